//! A geometry → a pin or an outline; a line is neither, unless asked for as a pin at its middle.

use super::crs::{Units, guess_grid, mercator_to_degrees};
use super::name::snippet;
use super::{Lines, Polygons, SkipReason};
use crate::model::{Position, PositionError, Shape, ShapeError};
use geojson::GeometryValue;

/// A geometry of the file and the units of its numbers.
#[derive(Debug)]
pub(super) struct Geometry {
    value: GeometryValue,
    units: Units,
}

/// Where a record goes.
#[derive(Debug, PartialEq)]
pub(super) enum Place {
    Pin(Position),
    /// One of several points: the one nearest to the middle of them all.
    PinOfSeveral(Position, Vec<Position>),
    Outline(Shape),
}

impl Geometry {
    /// The seven types of RFC 7946 §1.4.
    pub(super) const TYPES: [&'static str; 7] =
        ["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection"];

    /// Reads a geometry's JSON; one without any coordinates is no place, as is `null`.
    pub(super) fn read(json: &str, units: Units) -> Result<Option<Self>, SkipReason> {
        if let Ok(geometry) = serde_json::from_str::<geojson::Geometry>(json) {
            return Ok(Some(Self { value: geometry.value, units }).filter(|geometry| !is_empty(&geometry.value)));
        }
        let Ok(value) = serde_json::from_str::<serde_json::Value>(json) else {
            return Err(SkipReason::Unreadable { found: snippet(json) });
        };
        if value.is_null() {
            return Ok(None);
        }
        match value.get("type").and_then(serde_json::Value::as_str) {
            Some("GeometryCollection") if !good_parts(&value).is_empty() => {
                let value = GeometryValue::GeometryCollection { geometries: good_parts(&value) };
                Ok(Some(Self { value, units }))
            }
            Some(kind) if Self::TYPES.contains(&kind) => match value.get("coordinates").or_else(|| value.get("geometries")) {
                Some(serde_json::Value::Array(coordinates)) if coordinates.is_empty() => Ok(None),
                Some(coordinates) => Err(SkipReason::BadCoordinates { found: snippet(&coordinates.to_string()) }),
                None => Err(SkipReason::BadCoordinates { found: snippet(json) }),
            },
            Some(kind) => Err(SkipReason::UnknownGeometry { found: snippet(kind) }),
            None => Err(SkipReason::UnknownGeometry { found: snippet(json) }),
        }
    }

    pub(super) fn type_name(&self) -> &'static str {
        self.value.type_name()
    }

    /// Where it puts a record.
    pub(super) fn place(&self, polygons: Polygons, lines: Lines) -> Result<Place, SkipReason> {
        self.place_value(&self.value, polygons, lines)
    }

    fn place_value(&self, value: &GeometryValue, polygons: Polygons, lines: Lines) -> Result<Place, SkipReason> {
        match value {
            GeometryValue::Point { coordinates } => self.position(coordinates).map(Place::Pin),
            GeometryValue::MultiPoint { coordinates } => self.several(coordinates),
            GeometryValue::LineString { coordinates } => self.line(std::slice::from_ref(coordinates), lines),
            GeometryValue::MultiLineString { coordinates } => self.line(coordinates, lines),
            GeometryValue::Polygon { coordinates } => self.outline(std::slice::from_ref(coordinates), polygons),
            GeometryValue::MultiPolygon { coordinates } => self.outline(coordinates, polygons),
            GeometryValue::GeometryCollection { geometries } => self.first_usable(geometries, polygons, lines),
        }
    }

    /// The first point or outline of a collection; what is wrong with the first of those when none is usable.
    fn first_usable(&self, geometries: &[geojson::Geometry], polygons: Polygons, lines: Lines) -> Result<Place, SkipReason> {
        let mut wrong = SkipReason::NothingInCollection;
        for geometry in geometries.iter().filter(|geometry| !is_empty(&geometry.value)) {
            match self.place_value(&geometry.value, polygons, lines) {
                Ok(place) => return Ok(place),
                Err(SkipReason::Line) => {}
                Err(reason) if wrong == SkipReason::NothingInCollection => wrong = reason,
                Err(_) => {}
            }
        }
        Err(wrong)
    }

    fn position(&self, coordinates: &geojson::Position) -> Result<Position, SkipReason> {
        let &[x, y, ..] = coordinates.as_slice() else {
            return Err(SkipReason::BadCoordinates { found: format!("{:?}", coordinates.as_slice()) });
        };
        let (lng, lat) = if self.units == Units::WebMercator { mercator_to_degrees(x, y) } else { (x, y) };
        Position::new(lng, lat).map_err(|error| match (error, guess_grid(x, y)) {
            (PositionError::Swapped { lng, lat }, _) => SkipReason::Swapped { lng, lat },
            (PositionError::OutOfRange { .. }, Some(grid)) => SkipReason::Metres { x, y, grid },
            (PositionError::OutOfRange { .. } | PositionError::NotFinite(..), _) => SkipReason::OutOfRange { x, y },
        })
    }

    fn positions(&self, coordinates: &[geojson::Position]) -> Result<Vec<Position>, SkipReason> {
        coordinates.iter().map(|place| self.position(place)).collect()
    }

    /// People count one park with four gates as one park, so several points are one record, pinned at a true point.
    fn several(&self, coordinates: &[geojson::Position]) -> Result<Place, SkipReason> {
        let points = self.positions(coordinates)?;
        let count = points.len().max(1) as f64;
        let middle_lng = points.iter().map(|point| point.lng()).sum::<f64>() / count;
        let middle_lat = points.iter().map(|point| point.lat()).sum::<f64>() / count;
        let off = |point: &Position| (point.lng() - middle_lng).hypot(point.lat() - middle_lat);
        let nearest = points.iter().copied().min_by(|a, b| off(a).total_cmp(&off(b))).ok_or(SkipReason::NoOutline)?;
        Ok(if points.len() == 1 { Place::Pin(nearest) } else { Place::PinOfSeveral(nearest, points) })
    }

    /// The middle of the longest part, along the line.
    fn line(&self, parts: &[Vec<geojson::Position>], lines: Lines) -> Result<Place, SkipReason> {
        if lines == Lines::Skip {
            return Err(SkipReason::Line);
        }
        let parts = parts.iter().map(|part| self.positions(part)).collect::<Result<Vec<_>, _>>()?;
        let longest = parts.iter().max_by(|a, b| length(a).total_cmp(&length(b))).ok_or(SkipReason::Line)?;
        let mut left = length(longest) / 2.0;
        let mut last = None;
        for (from, to) in longest.iter().zip(longest.iter().skip(1)) {
            let step = distance(*from, *to);
            if step >= left && step > 0.0 {
                let share = left / step;
                let lng = from.lng() + (to.lng() - from.lng()) * share;
                return Position::new(lng, from.lat() + (to.lat() - from.lat()) * share).map(Place::Pin).map_err(|_| SkipReason::Line);
            }
            left -= step;
            last = Some(*to);
        }
        last.or(longest.first().copied()).map(Place::Pin).ok_or(SkipReason::Line)
    }

    fn outline(&self, polygons: &[Vec<Vec<geojson::Position>>], wanted: Polygons) -> Result<Place, SkipReason> {
        let read = |rings: &Vec<Vec<geojson::Position>>| rings.iter().map(|ring| self.positions(ring)).collect::<Result<Vec<_>, _>>();
        let shape = Shape::new(polygons.iter().filter(|rings| !rings.is_empty()).map(read).collect::<Result<Vec<_>, _>>()?);
        let shape = shape.map_err(|error| match error {
            ShapeError::Empty => SkipReason::NoOutline,
            ShapeError::TooFewCorners(corners) => SkipReason::TooFewCorners { corners },
            ShapeError::NoGround => SkipReason::NoGround,
        })?;
        match wanted {
            Polygons::AsAreas => Ok(Place::Outline(shape)),
            Polygons::AsPins => shape.centre().map(Place::Pin).ok_or(SkipReason::NoOutline),
        }
    }
}

/// The parts of a collection that can be read, when not all can.
fn good_parts(collection: &serde_json::Value) -> Vec<geojson::Geometry> {
    let parts = collection.get("geometries").and_then(serde_json::Value::as_array);
    parts.into_iter().flatten().filter_map(|part| serde_json::from_value(part.clone()).ok()).collect()
}

fn is_empty(value: &GeometryValue) -> bool {
    match value {
        GeometryValue::MultiPoint { coordinates } | GeometryValue::LineString { coordinates } => coordinates.is_empty(),
        GeometryValue::MultiLineString { coordinates } | GeometryValue::Polygon { coordinates } => coordinates.is_empty(),
        GeometryValue::MultiPolygon { coordinates } => coordinates.is_empty(),
        GeometryValue::Point { .. } | GeometryValue::GeometryCollection { .. } => false,
    }
}

fn length(line: &[Position]) -> f64 {
    line.iter().zip(line.iter().skip(1)).map(|(from, to)| distance(*from, *to)).sum()
}

/// Degrees of latitude, near enough to compare parts of one line.
fn distance(from: Position, to: Position) -> f64 {
    let east = (to.lng() - from.lng()) * ((from.lat() + to.lat()) / 2.0).to_radians().cos();
    east.hypot(to.lat() - from.lat())
}
