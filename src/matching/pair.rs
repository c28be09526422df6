//! The community as matching sees it: what bears on a pair, looked up once for all pairs.

use super::ground::{self, Ground, Patch};
use super::index::Index;
use super::ties::Ties;
use crate::model::*;
use std::sync::{Arc, OnceLock};

/// A community, and what is known of its pairs besides the two records themselves.
pub struct Pairing<'a> {
    pub(super) workspace: &'a Workspace,
    pub(super) known: Arc<Known>,
}

#[derive(Clone, Debug)]
pub(super) struct Known {
    pub ties: Ties,
    pub ground: Ground,
    /// Made once somebody searches.
    pub index: OnceLock<Index>,
}

/// A need with what is the same for every asset.
pub(super) struct Wish<'p> {
    pub need: &'p Need,
    /// The smallest area around it.
    pub patch: Option<&'p Patch>,
    pub captains: Vec<Id>,
}

impl<'a> Pairing<'a> {
    #[must_use]
    pub fn new(workspace: &'a Workspace) -> Self {
        let known = Known { ties: Ties::new(workspace), ground: Ground::new(workspace), index: OnceLock::new() };
        Self { workspace, known: Arc::new(known) }
    }

    pub(super) fn wish<'p>(&'p self, need: &'p Need) -> Wish<'p> {
        let patch = need.position.and_then(|place| self.known.ground.around(place));
        self.wish_in(need, patch)
    }

    pub(super) fn wish_in<'p>(&'p self, need: &'p Need, patch: Option<&'p Patch>) -> Wish<'p> {
        let captains = patch.map(|patch| self.known.ties.captains_of(patch.area).collect());
        Wish { need, patch, captains: captains.unwrap_or_default() }
    }

    pub(super) fn index(&self) -> &Index {
        self.known.index.get_or_init(|| Index::new(self))
    }

    /// Links at a record, declined ones aside.
    #[must_use]
    pub fn links_at(&self, id: Id) -> usize {
        self.known.ties.links_at(id)
    }

    /// Places an asset still has; `None` when nobody said how many it has. What it meets already takes what was asked for, or one place.
    #[must_use]
    pub fn places_left(&self, asset: &Asset) -> Option<u16> {
        let places = asset.capacity?;
        let needs = self.known.ties.matched_with(asset.id).filter_map(|need| self.workspace.needs.get(&need));
        let taken: u16 = needs.map(|need| need.capacity_needed.unwrap_or(1)).fold(0, u16::saturating_add);
        Some(places.saturating_sub(taken))
    }

    /// Whether an asset meets it now, by an agreed or active match.
    pub(super) fn is_met(&self, need: Id) -> bool {
        self.known.ties.matched_with(need).any(|other| self.workspace.assets.contains_key(&other))
    }

    /// The smallest area around a place.
    #[must_use]
    pub fn area_of(&self, place: Position) -> Option<&'a Area> {
        self.workspace.areas.get(&self.known.ground.around(place)?.area)
    }

    /// Metres between the two along the great circle; from the edge of the need's area when its place is known no better. `None` when either has no place.
    #[must_use]
    pub fn distance_m(&self, asset: &Asset, need: &Need) -> Option<f64> {
        self.wish(need).distance_m(asset)
    }
}

impl Wish<'_> {
    /// The area that stands for the need's place.
    pub(super) fn blurred(&self) -> Option<&Patch> {
        self.patch.filter(|_| self.need.precision == Precision::Area)
    }

    pub(super) fn distance_m(&self, asset: &Asset) -> Option<f64> {
        let (from, to) = (asset.position?, self.need.position?);
        Some(self.blurred().map_or_else(|| ground::distance_m(from, to), |patch| patch.distance_m(from)))
    }
}
