//! A pack that is broken is refused with what was expected, what was found and where; what hangs loose is named.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests stop the test")]

use linli::packs::{Expected, Found, Pack, PackError, TermList, library};
use linli::words::{FILES, Lang};
use std::collections::{BTreeMap, BTreeSet};

const WORD: &str = r#"{"en":"a","zh-Hans":"b","zh-Hant":"c"}"#;

fn pack(rest: &str) -> String {
    format!(r#"{{"id":"one","version":"1.0.0","label":WORD,{rest}}}"#).replace("WORD", WORD)
}

fn problem(rest: &str) -> String {
    Pack::parse(&pack(rest), "one.json").map_or_else(|error| error.to_string(), |_| String::new())
}

#[test]
fn what_is_no_pack_at_all() {
    let problem = |text: &str| Pack::parse(text, "one.json").unwrap_err().to_string();
    assert_eq!(problem("{\n"), "one.json: expected JSON, found a mistake at line 2, column 0");
    assert_eq!(problem("[]"), "one.json: expected named fields in braces, found a list");
    assert_eq!(problem("{}"), "one.json: id: expected lower-case words joined by hyphens, found nothing");
    assert_eq!(problem(r#"{"id":"one","version":2}"#), "one.json: version: expected three numbers like 1.0.0, found 2");
    assert_eq!(problem(r#"{"id":"one","version":"1.0.+1"}"#), r#"one.json: version: expected three numbers like 1.0.0, found "1.0.+1""#);
}

#[test]
fn errors_name_the_file_the_place_and_what_was_expected() {
    assert_eq!(problem(r#""barriers":[]"#), "");
    for (rest, expected) in [
        (r#""catagories":[]"#, r#"catagories: expected a field known here, such as categories, found "catagories""#),
        (
            r#""barriers":[{"id":"a","label":WORD,"hnit":WORD}]"#,
            r#"barriers[0].hnit: expected a field known here, such as hint, found "hnit""#,
        ),
        (r#""barriers":{}"#, "barriers: expected a list in square brackets, found named fields"),
        (
            r#""barriers":[{"id":"No Time","label":WORD}]"#,
            r#"barriers[0].id: expected lower-case words joined by underscores, found "No Time""#,
        ),
        (
            r#""barriers":[{"id":"a","label":WORD},{"id":"a","label":WORD}]"#,
            r#"barriers[1].id: expected something not used before in this list, found "a""#,
        ),
        (r#""barriers":[{"id":"a","label":{"en":"a","zh-Hans":"b"}}]"#, "barriers[0].label.zh-Hant: expected some words, found nothing"),
        (
            r#""barriers":[{"id":"a","label":{"en":"a","zh-Hans":" ","zh-Hant":"c"}}]"#,
            r#"barriers[0].label.zh-Hans: expected some words, found " ""#,
        ),
        (
            r#""categories":[{"id":"a","label":WORD,"kinds":["people"]}]"#,
            r#"categories[0].kinds[0]: expected one of individual, association, institution, place, economy, story, need, found "people""#,
        ),
        (r#""categories":[{"id":"a","label":WORD,"kinds":[]}]"#, "categories[0].kinds: expected at least one, found a list"),
        (
            r#""categories":[{"id":"a","label":WORD,"kinds":["need"],"osm":"library"}]"#,
            r#"categories[0].osm: expected a tag like amenity=library, found "library""#,
        ),
        (
            r#""languages":[{"tag":"cantonese","endonym":"x","label":WORD}]"#,
            r#"languages[0].tag: expected a language tag like yue or zh-Hant, found "cantonese""#,
        ),
        (
            r#""teams":[{"id":"a","label":WORD,"roles":[{"id":"a","label":WORD,"categories":["volunteer"],"wanted":0}]}]"#,
            "teams[0].roles[0].wanted: expected a whole number from 1 to 999, found 0",
        ),
        (
            r#""federations":[{"id":"a","label":WORD,"levels":[{"level":"city","label":WORD}],"types":["union"]}]"#,
            r#"federations[0].levels[0].level: expected one of district, subdistrict, branch, found "city""#,
        ),
        (
            r#""checklists":[{"id":"a","label":WORD,"groups":[{"id":"a","label":WORD,"items":[{"id":"x","label":WORD}]},{"id":"b","label":WORD,"items":[{"id":"x","label":WORD}]}]}]"#,
            r#"checklists[0].groups[1].items[0].id: expected something not used before in this list, found "x""#,
        ),
        (
            r#""action_templates":[{"id":"a","label":WORD,"safeguarding":false,"goals":["Trust"],"slots":[]}]"#,
            "action_templates[0].goals: expected a whole number from 0 to 4, found a list",
        ),
        (r#""matrix":{"recreation":{"park":0.5}}"#, "matrix.recreation.park: expected 1, 0.6, 0.3 or 0, found 0.5"),
        (
            r#""weights":{"category":0.5,"distance":0.1,"time":0.1,"capacity":0.1,"target_group":0.1,"language":0.1,"steward":0.1}"#,
            "weights: expected weights that add up to 1, found named fields",
        ),
        (
            r#""term_overrides":{"catagories.hall":WORD}"#,
            r#"term_overrides["catagories.hall"]: expected a list and a term, such as categories.hall, found "catagories.hall""#,
        ),
        (r#""word_overrides":{"hall":WORD}"#, r#"word_overrides.hall: expected a text of the app, such as forms.name, found "hall""#),
    ] {
        assert_eq!(problem(rest), format!("one.json: {expected}"));
    }
}

#[test]
fn a_starters_links_hold_on_to_its_own_drafts() {
    let with = |link: &str| {
        problem(&format!(
            r#""starters":[{{"id":"s","label":WORD,"links":[{link}],"assets":[
                {{"key":"office","kind":"institution","category":"estate_office","name":WORD}},
                {{"key":"team","kind":"association","category":"volunteer_group","name":WORD}}]}}]"#
        ))
    };
    assert_eq!(with(r#"{"kind":"supports","from":"office","to":"team"}"#), "");
    for (link, expected) in [
        (
            r#"{"kind":"supports","from":"ofice","to":"team"}"#,
            r#"from: expected the key of another draft here, such as office, found "ofice""#,
        ),
        (r#"{"kind":"supports","from":"team","to":"team"}"#, r#"to: expected the key of another draft here, such as office, found "team""#),
        (
            r#"{"kind":"match","from":"office","to":"team"}"#,
            r#"kind: expected one of knows, invited, member_of, based_at, supports, refers, funds, found "match""#,
        ),
    ] {
        assert_eq!(with(link), format!("one.json: starters[0].links[0].{expected}"));
    }
}

#[test]
fn a_word_no_pack_has_is_named_and_the_rest_is_taken() {
    let loose = |rest: &str| {
        let (whole, errors) = library([], [pack(&format!(r#""barriers":[{{"id":"no_wind","label":WORD}}],{rest}"#)).as_str()]);
        assert_eq!(whole.label(Lang::En, TermList::Barriers, "no_wind"), "a");
        errors.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert!(loose(r#""community_types":[{"id":"a","label":WORD,"needs":["digital"]}]"#).is_empty(), "a word of the core");
    for (rest, expected) in [
        (
            r#""community_types":[{"id":"a","label":WORD,"needs":["employmnt"]}]"#,
            r#"one: community_types[0].needs[0]: expected a category for need, such as employment, found "employmnt""#,
        ),
        (
            r#""federations":[{"id":"a","label":WORD,"levels":[{"level":"branch","label":WORD}],"types":["hall"]}]"#,
            r#"one: federations[0].types[0]: expected a category for association, such as union, found "hall""#,
        ),
        (
            r#""federations":[{"id":"a","label":WORD,"levels":[{"level":"branch","label":WORD}],"types":["union"],"team":"crew"}]"#,
            r#"one: federations[0].team: expected an id of teams, but no pack has any, found "crew""#,
        ),
        (
            r#""matrix":{"recreation":{"digital":1}}"#,
            r#"one: matrix.recreation.digital: expected a category for individual, association, institution, place, economy, story, such as hospital, found "digital""#,
        ),
        (
            r#""term_overrides":{"target_groups.elder":WORD}"#,
            r#"one: term_overrides["target_groups.elder"]: expected an id of target_groups, such as elders, found "elder""#,
        ),
        (
            r#""word_overrides":{"app.undoo":WORD}"#,
            r#"one: word_overrides["app.undoo"]: expected a text of the app, such as app.undo, found "app.undoo""#,
        ),
    ] {
        assert_eq!(loose(rest), [expected]);
    }
    let blanks = loose(r#""word_overrides":{"app.undo_what":WORD}"#);
    assert_eq!(blanks[0], r#"one: word_overrides["app.undo_what"].en: expected words with the blanks what, found "a""#);
    assert_eq!(blanks.len(), 3, "one a language");
}

#[test]
fn a_pack_nobody_has_and_one_that_cannot_be_read() {
    let (whole, errors) = library(["hk-estat", "mine"], [r#"{"id":"mine","version":"one"}"#, "{"]);
    assert_eq!(whole, *linli::packs::core());
    let told: Vec<String> = errors.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            r#"mine: version: expected three numbers like 1.0.0, found "one""#,
            "own_packs[1]: expected JSON, found a mistake at line 1, column 1",
            "expected a pack that is built in or comes with this community, such as hk-estate, found hk-estat",
        ]
    );
}

/// One of each kind of expectation.
fn every_expectation() -> Vec<Expected> {
    let nearest = || "邻里".to_owned();
    let plain = [
        Expected::Fields,
        Expected::List,
        Expected::SomeOf,
        Expected::Words,
        Expected::Flag,
        Expected::Share,
        Expected::SumOfOne,
        Expected::Fit,
        Expected::PackId,
        Expected::Version,
        Expected::TermId,
        Expected::WordKey,
        Expected::OsmTag,
        Expected::LanguageTag,
        Expected::NewId,
    ];
    let filled = [
        Expected::Whole { least: 3, most: 4 },
        Expected::OneOf(vec![nearest(), "x".into()]),
        Expected::OverrideKey { nearest: nearest() },
        Expected::Field { nearest: nearest() },
        Expected::Draft { nearest: nearest() },
        Expected::Draft { nearest: String::new() },
        Expected::Known { list: TermList::Teams, nearest: nearest() },
        Expected::Known { list: TermList::Teams, nearest: String::new() },
        Expected::CategoryFor { kinds: "place".into(), nearest: nearest() },
        Expected::Text { nearest: nearest() },
        Expected::Blanks { names: nearest() },
        Expected::Blanks { names: String::new() },
    ];
    plain.into_iter().chain(filled).collect()
}

#[test]
fn every_sentence_is_whole_in_three_languages() {
    let (file, path) = (|| "hk.json".to_owned(), || "a[0]".to_owned());
    let found = [Found::Nothing, Found::List, Found::Fields, Found::Text("长".repeat(80)), Found::Plain("1".into())];
    let value = |expected: &Expected, found: &Found, path| PackError::Value {
        file: file(),
        path,
        expected: Box::new(expected.clone()),
        found: found.clone(),
    };
    let mut all = vec![
        PackError::NotJson { file: file(), line: 3, column: 4 },
        PackError::TooLong { file: file() },
        PackError::NoSuchPack { id: "x".into(), nearest: "y".into() },
        value(&Expected::List, &Found::Nothing, String::new()),
    ];
    all.extend(every_expectation().iter().map(|expected| value(expected, &found[0], path())));
    all.extend(found.iter().map(|found| value(&Expected::List, found, path())));
    for error in &all {
        let said: BTreeSet<String> = Lang::ALL.into_iter().map(|lang| error.say(lang)).collect();
        assert_eq!(said.len(), 3, "{said:?}");
        for sentence in said {
            assert!(!sentence.contains(['{', '}']) && !sentence.contains("packs."), "{sentence}");
            assert!(sentence.chars().count() < 200, "{sentence}");
        }
    }
    // And every sentence of the file was said.
    let (_, text) = FILES.iter().find(|(stem, _)| *stem == "packs").unwrap();
    let words: BTreeMap<String, serde_json::Value> = serde_json::from_str(text).unwrap();
    let said: Vec<String> = all.iter().map(|error| error.say(Lang::ZhHant)).collect();
    for (key, label) in words {
        let parts = label["zh-Hant"].as_str().unwrap().split(['{', '}']).step_by(2);
        let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        assert!(said.iter().any(|sentence| parts.iter().all(|part| sentence.contains(part))), "nobody says {key}");
    }
}
