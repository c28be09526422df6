//! What the board says once somebody has picked a need or an asset: the best at the other side with their reasons, and what does not come up.

use super::reasons::{reasons, ruled_out_words};
use super::{Factors, Gate, Pairing, Side, pairs};
use crate::model::*;
use crate::packs::Pack;
use crate::words::Lang;
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// The answer to one pick.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// Best first.
    pub candidates: Vec<Candidate>,
    /// How many fit by category and do not come up.
    pub ruled_out: usize,
    /// Why, each with its count.
    pub why: Vec<String>,
}

/// A pair that could be.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    pub asset: Id,
    pub need: Id,
    /// Out of 100, over what is known.
    pub score: f64,
    /// Share of the weights that is known, 0 to 1.
    pub completeness: f64,
    pub reasons: Vec<String>,
}

/// The best of the other side for an asset or a need, `most` at most, without those that a match joins to it already; nothing for a record
/// that is neither, or by a pack that weighs nothing.
#[must_use]
pub fn answer(workspace: &Workspace, (pack, lang): (&Pack, Lang), side: Side, id: Id, most: usize) -> Answer {
    let pairing = Pairing::new(workspace);
    let known: BTreeSet<Id> = pairs(workspace, id).into_iter().map(|(_, other)| other).collect();
    let all: Vec<(&Asset, &Need)> = match side {
        Side::Needs => workspace.needs.get(&id).into_iter().flat_map(|need| workspace.assets.values().map(move |asset| (asset, need))).collect(),
        Side::Offers => workspace.assets.get(&id).into_iter().flat_map(|asset| open_needs(workspace).map(move |need| (asset, need))).collect(),
    };
    let other = |(asset, need): &(&Asset, &Need)| if side == Side::Needs { asset.id } else { need.id };
    let new = all.into_iter().filter(|pair| !known.contains(&other(pair)));
    let gated: Vec<_> = new.map(|(asset, need)| (asset, need, pairing.shut_gates(asset, need, pack))).collect();
    let fitting = || gated.iter().filter(|(.., shut)| !shut.contains(&Gate::DoesNotFit));
    let shut: Vec<&[Gate]> = fitting().map(|(.., shut)| shut.as_slice()).filter(|shut| !shut.is_empty()).collect();
    let passing = fitting().filter(|(.., shut)| shut.is_empty());
    let mut weighed: Vec<Weighed> = passing.filter_map(|(asset, need, _)| Weighed::new(&pairing, pack, asset, need)).collect();
    weighed.sort_by(|a, b| a.before(b).then_with(|| other(&(a.asset, a.need)).cmp(&other(&(b.asset, b.need)))));
    weighed.truncate(most);
    Answer {
        candidates: weighed.iter().map(|weighed| weighed.told(&pairing, (pack, lang))).collect(),
        ruled_out: shut.len(),
        why: ruled_out_words(shut, (pack, lang)),
    }
}

fn open_needs(workspace: &Workspace) -> impl Iterator<Item = &Need> {
    workspace.needs.values().filter(|need| matches!(need.state, NeedState::Open | NeedState::Matched))
}

struct Weighed<'a> {
    asset: &'a Asset,
    need: &'a Need,
    factors: Factors,
    score: f64,
    completeness: f64,
    distance_m: f64,
    links: usize,
}

impl<'a> Weighed<'a> {
    fn new(pairing: &Pairing, pack: &Pack, asset: &'a Asset, need: &'a Need) -> Option<Self> {
        let factors = pairing.factors(asset, need, pack);
        let (score, completeness) = factors.score(&pack.weights?);
        let distance_m = pairing.distance_m(asset, need).unwrap_or(f64::INFINITY);
        let links = pairing.links_at(asset.id) + pairing.links_at(need.id);
        Some(Self { asset, need, factors, score, completeness, distance_m, links })
    }

    /// Score, completeness, distance, fewest links: of the picked record all pairs have the same.
    fn before(&self, other: &Self) -> Ordering {
        (other.score.total_cmp(&self.score))
            .then(other.completeness.total_cmp(&self.completeness))
            .then(self.distance_m.total_cmp(&other.distance_m))
            .then(self.links.cmp(&other.links))
    }

    fn told(&self, pairing: &Pairing, words: (&Pack, Lang)) -> Candidate {
        let reasons = reasons(pairing, words, self.asset, self.need, &self.factors);
        Candidate { asset: self.asset.id, need: self.need.id, score: self.score, completeness: self.completeness, reasons }
    }
}
