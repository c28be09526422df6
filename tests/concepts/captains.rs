//! House captains and the grid, and the log of what happened: rows 28, 29, 31, 32, 36, 38, 43 and 44.

use linli::model::*;
use linli::packs;
use linli::practice::captains::{Captains, Coverage};
use linli::practice::nest::Nest;
use linli::practice::thanks::wall;
use linli::practice::{log, rounds};
use linli::words::{Lang, text};
use std::collections::BTreeMap;

fn id(n: u8) -> Id {
    Id::new(1, [n; 10])
}

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn workspace(records: impl IntoIterator<Item = Record>) -> Workspace {
    let mut workspace = Workspace::default();
    records.into_iter().for_each(|record| workspace.put(record));
    workspace
}

/// A rectangle from its south-western to its north-eastern corner.
fn area(n: u8, kind: AreaKind, [west, south, east, north]: [f64; 4]) -> Area {
    let corners = [(west, south), (east, south), (east, north), (west, north)];
    let ring = corners.map(|(lng, lat)| Position::new(lng, lat).unwrap()).to_vec();
    Area::new(id(n), kind, format!("Area {n}"), Shape::new(vec![vec![ring]]).unwrap())
}

fn event(n: u8, kind: EventKind, date: &str) -> Event {
    Event { held: true, ..Event::new(id(n), kind, day(date)) }
}

/// Every field name of a value, those of nested objects too.
fn fields(value: &serde_json::Value) -> Vec<String> {
    match value {
        serde_json::Value::Object(map) => map.iter().flat_map(|(name, value)| [vec![name.clone()], fields(value)].concat()).collect(),
        serde_json::Value::Array(items) => items.iter().flat_map(fields).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn row_28_five_methods() {
    for lang in Lang::ALL {
        let labels = EventMethod::ALL.iter().map(|method| text(lang, &format!("terms.event_method.{method}")));
        assert_eq!(labels.collect::<std::collections::BTreeSet<_>>().len(), 5, "{lang:?}");
    }
    let tally = |events: Vec<Event>| log::by_method(&workspace(events.into_iter().map(Record::Event)));
    assert!(tally(vec![]).iter().all(|(_, count)| *count == 0), "what nobody used is there all the same");
    let used = |n, method| Event { method: Some(method), ..event(n, EventKind::Meeting, "2026-11-20") };
    let counts: BTreeMap<_, _> =
        tally(vec![used(1, EventMethod::Network), used(2, EventMethod::Network), used(3, EventMethod::Education)]).into_iter().collect();
    assert_eq!(EventMethod::ALL.iter().map(|method| counts[method]).collect::<Vec<_>>(), [1, 0, 0, 0, 2]);
}

#[test]
fn row_29_visits_name_an_area_and_a_group_but_nobody() {
    let visit =
        Event { area: Some(id(2)), group: Some("elders".into()), outcome: "Tea".into(), ..event(1, EventKind::Visit, "2026-11-20") };
    let names = fields(&serde_json::to_value(&visit).unwrap());
    for word in ["name", "person", "who", "visited", "phone", "door", "flat"] {
        assert!(names.iter().all(|field| !field.contains(word)), "{word}: {names:?}");
    }
    let square = [0.0, 0.0, 0.001, 0.001];
    let workspace = workspace([
        Record::Area(area(2, AreaKind::Building, square)),
        Record::Area(area(3, AreaKind::Building, square)),
        Record::Event(visit),
    ]);
    let visits: Vec<_> = log::visits_by_area(&workspace).into_iter().map(|visited| (visited.area, visited.visits)).collect();
    assert_eq!(visits, [(id(2), 1), (id(3), 0)]);
}

#[test]
fn row_31_a_building_lies_in_the_grid_cell_that_holds_it() {
    let west = area(1, AreaKind::GridCell, [114.0, 22.0, 114.01, 22.01]);
    let east = area(2, AreaKind::GridCell, [114.01, 22.0, 114.02, 22.01]);
    let inside = area(3, AreaKind::Building, [114.004, 22.004, 114.005, 22.005]);
    let astride = area(4, AreaKind::Building, [114.0095, 22.004, 114.0115, 22.005]);
    let outside = area(5, AreaKind::Building, [114.03, 22.004, 114.031, 22.005]);
    let households = Area { households: Some(96), ..west };
    let workspace = workspace([households, east, inside, astride, outside].map(Record::Area));
    let nest = Nest::of(&workspace);
    assert_eq!([3, 4, 5].map(|n| nest.parent(id(n))), [Some(id(1)), Some(id(2)), None], "by the middle of it");
    assert_eq!(workspace.areas[&id(1)].households, Some(96));
}

#[test]
fn row_32_captain_coverage_is_stewarded_over_all_and_both_heads_are_known() {
    let square = |n: u8| [f64::from(n) * 0.001, 0.0, f64::from(n) * 0.001 + 0.0005, 0.0005];
    let cell = Area { grid_worker: Some("Mr Tse".into()), ..area(90, AreaKind::GridCell, [-0.001, -0.001, 0.02, 0.02]) };
    let buildings = (1..=8).map(|n| Record::Area(area(n, AreaKind::Building, square(n))));
    let people = (1..=6).map(|n| Record::Asset(Asset::new(id(20 + n), AssetKind::Individual, format!("Captain {n}"))));
    let link = |n: u8, state| Record::Link(Link { state, ..Link::new(id(40 + n), LinkKind::Stewards, id(20 + n), id(n)) });
    let links = (1..=5).map(|n| link(n, LinkState::Active)).chain([link(6, LinkState::Declined)]);
    let workspace = workspace([Record::Area(cell)].into_iter().chain(buildings).chain(people).chain(links));
    let captains = Captains::of(&workspace);
    assert_eq!(captains.coverage(&workspace, AreaKind::Building), Coverage { stewarded: 5, all: 8 });
    let tree = captains.tree(&workspace);
    let without = tree.iter().filter(|headed| headed.depth == 1 && headed.lacks_captain).map(|headed| headed.area);
    assert_eq!(without.collect::<Vec<_>>(), [6, 7, 8].map(id));
    assert!(tree.iter().all(|headed| headed.grid_worker.as_deref() == Some("Mr Tse")));
}

#[test]
fn row_36_the_captains_four_tasks() {
    assert_eq!(CaptainPurpose::ALL.iter().map(|purpose| purpose.id()).collect::<Vec<_>>(), ["know", "match", "connect", "mobilise"]);
    let mut due_for = workspace([
        Record::Area(area(2, AreaKind::Building, [0.0, 0.0, 0.001, 0.001])),
        Record::Asset(Asset::new(id(10), AssetKind::Individual, "Captain".into())),
        Record::Link(Link::new(id(20), LinkKind::Stewards, id(10), id(2))),
    ]);
    let due = |workspace: &Workspace| rounds::visits_due(workspace, &Captains::of(workspace), id(10), day("2026-11-25")).len();
    assert_eq!(due(&due_for), 1);
    let known = Event { purpose: Some(CaptainPurpose::Know), area: Some(id(2)), ..event(30, EventKind::Visit, "2026-11-24") };
    due_for.put(Record::Event(known));
    assert_eq!(due(&due_for), 0, "getting to know the building again is what was due");
}

#[test]
fn row_38_strengths_are_chosen_and_never_scored() {
    assert!(!packs::core().strengths.is_empty());
    let captain = Asset {
        strengths: packs::core().strengths.iter().map(|term| term.id.clone()).collect(),
        ..Asset::new(id(1), AssetKind::Individual, String::new())
    };
    let value = serde_json::to_value(&captain).unwrap();
    let strengths = value["strengths"].as_array().unwrap();
    assert!(strengths.iter().all(serde_json::Value::is_string), "a list of words, without a number: {strengths:?}");
    assert!(fields(&value).iter().all(|field| !field.contains("score") && !field.contains("rank")));
    assert_eq!(captain.stars(), None);
}

#[test]
fn row_43_the_next_meeting_is_shown_and_an_overdue_one_flagged() {
    let planned = |n, kind, date| Record::Event(Event { held: false, ..event(n, kind, date) });
    let workspace = workspace([planned(1, EventKind::Training, "2026-12-09"), planned(2, EventKind::Meeting, "2026-11-20")]);
    let next = rounds::gatherings(&workspace, &Captains::default(), id(10));
    assert_eq!(next, [id(2), id(1)]);
    let overdue = next.iter().map(|id| workspace.events[id].is_overdue(day("2026-11-25")));
    assert_eq!(overdue.collect::<Vec<_>>(), [true, false]);
    assert_eq!(log::timeline(&workspace, log::Ask::default()).planned, next);
}

#[test]
fn row_44_withdrawn_consent_takes_the_name_off_the_wall() {
    let consent = Consent { scope: Visibility::Team, given_on: day("2026-11-01"), method: ConsentMethod::Spoken, withdrawn_on: None };
    let person = Asset { consent: Some(consent.clone()), ..Asset::new(id(1), AssetKind::Individual, "Mrs Chan".into()) };
    let thanks = Event { about: vec![id(1)], ..event(2, EventKind::Recognition, "2026-11-20") };
    let mut workspace = workspace([Record::Asset(person.clone()), Record::Event(thanks)]);
    let names = |workspace: &Workspace, readers| wall(workspace, readers).into_iter().map(|thanked| thanked.name).collect::<Vec<_>>();
    assert_eq!(names(&workspace, Visibility::Team), ["Mrs Chan"]);
    assert_eq!(names(&workspace, Visibility::Public), Vec::<String>::new(), "the team was allowed, not everybody");
    let withdrawn = Consent { withdrawn_on: Some(day("2026-11-25")), ..consent };
    workspace.put(Record::Asset(Asset { consent: Some(withdrawn), ..person }));
    assert_eq!(names(&workspace, Visibility::Team), Vec::<String>::new());
}
