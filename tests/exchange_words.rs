//! Every refusal, reason and note of the exchange room has its sentence in three languages, with all its values in it.
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

use linli::exchange::{Problem, Refused, SkipReason, Skipped};
use linli::words::{FILES, Lang, fill, text};
use std::collections::BTreeSet;

/// One of each, with values that hold no braces.
fn every_sentence() -> Vec<(&'static str, Vec<(&'static str, String)>)> {
    let found = || "odd".to_owned();
    let (line, column, index, complete, name) = (3, 4, 5, 6, || "华富".to_owned());
    let refused = [
        Refused::Empty,
        Refused::TooLarge { found_mb: 200, limit_mb: 150 },
        Refused::OtherFormat { found: "KML" },
        Refused::Encoding { found: "Big5" },
        Refused::NotJson { found: found(), line, column },
        Refused::NotGeoJson { found: found() },
        Refused::NoFeatures { found: found() },
        Refused::CutOff { line, column },
        Refused::Damaged { found: found(), line, column },
        Refused::TooDeep { limit: 100, line, column },
        Refused::Crs { found: found() },
        Refused::Newer { found: 2, known: 1 },
        Refused::ParcelDamaged,
        Refused::Cancelled,
    ];
    let reasons = [
        SkipReason::Unreadable { found: found() },
        SkipReason::NotAFeature { found: found() },
        SkipReason::TooDeep { limit: 100, found: 500 },
        SkipReason::BadProperties { found: found() },
        SkipReason::UnknownGeometry { found: found() },
        SkipReason::BadCoordinates { found: found() },
        SkipReason::Swapped { lng: 22.0, lat: 114.0 },
        SkipReason::Metres { x: 1e6, y: 1e6, grid: "HK1980" },
        SkipReason::OutOfRange { x: 200.0, y: 1.0 },
        SkipReason::Line,
        SkipReason::PointForArea,
        SkipReason::NoOutline,
        SkipReason::TooFewCorners { corners: 2 },
        SkipReason::NoGround,
        SkipReason::NothingInCollection,
        SkipReason::UnknownRecord { found: found() },
    ];
    let problems = [
        Problem::CutOff { line, column, complete },
        Problem::Damaged { line, column, complete },
        Problem::Trailing { line, column },
        Problem::ChangedElsewhere,
        Problem::DocumentUnreadable,
        Problem::ClockAhead { days: 1095 },
        Problem::ClockTurned { days: 3 },
        Problem::Decoded { encoding: "UTF-16 LE" },
        Problem::BadBytes { count: 2 },
        Problem::LoneSurrogates { count: 2, first: 1 },
        Problem::NotNumbers { count: 2, first: 1 },
        Problem::CrsAccepted { found: found() },
        Problem::CrsConverted { found: found() },
        Problem::HeaderUnreadable,
        Problem::DuplicateId { index, name: name(), id: "x".into() },
        Problem::NoName { count: 2, first: 1 },
        Problem::NameCut { index, name: name(), limit: 200 },
        Problem::NameCleaned { index, name: name() },
        Problem::SeveralPoints { index, name: name(), points: 3 },
        Problem::ValueUnknown { index, column: "state".into(), found: found() },
        Problem::StarsTaken { index, name: name() },
        Problem::NoDay { index, day: "2026-11-24".into() },
    ];
    let skipped = |name: String| Skipped { index, name, reason: SkipReason::Line, line, column, byte: 9 };
    let skipped = [skipped(name()), skipped(String::new())];
    let mut all: Vec<_> = refused.iter().map(|refused| (refused.key(), refused.args())).collect();
    all.extend(reasons.iter().map(|reason| (reason.key(), reason.args())));
    all.extend(problems.iter().map(|problem| (problem.key(), problem.args())));
    all.extend(skipped.iter().map(|skipped| (skipped.key(), skipped.args())));
    all
}

#[test]
fn every_error_has_its_sentence_in_three_languages() {
    let mut keys = BTreeSet::new();
    for (key, args) in every_sentence() {
        assert!(keys.insert(key.to_owned()), "{key} twice");
        let args: Vec<_> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
        for lang in Lang::ALL {
            assert_ne!(text(lang, key), key, "no sentence");
            let sentence = fill(lang, key, &args);
            assert!(!sentence.contains(['{', '}']) || key == "exchange.refused_not_json", "{sentence}");
            for (name, _) in &args {
                assert!(text(lang, key).contains(&format!("{{{name}}}")), "{key} in {} leaves {name} out", lang.tag());
            }
        }
    }
    let (_, file) = FILES.iter().find(|(stem, _)| *stem == "exchange").unwrap();
    let written: serde_json::Map<String, serde_json::Value> = serde_json::from_str(file).unwrap();
    let written: BTreeSet<_> = written.keys().map(|name| format!("exchange.{name}")).collect();
    assert_eq!(written, keys, "a sentence nobody says, or an error without one");
}
