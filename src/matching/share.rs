//! The whole community at once: who could go to which need so that as many needs as can be get somebody, the worst-off as good a one as
//! can be, and all together the best. A flow from needs to assets: `ac-library-rs` has both flows in some hundred lines without
//! dependencies, with capacities; of the others weighed, `pathfinding`'s `kuhn_munkres` takes n³ and no capacities, `petgraph` has no costs,
//! and the network simplex crates bind C or are GPL.

use super::gates::is_open;
use super::{Pairing, Suggestion, suggest};
use crate::model::*;
use crate::packs::Pack;
use ac_library::{MfGraph, MinCostFlowGraph};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An asset for a need, in a share of the whole; a person still asks, one by one.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pair {
    pub asset: Id,
    pub need: Id,
    /// Places of the asset that are meant for this need.
    pub places: u16,
    pub score: f64,
    pub completeness: f64,
}

/// Suggestions that are looked at for each need, at the least.
const LEAST_A_NEED: usize = 24;
/// Suggestions that are looked at in all, where needs are few.
const IN_ALL: usize = 20_000;
/// Of a point of score, so that flows reckon in whole numbers.
const GRAINS: f64 = 1e6;

/// A share for all open needs that nobody meets yet, over the best suggestions for each. An asset gives no more places than it has left,
/// one if nobody said how many; a need takes what it asks for, or one. Every need gets one place before any gets a second. Needs in the
/// order they were put down, the better asset first.
#[must_use]
pub fn fair_share(pairing: &Pairing, pack: &Pack) -> Vec<Pair> {
    let most = looked_at(pairing);
    share(unmet(pairing).map(|need| (need, suggest(pairing, pack, need, most))))
}

/// The open needs that nobody meets yet.
pub(super) fn unmet<'p>(pairing: &'p Pairing) -> impl Iterator<Item = &'p Need> {
    pairing.workspace.needs.values().filter(|need| is_open(need) && !pairing.is_met(need.id))
}

/// How many suggestions to look at for each of them.
pub(super) fn looked_at(pairing: &Pairing) -> usize {
    LEAST_A_NEED.max(IN_ALL / unmet(pairing).count().max(1))
}

/// The share over suggestions that are there already.
pub(super) fn share<'n>(found: impl Iterator<Item = (&'n Need, Vec<Suggestion>)>) -> Vec<Pair> {
    let mut round = Round::default();
    for (need, suggestions) in found {
        round.add(need, suggestions);
    }
    let wanted = std::mem::take(&mut round.wanted);
    let mut places = vec![0; round.edges.len()];
    round.wanted = vec![1; wanted.len()];
    let floor = round.best_floor();
    round.give(floor, &mut places);
    round.wanted = wanted.iter().zip(round.given(&places)).map(|(wanted, given)| wanted.saturating_sub(given)).collect();
    round.give(0.0, &mut places);
    round.pairs(&places)
}

/// What is still wanted and what is still to be had.
#[derive(Default)]
struct Round {
    needs: Vec<Id>,
    assets: BTreeMap<Id, usize>,
    wanted: Vec<u16>,
    left: Vec<u16>,
    edges: Vec<Edge>,
}

struct Edge {
    need: usize,
    asset: usize,
    id: Id,
    score: f64,
    completeness: f64,
}

impl Round {
    fn add(&mut self, need: &Need, suggestions: Vec<Suggestion>) {
        let at = self.needs.len();
        self.needs.push(need.id);
        self.wanted.push(need.capacity_needed.unwrap_or(1).max(1));
        for Suggestion { asset: id, score, completeness, places_left, .. } in suggestions {
            let next = self.left.len();
            let asset = *self.assets.entry(id).or_insert(next);
            if asset == next {
                self.left.push(places_left.unwrap_or(1));
            }
            self.edges.push(Edge { need: at, asset, id, score, completeness });
        }
    }

    fn source(&self) -> usize {
        self.needs.len() + self.left.len()
    }

    /// The highest score that every pair can reach while as many needs get somebody as can be.
    fn best_floor(&self) -> f64 {
        let mut scores: Vec<f64> = self.edges.iter().map(|edge| edge.score).collect();
        scores.sort_by(f64::total_cmp);
        scores.dedup();
        let all = self.reached(0.0);
        let good = scores.partition_point(|&floor| self.reached(floor) == all);
        good.checked_sub(1).and_then(|at| scores.get(at)).copied().unwrap_or_default()
    }

    /// How many places can be given by pairs of this score or better.
    fn reached(&self, floor: f64) -> u32 {
        let (source, sink) = (self.source(), self.source() + 1);
        let mut graph = MfGraph::<u32>::new(sink + 1);
        for (need, &wanted) in self.wanted.iter().enumerate() {
            graph.add_edge(source, need, wanted.into());
        }
        for (asset, &left) in self.left.iter().enumerate() {
            graph.add_edge(self.needs.len() + asset, sink, left.into());
        }
        for edge in self.edges.iter().filter(|edge| edge.score >= floor) {
            graph.add_edge(edge.need, self.needs.len() + edge.asset, self.wanted[edge.need].into());
        }
        graph.flow(source, sink)
    }

    /// Gives as many places as can be given, at the best score in all, and takes them from what is left.
    fn give(&mut self, floor: f64, places: &mut [u16]) {
        let (source, sink) = (self.source(), self.source() + 1);
        let mut graph = MinCostFlowGraph::<i64>::new(sink + 1);
        let used: Vec<usize> = (0..self.edges.len()).filter(|&at| self.edges[at].score >= floor).collect();
        for &at in &used {
            let edge = &self.edges[at];
            let short_of_full = ((100.0 - edge.score).max(0.0) * GRAINS).round() as i64;
            graph.add_edge(edge.need, self.needs.len() + edge.asset, self.wanted[edge.need].into(), short_of_full);
        }
        for (need, &wanted) in self.wanted.iter().enumerate() {
            graph.add_edge(source, need, wanted.into(), 0);
        }
        for (asset, &left) in self.left.iter().enumerate() {
            graph.add_edge(self.needs.len() + asset, sink, left.into(), 0);
        }
        graph.flow(source, sink, i64::from(u32::MAX));
        for (which, &at) in used.iter().enumerate() {
            let flow = u16::try_from(graph.get_edge(which).flow).unwrap_or(u16::MAX);
            places[at] += flow;
            self.left[self.edges[at].asset] -= flow;
        }
    }

    fn given(&self, places: &[u16]) -> Vec<u16> {
        let mut given = vec![0_u16; self.needs.len()];
        self.edges.iter().zip(places).for_each(|(edge, places)| given[edge.need] += places);
        given
    }

    fn pairs(&self, places: &[u16]) -> Vec<Pair> {
        let given = self.edges.iter().zip(places).filter(|(_, places)| **places > 0);
        let pair = |(edge, &places): (&Edge, &u16)| Pair {
            asset: edge.id,
            need: self.needs[edge.need],
            places,
            score: edge.score,
            completeness: edge.completeness,
        };
        given.map(pair).collect()
    }
}
