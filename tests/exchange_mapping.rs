//! A mapping carried out: names, kinds, places and details, on files made for the purpose.
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

mod exchange_kit;

use exchange_kit::{NOW, new_ids};
use linli::exchange::{KindBy, Lines, Mapping, Polygons, Problem, Refused, SkipReason, Taken, Target, take};
use linli::model::*;
use serde_json::json;
use std::collections::BTreeMap;

fn take_all(bytes: &[u8], mapping: &Mapping) -> Taken {
    take(bytes, mapping, new_ids(), NOW, &mut |_, _| true).unwrap()
}

fn collection(features: serde_json::Value) -> Vec<u8> {
    json!({"type": "FeatureCollection", "features": features}).to_string().into_bytes()
}

fn feature(geometry: serde_json::Value, properties: serde_json::Value) -> serde_json::Value {
    json!({"type": "Feature", "geometry": geometry, "properties": properties})
}

fn point(lng: f64, lat: f64) -> serde_json::Value {
    json!({"type": "Point", "coordinates": [lng, lat]})
}

#[test]
fn a_mapping_is_carried_out() {
    let square = json!({"type": "Polygon", "coordinates": [[[0, 0, 5], [2, 0, 5], [2, 2, 5], [0, 2, 5], [0, 0, 5]]]});
    let bytes = collection(json!([
        feature(point(1.0, 2.0), json!({"n": "Choir", "c": "group", "d": {"text": "sings"}, "x": 5})),
        feature(square, json!({"n": "Block", "c": "house"})),
        feature(json!(null), json!({"n": "Somewhere", "c": 7})),
    ]));
    let kind_by = KindBy { column: "c".into(), kinds: BTreeMap::from([("group".into(), AssetKind::Association)]) };
    let mapping = Mapping {
        name: Some("n".into()),
        category: Some("c".into()),
        note: Some("d.text".into()),
        record: Target::Asset(AssetKind::Story),
        kind_by: Some(kind_by),
        area_kind: AreaKind::Building,
        ..Mapping::default()
    };
    let taken = take_all(&bytes, &mapping);
    let [Record::Asset(choir), Record::Area(block), Record::Asset(somewhere)] = taken.records.as_slice() else { panic!("{taken:?}") };
    assert_eq!((choir.kind, choir.category.as_deref(), choir.note.as_str()), (AssetKind::Association, Some("group"), "sings"));
    assert_eq!(choir.position, Position::new(1.0, 2.0).ok());
    assert_eq!(serde_json::to_value(&choir.extra.0).unwrap(), json!({"d": {"text": "sings"}, "x": 5}));
    assert_eq!((choir.stamp.created_at, choir.visibility), (NOW, Visibility::Team));
    assert_eq!((block.kind, block.name.as_str(), block.extra.0.get("c")), (AreaKind::Building, "Block", Some(&json!("house"))));
    assert_eq!((somewhere.kind, somewhere.position, somewhere.category.as_deref()), (AssetKind::Story, None, Some("7")));
    assert_eq!(somewhere.extra.0["c"], 7);

    let needs = take_all(&bytes, &Mapping { record: Target::Need, polygons: Polygons::AsPins, ..mapping.clone() });
    let statements: Vec<_> = needs.records.iter().map(Record::name).collect();
    assert!(needs.records.iter().all(|record| matches!(record, Record::Need(_))));
    assert_eq!(statements, ["Choir", "Block", "Somewhere"]);
    assert_eq!(needs.records[1].position(), Position::new(1.0, 1.0).ok());

    let areas = take_all(&bytes, &Mapping { record: Target::Area, polygons: Polygons::AsPins, ..mapping });
    assert_eq!(areas.records.len(), 1);
    assert_eq!(
        areas.skipped.iter().map(|skipped| &skipped.reason).collect::<Vec<_>>(),
        [&SkipReason::PointForArea, &SkipReason::NoOutline]
    );
}

#[test]
fn several_points_are_one_record_at_a_true_point() {
    let points = json!({"type": "MultiPoint", "coordinates": [[0, 0], [4, 0], [5, 0]]});
    let one = json!({"type": "MultiPoint", "coordinates": [[3, 3, 9]]});
    let taken = take_all(
        &collection(json!([feature(points, json!({"name": "Park"})), feature(one, json!({"name": "Gate"}))])),
        &Mapping { name: Some("name".into()), ..Mapping::default() },
    );
    assert_eq!(taken.records[0].position(), Position::new(4.0, 0.0).ok());
    assert_eq!(taken.records[0].extra().0["points"], json!([[0.0, 0.0], [4.0, 0.0], [5.0, 0.0]]));
    assert_eq!(taken.records[1].position(), Position::new(3.0, 3.0).ok());
    assert_eq!(taken.problems, [Problem::SeveralPoints { index: 1, name: "Park".into(), points: 3 }]);
}

#[test]
fn collections_give_their_first_usable_part() {
    let line = json!({"type": "LineString", "coordinates": [[0, 0], [1, 1]]});
    let bytes = collection(json!([
        feature(json!({"type": "GeometryCollection", "geometries": [line, point(7.0, 8.0), point(9.0, 9.0)]}), json!({})),
        feature(json!({"type": "GeometryCollection", "geometries": [line]}), json!({})),
        feature(json!({"type": "GeometryCollection", "geometries": []}), json!({})),
    ]));
    let taken = take_all(&bytes, &Mapping::default());
    assert_eq!(taken.records.iter().map(Record::position).collect::<Vec<_>>(), [Position::new(7.0, 8.0).ok()]);
    assert_eq!(taken.skipped.iter().map(|skipped| &skipped.reason).collect::<Vec<_>>(), [&SkipReason::NothingInCollection; 2]);
}

#[test]
fn lines_wanted_as_pins_stand_at_their_middle() {
    let lines = json!({"type": "MultiLineString", "coordinates": [[[50, 0], [50.1, 0]], [[0, 0], [1, 0], [4, 0]]]});
    let taken = take_all(&collection(json!([feature(lines, json!(null))])), &Mapping { lines: Lines::AsPins, ..Mapping::default() });
    assert_eq!(taken.records[0].position(), Position::new(2.0, 0.0).ok());
}

#[test]
fn uuids_are_kept_and_other_ids_remembered() {
    let id = Id::new(5, [5; 10]);
    let mut features = vec![feature(point(0.0, 0.0), json!({"name": "a"})); 4];
    features[0]["id"] = json!(id.to_string());
    features[1]["id"] = json!(id.to_string());
    features[2]["id"] = json!(17);
    features[3]["id"] = json!("way/12");
    let taken = take_all(&collection(json!(features)), &Mapping::default());
    assert_eq!(taken.records[0].id(), id);
    assert_ne!(taken.records[1].id(), id);
    assert_eq!(taken.records[2].extra().0["id"], 17);
    assert!(matches!(&taken.records[3], Record::Asset(asset) if asset.osm_ref.as_deref() == Some("way/12")));
    assert_eq!(taken.problems[0].key(), "exchange.problem_duplicate_id");
}

#[test]
fn names_are_tidied_and_missing_ones_made_up() {
    let long = "长".repeat(300);
    let bytes = collection(json!([
        feature(point(0.0, 0.0), json!({"name": "a\u{0}\u{202e}b<script>"})),
        feature(point(0.0, 0.0), json!({"name": long})),
        feature(point(0.0, 0.0), json!({"name": "  ", "type": "bench"})),
        feature(point(0.0, 0.0), json!({})),
    ]));
    let mapping = Mapping { name: Some("name".into()), category: Some("type".into()), ..Mapping::default() };
    let taken = take_all(&bytes, &mapping);
    let names: Vec<_> = taken.records.iter().map(Record::name).collect();
    assert_eq!(names, ["ab<script>", &long[..600], "bench", "#4"]);
    assert_eq!(taken.records[1].extra().0["name"], long.as_str(), "the whole text is kept");
    let keys: Vec<_> = taken.problems.iter().map(Problem::key).collect();
    assert_eq!(keys, ["exchange.problem_name_cleaned", "exchange.problem_name_cut", "exchange.problem_no_name"]);
}

#[test]
fn web_mercator_is_converted() {
    let mut root = json!({"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}});
    root["features"] = json!([feature(point(12_707_355.63, 2_548_126.86), json!({}))]);
    let taken = take_all(root.to_string().as_bytes(), &Mapping::default());
    let place = taken.records[0].position().unwrap();
    assert!((place.lng() - 114.1521).abs() < 1e-3 && (place.lat() - 22.3021).abs() < 0.05, "{place:?}");
    assert_eq!(taken.problems[0].key(), "exchange.problem_crs_converted");
}

#[test]
fn an_import_can_be_watched_and_stopped() {
    let bytes = collection(json!(vec![feature(point(0.0, 0.0), json!({})); 1000]));
    let mut steps = vec![];
    take(&bytes, &Mapping::default(), new_ids(), NOW, &mut |done, total| {
        steps.push((done, total));
        true
    })
    .unwrap();
    assert!(steps.len() > 5 && steps.last() == Some(&(1000, 1000)) && steps.is_sorted());
    let stopped = take(&bytes, &Mapping::default(), new_ids(), NOW, &mut |done, _| done < 500);
    assert_eq!(stopped, Err(Refused::Cancelled));
}
