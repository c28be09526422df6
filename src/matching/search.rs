//! The best assets for a need without looking at all of them: those that promise most at a glance are noted, then looked at as they are,
//! until nothing promises more than the last of the best. Finds exactly what looking at each would.

use super::factors::fit;
use super::lens::{Lens, Promise, Seeker};
use super::pair::Wish;
use super::shelf::{Node, Row, Shelf, Under};
use super::{Distance, Factors, Pairing, Suggestion};
use crate::model::*;
use crate::packs::{Fit, Pack, Weights};

/// Assets noted at first, beside those asked for: some turn out to be less than they promise.
const SPARE: usize = 3;

/// The best assets for a need that is open, `most` at most.
pub(super) fn best(pairing: &Pairing, pack: &Pack, weights: &Weights, wish: &Wish, seeker: &Seeker, most: usize) -> Vec<Suggestion> {
    let mut rows: Vec<(&str, Fit)> = wish.need.category.iter().flat_map(|need| pack.matrix.row(need)).collect();
    rows.sort_by(|(_, a), (_, b)| b.value().total_cmp(&a.value()));
    let mut search = Search { pairing, weights, wish, most, friends: Vec::new(), found: Vec::with_capacity(most + 1) };
    search.look_at_friends(pack);
    let lens = Lens::new(seeker, weights);
    let mut page = Page { lens: &lens, size: most + SPARE, noted: Vec::with_capacity(most + SPARE + 1), after: None, least: f64::MIN };
    loop {
        page.fill(&search, &rows);
        for hope in &page.noted {
            if search.could_be(&hope.promise) {
                search.look_at(hope.promise.first.1, hope.fit);
            }
        }
        if !page.turn(&search) {
            return search.found.iter().map(|found| search.suggestion(found)).collect();
        }
    }
}

/// Whether any asset passes every gate; those that reach anywhere are asked first, nothing has to be measured for them.
pub(super) fn is_any(pairing: &Pairing, pack: &Pack, wish: &Wish) -> bool {
    let index = pairing.index();
    let rows = || wish.need.category.iter().flat_map(|need| pack.matrix.row(need));
    let there =
        || rows().filter_map(|(category, _)| index.of(category)).flat_map(Shelf::ids).filter_map(|id| pairing.workspace.assets.get(&id));
    let passes = |asset: &Asset| pairing.gates_at(asset, wish, pack).next().is_none();
    let reaches_anywhere = |asset: &&Asset| asset.reach_m.is_none();
    there().filter(reaches_anywhere).any(passes) || there().filter(|asset| !reaches_anywhere(asset)).any(passes)
}

struct Search<'s, 'w> {
    pairing: &'s Pairing<'w>,
    weights: &'s Weights,
    wish: &'s Wish<'s>,
    most: usize,
    /// Assets that know a captain, sorted: they are worth more than the index tells, so they are looked at by themselves.
    friends: Vec<Id>,
    /// The best so far, best first.
    found: Vec<Found<'s>>,
}

struct Found<'s> {
    worth: Promise,
    asset: &'s Asset,
    factors: Factors,
    distance: Option<Distance>,
}

impl Search<'_, '_> {
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

    /// Whether something of this worth would be among the best.
    fn could_be(&self, promise: &Promise) -> bool {
        self.found.len() < self.most || self.found.last().is_some_and(|last| last.worth.rank(promise).is_lt())
    }

    /// The score under which nothing is among the best any more.
    fn least(&self) -> f64 {
        if self.found.len() < self.most { f64::MIN } else { self.found.last().map_or(f64::MIN, |last| last.worth.score) }
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
        let worth = Promise { score, completeness, distance_m: distance.map_or(f64::INFINITY, |distance| distance.metres), first };
        if self.could_be(&worth) {
            let place = self.found.partition_point(|found| found.worth.rank(&worth).is_gt());
            self.found.insert(place, Found { worth, asset, factors, distance });
            self.found.truncate(self.most);
        }
    }

    fn suggestion(&self, found: &Found) -> Suggestion {
        let Found { worth, asset, factors, distance } = found;
        Suggestion::of(self.pairing, asset, self.wish, *factors, (worth.score, worth.completeness), *distance)
    }
}

/// An asset, by what the index tells.
struct Hope {
    promise: Promise,
    fit: Fit,
}

/// The assets that promise most of those not yet looked at.
struct Page<'s> {
    lens: &'s Lens<'s>,
    size: usize,
    /// Best first.
    noted: Vec<Hope>,
    /// The last of the page before.
    after: Option<Promise>,
    /// The score under which nothing is noted any more.
    least: f64,
}

impl Page<'_> {
    fn fill(&mut self, search: &Search, rows: &[(&str, Fit)]) {
        self.least = search.least();
        for row in rows.chunk_by(|(_, a), (_, b)| a == b) {
            if row.iter().any(|(_, fit)| self.lens.ceiling(*fit, 0.0) < self.least) {
                break;
            }
            let index = search.pairing.index();
            let shelves = || row.iter().filter_map(|(category, fit)| Some((index.of(category)?, *fit)));
            // Those without a place first: they are few, and what they promise keeps much of the trees shut.
            shelves().for_each(|(shelf, fit)| self.note(search, &shelf.loose, &[], fit));
            shelves().for_each(|(shelf, fit)| self.open(search, shelf, 0, fit));
        }
    }

    /// On to the next one; whether there is one.
    fn turn(&mut self, search: &Search) -> bool {
        self.after = self.noted.last().map(|hope| hope.promise);
        let is_full = self.noted.len() >= self.size;
        self.noted.clear();
        self.size *= 4;
        is_full && self.after.is_some_and(|last| search.could_be(&last))
    }

    fn open(&mut self, search: &Search, shelf: &Shelf, node: usize, fit: Fit) {
        let Some(node) = shelf.nodes.get(node).filter(|node| self.is_hoped_of(node, fit)) else { return };
        match node.under {
            Under::Assets(from, to) => self.note(search, &shelf.placed[from..to], &shelf.gone, fit),
            Under::Branches(first) => {
                let apart_m = |branch: usize| shelf.nodes.get(branch).map_or(0.0, |node| self.apart_m(node));
                let nearer = if apart_m(first + 1) < apart_m(first) { first + 1 } else { first };
                self.open(search, shelf, nearer, fit);
                self.open(search, shelf, 2 * first + 1 - nearer, fit);
            }
        }
    }

    fn apart_m(&self, node: &Node) -> f64 {
        self.lens.seeker.cube.map_or(0.0, |cube| node.cube.apart_m(&cube))
    }

    fn is_hoped_of(&self, node: &Node, fit: Fit) -> bool {
        let apart_m = self.apart_m(node);
        apart_m <= node.reach_m && self.lens.ceiling(fit, apart_m) >= self.least
    }

    fn note(&mut self, search: &Search, assets: &[Row], gone: &[Id], fit: Fit) {
        for asset in assets {
            if self.lens.is_less_than(self.least, asset, fit) || asset.is_unchecked && self.lens.seeker.only_checked {
                continue;
            }
            let Some(promise) = self.lens.promise(asset, fit).filter(|promise| self.is_wanted(promise, search)) else { continue };
            if !gone.contains(&asset.id()) && search.friends.binary_search(&asset.id()).is_err() {
                let place = self.noted.partition_point(|hope| hope.promise.rank(&promise).is_gt());
                self.noted.insert(place, Hope { promise, fit });
                self.noted.truncate(self.size);
                if let Some(last) = self.noted.get(self.size - 1) {
                    self.least = self.least.max(last.promise.score);
                }
            }
        }
    }

    fn is_wanted(&self, promise: &Promise, search: &Search) -> bool {
        let is_among = self.noted.get(self.size - 1).is_none_or(|last| last.promise.rank(promise).is_lt());
        is_among && self.after.is_none_or(|after| after.rank(promise).is_gt()) && search.could_be(promise)
    }
}
