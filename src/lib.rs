//! The floor plan: rooms in floor order. Arrows run downwards only; rooms of one floor do not import each other (`tests/house.rs` checks).

// 1 — nouns and words; import nothing of ours
pub mod model;
pub mod words;
// 2 — the only room that knows the CRDT's shape; the term lists
pub mod document;
pub mod packs;
// 3 — file formats, both ways; gates, score and suggestions; the graph and its measures; what a community worker asks
pub mod exchange;
pub mod matching;
pub mod network;
pub mod practice;
// 4 — one file per Web API; the only room with JavaScript values
#[cfg(target_arch = "wasm32")]
pub mod browser;
// 5 — signals; the one door for change
#[cfg(target_arch = "wasm32")]
pub mod state;
// 6 — components, thin
#[cfg(target_arch = "wasm32")]
pub mod ui;
