//! The log: what is planned and what happened, filtered; and how the five methods and the visits are spread.

use super::entry::{Entry, entry};
use super::tally::{Methods, Visits};
use crate::browser::{clock, ids};
use crate::model::*;
use crate::practice::log::{self, Ask, Timeline};
use crate::state::{Desk, Project, say, t};
use crate::ui::forms::describe::heading;
use crate::ui::kit::{ShowMore, term};
use leptos::prelude::*;

/// Entries of the past shown at first, and added each time more is asked for.
const SHOWN: usize = 50;

#[component]
pub fn LogTab() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let project = expect_context::<Project>();
    let ask = RwSignal::new(Ask::default());
    let shown = RwSignal::new(SHOWN);
    let timeline = Memo::new(move |_| project.read(|workspace| log::timeline(workspace, ask.get())).unwrap_or_default());
    let planned = move || timeline.with(|timeline| timeline.planned.clone());
    let held = move || timeline.with(|timeline| timeline.held.iter().copied().take(shown.get()).collect::<Vec<_>>());
    let count = Signal::derive(move || timeline.with(|timeline| timeline.held.len()));
    let nothing = move || {
        let none_at_all = project.read(|workspace| workspace.events.is_empty()).unwrap_or_default();
        timeline
            .with(|found| *found == Timeline::default())
            .then(|| say(if none_at_all { "community.log_empty" } else { "community.log_nothing" }))
    };
    let new_event = move |_| desk.describe(Record::Event(Event::new(ids::new_id(), EventKind::Visit, clock::today())));
    view! {
        <div class="row wrap tab-head">
            <Filters ask />
            <span class="grow"></span>
            <button class="button primary" on:click=new_event>{t("list.new_event")}</button>
        </div>
        <div class="with-aside">
            <div class="stack">
                {move || nothing().map(|sentence| view! { <p class="empty">{sentence}</p> })}
                <Entries title="community.planned" ids=Signal::derive(planned) />
                <Entries title="community.happened" ids=Signal::derive(held) />
                <ShowMore count shown step=SHOWN />
            </div>
            <aside class="stack">
                <Methods />
                <Visits />
            </aside>
        </div>
    }
}

/// A heading and its entries; nothing where there are none.
#[component]
fn Entries(title: &'static str, ids: Signal<Vec<Id>>) -> impl IntoView {
    let project = expect_context::<Project>();
    let entries = Memo::new(move |_| {
        let (ids, today) = (ids.get(), clock::today());
        project
            .read(|workspace| ids.iter().filter_map(|id| workspace.events.get(id)).map(|event| entry(workspace, event, today)).collect())
            .unwrap_or_default()
    });
    view! {
        <Show when=move || entries.with(|entries: &Vec<_>| !entries.is_empty())>
            <section class="sheet">
                <h2>{t(title)}</h2>
                <ul class="lines">{move || entries.get().into_iter().map(|entry| view! { <Entry entry /> }).collect_view()}</ul>
            </section>
        </Show>
    }
}

/// By kind, place and method.
#[component]
fn Filters(ask: RwSignal<Ask>) -> impl IntoView {
    let project = expect_context::<Project>();
    let kinds = move || EventKind::ALL.iter().map(|kind| (kind.id().to_owned(), term("event_kind", kind.id()))).collect();
    let methods = move || EventMethod::ALL.iter().map(|method| (method.id().to_owned(), term("event_method", method.id()))).collect();
    let areas = Memo::new(move |_| {
        let name = |area: &Area| (area.id.to_string(), heading(&Record::Area(area.clone())));
        project.read(|workspace| workspace.areas.values().map(name).collect::<Vec<_>>()).unwrap_or_default()
    });
    view! {
        <Filter name="community.log_kind" all="community.all_kinds" options=Signal::derive(kinds) choose=Callback::new(move |id: String| ask.update(|ask| ask.kind = EventKind::parse(&id))) />
        <Filter name="community.log_area" all="community.all_areas" options=areas.into() choose=Callback::new(move |id: String| ask.update(|ask| ask.area = Id::parse(&id))) />
        <Filter name="community.log_method" all="community.all_methods" options=Signal::derive(methods) choose=Callback::new(move |id: String| ask.update(|ask| ask.method = EventMethod::parse(&id))) />
    }
}

#[component]
fn Filter(name: &'static str, all: &'static str, options: Signal<Vec<(String, String)>>, choose: Callback<String>) -> impl IntoView {
    let chosen = RwSignal::new(String::new());
    let option = move |(id, label): (String, String)| {
        let selected = chosen.get_untracked() == id;
        view! { <option value=id selected=selected>{label}</option> }
    };
    view! {
        <select
            class="input filter"
            aria-label=t(name)
            on:change:target=move |event| {
                chosen.set(event.target().value());
                choose.run(chosen.get_untracked());
            }
        >
            <option value="">{t(all)}</option>
            {move || options.get().into_iter().map(option).collect_view()}
        </select>
    }
}
