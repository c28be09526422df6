//! How a flat sheet lies in a photo: the homography through points known on both.

/// From places on the sheet to points of the photo.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plane([f64; 8]);

/// Eight unknowns, their sum on the right.
type Row = [f64; 9];

impl Plane {
    /// Through these pairs (on the sheet, in the photo), four or more not on one line, as near to all of them as can be.
    #[must_use]
    pub fn through(pairs: &[([f64; 2], [f64; 2])]) -> Option<Self> {
        // Points of a photo are thousands of pixels away: brought near one, the sums keep their digits.
        let far = pairs.iter().flat_map(|(_, point)| point).fold(1.0, |far: f64, part| far.max(part.abs()));
        let mut sums = [[0.0; 9]; 8];
        for ([u, v], [x, y]) in pairs {
            let (x, y) = (x / far, y / far);
            add(&mut sums, [*u, *v, 1.0, 0.0, 0.0, 0.0, -u * x, -v * x, x]);
            add(&mut sums, [0.0, 0.0, 0.0, *u, *v, 1.0, -u * y, -v * y, y]);
        }
        let [a, b, c, d, e, f, g, h] = solved(sums)?;
        Some(Self([a * far, b * far, c * far, d * far, e * far, f * far, g, h]))
    }

    /// Where a place on the sheet is in the photo.
    #[must_use]
    pub fn at(&self, [u, v]: [f64; 2]) -> [f64; 2] {
        let [a, b, c, d, e, f, g, h] = self.0;
        let depth = g * u + h * v + 1.0;
        [(a * u + b * v + c) / depth, (d * u + e * v + f) / depth]
    }
}

/// One more equation, by least squares.
fn add(sums: &mut [Row; 8], row: Row) {
    for (sum, part) in sums.iter_mut().zip(row) {
        for (sum, other) in sum.iter_mut().zip(row) {
            *sum += part * other;
        }
    }
}

/// Gauss's elimination, the largest pivot first; `None` where there is no single answer.
fn solved(mut rows: [Row; 8]) -> Option<[f64; 8]> {
    const LEAST_PIVOT: f64 = 1e-12;
    for at in 0..8 {
        let best = (at..8).max_by(|one, other| rows[*one][at].abs().total_cmp(&rows[*other][at].abs()))?;
        rows.swap(at, best);
        if rows[at][at].abs() < LEAST_PIVOT {
            return None;
        }
        let pivot = rows[at].map(|part| part / rows[at][at]);
        rows[at] = pivot;
        for (_, row) in rows.iter_mut().enumerate().filter(|(other, _)| *other != at) {
            let times = row[at];
            row.iter_mut().zip(pivot).for_each(|(part, of_pivot)| *part -= times * of_pivot);
        }
    }
    Some(rows.map(|row| row[8]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// A sheet seen at a slant, its marks found to the whole pixel: every place on it is found to half a hundredth of its width;
        /// with one mark missing, to two.
        #[test]
        fn a_sheet_seen_at_a_slant_is_found_again(
            corners in prop::array::uniform8(-180.0..180.0_f64), height in 0.4..1.5_f64, turn in 0..4_usize,
            at in prop::array::uniform2(0.0..1.0_f64),
        ) {
            let flat = [[300.0, 300.0], [2300.0, 300.0], [2300.0, 300.0 + 2000.0 * height], [300.0, 300.0 + 2000.0 * height]];
            let seen: Vec<[f64; 2]> = (0..4).map(|corner| {
                let [x, y] = flat[(corner + turn) % 4];
                [x + corners[corner * 2], y + corners[corner * 2 + 1]]
            }).collect();
            let sheet = [[0.0, 0.0], [1.0, 0.0], [1.0, height], [0.0, height]];
            let true_plane = Plane::through(&sheet.into_iter().zip(seen).collect::<Vec<_>>()).unwrap();
            let mut pairs = Vec::new();
            for corner in 0..4 {
                let [left, top] = super::super::mark::mark_at(corner, height);
                for (right, down) in [(0.0, 0.0), (0.066, 0.0), (0.066, 0.066), (0.0, 0.066)] {
                    let place = [left + right, top + down];
                    pairs.push((place, true_plane.at(place).map(f64::round)));
                }
            }
            let place = [at[0], at[1] * height];
            let width = 2000.0;
            for (pairs, most_off) in [(&pairs[..], 0.005), (&pairs[4..], 0.02)] {
                let found = Plane::through(pairs).unwrap();
                let [[x, y], [true_x, true_y]] = [found.at(place), true_plane.at(place)];
                prop_assert!((x - true_x).hypot(y - true_y) < width * most_off, "{found:?} for {true_plane:?}");
            }
        }
    }

    #[test]
    fn points_on_a_line_or_too_few_lie_nowhere() {
        assert_eq!(Plane::through(&[]), None);
        let line: Vec<_> = (0..6).map(|n| ([f64::from(n), f64::from(n)], [f64::from(n), 1.0])).collect();
        assert_eq!(Plane::through(&line), None);
    }
}
