//! Gaps: which wishes somebody could meet, area by area, which treasures lie idle, where captains and whole kinds are missing.

mod behind;
mod lines;
mod table;

use super::captains::CoverageOf;
use super::growth::Balance;
use super::part::Records;
use crate::model::{AreaKind, Id};
use crate::practice::captains::Captains;
use crate::practice::idle::idle;
use crate::practice::nest::Nest;
use crate::state::{Footpaths, Project, coverage, say, say_count, t};
use crate::ui::route::{Screen, ScreenLink};
use behind::Behind;
use leptos::prelude::*;
use lines::Cell;
use table::GapTable;

#[component]
pub fn GapsTab() -> impl IntoView {
    let project = expect_context::<Project>();
    let footpaths = expect_context::<Footpaths>();
    let found = Memo::new(move |_| coverage(project, footpaths));
    let nest = Memo::new(move |_| project.read(Nest::of).unwrap_or_default());
    let chosen = RwSignal::new(None::<Cell>);
    view! {
        <Measured footpaths />
        <Show when=move || found.with(|found| !found.wishes.is_empty()) fallback=NoWishes>
            <GapTable found nest chosen />
        </Show>
        <div class="halves">
            <Idle />
            <div class="stack">
                <HouseCaptains />
                <Balance />
            </div>
        </div>
        <Behind found nest chosen />
    }
}

/// Which way distances are measured here.
#[component]
fn Measured(footpaths: Footpaths) -> impl IntoView {
    let key = move || if footpaths.walking().is_some() { "gaps.measured_on_foot" } else { "gaps.measured_straight" };
    view! { <p class="soft measured">{move || say(key())}</p> }
}

#[component]
fn NoWishes() -> impl IntoView {
    let community = expect_context::<Project>().peek(|workspace| workspace.info.id).unwrap_or_default();
    view! {
        <div class="sheet empty">
            <p>{t("gaps.empty")}</p>
            <p class="as-button"><ScreenLink to=Signal::stored(Screen::Map(community))>{t("community.to_the_map")}</ScreenLink></p>
        </div>
    }
}

/// Treasures that are joined to nothing.
#[component]
fn Idle() -> impl IntoView {
    let project = expect_context::<Project>();
    let ids = Memo::new(move |_| {
        let ids = |workspace: &_| idle(workspace).map(|asset| asset.id).collect::<Vec<Id>>();
        project.read(ids).unwrap_or_default()
    });
    let heading = move || match ids.with(Vec::len) {
        0 => say("gaps.none_idle"),
        count => say_count("gaps.idle", count),
    };
    view! {
        <section class="sheet">
            <h2>{heading}</h2>
            <Show when=move || !ids.with(Vec::is_empty)>
                <p class="small soft">{t("gaps.idle_hint")}</p>
                <Records ids />
            </Show>
        </section>
    }
}

/// How many areas of each kind have a captain; nothing where none is drawn.
#[component]
fn HouseCaptains() -> impl IntoView {
    let captains = {
        let project = expect_context::<Project>();
        Memo::new(move |_| project.read(Captains::of).unwrap_or_default())
    };
    view! {
        <section class="sheet gap-captains">
            <h2>{t("community.captains")}</h2>
            <CoverageOf captains kind=AreaKind::Building />
            <CoverageOf captains kind=AreaKind::Floor />
            <CoverageOf captains kind=AreaKind::GridCell />
        </section>
    }
}
