//! Bytes as a QR code to be drawn, and the bytes of the QR codes in a camera's picture.

use qrcode::bits::Bits;
use qrcode::types::QrError;
use qrcode::{Color, EcLevel, QrCode, Version};
use rqrr::PreparedImage;
use std::fmt::Write;

/// 57 modules a side: larger ones are found far less often in a blurred picture taken aslant.
const VERSION: Version = Version::Normal(10);
/// The lowest: a code that is found is nearly always read, and a screen has no stains.
const LEVEL: EcLevel = EcLevel::L;
/// Bytes that one code holds.
pub const ROOM: usize = 271;
/// White modules that must stand around a code.
pub const QUIET: usize = 4;

/// A code as it is drawn, in modules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    pub side: usize,
    dark: Vec<bool>,
}

/// The code of at most [`ROOM`] bytes, always of the same size: a camera finds the next one where the last one was.
pub fn draw(bytes: &[u8]) -> Result<Code, QrError> {
    let mut bits = Bits::new(VERSION);
    bits.push_byte_data(bytes)?;
    bits.push_terminator(LEVEL)?;
    QrCode::with_bits(bits, LEVEL).map(Code::from)
}

impl From<QrCode> for Code {
    fn from(code: QrCode) -> Self {
        Self { side: code.width(), dark: code.into_colors().into_iter().map(|colour| colour == Color::Dark).collect() }
    }
}

impl Code {
    /// SVG path data of the dark modules, each 1 × 1, row by row.
    #[must_use]
    pub fn path(&self) -> String {
        let mut path = String::new();
        for (y, row) in self.dark.chunks(self.side).enumerate() {
            let mut x = 0;
            for run in row.chunk_by(|one, next| one == next) {
                let long = run.len();
                if run.first() == Some(&true) {
                    // Writing to a text cannot fail.
                    let _ = write!(path, "M{x} {y}h{long}v1h-{long}z");
                }
                x += long;
            }
        }
        path
    }
}

/// What the codes in a grey picture hold (0 is black), row by row, so many pixels a row.
#[must_use]
pub fn read(grey: &[u8], width: usize) -> Vec<Vec<u8>> {
    let height = grey.len().checked_div(width).unwrap_or_default();
    let mut picture = PreparedImage::prepare_from_greyscale(width, height, |x, y| grey.get(y * width + x).copied().unwrap_or_default());
    let decoded = |grid: &rqrr::Grid<_>| {
        let mut bytes = Vec::new();
        grid.decode_to(&mut bytes).ok().map(|_| bytes)
    };
    picture.detect_grids().iter().filter_map(decoded).collect()
}

#[cfg(test)]
mod tests;
