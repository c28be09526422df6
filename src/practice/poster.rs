//! The report drawn as one A4 page of SVG, its text laid out by us, so that any browser draws it alike and without a network.

use super::page::{ACCENT, INK, SOFT, Sheet, Type, colour};
use super::sketch::Sketch;
use crate::model::AssetKind;
use crate::words::Lang;

/// Width and height of the page, 96 pixels an inch.
pub const PAGE_PX: (u32, u32) = (794, 1123);

const MARGIN: f64 = 44.0;
const INNER: f64 = 794.0 - 2.0 * MARGIN;
const GUTTER: f64 = 26.0;

/// The page in words of one language.
#[derive(Clone, Debug, Default)]
pub struct Poster {
    pub lang: Lang,
    pub title: String,
    pub subtitle: String,
    pub numbers: Vec<(String, usize)>,
    pub balance: String,
    /// Kind, its glyph as path data on 24 × 24, its name, how many.
    pub bars: Vec<(AssetKind, &'static str, String, usize)>,
    pub shares: Vec<String>,
    pub map: String,
    pub sketch: Option<Sketch>,
    pub actions: Section,
    pub columns: Vec<Section>,
    pub footer: String,
}

/// A heading and its lines.
#[derive(Clone, Debug, Default)]
pub struct Section {
    pub title: String,
    pub lines: Vec<String>,
}

/// The page as an SVG document.
#[must_use]
pub fn poster(page: &Poster) -> String {
    let mut sheet = Sheet::new(page.lang, PAGE_PX);
    let mut y = MARGIN + 28.0;
    y = sheet.paragraph(&page.title, (MARGIN, y, INNER), &Type::new(28.0, true, INK), 2);
    y = sheet.paragraph(&page.subtitle, (MARGIN, y - 8.0, INNER), &Type::new(13.0, false, SOFT), 2) + 8.0;
    y = numbers(&mut sheet, page, y);
    y = balance(&mut sheet, page, y);
    y = section(&mut sheet, &page.actions, (MARGIN, y, INNER), 2);
    let width = (INNER - GUTTER * (page.columns.len().max(1) - 1) as f64) / page.columns.len().max(1) as f64;
    for (at, column) in page.columns.iter().enumerate() {
        section(&mut sheet, column, (MARGIN + at as f64 * (width + GUTTER), y, width), 3);
    }
    sheet.paragraph(&page.footer, (MARGIN, f64::from(PAGE_PX.1) - MARGIN + 8.0, INNER), &Type::new(11.0, false, SOFT), 2);
    sheet.finish()
}

fn numbers(sheet: &mut Sheet, page: &Poster, y: f64) -> f64 {
    let width = INNER / page.numbers.len().max(1) as f64;
    for (at, (name, count)) in page.numbers.iter().enumerate() {
        let x = MARGIN + at as f64 * width;
        sheet.line(&count.to_string(), x, y + 30.0, &Type::new(32.0, true, ACCENT));
        sheet.paragraph(name, (x, y + 50.0, width - 10.0), &Type::new(13.0, false, SOFT), 1);
    }
    y + 78.0
}

/// Bars on the left, the drawing on the right.
fn balance(sheet: &mut Sheet, page: &Poster, top: f64) -> f64 {
    let half = (INNER - GUTTER) / 2.0;
    let most = page.bars.iter().map(|bar| bar.3).max().unwrap_or_default().max(1) as f64;
    sheet.heading(&page.balance, MARGIN, top, half);
    let mut y = top + 34.0;
    for (kind, glyph, name, count) in &page.bars {
        sheet.disc((MARGIN + 11.0, y), 11.0, *kind, glyph);
        sheet.line(name, MARGIN + 30.0, y - 2.0, &Type::new(12.0, false, INK));
        let room = half - 70.0;
        sheet.bar(MARGIN + 30.0, y + 4.0, room, "#f1ece1");
        sheet.bar(MARGIN + 30.0, y + 4.0, room * *count as f64 / most, colour(*kind));
        sheet.line(&count.to_string(), MARGIN + half - 30.0, y + 10.0, &Type::new(15.0, true, INK));
        y += 34.0;
    }
    for share in &page.shares {
        y = sheet.paragraph(share, (MARGIN, y, half), &Type::new(12.5, false, INK), 2);
    }
    let left = MARGIN + half + GUTTER;
    sheet.heading(&page.map, left, top, half);
    if let Some(sketch) = &page.sketch {
        sheet.sketch(sketch, left, top + 18.0, half);
    }
    let below_map = top + 18.0 + page.sketch.as_ref().map_or(0.0, |sketch| sketch.height * half / sketch.width);
    y.max(below_map + 8.0) + 22.0
}

fn section(sheet: &mut Sheet, section: &Section, (x, top, width): (f64, f64, f64), most_lines: usize) -> f64 {
    sheet.heading(&section.title, x, top, width);
    let mut y = top + 30.0;
    for line in &section.lines {
        y = sheet.paragraph(line, (x, y, width), &Type::new(12.5, false, INK), most_lines) + 3.0;
    }
    y + 18.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_sound_xml_whatever_people_write() {
        let page = Poster {
            title: "A & B <i>\u{1}\"".into(),
            columns: vec![Section { title: "]]>".into(), lines: vec!["&".into()] }],
            ..Poster::default()
        };
        let svg = poster(&page);
        assert!(svg.contains("A &amp; B &lt;i&gt; \"") && svg.contains("]]&gt;"));
        assert_eq!(svg.matches('<').count(), svg.matches('>').count());
        assert!(!svg.contains('\u{1}'));
    }
}
