//! What of the picture is in sight: how it is moved and made larger, and what a finger points at.

use super::layout::{Spot, around};
use crate::model::Id;
use std::collections::BTreeMap;

const SMALLEST: f64 = 0.05;
const LARGEST: f64 = 3.0;
/// A picture that fits is shown no larger than this.
const LARGEST_FIT: f64 = 1.4;

/// On screen: `spot × scale + shift`, in pixels from the upper left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    pub scale: f64,
    pub shift: Spot,
}

impl Default for Frame {
    fn default() -> Self {
        Self { scale: 1.0, shift: [0.0, 0.0] }
    }
}

impl Frame {
    /// All of these in sight, with a margin in pixels.
    #[must_use]
    pub fn fit<'a>(spots: impl Iterator<Item = &'a Spot>, [width, height]: [f64; 2], margin: f64) -> Self {
        let Some([left, top, right, bottom]) = around(spots) else { return Self { scale: 1.0, shift: [width / 2.0, height / 2.0] } };
        let room = |size: f64, needed: f64| (size - 2.0 * margin).max(1.0) / needed.max(1.0);
        let scale = room(width, right - left).min(room(height, bottom - top)).clamp(SMALLEST, LARGEST_FIT);
        Self { scale, shift: [width / 2.0 - scale * f64::midpoint(left, right), height / 2.0 - scale * f64::midpoint(top, bottom)] }
    }

    #[must_use]
    pub fn moved(self, [x, y]: [f64; 2]) -> Self {
        Self { shift: [self.shift[0] + x, self.shift[1] + y], ..self }
    }

    /// Larger by `factor`; what is at `at` stays there.
    #[must_use]
    pub fn larger(self, factor: f64, at: Spot) -> Self {
        let scale = (self.scale * factor).clamp(SMALLEST, LARGEST);
        let [x, y] = self.spot(at);
        Self { scale, shift: [at[0] - x * scale, at[1] - y * scale] }
    }

    /// Where a spot is on screen.
    #[must_use]
    pub fn on_screen(self, [x, y]: Spot) -> Spot {
        [x * self.scale + self.shift[0], y * self.scale + self.shift[1]]
    }

    /// Which spot is at this place of the screen.
    #[must_use]
    pub fn spot(self, [x, y]: Spot) -> Spot {
        [(x - self.shift[0]) / self.scale, (y - self.shift[1]) / self.scale]
    }

    /// The node nearest to a place of the screen, no farther than `reach` pixels.
    #[must_use]
    pub fn node_at(self, spots: &BTreeMap<Id, Spot>, [x, y]: Spot, reach: f64) -> Option<Id> {
        let far = |spot: &Spot| {
            let [u, v] = self.on_screen(*spot);
            (u - x).hypot(v - y)
        };
        let near = spots.iter().map(|(id, spot)| (far(spot), *id)).filter(|(far, _)| *far <= reach);
        near.min_by(|(one, a), (other, b)| one.total_cmp(other).then(a.cmp(b))).map(|(_, id)| id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_fits_and_what_is_pointed_at_is_found() {
        let ids = [1, 2, 3].map(|n| Id::new(1, [n; 10]));
        let spots: BTreeMap<Id, Spot> = ids.into_iter().zip([[-900.0, 0.0], [900.0, 40.0], [0.0, 500.0]]).collect();
        let frame = Frame::fit(spots.values(), [390.0, 400.0], 30.0);
        for (id, spot) in &spots {
            let [x, y] = frame.on_screen(*spot);
            assert!((29.9..=360.1).contains(&x) && (29.9..=370.1).contains(&y), "{x} {y}");
            assert_eq!(frame.node_at(&spots, [x + 6.0, y], 20.0), Some(*id));
        }
        assert_eq!(frame.node_at(&spots, [5.0, 5.0], 20.0), None);
    }

    #[test]
    fn what_is_made_larger_stays_under_the_finger() {
        let frame = Frame { scale: 0.5, shift: [30.0, -20.0] };
        let before = frame.spot([120.0, 80.0]);
        let after = frame.larger(1.7, [120.0, 80.0]).spot([120.0, 80.0]);
        assert!((before[0] - after[0]).abs() < 1e-9 && (before[1] - after[1]).abs() < 1e-9);
        assert_eq!(frame.larger(1000.0, [0.0, 0.0]).scale, LARGEST);
    }
}
