//! The community as matching sees it: what bears on a pair, looked up once for all pairs.

use super::ground::{self, Ground, Patch};
use super::ties::Ties;
use crate::model::*;

/// What is known besides the two records themselves.
pub struct Pairing<'a> {
    pub(super) workspace: &'a Workspace,
    pub(super) ties: Ties,
    pub(super) ground: Ground,
}

/// A need with what is the same for every asset.
pub(super) struct Wish<'p> {
    pub need: &'p Need,
    /// The smallest area around it.
    pub patch: Option<&'p Patch>,
    pub captains: &'p [Id],
}

impl<'a> Pairing<'a> {
    #[must_use]
    pub fn new(workspace: &'a Workspace) -> Self {
        Self { workspace, ties: Ties::new(workspace), ground: Ground::new(workspace) }
    }

    pub(super) fn wish<'p>(&'p self, need: &'p Need) -> Wish<'p> {
        let patch = need.position.and_then(|place| self.ground.around(place));
        Wish { need, patch, captains: patch.map_or(&[], |patch| self.ties.captains_of(patch.area)) }
    }

    /// Links at a record, declined ones aside.
    #[must_use]
    pub fn links_at(&self, id: Id) -> usize {
        self.ties.links_at(id)
    }

    /// Places an asset still has; `None` when nobody said how many it has. What it meets already takes what was asked for, or one place.
    #[must_use]
    pub fn places_left(&self, asset: &Asset) -> Option<u16> {
        let needs = self.ties.met_by(asset.id).iter().filter_map(|need| self.workspace.needs.get(need));
        let taken: u16 = needs.map(|need| need.capacity_needed.unwrap_or(1)).fold(0, u16::saturating_add);
        asset.capacity.map(|places| places.saturating_sub(taken))
    }

    /// The smallest area around a place.
    #[must_use]
    pub fn area_of(&self, place: Position) -> Option<&'a Area> {
        self.workspace.areas.get(&self.ground.around(place)?.area)
    }

    /// Metres between the two along the great circle; from the edge of the need's area when its place is known no better. `None` when either has no place.
    #[must_use]
    pub fn distance_m(&self, asset: &Asset, need: &Need) -> Option<f64> {
        self.wish(need).distance_m(asset)
    }
}

impl Wish<'_> {
    pub(super) fn distance_m(&self, asset: &Asset) -> Option<f64> {
        let (from, to) = (asset.position?, self.need.position?);
        let blurred = self.patch.filter(|_| self.need.precision == Precision::Area);
        Some(blurred.map_or_else(|| ground::distance_m(from, to), |patch| patch.distance_m(from)))
    }
}
