//! The areas of a community, found by a place inside them.

use super::globe::{Cube, Globe};
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
    /// Around its outline; `None` for an empty one.
    pub cube: Option<Cube>,
    square_degrees: f64,
    frame: Option<Frame>,
}

/// West, south and east, north.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame([[f64; 2]; 2]);

impl Frame {
    pub(super) fn holds(&self, place: Option<Position>) -> bool {
        let [[west, south], [east, north]] = self.0;
        place.is_some_and(|place| (west..=east).contains(&place.lng()) && (south..=north).contains(&place.lat()))
    }
}

type Framed = GeomWithData<Rectangle<[f64; 2]>, Id>;

/// All areas but those that only say how far something reaches.
#[derive(Clone, Debug)]
pub(super) struct Ground {
    pub globe: Globe,
    patches: BTreeMap<Id, Patch>,
    frames: RTree<Framed>,
}

impl Ground {
    pub(super) fn new(workspace: &Workspace) -> Self {
        let globe = Globe::seen_from(workspace.assets.values().find_map(|asset| asset.position).unwrap_or_default());
        let patches = workspace.areas.values().filter_map(|area| Some((area.id, Patch::new(area, &globe)?)));
        let patches: BTreeMap<Id, Patch> = patches.collect();
        let frames = RTree::bulk_load(patches.values().filter_map(Patch::framed).collect());
        Self { globe, patches, frames }
    }

    pub(super) fn frame(&self, area: Id) -> Option<Frame> {
        self.patches.get(&area)?.frame
    }

    /// Takes in what an area is now; its frame.
    pub(super) fn change(&mut self, id: Id, area: Option<&Area>) -> Option<Frame> {
        if let Some(framed) = self.patches.remove(&id).as_ref().and_then(Patch::framed) {
            self.frames.remove(&framed);
        }
        let patch = area.and_then(|area| Patch::new(area, &self.globe))?;
        let frame = patch.frame;
        patch.framed().into_iter().for_each(|framed| self.frames.insert(framed));
        self.patches.insert(id, patch);
        frame
    }

    /// The smallest area around a place.
    pub(super) fn around(&self, place: Position) -> Option<&Patch> {
        self.around_among(place, |_| true)
    }

    /// The smallest of those areas that count.
    pub(super) fn around_among(&self, place: Position, counts: impl Fn(Id) -> bool) -> Option<&Patch> {
        let spot = point(place);
        let near = self.frames.locate_in_envelope_intersecting(&AABB::from_point([spot.x(), spot.y()]));
        let around = near
            .filter(|framed| counts(framed.data))
            .filter_map(|framed| self.patches.get(&framed.data))
            .filter(|patch| patch.outline.contains(&spot));
        around.min_by(|a, b| a.square_degrees.total_cmp(&b.square_degrees).then(a.area.cmp(&b.area)))
    }
}

impl Patch {
    fn new(area: &Area, globe: &Globe) -> Option<Self> {
        if area.kind == AreaKind::Reach {
            return None;
        }
        let outline = area.shape.to_geo();
        let frame = outline.bounding_rect().map(|rect| Frame([[rect.min().x, rect.min().y], [rect.max().x, rect.max().y]]));
        let cube = globe.outline(&outline);
        Some(Self { area: area.id, square_degrees: area.shape.square_degrees(), outline, cube, frame })
    }

    fn framed(&self) -> Option<Framed> {
        let Frame([low, high]) = self.frame?;
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

fn point(place: Position) -> Point {
    Point::new(place.lng(), place.lat())
}
