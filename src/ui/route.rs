//! Which screen is shown, as the part of the address after `#`, so that any static host will do.

use super::community;
use crate::browser::page;
use crate::model::Id;
use leptos::prelude::*;

/// The screens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Screen {
    /// The communities on this device.
    #[default]
    Start,
    /// `#/{community}/map`
    Map(Id),
    /// `#/{community}/list`
    List(Id),
    /// `#/{community}/board`
    Board(Id),
    /// `#/{community}/network`
    Network(Id),
    /// `#/{community}/community/{tab}`
    Community(Id, &'static str),
    /// `#/{community}/captain/{asset}`
    Captain(Id, Id),
    /// `#/{community}/actions`
    Actions(Id),
    /// `#/{community}/ask`
    Ask(Id),
    /// `#/{community}/report`
    Report(Id),
    /// `#/{community}/showcase`
    Showcase(Id),
    /// `#/{community}/workshop`
    Workshop(Id),
    /// `#/guide`, `#/{community}/guide`
    Guide(Option<Id>),
}

impl Screen {
    /// The community whose screen it is.
    #[must_use]
    pub const fn community(self) -> Option<Id> {
        match self {
            Self::Start => None,
            Self::Guide(community) => community,
            Self::Map(id)
            | Self::List(id)
            | Self::Board(id)
            | Self::Network(id)
            | Self::Actions(id)
            | Self::Community(id, _)
            | Self::Captain(id, _)
            | Self::Ask(id)
            | Self::Report(id)
            | Self::Showcase(id)
            | Self::Workshop(id) => Some(id),
        }
    }

    /// Whether the two are one room of the house, whatever stands open in it.
    pub fn shares_room(self, other: Self) -> bool {
        let room = |screen| match screen {
            Self::Captain(id, _) => Self::Community(id, community::FIRST_TAB),
            other => other,
        };
        std::mem::discriminant(&room(self)) == std::mem::discriminant(&room(other))
    }

    fn address(self) -> String {
        match self {
            Self::Start => "#/".to_owned(),
            Self::Map(id) => format!("#/{id}/map"),
            Self::List(id) => format!("#/{id}/list"),
            Self::Board(id) => format!("#/{id}/board"),
            Self::Network(id) => format!("#/{id}/network"),
            Self::Community(id, tab) => format!("#/{id}/community/{tab}"),
            Self::Captain(id, captain) => format!("#/{id}/captain/{captain}"),
            Self::Actions(id) => format!("#/{id}/actions"),
            Self::Ask(id) => format!("#/{id}/ask"),
            Self::Report(id) => format!("#/{id}/report"),
            Self::Showcase(id) => format!("#/{id}/showcase"),
            Self::Workshop(id) => format!("#/{id}/workshop"),
            Self::Guide(None) => "#/guide".to_owned(),
            Self::Guide(Some(id)) => format!("#/{id}/guide"),
        }
    }

    fn parse(address: &str) -> Self {
        let mut parts = address.trim_start_matches(['#', '/']).split('/');
        if parts.clone().next() == Some("guide") {
            return Self::Guide(None);
        }
        match (parts.next().and_then(Id::parse), parts.next()) {
            (Some(id), Some("captain")) => match parts.next().and_then(Id::parse) {
                Some(captain) => Self::Captain(id, captain),
                None => Self::Community(id, community::FIRST_TAB),
            },
            (Some(id), Some("list")) => Self::List(id),
            (Some(id), Some("board")) => Self::Board(id),
            (Some(id), Some("network")) => Self::Network(id),
            (Some(id), Some("community")) => Self::Community(id, community::tab(parts.next())),
            (Some(id), Some("actions")) => Self::Actions(id),
            (Some(id), Some("ask")) => Self::Ask(id),
            (Some(id), Some("report")) => Self::Report(id),
            (Some(id), Some("showcase")) => Self::Showcase(id),
            (Some(id), Some("workshop")) => Self::Workshop(id),
            (Some(id), Some("guide")) => Self::Guide(Some(id)),
            (Some(id), _) => Self::Map(id),
            _ => Self::Start,
        }
    }
}

/// The screen shown, kept in step with the address. One a page.
#[derive(Clone, Copy)]
pub struct Route(RwSignal<Screen>);

impl Route {
    #[must_use]
    pub fn follow() -> Self {
        let screen = RwSignal::new(Screen::parse(&page::hash()));
        page::on_hash_change(move |hash| screen.set(Screen::parse(&hash))).forever();
        Self(screen)
    }

    /// Tracked.
    #[must_use]
    pub fn screen(self) -> Screen {
        self.0.get()
    }

    #[must_use]
    pub fn screen_untracked(self) -> Screen {
        self.0.get_untracked()
    }

    pub fn go(self, screen: Screen) {
        page::set_hash(&screen.address());
        self.0.set(screen);
    }
}

/// A link to a screen; says which one is shown.
#[component]
pub fn ScreenLink(
    to: Signal<Screen>,
    /// Whether it stands for all that can be open on that screen.
    #[prop(optional)]
    whole: bool,
    children: Children,
) -> impl IntoView {
    let route = expect_context::<Route>();
    let current = move || {
        let (shown, to) = (route.screen(), to.get());
        (shown == to || whole && shown.shares_room(to)).then_some("page")
    };
    view! {
        <a
            href=move || to.get().address()
            aria-current=current
            on:click=move |event| {
                event.prevent_default();
                route.go(to.get_untracked());
            }
        >
            {children()}
        </a>
    }
}
