//! Hubs: the groups each one supports, by which way, and who would stand alone without it.

use crate::model::*;
use std::collections::BTreeMap;

/// A group that a hub supports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Supported {
    pub group: Id,
    pub link: Id,
    pub route: Option<HubRoute>,
    /// Nothing else is joined to it.
    pub hangs_on_it: bool,
}

/// A hub and all it supports; its degree is their number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hub {
    pub id: Id,
    pub supports: Vec<Supported>,
}

/// Every hub, in order of creation. With a route, only what is supported in that way is told of.
#[must_use]
pub fn hubs(workspace: &Workspace, route: Option<HubRoute>) -> Vec<Hub> {
    let mut hubs: BTreeMap<Id, Vec<Supported>> = workspace
        .assets
        .values()
        .filter(|asset| asset.hub && asset.state != AssetState::Ended)
        .map(|asset| (asset.id, Vec::new()))
        .collect();
    let neighbours = neighbours(workspace);
    for link in workspace.links.values().filter(|link| link.kind == LinkKind::Supports && link.state != LinkState::Declined) {
        let Some(supports) = hubs.get_mut(&link.from) else { continue };
        let told_of = route.is_none_or(|route| link.hub_route == Some(route)) && supports.iter().all(|known| known.group != link.to);
        if told_of && workspace.assets.contains_key(&link.to) {
            let hangs_on_it = neighbours.get(&link.to).is_some_and(|one| *one == Neighbours::One(link.from));
            supports.push(Supported { group: link.to, link: link.id, route: link.hub_route, hangs_on_it });
        }
    }
    hubs.into_iter().map(|(id, supports)| Hub { id, supports }).collect()
}

#[derive(PartialEq)]
enum Neighbours {
    One(Id),
    Several,
}

fn neighbours(workspace: &Workspace) -> BTreeMap<Id, Neighbours> {
    let mut all: BTreeMap<Id, Neighbours> = BTreeMap::new();
    for link in workspace.links.values().filter(|link| link.state != LinkState::Declined) {
        for (end, other) in [(link.from, link.to), (link.to, link.from)] {
            let now = all.entry(end).or_insert(Neighbours::One(other));
            if *now != Neighbours::One(other) {
                *now = Neighbours::Several;
            }
        }
    }
    all
}
