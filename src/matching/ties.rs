//! What the links of a community say about pairs, by record.

use crate::model::*;
use std::collections::HashMap;

/// A link as seen from one of its ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tie {
    link: Id,
    pub other: Id,
    sort: Sort,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Declined,
    /// An agreed or active match.
    Meets,
    /// The other end is captain here.
    Stewarded,
    Plain,
}

/// Every link at both its ends, those of one end in the order they were put down.
#[derive(Clone, Debug, Default)]
pub(super) struct Ties {
    at: HashMap<Id, Vec<Tie>>,
    /// Link → its ends.
    ends: HashMap<Id, (Id, Id)>,
}

impl Ties {
    pub(super) fn new(workspace: &Workspace) -> Self {
        let mut ties = Self::default();
        workspace.links.values().for_each(|link| ties.put(link));
        ties
    }

    /// Adds a link that is not there.
    pub(super) fn put(&mut self, link: &Link) {
        self.ends.insert(link.id, (link.from, link.to));
        self.put_end(link, link.from, link.to);
        if link.from != link.to {
            self.put_end(link, link.to, link.from);
        }
    }

    fn put_end(&mut self, link: &Link, end: Id, other: Id) {
        let sort = match (link.state, link.kind) {
            (LinkState::Declined, _) => Sort::Declined,
            (LinkState::Agreed | LinkState::Active, LinkKind::Match) => Sort::Meets,
            (_, LinkKind::Stewards) if end == link.to => Sort::Stewarded,
            _ => Sort::Plain,
        };
        let ties = self.at.entry(end).or_default();
        let place = ties.partition_point(|tie| tie.link < link.id);
        ties.insert(place, Tie { link: link.id, other, sort });
    }

    /// Takes a link away; its ends, if it was there.
    pub(super) fn take(&mut self, link: Id) -> Option<(Id, Id)> {
        let (from, to) = self.ends.remove(&link)?;
        for end in [from, to] {
            if let Some(ties) = self.at.get_mut(&end) {
                ties.retain(|tie| tie.link != link);
            }
        }
        Some((from, to))
    }

    pub(super) fn at(&self, id: Id) -> &[Tie] {
        self.at.get(&id).map_or(&[], Vec::as_slice)
    }

    /// Links at a record, declined ones aside.
    pub(super) fn links_at(&self, id: Id) -> usize {
        self.at(id).iter().filter(|tie| tie.is_live()).count()
    }

    pub(super) fn is_declined(&self, asset: Id, need: Id) -> bool {
        self.at(asset).iter().any(|tie| tie.other == need && !tie.is_live())
    }

    pub(super) fn are_linked(&self, a: Id, b: Id) -> bool {
        let (a, b) = if self.at(a).len() <= self.at(b).len() { (a, b) } else { (b, a) };
        self.at(a).iter().any(|tie| tie.other == b && tie.is_live())
    }

    /// The captains of an area.
    pub(super) fn captains_of(&self, area: Id) -> impl Iterator<Item = Id> + Clone {
        self.at(area).iter().filter(|tie| tie.sort == Sort::Stewarded).map(|tie| tie.other)
    }

    /// What a record is matched with now: the needs an asset meets, the assets that meet a need.
    pub(super) fn matched_with(&self, id: Id) -> impl Iterator<Item = Id> {
        self.at(id).iter().filter(|tie| tie.sort == Sort::Meets).map(|tie| tie.other)
    }
}

impl Tie {
    pub(super) fn is_live(self) -> bool {
        self.sort != Sort::Declined
    }
}
