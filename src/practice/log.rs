//! The log of what happened and is planned: in order, filtered, and tallied by method and by area.

use super::natural;
use super::nest::Nest;
use crate::model::*;
use std::collections::BTreeMap;

/// What of the log is asked for; `None` asks for everything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ask {
    pub kind: Option<EventKind>,
    pub method: Option<EventMethod>,
    pub area: Option<Id>,
}

impl Ask {
    fn fits(self, event: &Event, nest: &Nest) -> bool {
        self.kind.is_none_or(|kind| event.kind == kind)
            && self.method.is_none_or(|method| method_of(event) == Some(method))
            && self.area.is_none_or(|outer| event.area.is_some_and(|area| nest.is_within(area, outer)))
    }
}

/// Ids of events in the order people read them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// What is planned, the earliest first, so that what is overdue stands on top.
    pub planned: Vec<Id>,
    /// What was held, the newest first.
    pub held: Vec<Id>,
}

/// The events asked for; what took place in an area took place in those around it.
#[must_use]
pub fn timeline(workspace: &Workspace, ask: Ask) -> Timeline {
    let nest = if ask.area.is_some() { Nest::of(workspace) } else { Nest::default() };
    let (mut held, mut planned): (Vec<&Event>, Vec<&Event>) =
        workspace.events.values().filter(|event| ask.fits(event, &nest)).partition(|event| event.held);
    planned.sort_by_key(|event| (event.date, event.id));
    held.sort_by_key(|event| std::cmp::Reverse((event.date, event.id)));
    let ids = |events: Vec<&Event>| events.into_iter().map(|event| event.id).collect();
    Timeline { planned: ids(planned), held: ids(held) }
}

/// How often each of the five methods was used; what was only planned is not counted, and a method nobody used stands with 0.
#[must_use]
pub fn by_method(workspace: &Workspace) -> Vec<(EventMethod, usize)> {
    let mut counts: BTreeMap<EventMethod, usize> = EventMethod::ALL.iter().map(|&method| (method, 0)).collect();
    for method in workspace.events.values().filter(|event| event.held).filter_map(method_of) {
        *counts.entry(method).or_default() += 1;
    }
    EventMethod::ALL.iter().map(|method| (*method, counts[method])).collect()
}

/// The method that was named, or else the one that the kind itself is.
#[must_use]
pub fn method_of(event: &Event) -> Option<EventMethod> {
    event.method.or(match event.kind {
        EventKind::Visit => Some(EventMethod::Visit),
        EventKind::Education => Some(EventMethod::Education),
        EventKind::Publicity => Some(EventMethod::Publicity),
        EventKind::Activity => Some(EventMethod::Activity),
        _ => None,
    })
}

/// How often an area was visited, and when last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visited {
    pub area: Id,
    pub visits: usize,
    pub last: Option<Date>,
}

/// Every building and floor, visited or not, and whatever else was visited, by name.
#[must_use]
pub fn visits_by_area(workspace: &Workspace) -> Vec<Visited> {
    let is_home = |area: &&Area| matches!(area.kind, AreaKind::Building | AreaKind::Floor);
    let mut visited: BTreeMap<Id, Visited> =
        workspace.areas.values().filter(is_home).map(|area| (area.id, Visited { area: area.id, visits: 0, last: None })).collect();
    let visits = workspace.events.values().filter(|event| event.held && event.kind == EventKind::Visit);
    for (area, date) in visits.filter_map(|event| Some((event.area.filter(|id| workspace.areas.contains_key(id))?, event.date))) {
        let entry = visited.entry(area).or_insert(Visited { area, visits: 0, last: None });
        entry.visits += 1;
        entry.last = entry.last.max(Some(date));
    }
    let mut visited: Vec<Visited> = visited.into_values().collect();
    visited.sort_by_cached_key(|visited| workspace.areas.get(&visited.area).map(|area| natural::key(&area.name)));
    visited
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u8) -> Id {
        Id::new(1, [n; 10])
    }

    fn event(n: u8, kind: EventKind, day: &str, held: bool) -> Event {
        Event { held, ..Event::new(id(n), kind, Date::parse(day).unwrap()) }
    }

    fn workspace(events: impl IntoIterator<Item = Event>) -> Workspace {
        let mut workspace = Workspace::default();
        events.into_iter().for_each(|event| workspace.put(Record::Event(event)));
        workspace
    }

    #[test]
    fn what_is_planned_stands_first_and_what_was_held_runs_backwards() {
        let workspace = workspace([
            event(1, EventKind::Visit, "2026-11-01", true),
            event(2, EventKind::Meeting, "2026-12-05", false),
            event(3, EventKind::Training, "2026-11-10", false),
            event(4, EventKind::Visit, "2026-11-20", true),
        ]);
        assert_eq!(timeline(&workspace, Ask::default()), Timeline { planned: vec![id(3), id(2)], held: vec![id(4), id(1)] });
        let visits = Ask { kind: Some(EventKind::Visit), ..Ask::default() };
        assert_eq!(timeline(&workspace, visits), Timeline { planned: vec![], held: vec![id(4), id(1)] });
        let network = Ask { method: Some(EventMethod::Network), ..Ask::default() };
        assert_eq!(timeline(&workspace, network), Timeline::default());
    }

    #[test]
    fn what_took_place_on_a_floor_took_place_in_its_building() {
        let mut workspace = workspace([
            Event { area: Some(id(11)), ..event(1, EventKind::Visit, "2026-11-01", true) },
            event(2, EventKind::Visit, "2026-11-02", true),
        ]);
        let floor = Area { parent: Some(id(10)), ..Area::new(id(11), AreaKind::Floor, String::new(), Shape::default()) };
        [Area::new(id(10), AreaKind::Building, String::new(), Shape::default()), floor]
            .into_iter()
            .for_each(|area| workspace.put(Record::Area(area)));
        let held = |area| timeline(&workspace, Ask { area: Some(id(area)), ..Ask::default() }).held;
        assert_eq!((held(10), held(11), held(12)), (vec![id(1)], vec![id(1)], vec![]));
    }

    #[test]
    fn a_visit_is_the_method_visit_unless_something_else_was_said() {
        let said = Event { method: Some(EventMethod::Network), ..event(1, EventKind::Visit, "2026-11-01", true) };
        let planned = event(2, EventKind::Visit, "2026-11-01", false);
        let counts = by_method(&workspace([said, planned, event(3, EventKind::Visit, "2026-11-02", true)]));
        let count = |method| counts.iter().find(|(each, _)| *each == method).map(|(_, count)| *count);
        assert_eq!((count(EventMethod::Visit), count(EventMethod::Network), counts.len()), (Some(1), Some(1), 5));
    }

    #[test]
    fn buildings_nobody_visited_are_listed_and_deleted_ones_are_not() {
        let mut workspace = workspace([
            Event { area: Some(id(10)), ..event(1, EventKind::Visit, "2026-11-03", true) },
            Event { area: Some(id(10)), ..event(2, EventKind::Visit, "2026-11-01", true) },
            Event { area: Some(id(11)), ..event(3, EventKind::Visit, "2026-12-01", false) },
            Event { area: Some(id(99)), ..event(4, EventKind::Visit, "2026-11-01", true) },
        ]);
        for (n, kind) in [(10, AreaKind::Building), (11, AreaKind::Building), (12, AreaKind::GridCell)] {
            workspace.put(Record::Area(Area::new(id(n), kind, String::new(), Shape::default())));
        }
        let visited = |area, visits, last: Option<&str>| Visited { area: id(area), visits, last: last.and_then(Date::parse) };
        assert_eq!(visits_by_area(&workspace), [visited(10, 2, Some("2026-11-03")), visited(11, 0, None)]);
    }
}
