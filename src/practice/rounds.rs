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
#[path = "rounds_tests.rs"]
mod tests;
