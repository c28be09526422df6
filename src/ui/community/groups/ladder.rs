//! Associations by the stage they have reached, each with what comes next.

use super::card::GroupCard;
use crate::model::{AssetKind, Id, LegalStatus};
use crate::practice::stages;
use crate::state::{Project, say_count, t};
use crate::ui::kit::{ShowMore, term};
use leptos::prelude::*;

/// Cards shown at first in a stage, and added each time more is asked for.
const SHOWN: usize = 12;

#[component]
pub fn Ladder() -> impl IntoView {
    let project = expect_context::<Project>();
    let stages = Memo::new(move |_| project.read(stages::by_stage).unwrap_or_default());
    let none = move || stages.with(|stages| stages.iter().all(|(_, ids)| ids.is_empty()));
    view! {
        <Show when=none>
            <p class="sheet empty">{t("practice.groups_empty")}</p>
        </Show>
        <Show when=move || !none()>
            {LegalStatus::ALL
                .iter()
                .map(|&status| {
                    let ids = Memo::new(move |_| stages.with(|stages| stages.iter().find(|(stage, _)| *stage == status).map(|(_, ids)| ids.clone())).unwrap_or_default());
                    view! { <Stage status ids /> }
                })
                .collect_view()}
        </Show>
    }
}

#[component]
fn Stage(status: LegalStatus, ids: Memo<Vec<Id>>) -> impl IntoView {
    let project = expect_context::<Project>();
    let shown = RwSignal::new(SHOWN);
    let cards = Memo::new(move |_| {
        let ids: Vec<Id> = ids.with(|ids| ids.iter().take(shown.get()).copied().collect());
        let group = |workspace: &crate::model::Workspace, id: &Id| {
            workspace.assets.get(id).filter(|asset| asset.kind == AssetKind::Association).cloned()
        };
        project.read(|workspace| ids.iter().filter_map(|id| group(workspace, id)).collect::<Vec<_>>()).unwrap_or_default()
    });
    view! {
        <section class="sheet">
            <h2>
                {move || term("legal_status", status.id())} " " <span class="soft numbers">{move || say_count("practice.groups", ids.with(Vec::len))}</span>
            </h2>
            <Show when=move || ids.with(Vec::is_empty)>
                <p class="soft">{t("practice.stage_empty")}</p>
            </Show>
            <ul class="group-cards">
                <For each=move || cards.get() key=|group| format!("{group:?}") let:group>
                    <li><GroupCard group /></li>
                </For>
            </ul>
            <ShowMore count=Signal::derive(move || ids.with(Vec::len)) shown step=SHOWN />
        </section>
    }
}
