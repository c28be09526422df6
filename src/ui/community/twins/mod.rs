//! Twice on the map? Pairs that may be one, side by side; a person says whether they are.

mod card;
mod compare;
mod said;
mod sketch;

use crate::model::{Record, Workspace};
use crate::practice::twins::Twins;
use crate::state::{Project, say, say_count, t, twins_of_all};
use crate::ui::kit::{ShowMore, Working};
use card::TwinsCard;
use leptos::{html, prelude::*};

/// Pairs shown at first, and added each time more is asked for.
const SHOWN: usize = 20;

/// A pair with its records, the older first.
#[derive(Clone, PartialEq)]
struct Both {
    twins: Twins,
    records: [Record; 2],
}

fn both(workspace: &Workspace, twins: Twins) -> Option<Both> {
    let records = [workspace.record(twins.pair.first())?, workspace.record(twins.pair.second())?];
    Some(Both { twins, records })
}

#[component]
pub fn TwinsTab() -> impl IntoView {
    let project = expect_context::<Project>();
    let aside = twins_of_all(project);
    let shown = RwSignal::new(SHOWN);
    let heading = NodeRef::<html::H2>::new();
    let count = Memo::new(move |_| aside.told.with(|told| told.as_ref().as_ref().map(Vec::len)));
    let pairs = Memo::new(move |_| {
        let first: Vec<Twins> = aside.told.with(|told| told.iter().flatten().take(shown.get()).cloned().collect());
        project.read(|workspace| first.into_iter().filter_map(|twins| both(workspace, twins)).collect::<Vec<_>>()).unwrap_or_default()
    });
    // The card that was answered is gone: the keyboard goes on from the top.
    let answered = Callback::new(move |()| {
        if let Some(heading) = heading.get_untracked() {
            crate::browser::page::focus_on(&heading);
        }
    });
    let title = move || match count.get() {
        Some(n) if n > 0 => say_count("twins.pairs", n),
        _ => say("twins.twins"),
    };
    view! {
        <section class="sheet twins">
            <header>
                <h2 node_ref=heading tabindex="-1">{title}</h2>
                <p class="soft">{t("twins.hint")}</p>
            </header>
            <Working aside />
            <Show when=move || count.get() == Some(0)>
                <p class="empty">{t("twins.none")}</p>
            </Show>
            <ul class="twins-list">
                <For each=move || pairs.get() key=|both| (both.twins.pair, both.records.clone().map(|record| record.stamp().updated_at)) let:both>
                    <TwinsCard both answered />
                </For>
            </ul>
            <ShowMore count=Signal::derive(move || count.get().unwrap_or_default()) shown step=SHOWN />
        </section>
    }
}
