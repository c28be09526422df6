//! What the links of a community say about pairs, by record.

use super::ById;
use crate::model::*;
use smallvec::SmallVec;
use std::collections::BTreeMap;

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
}

/// What is noted of a link at one of its ends: only who is at the other has to be looked up.
#[derive(Clone, Copy, Debug)]
struct End {
    place: u32,
    sort: Sort,
    /// Whether it runs to here.
    is_to_here: bool,
}

/// Every link, to be found by either end.
#[derive(Clone, Debug, Default)]
pub(super) struct Ties {
    /// In the order they were put down, then those that came since.
    all: Vec<Tied>,
    /// How many were put down at first.
    at_first: usize,
    /// Link → its place in `all`, of those that came since.
    since: BTreeMap<Id, u32>,
    /// Record → its ends of links, in the order these were put down.
    ends: ById<SmallVec<[End; 4]>>,
}

impl Ties {
    pub(super) fn new(workspace: &Workspace) -> Self {
        let mut ties = Self { all: Vec::with_capacity(workspace.links.len()), ..Self::default() };
        for link in workspace.links.values() {
            let Some(place) = ties.place(link) else { break };
            for (record, end) in Tied::ends(link, place) {
                ties.ends.entry(record).or_default().push(end);
            }
        }
        ties.at_first = ties.all.len();
        ties
    }

    /// Adds a link that is not there.
    pub(super) fn put(&mut self, link: &Link) {
        let Some(place) = self.place(link) else { return };
        self.since.insert(link.id, place);
        for (record, end) in Tied::ends(link, place) {
            let ends = self.ends.entry(record).or_default();
            let at = ends.partition_point(|each| self.all[each.place as usize].link < link.id);
            ends.insert(at, end);
        }
    }

    /// `None` when there are more links than anybody can count.
    fn place(&mut self, link: &Link) -> Option<u32> {
        let place = u32::try_from(self.all.len()).ok()?;
        self.all.push(Tied { link: link.id, from: link.from, to: link.to });
        Some(place)
    }

    /// Takes a link away, if it is there; the records it joins or last joined.
    pub(super) fn take(&mut self, link: Id) -> Option<(Id, Id)> {
        let at_first = || self.all[..self.at_first].binary_search_by_key(&link, |tied| tied.link).ok();
        let place = self.since.get(&link).map(|place| *place as usize).or_else(at_first)?;
        let Tied { from, to, .. } = self.all[place];
        for record in [from, to] {
            if let Some(ends) = self.ends.get_mut(&record) {
                ends.retain(|end| end.place as usize != place);
            }
        }
        Some((from, to))
    }

    fn ends_at(&self, id: Id) -> &[End] {
        self.ends.get(&id).map_or(&[], SmallVec::as_slice)
    }

    /// The records at the other ends of those links of a record that count, in the order these were put down.
    fn others(&self, id: Id, counts: impl Fn(&End) -> bool + Clone) -> impl Iterator<Item = Id> + Clone {
        self.ends_at(id).iter().filter(move |end| counts(end)).map(|end| {
            let Tied { from, to, .. } = self.all[end.place as usize];
            if end.is_to_here { from } else { to }
        })
    }

    /// Links at a record, declined ones aside.
    pub(super) fn links_at(&self, id: Id) -> usize {
        self.ends_at(id).iter().filter(|end| end.is_live()).count()
    }

    /// What a record is linked with, by a link that nobody declined.
    pub(super) fn linked_with(&self, id: Id) -> impl Iterator<Item = Id> + Clone {
        self.others(id, End::is_live)
    }

    /// What it is joined to by a declined link.
    pub(super) fn declined_with(&self, id: Id) -> impl Iterator<Item = Id> {
        self.others(id, |end| !end.is_live())
    }

    pub(super) fn are_linked(&self, a: Id, b: Id) -> bool {
        let (a, b) = if self.ends_at(a).len() <= self.ends_at(b).len() { (a, b) } else { (b, a) };
        self.linked_with(a).any(|other| other == b)
    }

    /// The captains of an area.
    pub(super) fn captains_of(&self, area: Id) -> impl Iterator<Item = Id> + Clone {
        self.others(area, |end| end.sort == Sort::Stewards && end.is_to_here)
    }

    /// What a record is matched with now: the needs an asset meets, the assets that meet a need.
    pub(super) fn matched_with(&self, id: Id) -> impl Iterator<Item = Id> {
        self.others(id, |end| end.sort == Sort::Meets)
    }
}

impl Sort {
    const fn of(link: &Link) -> Self {
        match (link.state, link.kind) {
            (LinkState::Declined, _) => Self::Declined,
            (LinkState::Agreed | LinkState::Active, LinkKind::Match) => Self::Meets,
            (_, LinkKind::Stewards) => Self::Stewards,
            _ => Self::Plain,
        }
    }
}

impl Tied {
    /// The records a link joins, with what is noted there: one where it runs from a record to itself.
    fn ends(link: &Link, place: u32) -> impl Iterator<Item = (Id, End)> {
        let sort = Sort::of(link);
        let from = (link.from != link.to).then_some((link.from, End { place, sort, is_to_here: false }));
        from.into_iter().chain([(link.to, End { place, sort, is_to_here: true })])
    }
}

impl End {
    fn is_live(&self) -> bool {
        self.sort != Sort::Declined
    }
}
