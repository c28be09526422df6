//! Other people's GeoJSON: real files from governments, OpenStreetMap, field apps and conformance suites.
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
use linli::exchange::{Inspection, Lines, Mapping, Problem, Refused, SkipReason, Taken, Target, What, inspect, suggest, take};
use linli::model::*;
use linli::words::Lang;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The folder of real files; `None` says so, and fails where everything must be tested.
fn data() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/open");
    let folder = std::env::var_os("LINLI_DATA").map_or(beside, PathBuf::from);
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(std::env::var_os("CI").is_none(), "no real files at {}", folder.display());
    println!("skipped: no real files at {}", folder.display());
    None
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![];
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

fn take_all(bytes: &[u8], mapping: &Mapping) -> Taken {
    take(bytes, mapping, new_ids(), NOW, &mut |_, _| true).unwrap()
}

fn suggested(inspection: &Inspection) -> Mapping {
    let What::Foreign { suggested, .. } = &inspection.what else { panic!("not foreign") };
    suggested.clone()
}

/// Inspects and takes with the mapping suggested, lines as pins; every feature ends up as a record or as a reason.
fn import(path: &Path) -> (usize, Taken) {
    let bytes = std::fs::read(path).unwrap();
    let inspection = inspect(&bytes).unwrap_or_else(|refused| panic!("{}: {refused}", path.display()));
    let What::Foreign { features, .. } = inspection.what else { panic!("{}", path.display()) };
    let mapping = Mapping { lines: Lines::AsPins, ..suggested(&inspection) };
    let taken = take_all(&bytes, &mapping);
    assert_eq!(taken.records.len() + taken.skipped.len(), features, "{}", path.display());
    (features, taken)
}

#[test]
fn every_real_geojson_file_is_taken_whole() {
    let Some(folder) = data() else { return };
    let mut per_folder: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for path in files(&folder).into_iter().filter(|path| path.extension().is_some_and(|extension| extension == "geojson")) {
        let (features, taken) = import(&path);
        let reasons: Vec<_> = taken.skipped.iter().map(|skipped| &skipped.reason).collect();
        if path.ends_with("geojsonhint/test/data/good/issue82.geojson") {
            assert!(matches!(reasons.as_slice(), [SkipReason::OutOfRange { y, .. }] if *y < -107.0), "its latitudes are no latitudes");
        } else if path.ends_with("peers/togeojson/addresses.kml.geojson") {
            assert_eq!(reasons, [&SkipReason::NothingInCollection; 8], "a point of null and a line of nothing");
        } else {
            assert_eq!(reasons, [&SkipReason::Line; 0], "{}", path.display());
        }
        let first = path.strip_prefix(&folder).unwrap().components().next().unwrap().as_os_str().to_string_lossy().into_owned();
        let counts = per_folder.entry(first).or_default();
        *counts = (counts.0 + 1, counts.1 + features);
        for record in &taken.records {
            assert!(!record.name().is_empty());
            let is_placed = record.position().is_some();
            assert!(is_placed || path.ends_with("nullgeometry.geojson"), "{}: {record:?}", path.display());
        }
    }
    assert_eq!(per_folder["hk"], (13, 1589));
    assert_eq!(per_folder["us-charlotte"], (9, 802));
    assert_eq!(per_folder["hk-2013"], (1, 101));
    assert_eq!(per_folder["cn"], (3, 148));
    assert_eq!(per_folder["derived"], (3, 1159));
    println!("{per_folder:?}");
}

#[test]
fn other_real_files_are_refused_by_name() {
    let Some(folder) = data() else { return };
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for path in files(&folder) {
        let expected = match path.extension().and_then(|extension| extension.to_str()) {
            Some("kml") => "KML",
            Some("gpx") => "GPX",
            Some("csv") => "CSV",
            Some("pmtiles") => "PMTiles",
            Some("pbf") => "OpenStreetMap PBF",
            _ => continue,
        };
        let refused = inspect(&std::fs::read(&path).unwrap()).unwrap_err();
        assert_eq!(refused, Refused::OtherFormat { found: expected }, "{}", path.display());
        *seen.entry(expected).or_default() += 1;
    }
    assert_eq!(seen.len(), 5, "{seen:?}");
}

#[test]
fn mappings_suggested_for_real_files_are_sensible() {
    let Some(folder) = data() else { return };
    let look = |file: &str| {
        let inspection = inspect(&std::fs::read(folder.join(file)).unwrap()).unwrap();
        let What::Foreign { columns, features, suggested, .. } = inspection.what else { panic!() };
        (suggest(&columns, features, Some(Lang::ZhHant)), suggested)
    };
    let (chinese, wahfu) = look("derived/wahfu-shekpaiwan-facilities.geojson");
    assert_eq!((wahfu.name.as_deref(), wahfu.category.as_deref()), (Some("Facility Name"), Some("Dataset")));
    assert_eq!((chinese.name.as_deref(), chinese.category.as_deref()), (Some("設施名稱"), Some("數據集")));
    assert!(wahfu.kind_by.is_some_and(|kind_by| kind_by.kinds.len() > 3));
    let names = [
        ("cn/cafe-beijing.geojson", Some("名称"), AssetKind::Economy),
        ("hk-2013/CHCC_HAD.geojson", Some("ENGLISH NAME"), AssetKind::Place),
        ("hk/Public_Open_Space.geojson", Some("Name"), AssetKind::Place),
        ("hk/Libraries.geojson", Some("Facility Name"), AssetKind::Institution),
        ("hk/Public_Market_Information.geojson", Some("Facility Name"), AssetKind::Economy),
        ("hk/Neighbourhood_Elderly_Centres.geojson", Some("Facility Name"), AssetKind::Institution),
        ("us-charlotte/schools.geojson", Some("name"), AssetKind::Institution),
        ("us-charlotte/parks.geojson", Some("name"), AssetKind::Place),
        ("peers/gc/osm_overpass.geojson", Some("name"), AssetKind::Economy),
    ];
    for (file, name, kind) in names {
        let (_, mapping) = look(file);
        assert_eq!((mapping.name.as_deref(), mapping.record), (name, Target::Asset(kind)), "{file}: {mapping:?}");
    }
    let (_, comapeo) = look("peers/gc/CoMapeo_Forest_Project_Obsvns_2025_08_13.geojson");
    assert_eq!((comapeo.name.as_deref(), comapeo.note.as_deref()), (Some("tags.name"), Some("tags.notes")), "{comapeo:?}");
}

#[test]
fn real_files_keep_their_details() {
    let Some(folder) = data() else { return };
    let taken = |file: &str| import(&folder.join(file)).1;
    let overpass = taken("peers/gc/osm_overpass.geojson");
    let Record::Asset(station) = &overpass.records[0] else { panic!() };
    assert_eq!((station.name.as_str(), station.osm_ref.as_deref()), ("Bus Station Lijn 5 bus", Some("node/1660255196")));
    assert_eq!(station.extra.0["name:en"], "Line 5 bus station");
    let comapeo = taken("peers/gc/CoMapeo_Forest_Project_Obsvns_2025_08_13.geojson");
    assert!(comapeo.records[0].extra().0["attachments"][0]["hash"].is_string());
    let beijing = taken("cn/cafe-beijing.geojson");
    assert_eq!(beijing.records[0].name(), "奇遇花园");
    let crs = taken("hk-2013/CHCC_HAD.geojson");
    assert_eq!(crs.problems, [Problem::CrsAccepted { found: "urn:ogc:def:crs:OGC:1.3:CRS84".into() }]);
    let open_space = taken("hk/Public_Open_Space.geojson");
    let several = open_space.problems.iter().filter(|problem| matches!(problem, Problem::SeveralPoints { .. })).count();
    assert_eq!((open_space.records.len(), several), (86, 23));
    let countries = taken("conformance/georust/tests/fixtures/countries.geojson");
    assert!(countries.records.iter().all(|record| matches!(record, Record::Area(_))));
    assert_eq!(countries.records.len(), 180);
}

#[test]
fn greenways_are_left_out_with_a_reason_unless_wanted_as_pins() {
    let Some(folder) = data() else { return };
    let bytes = std::fs::read(folder.join("us-charlotte/greenways.geojson")).unwrap();
    let mapping = suggested(&inspect(&bytes).unwrap());
    let taken = take_all(&bytes, &mapping);
    assert_eq!((taken.records.len(), taken.skipped.len()), (0, 307));
    assert_eq!((&taken.skipped[0].reason, taken.skipped[0].name.as_str()), (&SkipReason::Line, "Torrence Creek Greenway"));
    assert_eq!(take_all(&bytes, &Mapping { lines: Lines::AsPins, ..mapping }).records.len(), 307);
}
