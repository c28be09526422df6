//! How long things take, and the rows that say so (see xtask/src/bench.rs).

use serde_json::json;
use std::time::Instant;

/// Milliseconds.
pub fn timed(work: impl FnOnce()) -> f64 {
    let begun = Instant::now();
    work();
    begun.elapsed().as_secs_f64() * 1000.0
}

/// The middle one of so many times what `round` measures.
pub fn median(rounds: usize, mut round: impl FnMut() -> f64) -> f64 {
    middle(&(0..rounds).map(|_| round()).collect::<Vec<_>>())
}

/// The middle one of these.
pub fn middle(times: &[f64]) -> f64 {
    let mut times = times.to_vec();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// Milliseconds, the middle of so many rounds.
pub fn median_ms(rounds: usize, mut work: impl FnMut()) -> f64 {
    median(rounds, || timed(&mut work))
}

/// Prints a row: ours and, where there is one, the reference of the same run.
pub fn row(work: &str, n: &str, (ours, reference): (f64, Option<f64>), unit: &str, budget: Option<f64>) {
    let ratio = reference.map(|reference| ours / reference);
    let ok = budget.map(|budget| ours <= budget);
    println!(
        "{}",
        json!({ "work": work, "n": n, "ours": ours, "reference": reference, "unit": unit, "ratio": ratio, "budget": budget, "ok": ok })
    );
}
