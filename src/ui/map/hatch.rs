//! The switches "Captains" and "Gaps": areas that nobody looks after, and areas with wishes that nobody can meet, are hatched while they are on.

use super::features;
use super::slot::MapSlot;
use crate::browser::map::Hatch;
use crate::browser::preferences::Preferences;
use crate::model::Id;
use crate::practice::captains::Captains;
use crate::state::{Footpaths, Project, coverage, say_count, t};
use crate::ui::device::HereButton;
use crate::ui::kit::{Glyph, Icon};
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// What is wanting in an area, and how its label says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanting {
    pub hatch: Hatch,
    pub said: Option<String>,
}

/// The areas to hatch. A gap goes before a captain: it says more.
pub type Hatched = BTreeMap<Id, Wanting>;

/// What is hatched while its switch is on; worked out once for the map and the switches. One a map.
#[derive(Clone, Copy)]
pub struct Hatching {
    without_captain: Memo<BTreeSet<Id>>,
    /// Areas and the wishes in them that nobody can meet.
    with_gap: Memo<BTreeMap<Id, usize>>,
    /// The areas to hatch: none while both switches are off.
    pub areas: Memo<Hatched>,
}

impl Hatching {
    #[must_use]
    pub fn new(map: MapSlot, project: Project, footpaths: Footpaths) -> Self {
        let captains = move || project.read(|workspace| Captains::of(workspace).gaps(workspace)).unwrap_or_default();
        let without_captain = Memo::new(move |_| if map.captains.get() { captains().into_iter().collect() } else { BTreeSet::new() });
        let gaps = move || coverage(project, footpaths).gaps();
        let with_gap = Memo::new(move |_| if map.gaps.get() { gaps() } else { BTreeMap::new() });
        let areas = Memo::new(move |_| {
            let captain = |area| (area, Wanting { hatch: Hatch::Captain, said: None });
            let gap = |(area, count): (Id, usize)| (area, Wanting { hatch: Hatch::Gap, said: Some(say_count("gaps.on_map", count)) });
            without_captain.get().into_iter().map(captain).chain(with_gap.get().into_iter().map(gap)).collect()
        });
        Self { without_captain, with_gap, areas }
    }
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
    let Hatching { without_captain, with_gap, .. } = expect_context();
    let all_gaps = Memo::new(move |_| with_gap.with(|gaps| gaps.values().sum::<usize>()));
    let said_gaps = move || match all_gaps.get() {
        0 => t("gaps.none_on_map")(),
        count => say_count("gaps.on_map", count),
    };
    view! {
        <div class="switches">
            <HereButton />
            <Switch
                label="map.captains"
                glyph=Glyph::Captain
                on=map.captains
                keep=|kept, on| kept.captains_shown = on
                said=Signal::derive(move || say_count("map.without_captain", without_captain.with(BTreeSet::len)))
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
