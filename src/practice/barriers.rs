//! What keeps people away, counted over needs and events.

use crate::model::*;
use std::collections::BTreeMap;

/// How often each barrier was named, the most frequent first.
#[must_use]
pub fn tally(workspace: &Workspace) -> Vec<(String, usize)> {
    let of_needs = workspace.needs.values().map(|need| &need.barrier);
    let of_events = workspace.events.values().map(|event| &event.barrier);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for barrier in of_needs.chain(of_events).flatten() {
        *counts.entry(barrier).or_default() += 1;
    }
    let mut tally: Vec<(String, usize)> = counts.into_iter().map(|(barrier, count)| (barrier.to_owned(), count)).collect();
    tally.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    tally
}
