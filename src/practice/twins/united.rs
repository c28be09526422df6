//! Two records as one: the fuller or newer value of each field, unless a person chose; lists and tallies together; the stricter of what guards people.

use crate::model::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
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
    let (first, second) = (fields(one), fields(other));
    let newer = if other.stamp().updated_at > one.stamp().updated_at { Side::Second } else { Side::First };
    let can_choose = |field: &str, ours: &Value, theirs: &Value| {
        let is_list = ours.is_array() && theirs.is_array() && !WHOLE.contains(&field);
        let is_tally = ours.is_object() && TALLIES.contains(&field);
        !GUARDED.contains(&field) && !NOT_SAID.contains(&field) && !is_list && !is_tally && ours != theirs
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

/// Lists and tallies in which the two differ: all of both is kept.
#[must_use]
pub fn kept_of_both(one: &Record, other: &Record) -> Vec<String> {
    let second = fields(other);
    let is_list = |field: &str, value: &Value| (value.is_array() && !WHOLE.contains(&field)) || TALLIES.contains(&field);
    let differ = fields(one).into_iter().filter(|(field, ours)| is_list(field, ours) && second.get(field) != Some(ours));
    differ.map(|(field, _)| field).collect()
}

/// What guards people and differs: the stricter of the two stands.
#[must_use]
pub fn guarded(one: &Record, other: &Record) -> Vec<String> {
    let second = fields(other);
    let differ = fields(one).into_iter().filter(|(field, ours)| GUARDED.contains(&field.as_str()) && second.get(field) != Some(ours));
    differ.map(|(field, _)| field).filter(|field| field != "extra").collect()
}

/// A record of which nothing is said but its kind and this field; `None` for a record that cannot be there twice.
#[must_use]
pub fn with_only(record: &Record, field: &str) -> Option<Record> {
    let only = fields(record).into_iter().filter(|(known, _)| known == field || known == "kind").collect();
    match record {
        Record::Asset(_) => read(only).map(Record::Asset),
        Record::Need(_) => read(only).map(Record::Need),
        Record::Area(_) => read(only).map(Record::Area),
        Record::Action(_) => read(only).map(Record::Action),
        Record::Link(_) | Record::Event(_) => None,
    }
}

const TALLIES: [&str; 2] = ["priority_dots", "supporters"];

/// One record of the two, with the id of `one`. `chosen` says of which record a field is taken where not by default; `None` for records
/// of two kinds.
#[must_use]
pub fn united(one: &Record, other: &Record, chosen: &BTreeMap<String, Side>) -> Option<Record> {
    let (mut whole, second) = (fields(one), fields(other));
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
    let mut record = match (one, other) {
        (Record::Asset(one), Record::Asset(other)) => Record::Asset(guarded_asset(read(whole)?, one, other)),
        (Record::Need(one), Record::Need(other)) => {
            let need: Need = read(whole)?;
            let priority_dots = one.priority_dots.plus(&other.priority_dots);
            let (precision, sensitive) = (one.precision.max(other.precision), one.sensitive || other.sensitive);
            Record::Need(Need { priority_dots, precision, sensitive, visibility: stricter(one.visibility, other.visibility), ..need })
        }
        (Record::Area(one), Record::Area(other)) => {
            Record::Area(Area { visibility: stricter(one.visibility, other.visibility), ..read(whole)? })
        }
        (Record::Action(one), Record::Action(other)) => {
            let mut action: Action = read(whole)?;
            action.supporters = one.supporters.plus(&other.supporters);
            action.goals.truncate(Action::MOST_GOALS);
            Record::Action(Action { visibility: stricter(one.visibility, other.visibility), ..action })
        }
        _ => return None,
    };
    record.set_id(one.id());
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

fn fields(record: &Record) -> Map<String, Value> {
    fn of<T: Serialize>(record: &T) -> Map<String, Value> {
        match serde_json::to_value(record) {
            Ok(Value::Object(fields)) => fields,
            _ => Map::new(),
        }
    }
    match record {
        Record::Asset(asset) => of(asset),
        Record::Need(need) => of(need),
        Record::Area(area) => of(area),
        Record::Link(link) => of(link),
        Record::Action(action) => of(action),
        Record::Event(event) => of(event),
    }
}

fn read<T: DeserializeOwned>(fields: Map<String, Value>) -> Option<T> {
    serde_json::from_value(Value::Object(fields)).ok()
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
