//! How ready a community is: the attributes of each element, what was found for them, and what the map counts by itself.

use crate::model::*;
use crate::packs::{LiveCount, Pack};

/// One attribute as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The attribute's id.
    pub id: String,
    pub met: bool,
    pub note: String,
    pub counts: Vec<(LiveCount, usize)>,
}

/// One element with its attributes, in the pack's order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ready {
    /// The element's id.
    pub id: String,
    pub points: Vec<Point>,
}

impl Ready {
    #[must_use]
    pub fn met(&self) -> usize {
        self.points.iter().filter(|point| point.met).count()
    }
}

/// Every attribute of the pack with what the community found for it.
#[must_use]
pub fn readiness(workspace: &Workspace, pack: &Pack) -> Vec<Ready> {
    let counts = live_counts(workspace);
    let count = |which: LiveCount| counts.iter().find(|(each, _)| *each == which).map_or(0, |(_, count)| *count);
    let noted = |id: &str| workspace.info.readiness.iter().find(|noted| noted.id == id).cloned().unwrap_or_default();
    let ready = |element: &crate::packs::Element| Ready {
        id: element.id.clone(),
        points: element
            .attributes
            .iter()
            .map(|attribute| {
                let Noted { met, note, .. } = noted(&attribute.id);
                Point { id: attribute.id.clone(), met, note, counts: attribute.counts.iter().map(|&which| (which, count(which))).collect() }
            })
            .collect(),
    };
    pack.elements.iter().map(ready).collect()
}

/// The numbers that the map knows of itself.
#[must_use]
pub fn live_counts(workspace: &Workspace) -> Vec<(LiveCount, usize)> {
    let mut counts: Vec<(LiveCount, usize)> = LiveCount::ALL.iter().map(|&count| (count, 0)).collect();
    for asset in workspace.assets.values() {
        counts.iter_mut().filter(|(count, _)| count.includes(asset)).for_each(|(_, number)| *number += 1);
    }
    counts
}

/// What a community says of itself, with this found for an attribute; a blank finding leaves no trace.
#[must_use]
pub fn noting(info: &Info, id: &str, met: bool, note: &str) -> Info {
    let mut info = info.clone();
    let note = note.trim().to_owned();
    let at = info.readiness.iter().position(|noted| noted.id == id);
    match at {
        Some(at) if !met && note.is_empty() => drop(info.readiness.remove(at)),
        Some(at) => (info.readiness[at].met, info.readiness[at].note) = (met, note),
        None if met || !note.is_empty() => info.readiness.push(Noted { id: id.to_owned(), met, note }),
        None => {}
    }
    info
}
