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

/// Where so many things stand around a hub: on a circle of radius one, the first at the top, clockwise; x runs right, y down.
#[must_use]
pub fn around(count: usize) -> Vec<(f64, f64)> {
    let angle = |at: usize| at as f64 / count.max(1) as f64 * std::f64::consts::TAU;
    (0..count).map(|at| (angle(at).sin(), -angle(at).cos())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_stand_around_the_hub_evenly_and_the_first_at_the_top() {
        assert_eq!(around(0), []);
        let five = around(5);
        assert!((five[0].0, five[0].1) == (0.0, -1.0) && five[1].0 > 0.0, "clockwise: {five:?}");
        let steps = (0..5).map(|at| (five[at].0 - five[(at + 1) % 5].0).hypot(five[at].1 - five[(at + 1) % 5].1));
        assert!(steps.clone().all(|step| (step - 1.175_570_5).abs() < 1e-6), "{:?}", steps.collect::<Vec<_>>());
    }
}
