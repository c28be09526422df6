//! Where the two differ: a choice for each field, and what is settled without one.

use crate::model::{AssetKind, Record};
use crate::practice::twins::{Side, differences, guarded, kept_of_both};
use crate::state::{Look, Project, say, say_with};
use crate::ui::community::names;
use crate::ui::forms::describe::fields::{label_of, value_of};
use leptos::prelude::*;
use std::collections::BTreeMap;

#[component]
pub fn Compare(records: StoredValue<[Record; 2]>, chosen: RwSignal<BTreeMap<String, Side>>) -> impl IntoView {
    let rows = records.with_value(|[one, other]| differences(one, other));
    let [both, strict] = records.with_value(|[one, other]| [kept_of_both(one, other), guarded(one, other)]);
    let named = move |key: &'static str, fields: Vec<String>| {
        (!fields.is_empty()).then(|| {
            let sentence = move || {
                let labels: Vec<String> = fields.iter().map(|field| records.with_value(|[one, _]| label_of(one, field))).collect();
                say_with(key, &[("fields", &labels.join(&say("app.list_comma")))])
            };
            view! { <p class="small soft">{sentence}</p> }
        })
    };
    let rows = rows.into_iter().map(|row| view! { <Row records field=row.field default=row.default chosen /> }).collect_view();
    view! {
        <div class="differ">{rows}</div>
        {named("twins.both_kept", both)}
        {named("twins.stricter", strict)}
    }
}

/// One field: the two values, of which one stands.
#[component]
fn Row(records: StoredValue<[Record; 2]>, field: String, default: Side, chosen: RwSignal<BTreeMap<String, Side>>) -> impl IntoView {
    let group = records.with_value(|[one, other]| format!("twins-{}-{}-{field}", one.id(), other.id()));
    let field = StoredValue::new(field);
    let label = move || records.with_value(|[one, _]| field.with_value(|field| label_of(one, field)));
    let side = move || chosen.with(|chosen| field.with_value(|field| chosen.get(field).copied().unwrap_or(default)));
    let choice = move |at: usize, which: Side| {
        let choose = move |_| chosen.update(|chosen| _ = chosen.insert(field.get_value(), which));
        view! {
            <label class="value" class:stands=move || side() == which>
                <input type="radio" name=group.clone() prop:checked=move || side() == which on:change=choose />
                <span>{move || said(records, at, field)}</span>
            </label>
        }
    };
    view! {
        <div class="differs" role="radiogroup" aria-label=label>
            <span class="small soft what" aria-hidden="true">{label}</span>
            {choice(0, Side::First)}
            {choice(1, Side::Second)}
        </div>
    }
}

/// The value; in a hall a person's name as initials.
fn said(records: StoredValue<[Record; 2]>, at: usize, field: StoredValue<String>) -> String {
    let project = expect_context::<Project>();
    let look = expect_context::<Look>();
    records.with_value(|records| {
        let [one, other] = records;
        let record = if at == 0 { one } else { other };
        field.with_value(|field| match record {
            Record::Asset(asset) if field == "name" && asset.kind == AssetKind::Individual => names::of_record(look, record),
            // Where it is, the sketch shows.
            _ if ["position", "shape"].contains(&field.as_str()) && record.position().is_some() => {
                say_with("twins.where", &[("n", &(at + 1).to_string())])
            }
            _ => project.peek(|workspace| value_of(record, field, workspace)).unwrap_or_default(),
        })
    })
}
