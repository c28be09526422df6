//! Suggestions for a need, best first; a suggestion is only that until a person asks.

use super::{Distance, Factors, Pairing};
use crate::model::*;
use crate::packs::Pack;
use std::cmp::Ordering;

/// An asset that could meet a need, with every reason.
#[derive(Clone, Debug, PartialEq)]
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
}

impl Suggestion {
    /// Score, completeness, distance, fewest links, id: total, so that the order is always the same.
    fn before(&self, other: &Self) -> Ordering {
        let distance = |each: &Self| each.distance.map_or(f64::INFINITY, |distance| distance.metres);
        (other.score.total_cmp(&self.score))
            .then(other.completeness.total_cmp(&self.completeness))
            .then(distance(self).total_cmp(&distance(other)))
            .then(self.links.cmp(&other.links))
            .then(self.asset.cmp(&other.asset))
    }
}

/// The assets that pass every gate for a need, best first, `most` at most; none by a pack that weighs nothing.
#[must_use]
pub fn suggest(pairing: &Pairing, pack: &Pack, need: &Need, most: usize) -> Vec<Suggestion> {
    let Some(weights) = pack.weights else { return Vec::new() };
    let passing = pairing.workspace.assets.values().filter(|asset| pairing.shut_gates(asset, need, pack).is_empty());
    let mut all: Vec<Suggestion> = passing
        .map(|asset| {
            let factors = pairing.factors(asset, need, pack);
            let (score, completeness) = factors.score(&weights);
            let (distance, links) = (pairing.distance(asset, need), pairing.links_at(asset.id));
            Suggestion { asset: asset.id, score, completeness, distance, factors, links }
        })
        .collect();
    all.sort_by(Suggestion::before);
    all.truncate(most);
    all
}
