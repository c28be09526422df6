//! One field of a record by its key in the document, as JSON: how a person chooses between two values of it.

use crate::model::{Info, Record};
use serde_json::Value;

/// The value of a field; `None` for a key that records of this kind do not have.
#[must_use]
pub fn field_of(record: &Record, field: &str) -> Option<Value> {
    record.fields().remove(field)
}

/// The record with another value in a field; `None` where that is no field or no value of it.
#[must_use]
pub fn with_field(record: &Record, field: &str, value: &Value) -> Option<Record> {
    let mut fields = record.fields();
    *fields.get_mut(field)? = value.clone();
    record.with_fields(fields)
}

/// As [`with_field`], for what a community says of itself.
#[must_use]
pub fn with_info_field(info: &Info, field: &str, value: &Value) -> Option<Info> {
    let mut fields = serde_json::to_value(info).ok()?;
    *fields.get_mut(field)? = value.clone();
    serde_json::from_value(fields).ok()
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
