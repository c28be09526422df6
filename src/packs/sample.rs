//! The community behind "Explore the sample": an invented street on a drawn plan, and seven real schemes listed without a place.
//!
//! `packs/demo-ciif.json` writes records as the model does, with three differences: every text a person reads is a label in three languages,
//! records are named by a `key`, and what names another record names its key.

use crate::model::*;
use crate::words::{Label, Lang};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};
use std::collections::HashMap;

pub(super) const SAMPLE: &str = include_str!("../../packs/demo-ciif.json");

/// The name under which this device's storage keeps the plan, `public/sample/plan.svg`; the sample's base points at it.
pub const SAMPLE_PLAN: &str = "sample-plan";

/// Fields in which a record names others; a key that stands later in the file is not known yet.
const NAMING: [&str; 8] = ["parent", "from", "to", "combines", "answers", "asset", "about", "area"];

/// The sample in one language: areas, then assets, needs, links, actions and events, each with a new id, all made `now`.
pub fn sample(lang: Lang, ids: &mut dyn FnMut() -> Id, now: Timestamp) -> (Info, Vec<Record>) {
    // The file is built in and its tests keep it whole; were it broken, the sample would be empty rather than stop the app.
    let mut file = in_language(serde_json::from_str(SAMPLE).unwrap_or_default(), lang);
    let info = info(&mut file, ids(), now);
    let mut names = HashMap::new();
    let mut records = Vec::new();
    let stamp = Stamp { created_at: now, updated_at: now, ..Stamp::default() };
    for kind in [RecordKind::Area, RecordKind::Asset, RecordKind::Need, RecordKind::Link, RecordKind::Action, RecordKind::Event] {
        for fields in take_list(&mut file, &format!("{kind}s")) {
            let id = ids();
            if let Some(key) = fields.get("key").and_then(Value::as_str) {
                names.insert(key.to_owned(), id);
            }
            if let Some(mut record) = record(kind, with_ids(fields, &names)) {
                record.set_id(id);
                *record.stamp_mut() = stamp.clone();
                records.push(record);
            }
        }
    }
    (info, records)
}

fn info(file: &mut Value, id: Id, now: Timestamp) -> Info {
    let plan = file["plan"].take();
    let mut fields = match file["info"].take() {
        Value::Object(fields) => fields,
        _ => Map::new(),
    };
    if let Value::Object(mut plan) = plan {
        plan.insert("kind".into(), "picture".into());
        fields.insert("base".into(), Value::Object(plan));
    }
    let blank = Info::new(id, String::new(), now);
    over(&blank, fields).unwrap_or(blank)
}

fn record(kind: RecordKind, fields: Map<String, Value>) -> Option<Record> {
    match kind {
        RecordKind::Area => over(&Area::default(), fields).map(Record::Area),
        RecordKind::Asset => {
            let kind = fields.get("kind").and_then(Value::as_str).and_then(AssetKind::parse)?;
            over(&Asset::new(Id::NIL, kind, String::new()), fields).map(Record::Asset)
        }
        RecordKind::Need => over(&Need::default(), fields).map(Record::Need),
        RecordKind::Link => over(&Link::default(), fields).map(Record::Link),
        RecordKind::Action => over(&Action::default(), fields).map(Record::Action),
        RecordKind::Event => over(&Event::default(), fields).map(Record::Event),
    }
}

/// A blank record with these fields written over it.
fn over<T: Serialize + DeserializeOwned>(blank: &T, fields: Map<String, Value>) -> Option<T> {
    let mut whole = serde_json::to_value(blank).ok()?;
    whole.as_object_mut()?.extend(fields);
    serde_json::from_value(whole).ok()
}

/// Keys become ids, and what the model has no field for becomes the text it keeps such things in.
fn with_ids(mut fields: Map<String, Value>, names: &HashMap<String, Id>) -> Map<String, Value> {
    fields.remove("key");
    for (name, value) in &mut fields {
        name_by_id(name, value, names);
    }
    if let Some(extra) = fields.get_mut("extra") {
        *extra = extra.to_string().into();
    }
    fields
}

/// Also in lists, and in the objects of a list (an action's slots).
fn name_by_id(name: &str, value: &mut Value, names: &HashMap<String, Id>) {
    match value {
        Value::String(key) if NAMING.contains(&name) => {
            if let Some(id) = names.get(key) {
                *key = id.to_string();
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| name_by_id(name, item, names)),
        Value::Object(fields) if name == "slots" => fields.iter_mut().for_each(|(name, value)| name_by_id(name, value, names)),
        _ => {}
    }
}

fn take_list(file: &mut Value, name: &str) -> Vec<Map<String, Value>> {
    let Value::Array(items) = file[name].take() else { return Vec::new() };
    items.into_iter().filter_map(|item| if let Value::Object(fields) = item { Some(fields) } else { None }).collect()
}

/// Every label becomes its text in one language.
fn in_language(value: Value, lang: Lang) -> Value {
    match value {
        Value::Array(items) => items.into_iter().map(|item| in_language(item, lang)).collect(),
        Value::Object(fields) if fields.contains_key(Lang::En.tag()) => match serde_json::from_value::<Label>(Value::Object(fields)) {
            Ok(label) => label.get(lang).into(),
            Err(_) => Value::Null,
        },
        Value::Object(fields) => fields.into_iter().map(|(name, value)| (name, in_language(value, lang))).collect(),
        plain => plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn keys_become_ids_wherever_a_record_names_another() {
        let id = |n: u8| Id::new(1, [n; 10]);
        let names = HashMap::from([("cook".to_owned(), id(1)), ("square".to_owned(), id(2)), ("block".to_owned(), id(3))]);
        let read = |kind, fields: Value| record(kind, with_ids(fields.as_object().cloned().unwrap(), &names)).unwrap();
        let action = json!({"key": "x", "name": "square", "combines": ["cook", "square"], "slots": [{"slot": "cook", "asset": "cook"}]});
        let Record::Action(action) = read(RecordKind::Action, action) else { panic!() };
        assert_eq!((action.name.as_str(), action.combines.as_slice()), ("square", &[id(1), id(2)][..]), "a text stays a text");
        assert_eq!(action.slots, [SlotFill { slot: "cook".into(), asset: id(1) }]);
        let Record::Event(event) = read(RecordKind::Event, json!({"date": "2026-11-24", "about": ["cook"], "area": "block"})) else {
            panic!()
        };
        assert_eq!((event.about, event.area), (vec![id(1)], Some(id(3))));
    }
}
