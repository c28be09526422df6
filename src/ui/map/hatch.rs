//! The switch "Captains": areas that nobody looks after yet are hatched while it is on.

use super::features;
use super::slot::MapSlot;
use crate::browser::preferences::Preferences;
use crate::model::Id;
use crate::practice::captains::Captains;
use crate::state::{Project, say_count, t};
use crate::ui::kit::{Glyph, Icon};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The areas to hatch: none while the switch is off.
pub fn hatched(map: MapSlot, project: Project) -> Memo<BTreeSet<Id>> {
    Memo::new(move |_| {
        let gaps = || project.read(|workspace| Captains::of(workspace).gaps(workspace)).unwrap_or_default();
        if map.captains.get() { gaps() } else { BTreeSet::new() }
    })
}

/// Tells the map of every area whose hatching comes or goes.
pub fn keep_hatched(map: MapSlot, project: Project, hatched: Memo<BTreeSet<Id>>) {
    Effect::new(move |before: Option<BTreeSet<Id>>| {
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
pub fn CaptainSwitch() -> impl IntoView {
    let map = expect_context::<MapSlot>();
    let project = expect_context::<Project>();
    let hatched = hatched(map, project);
    let turn = move |_| {
        let on = !map.captains.get_untracked();
        Preferences::change(|kept| kept.captains_shown = on);
        map.captains.set(on);
    };
    view! {
        <div class="captain-switch">
            <Show when=move || map.captains.get()>
                <p class="legend" role="status">
                    <i aria-hidden="true"></i>
                    <span>{move || say_count("map.without_captain", hatched.with(BTreeSet::len))}</span>
                </p>
            </Show>
            <button
                class="button icon"
                aria-label=t("map.captains")
                title=t("map.captains")
                aria-pressed=move || map.captains.get().to_string()
                on:click=turn
            >
                <Icon glyph=Glyph::Captain />
            </button>
        </div>
    }
}
