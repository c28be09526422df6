//! A federation as it stands: who is a member of whom, level by level, and which types of group it still lacks.

use crate::model::*;
use crate::packs::Federation;
use std::collections::{BTreeMap, BTreeSet};

/// One organisation in the tree, told after the one it is a member of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    pub id: Id,
    pub level: Option<OrgLevel>,
    /// 0 at the top.
    pub depth: usize,
}

/// Organisations with a level, and all that are members of one, each once, members below what they belong to. A circle of members is cut
/// where it was first written down.
#[must_use]
pub fn tree(workspace: &Workspace) -> Vec<Seat> {
    let members = members(workspace);
    let has_parent: BTreeSet<Id> = members.values().flatten().copied().collect();
    let levelled = || workspace.assets.values().filter(|asset| is_organisation(asset) && asset.level.is_some());
    let mut seats = Vec::new();
    let mut seated = BTreeSet::new();
    let tops = levelled().filter(|asset| !has_parent.contains(&asset.id));
    // Whoever is left after the tops stands below no top: below an organisation without a level, or in a circle.
    for top in tops.chain(levelled()) {
        let mut waiting = vec![(top.id, 0)];
        while let Some((id, depth)) = waiting.pop() {
            if !seated.insert(id) {
                continue;
            }
            seats.push(Seat { id, level: workspace.assets.get(&id).and_then(|asset| asset.level), depth });
            waiting.extend(members.get(&id).into_iter().flatten().rev().map(|member| (*member, depth + 1)));
        }
    }
    seats
}

/// How many organisations stand at each level.
#[must_use]
pub fn by_level(workspace: &Workspace) -> Vec<(OrgLevel, usize)> {
    let at = |level| workspace.assets.values().filter(|asset| is_organisation(asset) && asset.level == Some(level)).count();
    OrgLevel::ALL.iter().map(|&level| (level, at(level))).collect()
}

/// The types of group that a federation wants and nobody here is.
#[must_use]
pub fn missing_types<'a>(workspace: &Workspace, federation: &'a Federation) -> Vec<&'a str> {
    let there: BTreeSet<&str> =
        workspace.assets.values().filter(|asset| is_organisation(asset)).filter_map(|asset| asset.category.as_deref()).collect();
    federation.types.iter().map(String::as_str).filter(|kind| !there.contains(kind)).collect()
}

fn is_organisation(asset: &Asset) -> bool {
    matches!(asset.kind, AssetKind::Association | AssetKind::Institution) && asset.state != AssetState::Ended
}

/// The organisations that are members of each organisation, in order of creation of the links.
fn members(workspace: &Workspace) -> BTreeMap<Id, Vec<Id>> {
    let is_organisation = |id: Id| workspace.assets.get(&id).is_some_and(is_organisation);
    let mut members: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
    let belongs = |link: &&Link| link.kind == LinkKind::MemberOf && link.state != LinkState::Declined;
    for link in workspace.links.values().filter(belongs).filter(|link| is_organisation(link.from) && is_organisation(link.to)) {
        members.entry(link.to).or_default().push(link.from);
    }
    members
}
