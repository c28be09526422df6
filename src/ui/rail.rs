//! The screens: a rail on wide screens, a bottom bar on small ones; on a phone the rest folds under "More".

use super::community::FIRST_TAB;
use super::kit::{Glyph, Icon};
use super::route::{Route, Screen, ScreenLink};
use crate::browser::page;
use crate::model::Id;
use crate::state::{say, t};
use leptos::{html, prelude::*};

/// A way to a screen.
#[derive(Clone, Copy)]
struct Way {
    to: fn(Id) -> Screen,
    glyph: Glyph,
    name: &'static str,
    /// Whether it stands for all that can be open on that screen.
    whole: bool,
    /// Whether it folds under "More" on a phone.
    folds: bool,
}

/// In the order of the rail.
const WAYS: [Way; 8] = [
    Way { to: Screen::Map, glyph: Glyph::Map, name: "app.map", whole: false, folds: false },
    Way { to: Screen::List, glyph: Glyph::List, name: "app.list", whole: false, folds: false },
    Way { to: Screen::Board, glyph: Glyph::Board, name: "board.title", whole: false, folds: false },
    Way { to: Screen::Network, glyph: Glyph::Network, name: "network.title", whole: false, folds: true },
    Way { to: Screen::Actions, glyph: Glyph::Actions, name: "actions.title", whole: false, folds: false },
    Way { to: community, glyph: Glyph::Community, name: "community.community", whole: true, folds: true },
    Way { to: Screen::Report, glyph: Glyph::Report, name: "report.report", whole: false, folds: true },
    Way { to: Screen::Workshop, glyph: Glyph::Workshop, name: "workshop.workshop", whole: false, folds: true },
];

const fn community(id: Id) -> Screen {
    Screen::Community(id, FIRST_TAB)
}

#[component]
pub fn Rail() -> impl IntoView {
    view! {
        <nav class="rail" aria-label=t("app.screens")>
            {WAYS.map(|way| view! { <span class:folds=way.folds><WayLink way /></span> })}
            <MoreWays />
        </nav>
    }
}

#[component]
fn WayLink(way: Way) -> impl IntoView {
    let route = expect_context::<Route>();
    let to = Signal::derive(move || route.screen().community().map_or(Screen::Start, way.to));
    view! {
        <ScreenLink to whole=way.whole>
            <Icon glyph=way.glyph />
            {t(way.name)}
        </ScreenLink>
    }
}

/// On a phone: what does not fit beside the others.
#[component]
fn MoreWays() -> impl IntoView {
    let route = expect_context::<Route>();
    let popover = NodeRef::<html::Div>::new();
    let anchor = NodeRef::<html::Button>::new();
    let opened = RwSignal::new(false);
    let on_toggle = move |_| {
        let Some((ways, button)) = popover.get().zip(anchor.get()) else { return };
        opened.set(page::is_popover_open(&ways));
        if opened.get_untracked() {
            request_animation_frame(move || page::place_below(&ways, &button));
        }
    };
    let close = move |_| {
        if let Some(ways) = popover.get() {
            page::hide_popover(&ways);
        }
    };
    let is_here = move || {
        let shown = route.screen();
        shown.community().is_some_and(|id| WAYS.iter().any(|way| way.folds && shown.shares_room((way.to)(id))))
    };
    view! {
        <button
            class="more-ways"
            class:here=is_here
            node_ref=anchor
            popovertarget="more-ways"
            aria-expanded=move || opened.get().to_string()
        >
            <Icon glyph=Glyph::More />
            {move || say("map.more")}
        </button>
        <div class="menu ways-menu" id="more-ways" popover="auto" node_ref=popover on:toggle=on_toggle on:click=close>
            <Show when=move || opened.get()>
                {WAYS.into_iter().filter(|way| way.folds).map(|way| view! { <WayLink way /> }).collect_view()}
            </Show>
        </div>
    }
}
