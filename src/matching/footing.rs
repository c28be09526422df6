//! Where one steps onto the footpaths: the nearest point of the nearest line, or wherever a line enters an outline.

use super::paths::Path;
use crate::model::Position;
use geo::line_intersection::line_intersection;
use geo::{Contains, Coord, CoordsIter, LinesIter, MapCoords, MultiPolygon, Point};
use rstar::primitives::{GeomWithData, Line};
use rstar::{AABB, PointDistance, RTree};

/// Whoever stands farther from every line is not on the footpaths.
pub(super) const FARTHEST_OFF_M: f64 = 100.0;

/// A point of a stretch of path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Footing {
    pub stretch: usize,
    /// From the stretch's beginning, metres along it.
    pub along_m: f64,
    /// Metres over open ground to get there.
    pub off_m: f64,
}

/// The part of a stretch between two of its corners.
#[derive(Clone, Copy, Debug)]
struct Step {
    stretch: usize,
    begins_m: f64,
    length_m: f64,
}

/// Every step of every stretch, on the Mercator plane: there, the nearest is also the nearest on the ground.
#[derive(Debug)]
pub(super) struct Underfoot(RTree<GeomWithData<Line<[f64; 2]>, Step>>);

impl Underfoot {
    /// With the length of each stretch, metres.
    pub(super) fn of(stretches: &[Path]) -> (Self, Vec<f64>) {
        let (mut steps, mut lengths) = (Vec::new(), Vec::new());
        for (stretch, path) in stretches.iter().enumerate() {
            let mut begins_m = 0.0;
            for (&from, &to) in path.iter().zip(path.iter().skip(1)) {
                let length_m = from.distance_m(to);
                steps.push(GeomWithData::new(Line::new(flat(from), flat(to)), Step { stretch, begins_m, length_m }));
                begins_m += length_m;
            }
            lengths.push(begins_m);
        }
        (Self(RTree::bulk_load(steps)), lengths)
    }

    /// The nearest footing; `None` when there is none near.
    pub(super) fn near(&self, place: Position) -> Option<Footing> {
        let here = flat(place);
        let nearest = self.0.nearest_neighbor(&here)?;
        let (line, step) = (nearest.geom(), nearest.data);
        let there = line.nearest_point(&here);
        let off_m = here.distance_2(&there).sqrt() * place.lat().to_radians().cos();
        (off_m <= FARTHEST_OFF_M).then(|| step.footing(line, there, off_m))
    }

    /// Wherever a line enters an outline or has a corner in it; where none does, the footings near its corners.
    pub(super) fn onto(&self, outline: &MultiPolygon) -> Vec<Footing> {
        let flat_shape = outline.map_coords(|at| Position::new(at.x, at.y).map_or(at, |place| flat(place).into()));
        let corners: Vec<[f64; 2]> = flat_shape.lines_iter().map(|edge| edge.start.into()).collect();
        let inside = |at: &[f64; 2]| flat_shape.contains(&Point::new(at[0], at[1]));
        let mut footings = Vec::new();
        for near in self.0.locate_in_envelope_intersecting(&AABB::from_points(corners.iter())) {
            let (line, step) = (near.geom(), near.data);
            let ends = [line.from, line.to].into_iter().filter(inside);
            let own = geo::Line::new(Coord::from(line.from), Coord::from(line.to));
            let crossings = flat_shape.lines_iter().filter_map(|edge| line_intersection(edge, own)).filter_map(|meeting| match meeting {
                geo::LineIntersection::SinglePoint { intersection, .. } => Some(intersection.into()),
                geo::LineIntersection::Collinear { .. } => None,
            });
            footings.extend(ends.chain(crossings).map(|there| step.footing(line, there, 0.0)));
        }
        if footings.is_empty() {
            let corners = outline.coords_iter().filter_map(|corner| Position::new(corner.x, corner.y).ok());
            footings.extend(corners.filter_map(|corner| self.near(corner)));
        }
        footings
    }
}

impl Step {
    fn footing(self, line: &Line<[f64; 2]>, there: [f64; 2], off_m: f64) -> Footing {
        let whole = line.length_2().sqrt();
        let share = if whole > 0.0 { line.from.distance_2(&there).sqrt() / whole } else { 0.0 };
        Footing { stretch: self.stretch, along_m: self.begins_m + share * self.length_m, off_m }
    }
}

/// On the Mercator plane, metres at the equator; divided by the cosine of the latitude they are too long by that much everywhere else.
fn flat(place: Position) -> [f64; 2] {
    const RADIUS_M: f64 = 6_371_008.8;
    let lat = place.lat().clamp(-85.0, 85.0).to_radians();
    [RADIUS_M * place.lng().to_radians(), RADIUS_M * (std::f64::consts::FRAC_PI_4 + lat / 2.0).tan().ln()]
}
