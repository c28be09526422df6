//! Looking at it together: the map before and now, what is not used yet, and thanks.

use crate::model::{Asset, AssetKind, Timestamp, Visibility, Workspace};
use crate::practice::captains::Captains;
use crate::practice::idle::idle;
use crate::practice::sketch::sketch;
use crate::practice::thanks::wall;
use crate::state::{Look, Project, Workshop, say, say_count, say_with, t};
use crate::ui::community::names;
use crate::ui::kit::AssetMark;
use crate::ui::report::SketchMap;
use leptos::prelude::*;

/// Names on the wall at a time.
const MOST: usize = 12;

/// As it stood at a moment, as far as records tell when they were put down.
fn as_of(workspace: &Workspace, moment: Timestamp) -> Workspace {
    let mut then = workspace.clone();
    then.assets.retain(|_, asset| asset.stamp.created_at < moment);
    then.needs.retain(|_, need| need.stamp.created_at < moment);
    then.links.retain(|_, link| link.stamp.created_at < moment);
    then
}

/// Joined to nothing: neither linked nor in an action.
fn unused(workspace: &Workspace) -> Vec<Asset> {
    idle(workspace).cloned().collect()
}

#[component]
pub fn LookBack() -> impl IntoView {
    let (project, workshop, look) = (expect_context::<Project>(), expect_context::<Workshop>(), expect_context::<Look>());
    let began = workshop.run().map(|run| run.began).unwrap_or_default();
    let picture = move |moment: Option<Timestamp>, key: &'static str| {
        let drawn = Memo::new(move |_| {
            project
                .read(|workspace| {
                    let then = moment.map_or_else(|| workspace.clone(), |moment| as_of(workspace, moment));
                    (sketch(&then, 640.0, 400.0), then.counts())
                })
                .unwrap_or_default()
        });
        let counts = move || {
            let counts = drawn.with(|(_, counts)| *counts);
            [say_count("app.assets", counts.assets), say_count("app.needs", counts.needs), say_count("app.links", counts.links)]
                .join(&say("app.comma"))
        };
        view! {
            <figure>
                <figcaption><strong>{t(key)}</strong> " " <span class="soft">{counts}</span></figcaption>
                {move || match drawn.with(|(sketch, _)| sketch.clone()) {
                    Some(sketch) => view! { <SketchMap sketch /> }.into_any(),
                    None => view! { <p class="soft nothing">{t("workshop.none_yet")}</p> }.into_any(),
                }}
            </figure>
        }
    };
    let unused = Memo::new(move |_| project.read(unused).unwrap_or_default());
    let without_captain = Memo::new(move |_| project.read(|workspace| Captains::of(workspace).gaps(workspace).len()).unwrap_or_default());
    let thanked = Memo::new(move |_| project.read(|workspace| wall(workspace, Visibility::Team)).unwrap_or_default());
    let name = move |asset: &Asset| {
        let shown = names::of_kind(look, asset.kind, &asset.name);
        (asset.kind, if shown.is_empty() { say("app.unnamed") } else { shown })
    };
    let chip = |(kind, name): (AssetKind, String)| view! { <li><AssetMark kind size=34 />{name}</li> };
    view! {
        <div class="before-now">{picture(Some(began), "workshop.before")} {picture(None, "workshop.now")}</div>
        <div class="back-lists">
            <section>
                <h3>{move || say_count("workshop.unused", unused.with(Vec::len))}</h3>
                <ul class="name-chips">{move || unused.with(|all| all.iter().take(MOST).map(name).map(chip).collect_view())}</ul>
                <Show when=move || { without_captain.get() > 0 }>
                    <p>{move || say_count("workshop.without_captain", without_captain.get())}</p>
                </Show>
            </section>
            <section>
                <h3>{t("community.thank_you")}</h3>
                <ul class="name-chips">
                    {move || {
                        thanked
                            .get()
                            .into_iter()
                            .take(MOST)
                            .map(|thanked| chip((thanked.kind, names::of_kind(look, thanked.kind, &thanked.name))))
                            .collect_view()
                    }}
                </ul>
                <Show when=move || thanked.with(Vec::is_empty)>
                    <p class="soft">{t("community.wall_empty")}</p>
                </Show>
                <p class="visually-hidden">{move || say_with("workshop.thanked", &[("n", &thanked.with(Vec::len).to_string())])}</p>
            </section>
        </div>
    }
}
