//! The same measures as networkx finds, on random graphs of some hundred nodes; skipped, and said so, where networkx is not there.

use crate::graph::{Graph, graphs, id};
use linli::network::{betweenness, measure};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde::Deserialize;
use std::io::Write;
use std::process::{Command, Stdio};

const GRAPHS: usize = 40;
const MOST_NODES: usize = 300;
/// Reads graphs, one a line; answers with their measures, one a line.
const ASK: &str = r#"
import sys, json, networkx
for line in sys.stdin:
    nodes, pairs = json.loads(line)
    graph = networkx.Graph()
    graph.add_nodes_from(range(nodes))
    graph.add_edges_from(pairs)
    print(json.dumps({
        "density": networkx.density(graph),
        "parts": sorted(len(part) for part in networkx.connected_components(graph) if len(part) > 1),
        "bridges": sorted(sorted(pair) for pair in networkx.bridges(graph)),
        "keystones": sorted(networkx.articulation_points(graph)),
        "between": list(networkx.betweenness_centrality(graph).values()),
    }))
"#;

#[derive(Deserialize)]
struct Answer {
    density: f64,
    parts: Vec<usize>,
    bridges: Vec<(usize, usize)>,
    keystones: Vec<usize>,
    between: Vec<f64>,
}

fn is_there() -> bool {
    Command::new("python3").args(["-c", "import networkx"]).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

fn ask(graphs: &[Graph]) -> Vec<Answer> {
    let mut python = Command::new("python3").args(["-c", ASK]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let lines: Vec<String> = graphs.iter().map(|graph| serde_json::to_string(&(graph.nodes, &graph.pairs)).unwrap()).collect();
    let mut stdin = python.stdin.take().unwrap();
    let telling = std::thread::scope(|scope| {
        scope.spawn(move || stdin.write_all(lines.join("\n").as_bytes()).unwrap());
        python.wait_with_output().unwrap()
    });
    let text = String::from_utf8(telling.stdout).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn measures_are_those_of_networkx() {
    if !is_there() {
        println!("skipped: no python3 with networkx on this machine");
        return;
    }
    let mut chance = TestRunner::deterministic();
    let random: Vec<Graph> = (0..GRAPHS).map(|_| graphs(MOST_NODES).new_tree(&mut chance).unwrap().current()).collect();
    let answers = ask(&random);
    assert_eq!(answers.len(), GRAPHS);
    for (graph, answer) in random.iter().zip(answers) {
        let found = measure(&graph.net());
        assert!((found.density - answer.density).abs() < 1e-12, "{graph:?}");
        let mut parts: Vec<usize> = found.circles.iter().map(Vec::len).collect();
        parts.sort_unstable();
        assert_eq!(parts, answer.parts, "{graph:?}");
        assert_eq!(found.bridges, answer.bridges.into_iter().map(|(a, b)| (id(a), id(b))).collect::<Vec<_>>(), "{graph:?}");
        assert_eq!(found.keystones, answer.keystones.into_iter().map(id).collect::<Vec<_>>(), "{graph:?}");
        let between = betweenness(&graph.net());
        assert_eq!(between.pivots, None);
        for ((who, share), expected) in between.shares.iter().zip(answer.between) {
            assert!((share - expected).abs() < 1e-9, "{who} in {graph:?}: {share} is not {expected}");
        }
    }
}
