//! The areas of a community, found by a place inside them.

use crate::model::*;
use geo::{BoundingRect, Closest, Contains, Distance, Haversine, HaversineClosestPoint, MultiPolygon, Point};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};
use std::collections::BTreeMap;

/// An area's outline, ready to be calculated with.
#[derive(Clone, Debug)]
pub(super) struct Patch {
    pub area: Id,
    pub outline: MultiPolygon,
    square_degrees: f64,
    frame: Option<[[f64; 2]; 2]>,
}

type Framed = GeomWithData<Rectangle<[f64; 2]>, Id>;

/// All areas but those that only say how far something reaches.
#[derive(Clone, Debug, Default)]
pub(super) struct Ground {
    patches: BTreeMap<Id, Patch>,
    frames: RTree<Framed>,
}

impl Ground {
    pub(super) fn new(workspace: &Workspace) -> Self {
        let areas = workspace.areas.values().filter(|area| area.kind != AreaKind::Reach);
        let patches: BTreeMap<Id, Patch> = areas.map(|area| (area.id, Patch::new(area))).collect();
        let frames = RTree::bulk_load(patches.values().filter_map(Patch::framed).collect());
        Self { patches, frames }
    }

    /// The smallest area around a place.
    pub(super) fn around(&self, place: Position) -> Option<&Patch> {
        let spot = point(place);
        let near = self.frames.locate_in_envelope_intersecting(&AABB::from_point([spot.x(), spot.y()]));
        let around = near.filter_map(|framed| self.patches.get(&framed.data)).filter(|patch| patch.outline.contains(&spot));
        around.min_by(|a, b| a.square_degrees.total_cmp(&b.square_degrees).then(a.area.cmp(&b.area)))
    }
}

impl Patch {
    fn new(area: &Area) -> Self {
        let outline = area.shape.to_geo();
        let frame = outline.bounding_rect().map(|rect| [[rect.min().x, rect.min().y], [rect.max().x, rect.max().y]]);
        Self { area: area.id, square_degrees: area.shape.square_degrees(), outline, frame }
    }

    fn framed(&self) -> Option<Framed> {
        let [low, high] = self.frame?;
        Some(GeomWithData::new(Rectangle::from_corners(low, high), self.area))
    }

    /// Metres to the nearest edge, nought inside.
    pub(super) fn distance_m(&self, from: Position) -> f64 {
        match self.outline.haversine_closest_point(&point(from)) {
            Closest::Intersection(_) | Closest::Indeterminate => 0.0,
            Closest::SinglePoint(edge) => Haversine.distance(point(from), edge),
        }
    }
}

/// Metres along the great circle.
pub(super) fn distance_m(from: Position, to: Position) -> f64 {
    Haversine.distance(point(from), point(to))
}

fn point(place: Position) -> Point {
    Point::new(place.lng(), place.lat())
}
