//! Actions and events on tablets that meet: what they name stays written, and nothing of theirs is lost.
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

use linli::document::{Buried, Document, Edit, EditError, Overwritten};
use linli::model::*;
use support::{community, id, open};

const DAY: &str = "2026-11-24";

fn at(second: i64) -> Timestamp {
    Timestamp(1_790_000_000_000 + second * 1000)
}

fn add(document: &mut Document, record: Record) -> Vec<u8> {
    document.commit(Edit::Add(record), at(0), "tablet").unwrap().unwrap().update
}

fn change(document: &mut Document, number: u16, how: impl Fn(&mut Record)) -> Vec<u8> {
    let before = document.workspace().record(id(number)).unwrap();
    let mut after = before.clone();
    how(&mut after);
    document.commit(Edit::Update { before, after }, at(1), "tablet").unwrap().unwrap().update
}

fn of_action(how: impl Fn(&mut Action)) -> impl Fn(&mut Record) {
    move |record| match record {
        Record::Action(action) => how(action),
        other => panic!("expected an action, found {other:?}"),
    }
}

fn of_event(how: impl Fn(&mut Event)) -> impl Fn(&mut Record) {
    move |record| match record {
        Record::Event(event) => how(event),
        other => panic!("expected an event, found {other:?}"),
    }
}

/// Assets 1 and 2 with pins, the area 3 without an outline, the action 4 that combines the assets, the event 5 about it.
fn two_tablets() -> (Document, Document) {
    let (mut one, _) = community(1);
    for (number, lng) in [(1, 114.0), (2, 114.2)] {
        let position = Position::new(lng, 22.0).ok();
        add(&mut one, Record::Asset(Asset { position, ..Asset::new(id(number), AssetKind::Place, number.to_string()) }));
    }
    add(&mut one, Record::Area(Area::new(id(3), AreaKind::Building, "Block 3".into(), Shape::default())));
    add(&mut one, Record::Action(Action { combines: vec![id(1), id(2)], ..Action::new(id(4), "Tea".into()) }));
    let event = Event::new(id(5), EventKind::Meeting, Date::parse(DAY).unwrap());
    add(&mut one, Record::Event(Event { about: vec![id(4)], area: Some(id(3)), ..event }));
    let two = open(2, &[one.encode()]);
    (one, two)
}

#[test]
fn what_is_deleted_is_named_on_and_stands_again_after_an_undo() {
    let (mut one, _) = two_tablets();
    let whole = one.workspace().clone();
    let place = |document: &Document, number| document.workspace().place_of(&document.workspace().record(id(number)).unwrap());
    assert_eq!(place(&one, 5), Position::new(114.1, 22.0).ok());
    let deleted = one.commit(Edit::Delete(vec![id(2), id(3)]), at(2), "one").unwrap().unwrap();
    assert!(deleted.changes.iter().all(|change| change.gone), "no action and no event is touched: {:?}", deleted.changes);
    assert_eq!(one.workspace().actions, whole.actions);
    assert_eq!(one.workspace().events, whole.events);
    assert_eq!(place(&one, 4), Position::new(114.0, 22.0).ok(), "amid those that are left");
    one.undo().unwrap();
    assert_eq!(one.workspace(), &whole);
}

#[test]
fn two_tables_that_add_to_one_action_are_told_and_other_fields_stand() {
    let (mut one, mut two) = two_tablets();
    let first = change(&mut one, 4, of_action(|action| action.combines = vec![id(1)]));
    change(&mut two, 4, of_action(|action| action.combines.push(id(3))));
    change(&mut two, 4, of_action(|action| action.state = ActionState::Agreed));
    change(&mut one, 5, of_event(|event| event.held = true));
    let outcome = change(&mut two, 5, of_event(|event| event.outcome = "Twelve came".into()));
    assert!(outcome.len() < 100, "only what changed is written: {} bytes", outcome.len());
    let lost = two.merge(&first).unwrap().overwritten;
    let uids = |numbers: &[u16]| serde_json::json!(numbers.iter().map(|&number| id(number)).collect::<Vec<_>>());
    let double = Overwritten {
        record: Some(RecordKind::Action),
        id: id(4),
        field: "combines".into(),
        ours: uids(&[1, 2, 3]),
        theirs: uids(&[1]),
        kept_ours: true,
        ours_by: "tablet".into(),
        theirs_by: "tablet".into(),
    };
    assert_eq!(lost, [double]);
    two.merge(&one.encode()).unwrap();
    one.merge(&two.encode()).unwrap();
    assert_eq!(one.workspace(), two.workspace());
    let event = &one.workspace().events[&id(5)];
    assert_eq!((event.held, event.outcome.as_str()), (true, "Twelve came"));
    assert_eq!(one.workspace().actions[&id(4)].state, ActionState::Agreed);
}

#[test]
fn an_event_written_on_while_another_table_deletes_it_is_listed_and_comes_back() {
    let (mut one, mut two) = two_tablets();
    one.commit(Edit::Delete(vec![id(4), id(5)]), at(2), "one").unwrap();
    change(&mut two, 5, of_event(|event| event.outcome = "Twelve came".into()));
    let outlet = one.merge(&two.encode()).unwrap();
    assert_eq!(outlet.buried, [Buried { record: RecordKind::Event, id: id(5), name: "Twelve came".into() }]);
    assert_eq!(one.workspace().counts(), Counts { assets: 2, areas: 1, ..Counts::default() });
    one.commit(Edit::Restore(vec![id(5)]), at(3), "one").unwrap();
    assert_eq!(one.workspace().events[&id(5)].outcome, "Twelve came");
}

#[test]
fn a_link_that_lost_its_end_to_another_table_is_out_of_sight_until_it_returns() {
    let (mut one, mut two) = two_tablets();
    let link = Link::new(id(9), LinkKind::Knows, id(1), id(2));
    add(&mut two, Record::Link(link));
    let deleted = one.commit(Edit::Delete(vec![id(2)]), at(2), "one").unwrap().unwrap();
    two.merge(&deleted.update).unwrap();
    assert_eq!(two.workspace().links.len(), 0);
    assert_eq!(two.dangling().keys().copied().collect::<Vec<_>>(), [id(9)]);
    two.merge(&one.undo().unwrap().update).unwrap();
    assert_eq!((two.dangling().len(), two.workspace().links.len()), (0, 1));
}

#[test]
fn actions_and_events_have_no_pin_take_no_links_and_share_no_id() {
    let (mut one, _) = two_tablets();
    let whole = one.encode();
    let mut refused = |edit: Edit| one.commit(edit, at(2), "one").unwrap_err();
    let link = |to| Edit::Add(Record::Link(Link::new(id(9), LinkKind::Supports, id(1), id(to))));
    assert_eq!(refused(link(4)), EditError::LooseEnd { link: id(9), end: id(4) });
    assert_eq!(refused(link(5)), EditError::LooseEnd { link: id(9), end: id(5) });
    assert_eq!(refused(Edit::Move { id: id(4), to: Position::default() }), EditError::NoPin { id: id(4), kind: RecordKind::Action });
    assert_eq!(refused(Edit::Move { id: id(5), to: Position::default() }), EditError::NoPin { id: id(5), kind: RecordKind::Event });
    assert_eq!(refused(Edit::Add(Record::Need(Need::new(id(5), "x".into())))), EditError::Taken { id: id(5) });
    let records = vec![Record::Action(Action::new(id(8), "x".into())), Record::Link(Link::new(id(9), LinkKind::Knows, id(1), id(8)))];
    assert_eq!(refused(Edit::Import { records, from: String::new() }), EditError::LooseEnd { link: id(9), end: id(8) });
    assert_eq!(one.encode(), whole);
}

#[test]
fn a_record_and_the_link_that_joins_it_are_one_step() {
    let (mut one, _) = two_tablets();
    let before = one.workspace().clone();
    let person = Record::Asset(Asset::new(id(6), AssetKind::Individual, "Mei".into()));
    let joined = |to| Edit::AddJoined { record: person.clone(), link: Link::new(id(7), LinkKind::Knows, id(6), id(to)) };
    let refused = one.commit(joined(99), at(0), "tablet");
    assert_eq!(refused, Err(EditError::LooseEnd { link: id(7), end: id(99) }), "whole or not at all");
    assert_eq!(one.workspace(), &before);
    let note = one.commit(joined(1), at(0), "tablet").unwrap().unwrap().note.unwrap();
    assert_eq!((note.name.as_str(), note.count), ("Mei", 1));
    assert!(one.workspace().assets.contains_key(&id(6)) && one.workspace().links.contains_key(&id(7)));
    one.undo().unwrap();
    assert_eq!(one.workspace(), &before);
    one.redo().unwrap();
    assert!(one.workspace().links.contains_key(&id(7)));
}
