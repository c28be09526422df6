//! The network report of a large community, beside what petgraph alone takes for a part of it. Prints one JSON row a line (see
//! xtask/src/bench.rs).
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_macros,
    clippy::disallowed_types,
    reason = "a benchmark takes the time and prints, and stops at once when it cannot go on"
)]

mod kit;

use kit::measure::{median_ms, row};
use linli::model::*;
use linli::network::{Layout, Net, Sieve, betweenness, measure, report};
use petgraph::algo::articulation_points::articulation_points;
use petgraph::algo::bridges::bridges;
use petgraph::algo::connected_components;
use petgraph::graph::UnGraph;
use std::collections::BTreeMap;
use std::hint::black_box;

const NODES: usize = 10_000;
const LINKS: usize = 30_000;
const DAY_MS: i64 = 86_400_000;

fn main() {
    let workspace = community();
    let net = Net::of(&workspace, Sieve::default());
    let size = format!("{} nodes, {} links", net.ids().len(), net.pairs().count());
    let mut plain: UnGraph<(), ()> = UnGraph::default();
    let places: Vec<_> = net.ids().map(|_| plain.add_node(())).collect();
    net.pairs().for_each(|(a, b)| _ = plain.add_edge(places[a], places[b], ()));
    let reference = median_ms(5, || {
        black_box((connected_components(&plain), bridges(&plain).count(), articulation_points(&plain)));
    });
    let whole = median_ms(5, || drop(black_box(report(&workspace, Sieve::default(), Timestamp::date))));
    row(
        "network: the whole report (reference: petgraph's components, bridges and cut vertices)",
        &size,
        (whole, Some(reference)),
        "ms",
        Some(500.0),
    );
    let measured = median_ms(5, || drop(black_box(measure(&Net::of(&workspace, Sieve::default())))));
    row("network: of it the graph and its measures (reference: the same)", &size, (measured, Some(reference)), "ms", Some(100.0));
    let between = median_ms(5, || drop(black_box(betweenness(&net))));
    row("network: of it who stands between whom", &size, (between, None), "ms", Some(300.0));
    let mut layout = Layout::new(&net, &BTreeMap::new(), None);
    let step = median_ms(5, || layout.step());
    row("network: one step of the drawing", &size, (step, None), "ms", Some(100.0));
}

/// Neighbourhoods of forty, most links within them, some hubs that many know; put down over a year.
fn community() -> Workspace {
    let mut workspace = kit::city(NODES * 4 / 5, NODES / 5);
    workspace.links.clear();
    let node = |n: usize| if n < NODES * 4 / 5 { kit::asset_id(n) } else { kit::need_id(n - NODES * 4 / 5) };
    let mut state = 20_261_125_u64;
    let mut below = |most: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % most
    };
    let mut joined = std::collections::BTreeSet::new();
    while joined.len() < LINKS {
        let a = below(NODES);
        let b = match below(10) {
            0 => below(NODES),
            1 => below(NODES / 500) * 500,
            _ => (a / 40 * 40 + below(40)).min(NODES - 1),
        };
        if a != b && joined.insert((a.min(b), a.max(b))) {
            let n = joined.len();
            let stamp = Stamp { created_at: Timestamp(i64::try_from(n / 80).unwrap() * DAY_MS), ..Stamp::default() };
            let mut own = [0; 10];
            own[2..].copy_from_slice(&(n as u64).to_be_bytes());
            workspace.put(Record::Link(Link { stamp, ..Link::new(Id::new(9, own), LinkKind::Knows, node(a), node(b)) }));
        }
    }
    workspace
}
