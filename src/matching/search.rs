//! The best assets for a need without looking at all of them: those that promise most at a glance are noted, then looked at as they are,
//! until nothing promises more than the last of the best. Finds exactly what looking at each would.

use super::factors::{Worth, factors};
use super::gates::{may_come, may_meet};
use super::lens::{Lens, Promise, Seeker};
use super::page::{Hope, Page};
use super::pair::{Offer, Stand, Wish};
use super::shelf::Shelf;
use super::suggest::Weighed;
use super::{Pairing, Suggestion};
use crate::model::*;
use crate::packs::{Fit, Pack, Weights};

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
    let mut page = Page::new(&lens, most + SPARE);
    loop {
        page.fill(&search, answers);
        for hope in &page.noted {
            if !search.could_be(&hope.promise()) {
                continue;
            }
            if is_sure {
                search.believe(hope, &lens);
            } else if let Some(asset) = pairing.workspace.assets.get(&hope.row.id()) {
                search.look_at(&Offer { asset, left: hope.row.left(), links: hope.row.first.0 }, hope.fit, false);
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

/// A need's search under way.
pub(super) struct Search<'s, 'w> {
    pub pairing: &'s Pairing<'w>,
    weights: &'s Weights,
    wish: &'s Wish<'s>,
    most: usize,
    /// Fitting assets that know a captain, sorted: they are worth more than the index tells, so they are looked at by themselves.
    pub friends: Vec<(Id, Fit)>,
    /// The best so far, best first.
    found: Vec<Weighed>,
}

impl Search<'_, '_> {
    fn look_at_friends(&mut self, answers: &[(Fit, usize)]) {
        let (ties, index) = (&self.pairing.known.ties, self.pairing.index());
        let known_to = |&captain: &Id| ties.linked_with(captain).chain([captain]);
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
    pub(super) fn could_be(&self, promise: &Promise) -> bool {
        self.found.len() < self.most || self.found.last().is_some_and(|last| last.promise().rank(promise).is_lt())
    }

    /// What is worth less is not among the best any more.
    pub(super) fn least(&self) -> Worth {
        if self.found.len() < self.most { Worth::NONE } else { self.found.last().map_or(Worth::NONE, |last| last.promise().worth) }
    }

    /// Weighs an asset, if no gate is shut.
    fn look_at(&mut self, offer: &Offer, fit: Fit, is_friend: bool) {
        let distance = self.wish.distance(Stand::of(offer.asset));
        if !may_meet(offer.asset, self.wish, distance) {
            return;
        }
        let factors = factors(offer, self.wish, Some(fit), distance, is_friend);
        self.keep(Weighed::new(factors, distance, offer.left, (offer.links, offer.asset.id), self.weights));
    }

    /// Weighs one whose row tells all that bears on it, if no gate is shut.
    fn believe(&mut self, Hope { row, fit, .. }: &Hope, lens: &Lens) {
        let distance = self.wish.distance(row.stand);
        if may_come(row.id(), row.stand, self.wish, distance) {
            self.keep(Weighed::new(lens.factors(row, *fit, distance), distance, row.left(), row.first, self.weights));
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
