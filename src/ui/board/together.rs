//! Proposals of combinations: what answers a need together that nothing here answers alone.

use super::{mark_of, name_of, record_of};
use crate::browser::ids;
use crate::matching::{Together, together};
use crate::model::{Action, Id, Record};
use crate::state::{Desk, Footpaths, Look, Project, lang, read_pairing, say_with, t};
use leptos::prelude::*;

/// Combinations told for one need.
const A_NEED: usize = 2;
/// Drawn at first, and more at each asking.
const AT_ONCE: usize = 30;

#[component]
pub(super) fn Combinations() -> impl IntoView {
    let project = expect_context::<Project>();
    let footpaths = expect_context::<Footpaths>();
    let proposals = Memo::new(move |_| {
        let lang = lang();
        read_pairing(project, footpaths, |pairing, pack| together(pairing, (pack, lang), A_NEED)).unwrap_or_default()
    });
    let drawn = RwSignal::new(AT_ONCE);
    let first = move || proposals.with(|proposals| proposals.iter().take(drawn.get()).cloned().collect::<Vec<_>>());
    let key = |proposal: &Together| {
        let members: Vec<(Id, String)> = proposal.members.iter().map(|member| (member.asset, member.brings.clone())).collect();
        (proposal.need, members, proposal.span_m.to_bits())
    };
    view! {
        <div class="sight stack">
            <p class="soft">{t("board.together_hint")}</p>
            <Show when=move || proposals.with(Vec::is_empty)>
                <p class="empty">{t("board.together_none")}</p>
            </Show>
            <ul class="shares">
                <For each=first key=key let:proposal>
                    <li><Proposed proposal /></li>
                </For>
            </ul>
            <Show when=move || { proposals.with(Vec::len) > drawn.get() }>
                <button class="button" on:click=move |_| drawn.update(|drawn| *drawn += AT_ONCE)>{t("actions.show_more")}</button>
            </Show>
        </div>
    }
}

#[component]
fn Proposed(proposal: Together) -> impl IntoView {
    let project = expect_context::<Project>();
    let look = expect_context::<Look>();
    let desk = expect_context::<Desk>();
    let record = move |id| project.peek(|workspace| record_of(workspace, id)).flatten();
    let need = record(proposal.need)?;
    let disc = mark_of(&need, 28);
    let name = Signal::derive(move || name_of(look, &need));
    let assets: Vec<Id> = proposal.members.iter().map(|member| member.asset).collect();
    let members = proposal.members.into_iter().filter_map(|member| {
        let asset = record(member.asset)?;
        let disc = mark_of(&asset, 28);
        Some(view! {
            <li class="row">
                {disc}
                <span class="grow">
                    <strong>{move || name_of(look, &asset)}</strong>
                    " "
                    <span class="small soft">{member.brings}</span>
                </span>
            </li>
        })
    });
    let span = format!("{:.0}", (proposal.span_m / 10.0).ceil() * 10.0);
    let make = move |_| {
        let combined = Action { combines: assets.clone(), answers: vec![proposal.need], ..Action::new(ids::new_id(), String::new()) };
        desk.describe(Record::Action(combined));
    };
    Some(view! {
        <article class="suggestion" aria-label=name>
            <div class="row">
                {disc}
                <h3 class="grow">{name}</h3>
            </div>
            <ul class="members">{members.collect_view()}</ul>
            <p class="reasons">{move || say_with("board.span", &[("m", &span)])}</p>
            <footer class="row wrap">
                <button class="button primary" on:click=make>{t("board.make_action")}</button>
            </footer>
        </article>
    })
}
