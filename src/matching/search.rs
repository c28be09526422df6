//! The best assets for a need without looking at all of them: shelves that promise most are opened first, and what promises no better than
//! the last of the best so far stays shut. Finds exactly what looking at each would.

use super::factors::fit;
use super::pair::Wish;
use super::shelf::{Best, Promise, Seeker, Shelf, Under};
use super::{Distance, Factors, Pairing, Suggestion};
use crate::model::*;
use crate::packs::{Fit, Pack, Weights};
use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

/// The best assets for a need that is open, `most` at most.
pub(super) fn best(pairing: &Pairing, pack: &Pack, weights: &Weights, wish: &Wish, seeker: &Seeker, most: usize) -> Vec<Suggestion> {
    let mut search = Search { pairing, weights, wish, seeker, most, friends: Vec::new(), found: BinaryHeap::new() };
    search.look_at_friends(pack);
    search.look_on_shelves(pack);
    search.suggestions()
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
    most: usize,
    /// Assets that know a captain, sorted: they are worth more than their shelf tells, so they are looked at by themselves.
    friends: Vec<Id>,
    /// The best so far, the last of them on top.
    found: BinaryHeap<Found<'s>>,
}

struct Found<'s> {
    promise: Promise,
    asset: &'s Asset,
    factors: Factors,
    distance: Option<Distance>,
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
            if let Some((asset, fit)) = asset.and_then(|asset| Some((asset, fit(asset, self.wish.need, pack)?))) {
                self.look_at(asset, fit);
            }
        }
    }

    fn look_on_shelves(&mut self, pack: &Pack) {
        let index = self.pairing.index();
        let mut rows: Vec<(&str, Fit)> = self.wish.need.category.iter().flat_map(|need| pack.matrix.row(need)).collect();
        rows.sort_by_key(|(_, fit)| Reverse(*fit));
        let mut shelves: Vec<(Promise, &Shelf)> = Vec::new();
        for (category, fit) in rows {
            if !self.is_hopeful(&self.seeker.ceiling(fit, self.weights)) {
                continue;
            }
            let fitting = index.of(category).filter(|shelf| !(self.seeker.only_checked && shelf.known.unchecked));
            shelves.clear();
            shelves.extend(fitting.filter_map(|shelf| Some((self.hope(shelf.best.as_ref()?, shelf, fit)?, shelf))));
            shelves.sort_unstable_by(|(a, _), (b, _)| b.rank(a));
            for (promise, shelf) in &shelves {
                if !self.is_hopeful(promise) {
                    break;
                }
                self.open(shelf, 0, fit);
                self.look_through(shelf.fresh.iter(), shelf, fit);
            }
        }
    }

    fn is_hopeful(&self, promise: &Promise) -> bool {
        self.found.len() < self.most || self.found.peek().is_some_and(|last| promise.rank(&last.promise).is_gt())
    }

    fn hope(&self, best: &Best, shelf: &Shelf, fit: Fit) -> Option<Promise> {
        best.promise(self.seeker, shelf.known, fit, self.weights).filter(|promise| self.is_hopeful(promise))
    }

    fn open(&mut self, shelf: &Shelf, node: usize, fit: Fit) {
        match shelf.nodes.get(node).map(|node| node.under) {
            Some(Under::Assets(from, to)) => {
                let there = shelf.assets[from..to].iter().filter(|best| !shelf.gone.contains(&best.first.1));
                self.look_through(there, shelf, fit);
            }
            Some(Under::Branches(first)) => {
                let [mut one, mut other] = [first, first + 1].map(|at| (self.hope(&shelf.nodes[at].best, shelf, fit), at));
                if one.0.zip(other.0).is_some_and(|(one, other)| other.rank(&one).is_gt()) {
                    std::mem::swap(&mut one, &mut other);
                }
                for (promise, at) in [one, other] {
                    if promise.is_some_and(|promise| self.is_hopeful(&promise)) {
                        self.open(shelf, at, fit);
                    }
                }
            }
            None => {}
        }
    }

    fn look_through<'b>(&mut self, assets: impl Iterator<Item = &'b Best>, shelf: &Shelf, fit: Fit) {
        for best in assets {
            let id = best.first.1;
            if self.hope(best, shelf, fit).is_some()
                && self.friends.binary_search(&id).is_err()
                && let Some(asset) = self.pairing.workspace.assets.get(&id)
            {
                self.look_at(asset, fit);
            }
        }
    }

    /// Weighs an asset, if no gate is shut.
    fn look_at(&mut self, asset: &'s Asset, fit: Fit) {
        let distance = self.wish.distance(asset);
        if !self.pairing.may_meet(asset, self.wish, distance) {
            return;
        }
        let factors = self.pairing.factors_at(asset, self.wish, Some(fit), distance);
        let (score, completeness) = factors.score(self.weights);
        let first = (u32::try_from(self.pairing.links_at(asset.id)).unwrap_or(u32::MAX), asset.id);
        let promise = Promise { score, completeness, distance_m: distance.map_or(f64::INFINITY, |distance| distance.metres), first };
        if self.is_hopeful(&promise) {
            self.found.push(Found { promise, asset, factors, distance });
            if self.found.len() > self.most {
                self.found.pop();
            }
        }
    }

    fn suggestions(self) -> Vec<Suggestion> {
        let suggestion = |Found { promise, asset, factors, distance }: Found| {
            let Promise { score, completeness, .. } = promise;
            Suggestion::of(self.pairing, asset, self.wish, factors, (score, completeness), distance)
        };
        self.found.into_sorted_vec().into_iter().map(suggestion).collect()
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

impl Ord for Found<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        other.promise.rank(&self.promise)
    }
}

impl PartialOrd for Found<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Found<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Found<'_> {}
