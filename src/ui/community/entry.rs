//! One entry of the log in one line; pressing it opens its form.

use crate::model::*;
use crate::practice::log::method_of;
use crate::state::{Desk, Project, say_count, t};
use crate::ui::forms::describe::heading;
use crate::ui::kit::{RecordMark, term};
use leptos::prelude::*;

/// What a line says.
#[derive(Clone, PartialEq)]
pub struct Line {
    event: Event,
    area: Option<String>,
    overdue: bool,
}

/// The line of an event.
pub fn entry(workspace: &Workspace, event: &Event, today: Date) -> Line {
    let area = event.area.and_then(|id| workspace.areas.get(&id)).map(|area| heading(&Record::Area(area.clone())));
    Line { event: event.clone(), area, overdue: event.is_overdue(today) }
}

#[component]
pub fn Entry(entry: Line) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let project = expect_context::<Project>();
    let Line { event, area, overdue } = entry;
    let id = event.id;
    let open = move |_| {
        if let Some(record) = project.peek(|workspace| workspace.record(id)).flatten() {
            desk.edit(record);
        }
    };
    let kind = term("event_kind", event.kind.id());
    let title = if event.outcome.trim().is_empty() { kind.clone() } else { event.outcome.clone() };
    let people = event.count.map(|count| say_count("community.people", usize::try_from(count).unwrap_or(usize::MAX)));
    let method = method_of(&event).map(|method| term("event_method", method.id())).filter(|method| *method != kind);
    let said = [Some(event.date.to_string()), (title != kind).then_some(kind), area, people, method];
    let said = said.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    view! {
        <li>
            <button class="line" on:click=open>
                <RecordMark record=Record::Event(event) size=30 />
                <span class="grow">
                    <strong>{title}</strong>
                    <span class="small soft">{said}</span>
                </span>
                {overdue.then(|| view! { <span class="chip late">{t("community.overdue")}</span> })}
            </button>
        </li>
    }
}
