//! Makes records from a half-good file fit together: a link needs both its ends, an area a parent that is not itself.

use crate::model::{Id, Record, RecordKind};
use std::collections::{HashMap, HashSet};

/// The records that can stand, and how many links were left out for want of an end. `here` says which other records there are.
#[must_use]
pub fn fit_together(records: Vec<Record>, here: impl Fn(Id) -> bool) -> (Vec<Record>, usize) {
    let ends: HashSet<Id> = records.iter().filter(|record| record.kind() != RecordKind::Link).map(Record::id).collect();
    let parents: HashMap<Id, Id> = records.iter().filter_map(|record| Some((record.id(), parent(record)?))).collect();
    let is_there = |id: Id| ends.contains(&id) || here(id);
    let before = records.len();
    let fitting = records.into_iter().filter_map(|record| match record {
        Record::Link(link) => (link.from != link.to && is_there(link.from) && is_there(link.to)).then_some(Record::Link(link)),
        Record::Area(mut area) => {
            area.parent = area.parent.filter(|&parent| is_there(parent) && !is_within_itself(area.id, &parents));
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
    use crate::model::{Area, AreaKind, Asset, AssetKind, Link, LinkKind, Shape};

    fn id(n: u8) -> Id {
        Id::new(1, [n; 10])
    }

    #[test]
    fn links_without_an_end_stay_out_and_the_rest_is_taken() {
        let asset = |n| Record::Asset(Asset::new(id(n), AssetKind::Place, "A".into()));
        let link = |n, from, to| Record::Link(Link::new(id(n), LinkKind::Knows, id(from), id(to)));
        let records = vec![asset(1), link(10, 1, 2), link(11, 1, 9), link(12, 1, 1)];
        let (fitting, left_out) = fit_together(records, |other| other == id(2));
        assert_eq!(fitting.iter().map(Record::id).collect::<Vec<_>>(), [id(1), id(10)]);
        assert_eq!(left_out, 2);
    }

    #[test]
    fn areas_that_lie_in_themselves_or_in_nothing_lose_their_parent() {
        let area =
            |n, parent| Record::Area(Area { parent: Some(id(parent)), ..Area::new(id(n), AreaKind::Floor, "F".into(), Shape::default()) });
        let (fitting, _) = fit_together(vec![area(1, 2), area(2, 1), area(3, 9), area(4, 5)], |other| other == id(5));
        assert_eq!(fitting.iter().map(parent).collect::<Vec<_>>(), [None, None, None, Some(id(5))]);
    }
}
