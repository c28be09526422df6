//! The form of a need: "We would like…", for a group in an area.

use super::exposed::{ExposedLine, NoteField};
use super::photos::PhotosField;
use super::{Field, PlaceLine};
use crate::browser::ids;
use crate::model::*;
use crate::state::{Desk, t};
use crate::ui::forms::describe::{optional, options};
use crate::ui::kit::{CheckField, ChoiceChips, EvidenceField, FieldError, NumberField, SelectField, SlotGrid, TextField};
use crate::ui::terms;
use leptos::prelude::*;

#[component]
pub fn NeedForm(wrong: FieldError) -> impl IntoView {
    let desk = expect_context::<Desk>();
    view! {
        <TextField
            id="record-name"
            label="forms.name"
            placeholder="forms.need_example"
            bind=Need::bind(desk, |need| need.statement.clone(), |need, text| need.statement = text)
            error=wrong
            autofocus=true
        />
        <ExposedLine text=Need::bind(desk, |need| need.statement.clone(), |need, text| need.statement = text).value />
        <p class="hint small soft">{t("forms.need_hint")}</p>
        <PhotosField bind=Need::bind(desk, |need| need.photos.clone(), |need, photos| need.photos = photos) />
        <details class="more">
            <summary>{t("forms.more")}</summary>
            <div class="stack">
                <SelectField
                    id="category"
                    label="forms.category"
                    optional=true
                    options=Signal::derive(terms::need_categories)
                    bind=Need::bind(desk, |need| need.category.clone().unwrap_or_default(), |need, id| need.category = optional(id))
                />
                <SelectField
                    id="group"
                    label="forms.target_group"
                    optional=true
                    options=Signal::derive(terms::target_groups)
                    bind=Need::bind(desk, |need| need.target_group.clone().unwrap_or_default(), |need, id| need.target_group = optional(id))
                />
                <PlaceLine />
                <SelectField
                    id="precision"
                    label="forms.precision"
                    hint="forms.need_precision_hint"
                    options=options("precision", Precision::ALL, Precision::id)
                    bind=Need::bind(
                        desk,
                        |need| need.precision.id().to_owned(),
                        |need, id| need.precision = Precision::parse(&id).unwrap_or(need.precision),
                    )
                />
                <NumberField
                    id="people"
                    label="forms.people_estimate"
                    max=10_000_000
                    bind=Need::bind(desk, |need| need.people_estimate, |need, n| need.people_estimate = n)
                />
                <NumberField
                    id="capacity"
                    label="forms.capacity_needed"
                    max=u32::from(u16::MAX)
                    bind=Need::bind(
                        desk,
                        |need| need.capacity_needed.map(u32::from),
                        |need, n| need.capacity_needed = n.and_then(|n| u16::try_from(n).ok()),
                    )
                />
                <SlotGrid label="forms.when" bind=Need::bind(desk, |need| need.when.clone(), |need, slots| need.when = slots) />
                <ChoiceChips
                    label="forms.languages"
                    bind=Need::bind(desk, |need| need.languages.clone(), |need, ids| need.languages = ids)
                    options=Signal::derive(terms::languages)
                />
                <EvidenceField bind=Need::bind(desk, |need| need.evidence.clone(), |need, all| need.evidence = all) />
                <ChoiceChips
                    label="forms.barrier"
                    bind=Need::bind(desk, |need| need.barrier.clone(), |need, ids| need.barrier = ids)
                    options=Signal::derive(terms::barriers)
                />
                <NumberField
                    id="dots"
                    label="forms.priority_dots"
                    max=u32::from(u16::MAX)
                    bind=Need::bind(
                        desk,
                        |need| Some(need.priority_dots.total()).filter(|&n| n > 0),
                        |need, n| need.priority_dots.set_total(n.unwrap_or_default(), &ids::device_name()),
                    )
                />
                <CheckField label="forms.sensitive" bind=Need::bind(desk, |need| need.sensitive, |need, yes| need.sensitive = yes) />
                <SelectField
                    id="state"
                    label="forms.state"
                    options=options("need_state", NeedState::ALL, NeedState::id)
                    bind=Need::bind(
                        desk,
                        |need| need.state.id().to_owned(),
                        |need, id| need.state = NeedState::parse(&id).unwrap_or(need.state),
                    )
                />
                <SelectField
                    id="visibility"
                    label="forms.visibility"
                    options=options("visibility", Visibility::ALL, Visibility::id)
                    bind=Need::bind(
                        desk,
                        |need| need.visibility.id().to_owned(),
                        |need, id| need.visibility = Visibility::parse(&id).unwrap_or(need.visibility),
                    )
                />
                <NoteField bind=Need::bind(desk, |need| need.note.clone(), |need, text| need.note = text) />
            </div>
        </details>
    }
}
