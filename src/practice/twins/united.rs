//! Two records as one: the fuller or newer value of each field, unless a person chose; lists and tallies together; the stricter of what guards people.

use crate::model::*;
use serde_json::Value;
use std::collections::BTreeMap;

/// Which of the two a value is taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The record that was put down first.
    First,
    Second,
}

/// A field in which the two differ and of which one value can stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub field: String,
    /// What is taken when nobody chooses: what is not empty, then what was changed last.
    pub default: Side,
}

/// Lists of which both can stand are united, and these are not for choosing: nobody becomes more visible by being united.
const GUARDED: [&str; 6] = ["consent", "visibility", "precision", "vetted", "sensitive", "extra"];
/// Said by other fields, or by nobody.
const NOT_SAID: [&str; 1] = ["stamp"];
/// Lists of which the items are no separate things: an outline, a pin.
const WHOLE: [&str; 2] = ["shape", "position"];

/// The fields to choose in, in the order in which records declare them. `one` is the older.
#[must_use]
pub fn differences(one: &Record, other: &Record) -> Vec<Difference> {
    let (first, second) = (one.fields(), other.fields());
    let newer = if other.stamp().updated_at > one.stamp().updated_at { Side::Second } else { Side::First };
    let can_choose = |field: &str, ours: &Value, theirs: &Value| {
        let is_list = ours.is_array() && theirs.is_array() && !WHOLE.contains(&field);
        let is_together = ours.is_object() && TOGETHER.contains(&field);
        !GUARDED.contains(&field) && !NOT_SAID.contains(&field) && !is_list && !is_together && ours != theirs
    };
    let differ = first.iter().filter_map(|(field, ours)| {
        let theirs = second.get(field)?;
        let default = match (is_empty(ours), is_empty(theirs)) {
            (false, true) => Side::First,
            (true, false) => Side::Second,
            _ => newer,
        };
        can_choose(field, ours, theirs).then(|| Difference { field: field.clone(), default })
    });
    differ.collect()
}

/// Lists, tallies and photos in which the two differ: all of both is kept.
#[must_use]
pub fn kept_of_both(one: &Record, other: &Record) -> Vec<String> {
    let second = other.fields();
    let is_list = |field: &str, value: &Value| (value.is_array() && !WHOLE.contains(&field)) || TOGETHER.contains(&field);
    let differ = one.fields().into_iter().filter(|(field, ours)| is_list(field, ours) && second.get(field) != Some(ours));
    differ.map(|(field, _)| field).collect()
}

/// What guards people and differs: the stricter of the two stands.
#[must_use]
pub fn guarded(one: &Record, other: &Record) -> Vec<String> {
    let second = other.fields();
    let differ = one.fields().into_iter().filter(|(field, ours)| GUARDED.contains(&field.as_str()) && second.get(field) != Some(ours));
    differ.map(|(field, _)| field).filter(|field| field != "extra").collect()
}

/// A record of which nothing is said but its kind and this field; `None` for a record that cannot be there twice.
#[must_use]
pub fn with_only(record: &Record, field: &str) -> Option<Record> {
    if matches!(record, Record::Link(_) | Record::Event(_)) {
        return None;
    }
    let only = record.fields().into_iter().filter(|(known, _)| known == field || known == "kind").collect();
    let mut only = record.with_fields(only)?;
    only.set_id(Id::NIL);
    Some(only)
}

/// Objects of which both can stand.
const TOGETHER: [&str; 3] = ["priority_dots", "supporters", "photos"];

/// One record of the two, with the id of `one`. `chosen` says of which record a field is taken where not by default; `None` for records
/// of two kinds.
#[must_use]
pub fn united(one: &Record, other: &Record, chosen: &BTreeMap<String, Side>) -> Option<Record> {
    let (mut whole, second) = (one.fields(), other.fields());
    for Difference { field, default } in differences(one, other) {
        if chosen.get(&field).copied().unwrap_or(default) == Side::Second
            && let Some(theirs) = second.get(&field)
        {
            whole.insert(field, theirs.clone());
        }
    }
    for (field, theirs) in &second {
        if let (Some(Value::Array(ours)), Value::Array(theirs), false) = (whole.get_mut(field), theirs, WHOLE.contains(&field.as_str())) {
            let new: Vec<Value> = theirs.iter().filter(|item| !ours.contains(item)).cloned().collect();
            ours.extend(new);
        }
    }
    let mut record = match (one.with_fields(whole)?, one, other) {
        (Record::Asset(whole), Record::Asset(one), Record::Asset(other)) => Record::Asset(guarded_asset(whole, one, other)),
        (Record::Need(need), Record::Need(one), Record::Need(other)) => {
            let priority_dots = one.priority_dots.plus(&other.priority_dots);
            let photos = one.photos.clone().and(&other.photos);
            let (precision, sensitive) = (one.precision.max(other.precision), one.sensitive || other.sensitive);
            let visibility = stricter(one.visibility, other.visibility);
            Record::Need(Need { priority_dots, photos, precision, sensitive, visibility, ..need })
        }
        (Record::Area(whole), Record::Area(one), Record::Area(other)) => {
            Record::Area(Area { visibility: stricter(one.visibility, other.visibility), ..whole })
        }
        (Record::Action(mut action), Record::Action(one), Record::Action(other)) => {
            action.supporters = one.supporters.plus(&other.supporters);
            action.goals.truncate(Action::MOST_GOALS);
            Record::Action(Action { visibility: stricter(one.visibility, other.visibility), ..action })
        }
        _ => return None,
    };
    one.stamp().clone_into(record.stamp_mut());
    record.extra_mut().0 = other.extra().0.clone();
    record.extra_mut().0.extend(one.extra().0.clone());
    Some(record)
}

fn guarded_asset(asset: Asset, one: &Asset, other: &Asset) -> Asset {
    Asset {
        visibility: stricter(one.visibility, other.visibility),
        precision: one.precision.max(other.precision),
        vetted: one.vetted && other.vetted,
        photos: one.photos.clone().and(&other.photos),
        consent: stricter_leave(asset.kind, one.consent.as_ref(), other.consent.as_ref()),
        ..asset
    }
}

/// The one that fewer may see.
fn stricter(one: Visibility, other: Visibility) -> Visibility {
    if one.reaches(other) { other } else { one }
}

/// Leave that was taken back stays so, leave that one record lacks is not had for both, and of two the narrower stands.
fn stricter_leave(kind: AssetKind, one: Option<&Consent>, other: Option<&Consent>) -> Option<Consent> {
    let (one, other) = match (one, other) {
        (Some(one), Some(other)) => (one, other),
        // Whoever is no person needs none; a person who was not asked about one of the two is asked again.
        (Some(only), None) | (None, Some(only)) => {
            return (kind != AssetKind::Individual || only.withdrawn_on.is_some()).then(|| only.clone());
        }
        (None, None) => return None,
    };
    let narrower = if one.scope.reaches(other.scope) { other } else { one };
    Some(Consent { withdrawn_on: one.withdrawn_on.max(other.withdrawn_on), ..narrower.clone() })
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        Value::Bool(true) | Value::Number(_) => false,
    }
}
