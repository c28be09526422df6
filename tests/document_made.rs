//! Many records made into an update elsewhere: taken in so, they are what an import would have made of them, at every moment.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests stop the test")]

mod document_support;

use document_support::{Act, acts, asset_or_need, community, edit, id, open, reopen};
use linli::document::{Document, Edit, Made};
use linli::model::*;
use proptest::prelude::*;

const NOW: Timestamp = Timestamp(1_760_000_000_000);
const FILE: &str = "places.geojson";

/// Enough for more than two parts, with links and areas among them.
fn records() -> Vec<Record> {
    let area = |number| Area::new(id(number), AreaKind::GridCell, format!("cell {number}"), Shape::default());
    let areas = [area(700), Area { parent: Some(id(700)), ..area(701) }].map(Record::Area);
    let link = |number, from, to| Record::Link(Link::new(id(number), LinkKind::Knows, id(from), id(to)));
    let pins = (1000..1550).map(|number| asset_or_need(number, number.to_le_bytes()[0]));
    areas.into_iter().chain(pins).chain([link(800, 1000, 1549), link(801, 1001, 700)]).collect()
}

fn made(records: &[Record]) -> Edit {
    let (made, records) = Made::of(records, (77, "tablet"), NOW, |_| ()).unwrap();
    Edit::TakeIn { records, made, from: FILE.into() }
}

fn import(records: Vec<Record>) -> Edit {
    Edit::Import { records, from: FILE.into() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever came before, whatever is done after, and however much of it has been let in by then.
    #[test]
    fn taken_in_is_as_imported(before in acts(12), after in prop::collection::vec((acts(2), 0..3_usize), 0..8)) {
        let (mut imported, _) = community(1);
        let (mut taken, mut log) = community(1);
        let mut step = |edits: [Option<Edit>; 2], imported: &mut Document, taken: &mut Document| {
            let [one, other] = edits;
            let told = |document: &mut Document, edit: Option<Edit>| edit.and_then(|edit| document.commit(edit, NOW, "tablet").ok().flatten());
            let (theirs, ours) = (told(imported, one), told(taken, other));
            log.extend(ours.iter().map(|outlet| outlet.update.clone()));
            let said = |outlet: Option<linli::document::Outlet>| outlet.map(|outlet| (outlet.changes, outlet.info, outlet.note, outlet.origin));
            assert_eq!(said(ours), said(theirs));
            assert_eq!(taken.workspace(), imported.workspace());
        };
        let same = |document: &Document, act: &Act| [edit(document.workspace(), act), edit(document.workspace(), act)];
        for act in &before {
            step(same(&imported, act), &mut imported, &mut taken);
        }
        step([Some(import(records())), Some(made(&records()))], &mut imported, &mut taken);
        for (acts, parts) in &after {
            for act in acts {
                step(same(&imported, act), &mut imported, &mut taken);
            }
            (0..*parts).for_each(|_| _ = taken.let_in());
            prop_assert_eq!(taken.workspace(), imported.workspace(), "letting in changes nothing to be seen");
        }
        let stored = reopen(&log);
        prop_assert_eq!(stored.workspace(), taken.workspace());
        while let Some(theirs) = imported.undo() {
            let ours = taken.undo().unwrap();
            prop_assert_eq!((ours.changes, ours.note), (theirs.changes, theirs.note));
            log.push(ours.update);
            prop_assert_eq!(taken.workspace(), imported.workspace());
        }
        prop_assert!(taken.undo().is_none());
        let stored = reopen(&log);
        prop_assert_eq!(stored.workspace(), taken.workspace());
    }
}

#[test]
fn another_tab_and_a_backup_get_all_of_it_before_any_is_let_in() {
    let (mut document, log) = community(1);
    let outlet = document.commit(made(&records()), NOW, "tablet").unwrap().unwrap();
    let mut told = open(2, &log);
    told.merge(&outlet.update).unwrap();
    assert_eq!(told.workspace(), document.workspace());
    let mut asked = open(3, &log);
    asked.merge(&document.diff_since(&asked.state_vector()).unwrap()).unwrap();
    assert_eq!(asked.workspace(), document.workspace());
    assert!(!document.let_in(), "whoever asked had all of it let in");
    let (mut document, _) = community(1);
    document.commit(made(&records()), NOW, "tablet").unwrap();
    assert_eq!(reopen(&[document.encode()]).workspace(), document.workspace());
}

#[test]
fn it_is_let_in_part_by_part_and_signed() {
    let (mut document, log) = community(1);
    document.commit(made(&records()), NOW, "tablet").unwrap();
    let mut parts = 1;
    while document.let_in() {
        parts += 1;
    }
    assert_eq!(parts, records().len().div_ceil(250));
    let mut other = open(2, &log);
    other.merge(&document.encode()).unwrap();
    let rename = |document: &mut Document, name: &str, device: &str| {
        let before = document.workspace().record(id(1000)).unwrap();
        let Record::Asset(asset) = before.clone() else { panic!("1000 is an asset") };
        document.commit(Edit::Update { before, after: Record::Asset(Asset { name: name.into(), ..asset }) }, NOW, device).unwrap();
    };
    rename(&mut document, "one", "tablet");
    rename(&mut other, "other", "kite");
    let told = document.merge(&other.encode()).unwrap().overwritten;
    assert_eq!(told.iter().map(|field| (field.ours_by.as_str(), field.theirs_by.as_str())).collect::<Vec<_>>(), [("tablet", "kite")]);
}

#[test]
fn records_that_were_here_before_are_written_over_not_made_twice() {
    let (mut document, mut log) = community(1);
    let all = records();
    for edit in [Edit::Add(asset_or_need(1000, 9)), Edit::Add(asset_or_need(1003, 9)), Edit::Delete(vec![id(1003)])] {
        log.push(document.commit(edit, NOW, "tablet").unwrap().unwrap().update);
    }
    let mut imported = open(1, &log);
    imported.commit(import(all.clone()), NOW, "tablet").unwrap();
    document.commit(made(&all), NOW, "tablet").unwrap();
    assert_eq!(document.workspace(), imported.workspace());
    assert!(document.workspace().record(id(1003)).is_some(), "it was deleted and comes back");
    assert!(!document.let_in(), "it went the way of an import");
}

#[test]
fn an_id_that_something_else_has_is_refused_as_an_import_is() {
    let (mut document, _) = community(1);
    document.commit(Edit::Add(Record::Need(Need::new(id(1000), "Shade".into()))), NOW, "tablet").unwrap();
    let before = document.workspace().clone();
    let refused = document.commit(import(records()), NOW, "tablet").unwrap_err();
    assert_eq!(document.commit(made(&records()), NOW, "tablet").unwrap_err(), refused);
    assert_eq!(document.workspace(), &before);
}

#[test]
fn what_needs_more_than_the_file_is_not_made() {
    let link = Record::Link(Link::new(id(1), LinkKind::Knows, id(2), id(3)));
    assert_eq!(Made::of(&[asset_or_need(2, 1), link], (77, "tablet"), NOW, |_| ()), None);
    assert_eq!(Made::of(&[asset_or_need(2, 1), asset_or_need(2, 2)], (77, "tablet"), NOW, |_| ()), None, "one id twice");
}
