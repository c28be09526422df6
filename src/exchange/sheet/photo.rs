//! A photo of a printed map sheet: its corner marks found, and what is within the frame laid flat.

use super::mark::{Mark, mark_at};
use super::plane::Plane;
use crate::model::{MARK_SIDE, Position};
use rqrr::PreparedImage;

/// The longer side of what is laid flat, pixels: a written word must stay readable.
const LONGEST_PX: f64 = 2600.0;
/// Fewer marks do not say how the sheet lies.
const FEWEST_MARKS: usize = 3;
/// A smaller part shows no code.
const LEAST_PX: usize = 64;
/// How far, in widths of the frame, a mark may lie from where the others say it does: a sheet that is folded is laid by hand.
const FARTHEST_OFF: f64 = 0.03;

/// Pixels row by row: red, green, blue, opacity.
#[derive(Clone, Copy)]
pub struct Pixels<'p> {
    pub width: usize,
    pub height: usize,
    pub rgba: &'p [u8],
}

/// What is within the frame, as seen from right above.
#[derive(Clone, Debug, PartialEq)]
pub struct Flat {
    pub width: usize,
    pub height: usize,
    pub rgba: Vec<u8>,
    /// Top left, top right, bottom right, bottom left.
    pub corners: [Position; 4],
}

/// A mark and its own corners in the photo, top left first, as the code stands.
struct Seen {
    mark: Mark,
    corners: [[f64; 2]; 4],
    /// Squares a side.
    squares: f64,
}

/// How many corner marks of one sheet the photo shows, and the sheet laid flat where they are enough.
#[must_use]
pub fn find_sheet(photo: Pixels) -> (usize, Option<Flat>) {
    let marks = of_one_sheet(marks_in(photo));
    let flat = (marks.len() >= FEWEST_MARKS).then(|| lay_flat(photo, &marks)).flatten();
    (marks.len(), flat)
}

/// A part of the photo that is searched by itself, one pixel for `shrink` × `shrink` of its own.
#[derive(Clone, Copy)]
struct Part {
    left: usize,
    top: usize,
    width: usize,
    height: usize,
    shrink: usize,
}

/// The four quarters, a little over each other, closely and at half the size, where a grainy photo is smoother; then the whole. In a
/// part with one mark alone the squares of several are not taken for one code.
fn parts(photo: Pixels) -> Vec<Part> {
    let (width, height) = (photo.width * 3 / 5, photo.height * 3 / 5);
    let (right, below) = (photo.width - width, photo.height - height);
    let quarters = [(0, 0), (right, 0), (right, below), (0, below)];
    let quarters = |shrink| quarters.map(|(left, top)| Part { left, top, width: width / shrink, height: height / shrink, shrink });
    let whole = |shrink| Part { left: 0, top: 0, width: photo.width / shrink, height: photo.height / shrink, shrink };
    quarters(1).into_iter().chain(quarters(2)).chain([whole(1), whole(2)]).collect()
}

/// Stops once all four are found.
fn marks_in(photo: Pixels) -> Vec<Seen> {
    let mut seen: Vec<Seen> = Vec::new();
    if photo.rgba.len() < photo.width * photo.height * 4 {
        return seen;
    }
    for part in parts(photo).into_iter().filter(|part| part.width.min(part.height) >= LEAST_PX) {
        if seen.len() >= 4 {
            break;
        }
        let mut prepared = PreparedImage::prepare_from_greyscale(part.width, part.height, |x, y| grey(photo, part, x, y));
        for grid in prepared.detect_grids() {
            let Ok((about, text)) = grid.decode() else { continue };
            let Some(mark) = Mark::read(&text).filter(|mark| seen.iter().all(|seen| seen.mark != *mark)) else { continue };
            let in_photo = |from: usize, part_px: i32| from as f64 + f64::from(part_px) * part.shrink as f64;
            let corners = grid.bounds.map(|point| [in_photo(part.left, point.x), in_photo(part.top, point.y)]);
            seen.push(Seen { mark, corners, squares: about.version.to_size() as f64 });
        }
    }
    seen
}

/// How light a pixel of a part is.
fn grey(photo: Pixels, part: Part, x: usize, y: usize) -> u8 {
    let Part { left, top, shrink, .. } = part;
    let mut sum = 0_usize;
    for (right, down) in (0..shrink).flat_map(|right| (0..shrink).map(move |down| (right, down))) {
        let at = ((top + y * shrink + down) * photo.width + left + x * shrink + right) * 4;
        let [red, green, blue] = [0, 1, 2].map(|colour| usize::from(photo.rgba[at + colour]));
        sum += (red * 299 + green * 587 + blue * 114) / 1000;
    }
    u8::try_from(sum / (shrink * shrink)).unwrap_or(u8::MAX)
}

/// Those of the sheet of which most are seen.
fn of_one_sheet(mut seen: Vec<Seen>) -> Vec<Seen> {
    let count = |sheet: &str| seen.iter().filter(|seen| seen.mark.sheet == sheet).count();
    let most = seen.iter().map(|seen| seen.mark.sheet.clone()).max_by_key(|sheet| count(sheet));
    seen.retain(|seen| Some(&seen.mark.sheet) == most.as_ref());
    seen.sort_by_key(|seen| seen.mark.corner);
    seen.dedup_by_key(|seen| seen.mark.corner);
    seen
}

/// Mercator's plane, in which the printed map is drawn; y runs down.
fn mercator(place: Position) -> [f64; 2] {
    [place.lng().to_radians(), -place.lat().to_radians().tan().asinh()]
}

fn place([x, y]: [f64; 2]) -> Option<Position> {
    Position::new(x.to_degrees(), (-y).sinh().atan().to_degrees()).ok()
}

fn length([x, y]: [f64; 2], [other_x, other_y]: [f64; 2]) -> f64 {
    (x - other_x).hypot(y - other_y)
}

/// The frame's corners from three or four marks: one that is missing lies opposite to the other three.
fn frame(marks: &[Seen]) -> Option<([[f64; 2]; 4], [Position; 4])> {
    let mut known = [None; 4];
    marks.iter().for_each(|seen| known[seen.mark.corner] = Some(mercator(seen.mark.place)));
    for missing in 0..4 {
        if let (None, [Some(before), Some(across), Some(after)]) = (known[missing], [3, 2, 1].map(|on| known[(missing + on) % 4])) {
            known[missing] = Some([0, 1].map(|part| before[part] + after[part] - across[part]));
        }
    }
    let [Some(a), Some(b), Some(c), Some(d)] = known else { return None };
    Some(([a, b, c, d], [place(a)?, place(b)?, place(c)?, place(d)?]))
}

fn lay_flat(photo: Pixels, marks: &[Seen]) -> Option<Flat> {
    let (ground, corners) = frame(marks)?;
    let height = length(ground[0], ground[3]) / length(ground[0], ground[1]);
    if !(0.1..10.0).contains(&height) {
        return None;
    }
    let pairs: Vec<_> = marks.iter().flat_map(|seen| pairs(seen, height)).collect();
    let plane = Plane::through(&pairs)?;
    let [a, b, c, d] = [[0.0, 0.0], [1.0, 0.0], [1.0, height], [0.0, height]].map(|corner| plane.at(corner));
    let wide = length(a, b).max(length(d, c));
    let off = pairs.iter().map(|(on_sheet, in_photo)| length(plane.at(*on_sheet), *in_photo)).fold(0.0, f64::max);
    if !wide.is_finite() || off > wide * FARTHEST_OFF {
        return None;
    }
    let wide = wide.min(LONGEST_PX).min(LONGEST_PX / height).round().max(1.0);
    let (width, tall) = (wide as usize, (wide * height).round().max(1.0) as usize);
    let mut rgba = Vec::with_capacity(width * tall * 4);
    for (y, x) in (0..tall).flat_map(|y| (0..width).map(move |x| (y, x))) {
        rgba.extend(colour(photo, plane.at([(x as f64 + 0.5) / wide, (y as f64 + 0.5) / wide])));
    }
    Some(Flat { width, height: tall, rgba, corners })
}

/// The four corners of a mark, on the sheet and in the photo. Of the code's bounds all but the first lie a square too far out.
fn pairs(seen: &Seen, height: f64) -> [([f64; 2], [f64; 2]); 4] {
    let [left, top] = mark_at(seen.mark.corner, height);
    let side = MARK_SIDE * (seen.squares + 1.0) / seen.squares;
    let on_sheet = [[left, top], [left + side, top], [left + side, top + side], [left, top + side]];
    [0, 1, 2, 3].map(|corner| (on_sheet[corner], seen.corners[corner]))
}

/// The colour between four pixels; white beyond the photo.
fn colour(photo: Pixels, [x, y]: [f64; 2]) -> [u8; 4] {
    let (left, top) = (x.floor(), y.floor());
    let inside = left >= 0.0 && top >= 0.0 && left + 1.0 < photo.width as f64 && top + 1.0 < photo.height as f64;
    if !inside {
        return [u8::MAX; 4];
    }
    let (right, down) = (x - left, y - top);
    let at = (top as usize * photo.width + left as usize) * 4;
    [0, 1, 2, 3].map(|part| {
        let pixel = |beside: usize| f64::from(photo.rgba[at + beside * 4 + part]);
        let above = pixel(0) * (1.0 - right) + pixel(1) * right;
        let below = pixel(photo.width) * (1.0 - right) + pixel(photo.width + 1) * right;
        (above * (1.0 - down) + below * down).round() as u8
    })
}
