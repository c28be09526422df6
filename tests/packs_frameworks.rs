//! The built-in packs hold what the practice teaches, by the numbers, and nothing its source lost.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests stop the test")]

use linli::model::{Asset, AssetKind, AssetState, GiftKind, Id, OrgLevel};
use linli::packs::{Fit, LiveCount, Pack, TermList, core, library};
use linli::words::Lang;
use std::collections::BTreeSet;

fn mainland() -> Pack {
    library(["cn-mainland"], []).0
}

fn estate() -> Pack {
    library(["hk-estate"], []).0
}

fn asset(kind: AssetKind, category: &str) -> Asset {
    Asset { category: Some(category.into()), ..Asset::new(Id::NIL, kind, String::new()) }
}

/// DOMAIN §4.5, the whole table.
#[test]
fn the_matrix_is_the_one_of_the_field() {
    let table = "childcare: care_skill kindergarten / retired_teacher women_group / hall park
        recreation: arts_sport_skill recreation_group / park hall / shop_sponsor story
        safety: patrol_team police_post / house_captain grid_worker / shop
        trusted_business: merchants_group / shop federation / service_centre
        sanitation: cleaning_team / volunteer_group residents_committee / shop
        employment: employer social_enterprise / mentor school / service_centre
        civic_skills: teaching_skill school / recreation_group story / hall
        friendship: youth_group / recreation_group union / hall cafe
        family_left_behind: retired_teacher women_group / care_skill school / hall
        digital: digital_skill / library youth_group / shop
        health_care: nurse_doctor clinic / elder_group arts_sport_skill / park
        companionship: care_skill house_captain / elder_group volunteer_group / park
        crisis_support: service_centre social_worker / house_captain / hall";
    let mut needs = Vec::new();
    for line in table.lines() {
        let (need, fits) = line.trim().split_once(": ").unwrap();
        for (fit, assets) in [Fit::Direct, Fit::Helpful, Fit::Enabling].into_iter().zip(fits.split(" / ")) {
            for asset in assets.split(' ') {
                assert_eq!(core().matrix.fit(need, asset), Some(fit), "{need}, {asset}");
            }
        }
        needs.push(need);
    }
    assert!(core().need_categories().map(|category| category.id.as_str()).eq(needs), "every need has its row");
    assert_eq!(core().matrix.fit("childcare", "police_post"), None);
    assert_eq!([Fit::Direct, Fit::Helpful, Fit::Enabling].map(Fit::value), [1.0, 0.6, 0.3]);
}

#[test]
fn the_weights_are_those_of_the_field() {
    let weights = core().weights.unwrap();
    assert!((weights.sum() - 1.0).abs() <= 1e-9);
    let all = [weights.category, weights.distance, weights.time, weights.capacity, weights.target_group, weights.language, weights.steward];
    assert_eq!(all, [0.35, 0.2, 0.15, 0.1, 0.1, 0.05, 0.05]);
}

#[test]
fn the_four_elements_have_twenty_two_attributes() {
    let counts: Vec<usize> = core().elements.iter().map(|element| element.attributes.len()).collect();
    assert_eq!(counts, [6, 4, 8, 4]);
    let ids: BTreeSet<&str> = core().elements.iter().flat_map(|element| &element.attributes).map(|each| each.id.as_str()).collect();
    assert_eq!(ids.len(), 22);
    let counted = |id: &str| core().attribute(id).unwrap().counts.clone();
    assert_eq!(counted("community_resources"), [LiveCount::Professionals, LiveCount::Schools, LiveCount::Parks]);
    assert_eq!(counted("community_history"), [LiveCount::Stories]);
    assert_eq!(counted("programme_aims"), []);
}

#[test]
fn live_counts_count_what_their_names_say() {
    use LiveCount::*;
    let all = |asset: &Asset| LiveCount::ALL.iter().copied().filter(|count| count.includes(asset)).collect::<Vec<_>>();
    assert_eq!(all(&asset(AssetKind::Association, "women_group")), [Associations, Organisations, ResidentsGroups]);
    assert_eq!(all(&asset(AssetKind::Association, "merchants_group")), [Associations, Organisations]);
    assert_eq!(all(&asset(AssetKind::Institution, "school")), [Institutions, Organisations, Schools]);
    assert_eq!(all(&asset(AssetKind::Place, "park")), [Parks, Places]);
    assert_eq!(all(&asset(AssetKind::Individual, "floor_captain")), [Captains]);
    assert_eq!(all(&asset(AssetKind::Individual, "nurse_doctor")), [Professionals]);
    assert_eq!(all(&asset(AssetKind::Story, "legend")), [Stories]);
    assert_eq!(all(&Asset { state: AssetState::Ended, ..asset(AssetKind::Place, "park") }), []);
}

#[test]
fn templates_have_their_parts_and_never_a_goal_in_words() {
    let slots = |id: &str| core().action_template(id).unwrap().slots.iter().map(|slot| slot.id.as_str()).collect::<Vec<_>>();
    assert_eq!(slots("food_festival"), ["cooks", "square", "shops", "volunteers", "performers"]);
    assert_eq!(slots("after_school_reading"), ["teachers", "room", "students"]);
    for id in ["community_clinic_day", "repair_cafe"] {
        assert!(slots(id).len() >= 4, "{id}");
    }
    assert_eq!(core().action_template("estate_of_care").unwrap().goals, 4);
    let seeded = include_str!("../packs/core-abcd.json").replacen(r#""goals": 4"#, r#""goals": ["Trust"]"#, 1);
    assert!(Pack::parse(&seeded, "core-abcd.json").unwrap_err().to_string().contains(".goals: expected a whole number from 0 to 4"));
}

#[test]
fn a_slot_takes_what_suits_it_and_a_safe_place_nobody_unvetted() {
    let reading = core().action_template("after_school_reading").unwrap();
    let teacher = asset(AssetKind::Individual, "retired_teacher");
    let slot = reading.slot("teachers").unwrap();
    assert!(slot.suits(&teacher) && !slot.suits(&asset(AssetKind::Individual, "cooking_skill")));
    assert!(!slot.suits(&asset(AssetKind::Association, "retired_teacher")), "another kind");
    assert!(!slot.suits(&Asset { category: None, ..teacher.clone() }), "nobody knows yet");
    assert!(!reading.is_safe_with(&teacher));
    assert!(reading.is_safe_with(&Asset { vetted: true, ..teacher.clone() }));
    assert!(reading.is_safe_with(&asset(AssetKind::Place, "hall")));
    let festival = core().action_template("food_festival").unwrap();
    assert!(festival.is_safe_with(&teacher));
    let groups = core().action_template("estate_of_care").unwrap().slot("groups").unwrap();
    assert!(groups.suits(&Asset { category: None, ..asset(AssetKind::Association, "") }), "any group");
}

#[test]
fn the_workshop_takes_two_hours() {
    assert_eq!(core().script.iter().map(|step| step.minutes).sum::<u16>(), 120);
    let minutes: Vec<u16> = core().script.iter().map(|step| step.minutes).collect();
    assert_eq!(minutes, [0, 10, 15, 30, 10, 15, 20, 12, 8, 0]);
}

#[test]
fn the_inventory_asks_for_head_hands_and_heart() {
    assert!((8..=12).contains(&core().questions.len()) && (5..=6).contains(&core().group_questions.len()));
    for gift in GiftKind::ALL {
        assert!(core().questions.iter().filter(|question| question.gift == *gift).count() >= 3, "{gift}");
    }
    for question in &core().questions {
        assert!(
            question.label.en.ends_with('?') && question.label.zh_hans.ends_with('？') && question.suggestions.len() >= 4,
            "{question:?}"
        );
    }
}

#[test]
fn a_place_for_people_in_a_crisis_is_warned_of_in_any_language() {
    let places = &core().sensitive_places;
    for (name, word) in [
        ("Harbour Women's Shelter", "women's shelter"),
        ("The refuge, 3/F", "refuge"),
        ("平安庇护中心", "庇护中心"),
        ("和諧之家庇護所", "庇護所"),
    ] {
        assert_eq!(places.warning(name), Some(word));
    }
    for name in ["Bus shelter", "Refugee students' choir", "庇護工場", "Rehabus stop", ""] {
        assert_eq!(places.warning(name), None, "{name}");
    }
}

#[test]
fn six_bodies_can_be_hubs_in_three_languages() {
    let pack = mainland();
    let hubs = pack.starter("hub_bodies").unwrap();
    let said: Vec<&str> = hubs.assets.iter().map(|draft| pack.label(Lang::ZhHans, TermList::Categories, &draft.category)).collect();
    assert_eq!(said, ["妇联", "残联", "团委", "关工委", "老龄委", "工会"]);
    for draft in &hubs.assets {
        assert!(draft.hub && draft.kind == AssetKind::Institution);
        assert!(pack.categories_for(AssetKind::Institution).any(|category| category.id == draft.category), "{}", draft.category);
        assert_eq!(pack.category(&draft.category).unwrap().label, draft.name);
    }
}

#[test]
fn chaoyang_has_three_levels_five_types_three_teams_and_one_method() {
    let pack = mainland();
    let [federation] = pack.federations.as_slice() else { panic!("one federation") };
    let levels: Vec<OrgLevel> = federation.levels.iter().map(|level| level.level).collect();
    assert_eq!(levels, [OrgLevel::District, OrgLevel::Subdistrict, OrgLevel::Branch]);
    let types: BTreeSet<&String> = federation.types.iter().collect();
    let roles = pack.team(federation.team.as_ref().unwrap()).unwrap().roles.len();
    assert_eq!([types.len(), roles, federation.methods.len()], [5, 3, 1]);
    let starter = pack.starter("federation").unwrap();
    assert!(starter.assets.iter().filter_map(|draft| draft.level).eq(levels));
}

#[test]
fn nanjing_makes_three_simpler_waives_four_and_eases_five() {
    let pack = mainland();
    let [checklist] = pack.checklists.as_slice() else { panic!("one checklist") };
    let groups: Vec<(usize, bool)> = checklist.groups.iter().map(|group| (group.items.len(), group.waived)).collect();
    assert_eq!(groups, [(3, false), (4, true), (5, false)]);
    assert_eq!(pack.checklist_item("eased_audit").unwrap().label.zh_hans, "验资");
}

#[test]
fn starters_and_teams_are_those_of_the_cases() {
    let pack = mainland();
    let categories = |id: &str| pack.starter(id).unwrap().assets.iter().map(|draft| draft.category.as_str()).collect::<Vec<_>>();
    assert_eq!(categories("shenzhen"), ["workstation", "service_centre", "residents_committee"]);
    let kinds: Vec<&str> = pack.starter("shenzhen").unwrap().links.iter().map(|link| link.kind.id()).collect();
    assert_eq!(kinds, ["funds", "refers", "supports"]);
    assert_eq!(categories("zhongshan"), ["youth_academy", "social_enterprise", "hub_organisation"]);
    let wanted: Vec<u16> = pack.team("one_plus_three").unwrap().roles.iter().map(|role| role.wanted).collect();
    assert_eq!(wanted, [1, 1, 1]);
    for pack in [&pack, &estate()] {
        let council = &pack.starter("volunteer_council").unwrap().assets[0];
        assert_eq!(pack.label(Lang::ZhHans, TermList::Categories, &council.category), "义工咨商委员会");
    }
    assert_eq!(estate().starter("estate").unwrap().assets.len(), 4);
}

#[test]
fn only_the_mainland_warns_before_online_maps_and_public_copies() {
    for pack in [core().clone(), estate()] {
        assert_eq!((pack.cautions.online_tiles, pack.cautions.public_copy), (None, None));
    }
    let cautions = mainland().cautions;
    assert!(cautions.online_tiles.as_ref().is_some_and(|text| text.get(Lang::En).contains("mainland China")));
    assert!(cautions.public_copy.as_ref().is_some_and(|text| text.get(Lang::ZhHans).contains("送审")));
    let own = r#"{"id": "ours", "version": "1.0.0", "label": {"en": "Ours", "zh-Hans": "我们", "zh-Hant": "我們"},
        "cautions": {"online_tiles": {"en": "Ask Mei", "zh-Hans": "问小梅", "zh-Hant": "問小梅"}}}"#;
    let laid = mainland().over(&Pack::parse(own, "ours.json").unwrap()).cautions;
    assert_eq!(laid.online_tiles.unwrap().get(Lang::En), "Ask Mei");
    assert_eq!(laid.public_copy, cautions.public_copy, "what the upper pack leaves unsaid stays");
}
