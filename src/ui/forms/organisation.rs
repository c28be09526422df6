//! What the form of an asset asks of organisations, and of associations alone.

use super::Field;
use crate::model::*;
use crate::state::{Desk, Project};
use crate::ui::forms::describe::{optional, options};
use crate::ui::kit::{CheckField, DateField, LinesField, NumberField, SelectField, SelfHelpField, TextField};
use leptos::prelude::*;

#[component]
pub fn OrganisationFields() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let kind = Asset::bind(desk, |asset| asset.kind, |asset, kind| asset.kind = kind);
    let is_body = move || matches!(kind.value.get(), AssetKind::Association | AssetKind::Institution);
    view! {
        <SelectField
            id="legal"
            label="forms.legal_status"
            optional=true
            options=options("legal_status", LegalStatus::ALL, LegalStatus::id)
            bind=Asset::bind(
                desk,
                |asset| asset.legal_status.map(|status| status.id().to_owned()).unwrap_or_default(),
                |asset, id| asset.legal_status = LegalStatus::parse(&id),
            )
        />
        <Show when=is_body>
            <BodyFields />
        </Show>
        <SelectField
            id="sector"
            label="forms.sector"
            optional=true
            options=options("sector", Sector::ALL, Sector::id)
            bind=Asset::bind(
                desk,
                |asset| asset.sector.map(|sector| sector.id().to_owned()).unwrap_or_default(),
                |asset, id| asset.sector = Sector::parse(&id),
            )
        />
        <SelectField
            id="function"
            label="forms.function"
            optional=true
            options=options("org_function", OrgFunction::ALL, OrgFunction::id)
            bind=Asset::bind(
                desk,
                |asset| asset.function.map(|function| function.id().to_owned()).unwrap_or_default(),
                |asset, id| asset.function = OrgFunction::parse(&id),
            )
        />
    }
}

/// Of associations and institutions: how they stand with the authorities, and how far they reach.
#[component]
fn BodyFields() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let status = Asset::bind(desk, |asset| asset.legal_status, |asset, status| asset.legal_status = status);
    let on_file = move || status.value.get().is_some_and(|status| status != LegalStatus::Informal);
    view! {
        <Show when=on_file>
            <DateField id="filed" label="forms.filed_on" bind=Asset::bind(desk, |asset| asset.filed_on, |asset, date| asset.filed_on = date) />
        </Show>
        <Show when=move || status.value.get() == Some(LegalStatus::Registered)>
            <DateField id="registered" label="forms.registered_on" bind=Asset::bind(desk, |asset| asset.registered_on, |asset, date| asset.registered_on = date) />
        </Show>
        <Show when=on_file>
            <TextField
                id="filing-body"
                label="forms.filing_body"
                bind=Asset::bind(
                    desk,
                    |asset| asset.filing_body.clone().unwrap_or_default(),
                    |asset, text| asset.filing_body = optional(text),
                )
            />
        </Show>
        <SelectField
            id="level"
            label="forms.level"
            optional=true
            options=options("org_level", OrgLevel::ALL, OrgLevel::id)
            bind=Asset::bind(
                desk,
                |asset| asset.level.map(|level| level.id().to_owned()).unwrap_or_default(),
                |asset, id| asset.level = OrgLevel::parse(&id),
            )
        />
        <CheckField label="forms.hub" hint="forms.hub_hint" bind=Asset::bind(desk, |asset| asset.hub, |asset, yes| asset.hub = yes) />
    }
}

/// Of associations: how far they help themselves, and their stars where the community shows stars.
#[component]
pub fn AssociationFields() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let project = expect_context::<Project>();
    let stars_shown = move || project.read(|workspace| workspace.info.stars_shown).unwrap_or_default();
    view! {
        <SelfHelpField bind=Asset::bind(desk, |asset| asset.self_help.clone(), |asset, ticks| asset.self_help = ticks) />
        <Show when=stars_shown>
            <StarsFields />
        </Show>
    }
}

#[component]
fn StarsFields() -> impl IntoView {
    let desk = expect_context::<Desk>();
    view! {
        <NumberField
            id="stars"
            label="forms.stars"
            max=5
            bind=Asset::bind(
                desk,
                |asset| asset.stars.map(u32::from),
                |asset, n| asset.stars = n.filter(|&n| n > 0).and_then(|n| u8::try_from(n).ok()),
            )
        />
        <DateField id="stars-on" label="forms.stars_on" bind=Asset::bind(desk, |asset| asset.stars_on, |asset, date| asset.stars_on = date) />
        <TextField
            id="stars-by"
            label="forms.stars_by"
            hint="forms.owner_hint"
            bind=Asset::bind(desk, |asset| asset.stars_by.clone().unwrap_or_default(), |asset, text| asset.stars_by = optional(text))
        />
        <LinesField
            id="stars-criteria"
            label="forms.stars_criteria"
            bind=Asset::bind(desk, |asset| asset.stars_criteria.clone(), |asset, lines| asset.stars_criteria = lines)
        />
    }
}
