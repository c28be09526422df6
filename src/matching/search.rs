//! The best assets for a need without looking at all of them: those that promise most at a glance are noted, then looked at as they are,
//! until nothing promises more than the last of the best. Finds exactly what looking at each would.

use super::factors::{Worth, factors};
use super::gates::may_meet;
use super::lens::{Lens, Promise, Seeker};
use super::pair::{Offer, Wish};
use super::shelf::{Node, Row, Shelf, Under};
use super::suggest::Weighed;
use super::{Pairing, Suggestion};
use crate::model::*;
use crate::packs::{Fit, Pack, Weights};
use smallvec::SmallVec;

/// Assets noted at first, beside those asked for: some turn out to be less than they promise.
const SPARE: usize = 1;

/// The best assets for a need that is open, `most` at most.
pub(super) fn best(
    pairing: &Pairing,
    weights: &Weights,
    (wish, seeker): (&Wish, &Seeker),
    answers: &[(Fit, usize)],
    most: usize,
) -> Vec<Suggestion> {
    let is_sure = pairing.index().is_sure_of(wish.need);
    let mut search = Search { pairing, weights, wish, most, friends: Vec::new(), found: Vec::with_capacity(most + 1) };
    search.look_at_friends(answers);
    let lens = Lens::new(seeker, weights);
    let mut page = Page { lens: &lens, size: most + SPARE, noted: Vec::with_capacity(most + SPARE), after: None, least: Worth::NONE };
    loop {
        page.fill(&search, answers);
        // All at once, so that memory is asked for all of them while it brings the first.
        let asset_of = |hope: &Hope| pairing.workspace.assets.get(&hope.row.id());
        let there: SmallVec<[(&Hope, Option<&Asset>); 8]> = page
            .noted
            .iter()
            .filter_map(|hope| Some((hope, if is_sure && hope.is_all_told() { None } else { Some(asset_of(hope)?) })))
            .collect();
        for (hope, asset) in there {
            let Hope { row, fit, .. } = hope;
            if search.could_be(&hope.promise()) {
                match asset {
                    Some(asset) => search.look_at(&Offer { asset, left: row.left(), links: row.first.0 }, *fit, false),
                    None => search.believe(hope, &lens),
                }
            }
        }
        if !page.turn(&search) {
            return search.found.iter().map(|found| Suggestion::of(wish, found)).collect();
        }
    }
}

/// Whether any asset passes every gate; those that reach anywhere are asked first, nothing has to be measured for them.
pub(super) fn is_any(pairing: &Pairing, pack: &Pack, wish: &Wish) -> bool {
    let index = pairing.index();
    let answers = index.answering(wish.need.category.as_deref(), pack);
    let there =
        || answers.iter().filter_map(|(_, at)| index.shelf(*at)).flat_map(Shelf::ids).filter_map(|id| pairing.workspace.assets.get(&id));
    let passes = |asset: &Asset| pairing.gates_at(asset, wish, pack).next().is_none();
    let reaches_anywhere = |asset: &&Asset| asset.reach_m.is_none();
    there().filter(reaches_anywhere).any(passes) || there().filter(|asset| !reaches_anywhere(asset)).any(passes)
}

struct Search<'s, 'w> {
    pairing: &'s Pairing<'w>,
    weights: &'s Weights,
    wish: &'s Wish<'s>,
    most: usize,
    /// Fitting assets that know a captain, sorted: they are worth more than the index tells, so they are looked at by themselves.
    friends: Vec<(Id, Fit)>,
    /// The best so far, best first.
    found: Vec<Weighed>,
}

impl Search<'_, '_> {
    fn look_at_friends(&mut self, answers: &[(Fit, usize)]) {
        let (ties, index) = (&self.pairing.known.ties, self.pairing.index());
        let known_to = |&captain: &Id| ties.at(captain).filter(|tie| tie.is_live()).map(|tie| tie.other).chain([captain]);
        let fit_of = |shelf: usize| answers.iter().find(|(_, at)| *at == shelf).map(|(fit, _)| *fit);
        let fitting = |friend: Id| Some((friend, fit_of(index.at(friend)?)?));
        let mut friends: Vec<_> = self.wish.captains.iter().flat_map(known_to).filter_map(fitting).collect();
        friends.sort_unstable();
        friends.dedup();
        for (friend, fit) in &friends {
            if let Some(asset) = self.pairing.workspace.assets.get(friend) {
                self.look_at(&self.pairing.offer(asset), *fit, true);
            }
        }
        self.friends = friends;
    }

    /// Whether something of this worth would be among the best.
    fn could_be(&self, promise: &Promise) -> bool {
        self.found.len() < self.most || self.found.last().is_some_and(|last| last.promise().rank(promise).is_lt())
    }

    /// What is worth less is not among the best any more.
    fn least(&self) -> Worth {
        if self.found.len() < self.most { Worth::NONE } else { self.found.last().map_or(Worth::NONE, |last| last.promise().worth) }
    }

    /// Weighs an asset, if no gate is shut.
    fn look_at(&mut self, offer: &Offer, fit: Fit, is_friend: bool) {
        let distance = self.wish.distance(offer.asset);
        if !may_meet(offer.asset, self.wish, distance) {
            return;
        }
        let factors = factors(offer, self.wish, Some(fit), distance, is_friend);
        self.keep(Weighed::new(factors, offer, distance, self.weights));
    }

    /// Keeps one of which the index tells all, if nobody has said no.
    fn believe(&mut self, hope: &Hope, lens: &Lens) {
        if !self.wish.declined.contains(&hope.row.id()) {
            self.keep(Weighed::told(lens.factors(hope.row, hope.fit), hope.row, hope.worth));
        }
    }

    /// Among the best, if it is.
    fn keep(&mut self, weighed: Weighed) {
        if self.could_be(&weighed.promise()) {
            let place = self.found.partition_point(|found| found.promise().rank(&weighed.promise()).is_gt());
            self.found.insert(place, weighed);
            self.found.truncate(self.most);
        }
    }
}

/// An asset, by what the index tells.
struct Hope<'s> {
    worth: Worth,
    distance_m: f64,
    row: &'s Row,
    fit: Fit,
}

impl<'s> Hope<'s> {
    fn promise(&self) -> Promise<'s> {
        Promise { worth: self.worth, distance_m: self.distance_m, first: &self.row.first }
    }

    /// Whether its row says all about it, if the need's terms are what they seem: there is nothing to measure.
    fn is_all_told(&self) -> bool {
        self.distance_m.is_infinite()
    }
}

/// The assets that promise most of those not yet looked at.
struct Page<'s> {
    lens: &'s Lens<'s>,
    size: usize,
    /// Best first.
    noted: Vec<Hope<'s>>,
    /// The last of the page before.
    after: Option<Promise<'s>>,
    /// What is worth less is not noted any more.
    least: Worth,
}

impl<'s> Page<'s> {
    fn fill(&mut self, search: &Search<'s, '_>, answers: &[(Fit, usize)]) {
        self.least = search.least();
        for equals in answers.chunk_by(|(a, _), (b, _)| a == b) {
            if equals.iter().any(|(fit, _)| self.lens.ceiling(*fit, 0.0) < self.least.score()) {
                break;
            }
            let index = search.pairing.index();
            let shelves = || equals.iter().filter_map(|(fit, at)| Some((index.shelf(*at)?, *fit)));
            // Those without a place first: they are few, and what they promise keeps much of the trees shut.
            shelves().for_each(|(shelf, fit)| self.note(search, &shelf.loose, &[], fit, 0.0));
            for (shelf, fit) in shelves() {
                if let Some(root) = shelf.nodes.first() {
                    self.open(search, shelf, root, self.apart_m(root), fit);
                }
            }
        }
    }

    /// On to the next one; whether there is one.
    fn turn(&mut self, search: &Search) -> bool {
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
            Under::Assets(from, to) => self.note(search, &shelf.placed[from..to], &shelf.gone, fit, apart_m),
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

    fn note(&mut self, search: &Search, assets: &'s [Row], gone: &[Id], fit: Fit, apart_m: f64) {
        let mut musts = self.lens.musts(self.least, fit, apart_m);
        for asset in assets {
            if !self.lens.has(asset, &musts) || asset.is_unchecked && self.lens.seeker.only_checked {
                continue;
            }
            let Some(promise) = self.lens.promise(asset, fit).filter(|promise| self.is_wanted(promise, search)) else { continue };
            if !gone.contains(&asset.id()) && search.friends.binary_search_by_key(&asset.id(), |(friend, _)| *friend).is_err() {
                self.keep(Hope { worth: promise.worth, distance_m: promise.distance_m, row: asset, fit });
                musts = self.lens.musts(self.least, fit, apart_m);
            }
        }
    }

    /// Among the noted, of which the last goes when there are too many. Few move up: from the end is the shortest way.
    fn keep(&mut self, hope: Hope<'s>) {
        if self.noted.len() == self.size {
            self.noted.pop();
        }
        let mut place = self.noted.len();
        self.noted.push(hope);
        while place > 0 && self.noted[place - 1].promise().rank(&self.noted[place].promise()).is_lt() {
            self.noted.swap(place - 1, place);
            place -= 1;
        }
        if let Some(last) = self.noted.get(self.size - 1) {
            self.least = self.least.max(last.worth);
        }
    }

    fn is_wanted(&self, promise: &Promise, search: &Search) -> bool {
        let is_among = self.noted.get(self.size - 1).is_none_or(|last| last.promise().rank(promise).is_lt());
        is_among && self.after.is_none_or(|after| after.rank(promise).is_gt()) && search.could_be(promise)
    }
}
