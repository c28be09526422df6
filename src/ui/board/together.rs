//! Proposals of combinations: what answers a need together that nothing here answers alone.

use crate::browser::ids;
use crate::matching::{Together, told_together};
use crate::model::{Action, Id, Record};
use crate::state::{Desk, Footpaths, Look, Project, combinations_of_all, lang, pack, say_with, t};
use crate::ui::community::names;
use crate::ui::kit::{RecordMark, ShowMore, Working};
use leptos::prelude::*;

/// Drawn at first, and more at each asking.
const AT_ONCE: usize = 30;

#[component]
pub(super) fn Combinations() -> impl IntoView {
    let project = expect_context::<Project>();
    let found = combinations_of_all(project, expect_context::<Footpaths>());
    let count = move || found.told.with(|told| told.as_ref().as_ref().map_or(0, Vec::len));
    let drawn = RwSignal::new(AT_ONCE);
    let first = Memo::new(move |_| {
        let (pack, lang, told) = (pack(), lang(), found.told.get());
        let first = told.iter().flatten().take(drawn.get());
        first.map(|proposal| told_together((&pack, lang), proposal)).collect::<Vec<_>>()
    });
    let key = |proposal: &Together| {
        let members: Vec<(Id, String)> = proposal.members.iter().map(|member| (member.asset, member.brings.clone())).collect();
        (proposal.need, members, proposal.span_m.to_bits())
    };
    view! {
        <div class="sight stack">
            <p class="soft">{t("board.together_hint")}</p>
            <Working aside=found />
            <Show when=move || count() == 0 && found.progress.with(Option::is_none)>
                <p class="empty">{t("board.together_none")}</p>
            </Show>
            <ul class="shares">
                <For each=move || first.get() key=key let:proposal>
                    <li><Proposed proposal /></li>
                </For>
            </ul>
            <ShowMore count=Signal::derive(count) shown=drawn step=AT_ONCE />
        </div>
    }
}

#[component]
fn Proposed(proposal: Together) -> impl IntoView {
    let project = expect_context::<Project>();
    let look = expect_context::<Look>();
    let desk = expect_context::<Desk>();
    let record = move |id| project.peek(|workspace| workspace.record(id)).flatten();
    let need = record(proposal.need)?;
    let disc = view! { <RecordMark record=need.clone() size=28 /> };
    let name = Signal::derive(move || names::of_record(look, &need));
    let assets: Vec<Id> = proposal.members.iter().map(|member| member.asset).collect();
    let members = proposal.members.into_iter().filter_map(|member| {
        let asset = record(member.asset)?;
        let disc = view! { <RecordMark record=asset.clone() size=28 /> };
        Some(view! {
            <li class="row">
                {disc}
                <span class="grow">
                    <strong>{move || names::of_record(look, &asset)}</strong>
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
