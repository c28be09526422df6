//! Laws of the network's measures on random graphs: what is called a bridge or a key person splits a circle when it goes, and nothing else does.

use crate::graph::{Graph, graphs, id};
use linli::network::{Net, betweenness, measure};
use proptest::prelude::*;

/// By the definition: for each two others the share of their shortest ways that pass, over all pairs.
fn plain_betweenness(graph: &Graph) -> Vec<f64> {
    let n = graph.nodes;
    let (mut far, mut ways) = (vec![vec![usize::MAX; n]; n], vec![vec![0.0; n]; n]);
    for start in 0..n {
        (far[start][start], ways[start][start]) = (0, 1.0);
        for step in 0..n {
            let (mut reached, mut more) = (Vec::new(), vec![0.0; n]);
            for (a, b) in graph.pairs.iter().flat_map(|&(a, b)| [(a, b), (b, a)]) {
                if far[start][a] == step && far[start][b] == usize::MAX {
                    reached.push(b);
                    more[b] += ways[start][a];
                }
            }
            for node in reached {
                (far[start][node], ways[start][node]) = (step + 1, more[node]);
            }
        }
    }
    let passing = |node: usize| {
        let others = move |from: usize| (0..n).filter(move |&to| to != from && to != node && from != node);
        let pairs = (0..n).flat_map(|from| others(from).map(move |to| (from, to)));
        let on_the_way = |&(from, to): &(usize, usize)| {
            let legs = far[from][node].checked_add(far[node][to]);
            far[from][to] != usize::MAX && legs == Some(far[from][to])
        };
        pairs.filter(on_the_way).map(|(from, to)| ways[from][node] * ways[node][to] / ways[from][to]).sum::<f64>()
    };
    let all = (n.saturating_sub(1) * n.saturating_sub(2)) as f64;
    (0..n).map(|node| if all > 0.0 { passing(node) / all } else { 0.0 }).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn circles_are_those_who_can_reach_each_other(graph in graphs(14)) {
        let found = measure(&graph.net());
        let parts = graph.parts();
        let (alone, mut circles): (Vec<_>, Vec<_>) = parts.into_iter().partition(|part| part.len() == 1);
        circles.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        let ids = |part: Vec<usize>| part.into_iter().map(id).collect::<Vec<_>>();
        prop_assert_eq!(found.isolates, ids(alone.concat()));
        prop_assert_eq!(found.circles, circles.into_iter().map(ids).collect::<Vec<_>>());
        prop_assert_eq!((found.nodes, found.links), (graph.nodes, graph.pairs.len()));
        prop_assert!((0.0..=1.0).contains(&found.density));
    }

    #[test]
    fn a_bridge_is_a_link_whose_going_splits_a_circle(graph in graphs(14)) {
        let parts = graph.parts().len();
        let splits = graph.pairs.iter().filter(|&&pair| graph.without_pair(pair).parts().len() > parts);
        let expected: Vec<_> = splits.map(|&(a, b)| (id(a), id(b))).collect();
        prop_assert_eq!(measure(&graph.net()).bridges, expected);
    }

    #[test]
    fn a_key_person_is_one_whose_going_splits_a_circle(graph in graphs(14)) {
        let parts = graph.parts();
        // The one who goes is a part of its own afterwards, and was in one before.
        let alone = |node: usize| parts.contains(&vec![node]);
        let splits = |node: &usize| !alone(*node) && graph.without_joins_of(*node).parts().len() > parts.len() + 1;
        let expected: Vec<_> = (0..graph.nodes).filter(splits).map(id).collect();
        prop_assert_eq!(measure(&graph.net()).keystones, expected);
    }

    #[test]
    fn who_stands_between_is_as_defined(graph in graphs(12)) {
        let found = betweenness(&graph.net());
        prop_assert_eq!(found.pivots, None, "so few are measured exactly");
        for ((who, share), (node, expected)) in found.shares.into_iter().zip(plain_betweenness(&graph).into_iter().enumerate()) {
            prop_assert_eq!(who, id(node));
            prop_assert!((share - expected).abs() < 1e-9, "{} of {:?}: {} is not {}", node, graph, share, expected);
        }
    }

    /// The order in which links were put down says nothing of a community.
    #[test]
    fn the_order_of_what_is_told_changes_nothing(graph in graphs(14)) {
        let backwards = Net::new((0..graph.nodes).rev().map(id), graph.pairs.iter().rev().map(|&(a, b)| (id(b), id(a))));
        prop_assert_eq!(measure(&backwards), measure(&graph.net()));
        prop_assert_eq!(betweenness(&backwards).shares.len(), graph.nodes);
    }
}
