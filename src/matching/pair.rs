//! What a community knows that bears on a pair: links, areas and captains, looked up once for all pairs.

use crate::model::*;
use geo::{Closest, Distance, Haversine, HaversineClosestPoint, Point};
use std::collections::{BTreeMap, BTreeSet};

/// The community as matching sees it.
pub struct Pairing<'a> {
    pub(super) workspace: &'a Workspace,
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

    /// Metres between the two along the great circle; from the edge of the need's area when its place is known no better. `None` when either has no place.
    #[must_use]
    pub fn distance_m(&self, asset: &Asset, need: &Need) -> Option<f64> {
        let (from, to) = (asset.position?, need.position?);
        let area = if need.precision == Precision::Area { self.area_of(to) } else { None };
        Some(area.map_or_else(|| between(from, to), |area| to_edge(from, area)))
    }
}

fn point(place: Position) -> Point {
    Point::new(place.lng(), place.lat())
}

fn between(from: Position, to: Position) -> f64 {
    Haversine.distance(point(from), point(to))
}

/// Nought inside.
fn to_edge(from: Position, area: &Area) -> f64 {
    match area.shape.to_geo().haversine_closest_point(&point(from)) {
        Closest::Intersection(_) | Closest::Indeterminate => 0.0,
        Closest::SinglePoint(edge) => Haversine.distance(point(from), edge),
    }
}
