//! Suggestions for a need, uses of a gift, and what was ruled out; a suggestion is only that until a person asks.

use super::factors::{Worth, fit, wanted};
use super::gates::is_open;
use super::lens::Promise;
use super::pair::{Stand, Wish};
use super::{Distance, Factors, Gate, Pairing, index, search};
use crate::model::*;
use crate::packs::{Pack, Weights};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// An asset that could meet a need, with every reason.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Suggestion {
    pub asset: Id,
    /// Out of 100, over what is known.
    pub score: f64,
    /// Share of the weights that is known, 0 to 1.
    pub completeness: f64,
    pub distance: Option<Distance>,
    pub factors: Factors,
    /// Links the asset has already.
    pub links: u32,
    /// Places the asset still has.
    pub places_left: Option<u16>,
    /// Helpers or places the need asks for.
    pub places_wanted: Option<u16>,
}

/// A need that an asset could meet.
#[derive(Clone, Debug, PartialEq)]
pub struct Use {
    pub need: Id,
    /// Of the asset, for this need.
    pub suggestion: Suggestion,
}

/// An asset as it was weighed for a need.
pub(super) struct Weighed {
    factors: Factors,
    distance: Option<Distance>,
    worth: Worth,
    left: Option<u16>,
    /// Links and id.
    first: (u32, Id),
}

impl Weighed {
    /// `first`: links and id.
    pub(super) fn new(factors: Factors, distance: Option<Distance>, left: Option<u16>, first: (u32, Id), weights: &Weights) -> Self {
        Self { factors, distance, worth: Worth::new(factors.score(weights)), left, first }
    }

    /// What could be promised at the most, now that it is known.
    pub(super) fn promise(&self) -> Promise<'_> {
        Promise { worth: self.worth, distance_m: self.distance.map_or(f64::INFINITY, |distance| distance.metres), first: &self.first }
    }
}

impl Suggestion {
    pub(super) fn new(pairing: &Pairing, pack: &Pack, weights: &Weights, asset: &Asset, wish: &Wish) -> Self {
        let (offer, distance) = (pairing.offer(asset), wish.distance(Stand::of(asset)));
        let factors = pairing.factors_at(&offer, wish, fit(asset, wish.need, pack), distance);
        Self::of(wish, &Weighed::new(factors, distance, offer.left, (offer.links, asset.id), weights))
    }

    pub(super) fn of(wish: &Wish, weighed: &Weighed) -> Self {
        let Weighed { factors, distance, worth, left, first: (links, asset) } = *weighed;
        Self {
            asset,
            score: worth.score(),
            completeness: worth.completeness(),
            distance,
            factors,
            links,
            places_left: left,
            places_wanted: wanted(wish.need),
        }
    }

    /// Score, completeness, distance: the same for the needs of an asset as for the assets of a need.
    fn reasons_before(&self, other: &Self) -> Ordering {
        let distance = |each: &Self| each.distance.map_or(f64::INFINITY, |distance| distance.metres);
        (other.score.total_cmp(&self.score))
            .then(other.completeness.total_cmp(&self.completeness))
            .then(distance(self).total_cmp(&distance(other)))
    }

    /// Score, completeness, distance, fewest links, id: total, so that the order is always the same.
    pub(super) fn before(&self, other: &Self) -> Ordering {
        self.reasons_before(other).then(self.links.cmp(&other.links)).then(self.asset.cmp(&other.asset))
    }
}

/// The assets that pass every gate for a need, best first, `most` at most; none by a pack that weighs nothing.
#[must_use]
pub fn suggest(pairing: &Pairing, pack: &Pack, need: &Need, most: usize) -> Vec<Suggestion> {
    let Some(weights) = pack.weights.filter(|_| is_open(need)) else { return Vec::new() };
    let wish = pairing.wish(need);
    let answers = pairing.index().answering(need.category.as_deref(), pack);
    search::best(pairing, &weights, (&wish, &index::seeker(pairing, &wish)), &answers, most)
}

/// What [`suggest`] finds, by looking at every asset: it is measured and tested against this.
#[doc(hidden)]
#[must_use]
pub fn suggest_plainly(pairing: &Pairing, pack: &Pack, need: &Need, most: usize) -> Vec<Suggestion> {
    let Some(weights) = pack.weights else { return Vec::new() };
    let wish = pairing.wish(need);
    let passing = pairing.workspace.assets.values().filter(|asset| pairing.gates_at(asset, &wish, pack).next().is_none());
    let mut all: Vec<Suggestion> = passing.map(|asset| Suggestion::new(pairing, pack, &weights, asset, &wish)).collect();
    all.sort_by(Suggestion::before);
    all.truncate(most);
    all
}

/// The needs for which an asset passes every gate, the one it suits best first, `most` at most. Needs with fewer links come first
/// among equals.
#[must_use]
pub fn uses(pairing: &Pairing, pack: &Pack, asset: &Asset, most: usize) -> Vec<Use> {
    let Some(weights) = pack.weights else { return Vec::new() };
    let open = pairing.workspace.needs.values().filter(|need| is_open(need) && fit(asset, need, pack).is_some());
    let mut all: Vec<(usize, Use)> = open
        .map(|need| pairing.wish(need))
        .filter(|wish| pairing.gates_at(asset, wish, pack).next().is_none())
        .map(|wish| {
            let suggestion = Suggestion::new(pairing, pack, &weights, asset, &wish);
            (pairing.links_at(wish.need.id), Use { need: wish.need.id, suggestion })
        })
        .collect();
    all.sort_by(|(a_links, a), (b_links, b)| {
        a.suggestion.reasons_before(&b.suggestion).then(a_links.cmp(b_links)).then(a.need.cmp(&b.need))
    });
    all.into_iter().map(|(_, each)| each).take(most).collect()
}

/// The assets that would fit a need by what they are, and which gates keep them out, in the order they were put down.
#[must_use]
pub fn ruled_out(pairing: &Pairing, pack: &Pack, need: &Need) -> Vec<(Id, Vec<Gate>)> {
    let wish = pairing.wish(need);
    let fitting = pairing.workspace.assets.values().filter(|asset| fit(asset, need, pack).is_some());
    let gates = fitting.map(|asset| (asset.id, pairing.gates_at(asset, &wish, pack).collect::<Vec<_>>()));
    gates.filter(|(_, gates)| !gates.is_empty()).collect()
}
