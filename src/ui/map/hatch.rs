//! The switches "Captains" and "Gaps": areas that nobody looks after, and areas with wishes that nobody can meet, are hatched while they are on.

use super::features;
use super::slot::MapSlot;
use crate::browser::map::Hatch;
use crate::browser::preferences::Preferences;
use crate::model::Id;
use crate::practice::captains::Captains;
use crate::state::{Footpaths, Project, coverage, say_count, t};
use crate::ui::kit::{Glyph, Icon};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What is wanting in an area, and how its label says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanting {
    pub hatch: Hatch,
    pub said: Option<String>,
}

/// The areas to hatch. A gap goes before a captain: it says more.
pub type Hatched = BTreeMap<Id, Wanting>;

fn without_captain(map: MapSlot, project: Project) -> Memo<Hatched> {
    let wanting = |area| (area, Wanting { hatch: Hatch::Captain, said: None });
    Memo::new(move |_| {
        let gaps = || project.read(|workspace| Captains::of(workspace).gaps(workspace)).unwrap_or_default();
        if map.captains.get() { gaps().into_iter().map(wanting).collect() } else { Hatched::new() }
    })
}

fn with_gap(map: MapSlot, project: Project) -> Memo<BTreeMap<Id, usize>> {
    let footpaths = expect_context::<Footpaths>();
    let gaps = move || coverage(project, footpaths).gaps();
    Memo::new(move |_| if map.gaps.get() { gaps() } else { BTreeMap::new() })
}

/// The areas to hatch: none while both switches are off.
pub fn hatched(map: MapSlot, project: Project) -> Memo<Hatched> {
    let (captains, gaps) = (without_captain(map, project), with_gap(map, project));
    Memo::new(move |_| {
        let wanting = |(area, count): (Id, usize)| (area, Wanting { hatch: Hatch::Gap, said: Some(say_count("gaps.on_map", count)) });
        captains.get().into_iter().chain(gaps.get().into_iter().map(wanting)).collect()
    })
}

/// Tells the map of every area whose hatching comes, goes or changes.
pub fn keep_hatched(map: MapSlot, project: Project, hatched: Memo<Hatched>) {
    Effect::new(move |before: Option<Hatched>| {
        let now = hatched.get();
        map.with(|handle| {
            let before = before.unwrap_or_else(|| now.clone());
            if let Some(diff) = project.peek(|workspace| features::rehatched(workspace, &before, &now)) {
                let _drawn_again_when_ready = handle.update_records(&diff);
            }
        });
        now
    });
}

#[component]
pub fn Switches() -> impl IntoView {
    let map = expect_context::<MapSlot>();
    let project = expect_context::<Project>();
    let (captains, gaps) = (without_captain(map, project), with_gap(map, project));
    let all_gaps = Memo::new(move |_| gaps.with(|gaps| gaps.values().sum::<usize>()));
    let said_gaps = move || match all_gaps.get() {
        0 => t("gaps.none_on_map")(),
        count => say_count("gaps.on_map", count),
    };
    view! {
        <div class="switches">
            <Switch
                label="map.captains"
                glyph=Glyph::Captain
                on=map.captains
                keep=|kept, on| kept.captains_shown = on
                said=Signal::derive(move || say_count("map.without_captain", captains.with(BTreeMap::len)))
            />
            <Switch label="gaps.gaps" glyph=Glyph::Gap on=map.gaps keep=|kept, on| kept.gaps_shown = on said=Signal::derive(said_gaps) red=Signal::derive(move || all_gaps.get() > 0) />
        </div>
    }
}

/// Turns one hatching on and off, and says what it means while it is on.
#[component]
fn Switch(
    label: &'static str,
    glyph: Glyph,
    on: RwSignal<bool>,
    keep: fn(&mut Preferences, bool),
    said: Signal<String>,
    #[prop(optional)] red: Signal<bool>,
) -> impl IntoView {
    let turn = move |_| {
        let now = !on.get_untracked();
        Preferences::change(|kept| keep(kept, now));
        on.set(now);
    };
    view! {
        <div>
            <Show when=move || on.get()>
                <p class="legend" class:gap=move || red.get() role="status">
                    <i aria-hidden="true"></i>
                    <span>{move || said.get()}</span>
                </p>
            </Show>
            <button class="button icon" aria-label=t(label) title=t(label) aria-pressed=move || on.get().to_string() on:click=turn>
                <Icon glyph />
            </button>
        </div>
    }
}
