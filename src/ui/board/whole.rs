//! The whole community at once: a fair share, confirmed pair by pair.

use super::Table;
use super::suggestion::SuggestionCard;
use crate::matching::{Candidate, Pairing, Side, new_pairs, told_pair};
use crate::packs::Pack;
use crate::state::{Footpaths, Look, Project, lang, read_pairing, share_of_all, t};
use crate::ui::community::names;
use crate::ui::kit::{RecordMark, ShowMore, Working};
use leptos::prelude::*;

/// Pairs drawn at first, and more at each asking.
const AT_ONCE: usize = 30;

#[component]
pub(super) fn Whole() -> impl IntoView {
    let project = expect_context::<Project>();
    let footpaths = expect_context::<Footpaths>();
    let share = share_of_all(project, footpaths);
    let pairs = Memo::new(move |_| {
        let found = share.told.get();
        project.read(|workspace| new_pairs(workspace, found.as_deref().unwrap_or_default())).unwrap_or_default()
    });
    let drawn = RwSignal::new(AT_ONCE);
    let first = Memo::new(move |_| -> Vec<Candidate> {
        let (lang, first) = (lang(), pairs.with(|pairs| pairs.iter().take(drawn.get()).copied().collect::<Vec<_>>()));
        let told =
            |pairing: &Pairing, pack: &Pack| first.iter().filter_map(|pair| told_pair(pairing, (pack, lang), pair)).collect::<Vec<_>>();
        read_pairing(project, footpaths, told).unwrap_or_default()
    });
    let key = |pair: &Candidate| (pair.need, pair.asset, pair.score.to_bits(), pair.reasons.clone());
    view! {
        <div class="sight stack">
            <p class="soft">{t("board.whole_hint")}</p>
            <Working aside=share />
            <Show when=move || pairs.with(Vec::is_empty) && share.progress.with(Option::is_none)>
                <p class="empty">{t("board.whole_none")}</p>
            </Show>
            <ul class="shares">
                <For each=move || first.get() key=key let:pair>
                    <li><Share pair /></li>
                </For>
            </ul>
            <ShowMore count=Signal::derive(move || pairs.with(Vec::len)) shown=drawn step=AT_ONCE />
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
    let need = project.peek(|workspace| workspace.record(need_id)).flatten()?;
    let disc = view! { <RecordMark record=need.clone() size=28 /> };
    let name = move || names::of_record(look, &need);
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
