//! What is asked in return: how much is given, swapped, sold for little, sold.

use crate::model::*;

/// One way of exchange, how many use it, and its share of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    pub mode: ExchangeMode,
    pub count: usize,
    pub percent: usize,
}

/// The shares of the assets that say what they ask in return; empty while none does. The percentages sum to 100.
#[must_use]
pub fn mix(workspace: &Workspace) -> Vec<Share> {
    let said: Vec<ExchangeMode> =
        workspace.assets.values().filter(|asset| asset.state != AssetState::Ended).filter_map(|asset| asset.exchange_mode).collect();
    if said.is_empty() {
        return Vec::new();
    }
    let counts: Vec<usize> = ExchangeMode::ALL.iter().map(|mode| said.iter().filter(|each| *each == mode).count()).collect();
    let percents = percents(&counts);
    ExchangeMode::ALL.iter().zip(counts).zip(percents).map(|((&mode, count), percent)| Share { mode, count, percent }).collect()
}

/// Whole percentages that sum to 100, each less than one away from the true share; what is left over goes to the largest remainders.
fn percents(counts: &[usize]) -> Vec<usize> {
    let all: usize = counts.iter().sum();
    let mut percents: Vec<usize> = counts.iter().map(|count| (count * 100).checked_div(all).unwrap_or_default()).collect();
    let mut by_remainder: Vec<usize> = (0..counts.len()).collect();
    by_remainder.sort_by_key(|&at| std::cmp::Reverse((counts[at] * 100).checked_rem(all).unwrap_or_default()));
    let left = if all == 0 { 0 } else { 100 - percents.iter().sum::<usize>() };
    for &at in by_remainder.iter().take(left) {
        percents[at] += 1;
    }
    percents
}
