//! A captain's own page: their areas, their four tasks, what is due, what is coming, what was done.

use super::entry::{Entry, Line, entry};
use super::headed::ToMap;
use super::names;
use super::tasks::{Tasks, visited};
use crate::browser::clock;
use crate::document::Edit;
use crate::model::*;
use crate::practice::captains::Captains;
use crate::practice::rounds;
use crate::state::{Desk, Look, Project, say, say_with, t};
use crate::ui::forms::describe::heading;
use crate::ui::kit::{AreaMark, AssetMark, Binding, ChoiceChips};
use crate::ui::route::{Screen, ScreenLink};
use crate::ui::terms;
use leptos::prelude::*;

/// Entries of the past shown.
const LATELY: usize = 8;

/// What is asked of the records for one captain.
#[derive(Clone, Default, PartialEq)]
struct Rounds {
    areas: Vec<(Id, String)>,
    due: Vec<(Id, String, Option<Date>)>,
    coming: Vec<Line>,
    lately: Vec<Line>,
}

fn rounds_of(workspace: &Workspace, captain: Id, today: Date) -> Rounds {
    let captains = Captains::of(workspace);
    let name = |id: Id| Some(heading(&Record::Area(workspace.areas.get(&id)?.clone())));
    let lines = |ids: Vec<Id>| ids.iter().filter_map(|id| Some(entry(workspace, workspace.events.get(id)?, today))).collect();
    Rounds {
        areas: captains.areas_of(captain).filter_map(|id| Some((id, name(id)?))).collect(),
        due: rounds::visits_due(workspace, &captains, captain, today)
            .into_iter()
            .filter_map(|(id, last)| Some((id, name(id)?, last)))
            .collect(),
        coming: lines(rounds::gatherings(workspace, &captains, captain)),
        lately: lines(rounds::done_lately(workspace, &captains, captain, LATELY)),
    }
}

#[component]
pub fn CaptainScreen(captain: Id) -> impl IntoView {
    let project = expect_context::<Project>();
    let look = expect_context::<Look>();
    let community = project.peek(|workspace| workspace.info.id).unwrap_or_default();
    let person = Memo::new(move |_| project.read(|workspace| workspace.assets.get(&captain).cloned()).flatten());
    let rounds = Memo::new(move |_| project.read(|workspace| rounds_of(workspace, captain, clock::today())).unwrap_or_default());
    let name = move || person.get().map_or_else(|| say("community.captain_gone"), |person| names::of(look, &person));
    let first_area = Signal::derive(move || {
        rounds.with(|rounds| rounds.due.first().map(|(id, ..)| *id).or_else(|| rounds.areas.first().map(|(id, _)| *id)))
    });
    view! {
        <section class="community-screen" aria-label=name>
            <nav class="tabs" aria-label=t("community.tabs")>
                <ScreenLink to=Signal::stored(Screen::Community(community, super::FIRST_TAB))>"← " {t("community.captains")}</ScreenLink>
            </nav>
            <div class="tab-pane">
                <header class="row captain-head">
                    <AssetMark kind=AssetKind::Individual size=52 />
                    <h2 class="grow">{name}</h2>
                </header>
                <Show when=move || person.with(Option::is_some)>
                    <Areas areas=Signal::derive(move || rounds.with(|rounds| rounds.areas.clone())) />
                    <Tasks captain area=first_area />
                    <div class="halves">
                        <Due due=Signal::derive(move || rounds.with(|rounds| rounds.due.clone())) />
                        <Lines title="community.coming" none="community.none_coming" lines=Signal::derive(move || rounds.with(|rounds| rounds.coming.clone())) />
                        <Strengths captain />
                        <Lines title="community.lately" none="community.nothing_lately" lines=Signal::derive(move || rounds.with(|rounds| rounds.lately.clone())) />
                    </div>
                </Show>
            </div>
        </section>
    }
}

/// What they look after, each a way to the map.
#[component]
fn Areas(areas: Signal<Vec<(Id, String)>>) -> impl IntoView {
    let row = |(area, name): (Id, String)| view! { <li class="row"><AreaMark size=28 /> <strong>{name.clone()}</strong> <ToMap id=area name /></li> };
    view! {
        <section class="sheet">
            <h2>{t("community.looks_after")}</h2>
            <Show when=move || areas.with(Vec::is_empty)>
                <p class="soft">{t("community.no_own_area")}</p>
            </Show>
            <ul class="row wrap own-areas">{move || areas.get().into_iter().map(row).collect_view()}</ul>
        </section>
    }
}

/// Areas whose visit is due; pressing one writes a visit down.
#[component]
fn Due(due: Signal<Vec<(Id, String, Option<Date>)>>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let row = move |(area, name, last): (Id, String, Option<Date>)| {
        let last =
            last.map_or_else(|| say("community.never_visited"), |date| say_with("community.last_visit", &[("date", &date.to_string())]));
        view! {
            <li>
                <button class="line" on:click=move |_| desk.describe(visited(Some(area)))>
                    <AreaMark size=30 />
                    <span class="grow">
                        <strong>{name}</strong>
                        <span class="small soft">{last}</span>
                    </span>
                    <span class="small go">{t("community.do_know")}</span>
                </button>
            </li>
        }
    };
    view! {
        <section class="sheet">
            <h2>{t("community.visits_due")}</h2>
            <Show when=move || due.with(Vec::is_empty)>
                <p class="soft">{t("community.no_visits_due")}</p>
            </Show>
            <ul class="lines">{move || due.get().into_iter().map(row).collect_view()}</ul>
        </section>
    }
}

/// Entries of the log under a heading, or a sentence that there are none.
#[component]
fn Lines(title: &'static str, none: &'static str, lines: Signal<Vec<Line>>) -> impl IntoView {
    view! {
        <section class="sheet">
            <h2>{t(title)}</h2>
            <Show when=move || lines.with(Vec::is_empty)>
                <p class="soft">{t(none)}</p>
            </Show>
            <ul class="lines">{move || lines.get().into_iter().map(|entry| view! { <Entry entry /> }).collect_view()}</ul>
        </section>
    }
}

/// Chosen by the captain, kept at once, never counted.
#[component]
fn Strengths(captain: Id) -> impl IntoView {
    let project = expect_context::<Project>();
    let chosen = Memo::new(move |_| {
        project.read(|workspace| workspace.assets.get(&captain).map(|asset| asset.strengths.clone())).flatten().unwrap_or_default()
    });
    let choose = Callback::new(move |strengths: Vec<String>| {
        let Some(before) = project.peek(|workspace| workspace.assets.get(&captain).cloned()).flatten() else { return };
        let after = Asset { strengths, ..before.clone() };
        let _gone_meanwhile = project.commit(Edit::Update { before: Record::Asset(before), after: Record::Asset(after) });
    });
    view! {
        <section class="sheet">
            <ChoiceChips label="community.strengths" bind=Binding { value: chosen.into(), set: choose } options=Signal::derive(terms::strengths) />
            <p class="small soft">{t("community.strengths_hint")}</p>
        </section>
    }
}
