//! The matches of the one that is picked: where each stands, the next step, and those that were said no to.

use super::suggestion::Decline;
use super::{keep_keyboard, move_id};
use crate::document::Edit;
use crate::matching::{next_state, pairs};
use crate::model::{Id, Link, LinkState, Record};
use crate::state::{Look, Project, say, say_with, t};
use crate::ui::community::names;
use crate::ui::community::part::change;
use crate::ui::kit::{Glyph, Icon, RecordMark, term};
use leptos::prelude::*;

/// A match, and the record at its other end.
type Joined = (Link, Record);

#[component]
pub(super) fn Pairs(id: Id) -> impl IntoView {
    let project = expect_context::<Project>();
    let joined = Memo::new(move |_| {
        let read = project.read(|workspace| {
            let with_record = |(link, other)| Some((link, workspace.record(other)?));
            pairs(workspace, id).into_iter().filter_map(with_record).collect::<Vec<Joined>>()
        });
        read.unwrap_or_default()
    });
    let is_declined = |(link, _): &Joined| link.state == LinkState::Declined;
    let under_way = move || joined.get().into_iter().filter(|pair| !is_declined(pair)).collect::<Vec<_>>();
    let declined = move || joined.get().into_iter().filter(is_declined).collect::<Vec<_>>();
    let key = |(link, other): &Joined| (link.id, link.state, link.reason.clone(), other.name().to_owned());
    view! {
        <Show when=move || !under_way().is_empty()>
            <h3>{t("board.under_way")}</h3>
            <ul class="stack">
                <For each=under_way key=key let:pair>
                    <li><UnderWay pair /></li>
                </For>
            </ul>
        </Show>
        <Show when=move || !declined().is_empty()>
            <details class="more">
                <summary>{t("board.declined")} " " <span class="numbers">{move || declined().len()}</span></summary>
                <ul class="lines">
                    <For each=declined key=key let:pair>
                        <li><Declined pair /></li>
                    </For>
                </ul>
            </details>
        </Show>
    }
}

#[component]
fn UnderWay(pair: Joined) -> impl IntoView {
    let project = expect_context::<Project>();
    let look = expect_context::<Look>();
    let (link, other) = pair;
    let id = link.id;
    let disc = view! { <RecordMark record=other.clone() size=32 /> };
    let name = Signal::derive(move || names::of_record(look, &other));
    let put = move |state: LinkState, reason: Option<String>| {
        change(project, id, move |record| {
            if let Record::Link(link) = record {
                link.state = state;
                link.reason = reason.unwrap_or_else(|| link.reason.clone());
            }
        });
        keep_keyboard(id);
    };
    let next = next_state(link.state).map(|next| {
        let label = move || if next == LinkState::Asked { say("board.ask") } else { term("link_state", next.id()) };
        let said = move || say_with("board.move_on", &[("state", &label()), ("name", &name.get())]);
        view! {
            <button class="button primary" id=move_id(id) aria-label=said on:click=move |_| put(next, None)>
                {label}
                <Icon glyph=Glyph::After />
            </button>
        }
    });
    let decline = Callback::new(move |reason: String| put(LinkState::Declined, Some(reason)));
    let open = link.state != LinkState::Done;
    view! {
        <article class="suggestion under-way" data-state=link.state.id() aria-label=name>
            <div class="row">
                {disc}
                <h4 class="grow">{name}</h4>
                <span class="chip">{move || term("link_state", link.state.id())}</span>
            </div>
            <p class="reasons">{link.reason}</p>
            <footer class="row wrap">{next} {open.then(|| view! { <Decline name decline /> })}</footer>
        </article>
    }
}

#[component]
fn Declined(pair: Joined) -> impl IntoView {
    let project = expect_context::<Project>();
    let look = expect_context::<Look>();
    let (link, other) = pair;
    let id = link.id;
    let disc = view! { <RecordMark record=other.clone() size=28 /> };
    let name = move || names::of_record(look, &other);
    let said = name.clone();
    let reason = move || if link.reason.is_empty() { say("board.no_reason") } else { link.reason.clone() };
    let take_back = move |_| {
        let _gone_already = project.commit(Edit::Delete(vec![id]));
        keep_keyboard(id);
    };
    view! {
        <div class="row">
            {disc}
            <span class="grow">
                <strong>{name}</strong>
                " "
                <span class="small soft">{reason}</span>
            </span>
            <button class="button" aria-label=move || say_with("board.take_back_what", &[("name", &said())]) on:click=take_back>
                {t("board.take_back")}
            </button>
        </div>
    }
}
