//! Big choices to tap, one of several.

use crate::model::{AreaKind, Id};
use crate::practice::interview::Place;
use crate::state::{Project, Talk, say};
use crate::ui::kit::term;
use crate::ui::terms;
use leptos::prelude::*;

/// One of several; its group has the role `radiogroup`.
#[component]
pub fn Choice(
    chosen: Signal<bool>,
    pick: impl Fn() + 'static,
    label: Signal<String>,
    #[prop(optional)] hint: Option<Signal<String>>,
) -> impl IntoView {
    view! {
        <button type="button" class="choice-card" role="radio" aria-checked=move || chosen.get().to_string() on:click=move |_| pick()>
            <b>{label}</b>
            {hint.map(|hint| view! { <span class="small soft">{hint}</span> })}
        </button>
    }
}

/// The target groups of the community's words; tapping again takes the choice back.
#[component]
pub fn GroupChoice(talk: Talk) -> impl IntoView {
    let choices = move || {
        terms::target_groups()
            .into_iter()
            .map(|(id, label)| {
                let known = id.clone();
                let chosen = Signal::derive(move || talk.answers.with(|answers| answers.group.as_deref() == Some(known.as_str())));
                let pick = move || {
                    let group = (!chosen.get_untracked()).then(|| id.clone());
                    talk.answers.update(|answers| answers.group = group);
                };
                view! { <Choice chosen pick label=Signal::stored(label) /> }
            })
            .collect_view()
    };
    view! { <div class="choices small-choices" role="radiogroup" aria-labelledby="ask-group">{choices}</div> }
}

/// The areas of the community, buildings first, and the ways to say it otherwise.
#[component]
pub fn WhereChoice(talk: Talk) -> impl IntoView {
    let project = expect_context::<Project>();
    let areas = Memo::new(move |_| {
        let listed = project.read(|workspace| {
            let drawn = workspace.areas.values().filter(|area| area.shape.centre().is_some());
            let mut areas: Vec<(AreaKind, String, Id)> = drawn.map(|area| (area.kind, area.name.clone(), area.id)).collect();
            areas.sort_by_key(|(kind, name, _)| (*kind != AreaKind::Building, *kind, name.clone()));
            areas
        });
        listed.unwrap_or_default()
    });
    let choose = move |place: Place| talk.answers.update(|answers| answers.place = place);
    let is = move |place: Place| Signal::derive(move || talk.answers.with(|answers| answers.place == place));
    let area = move |(kind, name, id): (AreaKind, String, Id)| {
        let place = Place::Area(id);
        let kind = Signal::derive(move || term("area_kind", kind.id()));
        view! { <Choice chosen=is(place) pick=move || choose(place) label=Signal::stored(name) hint=kind /> }
    };
    view! {
        <div class="choices small-choices" role="radiogroup" aria-labelledby="ask-where">
            <Choice chosen=is(Place::OnMap) pick=move || choose(Place::OnMap) label=Signal::derive(|| say("ask.on_map")) />
            {move || areas.get().into_iter().map(area).collect_view()}
            <Choice chosen=is(Place::NotSaid) pick=move || choose(Place::NotSaid) label=Signal::derive(|| say("ask.no_place")) />
        </div>
    }
}
