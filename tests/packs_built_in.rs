//! The built-in packs are valid, whole in three languages, and say things in the words of their place.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests stop the test")]

use linli::model::AssetKind;
use linli::packs::{Pack, TermList, built_in, core, library};
use linli::words::{Label, Lang};

const TEXTS: [(&str, &str); 3] = [
    ("core-abcd", include_str!("../packs/core-abcd.json")),
    ("cn-mainland", include_str!("../packs/cn-mainland.json")),
    ("hk-estate", include_str!("../packs/hk-estate.json")),
];

fn mainland() -> Pack {
    library(["cn-mainland"], []).0
}

fn estate() -> Pack {
    library(["hk-estate"], []).0
}

#[test]
fn every_built_in_pack_is_valid_and_holds_on_to_words_that_exist() {
    for (pack, (id, text)) in built_in().iter().zip(TEXTS) {
        let parsed = Pack::parse(text, id).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(parsed, **pack);
        assert_eq!(pack.id, id);
        assert_eq!(pack.loose_ends(&core().over(pack), id), []);
    }
    assert_eq!(built_in().len(), 3);
    assert_eq!(library(["cn-mainland", "hk-estate"], []).1, []);
}

#[test]
fn every_label_is_whole() {
    fn labels(value: &serde_json::Value, found: &mut Vec<Label>) {
        match value {
            serde_json::Value::Object(fields) if fields.contains_key("en") && fields["en"].is_string() => {
                found.push(serde_json::from_value(value.clone()).unwrap_or_else(|error| panic!("{value}: {error}")));
            }
            serde_json::Value::Object(fields) => fields.values().for_each(|value| labels(value, found)),
            serde_json::Value::Array(items) => items.iter().for_each(|value| labels(value, found)),
            _ => {}
        }
    }
    // Characters that only one of the two scripts writes.
    let simplified = "们这个资产为组长层义网务业会员协动区龄联团关处单织与对发现请说话让读写带张问题";
    let traditional = "們這個資產為組長層義網務業會員協動區齡聯團關處單織與對發現請說話讓讀寫帶張問題裏";
    for (id, text) in TEXTS {
        let mut found = Vec::new();
        labels(&serde_json::from_str(text).unwrap(), &mut found);
        assert!(found.len() > 30, "{id}");
        for label in found {
            assert!(Lang::ALL.iter().all(|lang| !label.get(*lang).trim().is_empty()), "{label:?}");
            assert!(!label.zh_hans.contains(|sign| traditional.contains(sign)), "{id}: traditional in {}", label.zh_hans);
            assert!(!label.zh_hant.contains(|sign| simplified.contains(sign)), "{id}: simplified in {}", label.zh_hant);
        }
    }
}

#[test]
fn the_core_offers_a_choice_nobody_gets_lost_in() {
    assert_eq!(core().need_categories().count(), 13);
    for &kind in AssetKind::ALL {
        let count = core().categories_for(kind).count();
        assert!((8..=18).contains(&count), "{kind} has {count} categories");
    }
    for id in ["fund", "incubator", "volunteer", "federation", "volunteer_council"] {
        assert!(core().category(id).is_some(), "{id}");
    }
}

#[test]
fn five_community_types_suggest_two_two_two_two_and_four_needs() {
    for pack in [core(), &mainland(), &estate()] {
        let counts: Vec<usize> = pack.community_types.iter().map(|kind| pack.suggested_needs(&kind.id).count()).collect();
        assert_eq!(counts, [2, 2, 2, 2, 4]);
        assert_eq!(pack.suggested_needs("harbour").count(), 0);
    }
}

#[test]
fn each_place_says_it_in_its_own_words() {
    let (mainland, estate) = (mainland(), estate());
    let say = |pack: &Pack, lang, id: &str| pack.label(lang, TermList::Categories, id).to_owned();
    assert_eq!([core(), &mainland, &estate].map(|pack| say(pack, Lang::ZhHans, "volunteer")), ["志愿者", "志愿者", "义工"]);
    assert_eq!([core(), &mainland, &estate].map(|pack| say(pack, Lang::ZhHant, "volunteer")), ["義工", "志願者", "義工"]);
    assert_eq!(
        [core(), &mainland, &estate].map(|pack| say(pack, Lang::ZhHans, "estate_office")),
        ["物业管理处", "物业管理处", "屋邨办事处"]
    );
    assert_eq!(mainland.word(Lang::ZhHant, "terms.legal_status.registered"), Some("登記"));
    assert_eq!(estate.word(Lang::ZhHans, "terms.area_kind.community"), Some("屋邨"));
    assert_eq!(estate.word(Lang::En, "app.undo"), None);
}

#[test]
fn an_override_says_something_new() {
    for pack in built_in() {
        for (list, labels) in &pack.term_overrides {
            for (id, label) in labels {
                let below = Lang::ALL.map(|lang| core().label(lang, *list, id));
                assert_ne!(below, Lang::ALL.map(|lang| label.get(lang)), "{}: {list}.{id}", pack.id);
            }
        }
        for (key, label) in &pack.word_overrides {
            let below = Lang::ALL.map(|lang| linli::words::text(lang, key));
            assert_ne!(below.each_ref().map(String::as_str), Lang::ALL.map(|lang| label.get(lang)), "{}: {key}", pack.id);
        }
    }
}

#[test]
fn an_unknown_term_shows_itself() {
    assert_eq!(core().label(Lang::ZhHant, TermList::Categories, "nurse_doctor"), "護士或醫生");
    assert_eq!(core().label(Lang::En, TermList::Languages, "yue"), "Cantonese");
    assert_eq!(core().label(Lang::En, TermList::Categories, "kite_flyer"), "kite_flyer");
}
