//! A captain's rounds: which of their areas are to be visited, what is coming, what was done lately.

use super::captains::Captains;
use crate::model::*;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Days after which a visit is due again.
pub const VISIT_DAYS: i64 = 30;

/// The areas of a captain that nobody visited, or got to know anew, in the last [`VISIT_DAYS`] days, with the last day; those never
/// visited first, then the longest ago. A visit to what lies in an area is a visit to it.
#[must_use]
pub fn visits_due(workspace: &Workspace, captains: &Captains, captain: Id, today: Date) -> Vec<(Id, Option<Date>)> {
    let counts = |event: &&Event| event.held && (event.kind == EventKind::Visit || event.purpose == Some(CaptainPurpose::Know));
    let mut last: BTreeMap<Id, Date> = BTreeMap::new();
    for event in workspace.events.values().filter(counts) {
        for area in event.area.into_iter().flat_map(|area| captains.nest().outwards(area)) {
            let known = last.entry(area).or_insert(event.date);
            *known = event.date.max(*known);
        }
    }
    let mut due: Vec<(Id, Option<Date>)> = captains
        .areas_of(captain)
        .map(|area| (area, last.get(&area).copied()))
        .filter(|(_, last)| last.is_none_or(|last| today.days_since(last) > VISIT_DAYS))
        .collect();
    due.sort_by_key(|&(area, last)| (last, area));
    due
}

/// Meetings and trainings that are planned and concern a captain, the earliest first: those about them, those in their areas or around
/// them, and those that name neither an area nor anything else.
#[must_use]
pub fn gatherings(workspace: &Workspace, captains: &Captains, captain: Id) -> Vec<Id> {
    let concerns = |event: &&Event| {
        event.about.contains(&captain)
            || match event.area {
                Some(area) => {
                    captains.areas_of(captain).any(|own| captains.nest().is_within(own, area) || captains.nest().is_within(area, own))
                }
                None => event.about.is_empty(),
            }
    };
    let is_one = |event: &&Event| !event.held && matches!(event.kind, EventKind::Meeting | EventKind::Training);
    let mut coming: Vec<&Event> = workspace.events.values().filter(is_one).filter(concerns).collect();
    coming.sort_by_key(|event| (event.date, event.id));
    coming.into_iter().map(|event| event.id).collect()
}

/// What took place in a captain's areas or was about them, the newest first.
#[must_use]
pub fn done_lately(workspace: &Workspace, captains: &Captains, captain: Id, most: usize) -> Vec<Id> {
    let is_theirs = |event: &&Event| {
        let in_their_area = |area| captains.areas_of(captain).any(|own| captains.nest().is_within(area, own));
        event.held && (event.about.contains(&captain) || event.area.is_some_and(in_their_area))
    };
    let mut done: Vec<&Event> = workspace.events.values().filter(is_theirs).collect();
    done.sort_by_key(|event| Reverse((event.date, event.id)));
    done.into_iter().take(most).map(|event| event.id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u8) -> Id {
        Id::new(1, [n; 10])
    }

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    /// Captain 10 looks after buildings 2 and 3 and floor 4 of the latter; building 5 is nobody's.
    fn workspace(events: impl IntoIterator<Item = Event>) -> Workspace {
        let mut workspace = Workspace::default();
        let area = |n, kind, parent: Option<u8>| Area { parent: parent.map(id), ..Area::new(id(n), kind, String::new(), Shape::default()) };
        let buildings = [2, 3, 5].map(|n| area(n, AreaKind::Building, None));
        buildings.into_iter().chain([area(4, AreaKind::Floor, Some(3))]).for_each(|area| workspace.put(Record::Area(area)));
        workspace.put(Record::Asset(Asset::new(id(10), AssetKind::Individual, String::new())));
        for n in [2, 3, 4] {
            workspace.put(Record::Link(Link::new(id(20 + n), LinkKind::Stewards, id(10), id(n))));
        }
        events.into_iter().for_each(|event| workspace.put(Record::Event(event)));
        workspace
    }

    fn event(n: u8, kind: EventKind, date: &str, area: Option<u8>) -> Event {
        Event { area: area.map(id), ..Event::new(id(n), kind, day(date)) }
    }

    fn held(event: Event) -> Event {
        Event { held: true, ..event }
    }

    #[test]
    fn a_visit_is_due_after_thirty_days_and_one_to_a_floor_counts_for_its_building() {
        let workspace = workspace([
            held(event(30, EventKind::Visit, "2026-11-01", Some(4))),
            held(event(31, EventKind::Meeting, "2026-11-20", Some(2))),
            held(Event { purpose: Some(CaptainPurpose::Know), ..event(32, EventKind::Activity, "2026-10-01", Some(2)) }),
            event(33, EventKind::Visit, "2026-11-30", Some(2)),
        ]);
        let due = |today| visits_due(&workspace, &Captains::of(&workspace), id(10), day(today));
        assert_eq!(due("2026-12-01"), [(id(2), Some(day("2026-10-01")))], "neither a meeting nor a visit that was only planned");
        assert_eq!(due("2026-12-02").len(), 3, "thirty-one days");
    }

    #[test]
    fn an_area_never_visited_is_due_first() {
        let workspace = workspace([held(event(30, EventKind::Visit, "2026-01-01", Some(2)))]);
        let due = visits_due(&workspace, &Captains::of(&workspace), id(10), day("2026-12-01"));
        assert_eq!(due.first().map(|(_, last)| *last), Some(None));
        assert_eq!(due.last(), Some(&(id(2), Some(day("2026-01-01")))));
    }

    #[test]
    fn a_captain_is_told_of_meetings_for_all_and_of_their_own_only() {
        let workspace = workspace([
            event(30, EventKind::Training, "2026-12-09", None),
            event(31, EventKind::Meeting, "2026-12-01", Some(4)),
            event(32, EventKind::Meeting, "2026-12-02", Some(5)),
            event(33, EventKind::Activity, "2026-12-03", None),
            held(event(34, EventKind::Meeting, "2026-11-01", None)),
            Event { about: vec![id(10)], ..event(35, EventKind::Meeting, "2026-12-20", Some(5)) },
        ]);
        assert_eq!(gatherings(&workspace, &Captains::of(&workspace), id(10)), [id(31), id(30), id(35)]);
    }

    #[test]
    fn what_was_done_lately_runs_backwards_and_keeps_to_their_areas() {
        let workspace = workspace([
            held(event(30, EventKind::Visit, "2026-11-01", Some(4))),
            held(event(31, EventKind::Visit, "2026-11-02", Some(5))),
            held(Event { about: vec![id(10)], ..event(32, EventKind::Recognition, "2026-11-03", None) }),
            event(33, EventKind::Visit, "2026-11-04", Some(2)),
        ]);
        let done = |most| done_lately(&workspace, &Captains::of(&workspace), id(10), most);
        assert_eq!((done(9), done(1)), (vec![id(32), id(30)], vec![id(32)]));
    }
}
