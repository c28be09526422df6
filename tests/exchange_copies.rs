//! Copies for others: what nobody gave leave for is not in their bytes, and they read back as what they are.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests stop the test")]

mod exchange_kit;

use exchange_kit::{NOW, new_ids, workspace};
use linli::exchange::{Copy, FEWEST_PEOPLE, Level, Mapping, Pictures, backup, keep_ours, public_copy, take, team_copy, write_copy};
use linli::model::*;
use proptest::prelude::*;

fn bytes(copy: &Copy) -> String {
    String::from_utf8(write_copy(copy, NOW, &Pictures::new()).unwrap()).unwrap()
}

fn read(text: &str) -> Workspace {
    let taken = take(text.as_bytes(), &Mapping::default(), new_ids(), NOW, &mut |_, _| true).unwrap();
    assert_eq!((taken.skipped, taken.problems), (vec![], vec![]));
    Workspace {
        info: taken.info.unwrap(),
        ..taken.records.into_iter().fold(Workspace::default(), |mut all, record| {
            all.put(record);
            all
        })
    }
}

/// Each record says who it is, so that its words can be looked for, and is told from its neighbour.
fn named(mut workspace: Workspace) -> Workspace {
    for asset in workspace.assets.values_mut() {
        asset.name = format!("name of {}", asset.id);
    }
    for need in workspace.needs.values_mut() {
        need.statement = format!("name of {}", need.id);
    }
    for area in workspace.areas.values_mut() {
        area.name = format!("name of {}", area.id);
    }
    for action in workspace.actions.values_mut() {
        action.name = format!("name of {}", action.id);
    }
    for event in workspace.events.values_mut() {
        event.outcome = format!("name of {}", event.id);
    }
    let ids: Vec<Id> = workspace.records().map(|record| record.id()).collect();
    ids.windows(2).for_each(|pair| workspace.info.kept_apart.insert(Pair::new(pair[0], pair[1])));
    workspace
}

/// The records these readers may not see, told from the model's own words.
fn hidden_from(workspace: &Workspace, readers: Visibility) -> Vec<Id> {
    let too_narrow =
        |visibility: Visibility| visibility == Visibility::Device || (readers == Visibility::Public && visibility == Visibility::Team);
    let without_leave = |asset: &Asset| match &asset.consent {
        None => asset.kind == AssetKind::Individual,
        Some(consent) => consent.withdrawn_on.is_some() || too_narrow(consent.scope),
    };
    let assets = workspace.assets.values().filter(|asset| too_narrow(asset.visibility) || without_leave(asset)).map(|asset| asset.id);
    let needs = workspace.needs.values().filter(|need| too_narrow(need.visibility)).map(|need| need.id);
    let areas = workspace.areas.values().filter(|area| too_narrow(area.visibility)).map(|area| area.id);
    let actions = workspace.actions.values().filter(|action| too_narrow(action.visibility)).map(|action| action.id);
    let events = workspace.events.values().filter(|event| too_narrow(event.visibility)).map(|event| event.id);
    assets.chain(needs).chain(areas).chain(actions).chain(events).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_hidden_is_nowhere_in_the_bytes(workspace in workspace()) {
        let workspace = named(workspace);
        for (copy, readers) in [(team_copy(&workspace), Visibility::Team), (public_copy(&workspace), Visibility::Public)] {
            let text = bytes(&copy);
            for id in hidden_from(&workspace, readers) {
                prop_assert!(!text.contains(&id.to_string()), "{readers}: {id}");
            }
        }
    }

    #[test]
    fn copies_read_back_as_they_are(workspace in workspace()) {
        for copy in [team_copy(&workspace), public_copy(&workspace)] {
            let text = bytes(&copy);
            let level = format!("\"exported_level\":\"{}\"", copy.level);
            prop_assert!(text.contains(&level));
            prop_assert_eq!(read(&text), copy.workspace);
        }
    }

    #[test]
    fn a_copy_taken_where_it_was_made_changes_nothing(workspace in workspace()) {
        for copy in [team_copy(&workspace), public_copy(&workspace)] {
            let taken = take(bytes(&copy).as_bytes(), &Mapping::default(), new_ids(), NOW, &mut |_, _| true).unwrap();
            let held = taken.records.len();
            prop_assert_eq!(taken.level, copy.level);
            let here = |id| workspace.record(id).map(|record| record.kind());
            prop_assert_eq!(keep_ours(taken.records, taken.level, here), (vec![], held));
        }
    }

    #[test]
    fn no_copy_for_others_names_a_photo(workspace in workspace()) {
        for copy in [team_copy(&workspace), public_copy(&workspace)] {
            prop_assert!(copy.workspace.records().all(|record| photos_of(&record).is_none_or(|photos| photos.count() == 0)));
        }
    }

    #[test]
    fn a_copy_of_a_copy_is_the_same(workspace in workspace()) {
        let team = team_copy(&workspace);
        prop_assert_eq!(team_copy(&team.workspace), team);
    }

    #[test]
    fn the_public_copy_tells_no_needs_of_few(workspace in workspace()) {
        let public = public_copy(&workspace).workspace;
        prop_assert!(public.events.is_empty());
        for need in public.needs.values() {
            prop_assert!(!need.sensitive && need.note.is_empty());
            prop_assert!(need.people_estimate.is_none_or(|people| people >= FEWEST_PEOPLE));
        }
        let in_the_middle = |place: Position| workspace.areas.values().any(|area| area.shape.centre() == Some(place));
        prop_assert!(public.needs.values().filter_map(|need| need.position).all(in_the_middle));
        let blurred = public.assets.values().filter(|asset| asset.precision != Precision::Exact);
        prop_assert!(blurred.filter_map(|asset| asset.position).all(in_the_middle));
    }
}

fn id(n: u8) -> Id {
    Id::new(1, [n; 10])
}

fn leave(withdrawn_on: Option<Date>) -> Option<Consent> {
    Some(Consent { scope: Visibility::Public, given_on: NOW.date(), method: ConsentMethod::Spoken, withdrawn_on })
}

/// A square of this half side in degrees.
fn square(n: u8, kind: AreaKind, name: &str, (lng, lat): (f64, f64), half: f64) -> Record {
    let corners = [(-half, -half), (half, -half), (half, half), (-half, half)];
    let ring = corners.map(|(x, y)| Position::new(lng + x, lat + y).unwrap()).to_vec();
    let shape = Shape::new(vec![vec![ring]]).unwrap();
    Record::Area(Area { visibility: Visibility::Public, ..Area::new(id(n), kind, name.into(), shape) })
}

/// Fixture f: one person without leave, one who took it back, an area of three people; and beside them what may be shown.
fn fixture() -> Workspace {
    let mut workspace = Workspace { info: Info::new(id(99), "Estate".into(), NOW), ..Workspace::default() };
    let person = |n, name: &str, consent| {
        let position = Position::new(114.0003, 22.0003).ok();
        let person = Asset::new(id(n), AssetKind::Individual, name.into());
        let note = "flat 12B, call 9123 4567".into();
        Record::Asset(Asset { position, consent, note, visibility: Visibility::Public, ..person })
    };
    let need = |n, statement: &str, lng, people| {
        let need = Need::new(id(n), statement.into());
        let position = Position::new(lng, 22.0004).ok();
        Record::Need(Need { position, people_estimate: Some(people), visibility: Visibility::Public, ..need })
    };
    let records = [
        square(1, AreaKind::GridCell, "West cell", (114.0, 22.0), 0.01),
        square(2, AreaKind::Building, "Block 1", (114.0002, 22.0002), 0.0002),
        square(3, AreaKind::GridCell, "East cell", (114.1, 22.0), 0.01),
        person(4, "Unasked Chan", None),
        person(5, "Withdrawn Wong", leave(Some(NOW.date()))),
        person(6, "Willing Lee", leave(None)),
        need(7, "We would like lunch together", 114.0004, 40),
        need(8, "We three would like a ramp", 114.1004, 3),
        Record::Link(Link { visibility: Visibility::Public, ..Link::new(id(9), LinkKind::Match, id(6), id(7)) }),
        Record::Link(Link { visibility: Visibility::Public, ..Link::new(id(10), LinkKind::Match, id(5), id(7)) }),
        Record::Event(Event { held: true, outcome: "Visited the third floor".into(), ..Event::new(id(11), EventKind::Visit, NOW.date()) }),
    ];
    records.into_iter().for_each(|record| workspace.put(record));
    workspace
}

#[test]
fn a_public_copy_tells_how_many_and_not_whose_tablet_counted() {
    let mut action = Action { visibility: Visibility::Public, ..Action::new(id(1), "Repair".into()) };
    ["k3mn7", "p2qr4"].iter().for_each(|device| action.supporters.add_one(device));
    let workspace = Workspace { actions: [(action.id, action)].into(), ..Workspace::default() };
    let [team, public] = [team_copy(&workspace), public_copy(&workspace)].map(|copy| bytes(&copy));
    assert!(team.contains("k3mn7") && !public.contains("k3mn7") && !public.contains("p2qr4"));
    assert_eq!(read(&public).actions[&id(1)].supporters, Tally::of(2));
}

#[test]
fn fixture_f_shows_nobody_who_gave_no_leave_and_no_group_of_three() {
    let copy = public_copy(&fixture());
    let text = bytes(&copy);
    for hidden in ["Unasked Chan", "Withdrawn Wong", "ramp", "12B", "9123", "third floor", &id(10).to_string()] {
        assert!(!text.contains(hidden), "{hidden}");
    }
    for shown in ["Willing Lee", "lunch together", "West cell", &id(9).to_string(), r#""events":{"visit":1}"#] {
        assert!(text.contains(shown), "{shown}");
    }
    let back = read(&text);
    assert_eq!(back.assets[&id(6)].position, Position::new(114.0002, 22.0002).ok(), "in the middle of the building");
    assert_eq!(back.needs[&id(7)].position, Position::new(114.0, 22.0).ok(), "in the middle of the area");
    assert_eq!(copy.level, Level::Public);
}

#[test]
fn a_public_copy_whose_header_a_gis_tool_dropped_is_still_one() {
    let signed = |stamp: &mut Stamp| "ab12".clone_into(&mut stamp.device);
    let mut workspace = fixture();
    workspace.assets.values_mut().for_each(|asset| signed(&mut asset.stamp));
    let level = |bytes: &[u8]| {
        let mut file: serde_json::Value = serde_json::from_slice(bytes).unwrap();
        file.as_object_mut().unwrap().remove("linli");
        take(file.to_string().as_bytes(), &Mapping::default(), new_ids(), NOW, &mut |_, _| true).unwrap().level
    };
    assert_eq!(level(bytes(&public_copy(&workspace)).as_bytes()), Level::Public);
    assert_eq!(level(&backup(&workspace, NOW, &Pictures::new()).unwrap()), Level::Full);
}

#[test]
fn a_home_is_never_shown_exactly() {
    let mut workspace = fixture();
    workspace.assets.get_mut(&id(6)).unwrap().precision = Precision::Exact;
    let public = public_copy(&workspace).workspace;
    assert_eq!(public.assets[&id(6)].position, Position::new(114.0002, 22.0002).ok());
    assert_eq!(public.assets[&id(6)].precision, Precision::Building);
}

#[test]
fn the_team_copy_keeps_what_colleagues_need() {
    let workspace = fixture();
    let team = team_copy(&workspace).workspace;
    assert!(!team.assets.contains_key(&id(4)) && !team.assets.contains_key(&id(5)) && !team.links.contains_key(&id(10)));
    assert_eq!(team.assets[&id(6)], workspace.assets[&id(6)], "place and note as they are");
    assert_eq!((team.needs.len(), team.areas.len(), team.events.len()), (2, 3, 1));
}

#[test]
fn areas_with_few_people_are_hidden_whatever_the_number_of_needs() {
    let mut workspace = fixture();
    let more = Need { people_estimate: Some(2), ..workspace.needs[&id(8)].clone() };
    workspace.put(Record::Need(Need { id: id(12), ..more }));
    let public = public_copy(&workspace).workspace;
    let east = |n| public.needs.get(&id(n)).map(|need| need.people_estimate);
    assert_eq!([east(8), east(12)], [Some(None), Some(None)], "five together show, yet no number under five");
    let small = public.needs.values().filter_map(|need| need.people_estimate).filter(|&people| people < FEWEST_PEOPLE);
    assert_eq!(small.count(), 0);
}
