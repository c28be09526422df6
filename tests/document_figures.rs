//! The figures of a community of 10,000 records. `cargo test --release --test document_figures -- --ignored --nocapture` prints them.
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
use linli::model::*;
use std::time::Instant;
use support::{community, id, open};

const MANY: u16 = 10_000;

fn record(number: u16) -> Record {
    let place = Position::new(114.0 + f64::from(number) / 1e5, 22.0 + f64::from(number % 97) / 1e4).unwrap();
    Record::Asset(Asset {
        category: Some("music".into()),
        position: Some(place),
        gifts: vec![Gift { kind: GiftKind::Hands, text: format!("gift {number}") }],
        serves: vec!["elders".into()],
        availability: vec![Slot::MonMorning, Slot::TueEvening],
        capacity: Some(number),
        languages: vec!["yue".into()],
        note: format!("note of {number}"),
        ..Asset::new(id(number), AssetKind::Association, format!("asset {number}"))
    })
}

fn rename(document: &mut Document, number: u16) -> Vec<u8> {
    let before = document.workspace().record(id(number)).unwrap();
    let mut after = before.clone();
    if let Record::Asset(asset) = &mut after {
        asset.name.push('!');
    }
    document.commit(Edit::Update { before, after }, Timestamp(i64::from(number)), "t").unwrap().unwrap().update
}

#[test]
#[ignore = "figures, not laws"]
fn figures() {
    let (mut document, log) = community(1);
    let mut timed = |what: &str, times: u32, act: &mut dyn FnMut(&mut Document)| {
        let start = Instant::now();
        act(&mut document);
        println!("{what:45} {:>12.1} µs", start.elapsed().as_secs_f64() * 1e6 / f64::from(times));
    };
    let records: Vec<_> = (1..=MANY).map(record).collect();
    timed("import 10,000 in one transaction", 1, &mut |document| {
        document.commit(Edit::Import { records: records.clone(), from: "f".into() }, Timestamp(1), "t").unwrap();
    });
    let mut whole = Vec::new();
    timed("encode", 1, &mut |document| whole = document.encode());
    println!("{:45} {:>12} B", "encoded", whole.len());
    timed("open and scan", 1, &mut |_| drop(Document::open(2, [whole.as_slice()]).unwrap()));
    let mut bytes = 0;
    timed("one edit and its update", 1000, &mut |document| bytes = (1..=1000).map(|number| rename(document, number).len()).sum());
    println!("{:45} {:>12} B", "its update", bytes / 1000);
    timed("one undo", 1000, &mut |document| (0..1000).for_each(|_| drop(document.undo())));
    timed("one redo", 1000, &mut |document| (0..1000).for_each(|_| drop(document.redo())));
    let apart: Vec<_> = (0..10).map(|tablet| open(10 + tablet, &[whole.clone()])).collect();
    let tablets: Vec<_> = apart
        .into_iter()
        .zip(0_u16..)
        .map(|(mut tablet, place)| {
            (1..=1000).for_each(|number| drop(rename(&mut tablet, 1000 + number + place * 800)));
            tablet.encode()
        })
        .collect();
    timed("merge one of ten tablets × 1,000 edits, whole", 10, &mut |document| {
        let lost: usize = tablets.iter().map(|tablet| document.merge(tablet).unwrap().overwritten.len()).sum();
        println!("{:45} {lost:>12}", "double edits listed");
    });
    timed("delete 100 records one by one", 100, &mut |document| {
        (1..=100).for_each(|number| drop(document.commit(Edit::Delete(vec![id(number)]), Timestamp(3), "t").unwrap()));
    });
    timed("undo of the import", 1, &mut |document| while document.undo().is_some() {});
    let (mut document, mut log) = (open(3, &log), log);
    document.commit(Edit::Import { records, from: "f".into() }, Timestamp(1), "t").unwrap();
    log.push(document.encode());
    (0..100_000_u32).for_each(|edit| log.push(rename(&mut document, (edit % 10_000) as u16 + 1)));
    let start = Instant::now();
    drop(open(4, &log));
    println!("{:45} {:>12.1} µs", "open from a log of 100,000 edits", start.elapsed().as_secs_f64() * 1e6);
    let whole = document.encode();
    let start = Instant::now();
    drop(open(4, std::slice::from_ref(&whole)));
    println!("{:45} {:>12.1} µs", "open the same compacted", start.elapsed().as_secs_f64() * 1e6);
}
