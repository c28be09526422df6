//! Measures of the graph: who stands alone, how many circles there are, what would split if it went.

use super::Net;
use crate::model::Id;
use petgraph::algo::articulation_points::articulation_points;
use petgraph::algo::bridges::bridges;
use petgraph::unionfind::UnionFind;
use petgraph::visit::{EdgeRef, NodeIndexable};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where a network stands (Krebs & Holley); the thresholds are a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// The largest circle holds less than half of all.
    Scattered,
    /// One node holds more than half of the links.
    SingleHub,
    /// Several hubs hold it together.
    MultiHub,
    /// A dense core, and others around it.
    CorePeriphery,
}

/// A network in numbers; compare it only with the same community at another time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measures {
    pub nodes: usize,
    pub links: usize,
    /// Links there are ÷ links there could be, 0 to 1.
    pub density: f64,
    /// Joined to nobody.
    pub isolates: Vec<Id>,
    /// Circles of two or more, the largest first, each in order of ids.
    pub circles: Vec<Vec<Id>>,
    /// Links that hold two parts together, each once.
    pub bridges: Vec<(Id, Id)>,
    /// Nodes without which a circle falls apart.
    pub keystones: Vec<Id>,
    /// `None` where nothing is linked.
    pub stage: Option<Stage>,
}

/// A node with this share of the largest degree or more is a hub, if it has three links at least.
const HUB_SHARE: f64 = 0.6;
/// Of the pairs among the hubs, as many are joined in a dense core.
const CORE_DENSITY: f64 = 0.5;

/// All of it, in O(n + m log m).
#[must_use]
pub fn measure(net: &Net) -> Measures {
    let graph = &net.graph;
    let (nodes, links) = (graph.node_count(), graph.edge_count());
    let isolates = graph.node_indices().filter(|&node| graph.neighbors(node).next().is_none()).map(|node| graph[node]).collect();
    let mut cuts: Vec<(Id, Id)> = bridges(graph).map(|edge| ordered(graph[edge.source()], graph[edge.target()])).collect();
    cuts.sort_unstable();
    let mut keystones: Vec<Id> = articulation_points(graph).into_iter().map(|node| graph[node]).collect();
    keystones.sort_unstable();
    let circles = circles(net);
    let stage = stage(net, circles.first().map_or(0, Vec::len));
    Measures { nodes, links, density: density(nodes, links), isolates, circles, bridges: cuts, keystones, stage }
}

pub(super) fn ordered(a: Id, b: Id) -> (Id, Id) {
    (a.min(b), a.max(b))
}

fn density(nodes: usize, links: usize) -> f64 {
    if nodes < 2 { 0.0 } else { 2.0 * links as f64 / (nodes as f64 * (nodes as f64 - 1.0)) }
}

fn circles(net: &Net) -> Vec<Vec<Id>> {
    let graph = &net.graph;
    let mut joined = UnionFind::new(graph.node_count());
    for edge in graph.edge_references() {
        joined.union(graph.to_index(edge.source()), graph.to_index(edge.target()));
    }
    let mut all: BTreeMap<usize, Vec<Id>> = BTreeMap::new();
    for node in graph.node_indices() {
        all.entry(joined.find(node.index())).or_default().push(graph[node]);
    }
    let mut circles: Vec<Vec<Id>> = all.into_values().filter(|circle| circle.len() > 1).collect();
    circles.iter_mut().for_each(|circle| circle.sort_unstable());
    circles.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    circles
}

fn stage(net: &Net, largest_circle: usize) -> Option<Stage> {
    let graph = &net.graph;
    if graph.edge_count() == 0 {
        return None;
    }
    if 2 * largest_circle < graph.node_count() {
        return Some(Stage::Scattered);
    }
    let degree = |node| graph.neighbors(node).count();
    let most = graph.node_indices().map(degree).max().unwrap_or_default();
    if 2 * most > graph.edge_count() {
        return Some(Stage::SingleHub);
    }
    let hubs: Vec<_> = graph.node_indices().filter(|&node| degree(node) >= 3 && degree(node) as f64 >= HUB_SHARE * most as f64).collect();
    let among = hubs.iter().enumerate().flat_map(|(at, &a)| hubs[at + 1..].iter().map(move |&b| (a, b)));
    let links = among.filter(|&(a, b)| graph.contains_edge(a, b)).count();
    let dense = hubs.len() >= 3 && density(hubs.len(), links) >= CORE_DENSITY;
    Some(if dense { Stage::CorePeriphery } else { Stage::MultiHub })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u8) -> Id {
        Id::new(1, [n; 10])
    }

    fn net(nodes: u8, pairs: &[(u8, u8)]) -> Measures {
        measure(&Net::new((1..=nodes).map(id), pairs.iter().map(|&(a, b)| (id(a), id(b)))))
    }

    /// DOMAIN §6, fixture (b): 12 nodes, 9 links.
    #[test]
    fn the_fixture_gives_the_values_worked_out_by_hand() {
        // A ring of four with a tail of two, a triangle's two sides, a pair, and one alone.
        let found = net(12, &[(1, 2), (2, 3), (3, 4), (4, 1), (4, 5), (5, 6), (7, 8), (8, 9), (10, 11)]);
        assert_eq!((found.nodes, found.links), (12, 9));
        assert_eq!((found.density * 1000.0).round(), 136.0);
        assert_eq!(found.isolates, [id(12)]);
        assert_eq!(found.circles.iter().map(Vec::len).collect::<Vec<_>>(), [6, 3, 2]);
        assert_eq!(found.bridges, [(id(4), id(5)), (id(5), id(6)), (id(7), id(8)), (id(8), id(9)), (id(10), id(11))]);
        assert_eq!(found.keystones, [id(4), id(5), id(8)]);
    }

    #[test]
    fn stages_go_from_scattered_over_hubs_to_a_core() {
        assert_eq!(net(3, &[]).stage, None);
        assert_eq!(net(6, &[(1, 2), (3, 4)]).stage, Some(Stage::Scattered));
        assert_eq!(net(5, &[(1, 2), (1, 3), (1, 4), (1, 5)]).stage, Some(Stage::SingleHub));
        let two_hubs = [(1, 2), (1, 3), (1, 4), (5, 6), (5, 7), (5, 8), (4, 8)];
        assert_eq!(net(8, &two_hubs).stage, Some(Stage::MultiHub));
        let core = [(1, 2), (1, 3), (2, 3), (1, 4), (2, 4), (3, 4), (1, 5), (2, 6), (3, 7), (4, 8)];
        assert_eq!(net(8, &core).stage, Some(Stage::CorePeriphery));
    }

    #[test]
    fn two_links_between_a_pair_are_one_and_no_bridge_is_lost_by_it() {
        let found = net(2, &[(1, 2), (2, 1)]);
        assert_eq!((found.links, found.bridges.len()), (1, 1));
    }
}
