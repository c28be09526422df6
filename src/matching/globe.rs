//! How near two places can be at most, without a sine: straight through the earth is never farther than around it.

use crate::model::Position;
use geo::{Line, LineString};

/// Of the earth as `geo::Haversine` has it.
const RADIUS_M: f64 = 6_371_008.8;
/// Taken off, so that rounding never makes near things far.
const SLACK_M: f64 = 1e-3;

pub(super) type Vector = [f64; 3];

/// The unit sphere turned so that a community lies flat before us: boxes along the axes then fit its ground.
#[derive(Clone, Copy, Debug)]
pub(super) struct Globe {
    axes: [Vector; 3],
}

/// A box in that space; a place is a box of no size.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cube {
    pub low: Vector,
    pub high: Vector,
}

impl Globe {
    pub(super) fn seen_from(middle: Position) -> Self {
        let (lng, lat) = (middle.lng().to_radians(), middle.lat().to_radians());
        let east = [-lng.sin(), lng.cos(), 0.0];
        let north = [-lat.sin() * lng.cos(), -lat.sin() * lng.sin(), lat.cos()];
        let up = [lat.cos() * lng.cos(), lat.cos() * lng.sin(), lat.sin()];
        Self { axes: [east, north, up] }
    }

    pub(super) fn place(&self, place: Position) -> Cube {
        Cube::at(self.spot(place))
    }

    pub(super) fn spot(&self, place: Position) -> Vector {
        self.turned(place.lng(), place.lat())
    }

    fn turned(&self, lng: f64, lat: f64) -> Vector {
        let (lng, lat) = (lng.to_radians(), lat.to_radians());
        let spot = [lat.cos() * lng.cos(), lat.cos() * lng.sin(), lat.sin()];
        self.axes.map(|axis| axis[0] * spot[0] + axis[1] * spot[1] + axis[2] * spot[2])
    }

    /// Every side of a ring with a box around it.
    pub(super) fn sides(&self, ring: &LineString) -> Vec<(Line, Cube)> {
        let corners: Vec<Vector> = ring.coords().map(|corner| self.turned(corner.x, corner.y)).collect();
        ring.lines().zip(corners.windows(2).map(|ends| Cube::around_arc(ends[0], ends[1]))).collect()
    }
}

impl Cube {
    pub(super) const fn at(spot: Vector) -> Self {
        Self { low: spot, high: spot }
    }

    /// The margin holds what bulges out between the two ends.
    fn around_arc(from: Vector, to: Vector) -> Self {
        let margin: f64 = (0..3).map(|axis| (to[axis] - from[axis]).powi(2)).sum();
        let Self { low, high } = Self::at(from).join(Self::at(to));
        Self { low: low.map(|low| low - margin), high: high.map(|high| high + margin) }
    }

    pub(super) fn join(self, other: Self) -> Self {
        let each = |pick: fn(f64, f64) -> f64, a: Vector, b: Vector| [pick(a[0], b[0]), pick(a[1], b[1]), pick(a[2], b[2])];
        Self { low: each(f64::min, self.low, other.low), high: each(f64::max, self.high, other.high) }
    }

    /// Metres that are between anything in the two, at the least.
    pub(super) fn apart_m(&self, other: &Self) -> f64 {
        let gap = |axis: usize| (self.low[axis] - other.high[axis]).max(other.low[axis] - self.high[axis]).max(0.0);
        let (x, y, z) = (gap(0), gap(1), gap(2));
        ((x * x + y * y + z * z).sqrt() * RADIUS_M * (1.0 - 1e-9) - SLACK_M).max(0.0)
    }

    /// The axis along which it is longest, and how long.
    pub(super) fn longest(&self) -> (usize, f64) {
        let lengths = [0, 1, 2].map(|axis| (axis, self.high[axis] - self.low[axis]));
        lengths.into_iter().max_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{Distance, Haversine, Point};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_between_two_places_at_the_least_is_never_more_than_what_is(
            from in (-180.0..180.0_f64, -90.0..90.0_f64), by in (-1.0..1.0_f64, -1.0..1.0_f64), scale in 1e-6..100.0_f64,
        ) {
            let from = Position::new(from.0, from.1).unwrap();
            let to = Position::new((from.lng() + by.0 * scale).clamp(-180.0, 180.0), (from.lat() + by.1 * scale).clamp(-90.0, 90.0)).unwrap();
            let globe = Globe::seen_from(Position::new(114.15, 22.25).unwrap());
            let metres = Haversine.distance(Point::new(from.lng(), from.lat()), Point::new(to.lng(), to.lat()));
            let least = globe.place(from).apart_m(&globe.place(to));
            prop_assert!(least <= metres, "{least} > {metres}");
            prop_assert!(metres > 10_000.0 || metres - least < 0.01, "{least} is far from {metres}");
        }
    }
}
