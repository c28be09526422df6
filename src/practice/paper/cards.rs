//! Eight cards to cut out, a gift or a wish on each.

use super::super::page::{INK, SOFT, Sheet, Type, WRITING};
use super::{Frame, MARGIN, sheet_px};
use crate::model::{AssetKind, Paper};
use crate::words::Lang;

const ACROSS: usize = 2;
const DOWN: usize = 4;
const PAD: f64 = 20.0;

/// A card in words of one language.
#[derive(Clone, Debug, Default)]
pub struct Cards {
    pub paper: Paper,
    pub lang: Lang,
    /// The mark: an asset's kind with its glyph; a wish without.
    pub kind: Option<(AssetKind, &'static str)>,
    /// How what is written begins: "I can …".
    pub heading: String,
    /// Labels with a line to write on.
    pub who: String,
    pub place: String,
    pub time: String,
    /// Beside a box to tick.
    pub tick: String,
}

/// The sheet as an SVG document.
#[must_use]
pub fn cards(card: &Cards) -> String {
    let (width, height) = sheet_px(card.paper);
    let mut sheet = Sheet::new(card.lang, (width, height));
    let (width, height) = (f64::from(width), f64::from(height));
    let (wide, tall) = ((width - 2.0 * MARGIN) / ACROSS as f64, (height - 2.0 * MARGIN) / DOWN as f64);
    for (row, column) in (0..DOWN).flat_map(|row| (0..ACROSS).map(move |column| (row, column))) {
        one(&mut sheet, card, (MARGIN + column as f64 * wide, MARGIN + row as f64 * tall, wide, tall));
    }
    for column in 0..=ACROSS {
        let x = MARGIN + column as f64 * wide;
        sheet.rule((x, MARGIN), (x, height - MARGIN), WRITING, "6 5");
    }
    for row in 0..=DOWN {
        let y = MARGIN + row as f64 * tall;
        sheet.rule((MARGIN, y), (width - MARGIN, y), WRITING, "6 5");
    }
    sheet.finish()
}

fn one(sheet: &mut Sheet, card: &Cards, (left, top, width, height): Frame) {
    const RADIUS: f64 = 17.0;
    const TICK: f64 = 17.0;
    let (left, right, middle) = (left + PAD, left + width - PAD, left + width / 2.0);
    let mark = (left + RADIUS, top + PAD + RADIUS);
    let (kind, glyph) = card.kind.unzip();
    sheet.mark(mark, RADIUS, kind, glyph.unwrap_or_default());
    let room = right - left - 2.0 * RADIUS - 12.0;
    sheet.paragraph(&card.heading, (left + 2.0 * RADIUS + 12.0, mark.1 + 8.0, room), &Type::new(22.0, true, INK), 1);
    // The rest shares what is left: two lines to write on, two of labels, one to tick.
    let step = (height - 2.0 * PAD - 2.0 * RADIUS) / 5.0;
    let line = |at: f64| mark.1 + RADIUS + at * step;
    for at in [0.8, 1.7] {
        sheet.rule((left, line(at)), (right, line(at)), WRITING, "none");
    }
    let style = Type::new(15.0, false, SOFT);
    sheet.blank(&card.who, (left, line(2.7)), right, &style);
    sheet.blank(&card.place, (left, line(3.6)), middle - 8.0, &style);
    sheet.blank(&card.time, (middle + 8.0, line(3.6)), right, &style);
    let tick = line(4.75);
    sheet.frame((left, tick - TICK + 3.0, TICK, TICK), WRITING, 1.5);
    sheet.paragraph(&card.tick, (left + TICK + 9.0, tick, right - left - TICK - 9.0), &Type::new(15.0, false, INK), 1);
}
