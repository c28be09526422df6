//! The whole community at once: a fair share, confirmed pair by pair.

use super::suggestion::SuggestionCard;
use super::{Table, mark_of, name_of, record_of};
use crate::matching::{Candidate, Side, shared};
use crate::state::{Footpaths, Look, Project, lang, read_pairing, say_count, t};
use leptos::prelude::*;

/// Pairs drawn at first, and more at each asking.
const AT_ONCE: usize = 30;

#[component]
pub(super) fn Whole() -> impl IntoView {
    let project = expect_context::<Project>();
    let footpaths = expect_context::<Footpaths>();
    let share = Memo::new(move |_| {
        let lang = lang();
        read_pairing(project, footpaths, |pairing, pack| shared(pairing, (pack, lang))).unwrap_or_default()
    });
    let count = move || share.with(|share| share.pairs.len());
    let waiting = move || share.with(|share| share.waiting);
    let drawn = RwSignal::new(AT_ONCE);
    let first = move || share.with(|share| share.pairs.iter().take(drawn.get()).cloned().collect::<Vec<_>>());
    let key = |pair: &Candidate| (pair.need, pair.asset, pair.score.to_bits(), pair.reasons.clone());
    view! {
        <div class="sight stack">
            <p class="soft">{t("board.whole_hint")}</p>
            <Show when=move || count() == 0>
                <p class="empty">{t("board.whole_none")}</p>
            </Show>
            <ul class="shares">
                <For each=first key=key let:pair>
                    <li><Share pair /></li>
                </For>
            </ul>
            <Show when=move || { count() > drawn.get() }>
                <button class="button" on:click=move |_| drawn.update(|drawn| *drawn += AT_ONCE)>{t("actions.show_more")}</button>
            </Show>
            <Show when=move || { waiting() > 0 }>
                <p class="soft">{move || say_count("board.waiting", waiting())}</p>
            </Show>
        </div>
    }
}

/// A need, and who is meant for it.
#[component]
fn Share(pair: Candidate) -> impl IntoView {
    let project = expect_context::<Project>();
    let look = expect_context::<Look>();
    let table = expect_context::<Table>();
    let need_id = pair.need;
    let need = project.peek(|workspace| record_of(workspace, need_id)).flatten()?;
    let disc = mark_of(&need, 28);
    let name = move || name_of(look, &need);
    Some(view! {
        <div class="share">
            <button class="line" on:click=move |_| table.pick(Side::Needs, need_id)>
                {disc}
                <strong class="grow">{name}</strong>
            </button>
            <SuggestionCard side=Side::Needs candidate=pair />
        </div>
    })
}
