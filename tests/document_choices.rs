//! Whole documents that meet: what they bring, and what they leave for a person to choose.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::must_use_candidate,
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    clippy::disallowed_types,
    reason = "helpers of tests stop the test, and tests may read files, print and take the time"
)]

#[path = "document_support/mod.rs"]
mod support;

use linli::document::{Choices, Document, Edit};
use linli::model::*;
use support::{asset, at, change_asset, community, id, open, two_tablets};

/// As a person at `table` would.
fn rename(document: &mut Document, table: &str, name: &str) {
    let before = document.workspace().assets[&id(1)].clone();
    let after = Asset { name: name.into(), ..before.clone() };
    document.commit(Edit::Update { before: Record::Asset(before), after: Record::Asset(after) }, at(9), table).unwrap().unwrap();
}

#[test]
fn a_whole_document_tells_what_it_brought_and_who_wrote_what() {
    let (mut one, mut two) = two_tablets();
    rename(&mut one, "Table 1", "Elders' choir");
    rename(&mut two, "Table 2", "Singing elders");
    two.commit(Edit::Add(asset(2, "Band")), at(2), "Table 2").unwrap();
    let (_, merged) = one.merge_whole(&two.encode()).unwrap();
    assert_eq!(merged.new.iter().map(|brought| brought.name.as_str()).collect::<Vec<_>>(), ["Band"]);
    let [double] = merged.double.as_slice() else { panic!("{merged:?}") };
    assert_eq!((double.ours.as_str(), double.theirs.as_str()), (Some("Elders' choir"), Some("Singing elders")));
    assert_eq!((double.ours_by.as_str(), double.theirs_by.as_str()), ("Table 1", "Table 2"));
    let name = &one.workspace().assets[&id(1)].name;
    assert_eq!(name, if double.kept_ours { "Elders' choir" } else { "Singing elders" });
    let (outlet, again) = one.merge_whole(&two.encode()).unwrap();
    assert!(again.is_nothing_new() && outlet.update.is_empty(), "the same file twice");
}

#[test]
fn records_put_down_twice_from_one_old_file_lose_nothing() {
    let (mut one, log) = community(1);
    let mut two = open(2, &log);
    let file = || Edit::Import { records: vec![asset(1, "Choir")], from: "old.geojson".into() };
    one.commit(file(), at(1), "Table 1").unwrap();
    two.commit(file(), at(2), "Table 2").unwrap();
    rename(&mut one, "Table 1", "Elders' choir");
    change_asset(&mut two, 1, 3, |asset| asset.capacity = Some(30));
    let (_, merged) = one.merge_whole(&two.encode()).unwrap();
    let mut fields: Vec<_> =
        merged.double.iter().map(|double| (double.field.as_str(), double.ours.clone(), double.theirs.clone())).collect();
    fields.sort_by_key(|(field, ..)| *field);
    assert_eq!(fields, [("capacity", serde_json::Value::Null, 30.into()), ("name", "Elders' choir".into(), "Choir".into())]);
    let asset = &one.workspace().assets[&id(1)];
    for double in &merged.double {
        let kept = if double.kept_ours { &double.ours } else { &double.theirs };
        assert_eq!(linli::document::field_of(&Record::Asset(asset.clone()), &double.field).as_ref(), Some(kept));
    }
}

#[test]
fn of_a_field_that_three_tables_wrote_no_value_is_lost() {
    let (mut one, mut two) = two_tablets();
    let mut three = open(3, &[one.encode()]);
    rename(&mut one, "Table 1", "Elders' choir");
    rename(&mut two, "Table 2", "Singing elders");
    rename(&mut three, "Table 3", "Morning choir");
    let mut choices = Choices::default();
    for file in [two.encode(), three.encode()] {
        choices.add(&one.merge_whole(&file).unwrap().1);
    }
    let stands = one.workspace().assets[&id(1)].name.clone();
    let open_choices = choices.still_open(one.workspace());
    let mut values: Vec<_> = open_choices.double.iter().map(|double| double.lost().as_str().unwrap().to_owned()).collect();
    assert!(open_choices.double.iter().all(|double| double.standing() == stands.as_str()), "{open_choices:?}");
    values.push(stands);
    values.sort();
    assert_eq!(values, ["Elders' choir", "Morning choir", "Singing elders"]);

    rename(&mut one, "Table 1", "The choir");
    assert_eq!(choices.still_open(one.workspace()).count(), 0, "somebody has said what it is to be");
    one.undo();
    assert_eq!(choices.still_open(one.workspace()).count(), 2, "and took it back");
}

#[test]
fn a_value_that_met_a_cleared_field_is_told_on_both_sides() {
    for (first, second) in [(Some(30), None), (None, Some(30))] {
        let (mut one, mut two) = two_tablets();
        change_asset(&mut one, 1, 1, |asset| asset.capacity = Some(5));
        two.merge(&one.encode()).unwrap();
        change_asset(&mut one, 1, 2, |asset| asset.capacity = first);
        change_asset(&mut two, 1, 3, |asset| asset.capacity = second);
        let (from_one, from_two) = (one.encode(), two.encode());
        for (tablet, file, ours, theirs) in [(&mut one, from_two, first, second), (&mut two, from_one, second, first)] {
            let (_, merged) = tablet.merge_whole(&file).unwrap();
            let [double] = merged.double.as_slice() else { panic!("{merged:?}") };
            assert_eq!((double.ours.as_u64(), double.theirs.as_u64()), (ours.map(u64::from), theirs.map(u64::from)));
        }
    }
}
