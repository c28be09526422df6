//! How the network grew, day by day, from when its records and links came; what was deleted since is not in it.

use super::graph::doings;
use super::{Net, measure};
use crate::model::{Date, Id, Timestamp, Workspace};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The network at the end of a day.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Moment {
    pub day: Date,
    pub nodes: usize,
    pub links: usize,
    /// 0 to 1.
    pub density: f64,
    pub circles: usize,
    pub alone: usize,
}

/// Days on which something came, `most` of them evenly spread, the first and the last among them; `day_of` is the calendar of the place.
#[must_use]
pub fn over_time(workspace: &Workspace, day_of: impl Fn(Timestamp) -> Date, most: usize) -> Vec<Moment> {
    let mut born: BTreeMap<Id, Date> = BTreeMap::new();
    born.extend(workspace.assets.values().map(|asset| (asset.id, day_of(asset.stamp.created_at))));
    born.extend(workspace.needs.values().map(|need| (need.id, day_of(need.stamp.created_at))));
    born.extend(workspace.actions.values().map(|action| (action.id, day_of(action.stamp.created_at))));
    let links = workspace.links.values().filter(|link| super::Sieve::default().lets_link(link));
    let links = links.map(|link| (link.since.unwrap_or_else(|| day_of(link.stamp.created_at)), (link.from, link.to)));
    let acts = workspace.actions.values().flat_map(|action| doings(action).map(|pair| (day_of(action.stamp.created_at), pair)));
    // Nothing is joined before both are there.
    let joined = links.chain(acts).filter_map(|(day, (a, b))| Some((day.max(*born.get(&a)?).max(*born.get(&b)?), (a, b))));
    let joined: Vec<(Date, (Id, Id))> = joined.collect();
    let days: BTreeSet<Date> = born.values().copied().chain(joined.iter().map(|(day, _)| *day)).collect();
    spread(&days.into_iter().collect::<Vec<_>>(), most).map(|day| at_the_end_of(day, &born, &joined)).collect()
}

fn at_the_end_of(day: Date, born: &BTreeMap<Id, Date>, joined: &[(Date, (Id, Id))]) -> Moment {
    let there = born.iter().filter(|(_, born)| **born <= day).map(|(id, _)| *id);
    let measures = measure(&Net::new(there, joined.iter().filter(|(since, _)| *since <= day).map(|(_, pair)| *pair)));
    Moment {
        day,
        nodes: measures.nodes,
        links: measures.links,
        density: measures.density,
        circles: measures.circles.len(),
        alone: measures.isolates.len(),
    }
}

/// `most` of all, evenly, with the first and the last.
fn spread(all: &[Date], most: usize) -> impl Iterator<Item = Date> + '_ {
    let shown = all.len().min(most.max(2));
    let last = all.len().saturating_sub(1);
    (0..shown).map(move |at| all[at * last / shown.saturating_sub(1).max(1)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Asset, AssetKind, Link, LinkKind, Record};

    const DAY_MS: i64 = 86_400_000;

    fn id(n: u8) -> Id {
        Id::new(1, [n; 10])
    }

    fn born_on(day: i64, n: u8) -> Record {
        let mut asset = Asset::new(id(n), AssetKind::Individual, String::new());
        asset.stamp.created_at = Timestamp(day * DAY_MS);
        Record::Asset(asset)
    }

    #[test]
    fn circles_join_as_links_come() {
        let mut workspace = Workspace::default();
        for (day, n) in [(10, 1), (10, 2), (11, 3), (12, 4)] {
            workspace.put(born_on(day, n));
        }
        for (day, n, a, b) in [(10, 11, 1, 2), (13, 12, 3, 4), (14, 13, 2, 3)] {
            let mut link = Link::new(id(n), LinkKind::Knows, id(a), id(b));
            link.stamp.created_at = Timestamp(day * DAY_MS);
            workspace.put(Record::Link(link));
        }
        let told = |most| {
            over_time(&workspace, Timestamp::date, most)
                .iter()
                .map(|each| (each.nodes, each.links, each.circles, each.alone))
                .collect::<Vec<_>>()
        };
        assert_eq!(told(9), [(2, 1, 1, 0), (3, 1, 1, 1), (4, 1, 1, 2), (4, 2, 2, 0), (4, 3, 1, 0)]);
        assert_eq!(told(2), [(2, 1, 1, 0), (4, 3, 1, 0)]);
    }

    #[test]
    fn nothing_has_no_days() {
        assert_eq!(over_time(&Workspace::default(), Timestamp::date, 9), []);
    }
}
