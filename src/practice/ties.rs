//! What binds people: how many links stay within a circle, join circles, or reach an authority.

use crate::model::*;

/// How many links are of each tie, and last how many do not say; together all links.
#[must_use]
pub fn ties(workspace: &Workspace) -> Vec<(Option<TieType>, usize)> {
    let count = |tie| workspace.links.values().filter(|link| link.tie == tie).count();
    TieType::ALL.iter().map(|&tie| Some(tie)).chain([None]).map(|tie| (tie, count(tie))).collect()
}
