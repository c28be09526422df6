//! What tablets count up or gather together adds up, whenever and in whatever order they meet.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests stop the test")]

mod document_support;

use document_support::{community, id, open, shuffle};
use linli::document::{Document, Edit};
use linli::model::*;
use proptest::prelude::*;
use yrs::{Map, ReadTxn, Transact, updates::decoder::Decode};

const NOW: Timestamp = Timestamp(1_000);

/// A wish and an action, and as many tablets as wanted that know them.
fn tablets(count: u64) -> Vec<Document> {
    let (mut first, _) = community(1);
    first.commit(Edit::Add(Record::Need(Need::new(id(1), "Shade".into()))), NOW, "t0").unwrap();
    first.commit(Edit::Add(Record::Action(Action::new(id(2), "Repair".into()))), NOW, "t0").unwrap();
    let whole = first.encode();
    (0..count).map(|n| open(n + 2, std::slice::from_ref(&whole))).collect()
}

fn dots(document: &Document) -> u32 {
    document.workspace().needs[&id(1)].priority_dots.total()
}

fn change(document: &mut Document, device: &str, how: impl Fn(&mut Need)) {
    let before = document.workspace().needs[&id(1)].clone();
    let mut after = before.clone();
    how(&mut after);
    document.commit(Edit::Update { before: Record::Need(before), after: Record::Need(after) }, NOW, device).unwrap();
}

fn put(document: &mut Document, total: u32, device: &str) {
    change(document, device, |need| need.priority_dots.set_total(total, device));
}

fn sign_up(document: &mut Document, device: &str) {
    let before = document.workspace().actions[&id(2)].clone();
    let mut after = before.clone();
    after.supporters.add_one(device);
    document.commit(Edit::Update { before: Record::Action(before), after: Record::Action(after) }, NOW, device).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// Each tablet adds and takes away what it likes of its own; together they have the sum.
    #[test]
    fn the_whole_is_the_sum_of_what_each_has(steps in prop::collection::vec((0..4_usize, 0..9_i64, 0..3_u8), 0..40), seed in any::<u64>()) {
        let mut tablets = tablets(4);
        let mut own = [0_i64; 4];
        for (which, wanted, then) in steps {
            let others = i64::from(dots(&tablets[which])) - own[which];
            put(&mut tablets[which], u32::try_from(others + wanted).unwrap(), &format!("t{which}"));
            match then {
                0 if wanted != own[which] => _ = tablets[which].undo().unwrap(),
                1 => {
                    let news = tablets[which].encode();
                    tablets[(which + 1) % 4].merge(&news).unwrap();
                    own[which] = wanted;
                }
                _ => own[which] = wanted,
            }
        }
        let mut wholes: Vec<Vec<u8>> = tablets.iter().map(Document::encode).collect();
        shuffle(&mut wholes, seed);
        for tablet in &mut tablets {
            for whole in &wholes {
                let outlet = tablet.merge(whole).unwrap();
                prop_assert!(outlet.overwritten.is_empty(), "{:?}", outlet.overwritten);
            }
            prop_assert_eq!(i64::from(dots(tablet)), own.iter().sum::<i64>());
        }
    }
}

#[test]
fn sign_ups_of_two_tables_add_up_and_undo_takes_back_ones_own() {
    let mut tablets = tablets(2);
    for (which, count) in [(0, 3), (1, 2)] {
        (0..count).for_each(|_| sign_up(&mut tablets[which], ["a", "b"][which]));
    }
    let theirs = tablets[1].encode();
    let total = |document: &Document| document.workspace().actions[&id(2)].supporters.total();
    tablets[0].merge(&theirs).unwrap();
    assert_eq!(total(&tablets[0]), 5);
    while tablets[0].undo().is_some() {}
    assert_eq!(total(&tablets[0]), 2, "the other table's stay");
    while tablets[0].redo().is_some() {}
    assert_eq!(total(&tablets[0]), 5);
}

#[test]
fn a_file_of_another_table_adds_its_count_and_takes_none_of_ours() {
    let mut tablets = tablets(2);
    put(&mut tablets[0], 4, "a");
    put(&mut tablets[1], 3, "b");
    let file = vec![Record::Need(tablets[1].workspace().needs[&id(1)].clone())];
    tablets[0].commit(Edit::Import { records: file.clone(), from: "table 2".into() }, NOW, "a").unwrap();
    assert_eq!(dots(&tablets[0]), 7);
    assert_eq!(tablets[0].commit(Edit::Import { records: file, from: "table 2".into() }, NOW, "a"), Ok(None), "the same file again");
}

/// Before shares, a document held one number: it counts as one share, on whichever tablets and however often it is opened.
#[test]
fn a_single_number_of_an_older_document_is_one_share() {
    let mut tablets = tablets(1);
    let doc = yrs::Doc::with_client_id(77);
    let mut txn = doc.transact_mut();
    txn.apply_update(yrs::Update::decode_v1(&tablets.remove(0).encode()).unwrap()).unwrap();
    let needs = txn.get_map("needs").unwrap();
    let Some(yrs::Out::YMap(need)) = needs.get(&txn, &id(1).to_string()) else { panic!("no need") };
    need.insert(&mut txn, "priority_dots", 9_u32);
    drop(txn);
    let old = doc.transact().encode_state_as_update_v1(&yrs::StateVector::default());
    let [mut one, mut two] = [2, 3].map(|client| open(client, std::slice::from_ref(&old)));
    assert_eq!((dots(&one), one.unreadable()), (9, &[][..]));
    put(&mut one, 11, "a");
    put(&mut two, 10, "b");
    one.merge(&two.encode()).unwrap();
    assert_eq!(dots(&one), 12, "nine, two and one");
    one.merge(&old).unwrap();
    assert_eq!(dots(&one), 12);
}

#[test]
fn two_tables_that_keep_different_pairs_apart_are_both_heard() {
    let mut tablets = tablets(2);
    let pairs = [Pair::new(id(1), id(2)), Pair::new(id(2), id(3))];
    for (document, pair) in tablets.iter_mut().zip(pairs) {
        let before = document.workspace().info.clone();
        let mut after = before.clone();
        after.kept_apart.insert(pair);
        document.commit(Edit::SetInfo { before, after }, NOW, "a").unwrap();
    }
    let theirs = tablets[1].encode();
    tablets[0].merge(&theirs).unwrap();
    assert_eq!(tablets[0].workspace().info.kept_apart.iter().collect::<Vec<_>>(), pairs);
}

fn photos(document: &Document) -> Vec<&str> {
    document.workspace().needs[&id(1)].photos.in_order().into_iter().map(|(address, _)| address).collect()
}

/// Two tablets, each with a photo of its own.
fn with_photos(photos: [&str; 2]) -> Vec<Document> {
    let mut tablets = tablets(2);
    for ((tablet, photo), at) in tablets.iter_mut().zip(photos).zip(1..) {
        change(tablet, "a", |need| need.photos.insert(photo.into(), Timestamp(at)));
    }
    tablets
}

#[test]
fn photos_of_two_tables_are_both_there_and_one_can_be_taken_away() {
    let mut tablets = with_photos(["ours", "theirs"]);
    let theirs = tablets[1].encode();
    let outlet = tablets[0].merge(&theirs).unwrap();
    assert_eq!((photos(&tablets[0]), outlet.overwritten), (vec!["ours", "theirs"], vec![]));

    change(&mut tablets[0], "a", |need| need.photos.remove("theirs"));
    tablets[0].merge(&theirs).unwrap();
    assert_eq!(photos(&tablets[0]), ["ours"], "the older news again");
    tablets[0].undo().unwrap();
    assert_eq!(photos(&tablets[0]), ["ours", "theirs"]);
}

#[test]
fn the_same_photo_on_two_tables_is_one() {
    let mut tablets = with_photos(["same", "same"]);
    let theirs = tablets[1].encode();
    let outlet = tablets[0].merge(&theirs).unwrap();
    assert_eq!((photos(&tablets[0]), outlet.overwritten), (vec!["same"], vec![]), "nobody has to choose");
}

#[test]
fn a_file_takes_no_photo_of_ours() {
    let mut tablets = with_photos(["ours", "theirs"]);
    let file = vec![Record::Need(tablets[1].workspace().needs[&id(1)].clone())];
    tablets[0].commit(Edit::Import { records: file, from: "table 2".into() }, NOW, "a").unwrap();
    assert_eq!(photos(&tablets[0]), ["ours", "theirs"]);
}
