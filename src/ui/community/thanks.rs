//! The thank-you wall: names, large, of those who agreed to stand on it; made to be printed.

use super::names;
use crate::browser::{clock, ids, page};
use crate::model::*;
use crate::practice::thanks::{Thanked, wall};
use crate::state::{Desk, Look, Project, say, say_with, t};
use crate::ui::kit::AssetMark;
use leptos::prelude::*;

/// Who may read a wall, each with the keys of its button and of the line under its title.
const READERS: [(Visibility, &str, &str); 2] = [
    (Visibility::Team, "community.thanks_for_team", "community.wall_team"),
    (Visibility::Public, "community.thanks_for_public", "community.wall_public"),
];

#[component]
pub fn ThanksTab() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let project = expect_context::<Project>();
    let readers = RwSignal::new(Visibility::Team);
    let thanked = Memo::new(move |_| project.read(|workspace| wall(workspace, readers.get())).unwrap_or_default());
    let choices = READERS
        .map(|(each, key, _)| {
            view! {
                <button class="chip choice" aria-pressed=move || (readers.get() == each).to_string() on:click=move |_| readers.set(each)>
                    {t(key)}
                </button>
            }
        })
        .collect_view();
    let for_whom = move || READERS.into_iter().find(|(each, ..)| *each == readers.get()).map(|(_, _, key)| say(key));
    let thank = move |_| {
        let event = Event::new(ids::new_id(), EventKind::Recognition, clock::today());
        desk.describe(Record::Event(Event { held: true, ..event }));
    };
    let community = move || project.read(|workspace| workspace.info.name.clone()).unwrap_or_default();
    view! {
        <div class="row wrap tab-head">
            <div class="chips" role="group" aria-label=t("community.thanks_readers")>{choices}</div>
            <span class="grow"></span>
            <button class="button" on:click=thank>{t("community.thank_somebody")}</button>
            <button class="button primary" disabled=move || thanked.with(Vec::is_empty) on:click=move |_| page::print()>{t("community.print")}</button>
        </div>
        <section class="sheet wall" aria-label=t("community.thanks")>
            <header>
                <p class="soft">{community}</p>
                <h2>{t("community.thank_you")}</h2>
                <p class="small soft">{for_whom}</p>
            </header>
            <Show when=move || thanked.with(Vec::is_empty)>
                <p class="empty">{t("community.wall_empty")}</p>
            </Show>
            <ul>{move || thanked.get().into_iter().map(|thanked| view! { <Name thanked /> }).collect_view()}</ul>
        </section>
    }
}

#[component]
fn Name(thanked: Thanked) -> impl IntoView {
    let look = expect_context::<Look>();
    let Thanked { kind, name, captain, honoured_on, .. } = thanked;
    let is_person = kind == AssetKind::Individual;
    let name = move || if is_person { names::shown(look, &name) } else { name.clone() };
    let for_what = move || {
        let honoured = honoured_on.map(|date| say_with("community.honoured_on", &[("date", &date.to_string())]));
        [captain.then(|| say("community.is_captain")), honoured].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    view! {
        <li>
            <AssetMark kind size=52 />
            <span>
                <strong>{name}</strong>
                <span class="soft">{for_what}</span>
            </span>
        </li>
    }
}
