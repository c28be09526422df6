//! Every field of every record goes into the document and comes back; what cannot be read costs one field.
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

use linli::document::{Document, Edit, Unreadable};
use linli::model::*;
use support::full::{full, full_info, position};
use support::{community, id, open};
use yrs::updates::decoder::Decode;
use yrs::{Any, Doc, Map, Out, ReadTxn, StateVector, Transact, Update};

#[test]
fn every_field_comes_back() {
    let (mut document, _) = community(1);
    document.commit(Edit::Import { records: full(), from: "backup".into() }, Timestamp(8), "other").unwrap();
    let bases = [
        Base::Picture { file: "f".into(), name: "Plan".into(), corners: [position(); 4] },
        Base::Pmtiles { file: "f".into(), name: "n".into() },
        Base::Tiles { url: "https://t/{z}/{x}/{y}".into(), attribution: "©".into(), max_zoom: 19 },
        Base::Grid,
    ];
    for base in bases {
        let (before, after) = (document.workspace().info.clone(), full_info(base));
        document.commit(Edit::SetInfo { before, after: after.clone() }, Timestamp(9), "other").unwrap();
        let reopened = open(2, &[document.encode()]);
        assert_eq!(reopened.workspace().info, after);
        assert_eq!(reopened.unreadable(), []);
        for mut record in full() {
            let stamp = record.stamp_mut();
            if stamp.updated_at == Timestamp::default() {
                stamp.updated_at = Timestamp(8);
            }
            if stamp.device.is_empty() {
                (stamp.device, stamp.created_at) = ("other".into(), Timestamp(8));
            }
            assert_eq!(reopened.workspace().record(record.id()), Some(record));
        }
    }
    // And all of them back to plain, which takes an explicit value where one stood.
    for record in full() {
        let mut plain = match record {
            Record::Asset(_) => Record::Asset(Asset::default()),
            Record::Need(_) => Record::Need(Need::default()),
            Record::Area(_) => Record::Area(Area::default()),
            Record::Link(_) => Record::Link(Link { from: id(2), to: id(1), ..Link::default() }),
            Record::Action(_) => Record::Action(Action::default()),
            Record::Event(_) => Record::Event(Event::default()),
        };
        plain.set_id(record.id());
        let before = document.workspace().record(record.id()).unwrap();
        document.commit(Edit::Update { before, after: plain.clone() }, Timestamp(10), "other").unwrap();
        let mut shown = open(2, &[document.encode()]).workspace().record(record.id()).unwrap();
        assert_eq!((shown.stamp().updated_at, shown.stamp().table), (Timestamp(10), None));
        *shown.stamp_mut() = Stamp::default();
        assert_eq!(shown, plain);
    }
}

/// Writes into a document behind Linli's back and gives it back whole.
fn meddle(document: &Document, how: impl Fn(&Doc, &mut yrs::TransactionMut)) -> Vec<u8> {
    let doc = Doc::with_client_id(77);
    let mut txn = doc.transact_mut();
    txn.apply_update(Update::decode_v1(&document.encode()).unwrap()).unwrap();
    how(&doc, &mut txn);
    txn.encode_state_as_update_v1(&StateVector::default())
}

fn map_in(txn: &impl ReadTxn, root: &str, number: u16) -> yrs::MapRef {
    match txn.get_map(root).unwrap().get(txn, &id(number).to_string()) {
        Some(Out::YMap(map)) => map,
        other => panic!("expected a record, found {other:?}"),
    }
}

#[test]
fn an_unreadable_field_costs_that_field_and_unknown_ones_stay() {
    let (mut document, _) = community(1);
    document.commit(Edit::Import { records: full(), from: "backup".into() }, Timestamp(8), "other").unwrap();
    let whole = meddle(&document, |_, txn| {
        let asset = map_in(txn, "assets", 1);
        asset.insert(txn, "capacity", "many");
        asset.insert(txn, "kind", "spaceship");
        asset.insert(txn, "updated_at", "yesterday");
        asset.insert(txn, "from_the_future", "keep me");
        let needs = txn.get_map("needs").unwrap();
        needs.insert(txn, "no id", yrs::MapPrelim::default());
        needs.insert(txn, id(8).to_string(), 5);
    });
    let (mut opened, report) = Document::open(2, [whole.as_slice()]).unwrap();
    let mut found: Vec<_> = report.unreadable.iter().map(|field| (field.record, field.id, field.field.as_str())).collect();
    found.sort();
    let (asset, need) = (Some(RecordKind::Asset), Some(RecordKind::Need));
    let nil_need = id(8).to_string();
    assert_eq!(
        found,
        [
            (asset, id(1), "capacity"),
            (asset, id(1), "kind"),
            (asset, id(1), "updated_at"),
            (need, Id::NIL, "no id"),
            (need, id(8), &nil_need)
        ]
    );
    let shown = &opened.workspace().assets[&id(1)];
    assert_eq!((shown.name.as_str(), shown.capacity, shown.kind), ("合唱團", None, AssetKind::default()));

    // An edit of another field leaves both as they were; one of the field itself mends it.
    let before = opened.workspace().record(id(1)).unwrap();
    let mut after = before.clone();
    if let Record::Asset(asset) = &mut after {
        asset.name = "Choir".into();
        asset.kind = AssetKind::Story;
    }
    opened.commit(Edit::Update { before, after }, Timestamp(11), "t").unwrap().unwrap();
    assert_eq!(opened.unreadable().iter().filter(|field| field.id == id(1)).map(|field| &field.field).collect::<Vec<_>>(), ["capacity"]);
    meddle(&opened, |_, txn| {
        let asset = map_in(txn, "assets", 1);
        assert_eq!(asset.get(txn, "from_the_future"), Some(Out::Any("keep me".into())));
        assert_eq!(asset.get(txn, "capacity"), Some(Out::Any("many".into())));
    });
}

#[test]
fn an_unreadable_field_that_a_merge_brings_is_listed_too() {
    let (mut document, _) = community(1);
    document.commit(Edit::Import { records: full(), from: "backup".into() }, Timestamp(8), "other").unwrap();
    let whole = meddle(&document, |_, txn| {
        map_in(txn, "links", 5).insert(txn, "since", Any::from(true));
        txn.get_map("info").unwrap().insert(txn, "base", "the moon");
    });
    let outlet = document.merge(&whole).unwrap();
    assert_eq!((outlet.changes.len(), outlet.info), (1, false));
    let bad = |record, id, field: &str| Unreadable { record, id, field: field.into() };
    assert_eq!(document.unreadable(), [bad(None, Id::NIL, "base"), bad(Some(RecordKind::Link), id(5), "since")]);
    assert_eq!(document.workspace().links[&id(5)].since, None);
}
