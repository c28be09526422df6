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

    /// Those who have said yes to one area at least, each once for every such area.
    pub fn agreed(&self) -> impl Iterator<Item = Id> {
        self.by_area.values().flatten().filter(|steward| steward.state.is_agreed()).map(|steward| steward.captain)
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

    /// The areas to be shown as gaps: those that lack a captain, but of grid cells only those in which nobody looks after anything.
    #[must_use]
    pub fn gaps(&self, workspace: &Workspace) -> BTreeSet<Id> {
        let looked_into: BTreeSet<Id> = self.by_area.keys().flat_map(|&area| self.nest.outwards(area)).collect();
        let is_gap = |area: &&Area| self.lacks_captain(area) && !(area.kind == AreaKind::GridCell && looked_into.contains(&area.id));
        workspace.areas.values().filter(is_gap).map(|area| area.id).collect()
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
mod tests {
    use super::*;

    fn id(n: u8) -> Id {
        Id::new(1, [n; 10])
    }

    fn area(n: u8, kind: AreaKind, parent: Option<u8>) -> Area {
        Area { parent: parent.map(id), ..Area::new(id(n), kind, String::new(), Shape::default()) }
    }

    /// A cell (1) with two buildings (2, 3), a floor (4) in the second, and people 10 to 12.
    fn workspace(links: impl IntoIterator<Item = Link>) -> Workspace {
        let mut workspace = Workspace::default();
        let cell = Area { grid_worker: Some("Mr Tse".into()), ..area(1, AreaKind::GridCell, None) };
        let areas = [cell, area(2, AreaKind::Building, Some(1)), area(3, AreaKind::Building, Some(1)), area(4, AreaKind::Floor, Some(3))];
        areas.into_iter().for_each(|area| workspace.put(Record::Area(area)));
        for n in [10, 11, 12] {
            workspace.put(Record::Asset(Asset::new(id(n), AssetKind::Individual, String::new())));
        }
        workspace.put(Record::Asset(Asset::new(id(13), AssetKind::Association, String::new())));
        links.into_iter().for_each(|link| workspace.put(Record::Link(link)));
        workspace
    }

    fn stewards(n: u8, from: u8, to: u8, state: LinkState) -> Link {
        Link { state, ..Link::new(id(n), LinkKind::Stewards, id(from), id(to)) }
    }

    fn coverage(workspace: &Workspace, kind: AreaKind) -> (usize, usize) {
        let Coverage { stewarded, all } = Captains::of(workspace).coverage(workspace, kind);
        (stewarded, all)
    }

    #[test]
    fn a_captain_of_a_floor_is_not_the_captain_of_the_building() {
        let workspace = workspace([stewards(20, 10, 4, LinkState::Active)]);
        assert_eq!(coverage(&workspace, AreaKind::Building), (0, 2));
        assert_eq!(coverage(&workspace, AreaKind::Floor), (1, 1));
        let tree = Captains::of(&workspace).tree(&workspace);
        let lacking: Vec<Id> = tree.iter().filter(|headed| headed.lacks_captain).map(|headed| headed.area).collect();
        assert_eq!(lacking, [id(1), id(2), id(3)]);
        let gaps = Captains::of(&workspace).gaps(&workspace);
        assert_eq!(gaps.into_iter().collect::<Vec<_>>(), [id(2), id(3)], "in the cell somebody looks after something");
    }

    #[test]
    fn only_a_person_who_has_not_declined_is_a_captain() {
        let links = [
            stewards(20, 10, 2, LinkState::Declined),
            stewards(21, 13, 2, LinkState::Active),
            Link::new(id(22), LinkKind::Knows, id(11), id(2)),
            stewards(23, 3, 12, LinkState::Asked),
            stewards(24, 12, 3, LinkState::Active),
        ];
        let mut workspace = workspace(links);
        assert_eq!(coverage(&workspace, AreaKind::Building), (1, 2), "tapped from the building's end, and twice, still once");
        let captains = Captains::of(&workspace);
        assert_eq!(captains.of_area(id(3)), [Steward { captain: id(12), link: id(23), state: LinkState::Asked }]);
        assert_eq!(captains.all().collect::<Vec<_>>(), [id(12)]);
        workspace.put(Record::Asset(Asset { state: AssetState::Ended, ..Asset::new(id(12), AssetKind::Individual, String::new()) }));
        assert_eq!(coverage(&workspace, AreaKind::Building), (0, 2), "who has stopped is none any more");
    }

    #[test]
    fn both_heads_are_named_and_a_cells_worker_is_that_of_its_buildings() {
        let workspace = workspace([stewards(20, 10, 2, LinkState::Active)]);
        let tree = Captains::of(&workspace).tree(&workspace);
        let heads: Vec<_> =
            tree.iter().map(|headed| (headed.area, headed.depth, headed.captains.len(), headed.grid_worker.as_deref())).collect();
        let tse = Some("Mr Tse");
        assert_eq!(heads, [(id(1), 0, 0, tse), (id(2), 1, 1, tse), (id(3), 1, 0, tse), (id(4), 2, 0, tse)]);
    }
}
