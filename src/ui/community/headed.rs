//! One area of the tree with its two heads: the captain and the grid worker.

use super::names;
use crate::model::*;
use crate::practice::captains::{Captains, Headed, Steward};
use crate::state::{Desk, Look, Project, say, say_count, say_with, t};
use crate::ui::forms::describe::heading;
use crate::ui::kit::{AreaMark, Glyph, Icon, term};
use crate::ui::map::MapSlot;
use crate::ui::route::{Route, Screen, ScreenLink};
use leptos::prelude::*;

/// What a line says.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AreaLine {
    pub headed: Headed,
    name: String,
    kind: AreaKind,
    households: Option<u32>,
    captains: Vec<(Steward, String)>,
}

/// A line for every area, each before what lies in it.
pub fn lines(workspace: &Workspace, captains: &Captains) -> Vec<AreaLine> {
    let line = |headed: Headed| {
        let area = workspace.areas.get(&headed.area)?;
        let named = |steward: &Steward| Some((*steward, heading(&Record::Asset(workspace.assets.get(&steward.captain)?.clone()))));
        Some(AreaLine {
            name: heading(&Record::Area(area.clone())),
            kind: area.kind,
            households: area.households,
            captains: headed.captains.iter().filter_map(named).collect(),
            headed,
        })
    };
    captains.tree(workspace).into_iter().filter_map(line).collect()
}

#[component]
pub fn AreaRow(line: AreaLine, find: Callback<Id>) -> impl IntoView {
    let AreaLine { headed, name, kind, households, captains } = line;
    let area = headed.area;
    let households = households.map(|count| say_count("community.household_count", usize::try_from(count).unwrap_or(usize::MAX)));
    let about = [Some(term("area_kind", kind.id())), households].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let find_label = say_with("community.find_for", &[("name", &name)]);
    let lacks = headed.lacks_captain;
    view! {
        <li style=format!("--depth: {}", headed.depth)>
            <AreaMark size=30 />
            <div class="grow">
                <strong>{name.clone()}</strong>
                <p class="small soft">{about}</p>
                <p class="heads">
                    {captains.into_iter().map(|(steward, name)| view! { <CaptainChip steward name /> }).collect_view()}
                    {lacks.then(|| view! { <span class="chip lacking">{t("community.no_captain")}</span> })}
                    {(kind != AreaKind::Community || headed.grid_worker.is_some())
                        .then(|| view! { <span class="small soft">{grid_worker(headed.grid_worker)}</span> })}
                </p>
            </div>
            {lacks
                .then(|| {
                    view! {
                        <button class="button" aria-label=find_label on:click=move |_| find.run(area)>
                            {t("community.find")}
                        </button>
                    }
                })}
            <ToMap id=area name />
        </li>
    }
}

/// "Grid worker: Mr Tse".
fn grid_worker(name: Option<String>) -> String {
    let look = expect_context::<Look>();
    match name {
        Some(name) => say_with("community.grid_worker", &[("name", &names::shown(look, &name))]),
        None => say("community.no_grid_worker"),
    }
}

/// A captain's name, a way to their own page; how far it has come where they have not agreed yet.
#[component]
fn CaptainChip(steward: Steward, name: String) -> impl IntoView {
    let look = expect_context::<Look>();
    let community = expect_context::<Project>().peek(|workspace| workspace.info.id).unwrap_or_default();
    let said = move || {
        let name = names::shown(look, &name);
        if steward.state.is_agreed() {
            name
        } else {
            say_with("community.captain_state", &[("name", &name), ("state", &term("link_state", steward.state.id()))])
        }
    };
    view! { <span class="chip captain"><ScreenLink to=Signal::stored(Screen::Captain(community, steward.captain))>{said}</ScreenLink></span> }
}

/// Shows an area, asset or need on the map, its card open.
#[component]
pub fn ToMap(id: Id, name: String) -> impl IntoView {
    let (desk, route, map) = (expect_context::<Desk>(), expect_context::<Route>(), expect_context::<MapSlot>());
    let project = expect_context::<Project>();
    let go = move |_| {
        let Some((community, place)) = project.peek(|workspace| (workspace.info.id, workspace.own_place(id))) else { return };
        route.go(Screen::Map(community));
        desk.pick(id);
        if let Some(place) = place {
            map.show_once_visible(place);
        }
    };
    view! {
        <button class="button quiet icon" aria-label=say_with("community.show_on_map", &[("name", &name)]) on:click=go>
            <Icon glyph=Glyph::Place />
        </button>
    }
}
