//! Strengths before wishes: the share of assets among assets and needs (DOMAIN §4.9). A gentle gauge, never a score of people.

use crate::model::*;
use std::collections::BTreeMap;

/// Where the gauge is marked, for the end of the step in which wishes are gathered.
pub const MARKER: f64 = 0.6;

/// How many assets and needs there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub assets: usize,
    pub needs: usize,
}

impl Tally {
    /// Assets ÷ (assets + needs); `None` while there is neither.
    #[must_use]
    pub fn ratio(self) -> Option<f64> {
        let all = self.assets + self.needs;
        (all > 0).then(|| self.assets as f64 / all as f64)
    }
}

#[must_use]
pub fn tally(workspace: &Workspace) -> Tally {
    Tally { assets: workspace.assets.len(), needs: workspace.needs.len() }
}

/// Whether an asset was put down before the first need; `None` while there is neither.
#[must_use]
pub fn assets_came_first(workspace: &Workspace) -> Option<bool> {
    let first_asset = workspace.assets.values().map(|asset| asset.stamp.created_at).min();
    let first_need = workspace.needs.values().map(|need| need.stamp.created_at).min();
    match (first_asset, first_need) {
        (None, None) => None,
        (Some(asset), Some(need)) => Some(asset <= need),
        (asset, _) => Some(asset.is_some()),
    }
}

/// What there was at the end of each day on which something of it was put down; `day_of` is the calendar of the place.
#[must_use]
pub fn by_day(workspace: &Workspace, day_of: impl Fn(Timestamp) -> Date) -> Vec<(Date, Tally)> {
    let mut days: BTreeMap<Date, Tally> = BTreeMap::new();
    for asset in workspace.assets.values() {
        days.entry(day_of(asset.stamp.created_at)).or_default().assets += 1;
    }
    for need in workspace.needs.values() {
        days.entry(day_of(need.stamp.created_at)).or_default().needs += 1;
    }
    let mut so_far = Tally::default();
    days.into_iter()
        .map(|(day, of_day)| {
            so_far = Tally { assets: so_far.assets + of_day.assets, needs: so_far.needs + of_day.needs };
            (day, so_far)
        })
        .collect()
}

/// What each table of a workshop put down.
#[must_use]
pub fn by_table(workspace: &Workspace) -> Vec<(u16, Tally)> {
    let mut tables: BTreeMap<u16, Tally> = BTreeMap::new();
    for table in workspace.assets.values().filter_map(|asset| asset.stamp.table) {
        tables.entry(table).or_default().assets += 1;
    }
    for table in workspace.needs.values().filter_map(|need| need.stamp.table) {
        tables.entry(table).or_default().needs += 1;
    }
    tables.into_iter().collect()
}
