//! Laws of packs laid over one another: the order counts, the grouping does not, and no term is lost.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests stop the test")]

use linli::packs::{Pack, TermList, core, library};
use linli::words::Lang;
use proptest::prelude::*;
use serde_json::{Value, json};

fn label(word: &str) -> Value {
    json!({"en": word, "zh-Hans": format!("{word}-hans"), "zh-Hant": format!("{word}-hant")})
}

/// A few of few ids, each with a word.
fn words() -> impl Strategy<Value = Vec<(&'static str, String)>> {
    let one = (prop::sample::select(vec!["a", "b", "c", "d"]), "[p-z]{1,3}");
    prop::collection::btree_map(one.0, one.1, 0..4).prop_map(|words| words.into_iter().collect()).prop_shuffle()
}

fn list(words: &[(&str, String)], entry: impl Fn(&str) -> Value) -> Value {
    let entries = words.iter().map(|(id, word)| {
        let mut entry = entry(id);
        entry["label"] = label(word);
        entry
    });
    entries.collect()
}

fn overrides(list: &str, words: &[(&str, String)]) -> Value {
    words.iter().map(|(id, word)| (format!("{list}.{id}"), label(word))).collect::<serde_json::Map<_, _>>().into()
}

fn pack() -> impl Strategy<Value = Pack> {
    let matrix =
        prop::collection::btree_map("[ab]", prop::collection::btree_map("[cd]", prop::sample::select(vec![1.0, 0.6, 0.3]), 0..3), 0..3);
    let weights = prop::option::of(prop::sample::select(vec![0.0, 0.5, 1.0]));
    let warnings = prop::collection::vec("[a-c]", 0..3);
    (words(), words(), words(), words(), words(), words(), matrix, weights, warnings).prop_map(
        |(barriers, categories, checklists, script, barrier_words, app_words, matrix, weights, warnings)| {
            let item = |id: &str| json!({"id": format!("{id}_item"), "label": label(id)});
            let mut pack = json!({
                "id": "made-up", "version": "1.0.0", "label": label("made up"),
                "barriers": list(&barriers, |id| json!({"id": id})),
                "categories": list(&categories, |id| json!({"id": id, "kinds": ["need", "place"]})),
                "checklists": list(&checklists, |id| json!({"id": id, "groups": [{"id": "g", "label": label("g"), "items": [item(id)]}]})),
                "script": list(&script, |id| json!({"id": id, "minutes": 5, "projector": label("p"), "tablet": label("t")})),
                "matrix": matrix,
                "sensitive_places": {"en": warnings},
                "term_overrides": overrides("barriers", &barrier_words),
                "word_overrides": overrides("app", &app_words),
            });
            if let Some(category) = weights {
                pack["weights"] = json!({"category": category, "distance": 1.0 - category, "time": 0, "capacity": 0, "target_group": 0, "language": 0, "steward": 0});
            }
            Pack::parse(&pack.to_string(), "made-up.json").unwrap_or_else(|error| panic!("{error}"))
        },
    )
}

proptest! {
    #[test]
    fn grouping_makes_no_difference(a in pack(), b in pack(), c in pack()) {
        prop_assert_eq!(a.over(&b).over(&c), a.over(&b.over(&c)));
    }

    #[test]
    fn nothing_laid_over_changes_nothing_and_twice_is_once(a in pack(), b in pack()) {
        prop_assert_eq!(a.over(&Pack::default()), a.clone());
        prop_assert_eq!(a.over(&b).over(&b), a.over(&b));
    }

    #[test]
    fn the_upper_pack_has_the_say_and_the_lower_one_keeps_the_rest(lower in pack(), upper in pack(), id in "[a-e]") {
        let whole = lower.over(&upper);
        for list in [TermList::Barriers, TermList::Categories, TermList::Checklists] {
            let said = |pack: &Pack| pack.label(Lang::ZhHant, list, &id).to_owned();
            let expected = if said(&upper) == id { said(&lower) } else { said(&upper) };
            prop_assert_eq!(said(&whole), expected);
        }
        for need in ["a", "b"] {
            for asset in ["c", "d"] {
                prop_assert_eq!(whole.matrix.fit(need, asset), upper.matrix.fit(need, asset).or(lower.matrix.fit(need, asset)));
            }
        }
        let key = format!("app.{id}");
        prop_assert_eq!(whole.word(Lang::En, &key), upper.word(Lang::En, &key).or(lower.word(Lang::En, &key)));
        prop_assert_eq!(whole.weights, upper.weights.or(lower.weights));
        prop_assert_eq!(&whole.script, if upper.script.is_empty() { &lower.script } else { &upper.script });
    }

    #[test]
    fn what_stands_on_screen_is_what_is_said(lower in pack(), upper in pack()) {
        let whole = lower.over(&upper);
        for barrier in &whole.barriers {
            prop_assert_eq!(barrier.label.get(Lang::En), whole.label(Lang::En, TermList::Barriers, &barrier.id));
        }
        let ids: Vec<&str> = whole.barriers.iter().map(|barrier| barrier.id.as_str()).collect();
        let new = upper.barriers.iter().filter(|barrier| lower.barriers.iter().all(|below| below.id != barrier.id));
        let expected: Vec<&str> = lower.barriers.iter().chain(new).map(|barrier| barrier.id.as_str()).collect();
        prop_assert_eq!(ids, expected, "the lower pack's order, then what is new");
    }
}

fn own(id: &str, word: &str) -> String {
    let pack = json!({"id": id, "version": "1.0.0", "label": label(id), "term_overrides": {"categories.hall": label(word)}});
    pack.to_string()
}

fn hall(chosen: &[&str], own: &[String]) -> String {
    let (whole, errors) = library(chosen.iter().copied(), own.iter().map(String::as_str));
    assert_eq!(errors, []);
    whole.label(Lang::En, TermList::Categories, "hall").to_owned()
}

#[test]
fn a_community_reads_its_packs_in_the_order_it_chose_them() {
    let packs = [own("red", "Red hall"), own("blue", "Blue hall")];
    assert_eq!(hall(&[], &[]), "Hall or meeting room");
    assert_eq!(hall(&["red", "blue"], &packs), "Blue hall");
    assert_eq!(hall(&["blue", "red"], &packs), "Red hall");
    assert_eq!(hall(&["blue"], &packs), "Red hall", "one that was not placed lies on top");
    assert_eq!(hall(&["red", "blue", "core-abcd"], &packs), "Blue hall", "the core stays at the bottom");
    assert_eq!(hall(&["hk-estate"], &[own("hk-estate", "Our hall")]), "Our hall", "a community's own edition comes first");
}

#[test]
fn both_built_in_packs_can_lie_over_the_core() {
    let (whole, errors) = library(["cn-mainland", "hk-estate"], []);
    assert_eq!(errors, []);
    assert_eq!(whole, library(["cn-mainland", "hk-estate"], []).0);
    let elders = |pack: &Pack| pack.label(Lang::ZhHans, TermList::TargetGroups, "elders").to_owned();
    assert_eq!(elders(&whole), "长者");
    assert_eq!(elders(&library(["hk-estate", "cn-mainland"], []).0), "老年人");
    for category in &core().categories {
        assert!(whole.category(&category.id).is_some(), "{}", category.id);
    }
}

#[test]
fn a_built_in_pack_stands_in_for_an_own_edition_that_cannot_be_read() {
    let (whole, errors) = library(["hk-estate"], [r#"{"id":"hk-estate","version":"1.0.0"}"#]);
    assert_eq!(whole, library(["hk-estate"], []).0);
    assert_eq!(
        errors.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["hk-estate: label: expected named fields in braces, found nothing"]
    );
}
