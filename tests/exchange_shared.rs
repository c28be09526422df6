//! A backup carries the shared document: tablets that open it merge field by field afterwards; a file changed elsewhere is taken by values.
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

use linli::document::{Document, Edit};
use linli::exchange::job::{Answer, Request, Took, run};
use linli::exchange::{Mapping, Pictures, Problem, Refused, What, full_backup, inspect, parcel, take};
use linli::model::*;
use proptest::prelude::*;
use support::{acts, community, id, open, perform};

const NOW: Timestamp = Timestamp(1_790_000_000_000);

fn backup_of(document: &Document) -> Vec<u8> {
    full_backup(document, NOW, &Pictures::new()).unwrap()
}

fn taken(bytes: &[u8]) -> linli::exchange::Taken {
    take(bytes, &Mapping::default(), || panic!("no new id is wanted"), NOW, &mut |_, _| true).unwrap()
}

/// As a tablet that never had the community opens the file.
fn tablet(client: u64, bytes: &[u8]) -> Document {
    open(client, &[taken(bytes).update.unwrap()])
}

fn choir() -> Document {
    let (mut document, _) = community(1);
    let choir = Asset::new(id(1), AssetKind::Association, "Choir 合唱團".into());
    document.commit(Edit::Add(Record::Asset(choir)), NOW, "Table 1").unwrap();
    document
}

fn change(document: &mut Document, how: impl Fn(&mut Asset)) {
    let before = document.workspace().assets[&id(1)].clone();
    let mut after = before.clone();
    how(&mut after);
    document.commit(Edit::Update { before: Record::Asset(before), after: Record::Asset(after) }, NOW, "Table 2").unwrap().unwrap();
}

#[test]
fn tablets_that_opened_one_file_keep_each_others_fields() {
    let file = backup_of(&choir());
    let (mut one, mut two) = (tablet(2, &file), tablet(3, &file));
    assert_eq!(one.workspace(), choir().workspace());
    change(&mut one, |asset| asset.capacity = Some(30));
    change(&mut two, |asset| asset.name = "Elders' choir".into());
    let (from_one, from_two) = (backup_of(&one), backup_of(&two));
    one.merge_whole(&taken(&from_two).update.unwrap()).unwrap();
    two.merge_whole(&taken(&from_one).update.unwrap()).unwrap();
    let asset = &one.workspace().assets[&id(1)];
    assert_eq!((asset.name.as_str(), asset.capacity), ("Elders' choir", Some(30)));
    assert_eq!(String::from_utf8(backup_of(&one)).unwrap(), String::from_utf8(backup_of(&two)).unwrap(), "byte for byte");
}

#[test]
fn a_backup_that_another_program_changed_is_taken_by_its_values() {
    let text = String::from_utf8(backup_of(&choir())).unwrap();
    let changed = text.replace("Choir 合唱團", "Renamed in QGIS");
    let taken = taken(changed.as_bytes());
    assert_eq!((taken.update, taken.problems.as_slice()), (None, &[Problem::ChangedElsewhere][..]));
    assert_eq!(taken.records[0].name(), "Renamed in QGIS");
}

#[test]
fn half_a_backup_gives_its_values() {
    let bytes = backup_of(&choir());
    let text = String::from_utf8(bytes.clone()).unwrap();
    let cut = &bytes[..text.find("linli.document").unwrap() + 40];
    let taken = taken(cut);
    assert!(taken.update.is_none() && taken.records.len() == 1, "{:?}", taken.problems);
    assert!(matches!(taken.problems.as_slice(), [Problem::CutOff { .. }]), "{:?}", taken.problems);
    let damaged = text.replace("\"parcel\":\"T", "\"parcel\":\"U");
    assert_eq!(inspect(damaged.as_bytes()).unwrap().problems, [Problem::DocumentUnreadable]);
}

#[test]
fn a_backup_whose_document_a_newer_linli_packed_is_refused() {
    let mut file: serde_json::Value = serde_json::from_slice(&backup_of(&choir())).unwrap();
    let parcel = file["linli.document"]["parcel"].as_str().unwrap().replace("TElOTEkB", "TElOTEkC");
    file["linli.document"]["parcel"] = parcel.into();
    let text = serde_json::to_string(&file).unwrap();
    let found = inspect(text.as_bytes());
    assert_eq!(found.unwrap_err(), Refused::Newer { found: 2, known: 1 });
}

#[test]
fn clocks_that_are_off_are_said_and_change_nothing() {
    const YEARS_MS: i64 = 1095 * 86_400_000;
    let (mut ahead, document) = (choir(), choir());
    let late = Record::Asset(Asset::new(id(2), AssetKind::Place, "Seat".into()));
    ahead.commit(Edit::Add(late), Timestamp(NOW.0 + YEARS_MS), "Table 3").unwrap();
    let back = full_backup(&document, Timestamp(NOW.0 - YEARS_MS), &Pictures::new()).unwrap();
    let told = |bytes: &[u8]| {
        let request = Request::Take { mapping: Mapping::default(), now: NOW, client: 9, device: "t".into() };
        let Answer::Took(took) = run(request, bytes, || id(99), |_, _| ()) else { panic!() };
        (took.problems.iter().map(|problem| problem.say(str::to_owned)).collect::<Vec<_>>(), took.update)
    };
    assert_eq!(told(&backup_of(&document)).0, Vec::<String>::new());
    assert_eq!(told(&backup_of(&ahead)).0, ["exchange.problem_clock_ahead"]);
    assert_eq!(told(&back).0, ["exchange.problem_clock_turned"]);
    assert_eq!(told(&back).1, told(&backup_of(&document)).1, "the document is the same");
}

#[test]
fn records_without_the_document_come_as_an_update_of_their_own_with_progress_to_the_end() {
    let take = |bytes: &[u8]| {
        let mut told = vec![];
        let request = Request::Take { mapping: Mapping::default(), now: NOW, client: 9, device: "t".into() };
        let mut next = 0;
        let mut ids = || {
            next += 1;
            id(next)
        };
        let Answer::Took(took) = run(request, bytes, &mut ids, |done, all| told.push(done as f64 / all as f64)) else { panic!() };
        (took, told)
    };
    let pin =
        |n| format!(r#"{{"type":"Feature","properties":{{"name":"Bench {n}"}},"geometry":{{"type":"Point","coordinates":[114,22]}}}}"#);
    let foreign = format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, (0..900).map(pin).collect::<Vec<_>>().join(","));
    let (Took { made, records, .. }, told) = take(foreign.as_bytes());
    assert!(told.is_sorted() && told[0] < 0.01 && (0.75..=1.0).contains(told.last().unwrap()), "{told:?}");
    let [(mut taken, _), (mut imported, _)] = [community(1), community(1)];
    imported.commit(Edit::Import { records: records.clone(), from: "f".into() }, NOW, "t").unwrap();
    taken.commit(Edit::TakeIn { records, made: made.unwrap(), from: "f".into() }, NOW, "t").unwrap();
    assert_eq!((taken.workspace(), taken.workspace().assets.len()), (imported.workspace(), 900));
    let (Took { made, update, .. }, told) = take(&backup_of(&imported));
    assert!(made.is_none() && update.is_some(), "the document itself is there");
    assert!(told.is_sorted() && told[0] < 0.01 && *told.last().unwrap() > 0.99, "{told:?}");
}

#[test]
fn a_parcel_is_a_file_too() {
    let bytes = parcel::pack(&choir().encode_plainly());
    let What::Backup { info, counts, is_shared, .. } = inspect(&bytes).unwrap().what else { panic!("not ours") };
    assert_eq!((info.unwrap(), counts.assets, is_shared), (choir().workspace().info.clone(), 1, true));
    assert_eq!(tablet(2, &bytes).workspace(), choir().workspace());
    assert_eq!(inspect(&bytes[..bytes.len() - 3]).err(), Some(Refused::ParcelDamaged));
    assert_eq!(inspect(b"LINLI\x09....").err(), Some(Refused::Newer { found: 9, known: 1 }));
    assert_eq!(inspect(&parcel::pack(b"no update at all")).err(), Some(Refused::ParcelDamaged));
}

#[test]
fn the_document_takes_little_room_beside_the_features() {
    let (mut document, _) = community(1);
    let asset = |n| Record::Asset(Asset { note: format!("note {n}"), ..Asset::new(id(n), AssetKind::Place, format!("Bench {n}")) });
    document.commit(Edit::Import { records: (1..1000).map(asset).collect(), from: "f".into() }, NOW, "t").unwrap();
    let (with, without) = (backup_of(&document).len(), linli::exchange::backup(document.workspace(), NOW, &Pictures::new()).unwrap().len());
    assert!(with < without * 5 / 4, "{with} bytes with the document, {without} without");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 30, failure_persistence: None, ..ProptestConfig::default() })]

    /// Files in any order and number, through the form they are handed over in.
    #[test]
    fn the_order_of_files_shows_nowhere(all in proptest::collection::vec(acts(10), 3), order in Just([0, 1, 2]).prop_shuffle()) {
        let (start, _) = community(1);
        let file = backup_of(&start);
        let files: Vec<Vec<u8>> = all.iter().zip(2..).map(|(acts, client)| {
            let mut document = tablet(client, &file);
            acts.iter().for_each(|act| drop(perform(&mut document, act)));
            backup_of(&document)
        }).collect();
        let meet = |order: &[usize]| {
            let mut all = tablet(50, &file);
            order.iter().for_each(|&at| drop(all.merge_whole(&taken(&files[at]).update.unwrap()).unwrap()));
            String::from_utf8(backup_of(&all)).unwrap()
        };
        let twice: Vec<usize> = order.iter().chain(&order).copied().collect();
        prop_assert_eq!(meet(&[0, 1, 2]), meet(&twice));
    }
}
