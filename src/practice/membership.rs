//! From individual to group: who belongs to one, and who to none.

use crate::model::*;
use std::collections::BTreeSet;

/// How many residents are in a group, and who is in none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Membership {
    pub in_a_group: usize,
    /// In order of creation.
    pub in_none: Vec<Id>,
}

/// The individuals on the map, but those that have ended, by whether they are a member of an association.
#[must_use]
pub fn membership(workspace: &Workspace) -> Membership {
    let is_group = |id: &Id| workspace.assets.get(id).is_some_and(|asset| asset.kind == AssetKind::Association);
    let joined = |link: &&Link| link.kind == LinkKind::MemberOf && link.state != LinkState::Declined && is_group(&link.to);
    let members: BTreeSet<Id> = workspace.links.values().filter(joined).map(|link| link.from).collect();
    let residents = workspace.assets.values().filter(|asset| asset.kind == AssetKind::Individual && asset.state != AssetState::Ended);
    let (inside, outside): (Vec<Id>, Vec<Id>) = residents.map(|asset| asset.id).partition(|id| members.contains(id));
    Membership { in_a_group: inside.len(), in_none: outside }
}
