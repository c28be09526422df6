//! Codes as a camera sees them: aslant, turned, blurred, in uneven light, with noise.

use super::super::chain::{Collector, cut};
use super::*;

/// How a camera is held, and how good it is.
#[derive(Clone, Copy, Debug)]
struct Shot {
    side_px: usize,
    /// How much nearer the right and the lower edge are.
    tilt: [f64; 2],
    turned_degrees: f64,
    /// Part of the picture that the code fills.
    fills: f64,
    blur_px: usize,
    noise: u64,
}

const STEADY: Shot = Shot { side_px: 480, tilt: [0.0, 0.0], turned_degrees: 0.0, fills: 0.85, blur_px: 0, noise: 0 };

impl Shot {
    fn of(self, code: &Code) -> Vec<u8> {
        let pixels = (0..self.side_px * self.side_px).map(|at| self.sharp(code, at % self.side_px, at / self.side_px));
        self.noisy(&self.blurred(&pixels.collect::<Vec<_>>()))
    }

    /// Four samples a pixel, in light that falls off to the lower right.
    fn sharp(self, code: &Code, x: usize, y: usize) -> f64 {
        let light = |dx: f64, dy: f64| {
            let [u, v] = [(x as f64 + dx) / self.side_px as f64 - 0.5, (y as f64 + dy) / self.side_px as f64 - 0.5];
            let far = 1.0 + self.tilt[0] * u + self.tilt[1] * v;
            let (sin, cos) = self.turned_degrees.to_radians().sin_cos();
            let place = |a: f64| (a / far / self.fills + 0.5) * code.side as f64;
            let [column, row] = [place(u * cos - v * sin), place(u * sin + v * cos)];
            let quiet = QUIET as f64;
            let on_plate = |a: f64| a > -quiet && a < code.side as f64 + quiet;
            let inside = |a: f64| a >= 0.0 && a < code.side as f64;
            let is_dark = inside(column) && inside(row) && code.dark[row as usize * code.side + column as usize];
            let shade = if is_dark {
                35.0
            } else if on_plate(column) && on_plate(row) {
                220.0
            } else {
                90.0
            };
            shade * (1.0 - 0.25 * (u + v))
        };
        (light(0.25, 0.25) + light(0.75, 0.25) + light(0.25, 0.75) + light(0.75, 0.75)) / 4.0
    }

    fn blurred(self, sharp: &[f64]) -> Vec<f64> {
        let reach = self.blur_px.cast_signed();
        let pixel = |x: isize, y: isize| {
            let inside = |a: isize| a.clamp(0, self.side_px.cast_signed() - 1) as usize;
            sharp[inside(y) * self.side_px + inside(x)]
        };
        let around = |at: usize| {
            let [x, y] = [(at % self.side_px).cast_signed(), (at / self.side_px).cast_signed()];
            let near = (-reach..=reach).flat_map(|dy| (-reach..=reach).map(move |dx| (dx, dy)));
            near.clone().map(|(dx, dy)| pixel(x + dx, y + dy)).sum::<f64>() / near.count() as f64
        };
        (0..sharp.len()).map(around).collect()
    }

    fn noisy(self, picture: &[f64]) -> Vec<u8> {
        let mut chance = 0x2545_f491_4f6c_dd1d_u64;
        let mut grain = || {
            chance ^= chance << 13;
            chance ^= chance >> 7;
            chance ^= chance << 17;
            (chance % (2 * self.noise + 1)) as f64 - self.noise as f64
        };
        picture.iter().map(|grey| (grey + grain()).clamp(0.0, 255.0) as u8).collect()
    }
}

fn parcel() -> Vec<u8> {
    (0_u32..700).map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8).collect()
}

/// Three looks at each code, by a hand that is never quite still.
fn came_whole(shot: Shot) -> bool {
    let mut collector = Collector::default();
    for frame in cut(&parcel()).unwrap() {
        let code = draw(&frame).unwrap();
        for look in [0.0, 0.01, -0.015] {
            let picture = Shot { tilt: shot.tilt.map(|tilt| tilt + look), ..shot }.of(&code);
            read(&picture, shot.side_px).iter().for_each(|bytes| collector.take(bytes));
        }
    }
    collector.parcel() == Some(parcel())
}

#[test]
fn a_chain_comes_whole_however_the_camera_is_held() {
    let aslant = Shot { tilt: [0.12, -0.1], fills: 0.7, ..STEADY };
    let shots = [
        STEADY,
        Shot { turned_degrees: 7.0, ..aslant },
        Shot { turned_degrees: 183.0, noise: 25, ..aslant },
        Shot { blur_px: 1, noise: 25, ..aslant },
        Shot { fills: 0.5, noise: 15, ..STEADY },
    ];
    let lost: Vec<Shot> = shots.into_iter().filter(|shot| !came_whole(*shot)).collect();
    assert!(lost.is_empty(), "{lost:?}");
}

#[test]
fn a_full_frame_fits_and_a_larger_one_does_not() {
    let code = draw(&[0xa5; ROOM]).unwrap();
    assert_eq!((code.side, code.dark.len()), (57, 57 * 57));
    assert!(draw(&[0xa5; ROOM + 1]).is_err());
}

#[test]
fn a_path_draws_every_dark_module() {
    let code = Code { side: 3, dark: vec![true, true, false, false, true, false, false, false, false] };
    assert_eq!(code.path(), "M0 0h2v1h-2zM1 1h1v1h-1z");
}

#[test]
fn a_picture_without_a_code_holds_none() {
    assert!(read(&[128; 64 * 64], 64).is_empty());
    assert!(read(&[], 0).is_empty());
}
