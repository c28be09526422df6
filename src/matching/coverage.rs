//! What is wished for, area by area: which wishes somebody could meet, which are joined already, and which nobody can meet yet (DOMAIN §4.7).

use super::gates::is_open;
use super::{Pairing, search};
use crate::model::*;
use crate::packs::Pack;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::AddAssign;

/// How far a wish has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// No asset passes every gate.
    Gap,
    /// At least one asset passes every gate.
    Reachable,
    /// A match has been agreed to; also counted as reachable, though the asset may have no place left for anybody else.
    Connected,
}

/// A need that is still open, and where it belongs.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Wish {
    pub need: Id,
    /// The smallest area around it; `None` without a place or outside of all.
    pub area: Option<Id>,
    pub category: Option<String>,
    pub standing: Standing,
}

/// Open needs counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Tally {
    pub open: usize,
    pub reachable: usize,
    pub connected: usize,
}

impl Tally {
    /// Those nobody can meet yet.
    #[must_use]
    pub const fn gap(self) -> usize {
        self.open - self.reachable
    }
}

impl AddAssign<Standing> for Tally {
    fn add_assign(&mut self, standing: Standing) {
        self.open += 1;
        self.reachable += usize::from(standing != Standing::Gap);
        self.connected += usize::from(standing == Standing::Connected);
    }
}

/// How each open need stands, in order of creation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    pub wishes: Vec<Wish>,
}

/// Area × category, with the sums. `None` as an area: outside of all; as a category: nobody has said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    pub cells: BTreeMap<(Option<Id>, Option<String>), Tally>,
    pub areas: BTreeMap<Option<Id>, Tally>,
    pub categories: BTreeMap<Option<String>, Tally>,
    pub whole: Tally,
}

impl Coverage {
    /// By the assets that pass every gate, whatever the pack weighs.
    #[must_use]
    pub fn of(pairing: &Pairing, pack: &Pack) -> Self {
        let workspace = pairing.workspace;
        let connected = connected(workspace);
        let standing = |need: &Need| match () {
            () if connected.contains(&need.id) => Standing::Connected,
            () if search::is_any(pairing, pack, &pairing.wish(need)) => Standing::Reachable,
            () => Standing::Gap,
        };
        // A place does not tell the storey.
        let holds = |area: Id| workspace.areas.get(&area).is_some_and(|area| area.kind != AreaKind::Floor);
        let area = |place: Position| Some(pairing.known.ground.around_among(place, holds)?.area);
        let wish = |need: &Need| Wish {
            need: need.id,
            area: need.position.and_then(area),
            category: need.category.clone(),
            standing: standing(need),
        };
        Self { wishes: workspace.needs.values().filter(|need| is_open(need)).map(wish).collect() }
    }

    /// Counts every wish in its own area and in all that enclose it: `parent` tells which area an area lies in, and must not run in a circle.
    #[must_use]
    pub fn table(&self, parent: impl Fn(Id) -> Option<Id>) -> Table {
        let mut table = Table::default();
        for wish in &self.wishes {
            table.whole += wish.standing;
            *table.categories.entry(wish.category.clone()).or_default() += wish.standing;
            for area in lies_in(wish, &parent) {
                *table.areas.entry(area).or_default() += wish.standing;
                *table.cells.entry((area, wish.category.clone())).or_default() += wish.standing;
            }
        }
        table
    }

    /// The wishes behind an area of the table.
    pub fn behind<'a>(&'a self, area: Option<Id>, parent: &'a impl Fn(Id) -> Option<Id>) -> impl Iterator<Item = &'a Wish> {
        self.wishes.iter().filter(move |wish| lies_in(wish, parent).any(|each| each == area))
    }

    /// The areas with wishes that nobody can meet yet, each wish in its smallest area only, and how many.
    #[must_use]
    pub fn gaps(&self) -> BTreeMap<Id, usize> {
        let mut gaps = BTreeMap::new();
        for wish in self.wishes.iter().filter(|wish| wish.standing == Standing::Gap) {
            if let Some(area) = wish.area {
                *gaps.entry(area).or_default() += 1;
            }
        }
        gaps
    }
}

/// The area of a wish and all around it; `None` once for a wish outside of all.
fn lies_in(wish: &Wish, parent: &impl Fn(Id) -> Option<Id>) -> impl Iterator<Item = Option<Id>> {
    std::iter::successors(Some(wish.area), move |area| area.and_then(parent).map(Some))
}

/// Needs with a match that was agreed to, is going on or is done.
fn connected(workspace: &Workspace) -> BTreeSet<Id> {
    let agreed = workspace.links.values().filter(|link| link.kind == LinkKind::Match && link.state.is_agreed());
    agreed.flat_map(|link| [link.from, link.to]).collect()
}
