//! The map sheet: a pale map in a frame, a grid to speak by, ground to write on, and a mark in each corner by which a photo finds its place again.

use super::super::lettering::wrap;
use super::super::page::{INK, SOFT, Sheet, Type, WRITING};
use super::{Frame, MARGIN, sheet_px};
use crate::model::{AssetKind, MARK_GAP, MARK_SIDE, Paper};
use crate::words::Lang;

const COLUMNS: [&str; 6] = ["A", "B", "C", "D", "E", "F"];
const ROWS: usize = 4;
const GRID: &str = "#a79f92";
/// Between a corner mark and what stands beside it.
const BESIDE: f64 = 20.0;

/// A corner mark: where its top left lies from the frame's, in widths of the frame; its dark squares as path data; squares a side.
pub type CornerMark = ([f64; 2], String, usize);

/// The sheet in words of one language.
#[derive(Clone, Debug, Default)]
pub struct MapSheet {
    pub paper: Paper,
    pub lang: Lang,
    pub title: String,
    pub hint: String,
    pub date: String,
    pub table: String,
    pub names: String,
    pub north: String,
    /// Address of the map, as wide and high as the frame.
    pub picture: Option<String>,
    /// Kind (a need without), its glyph, its name.
    pub legend: Vec<(Option<AssetKind>, &'static str, String)>,
    /// How long the scale bar is, in widths of the frame, and what it says.
    pub scale: Option<(f64, String)>,
    pub attribution: String,
    pub marks: Vec<CornerMark>,
}

/// Where the map lies on the sheet, which is turned on its side.
#[must_use]
pub fn frame_of(paper: Paper) -> Frame {
    let (short, long) = sheet_px(paper);
    let width = f64::from(long) - 2.0 * MARGIN;
    let top = (MARGIN + width * (MARK_SIDE + MARK_GAP)).ceil();
    (MARGIN, top, width, f64::from(short) - 2.0 * top)
}

/// The longest round distance within a fifth of the frame: metres, and widths of the frame. `metres` is how wide the frame is.
#[must_use]
pub fn scale_bar(metres: f64) -> Option<(f64, f64)> {
    let most = Some(metres / 5.0).filter(|most| *most > 0.0)?;
    let power = 10.0_f64.powf(most.log10().floor());
    let round = [5.0, 2.0, 1.0].into_iter().map(|digit| digit * power).find(|round| *round <= most)?;
    Some((round, round / metres))
}

/// The sheet as an SVG document.
#[must_use]
pub fn map_sheet(map: &MapSheet) -> String {
    let (short, long) = sheet_px(map.paper);
    let mut sheet = Sheet::new(map.lang, (long, short));
    let frame = frame_of(map.paper);
    if let Some(picture) = &map.picture {
        sheet.picture(picture, frame);
    }
    grid(&mut sheet, frame);
    sheet.frame(frame, INK, 2.0);
    let (left, top, width, _) = frame;
    for ([x, y], path, squares) in &map.marks {
        sheet.shape(path, (left + x * width, top + y * width), MARK_SIDE * width / *squares as f64, "#000");
    }
    let beside = MARK_SIDE * width + BESIDE;
    head(&mut sheet, map, (left + beside, left + width - beside));
    foot(&mut sheet, map, frame, (left + beside, left + width - beside));
    sheet.finish()
}

/// Letters and numbers by which people say where something is.
fn grid(sheet: &mut Sheet, (left, top, width, height): Frame) {
    let (wide, tall) = (width / COLUMNS.len() as f64, height / ROWS as f64);
    for column in 1..COLUMNS.len() {
        let x = left + column as f64 * wide;
        sheet.rule((x, top), (x, top + height), GRID, "none");
    }
    for row in 1..ROWS {
        let y = top + row as f64 * tall;
        sheet.rule((left, y), (left + width, y), GRID, "none");
    }
    for (row, (column, letter)) in (0..ROWS).flat_map(|row| COLUMNS.iter().enumerate().map(move |column| (row, column))) {
        let (x, y) = (left + column as f64 * wide + 7.0, top + row as f64 * tall + 18.0);
        sheet.line(&format!("{letter}{}", row + 1), x, y, &Type::new(13.0, true, SOFT));
    }
}

/// What the sheet is, and lines for who made it.
fn head(sheet: &mut Sheet, map: &MapSheet, (left, right): (f64, f64)) {
    let north = right - 14.0;
    sheet.shape("M0 0L7 22L0 17L-7 22z", (north, MARGIN + 2.0), 1.0, INK);
    sheet.line(&map.north, north, MARGIN + 42.0, &Type::new(14.0, true, INK).centred());
    let room = right - left - 50.0;
    sheet.paragraph(&map.title, (left, MARGIN + 20.0, room), &Type::new(24.0, true, INK), 1);
    sheet.paragraph(&map.hint, (left, MARGIN + 40.0, room), &Type::new(12.5, false, SOFT), 1);
    let style = Type::new(13.5, false, INK);
    let y = MARGIN + 69.0;
    sheet.blank(&map.date, (left, y), left + 190.0, &style);
    sheet.blank(&map.table, (left + 210.0, y), left + 320.0, &style);
    sheet.blank(&map.names, (left + 340.0, y), right, &style);
}

/// The seven kinds with their marks, the scale, and whose map it is.
fn foot(sheet: &mut Sheet, map: &MapSheet, (_, top, width, height): Frame, (left, right): (f64, f64)) {
    const RADIUS: f64 = 9.0;
    let top = top + height + MARK_GAP * width;
    let room = (right - left) / 4.0;
    for (at, (kind, glyph, name)) in map.legend.iter().enumerate() {
        let (x, y) = (left + (at % 4) as f64 * room, top + 11.0 + (at / 4) as f64 * 26.0);
        sheet.mark((x + RADIUS, y), RADIUS, *kind, glyph);
        sheet.paragraph(name, (x + 2.0 * RADIUS + 7.0, y + 4.5, room - 30.0), &Type::new(13.0, false, INK), 1);
    }
    let y = top + 66.0;
    if let Some((part, said)) = &map.scale {
        let end = left + part * width;
        sheet.rule((left, y), (end, y), INK, "none");
        sheet.rule((left, y - 6.0), (left, y), INK, "none");
        sheet.rule((end, y - 6.0), (end, y), INK, "none");
        sheet.line(said, end + 8.0, y + 1.0, &Type::new(12.0, true, INK));
    }
    let said = wrap(&map.attribution, (right - left) * 0.6 / 10.5, 1).remove(0);
    sheet.line(&said, right, y + 1.0, &Type::new(10.5, false, WRITING).ending_here());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scale_is_round_and_not_too_long() {
        for (metres, round) in [(1000.0, 200.0), (26.0, 5.0), (4_999.0, 500.0), (49.0, 5.0), (0.9, 0.1)] {
            let (found, part) = scale_bar(metres).unwrap();
            assert!((found - round).abs() < 1e-9 && part <= 0.2 && part > 0.05, "{metres}: {found}, {part}");
        }
        assert_eq!(scale_bar(0.0), None);
    }
}
