//! Nested areas, the three standings, and the law that the quick way finds what asking every asset finds.

use super::{Coverage, Pairing, Standing, Tally};
use crate::model::*;
use crate::packs::core;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn id(n: u8) -> Id {
    Id::new(1, [n; 10])
}

fn at(x: f64, y: f64) -> Position {
    Position::new(114.15 + x / 1e3, 22.245 + y / 1e3).unwrap()
}

/// A square area of this half width around a place.
fn square(n: u8, kind: AreaKind, (x, y): (f64, f64), half: f64) -> Record {
    let ring = [(-half, -half), (half, -half), (half, half), (-half, half)].map(|(dx, dy)| at(x + dx, y + dy));
    Record::Area(Area::new(id(n), kind, format!("area {n}"), Shape::new(vec![vec![ring.to_vec()]]).unwrap()))
}

fn wish(n: u8, category: &str, position: Option<Position>) -> Need {
    let category = Some(category.to_owned()).filter(|category| !category.is_empty());
    Need { category, position, precision: Precision::Exact, ..Need::new(id(n), format!("wish {n}")) }
}

fn clinic(n: u8) -> Asset {
    Asset { category: Some("clinic".into()), position: Some(at(0.0, 0.0)), ..Asset::new(id(n), AssetKind::Institution, "Clinic".into()) }
}

fn workspace(records: impl IntoIterator<Item = Record>) -> Workspace {
    let mut workspace = Workspace::default();
    records.into_iter().for_each(|record| workspace.put(record));
    workspace
}

fn coverage(workspace: &Workspace) -> Coverage {
    Coverage::of(&Pairing::new(workspace), core())
}

fn tally(open: usize, reachable: usize, connected: usize) -> Tally {
    Tally { open, reachable, connected }
}

#[test]
fn a_wish_counts_in_its_own_area_and_in_all_around_it() {
    let areas = [
        square(1, AreaKind::Community, (0.0, 0.0), 9.0),
        square(2, AreaKind::Building, (0.0, 0.0), 1.0),
        square(3, AreaKind::Building, (5.0, 0.0), 1.0),
        square(4, AreaKind::Floor, (0.0, 0.0), 1.0),
        square(5, AreaKind::Reach, (0.0, 0.0), 0.5),
    ];
    let here = Some(at(0.0, 0.0));
    let needs = [
        wish(10, "health_care", here),
        wish(11, "safety", here),
        wish(12, "safety", Some(at(5.0, 0.0))),
        wish(13, "", None),
        Need { state: NeedState::Met, ..wish(14, "safety", here) },
    ];
    let records = areas.into_iter().chain(needs.map(Record::Need)).chain([Record::Asset(clinic(20))]);
    let coverage = coverage(&workspace(records));
    let inside = |area| [id(2), id(3)].contains(&area).then(|| id(1));
    let table = coverage.table(inside);
    assert_eq!(table.whole, tally(4, 1, 0));
    let areas: Vec<_> = table.areas.iter().map(|(area, tally)| (*area, tally.open, tally.gap())).collect();
    assert_eq!(
        areas,
        [(None, 1, 1), (Some(id(1)), 3, 2), (Some(id(2)), 2, 1), (Some(id(3)), 1, 1)],
        "a floor and a service area hold no wish"
    );
    assert_eq!(table.cells[&(Some(id(1)), Some("safety".into()))], tally(2, 0, 0));
    assert_eq!(table.categories[&None], tally(1, 0, 0));
    assert_eq!(coverage.gaps(), BTreeMap::from([(id(2), 1), (id(3), 1)]));
    let behind: Vec<Id> = coverage.behind(Some(id(1)), &inside).map(|wish| wish.need).collect();
    assert_eq!(behind, [10, 11, 12].map(id));
}

#[test]
fn a_wish_that_is_joined_is_no_gap_though_its_helper_is_full() {
    let nurse = Asset { capacity: Some(1), ..clinic(20) };
    let need = wish(10, "health_care", Some(at(0.0, 0.0)));
    let link = |state| Link { state, ..Link::new(id(30), LinkKind::Match, nurse.id, need.id) };
    let standing = |state| {
        let records = [Record::Asset(nurse.clone()), Record::Need(need.clone()), Record::Link(link(state))];
        coverage(&workspace(records)).wishes[0].standing
    };
    assert_eq!(standing(LinkState::Asked), Standing::Reachable, "nobody has said yes");
    assert_eq!(standing(LinkState::Agreed), Standing::Connected);
    assert_eq!(standing(LinkState::Done), Standing::Connected);
    assert_eq!(standing(LinkState::Declined), Standing::Gap);
}

prop_compose! {
    fn any_asset(n: u8)(
        category in prop::sample::select(vec!["clinic", "nurse_doctor", "police_post", "park", "shop", "unheard of"]),
        (x, y) in (-6.0..6.0_f64, -6.0..6.0_f64),
        reach_m in prop::option::of(0..600_u32),
        capacity in prop::option::of(0..2_u16),
        active in any::<bool>(),
    ) -> Asset {
        let state = if active { AssetState::Active } else { AssetState::Paused };
        Asset { category: Some(category.into()), position: Some(at(x, y)), reach_m, capacity, state, ..clinic(n) }
    }
}

prop_compose! {
    fn any_wish(n: u8)(
        category in prop::sample::select(vec!["health_care", "safety", "companionship", "unheard of", ""]),
        (x, y) in (-6.0..6.0_f64, -6.0..6.0_f64),
        sensitive in any::<bool>(),
    ) -> Need {
        Need { sensitive, ..wish(n, category, Some(at(x, y))) }
    }
}

proptest! {
    #[test]
    fn what_is_reachable_is_what_asking_every_asset_finds(
        assets in (any_asset(1), any_asset(2), any_asset(3)),
        needs in (any_wish(11), any_wish(12), any_wish(13), any_wish(14)),
    ) {
        let assets = [assets.0, assets.1, assets.2].map(Record::Asset);
        let needs = [needs.0, needs.1, needs.2, needs.3].map(Record::Need);
        let areas = [square(21, AreaKind::Community, (0.0, 0.0), 5.0), square(22, AreaKind::GridCell, (2.0, 2.0), 2.0)];
        let workspace = workspace(assets.into_iter().chain(needs).chain(areas));
        let pairing = Pairing::new(&workspace);
        let coverage = Coverage::of(&pairing, core());
        for wish in &coverage.wishes {
            let need = &workspace.needs[&wish.need];
            let passing = workspace.assets.values().any(|asset| pairing.shut_gates(asset, need, core()).is_empty());
            prop_assert_eq!(wish.standing != Standing::Gap, passing);
            prop_assert_eq!(wish.area, need.position.and_then(|place| pairing.area_of(place)).map(|area| area.id));
        }
        let table = coverage.table(|area| (area == id(22)).then(|| id(21)));
        prop_assert_eq!(table.whole.open, 4);
        let sum = |tallies: Vec<&Tally>| tallies.iter().map(|tally| (tally.open, tally.reachable)).fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
        prop_assert_eq!(sum(table.categories.values().collect()), (table.whole.open, table.whole.reachable));
        prop_assert_eq!(coverage.gaps().values().sum::<usize>(), coverage.wishes.iter().filter(|wish| wish.area.is_some() && wish.standing == Standing::Gap).count());
    }
}
