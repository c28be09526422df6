//! The report on a large network as a job for a worker: a plain request, the records as bytes, the report back.

use super::report::{PARTS, report_telling};
use super::{Report, Sieve};
use crate::model::{Date, Id, Record, Timestamp, Workspace};
use serde::{Deserialize, Serialize};

/// What is asked about the records that come with it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    Report { sieve: Sieve },
}

/// Nodes in a report, and so how long it takes.
#[must_use]
pub fn nodes(workspace: &Workspace) -> usize {
    workspace.assets.len() + workspace.needs.len() + workspace.actions.len()
}

/// What a report reads of a community, as bytes: all records but the events.
pub fn pack(workspace: &Workspace) -> Result<Vec<u8>, postcard::Error> {
    let assets = workspace.assets.values().cloned().map(Record::Asset);
    let needs = workspace.needs.values().cloned().map(Record::Need);
    let areas = workspace.areas.values().cloned().map(Record::Area);
    let actions = workspace.actions.values().cloned().map(Record::Action);
    let links = workspace.links.values().cloned().map(Record::Link);
    let all = assets.chain(needs).chain(areas).chain(actions).chain(links);
    postcard::to_allocvec(&all.map(|record| (record.id(), record)).collect::<Vec<_>>())
}

/// Does the work; `progress` gets parts done and in all. `day_of` is the calendar of the place.
pub fn run(
    request: Request,
    bytes: &[u8],
    day_of: impl Fn(Timestamp) -> Date,
    mut progress: impl FnMut(usize, usize),
) -> Result<Report, postcard::Error> {
    let Request::Report { sieve } = request;
    let mut workspace = Workspace::default();
    for (id, mut record) in postcard::from_bytes::<Vec<(Id, Record)>>(bytes)? {
        record.set_id(id);
        workspace.put(record);
    }
    Ok(report_telling(&workspace, sieve, day_of, |done| progress(done, PARTS)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Asset, AssetKind, Link, LinkKind, Position};
    use crate::network::report;

    #[test]
    fn the_worker_tells_the_same_as_the_page_would() {
        let id = |n: u8| Id::new(1, [n; 10]);
        let mut workspace = Workspace::default();
        for n in 1..=6 {
            let position = Position::new(114.0 + f64::from(n) * 0.001, 22.0).ok();
            workspace.put(Record::Asset(Asset { position, ..Asset::new(id(n), AssetKind::Individual, format!("P{n}")) }));
        }
        for (n, (a, b)) in (20..).zip([(1, 2), (2, 3), (1, 3), (3, 4), (4, 5)]) {
            workspace.put(Record::Link(Link::new(id(n), LinkKind::Knows, id(a), id(b))));
        }
        let bytes = pack(&workspace).unwrap();
        let mut told = Vec::new();
        let found = run(Request::Report { sieve: Sieve::default() }, &bytes, Timestamp::date, |done, all| told.push((done, all))).unwrap();
        assert_eq!(found, report(&workspace, Sieve::default(), Timestamp::date));
        assert_eq!((nodes(&workspace), found.measures.links, found.weak_people.len()), (6, 5, 2));
        assert_eq!(told, (1..=PARTS).map(|done| (done, PARTS)).collect::<Vec<_>>());
        let crossed: Report = serde_json::from_str(&serde_json::to_string(&found).unwrap()).unwrap();
        assert_eq!(crossed, found, "it crosses to the page whole");
    }

    #[test]
    fn bytes_that_are_no_records_are_refused() {
        assert!(run(Request::Report { sieve: Sieve::default() }, &[7, 1, 2], Timestamp::date, |_, _| ()).is_err());
    }
}
