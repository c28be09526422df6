//! Who does what for whom: organisations by the part of local governance they belong to, and by what they mostly do.

use crate::model::*;

/// How many of those that have not ended belong to each sector; one without any stands with 0.
#[must_use]
pub fn by_sector(workspace: &Workspace) -> Vec<(Sector, usize)> {
    count(workspace, Sector::ALL, |asset| asset.sector)
}

/// How many of those that have not ended do mostly this.
#[must_use]
pub fn by_function(workspace: &Workspace) -> Vec<(OrgFunction, usize)> {
    count(workspace, OrgFunction::ALL, |asset| asset.function)
}

fn count<T: Copy + PartialEq>(workspace: &Workspace, all: &[T], of: fn(&Asset) -> Option<T>) -> Vec<(T, usize)> {
    let mut counts: Vec<(T, usize)> = all.iter().map(|&term| (term, 0)).collect();
    for term in workspace.assets.values().filter(|asset| asset.state != AssetState::Ended).filter_map(of) {
        if let Some((_, count)) = counts.iter_mut().find(|(known, _)| *known == term) {
            *count += 1;
        }
    }
    counts
}
