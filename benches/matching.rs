//! Matching over a real city's places, beside looking at every pair. Prints one JSON row a line (see xtask/src/bench.rs).
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a benchmark takes the time and prints, and stops at once when it cannot go on"
)]

mod kit;

use kit::measure::{median_ms, middle, row, timed};
use linli::matching::{Matcher, Pairing, combine, fair_share, job, suggest_plainly};
use linli::model::*;
use linli::packs;
use serde_json::json;
use std::hint::black_box;

const MOST: usize = 5;
/// Needs looked at plainly where all of them would take minutes.
const SAMPLE: usize = 100;

fn main() {
    let small = matched(1_000, 1_000, None);
    let large = matched(10_000, 10_000, Some(300.0));
    leave_for_the_worker(&large.workspace);
    let dense = matched(100_000, 10_000, None);
    growth(&small, &large);
    growth(&large, &dense);
    changed(10_000);
    together(1_000);
}

fn match_all(workspace: &Workspace) -> Matcher {
    Matcher::new(&Pairing::new(workspace), packs::core(), MOST, |_, _| ())
}

/// A community, with all that was read and found when it was matched: records and suggestions, counted together.
struct Matched {
    name: String,
    workspace: Workspace,
    size: usize,
}

fn matched(assets: usize, needs: usize, budget_ms: Option<f64>) -> Matched {
    let workspace = kit::city(assets, needs);
    let results: usize = match_all(&workspace).all().map(|(_, suggestions)| suggestions.len()).sum();
    let rounds = if assets > 10_000 { 3 } else { 7 };
    let ours = median_ms(rounds, || drop(black_box(match_all(&workspace))));
    let looked_at = if needs > 1_000 { SAMPLE } else { needs };
    let plain = median_ms(3, || {
        let pairing = Pairing::new(&workspace);
        for need in workspace.needs.values().take(looked_at) {
            black_box(suggest_plainly(&pairing, packs::core(), need, MOST));
        }
    });
    let all = plain * needs as f64 / looked_at as f64;
    let said = if looked_at < needs { format!(", reckoned from {looked_at} needs") } else { String::new() };
    let work = format!("matching: the best {MOST} for every need (reference: every pair looked at{said})");
    let name = format!("{assets} × {needs}");
    row(&work, &name, (ours, Some(all)), "ms", budget_ms);
    Matched { name, size: assets + needs + workspace.areas.len() + workspace.links.len() + results, workspace }
}

/// What more records take, the two communities by turns: one is matched when it was opened or has changed, not again and again while the
/// caches hold it, as a small one alone would be.
fn growth(few: &Matched, many: &Matched) {
    let mut times = [Vec::new(), Vec::new()];
    for _ in 0..15 {
        for (times, matched) in times.iter_mut().zip([few, many]) {
            times.push(timed(|| drop(black_box(match_all(&matched.workspace)))));
        }
    }
    let [least, most] = times.map(|times| middle(&times));
    let work = |matched: &Matched| matched.size as f64 * (matched.size as f64).log2();
    let allowed = Some(work(many) / work(few));
    row(
        &format!("matching: times the work of {} (reference: n log n in records and results)", few.name),
        &many.name,
        (most / least, allowed),
        "×",
        allowed,
    );
}

/// What tests/bench/matching.mjs hands to the app's worker, which reads and answers in bytes as here.
fn leave_for_the_worker(workspace: &Workspace) {
    let pairing = Pairing::new(workspace);
    let request = job::Request::new(job::Question::Best { most: MOST }, &pairing);
    let bytes = job::records(&pairing).unwrap();
    let native_ms = median_ms(3, || drop(black_box(job::run(&request, &bytes, |_, _| ()).unwrap())));
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/bench");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("matching.bin"), &bytes).unwrap();
    let told = json!({ "work": { "Match": request }, "n": "10000 × 10000", "native_ms": native_ms });
    std::fs::write(folder.join("matching.json"), told.to_string()).unwrap();
}

/// One record after the other changes, and its suggestions with it.
fn changed(count: usize) {
    let mut workspace = kit::city(count, count);
    let mut matcher = match_all(&workspace);
    let anew = median_ms(3, || drop(black_box(match_all(&workspace))));
    let times: Vec<f64> = (0..count)
        .step_by(count / 300)
        .map(|n| {
            let id = change(&mut workspace, n);
            timed(|| matcher.change(&workspace, packs::core(), &[id]))
        })
        .collect();
    let size = format!("{count} × {count}");
    row("matching: one record changed, the middle one of 300 (reference: all anew)", &size, (middle(&times), Some(anew)), "ms", Some(5.0));
    row(
        "matching: one record changed, the slowest of 300 (reference: all anew)",
        &size,
        (times.iter().copied().fold(0.0, f64::max), Some(anew)),
        "ms",
        Some(5.0),
    );
}

/// Moves an asset, pauses one, asks more of a need, or takes a link back, by turns.
fn change(workspace: &mut Workspace, n: usize) -> Id {
    match n % 4 {
        0 | 1 => {
            let other = workspace.assets[&kit::asset_id((n * 7) % workspace.assets.len())].position;
            let asset = workspace.assets.get_mut(&kit::asset_id(n)).unwrap();
            if n.is_multiple_of(4) {
                asset.position = other;
            } else {
                asset.state = AssetState::Paused;
            }
            asset.id
        }
        2 => {
            let need = workspace.needs.get_mut(&kit::need_id(n)).unwrap();
            need.capacity_needed = Some(need.capacity_needed.unwrap_or(0) + 1);
            need.id
        }
        _ => {
            let link = workspace.links.values_mut().nth(n).unwrap();
            link.state = if link.state == LinkState::Declined { LinkState::Agreed } else { LinkState::Declined };
            link.id
        }
    }
}

fn together(count: usize) {
    let workspace = kit::city(count, count);
    let size = format!("{count} × {count}");
    let shared = median_ms(3, || drop(black_box(fair_share(&Pairing::new(&workspace), packs::core()))));
    row("matching: the whole community at once", &size, (shared, None), "ms", Some(1000.0));
    let combined = median_ms(3, || drop(black_box(combine(&Pairing::new(&workspace), packs::core(), 3))));
    row("matching: combinations for every need", &size, (combined, None), "ms", Some(1000.0));
}
