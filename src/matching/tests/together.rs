//! Both sides of the board, the whole community at once, and assets that answer together.

use super::*;

fn place(n: u8, kind: AssetKind, category: &str, metres: f64) -> Asset {
    let consent = Some(given(Visibility::Team));
    Asset { category: Some(category.into()), position: Some(north(metres)), consent, ..Asset::new(id(n), kind, category.into()) }
}

fn wish(n: u8, category: &str) -> Need {
    Need { category: Some(category.into()), position: Some(north(0.0)), precision: Precision::Exact, ..Need::new(id(n), category.into()) }
}

fn all(assets: &[Asset], needs: &[Need], links: &[Link]) -> Workspace {
    let links = links.iter().cloned().map(Record::Link);
    workspace(assets.iter().cloned().map(Record::Asset).chain(needs.iter().cloned().map(Record::Need)).chain(links))
}

#[test]
fn a_suggestion_brings_what_the_sentence_needs() {
    let knows = Link::new(id(70), LinkKind::Knows, id(81), id(1));
    let workspace = all(&[nurse()], &[need()], &[knows]);
    let found = suggest(&Pairing::new(&workspace), packs::core(), &need(), 5);
    let [only] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((only.places_left, only.places_wanted), (Some(3), Some(5)));
    assert_eq!((only.factors.time, only.factors.language, only.factors.steward), (Some(1.0), Some(1.0), Some(1.0)));
}

#[test]
fn the_best_use_of_a_gift_is_the_need_it_suits_best_and_no_need_that_is_met() {
    let near = wish(91, "health_care");
    let far = Need { position: Some(north(700.0)), ..wish(92, "health_care") };
    let met = Need { state: NeedState::Met, ..wish(93, "health_care") };
    let workspace = all(&[nurse()], &[far, near, met, wish(94, "employment")], &[]);
    let found = uses(&Pairing::new(&workspace), packs::core(), &nurse(), 5);
    assert_eq!(found.iter().map(|each| each.need).collect::<Vec<_>>(), [id(91), id(92)]);
    let other_way = suggest(&Pairing::new(&workspace), packs::core(), &workspace.needs[&id(92)], 1);
    assert_eq!(found[1].suggestion, other_way[0], "a pair is the same from either side");
    assert_eq!(uses(&Pairing::new(&workspace), packs::core(), &nurse(), 1).len(), 1);
}

#[test]
fn what_is_ruled_out_is_said_with_its_gates() {
    let away = Asset { reach_m: Some(100), state: AssetState::Paused, ..nurse() };
    let other = place(2, AssetKind::Place, "bank", 0.0);
    let workspace = all(&[away, other], &[need()], &[]);
    let out = ruled_out(&Pairing::new(&workspace), packs::core(), &need());
    assert_eq!(out, [(id(1), vec![Gate::NotActive, Gate::TooFar])]);
}

fn shared(workspace: &Workspace) -> Vec<(Id, Id, u16)> {
    let pairs = fair_share(&Pairing::new(workspace), packs::core());
    pairs.iter().map(|pair| (pair.need, pair.asset, pair.places)).collect()
}

#[test]
fn as_many_needs_as_can_be_get_somebody_before_any_gets_the_best() {
    // The clinic is best for both, but the elders' group only knows health.
    let clinic = place(1, AssetKind::Institution, "nurse_doctor", 0.0);
    let carer = place(2, AssetKind::Individual, "care_skill", 700.0);
    let friends = place(3, AssetKind::Association, "elder_group", 700.0);
    let workspace = all(&[carer, friends.clone()], &[wish(91, "companionship"), wish(92, "health_care")], &[]);
    assert_eq!(shared(&workspace), [(id(91), id(2), 1), (id(92), id(3), 1)]);
    let workspace = all(&[friends, clinic], &[wish(91, "companionship"), wish(92, "health_care")], &[]);
    assert_eq!(shared(&workspace), [(id(91), id(3), 1), (id(92), id(1), 1)]);
}

#[test]
fn what_one_cannot_give_others_add_and_what_is_met_already_is_left_alone() {
    let three = Asset { capacity: Some(3), ..place(1, AssetKind::Institution, "clinic", 0.0) };
    let one = place(2, AssetKind::Institution, "clinic", 100.0);
    let asks = |n, wanted| Need { capacity_needed: Some(wanted), ..wish(n, "health_care") };
    let workspace = all(&[three.clone(), one.clone()], &[asks(91, 5)], &[]);
    assert_eq!(shared(&workspace), [(id(91), id(2), 1), (id(91), id(1), 3)], "three of five is the lesser fit");
    let agreed = Link { state: LinkState::Agreed, ..Link::new(id(70), LinkKind::Match, id(1), id(91)) };
    let workspace = all(&[three, one], &[asks(91, 1), asks(92, 1)], &[agreed]);
    assert_eq!(shared(&workspace), [(id(92), id(1), 1)]);
}

#[test]
fn near_ones_of_different_kinds_answer_together_what_none_answers_alone() {
    let hall = place(1, AssetKind::Place, "hall", 0.0);
    let teacher = place(2, AssetKind::Individual, "retired_teacher", 100.0);
    let teacher = Asset { vetted: true, ..teacher };
    let women = place(3, AssetKind::Association, "women_group", 310.0);
    let far_hall = place(4, AssetKind::Place, "hall", 600.0);
    let children = wish(91, "childcare");
    let found = |assets: &[Asset]| {
        let workspace = all(assets, std::slice::from_ref(&children), &[]);
        combine(&Pairing::new(&workspace), packs::core(), 10)
    };
    let proposals = found(&[hall.clone(), teacher.clone(), women.clone(), far_hall.clone()]);
    let members: Vec<Vec<Id>> = proposals.iter().map(Proposal::assets).collect();
    assert_eq!(members[0], [id(2), id(3), id(1)], "the helpful before the enabling, the nearer first");
    assert!((proposals[0].span_m - 310.0).abs() < 0.1 && (proposals[0].fit() - 1.5).abs() < 1e-9);
    assert_eq!(members[1..], [vec![id(2), id(3)], vec![id(2), id(1)], vec![id(3), id(4)], vec![id(3), id(1)]]);
    assert_eq!(found(&[hall.clone(), far_hall]), [], "nobody who would do it");
    let carer = Asset { vetted: true, ..place(5, AssetKind::Individual, "care_skill", 0.0) };
    assert_eq!(found(&[hall, teacher, women, carer]), [], "one alone answers it");
}

proptest! {
    #[test]
    fn no_asset_gives_more_than_it_has_and_no_need_takes_more_than_it_asks(
        assets in assets(),
        asked in prop::collection::vec((0..4_u16, prop::sample::select(vec!["health_care", "companionship", "sanitation"])), 1..6),
    ) {
        let asks = |(n, (wanted, category)): (u8, &(u16, &str))| Need { capacity_needed: Some(*wanted), ..wish(n, category) };
        let needs: Vec<Need> = (91..).zip(&asked).map(asks).collect();
        let workspace = all(&assets, &needs, &[]);
        let pairing = Pairing::new(&workspace);
        let pairs = fair_share(&pairing, packs::core());
        for asset in &assets {
            let given: u16 = pairs.iter().filter(|pair| pair.asset == asset.id).map(|pair| pair.places).sum();
            prop_assert!(given <= asset.capacity.unwrap_or(1));
        }
        for need in &needs {
            let taken: u16 = pairs.iter().filter(|pair| pair.need == need.id).map(|pair| pair.places).sum();
            prop_assert!(taken <= need.capacity_needed.unwrap_or(1).max(1));
            let alone = suggest(&pairing, packs::core(), need, 1);
            prop_assert!(taken > 0 || needs.len() > 1 || alone.is_empty(), "somebody could, and nobody was meant to");
        }
        for pair in &pairs {
            let gates = pairing.shut_gates(&workspace.assets[&pair.asset], &workspace.needs[&pair.need], packs::core());
            prop_assert!(gates.is_empty(), "{gates:?}");
        }
    }
}
