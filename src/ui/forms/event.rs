//! The form of an event: what took place or is planned, when, and what came of it; never whom it was about by name.

use super::Field;
use super::exposed::NoteField;
use super::picker::{RecordPicker, RecordsField};
use crate::model::*;
use crate::state::{Desk, Draft, t};
use crate::ui::forms::describe::{chosen, optional, options};
use crate::ui::kit::{CheckField, ChoiceChips, DayField, NumberField, SelectField, TextArea};
use crate::ui::terms;
use leptos::prelude::*;

/// What an event can be about.
const ABOUT: &[RecordKind] = &[RecordKind::Asset, RecordKind::Need, RecordKind::Area, RecordKind::Action];

#[component]
pub fn EventForm() -> impl IntoView {
    let desk = expect_context::<Desk>();
    view! {
        <SelectField
            id="event-kind"
            label="forms.kind"
            autofocus=true
            options=options("event_kind", EventKind::ALL, EventKind::id)
            bind=Event::bind(desk, |event| event.kind.id().to_owned(), |event, id| event.kind = EventKind::parse(&id).unwrap_or(event.kind))
        />
        <DayField
            id="event-date"
            label="forms.event_date"
            bind=Event::bind(desk, |event| Some(event.date), |event, day| event.date = day.unwrap_or(event.date))
        />
        <CheckField label="forms.held" bind=Event::bind(desk, |event| event.held, |event, yes| event.held = yes) />
        <TextArea
            id="outcome"
            label="forms.outcome"
            hint="forms.outcome_hint"
            bind=Event::bind(desk, |event| event.outcome.clone(), |event, text| event.outcome = text)
        />
        <details class="more" open=begun_elsewhere(desk)>
            <summary>{t("forms.more")}</summary>
            <div class="stack">
                <RecordsField
                    id="about"
                    label="forms.about"
                    kinds=ABOUT
                    bind=Event::bind(desk, |event| event.about.clone(), |event, ids| event.about = ids)
                />
                <RecordPicker
                    id="event-area"
                    label="forms.event_area"
                    kinds=&[RecordKind::Area]
                    bind=Event::bind(
                        desk,
                        |event| event.area.unwrap_or_default(),
                        |event, id| event.area = Some(id).filter(|id| *id != Id::NIL),
                    )
                />
                <SelectField
                    id="group"
                    label="forms.target_group"
                    optional=true
                    options=Signal::derive(terms::target_groups)
                    bind=Event::bind(desk, |event| event.group.clone().unwrap_or_default(), |event, id| event.group = optional(id))
                />
                <NumberField
                    id="count"
                    label="forms.people_count"
                    max=10_000_000
                    bind=Event::bind(desk, |event| event.count, |event, n| event.count = n)
                />
                <Practice />
                <SelectField
                    id="visibility"
                    label="forms.visibility"
                    options=options("visibility", Visibility::ALL, Visibility::id)
                    bind=Event::bind(
                        desk,
                        |event| event.visibility.id().to_owned(),
                        |event, id| event.visibility = Visibility::parse(&id).unwrap_or(event.visibility),
                    )
                />
                <NoteField bind=Event::bind(desk, |event| event.note.clone(), |event, text| event.note = text) />
            </div>
        </details>
    }
}

/// Whether it comes with more than a kind and a day, as from a captain's page: then all of it is in sight.
fn begun_elsewhere(desk: Desk) -> bool {
    desk.draft.with_untracked(|draft| match draft {
        Some(Draft { before: None, record: Record::Event(event), .. }) => event.area.is_some() || event.purpose.is_some(),
        _ => false,
    })
}

/// How it served the practice: method, the captain's task, what stood in the way, what the worker did.
#[component]
fn Practice() -> impl IntoView {
    let desk = expect_context::<Desk>();
    view! {
        <SelectField
            id="method"
            label="forms.method"
            optional=true
            options=options("event_method", EventMethod::ALL, EventMethod::id)
            bind=Event::bind(
                desk,
                |event| event.method.map(|method| method.id().to_owned()).unwrap_or_default(),
                |event, id| event.method = EventMethod::parse(&id),
            )
        />
        <SelectField
            id="purpose"
            label="forms.captain_purpose"
            optional=true
            options=options("captain_purpose", CaptainPurpose::ALL, CaptainPurpose::id)
            bind=Event::bind(
                desk,
                |event| event.purpose.map(|purpose| purpose.id().to_owned()).unwrap_or_default(),
                |event, id| event.purpose = CaptainPurpose::parse(&id),
            )
        />
        <ChoiceChips
            label="forms.barrier"
            options=Signal::derive(terms::barriers)
            bind=Event::bind(desk, |event| event.barrier.clone(), |event, ids| event.barrier = ids)
        />
        <ChoiceChips
            label="forms.worker_role"
            options=options("worker_role", WorkerRole::ALL, WorkerRole::id)
            bind=Event::bind(
                desk,
                |event| chosen(&event.worker_role, WorkerRole::id),
                |event, ids| event.worker_role = ids.iter().filter_map(|id| WorkerRole::parse(id)).collect(),
            )
        />
    }
}
