//! The map filling up: six counters, which kind is still empty, and what came last.

use crate::model::{Asset, AssetKind, Workspace};
use crate::state::{Look, Project, say, say_with, t};
use crate::ui::community::names;
use crate::ui::kit::{AssetMark, term};
use leptos::prelude::*;

fn count(workspace: &Workspace, kind: AssetKind) -> usize {
    workspace.assets.values().filter(|asset| asset.kind == kind).count()
}

/// What came last, and from which table where it says so.
fn newest(workspace: &Workspace) -> Option<Asset> {
    workspace.assets.values().max_by_key(|asset| (asset.stamp.created_at, asset.id)).cloned()
}

#[component]
pub fn Treasures() -> impl IntoView {
    let project = expect_context::<Project>();
    let look = expect_context::<Look>();
    let counter = move |kind: AssetKind| {
        let count = Memo::new(move |_| project.read(|workspace| count(workspace, kind)).unwrap_or_default());
        view! {
            <li class:empty=move || count.get() == 0>
                <AssetMark kind size=46 />
                <span class="grow">
                    {term("asset_kind_short", kind.id())} <Show when=move || count.get() == 0>": " {t("workshop.none_yet")}</Show>
                </span>
                <strong class="numbers">{move || count.get()}</strong>
            </li>
        }
    };
    let tally = Memo::new(move |_| project.read(|workspace| (workspace.assets.len(), workspace.needs.len())).unwrap_or_default());
    let sum = move || {
        let (assets, needs) = tally.get();
        say_with("workshop.sum", &[("assets", &assets.to_string()), ("needs", &needs.to_string())])
    };
    let share = move || {
        let (assets, needs) = tally.get();
        (assets * 100).checked_div(assets + needs).unwrap_or(50)
    };
    let last = Memo::new(move |_| project.read(newest).flatten());
    let told = move || {
        last.get().map(|asset| {
            let name = names::of_kind(look, asset.kind, &asset.name);
            let name = if name.is_empty() { say("app.unnamed") } else { name };
            match asset.stamp.table {
                Some(table) => say_with("workshop.from_table", &[("table", &table.to_string()), ("name", &name)]),
                None => name,
            }
        })
    };
    view! {
        <div class="counters">
            <ul>{AssetKind::ALL.iter().map(|&kind| counter(kind)).collect_view()}</ul>
            <div class="big-share" aria-hidden="true" style=move || format!("--share: {}%", share())></div>
            <p role="status">{sum}</p>
        </div>
        <Show when=move || last.with(Option::is_some)>
            <p class="newest" aria-live="polite">{told}</p>
        </Show>
    }
}
