//! The worked pair of DOMAIN §4.6, every gate, and the laws of the order.

mod away;
mod board;
mod quick;
mod together;

use super::*;
use crate::model::*;
use crate::packs;
use crate::words::Lang;
use proptest::prelude::*;
use std::cmp::Ordering;
use std::collections::BTreeMap;

const NEED: u8 = 90;

fn id(n: u8) -> Id {
    Id::new(1, [n; 10])
}

/// So many metres north of a corner of Aberdeen.
fn north(metres: f64) -> Position {
    Position::new(114.15, 22.245 + metres / 111_195.08).unwrap()
}

fn given(scope: Visibility) -> Consent {
    Consent { scope, given_on: Date::parse("2026-11-01").unwrap(), method: ConsentMethod::Spoken, withdrawn_on: None }
}

fn nurse() -> Asset {
    Asset {
        category: Some("nurse_doctor".into()),
        position: Some(north(240.0)),
        serves: vec!["elders".into()],
        availability: vec![Slot::MonMorning],
        capacity: Some(3),
        languages: vec!["yue".into()],
        consent: Some(given(Visibility::Team)),
        ..Asset::new(id(1), AssetKind::Individual, "Retired nurse".into())
    }
}

fn need() -> Need {
    Need {
        category: Some("health_care".into()),
        target_group: Some("elders".into()),
        position: Some(north(0.0)),
        precision: Precision::Exact,
        when: vec![Slot::MonMorning],
        capacity_needed: Some(5),
        languages: vec!["yue".into(), "en".into()],
        ..Need::new(id(NEED), "A hand with blood pressure".into())
    }
}

/// A block around the need, with a captain who does not know the nurse.
fn block_with_captain() -> [Record; 3] {
    let ring = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)];
    let ring = ring.map(|(x, y)| Position::new(114.15 + x / 1e3, 22.245 + y / 1e3).unwrap());
    let area = Area::new(id(80), AreaKind::Building, "Block 4".into(), Shape::new(vec![vec![ring.to_vec()]]).unwrap());
    let captain = Asset::new(id(81), AssetKind::Individual, "Mrs Gurung".into());
    let stewards = Link { state: LinkState::Active, ..Link::new(id(82), LinkKind::Stewards, captain.id, area.id) };
    [Record::Area(area), Record::Asset(captain), Record::Link(stewards)]
}

fn workspace(records: impl IntoIterator<Item = Record>) -> Workspace {
    let mut workspace = Workspace::default();
    block_with_captain().into_iter().chain(records).for_each(|record| workspace.put(record));
    workspace
}

fn scored(asset: Asset, need: Need) -> (f64, f64) {
    let workspace = workspace([Record::Asset(asset.clone()), Record::Need(need.clone())]);
    let (score, completeness) = Pairing::new(&workspace).factors(&asset, &need, packs::core()).score(&packs::core().weights.unwrap());
    ((score * 10.0).round() / 10.0, (completeness * 100.0).round())
}

#[test]
fn the_worked_pair_gives_what_was_worked_out() {
    assert_eq!(scored(nurse(), need()), (90.7, 100.0));
    let vague = Asset { availability: Vec::new(), languages: Vec::new(), ..nurse() };
    assert_eq!(scored(vague, need()), (88.4, 80.0));
}

/// What is worth the same is in order by how much is known of it, not by how its points were added up.
#[test]
fn scores_that_are_equal_are_equal_to_the_last_digit() {
    let weights = packs::core().weights.unwrap();
    let mut by_worth: BTreeMap<(u64, u64), Vec<(f64, Factors)>> = BTreeMap::new();
    for n in 0..3 * 4_usize.pow(6) {
        let value = |at: u32| [Some(1.0), Some(0.5), Some(0.0), None][n / 4_usize.pow(at) % 4];
        let [distance, time, capacity, target_group, language, steward] = [0, 1, 2, 3, 4, 5].map(value);
        let factors = Factors { category: value(6), distance, time, capacity, target_group, language, steward };
        let of_thousand = |share: f64| (share * 1000.0).round() as u64;
        let (mut points, mut weight) = (0, 0);
        for (value, weighs) in factors.weighed(&weights) {
            points += value.map_or(0, |value| of_thousand(value * weighs));
            weight += value.map_or(0, |_| of_thousand(weighs));
        }
        let common = (1..=weight).rev().find(|by| points % by == 0 && weight % by == 0).unwrap_or(1);
        by_worth.entry((points / common, weight / common)).or_default().push((factors.score(&weights).0, factors));
    }
    for equals in by_worth.values() {
        for (score, factors) in equals {
            assert_eq!(score.total_cmp(&equals[0].0), Ordering::Equal, "{score}, {}: {factors:?}, {:?}", equals[0].0, equals[0].1);
        }
    }
}

#[test]
fn each_gate_is_named() {
    let shut = |asset: &Asset, need: &Need, more: Vec<Record>| {
        let workspace = workspace([Record::Asset(asset.clone()), Record::Need(need.clone())].into_iter().chain(more));
        Pairing::new(&workspace).shut_gates(asset, need, packs::core())
    };
    let only = |asset: Asset, need: Need| shut(&asset, &need, Vec::new());
    let withdrawn = Consent { withdrawn_on: Date::parse("2026-11-20"), ..given(Visibility::Public) };
    assert_eq!(only(nurse(), need()), []);
    assert_eq!(only(Asset { state: AssetState::Paused, ..nurse() }, need()), [Gate::NotActive]);
    assert_eq!(only(nurse(), Need { state: NeedState::Met, ..need() }), [Gate::NotOpen]);
    assert_eq!(only(Asset { consent: None, ..nurse() }, need()), [Gate::NoConsent]);
    assert_eq!(only(Asset { consent: Some(withdrawn), ..nurse() }, need()), [Gate::NoConsent]);
    assert_eq!(only(Asset { consent: Some(given(Visibility::Device)), ..nurse() }, need()), [Gate::NoConsent]);
    assert_eq!(only(nurse(), Need { sensitive: true, ..need() }), [Gate::NotVetted]);
    assert_eq!(only(nurse(), Need { target_group: Some("children".into()), ..need() }), [Gate::NotVetted]);
    assert_eq!(only(Asset { vetted: true, ..nurse() }, Need { sensitive: true, ..need() }), []);
    assert_eq!(only(nurse(), Need { category: Some("employment".into()), ..need() }), [Gate::DoesNotFit]);
    assert_eq!(only(Asset { reach_m: Some(200), ..nurse() }, need()), [Gate::TooFar]);
    assert_eq!(only(Asset { capacity: Some(0), ..nurse() }, need()), [Gate::Full]);
    let link = |state| Record::Link(Link { state, ..Link::new(id(70), LinkKind::Match, id(NEED), id(1)) });
    assert_eq!(shut(&nurse(), &need(), vec![link(LinkState::Declined)]), [Gate::Declined]);
    let asked_for_three = Need { capacity_needed: Some(3), ..need() };
    assert_eq!(shut(&nurse(), &asked_for_three, vec![link(LinkState::Agreed)]), [Gate::Full]);
}

#[test]
fn a_blurred_need_is_as_near_as_the_edge_of_its_area() {
    let blurred = Need { precision: Precision::Area, ..need() };
    let workspace = workspace([Record::Asset(nurse()), Record::Need(blurred.clone())]);
    let pairing = Pairing::new(&workspace);
    let distance = pairing.distance_m(&nurse(), &blurred).unwrap();
    assert!((distance - (240.0 - 111.2)).abs() < 1.0, "{distance}");
    assert_eq!(pairing.distance_m(&Asset { position: Some(north(50.0)), ..nurse() }, &blurred), Some(0.0));
}

prop_compose! {
    fn asset(n: u8)(
        metres in prop::option::of(0.0..1500.0_f64),
        category in prop::option::of(prop::sample::select(vec!["nurse_doctor", "elder_group", "park", "shop"])),
        capacity in prop::option::of(0..6_u16),
        place in any::<bool>(),
    ) -> Asset {
        let kind = if place { AssetKind::Place } else { AssetKind::Individual };
        let consent = Some(given(Visibility::Team));
        Asset { position: metres.map(north), category: category.map(Into::into), capacity, consent, ..Asset::new(id(n), kind, format!("{n}")) }
    }
}

fn assets() -> impl Strategy<Value = Vec<Asset>> {
    (asset(1), asset(2), asset(3), asset(4), asset(5), asset(6)).prop_map(|(a, b, c, d, e, f)| vec![a, b, c, d, e, f])
}

proptest! {
    #[test]
    fn a_declined_pair_never_comes_back_and_what_has_nothing_to_do_with_it_changes_nothing(assets in assets(), out in 0..6_usize) {
        let records = || assets.iter().cloned().map(Record::Asset).chain([Record::Need(need())]);
        let found = |workspace: &Workspace| suggest(&Pairing::new(workspace), packs::core(), &need(), 10);
        let plain = found(&workspace(records()));
        prop_assert!(plain.is_sorted_by(|a, b| a.score >= b.score));

        let stranger = Asset { category: Some("bank".into()), ..Asset::new(id(60), AssetKind::Economy, "A bank".into()) };
        prop_assert_eq!(&found(&workspace(records().chain([Record::Asset(stranger)]))), &plain);

        let no = Link { state: LinkState::Declined, ..Link::new(id(70), LinkKind::Match, assets[out].id, id(NEED)) };
        let without: Vec<_> = plain.into_iter().filter(|each| each.asset != assets[out].id).collect();
        prop_assert_eq!(found(&workspace(records().chain([Record::Link(no)]))), without);
    }
}

#[test]
fn the_worked_pair_says_its_reasons_in_words() {
    let workspace = workspace([Record::Asset(nurse()), Record::Need(need())].into_iter().chain(block_with_captain()));
    let told = |side, id| answer(&Pairing::new(&workspace), (packs::core(), Lang::En), side, id, 5);
    let of_need = told(Side::Needs, id(NEED));
    let [pair] = of_need.candidates.as_slice() else { panic!("one pair: {of_need:?}") };
    assert_eq!((pair.asset, pair.need, pair.score.round()), (id(1), id(NEED), 91.0));
    assert_eq!(
        pair.reasons.join(" · "),
        "Just what is asked for · 240 m in a straight line · The times fit · 3 of 5 places · Serves this group · A language in common · The house captain can introduce"
    );
    assert_eq!(told(Side::Offers, id(1)).candidates, of_need.candidates, "from the other side it is the same pair");
    assert_eq!(told(Side::Offers, id(80)), Answer::default(), "an area is on neither side");
}

#[test]
fn what_does_not_come_up_is_counted_with_its_reason() {
    let far = |n, metres| Asset { id: id(n), reach_m: Some(100), position: Some(north(metres)), ..nurse() };
    let asked = Asset { id: id(4), consent: None, ..nurse() };
    let joined = Link { state: LinkState::Agreed, ..Link::new(id(50), LinkKind::Match, id(1), id(NEED)) };
    let records = [Record::Asset(nurse()), Record::Asset(far(2, 200.0)), Record::Asset(far(3, 300.0)), Record::Asset(asked)];
    let hall = Asset { category: None, ..Asset::new(id(5), AssetKind::Place, "Hall".into()) };
    let more = [Record::Asset(hall), Record::Need(need()), Record::Link(joined)];
    let more_community = workspace(records.into_iter().chain(more));
    let told = answer(&Pairing::new(&more_community), (packs::core(), Lang::En), Side::Needs, id(NEED), 5);
    assert_eq!(told.candidates, [], "who is matched already is no suggestion");
    assert_eq!((told.ruled_out, told.why), (3, vec!["1 has not agreed to be asked".to_owned(), "2 are too far".to_owned()]));
}
