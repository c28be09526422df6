//! Sheets of paper: their sizes, and where on the map sheet the frame and its corner marks lie.

/// A corner mark's side, in widths of the frame.
pub const MARK_SIDE: f64 = 0.066;
/// Blank ground between a mark and the frame, in widths of the frame.
pub const MARK_GAP: f64 = 0.011;

/// What is printed on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    #[default]
    A4,
    A3,
    Letter,
}

impl Paper {
    pub const ALL: [Self; 3] = [Self::A4, Self::A3, Self::Letter];

    /// The shorter and the longer side.
    #[must_use]
    pub const fn size_mm(self) -> (f64, f64) {
        match self {
            Self::A4 => (210.0, 297.0),
            Self::A3 => (297.0, 420.0),
            Self::Letter => (215.9, 279.4),
        }
    }

    /// As printers and styles call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::A3 => "A3",
            Self::Letter => "Letter",
        }
    }
}
