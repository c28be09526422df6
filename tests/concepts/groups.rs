//! Organisations, teams, hubs, federations, templates.

use linli::document::{Document, Edit};
use linli::exchange::{Mapping, Pictures, backup, take};
use linli::model::*;
use linli::packs::{Pack, library};
use linli::practice::facets::Facets;
use linli::practice::*;
use linli::words::Lang;

pub fn id(n: u8) -> Id {
    Id::new(u64::from(n), [n; 10])
}

pub fn mainland() -> Pack {
    library(["cn-mainland"], []).0
}

pub fn asset(n: u8, kind: AssetKind, category: &str) -> Asset {
    Asset { category: Some(category.into()), ..Asset::new(id(n), kind, format!("asset {n}")) }
}

pub fn link(n: u8, kind: LinkKind, from: u8, to: u8) -> Record {
    Record::Link(Link::new(id(n), kind, id(from), id(to)))
}

pub fn workspace(records: impl IntoIterator<Item = Record>) -> Workspace {
    let mut workspace = Workspace::default();
    records.into_iter().for_each(|record| workspace.put(record));
    workspace
}

fn square(n: u8, kind: AreaKind, west: f64) -> Record {
    let corners = [(west, 0.0), (west + 1.0, 0.0), (west + 1.0, 1.0), (west, 1.0)].map(|(lng, lat)| Position::new(lng, lat).unwrap());
    Record::Area(Area::new(id(n), kind, format!("area {n}"), Shape::new(vec![vec![corners.to_vec()]]).unwrap()))
}

fn standing(asset: Asset, lng: f64) -> Record {
    Record::Asset(Asset { position: Position::new(lng, 0.5).ok(), ..asset })
}

#[test]
fn row_01_four_part_governance() {
    let organisations = Sector::ALL
        .iter()
        .zip(1..)
        .map(|(&sector, n)| Record::Asset(Asset { sector: Some(sector), ..asset(n, AssetKind::Institution, "service_centre") }));
    assert!(sectors::by_sector(&workspace(organisations)).into_iter().all(|(_, count)| count == 1));
}

#[test]
fn row_02_administration_and_service() {
    let doing = |n, function| Record::Asset(Asset { function: Some(function), ..asset(n, AssetKind::Institution, "service_centre") });
    let all = [doing(1, OrgFunction::Service), doing(2, OrgFunction::Administrative), Record::Asset(asset(3, AssetKind::Place, "park"))];
    let asked = Facets { function: Some(OrgFunction::Service), ..Facets::default() };
    assert_eq!(all.iter().filter(|record| asked.fit(record)).map(Record::id).collect::<Vec<_>>(), [id(1)]);
    assert!(all.iter().all(|record| Facets::default().fit(record)), "nothing asked for hides nothing");
    assert_eq!(sectors::by_function(&workspace(all))[0], (OrgFunction::Service, 1));
}

#[test]
fn row_03_a_platform_that_is_missing_is_named() {
    let pack = mainland();
    let shenzhen = pack.starter("shenzhen").unwrap();
    let mut next = 0;
    let mut ids = || {
        next += 1;
        id(next)
    };
    let mut workspace = Workspace::default();
    let drafts = starters::records(&workspace, shenzhen, Lang::En, &mut ids);
    drafts.into_iter().for_each(|record| workspace.put(record));
    assert_eq!((workspace.assets.len(), workspace.links.len()), (3, 3));
    assert_eq!(starters::last_missing(&workspace, shenzhen), None);
    let centre = workspace.assets.values().find(|asset| asset.category.as_deref() == Some("service_centre")).unwrap().id;
    workspace.remove(centre);
    assert_eq!(starters::last_missing(&workspace, shenzhen).map(|draft| draft.key.as_str()), Some("service_centre"));
    let mended = starters::records(&workspace, shenzhen, Lang::En, &mut ids);
    assert_eq!(mended.iter().filter(|record| record.kind() == RecordKind::Asset).count(), 1, "what is there is not added again");
}

#[test]
fn row_04_service_purchasing() {
    let funds = Link {
        evaluator: Some("The university".into()),
        period: Some("2026 to 2028".into()),
        amount: Some(120_000.5),
        ..Link::new(id(3), LinkKind::Funds, id(1), id(2))
    };
    let bodies =
        [(1, "government_office"), (2, "service_centre")].map(|(n, category)| Record::Asset(asset(n, AssetKind::Institution, category)));
    let kept = workspace(bodies.into_iter().chain([Record::Link(funds.clone())]));
    let file = backup(&kept, Timestamp(1), &Pictures::new()).unwrap();
    let read = take(&file, &Mapping::default(), || id(99), Timestamp(2), &mut |_, _| true).unwrap();
    assert!(read.records.contains(&Record::Link(funds)));
}

#[test]
fn row_05_one_plus_three() {
    let pack = mainland();
    let team = pack.team("one_plus_three").unwrap();
    let records = [
        square(1, AreaKind::Community, 0.0),
        square(2, AreaKind::GridCell, 5.0),
        standing(asset(3, AssetKind::Individual, "social_worker"), 0.5),
        standing(asset(4, AssetKind::Individual, "volunteer"), 0.5),
        Record::Asset(asset(5, AssetKind::Individual, "social_work_officer")),
        link(6, LinkKind::Supports, 5, 2),
    ];
    let areas = teams::by_area(&workspace(records), team);
    let missing = |area: u8| {
        let there = areas.iter().find(|team| team.area == id(area)).unwrap();
        there.roles.iter().map(teams::Filled::missing).collect::<Vec<_>>()
    };
    assert_eq!(missing(1), [0, 1, 0], "no officer in the first");
    assert_eq!(missing(2), [1, 0, 1], "whoever supports an area counts there");
}

#[test]
fn row_06_three_teams() {
    let pack = mainland();
    let team = pack.team("teams_3531").unwrap();
    let all = [(1, "volunteer_group"), (2, "volunteer_group"), (3, "professional_team"), (4, "recreation_group")];
    let whole = teams::whole(&workspace(all.map(|(n, category)| Record::Asset(asset(n, AssetKind::Association, category)))), team);
    assert_eq!(whole.iter().map(|role| role.by.len()).collect::<Vec<_>>(), [0, 2, 1]);
}

#[test]
fn row_08_hub_organisations() {
    let hub = Record::Asset(Asset { hub: true, ..asset(1, AssetKind::Association, "federation") });
    let groups = (2..=6).map(|n| Record::Asset(asset(n, AssetKind::Association, "recreation_group")));
    let links = (2..=6).map(|n| link(n + 10, LinkKind::Supports, 1, n));
    let hubs = hubs::hubs(&workspace([hub].into_iter().chain(groups).chain(links)), None);
    assert_eq!(hubs.iter().map(|hub| hub.supports.len()).collect::<Vec<_>>(), [5]);
}

#[test]
fn row_10_three_ways_of_a_hub() {
    let hub = Record::Asset(Asset { hub: true, ..asset(1, AssetKind::Institution, "womens_federation") });
    let by = |n: u8, route| {
        let link = Link { hub_route: Some(route), ..Link::new(id(n + 10), LinkKind::Supports, id(1), id(n)) };
        [Record::Asset(asset(n, AssetKind::Association, "women_group")), Record::Link(link)]
    };
    let records = HubRoute::ALL.iter().zip(2..).flat_map(|(&route, n)| by(n, route)).chain([hub]);
    let workspace = workspace(records);
    for (&route, n) in HubRoute::ALL.iter().zip(2..) {
        assert_eq!(hubs::hubs(&workspace, Some(route))[0].supports.iter().map(|each| each.group).collect::<Vec<_>>(), [id(n)], "{route}");
    }
}

#[test]
fn row_12_a_resident_in_no_group_appears() {
    let records = [
        Record::Asset(asset(1, AssetKind::Individual, "cooking_skill")),
        Record::Asset(asset(2, AssetKind::Individual, "volunteer")),
        Record::Asset(asset(3, AssetKind::Association, "mutual_aid_group")),
        link(4, LinkKind::MemberOf, 2, 3),
        link(5, LinkKind::Knows, 1, 3),
    ];
    assert_eq!(membership::membership(&workspace(records)), membership::Membership { in_a_group: 1, in_none: vec![id(1)] });
}

#[test]
fn row_13_kind_and_name_are_enough() {
    let (mut document, _) = Document::create(1, Info::new(id(1), "Street".into(), Timestamp(1)));
    let mut commit = |record| document.commit(Edit::Add(record), Timestamp(2), "tablet").unwrap();
    commit(Record::Asset(Asset::new(id(2), AssetKind::Story, "The well".into())));
    commit(Record::Need(Need::new(id(3), "Shade".into())));
    assert_eq!((document.workspace().assets.len(), document.workspace().needs.len()), (1, 1));
}

#[test]
fn row_15_filed_then_registered() {
    let claimed = Asset { legal_status: Some(LegalStatus::Registered), ..asset(1, AssetKind::Association, "elder_group") };
    let dated = |n: u8, filed: &str, registered: &str| {
        let (filed_on, registered_on) = (Date::parse(filed), Date::parse(registered));
        Asset { id: id(n), filed_on, registered_on, ..claimed.clone() }
    };
    let [whole, upside_down] = [dated(2, "2026-01-01", "2026-03-01"), dated(3, "2026-03-01", "2026-01-01")];
    let shown = [&claimed, &whole, &upside_down].map(stages::shown);
    assert_eq!(shown, [LegalStatus::Filed, LegalStatus::Registered, LegalStatus::Filed]);
    let listed = stages::by_stage(&workspace([claimed, whole, upside_down].map(Record::Asset)));
    assert_eq!(listed, [(LegalStatus::Informal, vec![]), (LegalStatus::Filed, vec![id(1), id(3)]), (LegalStatus::Registered, vec![id(2)])]);
}

#[test]
fn row_16_three_simpler_four_waived_five_eased() {
    let pack = mainland();
    let list = &pack.checklists[0];
    assert_eq!(list.groups.iter().map(|group| (group.items.len(), group.waived)).collect::<Vec<_>>(), [(3, false), (4, true), (5, false)]);
    let ticks = ["simple_steps", "eased_funds", "no_own_premises", "of another list"].map(String::from);
    assert_eq!(stages::progress(list, &ticks), stages::Progress { done: 2, asked: 8, waived: 4 });
}

#[test]
fn row_17_federation_in_levels() {
    let pack = mainland();
    let chaoyang = &pack.federations[0];
    assert_eq!((chaoyang.levels.len(), chaoyang.types.len()), (3, 5));
    let mut next = 0;
    let mut ids = || {
        next += 1;
        id(next)
    };
    let drafts = starters::records(&Workspace::default(), pack.starter("federation").unwrap(), Lang::ZhHans, &mut ids);
    let mut workspace = workspace(drafts);
    assert_eq!(
        federation::tree(&workspace).iter().map(|seat| (seat.level, seat.depth)).collect::<Vec<_>>(),
        [(Some(OrgLevel::District), 0), (Some(OrgLevel::Subdistrict), 1), (Some(OrgLevel::Branch), 2)]
    );
    assert_eq!(federation::by_level(&workspace), OrgLevel::ALL.iter().map(|&level| (level, 1)).collect::<Vec<_>>());
    assert_eq!(federation::missing_types(&workspace, chaoyang).len(), 5);
    workspace.put(Record::Asset(asset(50, AssetKind::Association, "mutual_aid_group")));
    assert!(!federation::missing_types(&workspace, chaoyang).contains(&"mutual_aid_group"));
}

#[test]
fn row_21_an_individual_has_no_stars() {
    for &kind in AssetKind::ALL {
        let rated = Asset { stars: Some(5), ..asset(1, kind, "x") };
        assert_eq!(rated.stars().is_some(), kind == AssetKind::Association, "{kind}");
    }
}

#[test]
fn row_42_a_template_creates_the_volunteers_council() {
    let pack = library([], []).0;
    let mut next = 0;
    let mut ids = || {
        next += 1;
        id(next)
    };
    let workspace = workspace(starters::records(&Workspace::default(), pack.starter("volunteer_council").unwrap(), Lang::ZhHant, &mut ids));
    let council = workspace.assets.values().find(|asset| asset.category.as_deref() == Some("volunteer_council")).unwrap();
    assert_eq!((council.name.as_str(), council.kind, council.state), ("義工咨商委員會", AssetKind::Association, AssetState::Draft));
    assert_eq!(workspace.links.values().filter(|link| link.kind == LinkKind::MemberOf && link.to == council.id).count(), 2);
}
