//! The federation as a tree, level by level, and the types of group a pack's federation still lacks.

use crate::model::{OrgLevel, Record, Workspace};
use crate::packs::TermList;
use crate::practice::federation::{self, Seat};
use crate::state::{Project, lang, pack, say, say_with, t};
use crate::ui::community::part::OpenLine;
use crate::ui::kit::term;
use crate::ui::terms::label;
use leptos::prelude::*;

#[component]
pub fn Federations() -> impl IntoView {
    let project = expect_context::<Project>();
    let seats = Memo::new(move |_| {
        let named = |workspace: &Workspace| {
            federation::tree(workspace).into_iter().filter_map(|seat| Some((seat, workspace.record(seat.id)?))).collect::<Vec<_>>()
        };
        project.read(named).unwrap_or_default()
    });
    let row = |(seat, record): (Seat, Record)| {
        let said = seat.level.map(level_name).unwrap_or_default();
        view! { <li style=format!("--depth: {}", seat.depth.min(6))><OpenLine record said /></li> }
    };
    view! {
        <section class="sheet">
            <h2>{t("practice.federation")}</h2>
            <Show when=move || seats.with(Vec::is_empty)>
                <p class="soft">{t("practice.federation_empty")}</p>
            </Show>
            <ul class="lines tree">{move || seats.get().into_iter().map(row).collect_view()}</ul>
            <Missing />
        </section>
    }
}

/// What the pack's federation calls the level, or else the plain word.
fn level_name(level: OrgLevel) -> String {
    let pack = pack();
    let of_pack = pack.federations.iter().flat_map(|federation| &federation.levels).find(|each| each.level == level);
    of_pack.map_or_else(|| term("org_level", level.id()), |each| each.label.get(lang()).to_owned())
}

#[component]
fn Missing() -> impl IntoView {
    let project = expect_context::<Project>();
    let missing = Memo::new(move |_| {
        let pack = pack();
        let of_each = |workspace: &Workspace| {
            let of = |each: &crate::packs::Federation| {
                let types: Vec<String> = federation::missing_types(workspace, each).into_iter().map(str::to_owned).collect();
                (each.label.get(lang()).to_owned(), types)
            };
            pack.federations.iter().map(of).collect::<Vec<_>>()
        };
        project.read(of_each).unwrap_or_default()
    });
    let line = |(name, types): (String, Vec<String>)| {
        let said = if types.is_empty() {
            say("practice.types_whole")
        } else {
            let types: Vec<String> = types.iter().map(|id| label(TermList::Categories, id)).collect();
            say_with("practice.types_missing", &[("types", &types.join(&say("app.list_comma")))])
        };
        view! { <p><strong>{name}</strong> " · " {said}</p> }
    };
    move || missing.get().into_iter().map(line).collect_view()
}
