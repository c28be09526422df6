//! The schema that editors use and the parser that counts refuse the same files.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::must_use_candidate, reason = "helpers of tests stop the test")]

mod packs_kit;

use linli::packs::{Expected, Pack, PackError, core, library};
use packs_kit::Schema;
use serde_json::{Map, Value, json};

/// A pack in which every field of the schema is used.
fn every_field() -> Value {
    let label = r#"{"en":"a","zh-Hans":"b","zh-Hant":"c"}"#;
    serde_json::from_str(&include_str!("packs_kit/every_field.json").replace(r#""LABEL""#, label)).unwrap()
}

#[test]
fn every_built_in_pack_keeps_to_the_schema() {
    let schema = Schema::open();
    for text in
        [include_str!("../packs/core-abcd.json"), include_str!("../packs/cn-mainland.json"), include_str!("../packs/hk-estate.json")]
    {
        assert_eq!(schema.complaints(&serde_json::from_str(text).unwrap()), [""; 0]);
    }
}

#[test]
fn a_pack_with_every_field_passes_both_and_holds_together() {
    let pack = every_field();
    assert_eq!(Schema::open().complaints(&pack), [""; 0]);
    let (whole, errors) = library([], [pack.to_string().as_str()]);
    assert_eq!(errors, []);
    assert_eq!(whole.script.len(), 1);
    let text = pack.to_string();
    for (definition, field) in Schema::open().fields() {
        assert!(text.contains(&format!("{field:?}:")), "{definition}.{field} is not in the pack");
    }
}

#[test]
fn what_may_be_left_out_may_be_left_out() {
    let label = json!({"en": "a", "zh-Hans": "b", "zh-Hant": "c"});
    let bare = json!({"id": "bare", "version": "0.0.1", "label": label});
    assert_eq!(Schema::open().complaints(&bare), [""; 0]);
    let pack = Pack::parse(&bare.to_string(), "bare.json").unwrap();
    assert_eq!(core().over(&pack), *core());
}

/// What a value may be turned into by a careless hand.
fn slips(value: &Value) -> Vec<Value> {
    let mut slips: Vec<Value> = vec![
        Value::Null,
        true.into(),
        1.into(),
        2.5.into(),
        (-1).into(),
        1_000_000.into(),
        "".into(),
        " ".into(),
        "Bad Id".into(),
        "good_id".into(),
        "a.b".into(),
        json!([]),
        json!({}),
        json!(["x"]),
    ];
    match value {
        Value::Object(fields) => {
            let with = |name: &str| Value::Object(fields.clone().into_iter().chain([(name.to_owned(), json!(1))]).collect::<Map<_, _>>());
            slips.extend(["hnit", "", "Für immer"].map(with));
            slips.extend(fields.keys().map(|gone| Value::Object(fields.clone().into_iter().filter(|(name, _)| name != gone).collect())));
        }
        Value::Array(items) => slips.push(items.iter().chain(items).cloned().collect()),
        _ => {}
    }
    slips
}

/// Where in the pack, as an error names it, and as a JSON pointer.
fn places(value: &Value, path: &str, pointer: &str, found: &mut Vec<(String, String)>) {
    found.push((path.to_owned(), pointer.to_owned()));
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                let plain = !name.contains('.');
                let path = if !plain {
                    format!("{path}[{name:?}]")
                } else if path.is_empty() {
                    name.clone()
                } else {
                    format!("{path}.{name}")
                };
                places(field, &path, &format!("{pointer}/{name}"), found);
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                places(item, &format!("{path}[{at}]"), &format!("{pointer}/{at}"), found);
            }
        }
        _ => {}
    }
}

/// Rules between two places of a file, which the schema has no words for.
fn is_beyond_the_schema(error: &PackError) -> bool {
    let PackError::Value { expected, .. } = error else { return false };
    matches!(**expected, Expected::NewId | Expected::SumOfOne | Expected::Draft { .. })
}

#[test]
fn schema_and_parser_agree_on_every_slip_and_the_error_names_its_place() {
    let (schema, pack) = (Schema::open(), every_field());
    let mut all = Vec::new();
    places(&pack, "", "", &mut all);
    let (mut taken, mut refused) = (0, 0);
    for (path, pointer) in all {
        for slip in slips(pack.pointer(&pointer).unwrap()) {
            let mut broken = pack.clone();
            *broken.pointer_mut(&pointer).unwrap() = slip.clone();
            let complaints = schema.complaints(&broken);
            match Pack::parse(&broken.to_string(), "slip.json") {
                Ok(_) => {
                    assert_eq!(complaints, [""; 0], "the parser took {slip} at {path}");
                    taken += 1;
                }
                Err(error) if is_beyond_the_schema(&error) => {}
                Err(error) => {
                    assert!(!complaints.is_empty(), "the schema took {slip} at {path}, but: {error}");
                    let PackError::Value { file, path: named, .. } = &error else { panic!("{error}") };
                    assert!(file == "slip.json" && named.starts_with(&path), "{slip} at {path}, but: {error}");
                    refused += 1;
                }
            }
        }
    }
    assert!(taken > 100 && refused > 1000, "{taken} taken, {refused} refused");
}
