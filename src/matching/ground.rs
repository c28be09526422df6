//! The areas of a community, found by a place inside them.

use super::globe::{Cube, Globe};
use crate::model::*;
use geo::{BoundingRect, Closest, Contains, Distance, Haversine, HaversineClosestPoint, Line, MultiPolygon, Point};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};
use smallvec::SmallVec;
use std::collections::BTreeMap;
use std::iter::once;

/// An area's outline, ready to be calculated with.
#[derive(Clone, Debug)]
pub(super) struct Patch {
    pub area: Id,
    pub outline: MultiPolygon,
    /// Around its outline; `None` for an empty one.
    pub cube: Option<Cube>,
    sides: Vec<(Line, Cube)>,
    globe: Globe,
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

/// An area's square degrees and id.
type Framed = GeomWithData<Rectangle<[f64; 2]>, (f64, Id)>;

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
        let mut smallest_first: SmallVec<[(f64, Id); 8]> = near.map(|framed| framed.data).filter(|(_, id)| counts(*id)).collect();
        smallest_first.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        smallest_first.iter().filter_map(|(_, id)| self.patches.get(id)).find(|patch| patch.outline.contains(&spot))
    }
}

impl Patch {
    fn new(area: &Area, globe: &Globe) -> Option<Self> {
        if area.kind == AreaKind::Reach {
            return None;
        }
        let outline = area.shape.to_geo();
        let frame = outline.bounding_rect().map(|rect| Frame([[rect.min().x, rect.min().y], [rect.max().x, rect.max().y]]));
        let rings = outline.iter().flat_map(|polygon| once(polygon.exterior()).chain(polygon.interiors()));
        let sides: Vec<_> = rings.flat_map(|ring| globe.sides(ring)).collect();
        let cube = sides.iter().map(|(_, cube)| *cube).reduce(Cube::join);
        Some(Self { area: area.id, square_degrees: area.shape.square_degrees(), outline, cube, sides, globe: *globe, frame })
    }

    fn framed(&self) -> Option<Framed> {
        let Frame([low, high]) = self.frame?;
        Some(GeomWithData::new(Rectangle::from_corners(low, high), (self.square_degrees, self.area)))
    }

    /// Metres to the nearest edge, nought inside. As `outline.haversine_closest_point` has it, which measures every side: here only those
    /// that are not surely farther than another.
    pub(super) fn distance_m(&self, from: Position) -> f64 {
        let (spot, from) = (self.globe.place(from), point(from));
        if self.outline.contains(&from) {
            return 0.0;
        }
        let apart = self.sides.iter().map(|(side, cube)| (side, cube.apart_m(&spot)));
        let Some((nearest, _)) = apart.clone().min_by(|(_, a), (_, b)| a.total_cmp(b)) else { return 0.0 };
        let mut least_m = side_m(nearest, from);
        for (side, apart_m) in apart {
            if apart_m < least_m && !std::ptr::eq(side, nearest) {
                least_m = least_m.min(side_m(side, from));
            }
        }
        least_m
    }
}

/// Metres to the nearest point of an outline's side.
fn side_m(side: &Line, from: Point) -> f64 {
    match side.haversine_closest_point(&from) {
        Closest::Intersection(_) | Closest::Indeterminate => 0.0,
        Closest::SinglePoint(there) => Haversine.distance(there, from),
    }
}

fn point(place: Position) -> Point {
    Point::new(place.lng(), place.lat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ring(corners: &[(f64, f64)], size: f64) -> Vec<Position> {
        let turn = |n: usize| n as f64 / corners.len() as f64 * std::f64::consts::TAU;
        let corner = |(n, (far, lean)): (usize, &(f64, f64))| {
            let (x, y) = ((turn(n) + lean).cos() * far, (turn(n) + lean).sin() * far);
            Position::new(114.15 + x * size, 22.25 + y * size).unwrap()
        };
        corners.iter().enumerate().map(corner).collect()
    }

    proptest! {
        #[test]
        fn the_nearest_edge_is_as_far_as_when_every_side_is_measured(
            corners in prop::collection::vec((0.3..1.0_f64, -0.2..0.2_f64), 3..40),
            size in prop_oneof![Just(1e-4), Just(3e-3), Just(0.5)],
            away in (-3.0..3.0_f64, -3.0..3.0_f64),
            has_hole in any::<bool>(),
        ) {
            let mut rings = vec![ring(&corners, size)];
            if has_hole {
                rings.push(ring(&corners, size / 4.0));
            }
            let area = Area::new(Id::NIL, AreaKind::Building, "Block".into(), Shape::new(vec![rings]).unwrap());
            let patch = Patch::new(&area, &Globe::seen_from(Position::new(114.17, 22.3).unwrap())).unwrap();
            for from in [(away.0, away.1), (away.0 / 12.0, away.1 / 12.0)] {
                let from = Position::new(114.15 + from.0 * size, 22.25 + from.1 * size).unwrap();
                let plainly = match patch.outline.haversine_closest_point(&point(from)) {
                    Closest::SinglePoint(edge) => Haversine.distance(edge, point(from)),
                    _ => 0.0,
                };
                prop_assert_eq!(patch.distance_m(from), plainly);
            }
        }
    }
}
