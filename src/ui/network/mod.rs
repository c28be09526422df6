//! The network: the picture of who is linked to whom, and beside it in words what it says.

mod draw;
mod findings;
mod growth;
mod node;
mod picture;
mod scene;
mod sieve;
mod stage;
mod weak;

use super::route::{Route, Screen};
use crate::state::{Desk, Look, Project, t};
use crate::ui::kit::Working;
use findings::Findings;
use leptos::prelude::*;
use node::{Finder, PickedNode};
use picture::Picture;
use scene::Scene;
use sieve::SieveBar;

#[component]
pub fn NetworkScreen() -> impl IntoView {
    let project = expect_context::<Project>();
    let desk = expect_context::<Desk>();
    let route = expect_context::<Route>();
    let scene = Scene::new(project, expect_context::<Look>());
    provide_context(scene);
    desk.put_away();
    let is_empty = Memo::new(move |_| scene.nodes.with(|nodes| nodes.is_empty()));
    let is_told = Memo::new(move |_| scene.report.with(|report| report.is_some()));
    let is_loose = move || is_told.get() && scene.told(|report| report.measures.links) == 0;
    let to_map = move |_| {
        if let Some(id) = route.screen().community() {
            route.go(Screen::Map(id));
        }
    };
    view! {
        <section class="network" aria-label=t("network.title")>
            <div class="network-left">
                <SieveBar />
                <Picture />
                <Show when=is_loose>
                    <div class="network-empty notice">
                        <p>{move || t(if is_empty.get() { "network.nothing_yet" } else { "network.no_links" })()}</p>
                        <button class="button primary" on:click=to_map>{t("network.to_map")}</button>
                    </div>
                </Show>
            </div>
            <div class="network-right">
                <Finder />
                <PickedNode />
                <Working aside=scene.counting />
                <Show when=move || is_told.get() && !is_empty.get()>
                    <Findings />
                </Show>
            </div>
        </section>
    }
}
