//! Slots are filled by what suits them, and by nobody who must be checked first.

use super::slots::*;
use crate::model::*;
use crate::packs::core;
use proptest::prelude::*;

fn id(n: u8) -> Id {
    Id::new(1, [n; 10])
}

fn asset(n: u8, kind: AssetKind, category: Option<&str>, name: &str) -> Asset {
    Asset { category: category.map(str::to_owned), ..Asset::new(id(n), kind, name.into()) }
}

fn workspace(assets: impl IntoIterator<Item = Asset>) -> Workspace {
    let mut workspace = Workspace::default();
    assets.into_iter().for_each(|asset| workspace.put(Record::Asset(asset)));
    workspace
}

fn offered(workspace: &Workspace, template: &str, slot: &str, action: &Action, typed: &str) -> Vec<String> {
    let template = core().action_template(template).unwrap();
    let found = candidates(core(), template, template.slot(slot).unwrap(), action, workspace, typed);
    found.into_iter().map(|candidate| candidate.asset.name.clone()).collect()
}

#[test]
fn what_suits_comes_first_then_what_sounds_like_it_then_what_might() {
    let people = AssetKind::Individual;
    let workspace = workspace([
        asset(1, people, None, "Mr Ho"),
        asset(2, people, None, "Cook at the school"),
        asset(3, people, Some("cooking_skill"), "Auntie Mei"),
        asset(4, people, Some("nurse_doctor"), "Nurse Chan"),
        asset(5, AssetKind::Place, None, "Cooking square"),
        Asset { state: AssetState::Paused, ..asset(6, people, Some("cooking_skill"), "Uncle away") },
        asset(7, people, None, "烹饪能手陈伯"),
    ]);
    let fresh = Action::default();
    assert_eq!(offered(&workspace, "food_festival", "cooks", &fresh, ""), ["Auntie Mei", "Cook at the school", "烹饪能手陈伯", "Mr Ho"]);
    assert_eq!(offered(&workspace, "food_festival", "cooks", &fresh, "nurse"), ["Nurse Chan"], "typed words reach further");
    let taken = Action { slots: vec![SlotFill { slot: "cooks".into(), asset: id(3) }], ..Action::default() };
    assert_eq!(offered(&workspace, "food_festival", "cooks", &taken, "auntie"), Vec::<String>::new());
}

#[test]
fn a_slots_first_category_comes_first() {
    let place = |n, category, name| asset(n, AssetKind::Place, Some(category), name);
    let workspace = workspace([place(1, "park", "Hill park"), place(2, "square", "By the pier"), place(3, "square", "Banyan square")]);
    assert_eq!(offered(&workspace, "food_festival", "square", &Action::default(), ""), ["Banyan square", "By the pier", "Hill park"]);
}

#[test]
fn who_has_taken_back_consent_is_not_offered() {
    let day = Date::parse("2026-11-24").unwrap();
    let consent = Consent { scope: Visibility::Team, given_on: day, method: ConsentMethod::Spoken, withdrawn_on: Some(day) };
    let cook = Asset { consent: Some(consent), ..asset(1, AssetKind::Individual, Some("cooking_skill"), "Auntie Mei") };
    assert!(offered(&workspace([cook]), "food_festival", "cooks", &Action::default(), "").is_empty());
}

#[test]
fn nobody_unchecked_reads_with_children() {
    let template = core().action_template("after_school_reading").unwrap();
    let mut person = asset(1, AssetKind::Individual, Some("retired_teacher"), "Mr Chan");
    let mut action = begin(template, id(9), "Reading".into());
    let refused = fill(&mut action, template, "teachers", &person).unwrap_err();
    assert_eq!((refused.name.as_str(), action.slots.len(), action.combines.len()), ("Mr Chan", 0, 0));
    person.vetted = true;
    fill(&mut action, template, "teachers", &person).unwrap();
    assert_eq!((action.slots.len(), action.combines.as_slice()), (1, [id(1)].as_slice()));
    person.vetted = false;
    let workspace = workspace([person]);
    assert_eq!(unchecked(template, &action, &workspace).len(), 1, "who lost the check is named");
}

#[test]
fn a_slot_counts_who_is_there_once() {
    let template = core().action_template("food_festival").unwrap();
    let workspace = workspace([asset(1, AssetKind::Individual, None, "Mei")]);
    let fill = |slot: &str, n| SlotFill { slot: slot.into(), asset: id(n) };
    let action = Action { slots: vec![fill("cooks", 1), fill("cooks", 1), fill("cooks", 2), fill("own word", 1)], ..Action::default() };
    let missing: Vec<u16> = filled(template, &action, &workspace).iter().map(Filled::missing).collect();
    assert_eq!(missing, [2, 1, 2, 2, 2], "a deleted asset fills nothing");
}

proptest! {
    /// Filling and emptying again leaves nothing behind, and what else is in the action alone.
    #[test]
    fn what_is_filled_can_be_emptied(others in prop::collection::vec((0_usize..5, 1_u8..6), 0..8), slot in 0_usize..5) {
        let template = core().action_template("food_festival").unwrap();
        let mut action = begin(template, id(99), String::new());
        for (at, n) in others {
            fill(&mut action, template, &template.slots[at].id, &asset(n, AssetKind::Association, None, "")).unwrap();
        }
        let before = action.clone();
        let newcomer = asset(50, AssetKind::Association, None, "");
        fill(&mut action, template, &template.slots[slot].id, &newcomer).unwrap();
        fill(&mut action, template, &template.slots[slot].id, &newcomer).unwrap();
        prop_assert_eq!(action.combines.len(), before.combines.len() + 1);
        prop_assert!(action.slots.iter().all(|fill| action.combines.contains(&fill.asset)));
        empty(&mut action, &template.slots[slot].id, newcomer.id);
        prop_assert_eq!(action, before);
    }
}
