//! Who stands between others: betweenness centrality by Brandes' algorithm (2001), over evenly spaced pivots where the graph is large
//! (Brandes & Pich 2007). `rustworkx-core` has it too, with threads and arrays the browser would load for nothing.

use super::Net;
use crate::model::Id;
use std::collections::VecDeque;

/// Steps along links that may be spent; above it pivots stand for all.
const MOST_STEPS: usize = 16_000_000;
/// Pivots there are at least.
const FEWEST_PIVOTS: usize = 64;

/// Of every node the share of the others' shortest ways that pass through it, 0 to 1.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Between {
    /// In order of ids.
    pub shares: Vec<(Id, f64)>,
    /// How many nodes the ways were followed from; `None` for all, when the shares are exact.
    pub pivots: Option<usize>,
}

/// Exact up to some thousand nodes; above that O(n + m) for each of some hundred pivots.
#[must_use]
pub fn betweenness(net: &Net) -> Between {
    let near = net.adjacency();
    let n = near.len();
    let one_way = n + net.pairs().count() * 2;
    let pivots = (MOST_STEPS / one_way.max(1)).max(FEWEST_PIVOTS).min(n);
    let mut sums = vec![0.0; n];
    let mut walk = Walk::new(n);
    for pivot in 0..pivots {
        walk.from(pivot * n / pivots.max(1), &near, &mut sums);
    }
    // Each pair is met from both of its ends.
    let pairs = (n.saturating_sub(1) * n.saturating_sub(2)) as f64;
    let scale = if pairs > 0.0 { n as f64 / pivots as f64 / pairs } else { 0.0 };
    let shares = net.ids().zip(sums).map(|(id, sum)| (id, (sum * scale).min(1.0))).collect();
    Between { shares, pivots: (pivots < n).then_some(pivots) }
}

/// What is known of each node on the walk from one of them; used over and over.
struct Walk {
    far: Vec<usize>,
    ways: Vec<f64>,
    passing: Vec<f64>,
    order: Vec<usize>,
    waiting: VecDeque<usize>,
}

const UNSEEN: usize = usize::MAX;

impl Walk {
    fn new(n: usize) -> Self {
        Self { far: vec![UNSEEN; n], ways: vec![0.0; n], passing: vec![0.0; n], order: Vec::with_capacity(n), waiting: VecDeque::new() }
    }

    /// Adds to `sums` what passes through each node on the shortest ways from `start`.
    fn from(&mut self, start: usize, near: &[Vec<usize>], sums: &mut [f64]) {
        for &node in &self.order {
            (self.far[node], self.ways[node], self.passing[node]) = (UNSEEN, 0.0, 0.0);
        }
        self.order.clear();
        (self.far[start], self.ways[start]) = (0, 1.0);
        self.waiting.push_back(start);
        while let Some(node) = self.waiting.pop_front() {
            self.order.push(node);
            for &next in &near[node] {
                if self.far[next] == UNSEEN {
                    self.far[next] = self.far[node] + 1;
                    self.waiting.push_back(next);
                }
                if self.far[next] == self.far[node] + 1 {
                    self.ways[next] += self.ways[node];
                }
            }
        }
        for &node in self.order.iter().rev() {
            let share = (1.0 + self.passing[node]) / self.ways[node];
            for &before in near[node].iter().filter(|&&before| self.far[before] + 1 == self.far[node]) {
                self.passing[before] += self.ways[before] * share;
            }
            if node != start {
                sums[node] += self.passing[node];
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u8) -> Id {
        Id::new(1, [n; 10])
    }

    fn of(nodes: u8, pairs: &[(u8, u8)]) -> Vec<f64> {
        let net = Net::new((1..=nodes).map(id), pairs.iter().map(|&(a, b)| (id(a), id(b))));
        betweenness(&net).shares.into_iter().map(|(_, share)| share).collect()
    }

    #[test]
    fn the_middle_of_a_star_is_between_all_and_of_a_ring_each_as_much() {
        assert_eq!(of(5, &[(1, 2), (1, 3), (1, 4), (1, 5)]), [1.0, 0.0, 0.0, 0.0, 0.0]);
        // A ring of five: one of the six pairs of the others goes through each.
        let ring = of(5, &[(1, 2), (2, 3), (3, 4), (4, 5), (5, 1)]);
        assert!(ring.iter().all(|share| (share - 1.0 / 6.0).abs() < 1e-12), "{ring:?}");
        assert_eq!(of(1, &[]), [0.0]);
        assert!(of(0, &[]).is_empty());
    }

    #[test]
    fn a_large_graph_is_measured_from_pivots_near_enough() {
        // Two thousand in a ring around one who knows them all: nobody else is between many.
        let many = |n: u32| Id::new(2, [(n >> 8) as u8, n as u8, 0, 0, 0, 0, 0, 0, 0, 0]);
        let ring = (1..=5000).map(|n| (many(n), many(n % 5000 + 1)));
        let net = Net::new((0..=5000).map(many), ring.chain((1..=5000).map(|n| (many(0), many(n)))));
        let found = betweenness(&net);
        assert!(found.pivots.is_some_and(|pivots| pivots < 5001));
        assert!((found.shares[0].1 - 1.0).abs() < 0.05, "{}", found.shares[0].1);
        assert!(found.shares[1..].iter().all(|(_, share)| *share < 0.01));
    }
}
