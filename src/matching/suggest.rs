//! Suggestions for a need, uses of a gift, and what was ruled out; a suggestion is only that until a person asks.

use super::factors::{common_language, fit, hours, wanted};
use super::gates::is_open;
use super::pair::Wish;
use super::{Distance, Factors, Gate, Pairing, Part, search};
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
    pub links: usize,
    /// Hours both have, of hours wanted.
    pub hours: Option<Part>,
    /// Places the asset still has.
    pub places_left: Option<u16>,
    /// Helpers or places the need asks for.
    pub places_wanted: Option<u16>,
    /// The first language of the need that the asset has too.
    pub language: Option<String>,
    /// A captain of the need's area: one who is linked to the asset, if there is one (`factors.steward` is then 1).
    pub captain: Option<Id>,
}

/// A need that an asset could meet.
#[derive(Clone, Debug, PartialEq)]
pub struct Use {
    pub need: Id,
    /// Of the asset, for this need.
    pub suggestion: Suggestion,
}

impl Suggestion {
    pub(super) fn new(pairing: &Pairing, pack: &Pack, weights: &Weights, asset: &Asset, wish: &Wish) -> Self {
        let distance = wish.distance(asset);
        let factors = pairing.factors_at(asset, wish, fit(asset, wish.need, pack), distance);
        Self::of(pairing, asset, wish, factors, factors.score(weights), distance)
    }

    /// With what was weighed already.
    pub(super) fn of(
        pairing: &Pairing,
        asset: &Asset,
        wish: &Wish,
        factors: Factors,
        (score, completeness): (f64, f64),
        distance: Option<Distance>,
    ) -> Self {
        Self {
            asset: asset.id,
            score,
            completeness,
            distance,
            factors,
            links: pairing.links_at(asset.id),
            hours: hours(asset, wish.need),
            places_left: pairing.places_left(asset),
            places_wanted: wanted(wish.need),
            language: common_language(asset, wish.need).cloned(),
            captain: pairing.captain(asset, wish),
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
    search::best(pairing, pack, &weights, &wish, &pairing.index().seeker(&wish), most)
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
