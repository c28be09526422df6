//! A bridge, a crossing without a corner, an outline, and the law that all distances are those of a plain search over the same paths.

use super::walking::FARTHEST_M;
use super::{Gate, Pairing, Path, Walking, Way, suggest, suggest_plainly};
use crate::model::*;
use crate::packs::core;
use petgraph::algo::dijkstra;
use petgraph::graph::UnGraph;
use proptest::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// Metres east and north of a corner of Aberdeen.
fn at(east: f64, north: f64) -> Position {
    let degree_m = 6_371_008.8_f64.to_radians();
    let lat = 22.245 + north / degree_m;
    Position::new(114.15 + east / (degree_m * 22.245_f64.to_radians().cos()), lat).unwrap()
}

fn path(places: &[(f64, f64)]) -> Path {
    places.iter().map(|&(east, north)| at(east, north)).collect()
}

fn walking(paths: &[Path]) -> Arc<Walking> {
    Arc::new(Walking::new(paths))
}

/// Two banks 200 m apart, and a bridge 300 m to the east.
fn banks() -> Arc<Walking> {
    walking(&[path(&[(0.0, 0.0), (300.0, 0.0)]), path(&[(0.0, 200.0), (300.0, 200.0)]), path(&[(300.0, 0.0), (300.0, 200.0)])])
}

/// Equal for equal places.
fn corner(place: Position) -> [u64; 2] {
    [place.lng().to_bits(), place.lat().to_bits()]
}

fn id(n: u8) -> Id {
    Id::new(1, [n; 10])
}

fn asset(place: Position) -> Asset {
    Asset { category: Some("clinic".into()), position: Some(place), ..Asset::new(id(1), AssetKind::Institution, "Clinic".into()) }
}

fn need(place: Position) -> Need {
    let category = Some("health_care".to_owned());
    Need { category, position: Some(place), precision: Precision::Exact, ..Need::new(id(2), "A check".into()) }
}

fn between(walking: &Arc<Walking>, asset: &Asset, need: &Need) -> (f64, Way) {
    let mut workspace = Workspace::default();
    workspace.put(Record::Asset(asset.clone()));
    workspace.put(Record::Need(need.clone()));
    let distance = Pairing::new(&workspace).on_foot(Some(Arc::clone(walking))).distance(asset, need).unwrap();
    (distance.metres.round(), distance.by)
}

#[test]
fn the_way_round_by_the_bridge_is_what_counts() {
    let walking = banks();
    assert_eq!(between(&walking, &asset(at(100.0, 0.0)), &need(at(100.0, 200.0))), (600.0, Way::OnFoot));
    assert_eq!(between(&walking, &asset(at(100.0, -10.0)), &need(at(50.0, 5.0))), (65.0, Way::OnFoot), "along one path, and off it");
    assert_eq!(between(&walking, &asset(at(100.0, -150.0)), &need(at(50.0, 5.0))).1, Way::StraightLine, "too far from any path");
    assert_eq!(between(&walking, &asset(at(-95.0, 0.0)), &need(at(-95.0, 200.0))), (800.0, Way::FartherOnFoot));
    let farther = Asset { reach_m: Some(2_000), ..asset(at(-95.0, 0.0)) };
    assert_eq!(between(&walking, &farther, &need(at(-95.0, 200.0))), (990.0, Way::OnFoot), "it reaches farther, so one looks farther");
}

#[test]
fn lines_that_cross_without_a_common_corner_do_not_join() {
    let crossing = walking(&[path(&[(0.0, 0.0), (400.0, 0.0)]), path(&[(200.0, -200.0), (200.0, 200.0)])]);
    assert_eq!(between(&crossing, &asset(at(300.0, 0.0)), &need(at(200.0, 150.0))).1, Way::StraightLine);
    let joined = walking(&[path(&[(0.0, 0.0), (200.0, 0.0), (400.0, 0.0)]), path(&[(200.0, -200.0), (200.0, 0.0), (200.0, 200.0)])]);
    assert_eq!(between(&joined, &asset(at(300.0, 0.0)), &need(at(200.0, 150.0))), (250.0, Way::OnFoot));
    assert_eq!(joined.lines().len(), 4);
}

#[test]
fn an_asset_beyond_its_reach_on_foot_is_too_far_though_the_crow_is_not() {
    let walking = banks();
    let (near, wish) = (Asset { reach_m: Some(400), ..asset(at(100.0, 0.0)) }, need(at(100.0, 200.0)));
    let workspace = Workspace::default();
    let pairing = Pairing::new(&workspace);
    assert_eq!(pairing.shut_gates(&near, &wish, core()), []);
    let pairing = pairing.on_foot(Some(Arc::clone(&walking)));
    assert_eq!(pairing.shut_gates(&near, &wish, core()), [Gate::TooFar]);
    let never_found = Asset { reach_m: Some(800), ..asset(at(-95.0, 0.0)) };
    assert_eq!(pairing.shut_gates(&never_found, &need(at(-95.0, 200.0)), core()), [Gate::TooFar]);
}

#[test]
fn a_blurred_need_is_as_far_as_its_area_is_on_foot() {
    let ring = [(50.0, 150.0), (250.0, 150.0), (250.0, 250.0), (50.0, 250.0)].map(|(east, north)| at(east, north));
    let area = Area::new(id(9), AreaKind::Building, "Across".into(), Shape::new(vec![vec![ring.to_vec()]]).unwrap());
    let blurred = Need { precision: Precision::Area, ..need(at(150.0, 200.0)) };
    let mut workspace = Workspace::default();
    workspace.put(Record::Area(area));
    let walking = banks();
    let pairing = Pairing::new(&workspace).on_foot(Some(Arc::clone(&walking)));
    let distance = |place| pairing.distance(&asset(place), &blurred).map(|distance| (distance.metres.round(), distance.by));
    assert_eq!(distance(at(100.0, 0.0)), Some((450.0, Way::OnFoot)), "over the bridge to where the path enters the outline");
    assert_eq!(distance(at(100.0, 200.0)), Some((0.0, Way::StraightLine)), "inside");
}

/// A grid pushed askew, so that no line runs through a corner it does not have.
fn askew(x: u8, y: u8) -> Position {
    let (x, y) = (f64::from(x), f64::from(y));
    at(x * 90.0 + y * y * 7.3, y * 90.0 + x * x * 5.1)
}

fn line() -> impl Strategy<Value = Path> {
    prop::collection::vec((0..5_u8, 0..5_u8), 2..5).prop_map(|places| {
        let mut path: Path = places.into_iter().map(|(x, y)| askew(x, y)).collect();
        path.dedup();
        path
    })
}

proptest! {
    #[test]
    fn suggestions_are_found_by_their_way_on_foot_as_looking_at_each_would(
        lines in prop::collection::vec(line(), 1..9),
        assets in prop::collection::vec((0..5_u8, 0..5_u8, prop::option::of(100..900_u32)), 1..12),
        from in (0..5_u8, 0..5_u8),
    ) {
        let mut workspace = Workspace::default();
        for (n, &(x, y, reach_m)) in (10..).zip(&assets) {
            workspace.put(Record::Asset(Asset { id: id(n), reach_m, ..asset(askew(x, y)) }));
        }
        let wish = need(askew(from.0, from.1));
        workspace.put(Record::Need(wish.clone()));
        let pairing = Pairing::new(&workspace).on_foot(Some(walking(&lines)));
        for most in [1, 3, 20] {
            prop_assert_eq!(suggest(&pairing, core(), &wish, most), suggest_plainly(&pairing, core(), &wish, most));
        }
    }

    #[test]
    fn from_corner_to_corner_it_is_what_a_plain_search_finds(lines in prop::collection::vec(line(), 1..9), from in (0..5_u8, 0..5_u8), to in (0..5_u8, 0..5_u8)) {
        let mut plain = UnGraph::<(), f64>::default();
        let mut corners = HashMap::new();
        for (&one, &other) in lines.iter().flat_map(|line| line.iter().zip(line.iter().skip(1))) {
            let mut node = |place| *corners.entry(corner(place)).or_insert_with(|| plain.add_node(()));
            let (a, b) = (node(one), node(other));
            plain.add_edge(a, b, one.distance_m(other));
        }
        let (from, to) = (askew(from.0, from.1), askew(to.0, to.1));
        if let (Some(&start), Some(&end)) = (corners.get(&corner(from)), corners.get(&corner(to))) {
            let expected = dijkstra(&plain, start, Some(end), |edge| *edge.weight()).get(&end).copied();
            let walking = Walking::new(&lines);
            let found = walking.distance(&walking.walk(from, None, true), to, FARTHEST_M);
            prop_assert_eq!(found.is_some(), expected.is_some());
            if let (Some(found), Some(expected)) = (found, expected) {
                prop_assert_eq!(found.by == Way::FartherOnFoot, expected > FARTHEST_M);
                prop_assert!(found.by == Way::FartherOnFoot || (found.metres - expected).abs() < 0.1, "{:?} {}", found, expected);
            }
        }
    }
}
