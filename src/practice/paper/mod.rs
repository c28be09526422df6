//! What is printed for a workshop: a map to write on, cards for gifts and wishes, and the result for the wall. Each is one sheet of SVG.

mod cards;
mod map_sheet;
mod outcome;
mod wall;

pub use cards::{Cards, cards};
pub use map_sheet::{CornerMark, MapSheet, frame_of, map_sheet, scale_bar};
pub use outcome::{Outcome, for_wall, outcome};
pub use wall::{Wall, picture_of, wall};

use crate::model::Paper;

/// Blank ground around everything: no printer reaches the edge.
const MARGIN: f64 = 30.0;

/// A box: left, top, width, height, 96 units an inch on A4 and Letter.
pub type Frame = (f64, f64, f64, f64);

/// Width and height of an upright sheet in the units of its drawing. A3 is A4 made larger, so its writing is too.
#[must_use]
pub const fn sheet_px(paper: Paper) -> (u32, u32) {
    match paper {
        Paper::A4 | Paper::A3 => (794, 1123),
        Paper::Letter => (816, 1056),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::AssetKind;
    use crate::words::Lang;

    /// Every sheet is sound XML whatever people write, and nothing on it lies beyond the margin.
    #[test]
    fn sheets_hold_what_people_write() {
        let long = "A & B <i> \u{1}]]> 很长的名字".repeat(20);
        for (paper, lang) in Paper::ALL.into_iter().zip([Lang::En, Lang::ZhHans, Lang::ZhHant]) {
            let kinds: Vec<_> = AssetKind::ALL.iter().map(|&kind| (Some(kind), "M0 0h1", long.clone())).collect();
            let map = MapSheet { paper, lang, title: long.clone(), legend: kinds, attribution: long.clone(), ..MapSheet::default() };
            let card = Cards { paper, lang, heading: long.clone(), tick: long.clone(), ..Cards::default() };
            let counters = AssetKind::ALL.iter().map(|&kind| (kind, "M0 0h1", long.clone(), 99)).collect();
            let lines = vec![(Some(AssetKind::Story), "M0 0h1", long.clone()); 40];
            let wall_page = Wall { paper, lang, title: long.clone(), counters, joined: lines, footer: long.clone(), ..Wall::default() };
            for svg in [map_sheet(&map), cards(&card), wall(&wall_page)] {
                assert_eq!(svg.matches('<').count(), svg.matches('>').count());
                assert!(!svg.contains('\u{1}') && svg.contains("&amp;"));
            }
        }
    }

    #[test]
    fn the_frame_and_its_marks_are_within_the_sheet() {
        for paper in Paper::ALL {
            let (x, y, width, height) = frame_of(paper);
            let (short, long) = sheet_px(paper);
            assert!(x >= MARGIN && y >= MARGIN && x + width <= f64::from(long) - MARGIN && y + height <= f64::from(short) - MARGIN);
            let side_mm = crate::model::MARK_SIDE * width / f64::from(long) * paper.size_mm().1;
            assert!(side_mm > if paper == Paper::Letter { 17.0 } else { 18.0 }, "{paper:?}: {side_mm} mm");
        }
    }
}
