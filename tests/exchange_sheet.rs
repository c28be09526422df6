//! A printed map sheet comes back as a photo: at a slant, in poor light, upside down, with a corner under a hand.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use linli::exchange::sheet::{Flat, Pixels, Plane, find_sheet, mark_at, marks};
use linli::model::{MARK_SIDE, Position};

/// The sheet as printed, eight pixels a millimetre.
const SHEET: (usize, usize) = (2376, 1680);
const FRAME: (f64, f64, f64) = (64.0, 236.0, 2248.0);
const HEIGHT: f64 = 1208.0 / 2248.0;
const PHOTO: (usize, usize) = (2600, 1950);
/// Ink dots that are looked for in what comes back, in widths of the frame.
const DOTS: [[f64; 2]; 5] = [[0.5, 0.27], [0.06, 0.05], [0.94, 0.06], [0.93, 0.48], [0.07, 0.49]];
/// Half a hundredth of the frame's width.
const MOST_OFF: f64 = 0.005;

fn corners() -> [Position; 4] {
    [(114.151, 22.2495), (114.157, 22.2495), (114.157, 22.2465), (114.151, 22.2465)].map(|(lng, lat)| Position::new(lng, lat).unwrap())
}

fn fill(sheet: &mut [u8], [x, y]: [f64; 2], side: f64, light: u8) {
    for row in y.round() as usize..(y + side).round() as usize {
        sheet[row * SHEET.0 + x.round() as usize..row * SHEET.0 + (x + side).round() as usize].fill(light);
    }
}

/// With these marks covered.
fn printed(covered: &[usize]) -> Vec<u8> {
    let mut sheet = vec![255_u8; SHEET.0 * SHEET.1];
    let (left, top, width) = FRAME;
    for line in 0..7 {
        let x = left + width * f64::from(line) / 6.0;
        (0..1208).for_each(|y| fill(&mut sheet, [x, top + f64::from(y)], 2.0, 90));
    }
    for mark in marks("k7qx", corners()).iter().filter(|mark| !covered.contains(&mark.corner)) {
        let [x, y] = mark_at(mark.corner, HEIGHT);
        let (path, squares) = mark.path();
        let unit = MARK_SIDE * width / squares as f64;
        // Runs of squares: `M3 0h2v1h-2z`.
        for run in path.split('M').skip(1) {
            let (column, rest) = run.split_once(' ').unwrap();
            let (row, rest) = rest.split_once('h').unwrap();
            let long: u32 = rest.split_once('v').unwrap().0.parse().unwrap();
            let [column, row]: [f64; 2] = [column, row].map(|number| number.parse().unwrap());
            for column in (0..long).map(|square| column + f64::from(square)) {
                fill(&mut sheet, [left + x * width + column * unit, top + y * width + row * unit], unit, 15);
            }
        }
    }
    for [x, y] in DOTS {
        fill(&mut sheet, [left + x * width - 8.0, top + y * width - 8.0], 16.0, 0);
    }
    sheet
}

/// A photo of the sheet, whose corners (top left first) it shows here: a shade over it, grain in it, a dark table around.
fn photo(sheet: &[u8], seen: [[f64; 2]; 4]) -> Vec<u8> {
    let (wide, tall) = (SHEET.0 as f64 - 2.0, SHEET.1 as f64 - 2.0);
    let flat = [[0.0, 0.0], [wide, 0.0], [wide, tall], [0.0, tall]];
    let back = Plane::through(&seen.into_iter().zip(flat).collect::<Vec<_>>()).unwrap();
    let mut chance = 12_345_u32;
    let mut rgba = Vec::with_capacity(PHOTO.0 * PHOTO.1 * 4);
    for (y, x) in (0..PHOTO.1).flat_map(|y| (0..PHOTO.0).map(move |x| (y, x))) {
        let [u, v] = back.at([x as f64, y as f64]);
        let on_sheet = (0.0..wide).contains(&u) && (0.0..tall).contains(&v);
        let light = if on_sheet {
            let (at, right, down) = (v as usize * SHEET.0 + u as usize, u.fract(), v.fract());
            let pixel = |beside: usize| f64::from(sheet[at + beside]);
            let above = pixel(0) * (1.0 - right) + pixel(1) * right;
            above * (1.0 - down) + (pixel(SHEET.0) * (1.0 - right) + pixel(SHEET.0 + 1) * right) * down
        } else {
            95.0
        };
        chance = chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let grain = f64::from(chance >> 24) / 255.0 * 24.0 - 12.0;
        let shade = 0.55 + 0.4 * (x as f64 / PHOTO.0 as f64) * (0.4 + 0.6 * y as f64 / PHOTO.1 as f64);
        let light = (light * shade + grain).clamp(0.0, 255.0) as u8;
        rgba.extend([light, light, light.saturating_sub(6), 255]);
    }
    rgba
}

fn found(covered: &[usize], seen: [[f64; 2]; 4]) -> (usize, Option<Flat>) {
    let rgba = photo(&printed(covered), seen);
    find_sheet(Pixels { width: PHOTO.0, height: PHOTO.1, rgba: &rgba })
}

/// How far the dots lie from where they were drawn, in widths of the frame, at most.
fn off(flat: &Flat) -> f64 {
    let width = flat.width as f64;
    let around = |[x, y]: [f64; 2]| {
        let reach = width * 0.02;
        let (mut sum, mut weight) = ([0.0, 0.0], 0.0);
        for row in (y * width - reach) as usize..(y * width + reach) as usize {
            for column in (x * width - reach) as usize..(x * width + reach) as usize {
                if flat.rgba[(row * flat.width + column) * 4] < 50 {
                    sum = [sum[0] + column as f64 + 0.5, sum[1] + row as f64 + 0.5];
                    weight += 1.0;
                }
            }
        }
        (sum[0] / weight / width - x).hypot(sum[1] / weight / width - y)
    };
    let far = DOTS.map(around);
    assert!(far.iter().all(|far| far.is_finite()), "a dot is missing: {far:?}");
    far.into_iter().fold(0.0, f64::max)
}

const SLANTED: [[f64; 2]; 4] = [[330.0, 260.0], [2290.0, 180.0], [2480.0, 1700.0], [140.0, 1620.0]];

#[test]
fn a_slanted_photo_in_poor_light_lies_flat_in_its_place() {
    let (count, flat) = found(&[], SLANTED);
    let flat = flat.expect("all four marks are there");
    assert_eq!((count, flat.corners), (4, corners()));
    assert!((flat.height as f64 / flat.width as f64 - HEIGHT).abs() < 0.01, "{} × {}", flat.width, flat.height);
    assert!(off(&flat) < MOST_OFF, "{}", off(&flat));
}

#[test]
fn upside_down_is_as_good() {
    let [a, b, c, d] = SLANTED;
    let (count, flat) = found(&[], [c, d, a, b]);
    assert_eq!(count, 4);
    let flat = flat.unwrap();
    assert_eq!(flat.corners, corners());
    assert!(off(&flat) < MOST_OFF, "{}", off(&flat));
}

#[test]
fn with_one_mark_under_a_hand_the_other_three_tell() {
    for covered in 0..4 {
        let (count, flat) = found(&[covered], SLANTED);
        assert_eq!(count, 3);
        let flat = flat.unwrap();
        for (found, printed) in flat.corners.iter().zip(corners()) {
            assert!(found.distance_m(printed) < 0.1, "{:?}", flat.corners);
        }
        assert!(off(&flat) < 2.0 * MOST_OFF, "without {covered}: {}", off(&flat));
    }
}

#[test]
fn fewer_marks_are_counted_and_nothing_is_laid() {
    assert_eq!(found(&[0, 2], SLANTED), (2, None));
    let blank = vec![200; 300 * 200 * 4];
    assert_eq!(find_sheet(Pixels { width: 300, height: 200, rgba: &blank }), (0, None));
    assert_eq!(find_sheet(Pixels { width: 300, height: 200, rgba: &[] }), (0, None), "pixels that are missing");
    assert_eq!(find_sheet(Pixels { width: 0, height: 0, rgba: &[] }), (0, None));
}
