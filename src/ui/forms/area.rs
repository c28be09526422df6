//! The form of an area.

use super::Field;
use super::exposed::{ExposedLine, NoteField};
use crate::model::*;
use crate::state::{Desk, Project, t};
use crate::ui::forms::describe::{optional, options};
use crate::ui::kit::{FieldError, NumberField, SelectField, TextField};
use leptos::prelude::*;

#[component]
pub fn AreaForm(wrong: FieldError) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let project = expect_context::<Project>();
    let own = move || desk.draft.with(|draft| draft.as_ref().map(|draft| draft.record.id()));
    let parents = Signal::derive(move || {
        let others = |workspace: &Workspace| {
            let fit = workspace.areas.values().filter(|area| Some(area.id) != own());
            fit.map(|area| (area.id.to_string(), area.name.clone())).collect::<Vec<_>>()
        };
        project.read(others).unwrap_or_default()
    });
    view! {
        <TextField
            id="record-name"
            label="forms.name"
            bind=Area::bind(desk, |area| area.name.clone(), |area, name| area.name = name)
            error=wrong
            autofocus=true
        />
        <ExposedLine text=Area::bind(desk, |area| area.name.clone(), |area, name| area.name = name).value />
        <SelectField
            id="area-kind"
            label="forms.kind"
            options=options("area_kind", AreaKind::ALL, AreaKind::id)
            bind=Area::bind(
                desk,
                |area| area.kind.id().to_owned(),
                |area, id| area.kind = AreaKind::parse(&id).unwrap_or(area.kind),
            )
        />
        <details class="more">
            <summary>{t("forms.more")}</summary>
            <div class="stack">
                <NumberField
                    id="households"
                    label="forms.households"
                    max=10_000_000
                    bind=Area::bind(desk, |area| area.households, |area, n| area.households = n)
                />
                <SelectField
                    id="parent"
                    label="forms.parent"
                    optional=true
                    options=parents
                    bind=Area::bind(
                        desk,
                        |area| area.parent.map(|id| id.to_string()).unwrap_or_default(),
                        |area, id| area.parent = Id::parse(&id),
                    )
                />
                <TextField
                    id="grid-worker"
                    label="forms.grid_worker"
                    bind=Area::bind(desk, |area| area.grid_worker.clone().unwrap_or_default(), |area, text| area.grid_worker = optional(text))
                />
                <NoteField bind=Area::bind(desk, |area| area.note.clone(), |area, text| area.note = text) />
            </div>
        </details>
    }
}
