//! Teams, role by role: who fills each role in an area or in the whole community, and how many are still missing.

use crate::model::*;
use crate::packs::{Role, Team};
use std::collections::{BTreeMap, BTreeSet};

/// One role and those who fill it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// The role's id in its team.
    pub role: String,
    pub wanted: u16,
    /// Assets, in order of creation.
    pub by: Vec<Id>,
}

impl Filled {
    /// How many more are wanted.
    #[must_use]
    pub fn missing(&self) -> usize {
        usize::from(self.wanted).saturating_sub(self.by.len())
    }
}

/// A team in one area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamIn {
    pub area: Id,
    pub roles: Vec<Filled>,
}

/// The team over the whole community.
#[must_use]
pub fn whole(workspace: &Workspace, team: &Team) -> Vec<Filled> {
    roles(team, &candidates(workspace, team).map(|asset| (asset.id, asset)).collect())
}

/// The team in each community and grid cell that is drawn: those who stand in it, or are joined to it by a link that was not declined.
#[must_use]
pub fn by_area(workspace: &Workspace, team: &Team) -> Vec<TeamIn> {
    let candidates: BTreeMap<Id, &Asset> = candidates(workspace, team).map(|asset| (asset.id, asset)).collect();
    let mut joined: BTreeMap<Id, BTreeSet<Id>> = BTreeMap::new();
    for link in workspace.links.values().filter(|link| serves(link) && candidates.contains_key(&link.from)) {
        joined.entry(link.to).or_default().insert(link.from);
    }
    let is_wide = |area: &&Area| matches!(area.kind, AreaKind::Community | AreaKind::GridCell);
    let team_in = |area: &Area| {
        let by_link = joined.get(&area.id);
        let is_here = |asset: &Asset| {
            by_link.is_some_and(|ids| ids.contains(&asset.id)) || asset.position.is_some_and(|place| area.shape.contains(place))
        };
        let here = candidates.iter().filter(|(_, asset)| is_here(asset)).map(|(id, asset)| (*id, *asset)).collect();
        TeamIn { area: area.id, roles: roles(team, &here) }
    };
    workspace.areas.values().filter(is_wide).map(team_in).collect()
}

/// Whether a link says that somebody works for what it ends at.
fn serves(link: &Link) -> bool {
    link.state != LinkState::Declined && matches!(link.kind, LinkKind::Supports | LinkKind::Stewards | LinkKind::BasedAt)
}

fn candidates<'a>(workspace: &'a Workspace, team: &Team) -> impl Iterator<Item = &'a Asset> {
    let categories: BTreeSet<String> = team.roles.iter().flat_map(|role| role.categories.iter().cloned()).collect();
    workspace.assets.values().filter(move |asset| {
        asset.state == AssetState::Active && asset.category.as_ref().is_some_and(|category| categories.contains(category))
    })
}

fn roles(team: &Team, assets: &BTreeMap<Id, &Asset>) -> Vec<Filled> {
    let fills = |role: &Role, asset: &Asset| asset.category.as_ref().is_some_and(|category| role.categories.contains(category));
    let filled = |role: &Role| Filled {
        role: role.id.clone(),
        wanted: role.wanted,
        by: assets.iter().filter(|(_, asset)| fills(role, asset)).map(|(id, _)| *id).collect(),
    };
    team.roles.iter().map(filled).collect()
}
