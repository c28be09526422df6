//! The network's measures on random graphs and communities, beside what they mean and what networkx finds.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::must_use_candidate,
    clippy::disallowed_macros,
    reason = "helpers of tests stop the test, and tests may say on the terminal that they are skipped"
)]

#[path = "network_support/graph.rs"]
mod graph;
#[path = "network_support/laws.rs"]
mod laws;
#[path = "network_support/networkx.rs"]
mod networkx;
#[path = "network_support/threads.rs"]
mod threads;
