//! A record tells at which workshop table it was put down, and so after a merge does its tablet.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests stop the test")]

mod document_support;

use document_support::{community, id};
use linli::document::{Document, Edit};
use linli::model::*;

fn put_down(document: &mut Document, number: u16, at: i64, table: Option<u16>, device: &str) {
    let edit = Edit::Add(Record::Asset(Asset::new(id(number), AssetKind::Place, "Square".into())));
    document.commit(edit.at_table(table), Timestamp(at), device).unwrap();
}

fn table_of(document: &Document, number: u16) -> Option<u16> {
    document.workspace().record(id(number)).unwrap().stamp().table
}

#[test]
fn what_is_put_down_knows_its_table_and_old_records_keep_theirs() {
    let (mut document, _) = community(1);
    put_down(&mut document, 1, 10, None, "aaaaa");
    put_down(&mut document, 2, 20, Some(4), "aaaaa");
    put_down(&mut document, 3, 30, Some(7), "aaaaa");
    assert_eq!([1, 2, 3].map(|number| table_of(&document, number)), [None, Some(4), Some(7)]);

    let before = document.workspace().record(id(2)).unwrap();
    let Record::Asset(asset) = before.clone() else { panic!("an asset was put down") };
    let after = Record::Asset(Asset { name: "Market square".into(), ..asset });
    document.commit(Edit::Update { before, after }.at_table(Some(9)), Timestamp(40), "aaaaa").unwrap();
    assert_eq!(table_of(&document, 2), Some(4), "an edit at another table leaves it where it was put down");
}

#[test]
fn a_record_from_elsewhere_is_not_claimed_by_this_table() {
    let record = Record::Asset(Asset::new(id(1), AssetKind::Place, "Square".into()));
    let edit = Edit::Import { records: vec![record], from: "places.geojson".into() };
    assert_eq!(edit.clone().at_table(Some(4)), edit);
    let mut theirs = Record::Asset(Asset::new(id(1), AssetKind::Place, "Square".into()));
    theirs.stamp_mut().table = Some(2);
    let edit = Edit::Add(theirs);
    assert_eq!(edit.clone().at_table(Some(4)), edit);
}

#[test]
fn a_tablet_is_called_by_the_table_it_stood_on_last() {
    let (mut document, _) = community(1);
    put_down(&mut document, 1, 10, Some(4), "aaaaa");
    put_down(&mut document, 2, 20, Some(6), "aaaaa");
    put_down(&mut document, 3, 30, None, "aaaaa");
    put_down(&mut document, 4, 40, Some(8), "bbbbb");
    assert_eq!(document.workspace().table_of_device("aaaaa"), Some(6));
    assert_eq!(document.workspace().table_of_device("ccccc"), None);
}
