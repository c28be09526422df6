//! The poster of the result: the map, how much there is of each kind, strengths first, then what was joined.

use super::super::page::{ACCENT, INK, SOFT, Sheet, Type};
use super::{Frame, sheet_px};
use crate::model::{AssetKind, Paper};
use crate::words::Lang;

const MARGIN: f64 = 44.0;
const GUTTER: f64 = 28.0;
const TOP: f64 = 128.0;
/// Height of the map in widths of it.
const SHAPE: f64 = 0.56;

/// A line with its mark: kind, glyph, words.
type Marked = (Option<AssetKind>, &'static str, String);

/// The poster in words of one language.
#[derive(Clone, Debug, Default)]
pub struct Wall {
    pub paper: Paper,
    pub lang: Lang,
    pub title: String,
    pub subtitle: String,
    /// Address of the map, as wide and high as [`picture_of`] says.
    pub picture: Option<String>,
    pub attribution: String,
    /// Kind, its glyph, its name, how many.
    pub counters: Vec<(AssetKind, &'static str, String, usize)>,
    /// Headings of the two lists.
    pub have: String,
    pub joined_by: String,
    pub strengths: Vec<Marked>,
    pub joined: Vec<Marked>,
    pub footer: String,
}

/// Where the map lies on the poster.
#[must_use]
pub fn picture_of(paper: Paper) -> Frame {
    let width = f64::from(sheet_px(paper).0) - 2.0 * MARGIN;
    (MARGIN, TOP, width, (width * SHAPE).round())
}

/// The poster as an SVG document.
#[must_use]
pub fn wall(page: &Wall) -> String {
    let size = sheet_px(page.paper);
    let mut sheet = Sheet::new(page.lang, size);
    let (_, top, width, height) = picture_of(page.paper);
    sheet.paragraph(&page.title, (MARGIN, MARGIN + 34.0, width), &Type::new(40.0, true, INK), 1);
    sheet.paragraph(&page.subtitle, (MARGIN, MARGIN + 62.0, width), &Type::new(16.0, false, SOFT), 1);
    if let Some(picture) = &page.picture {
        sheet.picture(picture, picture_of(page.paper));
    }
    sheet.frame(picture_of(page.paper), INK, 1.5);
    sheet.paragraph(&page.attribution, (MARGIN, top + height + 13.0, width), &Type::new(9.5, false, SOFT), 1);
    let y = counters(&mut sheet, page, top + height + 52.0);
    let foot = f64::from(size.1) - MARGIN;
    let half = (width - GUTTER) / 2.0;
    list(&mut sheet, (&page.have, &page.strengths), (MARGIN, y, half), foot - 40.0);
    list(&mut sheet, (&page.joined_by, &page.joined), (MARGIN + half + GUTTER, y, half), foot - 40.0);
    sheet.paragraph(&page.footer, (MARGIN, foot, width), &Type::new(15.0, true, ACCENT), 1);
    sheet.finish()
}

fn counters(sheet: &mut Sheet, page: &Wall, y: f64) -> f64 {
    const RADIUS: f64 = 17.0;
    let room = picture_of(page.paper).2 / page.counters.len().max(1) as f64;
    for (at, (kind, glyph, name, count)) in page.counters.iter().enumerate() {
        let x = MARGIN + at as f64 * room;
        sheet.disc((x + RADIUS, y), RADIUS, *kind, glyph);
        sheet.line(&count.to_string(), x + 2.0 * RADIUS + 9.0, y + 12.0, &Type::new(34.0, true, INK));
        sheet.paragraph(name, (x, y + 38.0, room - 6.0), &Type::new(13.0, false, SOFT), 1);
    }
    y + 84.0
}

/// A heading and as many lines as there is room for.
fn list(sheet: &mut Sheet, (title, lines): (&str, &[Marked]), (x, y, width): (f64, f64, f64), end: f64) {
    const RADIUS: f64 = 9.0;
    sheet.heading(title, x, y, width);
    let mut y = y + 34.0;
    for (kind, glyph, words) in lines {
        if y + 20.0 > end {
            break;
        }
        sheet.mark((x + RADIUS, y - 5.0), RADIUS, *kind, glyph);
        y = sheet.paragraph(words, (x + 2.0 * RADIUS + 9.0, y, width - 30.0), &Type::new(14.5, false, INK), 2) + 6.0;
    }
}
