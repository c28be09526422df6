//! A corner mark of the map sheet: a QR code that says which sheet, which corner, and where on earth that corner of the frame lies.

use crate::exchange::codes::Code;
use crate::model::{MARK_GAP, MARK_SIDE, Position};
use qrcode::{EcLevel, QrCode, Version};

/// What every mark begins with.
const OURS: &str = "LINLI";
/// 25 × 25 squares hold 38 signs and bear that a seventh of them is written over.
const VERSION: Version = Version::Normal(2);
const SHARES_OF_A_DEGREE: f64 = 1e7;

/// One corner of the frame on a printed sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Letters and digits that tell one printed sheet from another.
    pub sheet: String,
    /// 0 to 3: top left, top right, bottom right, bottom left.
    pub corner: usize,
    pub place: Position,
}

/// The marks of a sheet whose frame has these corners.
#[must_use]
pub fn marks(sheet: &str, corners: [Position; 4]) -> [Mark; 4] {
    let sheet: String = sheet.chars().filter(char::is_ascii_alphanumeric).take(4).collect::<String>().to_ascii_uppercase();
    [0, 1, 2, 3].map(|corner| Mark { sheet: sheet.clone(), corner, place: corners[corner] })
}

impl Mark {
    /// `LINLI:K7QX:2:1141532000:222478000`: sheet, corner, longitude and latitude in 0.000 000 1°.
    #[must_use]
    pub fn text(&self) -> String {
        let whole = |degrees: f64| (degrees * SHARES_OF_A_DEGREE).round();
        format!("{OURS}:{}:{}:{}:{}", self.sheet, self.corner, whole(self.place.lng()), whole(self.place.lat()))
    }

    /// Back from the text; `None` for any other QR code.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split(':').collect();
        let [OURS, sheet, corner, lng, lat] = parts[..] else { return None };
        let degrees = |text: &str| Some(text.parse::<f64>().ok()? / SHARES_OF_A_DEGREE);
        let corner = corner.parse().ok().filter(|corner| *corner < 4)?;
        Some(Self { sheet: sheet.to_owned(), corner, place: Position::new(degrees(lng)?, degrees(lat)?).ok()? })
    }

    /// SVG path data of the dark squares, each a unit wide, and how many there are a side.
    #[must_use]
    pub fn path(&self) -> (String, usize) {
        let text = self.text();
        let code = QrCode::with_version(&text, VERSION, EcLevel::M).or_else(|_longer| QrCode::new(&text));
        // A text of ours always fits; were it not so, the sheet would lack the mark and be laid by hand.
        code.map(Code::from).map_or((String::new(), 1), |code| (code.path(), code.side))
    }
}

/// Where a mark's top left lies from the frame's, in widths of the frame; `height` is the frame's.
#[must_use]
pub fn mark_at(corner: usize, height: f64) -> [f64; 2] {
    let right = matches!(corner, 1 | 2);
    let below = corner >= 2;
    [if right { 1.0 - MARK_SIDE } else { 0.0 }, if below { height + MARK_GAP } else { -MARK_GAP - MARK_SIDE }]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_reads_back_and_other_codes_are_none() {
        let corners = [(-179.999_999_9, -89.999_999_9), (114.153_2, 22.247_8), (0.0, 0.0), (1e-7, -1e-7)];
        for mark in marks("k7-qx9", corners.map(|(lng, lat)| Position::new(lng, lat).unwrap())) {
            assert_eq!(mark.sheet, "K7QX");
            assert_eq!(Mark::read(&mark.text()), Some(mark.clone()));
            assert_eq!(mark.path().1, 25, "{} is too long for a code that a poor camera reads", mark.text());
        }
        for text in ["", "https://example.org", "LINLI:A:4:0:0", "LINLI:A:1:0", "LINLI:A:1:9999999999:0", "LINLI:A:1:NaN:0"] {
            assert_eq!(Mark::read(text), None, "{text}");
        }
    }
}
