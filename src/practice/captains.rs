//! House captains and grid workers, the two heads of an area: who looks after what, and where nobody does yet.

use super::nest::Nest;
use crate::model::*;
use std::collections::{BTreeMap, BTreeSet};

/// Who looks after which area.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Captains {
    nest: Nest,
    by_area: BTreeMap<Id, Vec<Steward>>,
    areas_of: BTreeMap<Id, BTreeSet<Id>>,
}

/// A captain of an area, and how far that has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Steward {
    pub captain: Id,
    /// The link that says so.
    pub link: Id,
    pub state: LinkState,
}

/// Of all areas of a kind, how many have a captain of their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    pub stewarded: usize,
    pub all: usize,
}

/// One area with its two heads.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Headed {
    pub area: Id,
    /// How many areas it lies in.
    pub depth: usize,
    pub captains: Vec<Steward>,
    /// The grid worker it names, or else the nearest area around it that names one.
    pub grid_worker: Option<String>,
    /// A grid cell, building or floor that nobody looks after yet. A captain of a floor is the floor's, not the building's.
    pub lacks_captain: bool,
}

/// Whether people look for a captain of such an area.
const fn wants_captain(kind: AreaKind) -> bool {
    matches!(kind, AreaKind::GridCell | AreaKind::Building | AreaKind::Floor)
}

/// The person and the area of a link that makes somebody a captain: not declined, whichever end was tapped first.
fn stewardship(workspace: &Workspace, link: &Link) -> Option<(Id, Id)> {
    let is_captain =
        |id: &Id| workspace.assets.get(id).is_some_and(|asset| asset.kind == AssetKind::Individual && asset.state != AssetState::Ended);
    let counts = link.kind == LinkKind::Stewards && link.state != LinkState::Declined;
    let ends = [(link.from, link.to), (link.to, link.from)];
    ends.into_iter().find(|(person, area)| counts && is_captain(person) && workspace.areas.contains_key(area))
}

impl Captains {
    #[must_use]
    pub fn of(workspace: &Workspace) -> Self {
        let mut captains = Self { nest: Nest::of(workspace), ..Self::default() };
        for link in workspace.links.values() {
            let Some((captain, area)) = stewardship(workspace, link) else { continue };
            if captains.areas_of.entry(captain).or_default().insert(area) {
                captains.by_area.entry(area).or_default().push(Steward { captain, link: link.id, state: link.state });
            }
        }
        captains
    }

    /// The tree of areas they look after.
    #[must_use]
    pub const fn nest(&self) -> &Nest {
        &self.nest
    }

    /// Everybody who looks after something, in order of creation.
    pub fn all(&self) -> impl Iterator<Item = Id> {
        self.areas_of.keys().copied()
    }

    /// Who looks after this area itself.
    #[must_use]
    pub fn of_area(&self, area: Id) -> &[Steward] {
        self.by_area.get(&area).map_or(&[], Vec::as_slice)
    }

    /// The areas somebody looks after.
    pub fn areas_of(&self, captain: Id) -> impl Iterator<Item = Id> {
        self.areas_of.get(&captain).into_iter().flatten().copied()
    }

    /// Captain coverage (DOMAIN §4.7), of buildings or of another kind of area.
    #[must_use]
    pub fn coverage(&self, workspace: &Workspace, kind: AreaKind) -> Coverage {
        let of_kind = || workspace.areas.values().filter(|area| area.kind == kind);
        Coverage { stewarded: of_kind().filter(|area| !self.of_area(area.id).is_empty()).count(), all: of_kind().count() }
    }

    /// Whether nobody looks after this area, though somebody should.
    #[must_use]
    pub fn lacks_captain(&self, area: &Area) -> bool {
        wants_captain(area.kind) && self.of_area(area.id).is_empty()
    }

    /// Every area of the tree with its two heads, each before what lies in it.
    #[must_use]
    pub fn tree(&self, workspace: &Workspace) -> Vec<Headed> {
        let headed = |(id, depth)| {
            let area = workspace.areas.get(&id)?;
            let named = |id| workspace.areas.get(&id)?.grid_worker.clone().filter(|name| !name.trim().is_empty());
            Some(Headed {
                area: id,
                depth,
                captains: self.of_area(id).to_vec(),
                grid_worker: self.nest.outwards(id).find_map(named),
                lacks_captain: self.lacks_captain(area),
            })
        };
        self.nest.walk().into_iter().filter_map(headed).collect()
    }
}

#[cfg(test)]
#[path = "captains_tests.rs"]
mod tests;
