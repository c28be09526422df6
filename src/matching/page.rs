//! What a search looks at next: the assets that promise most at a glance, those that cannot be among them passed over unseen.

use super::factors::{Worth, is_near};
use super::lens::{Lens, Musts, Promise};
use super::search::Search;
use super::shelf::{Node, Row, Shelf, Under};
use crate::model::*;
use crate::packs::Fit;

/// An asset, by what the index tells.
pub(super) struct Hope<'s> {
    pub worth: Worth,
    pub distance_m: f64,
    pub row: &'s Row,
    pub fit: Fit,
}

impl<'s> Hope<'s> {
    pub(super) fn promise(&self) -> Promise<'s> {
        Promise { worth: self.worth, distance_m: self.distance_m, first: &self.row.first }
    }
}

/// The assets that promise most of those not yet looked at.
pub(super) struct Page<'s> {
    lens: &'s Lens<'s>,
    size: usize,
    /// Best first.
    pub noted: Vec<Hope<'s>>,
    /// The last of the page before.
    after: Option<Promise<'s>>,
    /// What is worth less is not noted any more.
    least: Worth,
    /// What an asset nearby must have for that, among those that answer the need as well as those looked at now.
    nearby: Musts,
}

impl<'s> Page<'s> {
    /// Of so many assets.
    pub(super) fn new(lens: &'s Lens<'s>, size: usize) -> Self {
        Self { lens, size, noted: Vec::with_capacity(size), after: None, least: Worth::NONE, nearby: Musts::default() }
    }

    /// Notes those that come next, of the assets that answer the need.
    pub(super) fn fill(&mut self, search: &Search<'s, '_>, answers: &[(Fit, usize)]) {
        self.least = search.least();
        for equals in answers.chunk_by(|(a, _), (b, _)| a == b) {
            let Some(&(fit, _)) = equals.first() else { continue };
            if self.lens.ceiling(fit, 0.0) < self.least.score() {
                break;
            }
            self.nearby = self.lens.musts(self.least, fit, 0.0);
            let index = search.pairing.index();
            let shelves = || equals.iter().filter_map(|(_, at)| index.shelf(*at));
            // Those without a place first: they are few, and what they promise keeps much of the trees shut.
            for alike in shelves().flat_map(|shelf| &shelf.loose) {
                if self.lens.could_have(alike.known, &self.nearby) {
                    self.note(search, &alike.assets, (fit, 0.0), &[], alike.is_in_order().then_some(alike.known));
                }
            }
            for shelf in shelves() {
                if let Some(root) = shelf.nodes.first() {
                    self.open(search, shelf, root, self.apart_m(root), fit);
                }
            }
        }
    }

    /// On to the next one; whether there is one.
    pub(super) fn turn(&mut self, search: &Search) -> bool {
        self.after = self.noted.last().map(Hope::promise);
        let is_full = self.noted.len() >= self.size;
        self.noted.clear();
        self.size *= 4;
        is_full && self.after.is_some_and(|last| search.could_be(&last))
    }

    fn open(&mut self, search: &Search, shelf: &'s Shelf, node: &Node, apart_m: f64, fit: Fit) {
        if apart_m > node.reach_m || self.lens.ceiling(fit, apart_m) < self.least.score() {
            return;
        }
        match node.under {
            Under::Assets(from, to) => self.note(search, &shelf.placed[from..to], (fit, apart_m), &shelf.gone, None),
            Under::Branches(first) => {
                let mut branches = [first, first + 1].map(|branch| (&shelf.nodes[branch], self.apart_m(&shelf.nodes[branch])));
                branches.sort_by(|(_, a), (_, b)| a.total_cmp(b));
                for (branch, apart_m) in branches {
                    self.open(search, shelf, branch, apart_m, fit);
                }
            }
        }
    }

    fn apart_m(&self, node: &Node) -> f64 {
        self.lens.seeker.cube.map_or(0.0, |cube| node.cube.apart_m(&cube))
    }

    /// Notes what is wanted of these, which answer the need so well and are at least so far away. `known` is what is known of each where they
    /// come in the order of suggestions that are worth the same.
    fn note(&mut self, search: &Search, assets: &'s [Row], (fit, apart_m): (Fit, f64), gone: &[Id], known: Option<u8>) {
        let mut musts = self.musts(fit, apart_m);
        for asset in assets {
            if !self.lens.has(asset, &musts) || asset.is_unchecked && self.lens.seeker.only_checked {
                continue;
            }
            let Some(promise) = self.lens.promise(asset, fit) else { continue };
            if !self.is_wanted(&promise, search) {
                if known.is_some_and(|known| !self.is_among(&Promise { worth: self.lens.most(known, fit), ..promise })) {
                    break;
                }
            } else if !gone.contains(&asset.id()) && search.friends.binary_search_by_key(&asset.id(), |(friend, _)| *friend).is_err() {
                self.keep(Hope { worth: promise.worth, distance_m: promise.distance_m, row: asset, fit });
                musts = self.musts(fit, apart_m);
            }
        }
    }

    fn musts(&self, fit: Fit, apart_m: f64) -> Musts {
        if is_near(apart_m) { self.nearby } else { self.lens.musts(self.least, fit, apart_m) }
    }

    /// Among the noted, of which the last goes when there are too many. Few move up: from the end is the shortest way.
    fn keep(&mut self, hope: Hope<'s>) {
        if self.noted.len() == self.size {
            self.noted.pop();
        }
        let (mut place, fit) = (self.noted.len(), hope.fit);
        self.noted.push(hope);
        while place > 0 && self.noted[place - 1].promise().rank(&self.noted[place].promise()).is_lt() {
            self.noted.swap(place - 1, place);
            place -= 1;
        }
        if let Some(last) = self.noted.get(self.size - 1).filter(|last| last.worth > self.least) {
            self.least = last.worth;
            self.nearby = self.lens.musts(self.least, fit, 0.0);
        }
    }

    fn is_wanted(&self, promise: &Promise, search: &Search) -> bool {
        self.is_among(promise) && self.after.is_none_or(|after| after.rank(promise).is_gt()) && search.could_be(promise)
    }

    /// Whether it would be among the noted.
    fn is_among(&self, promise: &Promise) -> bool {
        self.noted.get(self.size - 1).is_none_or(|last| last.promise().rank(promise).is_lt())
    }
}
