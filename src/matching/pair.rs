//! What a community knows that bears on a pair: links, areas and captains, looked up once for all pairs.

use super::walking::{self, Distance, Walking, Way};
use crate::model::*;
use geo::{Closest, Distance as _, Haversine, HaversineClosestPoint, Point};
use std::collections::{BTreeMap, BTreeSet};

/// The community as matching sees it.
pub struct Pairing<'a> {
    pub(super) workspace: &'a Workspace,
    /// Footpaths, where the community has any.
    walking: Option<&'a Walking>,
    /// Pairs somebody has said no to.
    declined: BTreeSet<(Id, Id)>,
    /// Asset → the needs it meets now, by agreed and active matches.
    meets: BTreeMap<Id, Vec<Id>>,
    /// Links that are not declined.
    degree: BTreeMap<Id, usize>,
    neighbours: BTreeMap<Id, BTreeSet<Id>>,
    /// Area → its captains.
    captains: BTreeMap<Id, Vec<Id>>,
    /// Areas, the smallest first.
    areas: Vec<&'a Area>,
}

impl<'a> Pairing<'a> {
    #[must_use]
    pub fn new(workspace: &'a Workspace) -> Self {
        let mut areas: Vec<&Area> = workspace.areas.values().filter(|area| area.kind != AreaKind::Reach).collect();
        areas.sort_by(|a, b| a.shape.square_degrees().total_cmp(&b.shape.square_degrees()).then(a.id.cmp(&b.id)));
        let mut pairing = Self {
            workspace,
            walking: None,
            declined: BTreeSet::new(),
            meets: BTreeMap::new(),
            degree: BTreeMap::new(),
            neighbours: BTreeMap::new(),
            captains: BTreeMap::new(),
            areas,
        };
        workspace.links.values().for_each(|link| pairing.count(link));
        pairing
    }

    /// Measures along footpaths from now on, wherever they join the two.
    #[must_use]
    pub fn on_foot(self, walking: Option<&'a Walking>) -> Self {
        Self { walking, ..self }
    }

    fn count(&mut self, link: &Link) {
        let (from, to) = (link.from, link.to);
        if link.state == LinkState::Declined {
            self.declined.extend([(from, to), (to, from)]);
            return;
        }
        for (end, other) in [(from, to), (to, from)] {
            *self.degree.entry(end).or_default() += 1;
            self.neighbours.entry(end).or_default().insert(other);
        }
        match link.kind {
            LinkKind::Match if matches!(link.state, LinkState::Agreed | LinkState::Active) => {
                let (asset, need) = if self.workspace.assets.contains_key(&from) { (from, to) } else { (to, from) };
                self.meets.entry(asset).or_default().push(need);
            }
            LinkKind::Stewards => self.captains.entry(to).or_default().push(from),
            _ => {}
        }
    }

    /// Links at a record, declined ones aside.
    #[must_use]
    pub fn links_at(&self, id: Id) -> usize {
        self.degree.get(&id).copied().unwrap_or_default()
    }

    pub(super) fn is_declined(&self, asset: Id, need: Id) -> bool {
        self.declined.contains(&(asset, need))
    }

    pub(super) fn are_linked(&self, a: Id, b: Id) -> bool {
        self.neighbours.get(&a).is_some_and(|others| others.contains(&b))
    }

    pub(super) fn captains_of(&self, area: Id) -> &[Id] {
        self.captains.get(&area).map_or(&[], Vec::as_slice)
    }

    /// Places an asset still has; `None` when nobody said how many it has. What it meets already takes what was asked for, or one place.
    #[must_use]
    pub fn places_left(&self, asset: &Asset) -> Option<u16> {
        let needs = self.meets.get(&asset.id).into_iter().flatten().filter_map(|need| self.workspace.needs.get(need));
        let taken: u16 = needs.map(|need| need.capacity_needed.unwrap_or(1)).fold(0, u16::saturating_add);
        asset.capacity.map(|places| places.saturating_sub(taken))
    }

    /// The smallest area around a place.
    #[must_use]
    pub fn area_of(&self, place: Position) -> Option<&'a Area> {
        self.areas.iter().copied().find(|area| area.shape.contains(place))
    }

    /// How far the two are apart; from the edge of the need's area when its place is known no better. `None` when either has no place.
    #[must_use]
    pub fn distance(&self, asset: &Asset, need: &Need) -> Option<Distance> {
        let (from, to) = (asset.position?, need.position?);
        let area = if need.precision == Precision::Area { self.area_of(to) } else { None };
        let straight = area.map_or_else(|| walking::straight(from, to), |area| to_edge(from, area));
        // As far as the asset reaches, and no farther than anybody looks.
        let most_m = asset.reach_m.map_or(walking::USUAL_M, f64::from).clamp(walking::USUAL_M, walking::FARTHEST_M);
        let on_foot = self.walking.filter(|_| straight.metres > 0.0 && straight.metres <= most_m).and_then(|walking| {
            let walk = walking.walk(to, area.map(|area| &area.shape), most_m > walking::USUAL_M);
            walking.distance(&walk, from, most_m)
        });
        // A centimetre may go astray on the way; nobody walks shorter than the crow flies.
        Some(on_foot.map_or(straight, |on_foot| Distance { metres: on_foot.metres.max(straight.metres), ..on_foot }))
    }

    /// [`Self::distance`] in metres alone.
    #[must_use]
    pub fn distance_m(&self, asset: &Asset, need: &Need) -> Option<f64> {
        self.distance(asset, need).map(|distance| distance.metres)
    }

    /// Whether it is known to be farther than the asset reaches.
    pub(super) fn is_too_far(&self, asset: &Asset, need: &Need) -> bool {
        let beyond = |(reach, distance): (u32, Distance)| {
            let reach = f64::from(reach);
            distance.metres > reach || distance.by == Way::FartherOnFoot && distance.metres >= reach
        };
        asset.reach_m.and_then(|reach| Some((reach, self.distance(asset, need)?))).is_some_and(beyond)
    }
}

fn point(place: Position) -> Point {
    Point::new(place.lng(), place.lat())
}

/// Nought inside.
fn to_edge(from: Position, area: &Area) -> Distance {
    let metres = match area.shape.to_geo().haversine_closest_point(&point(from)) {
        Closest::Intersection(_) | Closest::Indeterminate => 0.0,
        Closest::SinglePoint(edge) => Haversine.distance(point(from), edge),
    };
    Distance { metres, by: Way::StraightLine }
}
