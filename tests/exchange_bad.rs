//! Files that are not what they should be: each is refused or taken in part, and says what was expected, what was found and where.
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

use exchange_kit::{NOW, big_workspace, new_ids, workspace};
use linli::exchange::{MAX_BYTES, MAX_DEPTH, Mapping, Pictures, Problem, Refused, SkipReason, Skipped, Taken, backup, inspect, take};
use proptest::prelude::*;

const POINT: &str = r#"{"type":"Feature","properties":{"name":"Good"},"geometry":{"type":"Point","coordinates":[114.1,22.2]}}"#;

fn read(bytes: impl AsRef<[u8]>) -> Result<Taken, Refused> {
    let mapping = Mapping { name: Some("name".into()), ..Mapping::default() };
    let taken = take(bytes.as_ref(), &mapping, new_ids(), NOW, &mut |_, _| true);
    assert_eq!(inspect(bytes.as_ref()).err(), taken.as_ref().err().cloned(), "both steps agree");
    taken
}

/// A collection of a good feature, `odd`, and another good one.
fn among(odd: &str) -> String {
    format!("{{\"type\":\"FeatureCollection\",\n\"features\":[\n{POINT},\n{odd},\n{POINT}]}}")
}

/// The reason for which the odd one is left out; the good ones must be taken.
fn reason(odd: &str) -> SkipReason {
    let taken = read(among(odd)).unwrap();
    assert_eq!((taken.records.len(), taken.skipped.len()), (2, 1), "{odd}: {taken:?}");
    let Skipped { index, line, column, byte, reason, .. } = taken.skipped[0].clone();
    assert_eq!((index, line, column), (2, 4, 1), "{odd}");
    assert_eq!(byte, among(odd).find(odd).unwrap());
    reason
}

fn at(coordinates: &str) -> SkipReason {
    reason(&format!(r#"{{"type":"Feature","properties":{{"name":"Odd"}},"geometry":{{"type":"Point","coordinates":{coordinates}}}}}"#))
}

#[test]
fn what_is_not_json_or_not_geojson_is_refused() {
    assert_eq!(read("").unwrap_err(), Refused::Empty);
    assert_eq!(read(" \n\t").unwrap_err(), Refused::Empty);
    assert_eq!(read("\u{feff}").unwrap_err(), Refused::Empty);
    assert_eq!(read("\n  hello").unwrap_err(), Refused::NotJson { found: "hello".into(), line: 2, column: 3 });
    assert_eq!(read("[1,2]").unwrap_err(), Refused::NotJson { found: "[1,2]".into(), line: 1, column: 1 });
    assert_eq!(read("{}").unwrap_err(), Refused::NotGeoJson { found: "{}".into() });
    assert_eq!(read(r#"{"type":"Place"}"#).unwrap_err(), Refused::NotGeoJson { found: "\"Place\"".into() });
    assert_eq!(read(r#"{"type":"FeatureCollection","features":7}"#).unwrap_err(), Refused::NoFeatures { found: "7".into() });
    assert_eq!(read(r#"{"type":"Topology","arcs":[]}"#).unwrap_err(), Refused::OtherFormat { found: "TopoJSON" });
    let esri = r#"{"geometryType":"esriGeometryPoint","features":[{"attributes":{}}]}"#;
    assert_eq!(read(esri).unwrap_err(), Refused::OtherFormat { found: "Esri JSON" });
    assert_eq!(read("<?xml?><kml>").unwrap_err(), Refused::OtherFormat { found: "KML" });
    assert_eq!(read("名称,经度\n公园,114").unwrap_err(), Refused::OtherFormat { found: "CSV" });
    assert_eq!(read(b"PK\x03\x04\x00\xff").unwrap_err(), Refused::OtherFormat { found: "ZIP" });
    let refused = read(r#"{"type":"FeatureCollection" "features":[]}"#).unwrap_err();
    assert_eq!(refused, Refused::Damaged { found: "\"features\":[]}".into(), line: 1, column: 29 });
}

#[test]
fn a_cut_file_gives_what_came_before() {
    let whole = among(POINT);
    let cut = &whole[..whole.len() - 20];
    let taken = read(cut).unwrap();
    assert_eq!((taken.records.len(), taken.skipped.len()), (2, 0));
    assert!(matches!(taken.problems.as_slice(), [Problem::CutOff { line: 5, complete: 2, .. }]), "{:?}", taken.problems);
    assert!(matches!(read(&whole[..60]).unwrap_err(), Refused::CutOff { line: 3, .. }));
    assert!(matches!(read(&POINT[..50]).unwrap_err(), Refused::CutOff { line: 1, column: 51 }));

    let workspace = big_workspace(100);
    let bytes = backup(&workspace, NOW, &Pictures::new()).unwrap();
    let half = read(&bytes[..bytes.len() / 2]).unwrap();
    assert!(half.records.len() > 30 && half.info.as_ref() == Some(&workspace.info));
    assert_eq!(half.problems.iter().map(Problem::key).collect::<Vec<_>>(), ["exchange.problem_cut_off"]);
}

#[test]
fn pictures_are_the_first_to_go_when_a_backup_is_cut() {
    let pictures = Pictures::from([("plan".to_owned(), format!("data:image/png;base64,{}", "A".repeat(5000)))]);
    let bytes = backup(&big_workspace(20), NOW, &pictures).unwrap();
    let taken = read(&bytes[..bytes.len() - 1000]).unwrap();
    assert_eq!((taken.records.len(), taken.pictures.len()), (big_workspace(20).records().count(), 0));
    assert_eq!(read(&bytes).unwrap().pictures, pictures);
}

#[test]
fn a_damaged_feature_does_not_take_its_neighbours_along() {
    for (good, bad) in [
        ("\"name\":\"", "\"name:\""),
        ("\"name\":\"", "\"name\":"),
        ("},\"geometry\"", ",\"geometry\""),
        ("[114.1", "{114.1"),
        ("22.2]}", "22.2]}}"),
    ] {
        let odd = POINT.replacen(good, bad, 1);
        assert_ne!(odd, POINT);
        let taken = read(among(&odd)).unwrap();
        let odd_itself = usize::from(odd.ends_with("}}}"));
        assert_eq!((taken.records.len(), taken.skipped.len()), (2 + odd_itself, 1), "{odd}: {taken:?}");
        assert_eq!((taken.skipped[0].line, taken.problems[0].key()), (4, "exchange.problem_damaged"), "{odd}");
    }
    let damaged = among(POINT).replacen("\"type\":\"FeatureCollection\"", "\"type\":\"FeatureCol", 1);
    let taken = read(damaged).unwrap();
    assert_eq!((taken.records.len(), taken.problems[0].key()), (3, "exchange.problem_damaged"), "the list is found all the same");
}

#[test]
fn the_header_of_a_backup_may_be_damaged() {
    let bytes = backup(&big_workspace(20), NOW, &Pictures::new()).unwrap();
    let text = String::from_utf8(bytes).unwrap().replacen("\"workspace\":{", "\"workspace\":", 1);
    let taken = read(text).unwrap();
    assert_eq!((taken.records.len(), taken.info), (big_workspace(20).records().count(), None));
    assert_eq!(
        taken.problems.iter().map(Problem::key).collect::<Vec<_>>(),
        ["exchange.problem_damaged", "exchange.problem_header_unreadable"]
    );
}

#[test]
fn halves_of_characters_and_numbers_that_are_none_are_mended() {
    let odd = r#"{"type":"Feature","properties":{"name":"a\ud800b","n":NaN,"t":"\ud83d\ude00"},"geometry":null}"#;
    let taken = read(among(odd)).unwrap();
    assert_eq!((taken.records[1].name(), &taken.records[1].extra().0["t"]), ("a\u{fffd}b", &"😀".into()));
    assert_eq!(taken.problems, [Problem::LoneSurrogates { count: 1, first: 2 }, Problem::NotNumbers { count: 1, first: 2 }]);
}

#[test]
fn deep_nesting_is_refused_without_recursion() {
    for levels in [MAX_DEPTH + 1, 500, 200_000] {
        let deep = format!("{}1{}", "[".repeat(levels), "]".repeat(levels));
        assert!(matches!(read(&deep).unwrap_err(), Refused::NotJson { .. }));
        let point = format!(r#"{{"type":"Point","coordinates":{deep}}}"#);
        assert_eq!(read(&point).unwrap_err(), Refused::TooDeep { limit: MAX_DEPTH, line: 1, column: 1 });
        let odd = format!(r#"{{"type":"Feature","properties":{{"a":{deep}}},"geometry":null}}"#);
        assert_eq!(reason(&odd), SkipReason::TooDeep { limit: MAX_DEPTH, found: levels + 2 });
        assert_eq!(read(format!(r#"{{"x":{deep},"type":"FeatureCollection","features":[{POINT}]}}"#)).unwrap().records.len(), 1);
    }
    let nested = format!("{}null{}", r#"{"type":"GeometryCollection","geometries":["#.repeat(30), "]}".repeat(30));
    assert!(matches!(reason(&format!(r#"{{"type":"Feature","properties":{{}},"geometry":{nested}}}"#)), SkipReason::BadCoordinates { .. }));
    assert!(matches!(read("[".repeat(3_000_000)).unwrap_err(), Refused::NotJson { .. }));
}

#[test]
fn odd_places_are_named() {
    assert_eq!(at("[22.28,114.15]"), SkipReason::Swapped { lng: 22.28, lat: 114.15 });
    assert_eq!(at("[833516.0,811668.0]"), SkipReason::Metres { x: 833516.0, y: 811668.0, grid: "HK1980" });
    assert_eq!(at("[811668,833516]"), SkipReason::Metres { x: 811668.0, y: 833516.0, grid: "HK1980" });
    assert_eq!(at("[12707355.6,2548126.9]"), SkipReason::Metres { x: 12707355.6, y: 2548126.9, grid: "EPSG:3857" });
    assert_eq!(at("[448251.9,4426312.5]"), SkipReason::Metres { x: 448251.9, y: 4426312.5, grid: "UTM / Gauss-Krüger" });
    assert_eq!(at("[200,10]"), SkipReason::OutOfRange { x: 200.0, y: 10.0 });
    assert_eq!(at("[1]"), SkipReason::BadCoordinates { found: "[1]".into() });
    assert_eq!(at("[\"114.1\",\"22.2\"]"), SkipReason::BadCoordinates { found: "[\"114.1\",\"22.2\"]".into() });
    assert_eq!(at("[[1,2]]"), SkipReason::BadCoordinates { found: "[[1,2]]".into() });
    assert_eq!(at("{}"), SkipReason::BadCoordinates { found: "{}".into() });
    assert!(matches!(at("[1e999,2]"), SkipReason::Unreadable { .. }));
    let taken = read(among(&POINT.replace("[114.1,22.2]", "[]"))).unwrap();
    assert_eq!(taken.records[1].position(), None, "an empty point is no place");
}

#[test]
fn wrong_types_are_named() {
    assert_eq!(reason("7"), SkipReason::NotAFeature { found: "7".into() });
    assert_eq!(reason("\"a\""), SkipReason::NotAFeature { found: "\"a\"".into() });
    assert_eq!(reason("null"), SkipReason::NotAFeature { found: "null".into() });
    assert_eq!(reason(r#"{"type":"Thing"}"#), SkipReason::NotAFeature { found: "{\"type\":\"Thing\"}".into() });
    assert_eq!(reason(r#"{"type":"Feature","properties":[1],"geometry":null}"#), SkipReason::BadProperties { found: "[1]".into() });
    let odd = r#"{"type":"Feature","properties":{"name":"Odd"},"geometry":{"type":"Circle","coordinates":[1,2]}}"#;
    assert_eq!(reason(odd), SkipReason::UnknownGeometry { found: "Circle".into() });
    assert_eq!(read(among(odd)).unwrap().skipped[0].name, "Odd");
    let ring = |corners: &str| reason(&format!(r#"{{"type":"Feature","geometry":{{"type":"Polygon","coordinates":[{corners}]}}}}"#));
    assert_eq!(ring("[[0,0],[1,1],[0,0]]"), SkipReason::TooFewCorners { corners: 2 });
    assert_eq!(ring("[[0,0],[1,1],[2,2],[0,0]]"), SkipReason::NoGround);
    assert!(matches!(reason(r#"{"type":"Feature","properties":{"a":tru},"geometry":null}"#), SkipReason::Unreadable { .. }));
}

#[test]
fn encodings_are_read_or_named() {
    let text = among(&POINT.replace("Good", "华富邨，香港仔"));
    let little: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let big: Vec<u8> = [0xfe, 0xff].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    for (bytes, encoding) in [(&little[..], "UTF-16 LE"), (&little[2..], "UTF-16 LE"), (&big[..], "UTF-16 BE"), (&big[2..], "UTF-16 BE")] {
        let taken = read(bytes).unwrap();
        assert_eq!((taken.records[1].name(), &taken.problems), ("华富邨，香港仔", &vec![Problem::Decoded { encoding }]));
    }
    assert_eq!(read(format!("\u{feff}{text}")).unwrap().problems, []);
    assert_eq!(read([0xff, 0xfe, 0, 0, b'{', 0, 0, 0]).unwrap_err(), Refused::Encoding { found: "UTF-32" });

    let with_name = |name: &[u8]| {
        let (before, after) = POINT.split_once("Good").unwrap();
        [b"{\"type\":\"FeatureCollection\",\"features\":[", before.as_bytes(), name, after.as_bytes(), b"]}"].concat()
    };
    // 社区会堂及社区中心一览表 in GBK, 社區會堂及社區中心一覽表 in Big5, "é è ç …" in Latin-1.
    let gbk = b"\xc9\xe7\xc7\xf8\xbb\xe1\xcc\xc3\xbc\xb0\xc9\xe7\xc7\xf8\xd6\xd0\xd0\xc4\xd2\xbb\xc0\xc0\xb1\xed";
    let big5 = b"\xaa\xc0\xb0\xcf\xb7\x7c\xb0\xf3\xa4\xce\xaa\xc0\xb0\xcf\xa4\xa4\xa4\xdf\xa4\x40\xc4\xfd\xaa\xed\xa4\x40\xa4\x40";
    assert_eq!(read(with_name(gbk)).unwrap_err(), Refused::Encoding { found: "GB 18030 / GBK" });
    assert_eq!(read(with_name(big5)).unwrap_err(), Refused::Encoding { found: "Big5" });
    assert_eq!(read(with_name(&b"\xe9 \xe8 ".repeat(6))).unwrap_err(), Refused::Encoding { found: "Latin-1 / Windows-1252" });
    let damaged = read(with_name(b"a\xffb")).unwrap();
    assert_eq!((damaged.records[0].name(), &damaged.problems), ("a\u{fffd}b", &vec![Problem::BadBytes { count: 1 }]));
}

#[test]
fn reference_systems_are_accepted_or_named() {
    let with = |crs: &str| read(among(POINT).replacen('{', &format!("{{\"crs\":{crs},"), 1));
    let named = |name: &str| with(&format!(r#"{{"type":"name","properties":{{"name":"{name}"}}}}"#));
    for name in
        ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4326", "http://www.opengis.net/def/crs/EPSG/0/4326", "WGS 84"]
    {
        assert_eq!(named(name).unwrap().problems, [Problem::CrsAccepted { found: name.into() }]);
    }
    assert_eq!(with("null").unwrap().problems, []);
    assert_eq!(named("EPSG:2326").unwrap_err(), Refused::Crs { found: "EPSG:2326 (Hong Kong 1980 Grid)".into() });
    assert_eq!(
        with(r#"{"type":"EPSG","properties":{"code":27700}}"#).unwrap_err(),
        Refused::Crs { found: "EPSG:27700 (British National Grid)".into() }
    );
    assert!(matches!(with(r#"{"type":"link","properties":{"href":"x"}}"#).unwrap_err(), Refused::Crs { .. }));
}

#[test]
fn files_of_a_newer_linli_are_refused() {
    let text = String::from_utf8(backup(&big_workspace(4), NOW, &Pictures::new()).unwrap()).unwrap();
    assert_eq!(read(text.replacen("\"version\":1", "\"version\":2", 1)).unwrap_err(), Refused::Newer { found: 2, known: 1 });
    let unknown = text.replacen("\"record\":\"need\"", "\"record\":\"poem\"", 1);
    assert_eq!(read(unknown).unwrap().skipped[0].reason, SkipReason::UnknownRecord { found: "\"poem\"".into() });
}

#[test]
fn files_too_large_are_refused_unread() {
    let bytes = vec![b'{'; MAX_BYTES + 1];
    assert_eq!(inspect(&bytes).unwrap_err(), Refused::TooLarge { found_mb: 151, limit_mb: 150 });
}

#[test]
fn text_after_the_end_is_noted() {
    assert_eq!(read(among(POINT) + "\n ").unwrap().problems, []);
    assert_eq!(read(among(POINT) + "\nmore").unwrap().problems, [Problem::Trailing { line: 6, column: 1 }]);
}

#[test]
fn damage_never_takes_quadratic_time() {
    let start = std::time::Instant::now();
    let hopeless = r#"{"type":"FeatureCollection","features":["#.to_owned() + &r#"{"type":"Feature","a":["#.repeat(100_000);
    assert!(read(hopeless).is_err());
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damage_never_panics(workspace in workspace(), cut in any::<prop::sample::Index>(), flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6), keep in any::<bool>()) {
        let mut bytes = backup(&workspace, NOW, &Pictures::new()).unwrap();
        for (place, byte) in flips {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        if !keep {
            bytes.truncate(cut.index(bytes.len()));
        }
        drop(read(&bytes));
    }

    #[test]
    fn one_flipped_byte_costs_a_record_or_two(place in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let workspace = big_workspace(60);
        let mut bytes = backup(&workspace, NOW, &Pictures::new()).unwrap();
        let all = workspace.records().count();
        let from = bytes.windows(12).position(|window| window == b"\"features\":[").unwrap() + 20;
        let place = from + place.index(bytes.len() - from - 4);
        bytes[place] = byte;
        let taken = read(&bytes).unwrap();
        prop_assert!(taken.records.len() + 2 >= all, "{} of {all}: {:?} {:?}", taken.records.len(), taken.problems, taken.skipped);
    }

    #[test]
    fn any_text_never_panics(text in "[{}\\[\\]\",:a-z0-9\\\\ \u{4e00}]{0,60}") {
        drop(read(&text));
        drop(read(among(&text)));
    }
}

#[test]
fn a_file_nested_five_hundred_deep_among_its_features_is_refused() {
    let deep = format!(r#"{{"type":"FeatureCollection","features":{}{}}}"#, "[".repeat(500), "]".repeat(500));
    assert!(matches!(inspect(deep.as_bytes()), Err(Refused::TooDeep { .. })));
}
