//! What the links of a community say about pairs, by record.

use super::ById;
use crate::model::*;
use smallvec::SmallVec;
use std::collections::BTreeMap;

/// A link as seen from one of its ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tie {
    pub other: Id,
    sort: Sort,
    /// Whether it runs to this end.
    is_to_here: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Declined,
    /// An agreed or active match.
    Meets,
    /// From a captain.
    Stewards,
    Plain,
}

#[derive(Clone, Copy, Debug)]
struct Tied {
    link: Id,
    from: Id,
    to: Id,
    sort: Sort,
}

/// Every link, to be found by either end.
#[derive(Clone, Debug, Default)]
pub(super) struct Ties {
    all: Vec<Tied>,
    /// Places in `all` whose link was taken away.
    free: Vec<u32>,
    /// Link → its place in `all`.
    places: BTreeMap<Id, u32>,
    /// Record → the places of its links, in the order they were put down.
    at: ById<SmallVec<[u32; 4]>>,
}

impl Ties {
    pub(super) fn new(workspace: &Workspace) -> Self {
        let mut ties = Self { all: Vec::with_capacity(workspace.links.len()), ..Self::default() };
        ties.places = workspace.links.values().filter_map(|link| Some((link.id, ties.place(link)?))).collect();
        ties
    }

    /// Adds a link that is not there.
    pub(super) fn put(&mut self, link: &Link) {
        if let Some(place) = self.place(link) {
            self.places.insert(link.id, place);
        }
    }

    /// `None` when there are more links than anybody can count.
    fn place(&mut self, link: &Link) -> Option<u32> {
        let sort = match (link.state, link.kind) {
            (LinkState::Declined, _) => Sort::Declined,
            (LinkState::Agreed | LinkState::Active, LinkKind::Match) => Sort::Meets,
            (_, LinkKind::Stewards) => Sort::Stewards,
            _ => Sort::Plain,
        };
        let tied = Tied { link: link.id, from: link.from, to: link.to, sort };
        let place = self.free.pop().or_else(|| u32::try_from(self.all.len()).ok())?;
        match self.all.get_mut(place as usize) {
            Some(free) => *free = tied,
            None => self.all.push(tied),
        }
        self.put_end(place, link.id, link.from);
        if link.from != link.to {
            self.put_end(place, link.id, link.to);
        }
        Some(place)
    }

    fn put_end(&mut self, place: u32, link: Id, end: Id) {
        let is_before = |&each: &u32| self.all[each as usize].link < link;
        let places = self.at.entry(end).or_default();
        if places.last().is_none_or(is_before) {
            places.push(place);
        } else {
            places.insert(places.partition_point(is_before), place);
        }
    }

    /// Takes a link away; its ends, if it was there.
    pub(super) fn take(&mut self, link: Id) -> Option<(Id, Id)> {
        let place = self.places.remove(&link)?;
        self.free.push(place);
        let Tied { from, to, .. } = self.all[place as usize];
        for end in [from, to] {
            if let Some(places) = self.at.get_mut(&end) {
                places.retain(|each| *each != place);
            }
        }
        Some((from, to))
    }

    fn places_at(&self, id: Id) -> &[u32] {
        self.at.get(&id).map_or(&[], SmallVec::as_slice)
    }

    /// Of a record, in the order they were put down.
    pub(super) fn at(&self, id: Id) -> impl Iterator<Item = Tie> + Clone {
        self.places_at(id).iter().map(move |&place| {
            let Tied { from, to, sort, .. } = self.all[place as usize];
            let is_to_here = to == id;
            Tie { other: if is_to_here { from } else { to }, sort, is_to_here }
        })
    }

    /// Links at a record, declined ones aside.
    pub(super) fn links_at(&self, id: Id) -> usize {
        self.at(id).filter(|tie| tie.is_live()).count()
    }

    pub(super) fn are_linked(&self, a: Id, b: Id) -> bool {
        let (a, b) = if self.places_at(a).len() <= self.places_at(b).len() { (a, b) } else { (b, a) };
        self.at(a).any(|tie| tie.other == b && tie.is_live())
    }

    /// The captains of an area.
    pub(super) fn captains_of(&self, area: Id) -> impl Iterator<Item = Id> + Clone {
        self.at(area).filter(|tie| tie.sort == Sort::Stewards && tie.is_to_here).map(|tie| tie.other)
    }

    /// What a record is matched with now: the needs an asset meets, the assets that meet a need.
    pub(super) fn matched_with(&self, id: Id) -> impl Iterator<Item = Id> {
        self.at(id).filter(|tie| tie.sort == Sort::Meets).map(|tie| tie.other)
    }
}

impl Tie {
    pub(super) fn is_live(self) -> bool {
        self.sort != Sort::Declined
    }
}
