//! The form of an asset.

use super::exposed::{ExposedLine, NoteField};
use super::organisation::{AssociationFields, OrganisationFields};
use super::photos::PhotosField;
use super::{Field, PlaceLine};
use crate::browser::clock;
use crate::model::*;
use crate::state::{Desk, say, t};
use crate::ui::forms::describe::{optional, options};
use crate::ui::kit::{AssetMark, CheckField, ChoiceChips, FieldError, GiftsField, NumberField, SelectField, SlotGrid, TextField};
use crate::ui::terms;
use leptos::prelude::*;

#[component]
pub fn AssetForm(wrong: FieldError) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let kind = Asset::bind(desk, |asset| asset.kind, |asset, kind| asset.kind = kind);
    let is = move |wanted: &'static [AssetKind]| move || wanted.contains(&kind.value.get());
    let individual = is(&[AssetKind::Individual]);
    let organisation = is(&[AssetKind::Association, AssetKind::Institution, AssetKind::Economy]);
    let category = Asset::bind(desk, |asset| asset.category.clone().unwrap_or_default(), |asset, id| asset.category = optional(id));
    let categories = Signal::derive(move || terms::categories(kind.value.get()));
    view! {
        <KindChooser />
        <TextField
            id="record-name"
            label="forms.name"
            bind=Asset::bind(desk, |asset| asset.name.clone(), |asset, name| asset.name = name)
            error=wrong
            autofocus=true
        />
        <ExposedLine text=Asset::bind(desk, |asset| asset.name.clone(), |asset, name| asset.name = name).value />
        <Show when=individual>
            <ConsentField />
        </Show>
        <PhotosField bind=Asset::bind(desk, |asset| asset.photos.clone(), |asset, photos| asset.photos = photos) />
        <details class="more">
            <summary>{t("forms.more")}</summary>
            <div class="stack">
                <SelectField id="category" label="forms.category" optional=true bind=category options=categories />
                <PlaceLine />
                <Show when=is(&[AssetKind::Individual, AssetKind::Association])>
                    <GiftsField bind=Asset::bind(desk, |asset| asset.gifts.clone(), |asset, gifts| asset.gifts = gifts) />
                </Show>
                <ChoiceChips
                    label="forms.serves"
                    bind=Asset::bind(desk, |asset| asset.serves.clone(), |asset, ids| asset.serves = ids)
                    options=Signal::derive(terms::target_groups)
                />
                <SlotGrid label="forms.availability" bind=Asset::bind(desk, |asset| asset.availability.clone(), |asset, slots| asset.availability = slots) />
                <NumberField
                    id="capacity"
                    label="forms.capacity"
                    max=u32::from(u16::MAX)
                    bind=Asset::bind(
                        desk,
                        |asset| asset.capacity.map(u32::from),
                        |asset, n| asset.capacity = n.and_then(|n| u16::try_from(n).ok()),
                    )
                />
                <ChoiceChips
                    label="forms.languages"
                    bind=Asset::bind(desk, |asset| asset.languages.clone(), |asset, ids| asset.languages = ids)
                    options=Signal::derive(terms::languages)
                />
                <NumberField
                    id="reach"
                    label="forms.reach_m"
                    max=50_000
                    bind=Asset::bind(desk, |asset| asset.reach_m, |asset, metres| asset.reach_m = metres)
                />
                <SelectField
                    id="exchange"
                    label="forms.exchange_mode"
                    optional=true
                    options=options("exchange_mode", ExchangeMode::ALL, ExchangeMode::id)
                    bind=Asset::bind(
                        desk,
                        |asset| asset.exchange_mode.map(|mode| mode.id().to_owned()).unwrap_or_default(),
                        |asset, id| asset.exchange_mode = ExchangeMode::parse(&id),
                    )
                />
                <Show when=organisation>
                    <OrganisationFields />
                </Show>
                <Show when=is(&[AssetKind::Association])>
                    <AssociationFields />
                </Show>
                <Show when=individual>
                    <ChoiceChips
                        label="forms.strengths"
                        bind=Asset::bind(desk, |asset| asset.strengths.clone(), |asset, ids| asset.strengths = ids)
                        options=Signal::derive(terms::strengths)
                    />
                    <CheckField label="forms.vetted" bind=Asset::bind(desk, |asset| asset.vetted, |asset, yes| asset.vetted = yes) />
                </Show>
                <CommonFields />
                <TextField
                    id="osm"
                    label="forms.osm_ref"
                    bind=Asset::bind(desk, |asset| asset.osm_ref.clone().unwrap_or_default(), |asset, text| asset.osm_ref = optional(text))
                />
                <NoteField bind=Asset::bind(desk, |asset| asset.note.clone(), |asset, text| asset.note = text) />
            </div>
        </details>
    }
}

/// The six kinds; changing one's mind loses nothing.
#[component]
fn KindChooser() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let kind = Asset::bind(desk, |asset| asset.kind, |asset, kind| asset.kind = kind);
    let choices = AssetKind::ALL
        .iter()
        .map(|&each| {
            view! {
                <button
                    type="button"
                    data-kind=each.id()
                    aria-pressed=move || (kind.value.get() == each).to_string()
                    on:click=move |_| kind.set.run(each)
                >
                    <AssetMark kind=each size=30 />
                    <span>{move || say(&format!("terms.asset_kind_short.{each}"))}</span>
                </button>
            }
        })
        .collect_view();
    view! {
        <fieldset class="kinds">
            <legend class="visually-hidden">{t("forms.kind")}</legend>
            {choices}
        </fieldset>
    }
}

/// A person's leave to be on the map, for the team or for everybody; without it the pin stays on this device.
#[component]
fn ConsentField() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let given = Asset::bind(
        desk,
        |asset| asset.has_leave(Visibility::Team),
        |asset, yes| asset.take_leave(yes.then_some(Visibility::Team), clock::today()),
    );
    let public = Asset::bind(
        desk,
        |asset| asset.has_leave(Visibility::Public),
        |asset, yes| asset.take_leave(Some(if yes { Visibility::Public } else { Visibility::Team }), clock::today()),
    );
    view! {
        <CheckField label="forms.consent" hint="forms.consent_hint" bind=given />
        <Show when=move || given.value.get()>
            <CheckField label="forms.consent_public" hint="forms.consent_public_hint" bind=public />
        </Show>
    }
}

/// State, precision and who may see it.
#[component]
fn CommonFields() -> impl IntoView {
    let desk = expect_context::<Desk>();
    view! {
        <SelectField
            id="state"
            label="forms.state"
            options=options("asset_state", AssetState::ALL, AssetState::id)
            bind=Asset::bind(
                desk,
                |asset| asset.state.id().to_owned(),
                |asset, id| asset.state = AssetState::parse(&id).unwrap_or(asset.state),
            )
        />
        <SelectField
            id="precision"
            label="forms.precision"
            hint="forms.precision_hint"
            options=options("precision", Precision::ALL, Precision::id)
            bind=Asset::bind(
                desk,
                |asset| asset.precision.id().to_owned(),
                |asset, id| asset.precision = Precision::parse(&id).unwrap_or(asset.precision),
            )
        />
        <SelectField
            id="visibility"
            label="forms.visibility"
            options=options("visibility", Visibility::ALL, Visibility::id)
            bind=Asset::bind(
                desk,
                |asset| asset.visibility.id().to_owned(),
                |asset, id| asset.visibility = Visibility::parse(&id).unwrap_or(asset.visibility),
            )
        />
    }
}
