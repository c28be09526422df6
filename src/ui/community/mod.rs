//! What the records say to those who work in the community: one tab a question.

mod captains;
mod entry;
mod find;
mod gaps;
mod groups;
pub mod growth;
mod headed;
mod home;
mod log;
pub mod names;
mod needs;
pub mod part;
mod readiness;
mod tally;
mod tasks;
mod thanks;
mod tidy;
mod twins;

use super::route::{Route, Screen, ScreenLink};
use crate::browser::page;
use crate::model::Id;
use crate::state::{Project, t};
pub use home::CaptainScreen;
use leptos::{html, prelude::*};

/// The last part of each tab's address. Apart from what answers: addresses are read before the screens are there.
const IDS: [&str; 10] = ["captains", "groups", "needs", "gaps", "log", "thanks", "readiness", "growth", "tidy", "twins"];

/// One question: the key of its name, and what answers it.
struct Tab {
    label: &'static str,
    view: fn() -> AnyView,
}

const TABS: [Tab; IDS.len()] = [
    Tab { label: "community.captains", view: || view! { <captains::CaptainsTab /> }.into_any() },
    Tab { label: "practice.groups_tab", view: || view! { <groups::GroupsTab /> }.into_any() },
    Tab { label: "practice.needs_tab", view: || view! { <needs::NeedsTab /> }.into_any() },
    Tab { label: "gaps.gaps", view: || view! { <gaps::GapsTab /> }.into_any() },
    Tab { label: "community.log", view: || view! { <log::LogTab /> }.into_any() },
    Tab { label: "community.thanks", view: || view! { <thanks::ThanksTab /> }.into_any() },
    Tab { label: "practice.readiness_tab", view: || view! { <readiness::ReadinessTab /> }.into_any() },
    Tab { label: "practice.growth_tab", view: || view! { <growth::GrowthTab /> }.into_any() },
    Tab { label: "practice.tidy", view: || view! { <tidy::TidyTab /> }.into_any() },
    Tab { label: "twins.twins", view: || view! { <twins::TwinsTab /> }.into_any() },
];

/// The tab that stands open when none was asked for.
pub const FIRST_TAB: &str = IDS[0];

/// The tab with this address; the first for any other.
pub fn tab(id: Option<&str>) -> &'static str {
    IDS.into_iter().find(|known| Some(*known) == id).unwrap_or(FIRST_TAB)
}

#[component]
pub fn CommunityScreen() -> impl IntoView {
    let route = expect_context::<Route>();
    let community = expect_context::<Project>().peek(|workspace| workspace.info.id).unwrap_or_default();
    let open = Memo::new(move |_| match route.screen() {
        Screen::Community(_, id) => IDS.iter().position(|known| *known == id),
        _ => None,
    });
    view! {
        <section class="community-screen" aria-label=t("community.community")>
            <Tabs community />
            // A tab begins at its top, wherever the last one was left.
            {move || open.get().map(|at| view! { <div class="tab-pane">{(TABS[at].view)()}</div> })}
        </section>
    }
}

/// Links, one a tab; they scroll sideways where there is little room.
#[component]
fn Tabs(community: Id) -> impl IntoView {
    let link = |(id, tab): (&'static str, Tab)| {
        let to = Signal::stored(Screen::Community(community, id));
        view! { <ScreenLink to>{t(tab.label)}</ScreenLink> }
    };
    let route = expect_context::<Route>();
    let row = NodeRef::<html::Nav>::new();
    Effect::new(move |_| {
        _ = route.screen();
        if let Some(row) = row.get() {
            request_animation_frame(move || page::show_present_link(&row));
        }
    });
    view! { <nav class="tabs" node_ref=row aria-label=t("community.tabs")>{IDS.into_iter().zip(TABS).map(link).collect_view()}</nav> }
}
