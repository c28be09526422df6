//! What is on a large community's map twice. Prints one JSON row a line (see xtask/src/bench.rs).
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_macros,
    clippy::disallowed_types,
    reason = "a benchmark takes the time and prints, and stops at once when it cannot go on"
)]

mod kit;

use kit::measure::{median_ms, row};
use linli::practice::twins::find;
use std::hint::black_box;

const RECORDS: usize = 10_000;
const STREETS: [&str; 8] = ["Harbour Street", "Banyan Lane", "Station Road", "Temple Hill", "石排灣", "華富", "渔光", "荔景"];
const THINGS: [&str; 10] = ["library", "bakery", "choir", "clinic", "garden", "圖書館", "茶餐廳", "合唱团", "診所", "小学"];

fn main() {
    let mut workspace = kit::city(RECORDS * 4 / 5, RECORDS / 5);
    for (n, asset) in workspace.assets.values_mut().enumerate() {
        asset.name = format!("{} {} {}", STREETS[n % 8], THINGS[n / 8 % 10], n / 80 % 40);
    }
    let found = find(&workspace).len();
    let size = format!("{RECORDS} records, {found} pairs");
    row("twins: all that may be there twice", &size, (median_ms(5, || drop(black_box(find(&workspace)))), None), "ms", Some(100.0));
    for need in workspace.needs.values_mut() {
        need.position = None;
    }
    row("twins: the same, the needs without a place", &size, (median_ms(5, || drop(black_box(find(&workspace)))), None), "ms", Some(200.0));
}
