//! Fields for numbers, sums and days; what is none is said under the field and kept out of the record.

use super::Binding;
use super::fields::{Shell, invalid};
use crate::model::Date;
use leptos::prelude::*;

/// Text that is a `T` or blank. The key of the sentence for anything else is `fault`.
#[component]
fn Measure<T: Clone + ToString + Send + Sync + 'static>(
    id: String,
    label: &'static str,
    bind: Binding<Option<T>>,
    read: fn(&str) -> Option<T>,
    allowed: impl Fn(&T) -> bool + Send + Sync + 'static,
    fault: &'static str,
    inputmode: &'static str,
    #[prop(optional_no_strip)] hint: Option<&'static str>,
) -> impl IntoView {
    let wrong = RwSignal::new(None);
    let write = move |text: &str| match read(text).filter(|value| allowed(value)) {
        None if !text.is_empty() => wrong.set(Some(fault)),
        value => {
            wrong.set(None);
            bind.set.run(value);
        }
    };
    view! {
        <Shell id=id.clone() label hint error=Some(wrong.into())>
            <input
                class="input"
                type="text"
                inputmode=inputmode
                id=id
                autocomplete="off"
                aria-invalid=invalid(Some(wrong.into()))
                prop:value=move || bind.value.get().map(|value| value.to_string()).unwrap_or_default()
                on:change:target=move |event| write(event.target().value().trim())
            />
        </Shell>
    }
}

/// A whole number up to `max`, or nothing.
#[component]
pub fn NumberField(
    #[prop(into)] id: String,
    label: &'static str,
    bind: Binding<Option<u32>>,
    max: u32,
    #[prop(optional)] hint: Option<&'static str>,
) -> impl IntoView {
    let read = |text: &str| text.parse().ok();
    let allowed = move |number: &u32| *number <= max;
    view! { <Measure id label bind hint read allowed fault="forms.error_number" inputmode="numeric" /> }
}

/// A sum of money, commas between thousands or not; or nothing.
#[component]
pub fn AmountField(#[prop(into)] id: String, label: &'static str, bind: Binding<Option<f64>>) -> impl IntoView {
    let read = |text: &str| text.replace([',', '，'], "").parse().ok();
    let allowed = |amount: &f64| amount.is_finite() && *amount >= 0.0;
    view! { <Measure id label bind hint=None read allowed fault="forms.error_amount" inputmode="decimal" /> }
}

/// A day, or none.
#[component]
pub fn DateField(#[prop(into)] id: String, label: &'static str, bind: Binding<Option<Date>>) -> impl IntoView {
    view! {
        <Shell id=id.clone() label>
            <input
                class="input"
                type="date"
                id=id
                prop:value=move || bind.value.get().map(|date| date.to_string()).unwrap_or_default()
                on:change:target=move |event| bind.set.run(Date::parse(&event.target().value()))
            />
        </Shell>
    }
}

/// A day that must be there: an emptied field says so, keeps the form from being saved, and leaves the record its day.
#[component]
pub fn DayField(#[prop(into)] id: String, label: &'static str, bind: Binding<Option<Date>>) -> impl IntoView {
    let wrong = RwSignal::new(None);
    let write = move |text: &str| match Date::parse(text) {
        None => wrong.set(Some("forms.error_day")),
        day => {
            wrong.set(None);
            bind.set.run(day);
        }
    };
    view! {
        <Shell id=id.clone() label error=Some(wrong.into())>
            <input
                class="input"
                type="date"
                required=true
                id=id
                aria-invalid=invalid(Some(wrong.into()))
                prop:value=move || bind.value.get().map(|date| date.to_string()).unwrap_or_default()
                on:change:target=move |event| write(&event.target().value())
            />
        </Shell>
    }
}
