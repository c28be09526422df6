//! Rows of actions, events and stars that somebody changed in another program: understood where they can be, kept or named where they cannot.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::must_use_candidate,
    clippy::cast_possible_wrap,
    clippy::redundant_closure_for_method_calls,
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    clippy::disallowed_types,
    reason = "helpers of tests stop the test, and tests may read files, print and take the time"
)]

mod exchange_kit;

use exchange_kit::{NOW, new_ids};
use linli::exchange::{Mapping, Pictures, Problem, Taken, backup, take};
use linli::model::*;
use serde_json::{Value, json};

fn id(n: u8) -> Id {
    Id::new(1, [n; 10])
}

fn workspace() -> Workspace {
    let mut workspace = Workspace::default();
    let group = Asset { stars: Some(4), stars_by: Some("The council".into()), ..Asset::new(id(1), AssetKind::Association, "Choir".into()) };
    let stamp = Stamp { created_at: Timestamp::parse("2026-11-20T01:00:00Z").unwrap(), ..Stamp::default() };
    let on = Date::parse("2026-11-24").unwrap();
    let given = |tick| SelfHelp { tick, on };
    workspace.put(Record::Asset(Asset { position: Position::new(114.0, 22.0).ok(), ..group }));
    workspace.put(Record::Action(Action {
        combines: vec![id(1)],
        self_help: vec![given(SelfHelpTick::PurposeNamed), given(SelfHelpTick::HappenedOnce)],
        slots: vec![SlotFill { slot: "singers; and players".into(), asset: id(1) }],
        goals: vec!["Sing".into(), String::new()],
        ..Action::new(id(2), "Carols".into())
    }));
    workspace.put(Record::Event(Event { about: vec![id(2)], stamp, ..Event::new(id(3), EventKind::Visit, on) }));
    workspace
}

/// The backup with some properties of one record changed.
fn with(number: u8, change: &[(&str, Value)]) -> Taken {
    let mut root: Value = serde_json::from_slice(&backup(&workspace(), NOW, &Pictures::new()).unwrap()).unwrap();
    let feature = root["features"].as_array_mut().unwrap().iter_mut().find(|feature| feature["id"] == id(number).to_string()).unwrap();
    for (column, value) in change {
        assert!(feature["properties"].as_object().unwrap().contains_key(*column), "no column {column}");
        feature["properties"][*column] = value.clone();
    }
    take(root.to_string().as_bytes(), &Mapping::default(), new_ids(), NOW, &mut |_, _| true).unwrap()
}

fn unknown(column: &str, found: &str) -> Problem {
    Problem::ValueUnknown { index: 2, column: column.into(), found: found.into() }
}

#[test]
fn lists_in_step_are_read_together_or_kept_together() {
    let taken = with(2, &[("self_help_dates", json!("2026-11-24"))]);
    assert_eq!(
        taken.problems,
        [unknown("self_help_ticks", "\"purpose_named;happened_once\""), unknown("self_help_dates", "\"2026-11-24\"")]
    );
    let action = &taken.into_workspace().actions[&id(2)];
    assert_eq!(action.self_help, []);
    assert_eq!(action.extra.0["self_help_ticks"], "purpose_named;happened_once");
    assert_eq!(action.slots, workspace().actions[&id(2)].slots);
    let action = &with(2, &[("slot_uids", json!("the choir"))]).into_workspace().actions[&id(2)];
    assert_eq!((action.slots.len(), &action.extra.0["slot_names"]), (0, &json!("singers\\; and players")));
}

#[test]
fn more_goals_than_there_is_room_for_are_kept_as_they_are() {
    let taken = with(2, &[("goals", json!("a;b;c;d;e"))]);
    assert_eq!(taken.problems, [unknown("goals", "\"a;b;c;d;e\"")]);
    let action = &taken.into_workspace().actions[&id(2)];
    assert_eq!((action.goals.len(), &action.extra.0["goals"]), (0, &json!("a;b;c;d;e")));
    assert_eq!(with(2, &[("goals", json!(";;;d"))]).into_workspace().actions[&id(2)].goals, ["", "", "", "d"]);
}

#[test]
fn an_event_without_a_day_is_put_on_the_day_it_was_written_down() {
    for (value, named) in [(Value::Null, 1), (json!("some Tuesday"), 2)] {
        let taken = with(3, &[("event_date", value.clone())]);
        assert_eq!(taken.problems.len(), named);
        assert_eq!(taken.problems.last(), Some(&Problem::NoDay { index: 3, day: "2026-11-20".into() }));
        let event = &taken.into_workspace().events[&id(3)];
        assert_eq!((event.date.to_string().as_str(), event.extra.0.get("event_date")), ("2026-11-20", Some(&value).filter(|_| named > 1)));
    }
    assert_eq!(with(3, &[("event_date", json!("2026/12/01"))]).into_workspace().events[&id(3)].date.to_string(), "2026-12-01");
}

#[test]
fn nobody_gets_stars_by_becoming_a_person() {
    let taken = with(1, &[("asset_kind", json!("individual"))]);
    assert_eq!(taken.problems, [Problem::StarsTaken { index: 1, name: "Choir".into() }]);
    let person = &taken.into_workspace().assets[&id(1)];
    assert_eq!((person.stars, &person.stars_by, person.extra.is_empty()), (None, &None, true));
    // And a person whom another table's stars reached takes none along.
    let mut workspace = workspace();
    workspace.assets.get_mut(&id(1)).unwrap().kind = AssetKind::Individual;
    let text = String::from_utf8(backup(&workspace, NOW, &Pictures::new()).unwrap()).unwrap();
    assert!(text.contains("\"stars\":null") && !text.contains("The council"), "{text}");
}

#[test]
fn where_actions_and_events_are_drawn_is_not_read_back() {
    let mut root: Value = serde_json::from_slice(&backup(&workspace(), NOW, &Pictures::new()).unwrap()).unwrap();
    let features = root["features"].as_array_mut().unwrap();
    for feature in features.iter_mut().filter(|feature| feature["properties"]["record"] != "asset") {
        assert_eq!(feature["geometry"], json!({"type": "Point", "coordinates": [114.0, 22.0]}));
        feature["geometry"] = json!({"type": "Polygon", "coordinates": [[[0.0, 0.0], [0.0, 0.0], [0.0, 0.0]]]});
    }
    let taken = take(root.to_string().as_bytes(), &Mapping::default(), new_ids(), NOW, &mut |_, _| true).unwrap();
    assert_eq!((&taken.problems, &taken.skipped), (&vec![], &vec![]));
    assert_eq!(taken.into_workspace(), workspace());
}
