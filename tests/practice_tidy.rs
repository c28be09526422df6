//! What two tablets leave untidy between them is found, and can be let go of with one undoable step.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests stop the test")]

mod document_support;

use document_support::{community, id, open};
use linli::document::{Document, Edit};
use linli::model::*;
use linli::practice::tidy::{Finding, OutOfSight, Trouble, findings, letting_go};

const NOW: Timestamp = Timestamp(1_000);

fn commit(document: &mut Document, edit: Edit) {
    document.commit(edit, NOW, "tablet").unwrap();
}

fn found(document: &Document) -> Vec<Finding> {
    let hidden = OutOfSight { links: document.dangling().values().cloned().collect(), areas: document.cut_parents().collect() };
    findings(document.workspace(), &hidden, NOW.date())
}

fn troubles(document: &Document) -> Vec<Trouble> {
    found(document).iter().map(|finding| finding.trouble).collect()
}

/// A captain and two buildings on one tablet, the same on the other.
fn two_tablets() -> (Document, Document) {
    let (mut one, _) = community(1);
    commit(&mut one, Edit::Add(Record::Asset(Asset::new(id(1), AssetKind::Individual, "Ms Chan".into()))));
    for number in [2, 3] {
        commit(&mut one, Edit::Add(Record::Area(Area::new(id(number), AreaKind::Building, format!("Block {number}"), Shape::default()))));
    }
    let two = open(2, &[one.encode()]);
    (one, two)
}

fn lets_go_of_everything(document: &mut Document) {
    for finding in found(document) {
        let edit = letting_go(document.workspace(), &finding).unwrap_or_else(|| panic!("{finding:?} cannot be let go of"));
        commit(document, edit);
    }
    assert_eq!(found(document), []);
    document.undo().unwrap();
    assert_eq!(found(document).len(), 1, "an undo brings it back");
}

#[test]
fn a_captain_of_a_building_that_another_tablet_deleted() {
    let (mut one, mut two) = two_tablets();
    commit(&mut one, Edit::Delete(vec![id(2)]));
    commit(&mut two, Edit::Add(Record::Link(Link::new(id(4), LinkKind::Stewards, id(1), id(2)))));
    one.merge(&two.encode()).unwrap();
    assert_eq!(troubles(&one), [Trouble::CaptainWithoutArea]);
    lets_go_of_everything(&mut one);
}

#[test]
fn a_circle_of_areas_that_two_tablets_closed() {
    let (mut one, mut two) = two_tablets();
    let hang = |document: &mut Document, child: u16, parent: u16| {
        let before = document.workspace().areas[&id(child)].clone();
        let after = Area { parent: Some(id(parent)), ..before.clone() };
        commit(document, Edit::Update { before: Record::Area(before), after: Record::Area(after) });
    };
    hang(&mut one, 2, 3);
    hang(&mut two, 3, 2);
    one.merge(&two.encode()).unwrap();
    assert_eq!(troubles(&one), [Trouble::AreaCut]);
    lets_go_of_everything(&mut one);
}

#[test]
fn an_event_and_an_action_whose_records_are_deleted() {
    let (mut one, _) = two_tablets();
    commit(
        &mut one,
        Edit::Add(Record::Event(Event { area: Some(id(2)), about: vec![id(1)], ..Event::new(id(5), EventKind::Visit, NOW.date()) })),
    );
    let slots = vec![SlotFill { slot: "cook".into(), asset: id(1) }];
    commit(&mut one, Edit::Add(Record::Action(Action { combines: vec![id(1)], slots, ..Action::new(id(6), "Lunch".into()) })));
    commit(&mut one, Edit::Delete(vec![id(1)]));
    assert_eq!(troubles(&one), [Trouble::ActionLostRecords, Trouble::EventLostRecords]);
    lets_go_of_everything(&mut one);
    assert_eq!(one.workspace().events[&id(5)].area, Some(id(2)), "what is still there stays");
}
