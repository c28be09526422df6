//! The quick ways find exactly what looking at everything finds, on communities thrown together by chance.

use super::*;
use crate::packs::{Pack, Weights};
use std::collections::BTreeMap;

/// Near and far, on a few corners so that there are draws, now and then nowhere.
fn somewhere() -> impl Strategy<Value = Option<Position>> {
    let corner = (0..6_i32, 0..6_i32).prop_map(|(x, y)| Position::new(114.15 + f64::from(x) * 2e-3, 22.24 + f64::from(y) * 2e-3).unwrap());
    let anywhere = (-0.02..0.02_f64, -0.02..0.02_f64).prop_map(|(x, y)| Position::new(114.15 + x, 22.24 + y).unwrap());
    prop::option::weighted(0.85, prop_oneof![4 => corner, 3 => anywhere, 1 => Just(Position::new(-70.0, -30.0).unwrap())])
}

fn some(words: &'static [&'static str], most: usize) -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(prop::sample::select(words).prop_map(Into::into), 0..=most)
}

fn one(words: &'static [&'static str]) -> impl Strategy<Value = Option<String>> {
    prop::option::weighted(0.9, prop::sample::select(words).prop_map(Into::into))
}

fn slots(most: usize) -> impl Strategy<Value = Vec<Slot>> {
    prop::collection::vec(prop::sample::select(&Slot::ALL[..5]), 0..=most)
}

/// Of these and the languages the last shares its bit of the index with the first.
const GROUPS: &[&str] = &["women", "children", "elders", "readers"];
const LANGUAGES: &[&str] = &["yue", "en", "ur", "kk"];
const GIFTS: &[&str] = &["nurse_doctor", "care_skill", "elder_group", "park", "hall", "retired_teacher"];
const WISHES: &[&str] = &["health_care", "companionship", "childcare"];

prop_compose! {
    fn any_asset()(
        (category, position, serves) in (one(GIFTS), somewhere(), some(GROUPS, 2)),
        availability in slots(3),
        capacity in prop::option::of(0..4_u16),
        languages in some(LANGUAGES, 2),
        reach_m in prop::option::weighted(0.2, 100..2000_u32),
        (kind, active, consent, vetted) in (prop::sample::select(AssetKind::ALL), prop::bool::weighted(0.9), prop::bool::weighted(0.8), any::<bool>()),
    ) -> Record {
        let state = if active { AssetState::Active } else { AssetState::Paused };
        let consent = consent.then(|| given(Visibility::Team));
        let asset = Asset::new(Id::NIL, kind, "asset".into());
        Record::Asset(Asset { category, position, serves, availability, capacity, languages, reach_m, state, consent, vetted, ..asset })
    }
}

prop_compose! {
    fn any_need()(
        (category, position, target_group) in (one(WISHES), somewhere(), one(GROUPS)),
        (when, languages) in (slots(3), some(LANGUAGES, 2)),
        capacity_needed in prop::option::of(0..4_u16),
        (blurred, open, sensitive) in (any::<bool>(), prop::bool::weighted(0.9), prop::bool::weighted(0.2)),
    ) -> Record {
        let precision = if blurred { Precision::Area } else { Precision::Exact };
        let state = if open { NeedState::Open } else { NeedState::Dropped };
        let need = Need::new(Id::NIL, "need".into());
        Record::Need(Need { category, position, target_group, when, languages, capacity_needed, precision, state, sensitive, ..need })
    }
}

prop_compose! {
    fn any_area()(x in 0..5_i32, y in 0..5_i32, side in 1..5_i32, reach in prop::bool::weighted(0.1)) -> Record {
        let at = |dx: i32, dy: i32| Position::new(114.149 + f64::from(x + dx) * 2e-3, 22.239 + f64::from(y + dy) * 2e-3).unwrap();
        let shape = Shape::new(vec![vec![vec![at(0, 0), at(side, 0), at(side, side), at(0, side)]]]).unwrap();
        Record::Area(Area::new(Id::NIL, if reach { AreaKind::Reach } else { AreaKind::Building }, "area".into(), shape))
    }
}

fn any_link() -> impl Strategy<Value = Record> {
    let kind = prop::sample::select(&[LinkKind::Match, LinkKind::Match, LinkKind::Knows, LinkKind::Stewards][..]);
    (kind, prop::sample::select(LinkState::ALL), 1..80_u8, 1..80_u8)
        .prop_map(|(kind, state, from, to)| Record::Link(Link { state, ..Link::new(Id::NIL, kind, id(from), id(to)) }))
}

/// Ids 1 to 79 stand for anything but links, 100 to 160 for links.
fn put() -> impl Strategy<Value = (u8, Option<Record>)> {
    let thing = prop_oneof![6 => any_asset(), 3 => any_need(), 1 => any_area()];
    prop_oneof![
        3 => (1..80_u8, thing.prop_map(Some)),
        2 => (100..160_u8, any_link().prop_map(Some)),
        1 => (1..160_u8, Just(None)),
    ]
}

fn apply(workspace: &mut Workspace, (n, record): (u8, Option<Record>)) -> Id {
    workspace.remove(id(n));
    if let Some(mut record) = record {
        record.set_id(id(n));
        workspace.put(record);
    }
    id(n)
}

/// Together 1, some of them nought.
fn any_weights() -> impl Strategy<Value = Weights> {
    let part = prop_oneof![3 => 1..40_u8, 1 => Just(0)];
    prop::array::uniform7(part).prop_filter("expected a weight, found none", |parts| parts.iter().any(|part| *part > 0)).prop_map(|parts| {
        let sum: f64 = parts.map(f64::from).iter().sum();
        let [category, distance, time, capacity, target_group, language, steward] = parts.map(|part| f64::from(part) / sum);
        Weights { category, distance, time, capacity, target_group, language, steward }
    })
}

fn plainly(workspace: &Workspace) -> BTreeMap<Id, Vec<Suggestion>> {
    let pairing = Pairing::new(workspace);
    let found = |need: &Need| (need.id, suggest_plainly(&pairing, packs::core(), need, 3));
    workspace.needs.values().map(found).filter(|(id, _)| workspace.needs[id].state != NeedState::Dropped).collect()
}

fn quickly(matcher: &Matcher) -> BTreeMap<Id, Vec<Suggestion>> {
    matcher.all().map(|(need, found)| (need, found.to_vec())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn searching_finds_what_looking_at_all_finds(records in prop::collection::vec(put(), 0..150)) {
        let mut workspace = Workspace::default();
        records.into_iter().for_each(|change| _ = apply(&mut workspace, change));
        let pairing = Pairing::new(&workspace);
        for need in workspace.needs.values() {
            for most in [1, 4, 100] {
                let (quick, plain) = (suggest(&pairing, packs::core(), need, most), suggest_plainly(&pairing, packs::core(), need, most));
                prop_assert_eq!(quick, plain, "{:?}", need);
            }
        }
    }

    #[test]
    fn among_many_it_finds_them_too_whatever_weighs_how_much(
        assets in prop::collection::vec(any_asset(), 40..250),
        others in prop::collection::vec(prop_oneof![2 => any_need(), 1 => any_area(), 2 => any_link()], 1..25),
        weights in any_weights(),
    ) {
        let mut workspace = Workspace::default();
        for (n, mut record) in (0_u16..).zip(others.into_iter().chain(assets)) {
            if let Record::Asset(asset) = &mut record {
                asset.category = Some(GIFTS[usize::from(n % 5 / 3)].into());
            }
            record.set_id(if n < 80 { id(n as u8) } else { Id::new(1, [[n as u8, (n >> 8) as u8]; 5].concat().try_into().unwrap()) });
            workspace.put(record);
        }
        let pack = Pack { weights: Some(weights), ..packs::core().clone() };
        let pairing = Pairing::new(&workspace);
        for need in workspace.needs.values() {
            for most in [1, 5, 30] {
                prop_assert_eq!(suggest(&pairing, &pack, need, most), suggest_plainly(&pairing, &pack, need, most), "{:?}", need);
            }
        }
    }

    #[test]
    fn it_finds_them_when_many_came_since_and_none_reaches_everywhere(
        assets in prop::collection::vec(any_asset(), 40..120),
        needs in prop::collection::vec(any_need(), 1..6),
        places in prop::collection::vec(prop::option::weighted(0.8, (-2e-3..2e-3_f64, -2e-3..2e-3_f64)), 1..24),
        least_m in prop::option::of(100..1000_u32),
    ) {
        let mut workspace = Workspace::default();
        let put = |workspace: &mut Workspace, n: u8, mut record: Record| {
            record.set_id(id(n));
            match &mut record {
                Record::Asset(asset) => {
                    asset.category = Some(GIFTS[0].into());
                    // Few reach far.
                    asset.reach_m = least_m.map(|least_m| least_m + if n.is_multiple_of(24) { 3000 } else { 0 });
                }
                Record::Need(need) => need.category = Some(WISHES[0].into()),
                _ => {}
            }
            workspace.put(record);
        };
        let middle = needs.iter().find_map(Record::position).unwrap_or_default();
        // Of some nothing is known, before as since.
        let bare = |n: u8| Asset::new(id(n), AssetKind::Place, "asset".into());
        let or_bare = |asset: Record, n: u8| if n.is_multiple_of(5) { Record::Asset(bare(n)) } else { asset };
        assets.into_iter().zip(30..).for_each(|(asset, n)| put(&mut workspace, n, or_bare(asset, n)));
        needs.into_iter().zip(200..).for_each(|(need, n)| put(&mut workspace, n, need));
        let mut matcher = Matcher::new(&Pairing::new(&workspace), packs::core(), 3, |_, _| ());
        let changed: Vec<u8> = (1..).zip(&places).map(|(n, _)| n).collect();
        for (&n, off) in changed.iter().zip(&places) {
            let position = off.map(|(x, y)| Position::new(middle.lng() + x, middle.lat() + y).unwrap());
            put(&mut workspace, n, Record::Asset(Asset { position, ..bare(n) }));
        }
        matcher.change(&workspace, packs::core(), &changed.into_iter().map(id).collect::<Vec<_>>());
        let pairing = matcher.pairing(&workspace);
        for need in workspace.needs.values() {
            for most in [1, 5, 30] {
                prop_assert_eq!(suggest(&pairing, packs::core(), need, most), suggest_plainly(&pairing, packs::core(), need, most), "{:?}", need);
            }
        }
    }

    #[test]
    fn the_order_is_total_and_the_same_whichever_way_suggestions_came(
        (records, mixed) in prop::collection::vec(put(), 0..150).prop_flat_map(|records| {
            let assets: Vec<u8> = (1..80).collect();
            (Just(records), Just(assets).prop_shuffle())
        }),
    ) {
        let mut workspace = Workspace::default();
        records.into_iter().for_each(|change| _ = apply(&mut workspace, change));
        let pairing = Pairing::new(&workspace);
        for need in workspace.needs.values() {
            let sorted = suggest_plainly(&pairing, packs::core(), need, 100);
            let mut anyhow = sorted.clone();
            anyhow.sort_by_key(|each| mixed.iter().position(|n| id(*n) == each.asset));
            anyhow.sort_by(Suggestion::before);
            prop_assert_eq!(&anyhow, &sorted);
            for (n, a) in sorted.iter().enumerate() {
                for (m, b) in sorted.iter().enumerate() {
                    prop_assert_eq!(a.before(b), n.cmp(&m));
                }
            }
        }
    }

    #[test]
    fn a_matcher_that_follows_changes_holds_what_a_new_one_would(
        records in prop::collection::vec(put(), 0..120),
        changes in prop::collection::vec(prop::collection::vec(put(), 1..4), 1..12),
    ) {
        let mut workspace = Workspace::default();
        records.into_iter().for_each(|change| _ = apply(&mut workspace, change));
        let mut matcher = Matcher::new(&Pairing::new(&workspace), packs::core(), 3, |_, _| ());
        prop_assert_eq!(quickly(&matcher), plainly(&workspace));
        for batch in changes {
            let said = format!("{batch:?}");
            let changed: Vec<Id> = batch.into_iter().map(|change| apply(&mut workspace, change)).collect();
            matcher.change(&workspace, packs::core(), &changed);
            prop_assert_eq!(quickly(&matcher), plainly(&workspace), "{}", said);
        }
    }
}

#[test]
fn chance_puts_down_terms_that_share_a_bit() {
    for words in [GROUPS, LANGUAGES] {
        let [first, last] = [words.first(), words.last()].map(|word| terms::bits(&word.map(ToString::to_string)));
        assert_eq!(first, last, "{words:?}");
    }
}

#[test]
fn hours_are_counted_by_bits_as_they_are_by_parts_of_the_week() {
    for &slot in Slot::ALL {
        assert_eq!(factors::hours_of(factors::mask(&[slot])), slot.hours(), "{slot}");
    }
    let week: u32 = Slot::ALL.iter().map(|slot| slot.hours()).sum();
    assert_eq!(factors::hours_of(factors::mask(Slot::ALL)), week, "no two parts share a bit");
}
