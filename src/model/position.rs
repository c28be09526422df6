//! A place on earth in WGS 84, longitude first, never finer than seven decimals (1 cm).

use geo::{Distance, Haversine, Point};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Degrees, WGS 84, rounded to 7 decimals (RFC 7946 §11.2); longitude in ±180, latitude in ±90.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(try_from = "[f64; 2]", into = "[f64; 2]")]
pub struct Position {
    lng: f64,
    lat: f64,
}

/// Why two numbers are not a place.
#[derive(Clone, Copy, Debug, PartialEq, Error)]
pub enum PositionError {
    #[error("expected two finite numbers, found {0} and {1}")]
    NotFinite(f64, f64),
    #[error("expected latitude between -90 and 90, found {lat}; {lng}, {lat} looks like latitude, longitude swapped")]
    Swapped { lng: f64, lat: f64 },
    #[error("expected longitude between -180 and 180 and latitude between -90 and 90, found {lng}, {lat}")]
    OutOfRange { lng: f64, lat: f64 },
}

impl Position {
    /// Refuses what is not on earth, and says when the two look swapped.
    pub fn new(lng: f64, lat: f64) -> Result<Self, PositionError> {
        if !lng.is_finite() || !lat.is_finite() {
            return Err(PositionError::NotFinite(lng, lat));
        }
        if lng.abs() <= 180.0 && lat.abs() <= 90.0 {
            return Ok(Self { lng: round7(lng), lat: round7(lat) });
        }
        if lng.abs() <= 90.0 && lat.abs() <= 180.0 {
            return Err(PositionError::Swapped { lng, lat });
        }
        Err(PositionError::OutOfRange { lng, lat })
    }

    /// Degrees east.
    #[must_use]
    pub fn lng(self) -> f64 {
        self.lng
    }

    /// Degrees north.
    #[must_use]
    pub fn lat(self) -> f64 {
        self.lat
    }

    /// Metres along the great circle.
    #[must_use]
    pub fn distance_m(self, other: Self) -> f64 {
        let point = |place: Self| Point::new(place.lng, place.lat);
        Haversine.distance(point(self), point(other))
    }
}

/// Seven decimals; `+ 0.0` turns a negative zero into zero so that equal places compare equal.
fn round7(degrees: f64) -> f64 {
    (degrees * 1e7).round() / 1e7 + 0.0
}

impl TryFrom<[f64; 2]> for Position {
    type Error = PositionError;
    fn try_from([lng, lat]: [f64; 2]) -> Result<Self, PositionError> {
        Self::new(lng, lat)
    }
}

impl From<Position> for [f64; 2] {
    fn from(position: Position) -> Self {
        [position.lng, position.lat]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_rounded_to_a_centimetre_and_swaps_are_named() {
        let place = Position::new(114.123_456_789, 22.000_000_04).unwrap();
        assert_eq!(<[f64; 2]>::from(place), [114.123_456_8, 22.0]);
        assert!(matches!(Position::new(22.2, 114.1), Err(PositionError::Swapped { .. })));
        assert!(matches!(Position::new(836_000.0, 812_000.0), Err(PositionError::OutOfRange { .. })));
        assert!(matches!(Position::new(f64::NAN, 1.0), Err(PositionError::NotFinite(..))));
    }

    #[test]
    fn rounding_twice_changes_nothing() {
        for tenth_microdegrees in [1_141_234_567_i64, -1, 0, 999_999_999] {
            let once = Position::new(tenth_microdegrees as f64 / 1e7, 0.0).unwrap();
            assert_eq!(Position::new(once.lng(), once.lat()), Ok(once));
        }
    }
}
