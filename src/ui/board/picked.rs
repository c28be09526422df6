//! What could be joined to the one that is picked: matches under way, suggestions with their reasons, and what does not come up.

use super::column::line_id;
use super::pair::Pairs;
use super::suggestion::SuggestionCard;
use super::{BACK, Table};
use crate::browser::page;
use crate::matching::{Candidate, Side, pairs};
use crate::model::{Id, LinkState, NeedState, Record};
use crate::state::{Desk, Look, Project, say_count, t};
use crate::ui::community::names;
use crate::ui::community::part::change;
use crate::ui::kit::{Glyph, Icon, RecordMark};
use leptos::{html, prelude::*};

/// `side` is where the picked one stands; this is shown at the other.
#[component]
pub(super) fn Picked(side: Side, id: Id) -> impl IntoView {
    let project = expect_context::<Project>();
    let table = expect_context::<Table>();
    let look = expect_context::<Look>();
    let desk = expect_context::<Desk>();
    let record = Memo::new(move |_| project.read(|workspace| workspace.record(id)).flatten());
    let (title, all) = match side {
        Side::Needs => ("board.best_offers", "board.all_offers"),
        Side::Offers => ("board.best_needs", "board.all_needs"),
    };
    let back = move |_| {
        table.put_back();
        request_animation_frame(move || page::focus_one_of(&[line_id(id)]));
    };
    let head = move || {
        let record = record.get()?;
        let name = names::of_record(look, &record);
        Some(view! {
            <div class="row asked-for">
                <RecordMark record=record.clone() size=36 /> <strong class="grow">{name}</strong>
                <button class="button quiet icon" aria-label=t("map.edit") on:click=move |_| desk.edit(record.clone())>
                    <Icon glyph=Glyph::Edit />
                </button>
            </div>
        })
    };
    let panel = NodeRef::<html::Section>::new();
    Effect::new(move |_| {
        if let Some(panel) = panel.get() {
            request_animation_frame(move || page::focus_on(&panel));
        }
    });
    view! {
        <section class="answer stack" aria-label=t(title) tabindex="-1" node_ref=panel>
            <header class="row wrap">
                <h2 class="grow">{t(title)}</h2>
                <button class="button" id=BACK on:click=back>
                    <Icon glyph=Glyph::Before />
                    {t(all)}
                </button>
            </header>
            {head}
            <Met record id />
            <Pairs id />
            <Suggestions side />
        </section>
    }
}

/// Of a need that somebody answers: whether it is met.
#[component]
fn Met(record: Memo<Option<Record>>, id: Id) -> impl IntoView {
    let project = expect_context::<Project>();
    let met = Memo::new(move |_| match record.get() {
        Some(Record::Need(need)) => Some(need.state == NeedState::Met),
        _ => None,
    });
    let went_well = |state: LinkState| matches!(state, LinkState::Agreed | LinkState::Active | LinkState::Done);
    let could_be_met = Memo::new(move |_| {
        let joined = project.read(|workspace| pairs(workspace, id).iter().any(|(link, _)| went_well(link.state)));
        met.get().is_some_and(|met| met || joined.unwrap_or_default())
    });
    let turn = move |_| {
        let state = if met.get_untracked() == Some(true) { NeedState::Open } else { NeedState::Met };
        change(project, id, |record| {
            if let Record::Need(need) = record {
                need.state = state;
            }
        });
    };
    view! {
        <Show when=move || could_be_met.get()>
            <button class="chip choice" aria-pressed=move || (met.get() == Some(true)).to_string() on:click=turn>
                {t("board.is_met")}
            </button>
        </Show>
    }
}

#[component]
fn Suggestions(side: Side) -> impl IntoView {
    let table = expect_context::<Table>();
    let look = expect_context::<Look>();
    let is_hall = move || names::in_hall(look);
    let candidates = move || {
        let mut candidates = table.answer.with(|answer| answer.candidates.clone());
        if is_hall() {
            // Nobody is ranked before everybody's eyes: in the order they were put down.
            candidates.sort_by_key(|candidate| candidate.other_end(side));
        }
        candidates
    };
    let key = |candidate: &Candidate| {
        let Candidate { asset, need, score, completeness, reasons } = candidate;
        (*asset, *need, score.to_bits(), completeness.to_bits(), reasons.clone())
    };
    let none = move || table.answer.with(|answer| answer.candidates.is_empty());
    view! {
        <h3>{t("board.suggestions")}</h3>
        <Show when=none>
            <p class="empty">{t("board.no_suggestion")}</p>
        </Show>
        <ul class="stack">
            <For each=candidates key=key let:candidate>
                <li><SuggestionCard side candidate /></li>
            </For>
        </ul>
        <RuledOut />
    }
}

/// What fits by category and does not come up, with the reasons.
#[component]
fn RuledOut() -> impl IntoView {
    let table = expect_context::<Table>();
    let count = move || table.answer.with(|answer| answer.ruled_out);
    let why = move || {
        let why = table.answer.with(|answer| answer.why.clone());
        why.into_iter().map(|why| view! { <li>{why}</li> }).collect_view()
    };
    view! {
        <Show when=move || { count() > 0 }>
            <details class="more">
                <summary>{move || say_count("board.do_not_come_up", count())}</summary>
                <ul class="why">{why}</ul>
            </details>
        </Show>
    }
}
