//! Networks, pairs, and what the lecture left only a name of.

use super::groups::{asset, id, link, workspace};
use linli::matching::{Pairing, suggest};
use linli::model::*;
use linli::network::{Net, Sieve, measure};
use linli::packs;

#[test]
fn row_30_links_make_a_network_with_known_values() {
    let assets = (1..=12).map(|n| Record::Asset(asset(n, AssetKind::Association, "volunteer_group")));
    let pairs = [(1, 2), (2, 3), (3, 4), (4, 1), (4, 5), (5, 6), (7, 8), (8, 9), (10, 11)];
    let links = pairs.into_iter().zip(20..).map(|((from, to), n)| link(n, LinkKind::Knows, from, to));
    let declined = Record::Link(Link { state: LinkState::Declined, ..Link::new(id(40), LinkKind::Knows, id(12), id(1)) });
    let found = measure(&Net::of(&workspace(assets.chain(links).chain([declined])), Sieve::default()));
    assert_eq!((found.nodes, found.links, (found.density * 1000.0).round()), (12, 9, 136.0));
    assert_eq!(found.isolates, [id(12)]);
    assert_eq!((found.circles.len(), found.bridges.len()), (3, 5));
    assert_eq!(found.keystones, [id(4), id(5), id(8)]);
}

/// The lecture gives this project no more than its name.
#[test]
fn row_33_nothing_is_invented_of_fung_king_lam() {
    let packs = packs::built_in().iter().map(|pack| format!("{pack:?}"));
    let words = linli::words::FILES.iter().map(|(_, text)| (*text).to_owned());
    for text in packs.chain(words) {
        assert!(!text.contains("风景林") && !text.contains("風景林"));
    }
}

#[test]
fn row_40_gift_and_wish_are_paired_as_in_the_worked_example() {
    let north = |metres: f64| Position::new(114.15, 22.245 + metres / 111_195.08).ok();
    let consent = Consent {
        scope: Visibility::Team,
        given_on: Date::parse("2026-11-01").unwrap(),
        method: ConsentMethod::Spoken,
        withdrawn_on: None,
    };
    let nurse = Asset {
        position: north(240.0),
        serves: vec!["elders".into()],
        availability: vec![Slot::MonMorning],
        capacity: Some(3),
        languages: vec!["yue".into()],
        consent: Some(consent),
        ..asset(1, AssetKind::Individual, "nurse_doctor")
    };
    let need = Need {
        category: Some("health_care".into()),
        target_group: Some("elders".into()),
        position: north(0.0),
        precision: Precision::Exact,
        when: vec![Slot::MonMorning],
        capacity_needed: Some(5),
        languages: vec!["yue".into()],
        ..Need::new(id(2), "A hand with blood pressure".into())
    };
    let ring = [(114.149, 22.244), (114.151, 22.244), (114.151, 22.246), (114.149, 22.246)];
    let ring = ring.map(|(lng, lat)| Position::new(lng, lat).unwrap());
    let block = Area::new(id(3), AreaKind::Building, "Block".into(), Shape::new(vec![vec![ring.to_vec()]]).unwrap());
    let captain = asset(4, AssetKind::Individual, "house_captain");
    let best = |nurse: Asset| {
        let records = [Record::Asset(nurse), Record::Need(need.clone()), Record::Area(block.clone()), Record::Asset(captain.clone())];
        let workspace = workspace(records.into_iter().chain([link(5, LinkKind::Stewards, 4, 3)]));
        let found = suggest(&Pairing::new(&workspace), packs::core(), &need, 5);
        let [only] = found.as_slice() else { panic!("one passes the gates, found {found:?}") };
        ((only.score * 10.0).round() / 10.0, (only.completeness * 100.0).round())
    };
    assert_eq!(best(nurse.clone()), (90.7, 100.0));
    assert_eq!(best(Asset { availability: Vec::new(), languages: Vec::new(), ..nurse }), (88.4, 80.0));
}
