//! The best assets for a need without looking at all of them: what promises most is opened first, and once what is known to be so comes
//! before every promise, it is next. Finds exactly what looking at each would.

use super::pair::Wish;
use super::shelf::{Best, Promise, Seeker, Signature, Under};
use super::{Distance, Factors, Pairing, Suggestion};
use crate::model::*;
use crate::packs::{Fit, Pack, Weights};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};

/// The best assets for a need that is open, `most` at most.
pub(super) fn best(pairing: &Pairing, pack: &Pack, weights: &Weights, wish: &Wish, seeker: &Seeker, most: usize) -> Vec<Suggestion> {
    let mut search = Search { pairing, pack, weights, wish, seeker, queue: BinaryHeap::new(), friends: Vec::new() };
    search.begin();
    search.take(most)
}

/// Whether any asset passes every gate for a need that is open.
pub(super) fn is_any(pairing: &Pairing, pack: &Pack, wish: &Wish) -> bool {
    // What is weighed decides the order alone; what fits best by its category is the likeliest to pass.
    let weights = Weights { category: 1.0, distance: 0.0, time: 0.0, capacity: 0.0, target_group: 0.0, language: 0.0, steward: 0.0 };
    !best(pairing, pack, &weights, wish, &pairing.index().seeker(wish), 1).is_empty()
}

struct Search<'s, 'w> {
    pairing: &'s Pairing<'w>,
    pack: &'s Pack,
    weights: &'s Weights,
    wish: &'s Wish<'s>,
    seeker: &'s Seeker,
    queue: BinaryHeap<Hope<'s>>,
    /// Assets that know a captain, sorted: they are worth more than their shelf tells, so they are looked at by themselves.
    friends: Vec<Id>,
}

struct Hope<'s> {
    promise: Promise,
    of: Of<'s>,
}

enum Of<'s> {
    /// A branch of a shelf's tree.
    Branch(usize, usize, f64),
    /// An asset, by what its shelf tells.
    Asset(Id),
    /// An asset, as it is.
    Sure(&'s Asset, Factors, Option<Distance>),
}

impl<'s> Search<'s, '_> {
    fn begin(&mut self) {
        let index = self.pairing.index();
        let fits: BTreeMap<&str, Fit> = self.wish.need.category.iter().flat_map(|need| self.pack.matrix.row(need)).collect();
        for (category, fit) in &fits {
            for (at, shelf) in index.of(category).filter(|(_, shelf)| !(self.seeker.only_checked && shelf.known.unchecked)) {
                self.hope_of_branch(at, 0, fit.value());
                for asset in &shelf.fresh {
                    self.hope(asset, shelf.known, fit.value(), Of::Asset(asset.first.1));
                }
            }
        }
        let ties = &self.pairing.known.ties;
        let known_to = |&captain: &Id| ties.at(captain).iter().filter(|tie| tie.is_live()).map(|tie| tie.other).chain([captain]);
        self.friends = self.wish.captains.iter().flat_map(known_to).filter(|&friend| index.holds(friend)).collect();
        self.friends.sort_unstable();
        self.friends.dedup();
        for friend in self.friends.clone() {
            self.look_at(friend);
        }
    }

    fn take(&mut self, most: usize) -> Vec<Suggestion> {
        let mut found = Vec::new();
        while found.len() < most
            && let Some(hope) = self.queue.pop()
        {
            match hope.of {
                Of::Branch(shelf, node, fit) => self.open(shelf, node, fit),
                Of::Asset(id) if self.friends.binary_search(&id).is_err() => self.look_at(id),
                Of::Asset(_) => {}
                Of::Sure(asset, factors, distance) => found.push(self.suggestion(asset, factors, distance, hope.promise)),
            }
        }
        found
    }

    fn open(&mut self, at: usize, node: usize, fit: f64) {
        let shelf = &self.pairing.index().shelves[at];
        match shelf.nodes[node].under {
            Under::Branches(first) => {
                self.hope_of_branch(at, first, fit);
                self.hope_of_branch(at, first + 1, fit);
            }
            Under::Assets(from, to) => {
                for asset in shelf.assets[from..to].iter().filter(|asset| !shelf.gone.contains(&asset.first.1)) {
                    self.hope(asset, shelf.known, fit, Of::Asset(asset.first.1));
                }
            }
        }
    }

    fn hope_of_branch(&mut self, at: usize, node: usize, fit: f64) {
        let shelf = &self.pairing.index().shelves[at];
        if let Some(branch) = shelf.nodes.get(node) {
            self.hope(&branch.best, shelf.known, fit, Of::Branch(at, node, fit));
        }
    }

    fn hope(&mut self, best: &Best, known: Signature, fit: f64, of: Of<'s>) {
        if let Some(promise) = best.promise(self.seeker, known, fit, self.weights) {
            self.queue.push(Hope { promise, of });
        }
    }

    /// Weighs an asset, if no gate is shut.
    fn look_at(&mut self, id: Id) {
        let Some(asset) = self.pairing.workspace.assets.get(&id) else { return };
        let distance = self.wish.distance(asset);
        if !self.pairing.may_meet(asset, self.wish, self.pack, distance) {
            return;
        }
        let factors = self.pairing.factors_at(asset, self.wish, self.pack, distance);
        let (score, completeness) = factors.score(self.weights);
        let first = (u32::try_from(self.pairing.links_at(id)).unwrap_or(u32::MAX), id);
        let promise = Promise { score, completeness, distance_m: distance.map_or(f64::INFINITY, |distance| distance.metres), first };
        self.queue.push(Hope { promise, of: Of::Sure(asset, factors, distance) });
    }

    fn suggestion(&self, asset: &Asset, factors: Factors, distance: Option<Distance>, promise: Promise) -> Suggestion {
        let Promise { score, completeness, .. } = promise;
        Suggestion::of(self.pairing, asset, self.wish, factors, (score, completeness), distance)
    }
}

impl Promise {
    /// Which of two comes first in the order of suggestions, greater is earlier.
    pub(super) fn rank(&self, other: &Self) -> Ordering {
        (self.score.total_cmp(&other.score))
            .then(self.completeness.total_cmp(&other.completeness))
            .then(other.distance_m.total_cmp(&self.distance_m))
            .then(other.first.cmp(&self.first))
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
