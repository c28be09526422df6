//! The form of a link: who is joined to what, how, and how far it has come.

use super::Field;
use super::exposed::NoteField;
use super::picker::RecordPicker;
use crate::model::*;
use crate::state::{Desk, say, t};
use crate::ui::forms::describe::{optional, options};
use crate::ui::kit::{AmountField, DateField, FieldError, SelectField, TextField};
use leptos::prelude::*;

#[component]
pub fn LinkForm(wrong: FieldError) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let kind = Link::bind(desk, |link| link.kind.id().to_owned(), |link, id| link.kind = LinkKind::parse(&id).unwrap_or(link.kind));
    let is = move |wanted: LinkKind| move || kind.value.get() == wanted.id();
    view! {
        <RecordPicker id="link-from" label="forms.from" bind=Link::bind(desk, |link| link.from, |link, id| link.from = id) />
        <SelectField id="link-kind" label="forms.link_kind" options=options("link_kind", LinkKind::ALL, LinkKind::id) bind=kind />
        <p class="hint small soft">{move || say(&format!("terms.link_kind_hint.{}", kind.value.get()))}</p>
        <RecordPicker id="link-to" label="forms.to" bind=Link::bind(desk, |link| link.to, |link, id| link.to = id) error=wrong />
        <SelectField
            id="link-state"
            label="forms.state"
            options=options("link_state", LinkState::ALL, LinkState::id)
            bind=Link::bind(
                desk,
                |link| link.state.id().to_owned(),
                |link, id| link.state = LinkState::parse(&id).unwrap_or(link.state),
            )
        />
        <details class="more">
            <summary>{t("forms.more")}</summary>
            <div class="stack">
                <SelectField
                    id="tie"
                    label="forms.tie"
                    optional=true
                    options=options("tie_type", TieType::ALL, TieType::id)
                    bind=Link::bind(
                        desk,
                        |link| link.tie.map(|tie| tie.id().to_owned()).unwrap_or_default(),
                        |link, id| link.tie = TieType::parse(&id),
                    )
                />
                <TextField id="reason" label="forms.reason" bind=Link::bind(desk, |link| link.reason.clone(), |link, text| link.reason = text) />
                <DateField id="since" label="forms.since" bind=Link::bind(desk, |link| link.since, |link, date| link.since = date) />
                <Show when=is(LinkKind::Supports)>
                    <SelectField
                        id="hub-route"
                        label="forms.hub_route"
                        optional=true
                        options=options("hub_route", HubRoute::ALL, HubRoute::id)
                        bind=Link::bind(
                            desk,
                            |link| link.hub_route.map(|route| route.id().to_owned()).unwrap_or_default(),
                            |link, id| link.hub_route = HubRoute::parse(&id),
                        )
                    />
                </Show>
                <Show when=is(LinkKind::Funds)>
                    <FundingFields />
                </Show>
                <NoteField bind=Link::bind(desk, |link| link.note.clone(), |link, text| link.note = text) />
            </div>
        </details>
    }
}

/// Of a link that funds: for how long, how much, and who judges the service.
#[component]
fn FundingFields() -> impl IntoView {
    let desk = expect_context::<Desk>();
    view! {
        <TextField
            id="period"
            label="forms.period"
            bind=Link::bind(desk, |link| link.period.clone().unwrap_or_default(), |link, text| link.period = optional(text))
        />
        <AmountField id="amount" label="forms.amount" bind=Link::bind(desk, |link| link.amount, |link, amount| link.amount = amount) />
        <TextField
            id="evaluator"
            label="forms.evaluator"
            bind=Link::bind(desk, |link| link.evaluator.clone().unwrap_or_default(), |link, text| link.evaluator = optional(text))
        />
    }
}
