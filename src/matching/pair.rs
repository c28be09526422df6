//! The community as matching sees it: what bears on a pair, looked up once for all pairs.

use super::ground::{Ground, Patch};
use super::index::Index;
use super::ties::Ties;
use super::walking::{self, Distance, Walk, Walking, Way};
use crate::model::*;
use std::cell::OnceCell;
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
    /// Footpaths, where the community has any.
    pub walking: Option<Arc<Walking>>,
}

/// Where an asset is, and how many metres it reaches.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stand {
    pub place: Option<Position>,
    pub reach_m: Option<u32>,
}

/// An asset with what is the same for every need.
#[derive(Clone, Copy)]
pub(super) struct Offer<'a> {
    pub asset: &'a Asset,
    /// As [`Pairing::places_left`] has it.
    pub left: Option<u16>,
    /// Declined ones aside.
    pub links: u32,
}

/// A need with what is the same for every asset.
pub(super) struct Wish<'p> {
    pub need: &'p Need,
    /// The smallest area around it.
    pub patch: Option<&'p Patch>,
    pub captains: Vec<Id>,
    /// Assets joined to it by a declined link.
    pub declined: Vec<Id>,
    walking: Option<&'p Walking>,
    /// How far everything is from here on foot: as far as anybody usually looks, and as far as anybody does at all.
    walks: [OnceCell<Arc<Walk>>; 2],
}

impl<'a> Pairing<'a> {
    #[must_use]
    pub fn new(workspace: &'a Workspace) -> Self {
        let known = Known { ties: Ties::new(workspace), ground: Ground::new(workspace), index: OnceLock::new(), walking: None };
        Self { workspace, known: Arc::new(known) }
    }

    /// Measures along footpaths from now on, wherever they join the two.
    #[must_use]
    pub fn on_foot(mut self, walking: Option<Arc<Walking>>) -> Self {
        Arc::make_mut(&mut self.known).walking = walking;
        self
    }

    pub(super) fn wish<'p>(&'p self, need: &'p Need) -> Wish<'p> {
        let patch = need.position.and_then(|place| self.known.ground.around(place));
        self.wish_in(need, patch)
    }

    pub(super) fn wish_in<'p>(&'p self, need: &'p Need, patch: Option<&'p Patch>) -> Wish<'p> {
        let Known { ties, walking, .. } = &*self.known;
        let captains = patch.map(|patch| ties.captains_of(patch.area).collect()).unwrap_or_default();
        let declined = ties.declined_with(need.id).collect();
        Wish { need, patch, captains, declined, walking: walking.as_deref(), walks: Default::default() }
    }

    pub(super) fn offer<'p>(&self, asset: &'p Asset) -> Offer<'p> {
        Offer { asset, left: self.places_left(asset), links: u32::try_from(self.links_at(asset.id)).unwrap_or(u32::MAX) }
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

    /// How far the two are apart; from the edge of the need's area when its place is known no better. `None` when either has no place.
    #[must_use]
    pub fn distance(&self, asset: &Asset, need: &Need) -> Option<Distance> {
        self.wish(need).distance(Stand::of(asset))
    }

    /// [`Self::distance`] in metres alone.
    #[must_use]
    pub fn distance_m(&self, asset: &Asset, need: &Need) -> Option<f64> {
        self.distance(asset, need).map(|distance| distance.metres)
    }
}

impl Stand {
    pub(super) const fn of(asset: &Asset) -> Self {
        Self { place: asset.position, reach_m: asset.reach_m }
    }
}

impl Wish<'_> {
    /// The area that stands for the need's place.
    pub(super) fn blurred(&self) -> Option<&Patch> {
        self.patch.filter(|_| self.need.precision == Precision::Area)
    }

    fn straight_m(&self, stand: Stand) -> Option<f64> {
        let (from, to) = (stand.place?, self.need.position?);
        Some(self.blurred().map_or_else(|| from.distance_m(to), |patch| patch.distance_m(from)))
    }

    /// Whether it is not known to be farther than the asset reaches; walked only where the straight line does not tell.
    pub(super) fn is_within_reach(&self, stand: Stand) -> bool {
        let Some(reach_m) = stand.reach_m else { return true };
        let is_near = || self.straight_m(stand).is_none_or(|straight_m| straight_m <= f64::from(reach_m));
        is_near() && self.distance(stand).is_none_or(|distance| !distance.is_beyond(reach_m))
    }

    pub(super) fn distance(&self, stand: Stand) -> Option<Distance> {
        let (from, to, straight_m) = (stand.place?, self.need.position?, self.straight_m(stand)?);
        // As far as the asset reaches, and no farther than anybody looks.
        let most_m = stand.reach_m.map_or(walking::USUAL_M, f64::from).clamp(walking::USUAL_M, walking::FARTHEST_M);
        let on_foot = self.walking.filter(|_| straight_m > 0.0 && straight_m <= most_m).and_then(|walking| {
            let is_far = most_m > walking::USUAL_M;
            let begin = || walking.walk(to, self.blurred().map(|patch| &patch.outline), is_far);
            walking.distance(self.walks[usize::from(is_far)].get_or_init(begin), from, most_m)
        });
        let straight = Distance { metres: straight_m, by: Way::StraightLine };
        // A centimetre may go astray on the way; nobody walks shorter than the crow flies.
        Some(on_foot.map_or(straight, |on_foot| Distance { metres: on_foot.metres.max(straight_m), ..on_foot }))
    }
}
