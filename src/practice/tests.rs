//! What the questions answer on small communities, each with what would be easy to get wrong.

use super::tidy::{OutOfSight, Trouble};
use super::*;
use crate::model::*;
use proptest::prelude::*;

fn id(n: u8) -> Id {
    Id::new(u64::from(n), [n; 10])
}

fn asset(n: u8, kind: AssetKind) -> Asset {
    Asset::new(id(n), kind, format!("asset {n}"))
}

fn link(n: u8, kind: LinkKind, from: u8, to: u8) -> Record {
    Record::Link(Link::new(id(n), kind, id(from), id(to)))
}

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn workspace(assets: impl IntoIterator<Item = Asset>, others: impl IntoIterator<Item = Record>) -> Workspace {
    let mut workspace = Workspace::default();
    assets.into_iter().map(Record::Asset).chain(others).for_each(|record| workspace.put(record));
    workspace
}

#[test]
fn a_hub_tells_who_hangs_on_it_and_by_which_way_it_helps() {
    let hub = Asset { hub: true, ..asset(1, AssetKind::Institution) };
    let groups = [2, 3, 4].map(|n| asset(n, AssetKind::Association));
    let helped = Record::Link(Link { hub_route: Some(HubRoute::HelpRegister), ..Link::new(id(20), LinkKind::Supports, id(1), id(2)) });
    let declined = Record::Link(Link { state: LinkState::Declined, ..Link::new(id(24), LinkKind::Supports, id(1), id(4)) });
    let twice = link(22, LinkKind::Supports, 1, 3);
    let links = [helped, link(21, LinkKind::Supports, 1, 3), twice, link(23, LinkKind::Knows, 3, 2), declined];
    let workspace = workspace(groups.into_iter().chain([hub]), links);
    let all = hubs::hubs(&workspace, None);
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].supports.iter().map(|each| (each.group, each.hangs_on_it)).collect::<Vec<_>>(), [(id(2), false), (id(3), false)]);
    assert_eq!(hubs::hubs(&workspace, Some(HubRoute::HelpRegister))[0].supports.len(), 1);
    let mut without = workspace.clone();
    without.remove(id(23));
    assert!(hubs::hubs(&without, None)[0].supports.iter().all(|each| each.hangs_on_it), "two links to the same hub are one neighbour");
}

#[test]
fn moving_on_gives_the_day_and_never_one_before_filing() {
    let group = asset(1, AssetKind::Association);
    let filed = stages::moved_on(&group, day("2026-11-25")).unwrap();
    assert_eq!((stages::shown(&filed), filed.filed_on), (LegalStatus::Filed, Some(day("2026-11-25"))));
    let registered = stages::moved_on(&Asset { filed_on: Some(day("2027-01-01")), ..filed }, day("2026-11-26")).unwrap();
    assert_eq!(stages::fault(&registered), None);
    assert_eq!(stages::shown(&registered), LegalStatus::Registered);
    assert_eq!(stages::moved_on(&registered, day("2026-11-27")), None);
    let claims = Asset { legal_status: Some(LegalStatus::Registered), ..group };
    let mended = stages::moved_on(&claims, day("2026-11-25")).unwrap();
    assert_eq!((stages::shown(&claims), stages::shown(&mended)), (LegalStatus::Filed, LegalStatus::Registered));
}

#[test]
fn a_circle_of_members_is_told_once_each() {
    let at = |n, level| Asset { level: Some(level), ..asset(n, AssetKind::Association) };
    let bodies = [at(1, OrgLevel::District), at(2, OrgLevel::Subdistrict), at(3, OrgLevel::Branch), asset(4, AssetKind::Association)];
    let members = [link(10, LinkKind::MemberOf, 2, 1), link(11, LinkKind::MemberOf, 3, 2), link(12, LinkKind::MemberOf, 4, 3)];
    let mut workspace = workspace(bodies, members);
    let depths = |workspace: &Workspace| federation::tree(workspace).iter().map(|seat| (seat.id, seat.depth)).collect::<Vec<_>>();
    assert_eq!(depths(&workspace), [(id(1), 0), (id(2), 1), (id(3), 2), (id(4), 3)]);
    workspace.put(link(13, LinkKind::MemberOf, 1, 3));
    assert_eq!(depths(&workspace).len(), 4, "the circle does not hide or repeat anybody");
}

#[test]
fn a_person_hangs_on_the_first_invitation_and_circles_are_passed_over() {
    let people = [1, 2, 3, 4].map(|n| asset(n, AssetKind::Individual));
    let since =
        |n, from, to, on: &str| Record::Link(Link { since: Some(day(on)), ..Link::new(id(n), LinkKind::Invited, id(from), id(to)) });
    let links =
        [since(20, 1, 2, "2026-01-01"), since(21, 2, 3, "2026-02-01"), since(22, 3, 1, "2026-03-01"), since(23, 1, 3, "2026-04-01")];
    let forest = reach::forest(&workspace(people, links));
    assert_eq!(
        forest.iter().map(|each| (each.id, each.depth, each.brought_in)).collect::<Vec<_>>(),
        [(id(1), 0, 2), (id(2), 1, 1), (id(3), 2, 0)]
    );
}

#[test]
fn the_gauge_knows_which_came_first() {
    let made = |at| Stamp { created_at: Timestamp(at), ..Stamp::default() };
    let need = |at| Record::Need(Need { stamp: made(at), ..Need::new(id(9), String::new()) });
    let first = |asset_at, need_at| {
        strengths::assets_came_first(&workspace([Asset { stamp: made(asset_at), ..asset(1, AssetKind::Place) }], [need(need_at)]))
    };
    assert_eq!((first(1, 2), first(2, 1)), (Some(true), Some(false)));
    assert_eq!(strengths::assets_came_first(&Workspace::default()), None);
    assert_eq!(strengths::tally(&Workspace::default()).ratio(), None);
}

#[test]
fn a_finding_that_is_taken_back_leaves_no_trace() {
    let info = Info::default();
    let noted = readiness::noting(&info, "agency_beliefs", true, "  we listen ");
    assert_eq!(noted.readiness, [Noted { id: "agency_beliefs".into(), met: true, note: "we listen".into() }]);
    assert_eq!(readiness::noting(&noted, "agency_beliefs", false, " "), info);
}

#[test]
fn every_trouble_is_found_once_and_a_tidy_community_has_none() {
    let today = day("2026-11-25");
    let old = Stamp { created_at: Timestamp::parse("2026-10-25T00:00:00Z").unwrap(), ..Stamp::default() };
    let status = |n, legal_status, filed_on: Option<&str>, registered_on: Option<&str>| Asset {
        legal_status: Some(legal_status),
        filed_on: filed_on.map(day),
        registered_on: registered_on.map(day),
        ..asset(n, AssetKind::Association)
    };
    let assets = [
        status(1, LegalStatus::Filed, None, None),
        status(2, LegalStatus::Registered, Some("2026-01-01"), None),
        status(3, LegalStatus::Registered, Some("2026-01-02"), Some("2026-01-01")),
        Asset { stars: Some(3), ..asset(4, AssetKind::Place) },
        asset(5, AssetKind::Individual),
    ];
    let mut others = vec![
        Record::Need(Need { stamp: old, ..Need::new(id(10), "Shade".into()) }),
        Record::Action(Action { state: ActionState::Agreed, combines: vec![id(5), id(99)], ..Action::new(id(11), "Repairs".into()) }),
        Record::Event(Event { area: Some(id(98)), ..Event::new(id(12), EventKind::Visit, today) }),
        Record::Area(Area::new(id(13), AreaKind::Floor, "3/F".into(), Shape::default())),
    ];
    let hidden = OutOfSight {
        links: vec![
            Link::new(id(20), LinkKind::Stewards, id(5), id(97)),
            Link::new(id(21), LinkKind::Knows, id(96), id(5)),
            Link::new(id(22), LinkKind::Knows, id(96), id(97)),
        ],
        areas: vec![id(13)],
    };
    let found = tidy::findings(&workspace(assets, others.clone()), &hidden, today);
    assert_eq!(
        found.iter().map(|finding| finding.trouble).collect::<Vec<_>>(),
        Trouble::ALL,
        "each trouble once, in the order of the list"
    );
    others.truncate(0);
    assert_eq!(tidy::findings(&workspace([asset(5, AssetKind::Individual)], others), &OutOfSight::default(), today), []);
}

proptest! {
    /// Whatever is exchanged how, the shares are a whole.
    #[test]
    fn shares_sum_to_a_hundred(modes in prop::collection::vec(prop::sample::select(ExchangeMode::ALL), 1..60)) {
        let assets = modes.iter().enumerate().map(|(at, &mode)| Asset { exchange_mode: Some(mode), ..asset(u8::try_from(at).unwrap(), AssetKind::Economy) });
        let mix = exchange_mix::mix(&workspace(assets, []));
        prop_assert_eq!(mix.iter().map(|share| share.percent).sum::<usize>(), 100);
        prop_assert_eq!(mix.iter().map(|share| share.count).sum::<usize>(), modes.len());
        prop_assert!(mix.iter().all(|share| (share.percent as f64 - 100.0 * share.count as f64 / modes.len() as f64).abs() < 1.0));
    }

    /// Everybody who invited or was invited is told of once, whoever invited whom; all that were brought in hang below somebody.
    #[test]
    fn a_forest_has_everybody_once(pairs in prop::collection::vec((0u8..12, 0u8..12), 0..40)) {
        let links = pairs.iter().enumerate().map(|(at, &(from, to))| link(u8::try_from(at).unwrap() + 100, LinkKind::Invited, from, to));
        let forest = reach::forest(&workspace((0..12).map(|n| asset(n, AssetKind::Individual)), links));
        let mut told: Vec<Id> = forest.iter().map(|each| each.id).collect();
        told.sort();
        let mut wanted: Vec<Id> = pairs.iter().filter(|(from, to)| from != to).flat_map(|&(from, to)| [id(from), id(to)]).collect();
        wanted.sort();
        wanted.dedup();
        prop_assert_eq!(told, wanted);
        for (at, host) in forest.iter().enumerate() {
            let below = forest[at + 1..].iter().take_while(|each| each.depth > host.depth).count();
            prop_assert_eq!(host.brought_in, below);
        }
    }
}
