//! One field of a record by its key in the document, as JSON: how a person chooses between two values of it.

use crate::model::{Info, Record};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// The value of a field; `None` for a key that records of this kind do not have.
#[must_use]
pub fn field_of(record: &Record, field: &str) -> Option<Value> {
    fields(record).ok()?.get(field).cloned()
}

/// The record with another value in a field; `None` where that is no field or no value of it.
#[must_use]
pub fn with_field(record: &Record, field: &str, value: &Value) -> Option<Record> {
    let (id, stamp) = (record.id(), record.stamp().clone());
    let mut changed = match record {
        Record::Asset(asset) => Record::Asset(replaced(asset, field, value)?),
        Record::Need(need) => Record::Need(replaced(need, field, value)?),
        Record::Area(area) => Record::Area(replaced(area, field, value)?),
        Record::Link(link) => Record::Link(replaced(link, field, value)?),
        Record::Action(action) => Record::Action(replaced(action, field, value)?),
        Record::Event(event) => Record::Event(replaced(event, field, value)?),
    };
    changed.set_id(id);
    *changed.stamp_mut() = stamp;
    Some(changed)
}

/// As [`with_field`], for what a community says of itself.
#[must_use]
pub fn with_info_field(info: &Info, field: &str, value: &Value) -> Option<Info> {
    replaced(info, field, value)
}

fn fields(record: &Record) -> serde_json::Result<Value> {
    match record {
        Record::Asset(asset) => serde_json::to_value(asset),
        Record::Need(need) => serde_json::to_value(need),
        Record::Area(area) => serde_json::to_value(area),
        Record::Link(link) => serde_json::to_value(link),
        Record::Action(action) => serde_json::to_value(action),
        Record::Event(event) => serde_json::to_value(event),
    }
}

fn replaced<T: Serialize + DeserializeOwned>(whole: &T, field: &str, value: &Value) -> Option<T> {
    let mut fields: Map<String, Value> = serde_json::from_value(serde_json::to_value(whole).ok()?).ok()?;
    *fields.get_mut(field)? = value.clone();
    serde_json::from_value(Value::Object(fields)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Asset, AssetKind, Id};

    #[test]
    fn a_field_takes_another_value_and_nothing_else_changes() {
        let asset = Record::Asset(Asset { capacity: Some(3), ..Asset::new(Id::new(1, [1; 10]), AssetKind::Place, "Seat".into()) });
        let named = with_field(&asset, "name", &"Bench".into()).unwrap();
        assert_eq!((named.name(), named.id(), field_of(&named, "capacity")), ("Bench", asset.id(), Some(3.into())));
        assert_eq!(with_field(&named, "name", &"Seat".into()), Some(asset.clone()));
        assert_eq!(with_field(&asset, "no_such_field", &1.into()), None);
        assert_eq!(with_field(&asset, "capacity", &"many".into()), None);
    }
}
