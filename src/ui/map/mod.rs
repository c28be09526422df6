//! The map screen: the map itself, the palette, what is picked, and what is being described.

mod answers;
mod canvas;
mod card;
pub mod features;
mod gathered;
mod hatch;
mod palette;
mod slot;
mod stack;

use super::ask::AskButton;
use super::device::Search;
use super::dialogs::{AboutDialog, BaseDialog, CautionDialog, ChoicesDialog, Dialogs, ImportDialog};
use super::forms::FormPanel;
use super::kit::{Glyph, Icon};
use super::notices::Toast;
use super::paper::PaperDialog;
use crate::browser::page;
use crate::state::{Desk, Footpaths, Project, Tool, say_count, t};
use canvas::MapCanvas;
use card::Card;
pub use gathered::Gathered;
use hatch::{Hatching, Switches};
use leptos::prelude::*;
use palette::{Guide, Palette};
pub use slot::MapSlot;
use stack::Stack;

/// Stays mounted while another screen is shown, so that the map keeps its place.
#[component]
pub fn MapScreen(
    shown: Signal<bool>,
    /// Whether another screen shares the room with the map where there is enough; the map is then only looked at and picked from.
    beside: Signal<bool>,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let panel_open = Memo::new(move |_| {
        desk.draft.with(Option::is_some)
            || shown.get() && desk.selected.with(Option::is_some) && desk.tool.get() == Tool::Browse
            || shown.get() && desk.stack.with(|ids| !ids.is_empty())
    });
    let map = expect_context::<MapSlot>();
    let project = expect_context::<Project>();
    provide_context(Search::on(map));
    provide_context(Hatching::new(map, project, expect_context::<Footpaths>()));
    // What handles Escape itself (a dialog, a menu, a form) says so by preventing the default, or holds the keyboard.
    let escape = window_event_listener(leptos::ev::keydown, move |event| {
        if event.key() == "Escape" && !event.default_prevented() && !page::is_something_open() {
            desk.step_back();
        }
    });
    on_cleanup(move || escape.remove());
    Effect::new(move |_| map.cover(page::covered_by_panel(panel_open.get())));
    view! {
        <section class="map-screen" hidden=move || !shown.get() && !beside.get() class:beside=move || beside.get() class:with-panel=move || panel_open.get() class:moving=move || matches!(desk.tool.get(), Tool::Place(_))>
            <MapCanvas />
            <div class="corner">
                <Counts />
                // With a tool in hand the whole map is there to be touched.
                <Show when=move || desk.tool.get() == Tool::Browse>
                    <AskButton />
                </Show>
                <Toast here=Signal::derive(move || shown.get() && desk.tool.get() == Tool::Browse) />
            </div>
            <BaseButton />
            <Switches />
            <Guide />
            <Palette />
        </section>
        <Show when=move || desk.draft.with(Option::is_some)>
            <FormPanel />
        </Show>
        <Show when=move || shown.get() && desk.draft.with(Option::is_none) && desk.selected.with(Option::is_some) && desk.tool.get() == Tool::Browse>
            <Card />
        </Show>
        <Show when=move || shown.get() && desk.stack.with(|ids| !ids.is_empty())>
            <Stack />
        </Show>
        <ImportDialog here=Some(project) />
        <ChoicesDialog />
        <AboutDialog />
        <BaseDialog />
        <PaperDialog />
        <CautionDialog />
    }
}

/// How much has been put down, and how strengths stand to wishes.
#[component]
fn Counts() -> impl IntoView {
    let project = expect_context::<Project>();
    let counts = Memo::new(move |_| project.read(crate::model::Workspace::counts).unwrap_or_default());
    let sentence = move || {
        let counts = counts.get();
        [say_count("app.assets", counts.assets), say_count("app.needs", counts.needs), say_count("app.links", counts.links)]
            .join(&t("app.comma")())
    };
    let share = move || {
        let counts = counts.get();
        (counts.assets * 100).checked_div(counts.assets + counts.needs).unwrap_or(50)
    };
    view! {
        <div class="counts">
            <span role="status" aria-label=t("app.counts")>{sentence}</span>
            <div class="gauge" aria-hidden="true" style=move || format!("--share: {}%", share())></div>
        </div>
    }
}

#[component]
fn BaseButton() -> impl IntoView {
    let dialogs = expect_context::<Dialogs>();
    view! {
        <button class="button icon base-button" aria-label=t("map.base") title=t("map.base") on:click=move |_| dialogs.base.set(true)>
            <Icon glyph=Glyph::Layers />
        </button>
    }
}
