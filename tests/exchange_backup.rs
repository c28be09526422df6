//! The full backup: reads back exactly, keeps RFC 7946, and is flat and single-typed for GIS tools.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::must_use_candidate,
    clippy::cast_possible_wrap,
    clippy::redundant_closure_for_method_calls,
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    clippy::disallowed_types,
    reason = "helpers of tests stop the test, and tests may read files, print and take the time"
)]

mod exchange_kit;

use exchange_kit::{NOW, big_workspace, drawn_at, new_ids, pictures, wild_shape, workspace};
use linli::exchange::{Level, Mapping, Pictures, Taken, What, backup, inspect, take};
use linli::model::*;
use proptest::prelude::*;
use serde_json::Value;
use std::collections::{HashMap, HashSet};
use std::process::Command;
use std::time::Instant;

fn read(bytes: &[u8]) -> Taken {
    take(bytes, &Mapping::default(), new_ids(), NOW, &mut |_, _| true).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_backup_reads_back_exactly_and_is_stable(workspace in workspace(), pictures in pictures()) {
        let bytes = backup(&workspace, NOW, &pictures).unwrap();
        let taken = read(&bytes);
        prop_assert_eq!(&taken.skipped, &vec![]);
        prop_assert_eq!(&taken.problems, &vec![]);
        prop_assert_eq!(&taken.pictures, &pictures);
        let back = taken.into_workspace();
        prop_assert_eq!(&back, &workspace);
        prop_assert_eq!(backup(&back, NOW, &pictures).unwrap(), bytes);
    }

    #[test]
    fn the_wildest_outlines_read_back(shape in wild_shape()) {
        // An outline that runs twice through its lowest corner can be wound either way; the model itself then turns it each time.
        prop_assume!(Shape::new(shape.polygons().to_vec()).as_ref() == Ok(&shape));
        let area = Area::new(Id::new(1, [1; 10]), AreaKind::Reach, String::new(), shape);
        let mut workspace = Workspace::default();
        workspace.put(Record::Area(area));
        let taken = read(&backup(&workspace, NOW, &Pictures::new()).unwrap());
        prop_assert_eq!(&taken.skipped, &vec![]);
        prop_assert_eq!(taken.into_workspace(), workspace);
    }

    #[test]
    fn a_backup_keeps_the_rules(workspace in workspace()) {
        let bytes = backup(&workspace, NOW, &Pictures::new()).unwrap();
        let root: Value = serde_json::from_slice(&bytes).unwrap();
        check_collection(&root);
        check_columns(&root);
        let features = root["features"].as_array().unwrap();
        for feature in features.iter().filter(|feature| ["action", "event"].contains(&feature["properties"]["record"].as_str().unwrap())) {
            let place = drawn_at(&workspace, Id::parse(feature["id"].as_str().unwrap()).unwrap());
            let expected = place.map_or(Value::Null, |place| serde_json::json!({"type": "Point", "coordinates": place}));
            prop_assert_eq!(&feature["geometry"], &expected);
        }
        let links = features.iter().filter(|feature| feature["properties"]["record"] == "link");
        for feature in links {
            let ends = ["from_uid", "to_uid"].map(|end| {
                let id = Id::parse(feature["properties"][end].as_str().unwrap()).unwrap();
                workspace.record(id).and_then(|record| record.position())
            });
            let expected = match ends {
                [Some(from), Some(to)] if from != to => serde_json::json!({"type": "LineString", "coordinates": [from, to]}),
                _ => Value::Null,
            };
            prop_assert_eq!(&feature["geometry"], &expected);
        }
    }
}

/// RFC 7946, read anew: §3 types and members, §3.1.1 positions, §3.1.6 rings, §4 no crs, §7.1 no mixing, §11.2 precision.
fn check_collection(root: &Value) {
    assert_eq!(root["type"], "FeatureCollection");
    for forbidden in ["crs", "geometry", "properties", "coordinates", "geometries"] {
        assert!(root.get(forbidden).is_none(), "{forbidden}");
    }
    assert!(root["name"].is_string());
    let linli = &root["linli"];
    assert_eq!((&linli["format"], &linli["version"], &linli["exported_level"]), (&"linli-backup".into(), &1.into(), &"full".into()));
    assert!(linli["workspace"].is_object() && linli["exported_at"].is_string());
    let mut ids = HashSet::new();
    for feature in root["features"].as_array().unwrap() {
        assert_eq!(feature["type"], "Feature");
        assert!(["coordinates", "geometries", "features"].iter().all(|member| feature.get(member).is_none()));
        assert!(feature["properties"].is_object());
        assert!(feature["id"].is_string() && feature["id"] == feature["properties"]["uid"]);
        assert!(ids.insert(feature["id"].as_str().unwrap()));
        check_geometry(feature.get("geometry").expect("every feature has a geometry member"));
    }
}

fn check_geometry(geometry: &Value) {
    if geometry.is_null() {
        return;
    }
    let coordinates = &geometry["coordinates"];
    match geometry["type"].as_str().unwrap() {
        "Point" => _ = check_position(coordinates),
        "LineString" => {
            assert!(coordinates.as_array().unwrap().len() >= 2);
            coordinates.as_array().unwrap().iter().for_each(|position| _ = check_position(position));
        }
        "Polygon" => check_polygon(coordinates),
        "MultiPolygon" => coordinates.as_array().unwrap().iter().for_each(check_polygon),
        other => panic!("{other} should not be written"),
    }
}

fn check_polygon(rings: &Value) {
    for (number, ring) in rings.as_array().unwrap().iter().enumerate() {
        let places: Vec<_> = ring.as_array().unwrap().iter().map(check_position).collect();
        assert!(places.len() >= 4 && places.first() == places.last());
        let [x, y] = places[0];
        let twice_area: f64 = places.windows(2).map(|pair| (pair[0][0] - x) * (pair[1][1] - y) - (pair[1][0] - x) * (pair[0][1] - y)).sum();
        assert_eq!(twice_area > 0.0, number == 0, "outer rings run counter-clockwise, holes clockwise: {ring}");
    }
}

fn check_position(position: &Value) -> [f64; 2] {
    let numbers = position.as_array().unwrap();
    assert_eq!(numbers.len(), 2);
    for number in numbers {
        let written = number.to_string();
        let decimals = match written.split_once('e') {
            Some((digits, power)) => digits.split_once('.').map_or(0, |(_, d)| d.len()) as i32 - power.parse::<i32>().unwrap(),
            None => written.split_once('.').map_or(0, |(_, decimals)| decimals.len()) as i32,
        };
        assert!(decimals <= 7, "{written}");
        assert_ne!(written, "-0.0");
    }
    let [lng, lat] = [numbers[0].as_f64().unwrap(), numbers[1].as_f64().unwrap()];
    assert!(lng.abs() <= 180.0 && lat.abs() <= 90.0);
    [lng, lat]
}

/// Flat, one type a column over all kinds, the same columns in the same order within a kind, names that GIS tools bear.
fn check_columns(root: &Value) {
    let mut types: HashMap<String, &str> = HashMap::new();
    let mut columns: HashMap<String, Vec<String>> = HashMap::new();
    for feature in root["features"].as_array().unwrap() {
        let properties = feature["properties"].as_object().unwrap();
        let names: Vec<String> = properties.keys().cloned().collect();
        let record = properties["record"].as_str().unwrap().to_owned();
        assert_eq!(columns.entry(record).or_insert_with(|| names.clone()), &names);
        for (name, value) in properties {
            assert!(name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_'), "{name}");
            assert!(!["id", "fid", "ogc_fid", "objectid"].contains(&name.as_str()));
            let found = match value {
                Value::Null => continue,
                Value::Bool(_) => "flag",
                Value::Number(number) if number.is_f64() => "real",
                Value::Number(_) => "whole",
                Value::String(_) => "text",
                Value::Array(_) | Value::Object(_) => panic!("{name} is not flat: {value}"),
            };
            assert_eq!(*types.entry(name.clone()).or_insert(found), found, "{name}");
        }
    }
}

#[test]
fn an_empty_workspace_reads_back() {
    let bytes = backup(&Workspace::default(), NOW, &Pictures::new()).unwrap();
    assert_eq!(read(&bytes).into_workspace(), Workspace::default());
}

#[test]
fn an_inspection_tells_what_a_backup_holds() {
    let workspace = big_workspace(100);
    let inspection = inspect(&backup(&workspace, NOW, &Pictures::new()).unwrap()).unwrap();
    let What::Backup { info, counts, version, level, exported_at, pictures, is_shared } = inspection.what else { panic!() };
    assert!(!is_shared, "values alone");
    assert_eq!((info, counts, version), (Some(workspace.info.clone()), workspace.counts(), 1));
    assert_eq!((level, exported_at, pictures), (Level::Full, Some(NOW), 0));
    assert_eq!((inspection.problems, inspection.skipped), (vec![], vec![]));
}

#[test]
fn what_a_gis_program_changes_is_understood_or_kept() {
    let workspace = big_workspace(4);
    let text = String::from_utf8(backup(&workspace, NOW, &Pictures::new()).unwrap()).unwrap();
    let mut root: Value = serde_json::from_str(&text).unwrap();
    root.as_object_mut().unwrap().shift_remove("linli");
    let feature = root["features"].as_array_mut().unwrap().iter_mut().find(|feature| feature["properties"]["record"] == "asset").unwrap();
    let id = Id::parse(feature["id"].as_str().unwrap()).unwrap();
    feature.as_object_mut().unwrap().shift_remove("id");
    feature["properties"]["capacity"] = 30.0.into();
    feature["properties"]["state"] = "about to close".into();
    feature["properties"]["layer"] = "mine".into();
    let taken = read(root.to_string().as_bytes());
    assert_eq!(
        taken.problems.iter().map(|problem| problem.key()).collect::<Vec<_>>(),
        ["exchange.problem_header_unreadable", "exchange.problem_value_unknown"]
    );
    let asset = &taken.into_workspace().assets[&id];
    assert_eq!((asset.capacity, asset.state), (Some(30), AssetState::Active));
    assert_eq!(asset.extra.0["layer"], "mine");
    assert_eq!(asset.extra.0["state"], "about to close");
}

#[test]
fn the_same_id_twice_gets_a_new_one() {
    let workspace = big_workspace(2);
    let text = String::from_utf8(backup(&workspace, NOW, &Pictures::new()).unwrap()).unwrap();
    let line = text.lines().find(|line| line.contains("\"record\":\"asset\"")).unwrap().trim_end_matches(',');
    let doubled = text.replace("\"features\":[", &format!("\"features\":[{line},"));
    let taken = read(doubled.as_bytes());
    assert_eq!(taken.problems.len(), 1);
    assert_eq!(taken.problems[0].key(), "exchange.problem_duplicate_id");
    assert_eq!(taken.into_workspace().assets.len(), workspace.assets.len() + 1);
}

#[test]
fn ten_thousand_records_go_out_and_come_in_quickly() {
    let workspace = big_workspace(10_000);
    let start = Instant::now();
    let bytes = backup(&workspace, NOW, &Pictures::new()).unwrap();
    let written = start.elapsed();
    let start = Instant::now();
    let taken = read(&bytes);
    let read = start.elapsed();
    println!("{} records, {} bytes: out {written:?}, in {read:?}", taken.records.len(), bytes.len());
    assert!(taken.records.len() >= 9_999);
    assert!(written.as_secs() < 5 && read.as_secs() < 10);
}

/// Whether GDAL's tools are here; says so when not, and fails where everything must be tested.
fn has_gdal() -> bool {
    let found = ["ogrinfo", "ogr2ogr"].iter().all(|tool| Command::new(tool).arg("--version").output().is_ok());
    assert!(found || std::env::var_os("CI").is_none(), "ogrinfo and ogr2ogr are missing");
    if !found {
        println!("skipped: no ogrinfo and ogr2ogr on this machine");
    }
    found
}

#[test]
fn what_gdal_saves_comes_back_the_same() {
    if !has_gdal() {
        return;
    }
    let mut workspace = big_workspace(40);
    for asset in workspace.assets.values_mut() {
        asset.note = "[1, \"a\"]; 文字".into();
        asset.filed_on = Date::parse("2020-01-02");
        asset.stamp.created_at = Timestamp(NOW.0 + 123);
        asset.extra.0.insert("nested".into(), serde_json::json!({"a": [1.5, null]}));
    }
    let [from, to] = ["from", "to"].map(|name| std::env::temp_dir().join(format!("linli-{name}-{}.geojson", std::process::id())));
    std::fs::write(&from, backup(&workspace, NOW, &Pictures::new()).unwrap()).unwrap();
    let output = Command::new("ogr2ogr").args([&to, &from]).output().unwrap();
    let taken = read(&std::fs::read(&to).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr))));
    std::fs::remove_file(&from).unwrap();
    std::fs::remove_file(&to).unwrap();
    assert_eq!((&taken.problems, &taken.skipped), (&vec![], &vec![]));
    assert_eq!(Workspace { info: workspace.info.clone(), ..taken.into_workspace() }, workspace);
}

#[test]
fn gdal_reads_the_same_features() {
    if !has_gdal() {
        return;
    }
    let mut workspace = big_workspace(200);
    let corners = [(114.1, 22.2), (114.2, 22.2), (114.2, 22.3)].map(|(lng, lat)| Position::new(lng, lat).unwrap());
    let shape = Shape::new(vec![vec![corners.to_vec()]]).unwrap();
    workspace.put(Record::Area(Area::new(Id::new(3, [3; 10]), AreaKind::Community, "华富".into(), shape)));
    let file = std::env::temp_dir().join(format!("linli-backup-{}.geojson", std::process::id()));
    let pictures = Pictures::from([("plan".to_owned(), format!("data:image/png;base64,{}", "A".repeat(1_000_000)))]);
    std::fs::write(&file, backup(&workspace, NOW, &pictures).unwrap()).unwrap();
    let output = Command::new("ogrinfo").args(["-ro", "-al", "-so"]).arg(&file).output().unwrap();
    std::fs::remove_file(&file).unwrap();
    let report = String::from_utf8_lossy(&output.stdout);
    let counts = workspace.counts();
    let expected = format!("Feature Count: {}", counts.all());
    assert!(output.status.success() && report.contains(&expected), "{report}{}", String::from_utf8_lossy(&output.stderr));
    assert!(report.contains("Layer name: Big 大"), "{report}");
    for column in ["uid: String", "capacity: String", "vetted: Integer(Boolean)", "created_at: DateTime"] {
        assert!(report.contains(column), "{column}: {report}");
    }
}
