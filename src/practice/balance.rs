//! The six kinds in balance: how many of each, which are missing, and how much of the map is people rather than services.

use crate::model::*;

/// How many assets of each kind there are.
#[must_use]
pub fn by_kind(workspace: &Workspace) -> Vec<(AssetKind, usize)> {
    let mut counts: Vec<(AssetKind, usize)> = AssetKind::ALL.iter().map(|&kind| (kind, 0)).collect();
    for asset in workspace.assets.values() {
        counts.iter_mut().filter(|(kind, _)| *kind == asset.kind).for_each(|(_, count)| *count += 1);
    }
    counts
}

/// Individuals and associations ÷ all assets; `None` while there are none. A low share means a directory of services.
#[must_use]
pub fn people_power(workspace: &Workspace) -> Option<f64> {
    let all = workspace.assets.len();
    let is_people = |asset: &&Asset| matches!(asset.kind, AssetKind::Individual | AssetKind::Association);
    (all > 0).then(|| workspace.assets.values().filter(is_people).count() as f64 / all as f64)
}
