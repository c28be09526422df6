//! A drawn outline: the community itself, a grid cell, a building, a floor, a service area.

use super::*;
use geo::{Centroid, Contains};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// One or more polygons, each a list of closed rings, the first outer, the others holes; wound by the right-hand rule (RFC 7946 §3.1.6).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Vec<Vec<Position>>>", into = "Vec<Vec<Vec<Position>>>")]
pub struct Shape(Vec<Vec<Vec<Position>>>);

/// Why some rings are not a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ShapeError {
    #[error("expected at least one polygon with an outer ring, found none")]
    Empty,
    #[error("expected at least three different corners in every ring, found {0}")]
    TooFewCorners(usize),
    #[error("expected a ring that encloses some ground, found one without any")]
    NoGround,
}

impl Shape {
    /// Closes open rings, drops repeated corners and winds the rings; refuses rings that enclose nothing.
    pub fn new(polygons: Vec<Vec<Vec<Position>>>) -> Result<Self, ShapeError> {
        if polygons.is_empty() || polygons.iter().any(Vec::is_empty) {
            return Err(ShapeError::Empty);
        }
        let tidy = polygons
            .into_iter()
            .map(|rings| rings.into_iter().map(tidy_ring).collect::<Result<Vec<_>, _>>().map(wind))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Self(tidy))
    }

    /// Polygons → rings → positions, the first of a ring repeated as its last.
    #[must_use]
    pub fn polygons(&self) -> &[Vec<Vec<Position>>] {
        &self.0
    }

    /// The middle by area; `None` only for the empty default shape.
    #[must_use]
    pub fn centre(&self) -> Option<Position> {
        let middle = self.to_geo().centroid()?;
        Position::new(middle.x(), middle.y()).ok()
    }

    /// Whether a place lies inside.
    #[must_use]
    pub fn contains(&self, place: Position) -> bool {
        self.to_geo().contains(&geo::Point::new(place.lng(), place.lat()))
    }

    /// How large it is, for telling small from large nearby; no measure of ground.
    #[must_use]
    pub fn square_degrees(&self) -> f64 {
        self.0.iter().filter_map(|rings| rings.first()).map(|ring| twice_area(ring).abs() / 2.0).sum()
    }

    /// For calculating with.
    #[must_use]
    pub fn to_geo(&self) -> geo::MultiPolygon {
        self.0.iter().map(|rings| to_geo_polygon(rings)).collect()
    }
}

fn tidy_ring(mut ring: Vec<Position>) -> Result<Vec<Position>, ShapeError> {
    ring.dedup();
    if ring.len() > 1 && ring.first() == ring.last() {
        ring.pop();
    }
    if ring.len() < 3 {
        return Err(ShapeError::TooFewCorners(ring.len()));
    }
    if twice_area(&ring) == 0.0 {
        return Err(ShapeError::NoGround);
    }
    ring.push(ring[0]);
    Ok(ring)
}

/// Outer ring counter-clockwise, holes clockwise; a ring already wound right keeps its first corner.
fn wind(mut rings: Vec<Vec<Position>>) -> Vec<Vec<Position>> {
    for (at, ring) in rings.iter_mut().enumerate() {
        let counter_clockwise = twice_area(ring) > 0.0;
        if counter_clockwise != (at == 0) {
            ring.reverse();
        }
    }
    rings
}

/// Twice the enclosed area in square degrees (shoelace formula); positive when counter-clockwise.
fn twice_area(ring: &[Position]) -> f64 {
    ring.iter().zip(ring.iter().cycle().skip(1)).map(|(a, b)| a.lng() * b.lat() - b.lng() * a.lat()).sum()
}

fn to_geo_polygon(rings: &[Vec<Position>]) -> geo::Polygon {
    let mut lines = rings.iter().map(|ring| ring.iter().map(|place| (place.lng(), place.lat())).collect::<geo::LineString>());
    let outer = lines.next().unwrap_or_else(|| geo::LineString::new(Vec::new()));
    geo::Polygon::new(outer, lines.collect())
}

impl TryFrom<Vec<Vec<Vec<Position>>>> for Shape {
    type Error = ShapeError;
    fn try_from(polygons: Vec<Vec<Vec<Position>>>) -> Result<Self, ShapeError> {
        if polygons.is_empty() { Ok(Self::default()) } else { Self::new(polygons) }
    }
}

impl From<Shape> for Vec<Vec<Vec<Position>>> {
    fn from(shape: Shape) -> Self {
        shape.0
    }
}

/// A piece of ground or of a building that people speak of as one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Area {
    #[serde(skip)]
    pub id: Id,
    pub kind: AreaKind,
    pub name: String,
    pub shape: Shape,
    pub households: Option<u32>,
    pub parent: Option<Id>,
    /// Who looks after the grid cell for the authorities.
    pub grid_worker: Option<String>,
    pub note: String,
    pub visibility: Visibility,
    pub stamp: Stamp,
    pub extra: Extra,
}

impl Default for Area {
    fn default() -> Self {
        Self::new(Id::NIL, AreaKind::default(), String::new(), Shape::default())
    }
}

impl Area {
    /// An area without a parent.
    #[must_use]
    pub fn new(id: Id, kind: AreaKind, name: String, shape: Shape) -> Self {
        Self {
            id,
            kind,
            name,
            shape,
            households: None,
            parent: None,
            grid_worker: None,
            note: String::new(),
            visibility: Visibility::Team,
            stamp: Stamp::default(),
            extra: Extra::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(corners: &[(f64, f64)]) -> Vec<Position> {
        corners.iter().map(|&(lng, lat)| Position::new(lng, lat).unwrap()).collect()
    }

    #[test]
    fn rings_are_closed_and_wound_by_the_right_hand_rule() {
        let clockwise = ring(&[(0.0, 0.0), (0.0, 1.0), (1.0, 1.0), (1.0, 0.0)]);
        let shape = Shape::new(vec![vec![clockwise.clone()]]).unwrap();
        let outer = &shape.polygons()[0][0];
        assert_eq!(outer.first(), outer.last());
        let mut counter_clockwise = clockwise;
        counter_clockwise.push(counter_clockwise[0]);
        counter_clockwise.reverse();
        assert_eq!(outer, &counter_clockwise);
        assert_eq!(Shape::new(shape.polygons().to_vec()), Ok(shape), "tidying twice changes nothing");
    }

    #[test]
    fn a_ring_that_touches_itself_is_wound_once_and_for_all() {
        let twice_through_its_lowest_corner = ring(&[(0.0, 0.0), (2.0, 1.0), (1.0, 2.0), (0.0, 0.0), (-1.0, 2.0), (-2.0, 1.0)]);
        let once = Shape::new(vec![vec![twice_through_its_lowest_corner]]).unwrap();
        assert_eq!(Shape::new(once.polygons().to_vec()), Ok(once));
    }

    #[test]
    fn rings_without_ground_are_refused() {
        assert_eq!(Shape::new(vec![]), Err(ShapeError::Empty));
        assert_eq!(Shape::new(vec![vec![ring(&[(0.0, 0.0), (1.0, 1.0), (0.0, 0.0)])]]), Err(ShapeError::TooFewCorners(2)));
        assert_eq!(Shape::new(vec![vec![ring(&[(0.0, 0.0), (1.0, 1.0), (2.0, 2.0)])]]), Err(ShapeError::NoGround));
    }

    #[test]
    fn a_place_in_a_hole_is_outside() {
        let outer = ring(&[(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)]);
        let hole = ring(&[(1.0, 1.0), (3.0, 1.0), (3.0, 3.0), (1.0, 3.0)]);
        let shape = Shape::new(vec![vec![outer, hole]]).unwrap();
        assert!(shape.contains(Position::new(0.5, 0.5).unwrap()));
        assert!(!shape.contains(Position::new(2.0, 2.0).unwrap()));
    }
}
