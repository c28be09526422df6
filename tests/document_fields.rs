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
use support::{community, id, open};
use yrs::updates::decoder::Decode;
use yrs::{Any, Doc, Map, Out, ReadTxn, StateVector, Transact, Update};

fn day(text: &str) -> Option<Date> {
    Date::parse(text)
}

fn position() -> Position {
    Position::new(114.123_456_7, 22.0).unwrap()
}

fn shape() -> Shape {
    let ring = |from: f64, to: f64| [(from, from), (to, from), (to, to), (from, to)].map(|(x, y)| Position::new(x, y).unwrap()).to_vec();
    Shape::new(vec![vec![ring(0.0, 9.0), ring(1.0, 2.5)], vec![ring(10.0, 11.0)]]).unwrap()
}

fn extra() -> Extra {
    Extra(serde_json::from_str(r#"{"foreign":[1,2.5,null,{"深":"水埗"}],"name":"x","deleted_at":1}"#).unwrap())
}

fn stamp(table: u16) -> Stamp {
    Stamp { created_at: Timestamp(1_790_000_000_123), updated_at: Timestamp(7), device: "kite-12".into(), table: Some(table) }
}

/// No `..`: a new field must be set here too.
fn full() -> Vec<Record> {
    vec![
        Record::Asset(Asset {
            id: id(1),
            kind: AssetKind::Association,
            name: "合唱團".into(),
            category: Some("music".into()),
            position: Some(position()),
            precision: Precision::Building,
            state: AssetState::Paused,
            gifts: vec![Gift { kind: GiftKind::Heart, text: "sings".into() }, Gift { kind: GiftKind::Hands, text: String::new() }],
            serves: vec!["elders".into()],
            reach_m: Some(4_000_000_000),
            availability: vec![Slot::MonMorning, Slot::SunEvening],
            capacity: Some(65_535),
            languages: vec!["yue".into(), "zh-Hant".into()],
            exchange_mode: Some(ExchangeMode::Swap),
            legal_status: Some(LegalStatus::Filed),
            filed_on: day("2026-02-28"),
            registered_on: day("1999-12-31"),
            sector: Some(Sector::Society),
            function: Some(OrgFunction::SelfGovernance),
            stars: Some(5),
            strengths: vec!["patient".into()],
            vetted: true,
            consent: Some(Consent {
                scope: Visibility::Public,
                given_on: day("2026-01-01").unwrap(),
                method: ConsentMethod::Guardian,
                withdrawn_on: day("2026-01-02"),
            }),
            osm_ref: Some("node/123".into()),
            note: "a\nb \"c\"".into(),
            visibility: Visibility::Device,
            stamp: stamp(1),
            extra: extra(),
        }),
        Record::Need(Need {
            id: id(2),
            statement: "We would like company".into(),
            category: Some("company".into()),
            target_group: Some("elders".into()),
            position: Some(position()),
            precision: Precision::None,
            state: NeedState::Matched,
            people_estimate: Some(30),
            when: vec![Slot::WedEvening],
            capacity_needed: Some(2),
            languages: vec!["en".into()],
            evidence: vec![Evidence { method: EvidenceMethod::FocusGroup, on: day("2026-03-04").unwrap(), people: 12, note: "n".into() }],
            barrier: vec!["stairs".into()],
            priority_dots: 9,
            sensitive: true,
            note: "n".into(),
            visibility: Visibility::Public,
            stamp: stamp(2),
            extra: extra(),
        }),
        Record::Area(Area {
            id: id(3),
            kind: AreaKind::Floor,
            name: "3/F".into(),
            shape: shape(),
            households: Some(120),
            parent: Some(id(4)),
            grid_worker: Some("Ms Lam".into()),
            note: "n".into(),
            visibility: Visibility::Device,
            stamp: stamp(3),
            extra: extra(),
        }),
        Record::Area(Area::new(id(4), AreaKind::Building, "Block 4".into(), Shape::default())),
        Record::Link(Link {
            id: id(5),
            kind: LinkKind::BasedAt,
            from: id(1),
            to: id(2),
            state: LinkState::Declined,
            tie: Some(TieType::Linking),
            score_snapshot: Some(72.25),
            reason: "near".into(),
            since: day("2026-05-06"),
            note: "n".into(),
            visibility: Visibility::Public,
            stamp: stamp(5),
            extra: extra(),
        }),
    ]
}

fn full_info(base: Base) -> Info {
    Info {
        id: id(9),
        name: "華富".into(),
        community_type: Some("estate".into()),
        purpose: Purpose { who_maps: "a".into(), what_for: "b".into(), how_collected: "c".into(), how_connected: "d".into() },
        data_holder: "The centre".into(),
        retain_until: day("2030-01-01"),
        base,
        created_at: Timestamp(1_790_000_000_001),
    }
}

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
