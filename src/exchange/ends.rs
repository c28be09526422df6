//! Makes records from a half-good file fit together: a link needs both its ends, an area a parent that is not itself. Actions and events
//! stand by themselves, whatever they name.

use crate::model::{Id, Record, RecordKind};
use std::collections::{HashMap, HashSet};

/// The records that can stand, and how many links were left out for want of an end. `here` says what else there is.
#[must_use]
pub fn fit_together(records: Vec<Record>, here: impl Fn(Id) -> Option<RecordKind>) -> (Vec<Record>, usize) {
    let kinds: HashMap<Id, RecordKind> = records.iter().map(|record| (record.id(), record.kind())).collect();
    let parents: HashMap<Id, Id> = records.iter().filter_map(|record| Some((record.id(), parent(record)?))).collect();
    let kind_of = |id: Id| kinds.get(&id).copied().or_else(|| here(id));
    let is_end = |id: Id| kind_of(id).is_some_and(RecordKind::takes_links);
    let before = records.len();
    let fitting = records.into_iter().filter_map(|record| match record {
        Record::Link(link) => (link.from != link.to && is_end(link.from) && is_end(link.to)).then_some(Record::Link(link)),
        Record::Area(mut area) => {
            let is_area = |&parent: &Id| kind_of(parent) == Some(RecordKind::Area);
            area.parent = area.parent.filter(is_area).filter(|_| !is_within_itself(area.id, &parents));
            Some(Record::Area(area))
        }
        other => Some(other),
    });
    let fitting: Vec<_> = fitting.collect();
    let left_out = before - fitting.len();
    (fitting, left_out)
}

fn parent(record: &Record) -> Option<Id> {
    if let Record::Area(area) = record { area.parent } else { None }
}

fn is_within_itself(area: Id, parents: &HashMap<Id, Id>) -> bool {
    let mut climbed = HashSet::new();
    let mut above = parents.get(&area);
    while let Some(&id) = above {
        if id == area || !climbed.insert(id) {
            return true;
        }
        above = parents.get(&id);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Action, Area, AreaKind, Asset, AssetKind, Event, Link, LinkKind, Shape};

    fn id(n: u8) -> Id {
        Id::new(1, [n; 10])
    }

    #[test]
    fn links_without_an_end_stay_out_and_the_rest_is_taken() {
        let asset = |n| Record::Asset(Asset::new(id(n), AssetKind::Place, "A".into()));
        let link = |n, from, to| Record::Link(Link::new(id(n), LinkKind::Knows, id(from), id(to)));
        let records = vec![asset(1), link(10, 1, 2), link(11, 1, 9), link(12, 1, 1)];
        let (fitting, left_out) = fit_together(records, |other| (other == id(2)).then_some(RecordKind::Need));
        assert_eq!(fitting.iter().map(Record::id).collect::<Vec<_>>(), [id(1), id(10)]);
        assert_eq!(left_out, 2);
    }

    #[test]
    fn areas_that_lie_in_themselves_or_in_nothing_lose_their_parent() {
        let area =
            |n, parent| Record::Area(Area { parent: Some(id(parent)), ..Area::new(id(n), AreaKind::Floor, "F".into(), Shape::default()) });
        let here = |other| (other == id(5)).then_some(RecordKind::Area);
        let (fitting, _) = fit_together(vec![area(1, 2), area(2, 1), area(3, 9), area(4, 5)], here);
        assert_eq!(fitting.iter().map(parent).collect::<Vec<_>>(), [None, None, None, Some(id(5))]);
        let (fitting, _) = fit_together(vec![area(4, 5)], |_| Some(RecordKind::Asset));
        assert_eq!(fitting.iter().map(parent).collect::<Vec<_>>(), [None], "an asset is nobody's parent");
    }

    #[test]
    fn actions_and_events_stay_whatever_they_name_and_no_link_ends_at_them() {
        let action = Action { combines: vec![id(8)], answers: vec![id(9)], ..Action::new(id(1), "A".into()) };
        let event = Event { about: vec![id(8)], area: Some(id(9)), id: id(2), ..Event::default() };
        let link = Link::new(id(3), LinkKind::Supports, id(4), id(1));
        let asset = Asset::new(id(4), AssetKind::Place, "P".into());
        let all = vec![Record::Action(action), Record::Event(event), Record::Asset(asset), Record::Link(link)];
        let (fitting, left_out) = fit_together(all.clone(), |_| None);
        assert_eq!((fitting.as_slice(), left_out), (&all[..3], 1));
    }
}
