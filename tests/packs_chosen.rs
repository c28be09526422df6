//! What a community chooses to lay over the core, and the packs it brings itself.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests stop the test")]

use linli::model::{AssetKind, Info};
use linli::packs::{
    LONGEST_OWN_PACK, Pack, PackError, TermList, built_in, choose, core, example, open_own, own_label, take_away_own, words_of,
};
use linli::words::{Lang, keys, text};
use serde_json::{Value, json};

fn label(word: &str) -> Value {
    json!({"en": word, "zh-Hans": word, "zh-Hant": word})
}

fn kites(version: &str) -> String {
    json!({
        "id": "kites", "version": version, "label": label("Kite hill"),
        "categories": [{"id": "kite_flyer", "label": label("Kite flyer"), "kinds": ["individual"]}],
        "word_overrides": {"app.list": label("Who is who")},
    })
    .to_string()
}

fn chosen(ids: &[&str]) -> Info {
    let mut info = Info::default();
    choose(&mut info, &ids.iter().map(|&id| id.to_owned()).collect::<Vec<_>>());
    info
}

fn ids(info: &Info) -> Vec<&str> {
    info.packs.iter().map(|pack| pack.id.as_str()).collect()
}

#[test]
fn what_is_chosen_lies_over_the_core_in_the_order_of_choosing() {
    let mut info = chosen(&["hk-estate"]);
    assert_eq!(info.packs[0].version, built_in()[2].version);
    choose(&mut info, &["cn-mainland".into(), "hk-estate".into()]);
    assert_eq!(ids(&info), ["hk-estate", "cn-mainland"], "the new one on top");
    choose(&mut info, &["cn-mainland".into()]);
    assert_eq!(ids(&info), ["cn-mainland"]);
    choose(&mut info, &[]);
    assert_eq!(words_of(&info), (core().clone(), vec![]));
}

#[test]
fn the_core_and_ids_nobody_knows_are_not_laid() {
    assert_eq!(ids(&chosen(&["core-abcd", "atlantis"])), [] as [&str; 0]);
}

#[test]
fn a_pack_this_edition_does_not_know_stays_chosen() {
    let mut info = chosen(&["hk-estate"]);
    info.packs[0].id = "macau-estate".into();
    choose(&mut info, &["macau-estate".into(), "hk-estate".into()]);
    assert_eq!(ids(&info), ["macau-estate", "hk-estate"]);
}

#[test]
fn an_own_pack_comes_in_goes_out_and_its_new_edition_takes_its_place() {
    let mut info = chosen(&["hk-estate"]);
    let pack = open_own(&mut info, kites("1.0.0"), "kites.json").unwrap();
    assert_eq!((pack.id.as_str(), info.own_packs.len()), ("kites", 1));
    assert!(words_of(&info).0.categories_for(AssetKind::Individual).any(|category| category.id == "kite_flyer"));
    open_own(&mut info, kites("1.1.0"), "kites.json").unwrap();
    assert_eq!(info.own_packs, [kites("1.1.0")]);
    assert_eq!(own_label(Lang::En, &info.own_packs[0], 0), "Kite hill · 1.1.0");
    take_away_own(&mut info, 1);
    assert_eq!(info.own_packs.len(), 1, "there is no second");
    take_away_own(&mut info, 0);
    assert_eq!(info, chosen(&["hk-estate"]));
    assert_eq!(words_of(&info).0.label(Lang::En, TermList::Categories, "kite_flyer"), "kite_flyer");
}

#[test]
fn an_own_pack_goes_with_its_choice_but_never_takes_a_built_in_one_along() {
    for (id, left) in [("kites", vec![]), ("hk-estate", vec!["hk-estate"])] {
        let mut info = chosen(&["hk-estate"]);
        info.packs[0].id = id.into();
        open_own(&mut info, kites("1.0.0").replace("\"kites\"", &format!("{id:?}")), "own.json").unwrap();
        take_away_own(&mut info, 0);
        assert_eq!(ids(&info), left);
    }
}

#[test]
fn a_pack_that_cannot_be_taken_changes_nothing() {
    let mut info = chosen(&["hk-estate"]);
    open_own(&mut info, kites("1.0.0"), "kites.json").unwrap();
    let before = info.clone();
    let long = kites("1.0.0") + &" ".repeat(LONGEST_OWN_PACK);
    assert_eq!(open_own(&mut info, long, "long.json"), Err(PackError::TooLong { file: "long.json".into() }));
    let error = open_own(&mut info, kites("one"), "kites.json").unwrap_err().say(Lang::En);
    assert_eq!(error, r#"kites.json: version: expected three numbers like 1.0.0, found "one""#);
    assert!(open_own(&mut info, "PNG".into(), "photo.png").is_err());
    assert_eq!(info, before);
}

#[test]
fn an_own_pack_that_cannot_be_read_is_named_and_can_be_taken_away() {
    let mut info = Info { own_packs: vec!["{".into(), r#"{"id": "half"}"#.into()], ..Info::default() };
    assert_eq!([0, 1].map(|at| own_label(Lang::En, &info.own_packs[at], at)), ["own_packs[0]", "half"]);
    assert_eq!(words_of(&info).1.len(), 2);
    take_away_own(&mut info, 0);
    take_away_own(&mut info, 0);
    assert_eq!(words_of(&info).1, []);
}

#[test]
fn the_app_speaks_with_the_packs_words_and_its_own_for_the_rest() {
    let mut info = Info::default();
    open_own(&mut info, kites("1.0.0"), "kites.json").unwrap();
    let pack = words_of(&info).0;
    for key in keys() {
        for lang in Lang::ALL {
            let expected = if key == "app.list" { "Who is who".to_owned() } else { text(lang, key) };
            assert_eq!(pack.say(lang, key), expected);
        }
    }
}

#[test]
fn the_example_is_the_core_under_an_id_of_its_own() {
    let text = example("https://example.org/linli/pack-schema.json");
    let pack = Pack::parse(&text, "our-words.json").unwrap();
    assert_eq!(Pack { id: core().id.clone(), ..pack.clone() }, *core());
    assert_eq!(pack.id, "our-words");
    let value: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value["$schema"], "https://example.org/linli/pack-schema.json");
    let mut info = chosen(&["hk-estate"]);
    open_own(&mut info, text, "our-words.json").unwrap();
    assert_eq!(words_of(&info).1, []);
}
