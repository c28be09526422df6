//! Random graphs, and what their measures mean, said as plainly and as slowly as can be.

use linli::model::Id;
use linli::network::Net;
use proptest::collection::vec;
use proptest::prelude::*;

/// Nodes from nought on, and which of them are joined; each pair once, the lesser first.
#[derive(Clone, Debug)]
pub struct Graph {
    pub nodes: usize,
    pub pairs: Vec<(usize, usize)>,
}

impl Graph {
    pub fn new(nodes: usize, pairs: impl IntoIterator<Item = (usize, usize)>) -> Self {
        let mut pairs: Vec<_> = pairs.into_iter().filter(|(a, b)| a != b).map(|(a, b)| (a.min(b), a.max(b))).collect();
        pairs.sort_unstable();
        pairs.dedup();
        Self { nodes, pairs }
    }

    pub fn net(&self) -> Net {
        Net::new((0..self.nodes).map(id), self.pairs.iter().map(|&(a, b)| (id(a), id(b))))
    }

    /// Those that can be reached from each other, in order of their first, each in order.
    pub fn parts(&self) -> Vec<Vec<usize>> {
        let mut part: Vec<usize> = (0..self.nodes).collect();
        for _ in 0..self.nodes {
            for &(a, b) in &self.pairs {
                let least = part[a].min(part[b]);
                (part[a], part[b]) = (least, least);
            }
        }
        let members = |first: usize| (0..self.nodes).filter(|&node| part[node] == first).collect::<Vec<_>>();
        (0..self.nodes).map(members).filter(|part| !part.is_empty()).collect()
    }

    pub fn without_pair(&self, gone: (usize, usize)) -> Self {
        Self { nodes: self.nodes, pairs: self.pairs.iter().copied().filter(|&pair| pair != gone).collect() }
    }

    /// The node stays, alone.
    pub fn without_joins_of(&self, gone: usize) -> Self {
        Self { nodes: self.nodes, pairs: self.pairs.iter().copied().filter(|&(a, b)| a != gone && b != gone).collect() }
    }
}

/// The ids are in the order of the numbers.
pub fn id(n: usize) -> Id {
    let mut random = [0; 10];
    random[2..].copy_from_slice(&(n as u64).to_be_bytes());
    Id::new(1, random)
}

/// Sparse enough to fall into circles, dense enough to have rings.
pub fn graphs(most: usize) -> impl Strategy<Value = Graph> {
    (1..=most).prop_flat_map(move |nodes| vec((0..nodes, 0..nodes), 0..=nodes * 2).prop_map(move |pairs| Graph::new(nodes, pairs)))
}
