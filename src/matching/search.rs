//! The best assets for a need without looking at all of them: what promises most is opened first, and once what is known to be so comes
//! before every promise, it is next. Finds exactly what looking at each would.

use super::factors::fit;
use super::pair::Wish;
use super::shelf::{Best, Promise, Seeker, Shelf, Signature, Under};
use super::{Distance, Factors, Pairing, Suggestion};
use crate::model::*;
use crate::packs::{Fit, Pack, Weights};
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// So many things stand in the queue of a search in a large town.
const USUAL: usize = 256;

/// The best assets for a need that is open, `most` at most.
pub(super) fn best(pairing: &Pairing, pack: &Pack, weights: &Weights, wish: &Wish, seeker: &Seeker, most: usize) -> Vec<Suggestion> {
    let rows = wish.need.category.iter().flat_map(|need| pack.matrix.row(need)).collect();
    let queue = BinaryHeap::with_capacity(USUAL);
    let mut search = Search { pairing, weights, wish, seeker, rows, friends: Vec::new(), sure: Vec::new(), queue };
    for at in 0..search.rows.len() {
        search.queue.push(Hope { promise: seeker.ceiling(search.rows[at].1, weights), of: Of::Row(at) });
    }
    search.look_at_friends(pack);
    search.take(most)
}

/// Whether any asset passes every gate; those that reach anywhere are asked first, nothing has to be measured for them.
pub(super) fn is_any(pairing: &Pairing, pack: &Pack, wish: &Wish) -> bool {
    let index = pairing.index();
    let rows = || wish.need.category.iter().flat_map(|need| pack.matrix.row(need));
    let there =
        || rows().flat_map(|(category, _)| index.of(category)).flat_map(Shelf::ids).filter_map(|id| pairing.workspace.assets.get(&id));
    let passes = |asset: &Asset| pairing.gates_at(asset, wish, pack).next().is_none();
    let reaches_anywhere = |asset: &&Asset| asset.reach_m.is_none();
    there().filter(reaches_anywhere).any(passes) || there().filter(|asset| !reaches_anywhere(asset)).any(passes)
}

struct Search<'s, 'w> {
    pairing: &'s Pairing<'w>,
    weights: &'s Weights,
    wish: &'s Wish<'s>,
    seeker: &'s Seeker,
    /// What answers the need: asset category, fit.
    rows: Vec<(&'s str, Fit)>,
    /// Assets that know a captain, sorted: they are worth more than their shelf tells, so they are looked at by themselves.
    friends: Vec<Id>,
    /// What was weighed.
    sure: Vec<(&'s Asset, Factors, Option<Distance>)>,
    /// Small things in it: they are moved about much.
    queue: BinaryHeap<Hope<'s>>,
}

struct Hope<'s> {
    promise: Promise,
    of: Of<'s>,
}

enum Of<'s> {
    /// All assets of a row's category.
    Row(usize),
    /// A branch of a shelf's tree.
    Branch(&'s Shelf, u32, Fit),
    /// An asset, by what its shelf tells.
    Asset(Id, Fit),
    /// An asset, as it is.
    Sure(usize),
}

impl<'s> Search<'s, '_> {
    fn look_at_friends(&mut self, pack: &Pack) {
        let (ties, index) = (&self.pairing.known.ties, self.pairing.index());
        let known_to = |&captain: &Id| ties.at(captain).iter().filter(|tie| tie.is_live()).map(|tie| tie.other).chain([captain]);
        self.friends = self.wish.captains.iter().flat_map(known_to).filter(|&friend| index.holds(friend)).collect();
        self.friends.sort_unstable();
        self.friends.dedup();
        for at in 0..self.friends.len() {
            let asset = self.pairing.workspace.assets.get(&self.friends[at]);
            if let Some(fit) = asset.and_then(|asset| fit(asset, self.wish.need, pack)) {
                self.look_at(self.friends[at], fit);
            }
        }
    }

    fn take(&mut self, most: usize) -> Vec<Suggestion> {
        let mut found = Vec::new();
        while found.len() < most
            && let Some(hope) = self.queue.pop()
        {
            match hope.of {
                Of::Row(at) => self.open_row(at),
                Of::Branch(shelf, node, fit) => self.open(shelf, node, fit),
                Of::Asset(id, fit) if self.friends.binary_search(&id).is_err() => self.look_at(id, fit),
                Of::Asset(..) => {}
                Of::Sure(at) => found.push(self.suggestion(at, hope.promise)),
            }
        }
        found
    }

    fn open_row(&mut self, at: usize) {
        let (category, fit) = self.rows[at];
        for shelf in self.pairing.index().of(category).filter(|shelf| !(self.seeker.only_checked && shelf.known.unchecked)) {
            self.hope_of_branch(shelf, 0, fit);
            shelf.fresh.iter().for_each(|asset| self.hope(asset, shelf.known, fit, Of::Asset(asset.first.1, fit)));
        }
    }

    fn open(&mut self, shelf: &'s Shelf, node: u32, fit: Fit) {
        match shelf.nodes[node as usize].under {
            Under::Branches(first) => {
                self.hope_of_branch(shelf, first, fit);
                self.hope_of_branch(shelf, first + 1, fit);
            }
            Under::Assets(from, to) => {
                let there = shelf.assets[from..to].iter().filter(|asset| !shelf.gone.contains(&asset.first.1));
                there.for_each(|asset| self.hope(asset, shelf.known, fit, Of::Asset(asset.first.1, fit)));
            }
        }
    }

    fn hope_of_branch(&mut self, shelf: &'s Shelf, node: u32, fit: Fit) {
        if let Some(branch) = shelf.nodes.get(node as usize) {
            self.hope(&branch.best, shelf.known, fit, Of::Branch(shelf, node, fit));
        }
    }

    fn hope(&mut self, best: &Best, known: Signature, fit: Fit, of: Of<'s>) {
        if let Some(promise) = best.promise(self.seeker, known, fit, self.weights) {
            self.queue.push(Hope { promise, of });
        }
    }

    /// Weighs an asset, if no gate is shut.
    fn look_at(&mut self, id: Id, fit: Fit) {
        let Some(asset) = self.pairing.workspace.assets.get(&id) else { return };
        let distance = self.wish.distance(asset);
        if !self.pairing.may_meet(asset, self.wish, distance) {
            return;
        }
        let factors = self.pairing.factors_at(asset, self.wish, Some(fit), distance);
        let (score, completeness) = factors.score(self.weights);
        let first = (u32::try_from(self.pairing.links_at(id)).unwrap_or(u32::MAX), id);
        let promise = Promise { score, completeness, distance_m: distance.map_or(f64::INFINITY, |distance| distance.metres), first };
        self.queue.push(Hope { promise, of: Of::Sure(self.sure.len()) });
        self.sure.push((asset, factors, distance));
    }

    fn suggestion(&self, at: usize, promise: Promise) -> Suggestion {
        let (asset, factors, distance) = self.sure[at];
        Suggestion::of(self.pairing, asset, self.wish, factors, (promise.score, promise.completeness), distance)
    }
}

impl Promise {
    /// Which of two comes first in the order of suggestions, greater is earlier.
    pub(super) fn rank(&self, other: &Self) -> Ordering {
        (self.score.total_cmp(&other.score))
            .then(self.completeness.total_cmp(&other.completeness))
            .then(other.distance_m.total_cmp(&self.distance_m))
            .then_with(|| other.first.cmp(&self.first))
    }
}

impl Ord for Hope<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.promise.rank(&other.promise)
    }
}

impl PartialOrd for Hope<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Hope<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Hope<'_> {}
