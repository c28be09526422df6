//! Why one feature of a file was left out while the others were taken.

use thiserror::Error;

/// A feature that was left out, and where in the file it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Skipped {
    /// Its number in the file, from 1.
    pub index: usize,
    /// What the file calls it; empty when that could not be read.
    pub name: String,
    pub reason: SkipReason,
    /// Where it begins, from 1, in the decoded text.
    pub line: usize,
    pub column: usize,
    /// Bytes before it in the decoded text.
    pub byte: usize,
}

/// What was expected of the feature and what was found.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum SkipReason {
    #[error("expected well-formed JSON, found {found}")]
    Unreadable { found: String },
    #[error("expected a Feature, found {found}")]
    NotAFeature { found: String },
    #[error("expected at most {limit} levels of nesting, found {found}")]
    TooDeep { limit: usize, found: usize },
    #[error("expected properties as \"name\": value pairs, found {found}")]
    BadProperties { found: String },
    #[error("expected one of the seven GeoJSON geometry types, found {found}")]
    UnknownGeometry { found: String },
    #[error("expected coordinates as numbers, nested as the geometry's type asks, found {found}")]
    BadCoordinates { found: String },
    #[error("expected longitude, latitude; {lng}, {lat} looks like latitude, longitude swapped")]
    Swapped { lng: f64, lat: f64 },
    #[error("expected degrees, found {x}, {y}, probably metres of {grid}")]
    Metres { x: f64, y: f64, grid: &'static str },
    #[error("expected longitude within ±180 and latitude within ±90, found {x}, {y}")]
    OutOfRange { x: f64, y: f64 },
    #[error("expected a point or an area, found a line")]
    Line,
    #[error("expected an outline for an area, found a point")]
    PointForArea,
    #[error("expected an outline for an area, found no place at all")]
    NoOutline,
    #[error("expected at least three different corners in an outline, found {corners}")]
    TooFewCorners { corners: usize },
    #[error("expected an outline that encloses some ground, found one without any")]
    NoGround,
    #[error("expected a point or an outline in the collection, found neither")]
    NothingInCollection,
    #[error("expected an asset, need, area, link, action or event, found {found}")]
    UnknownRecord { found: String },
}

impl SkipReason {
    /// The sentence for people, in `words/exchange.json`.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "exchange.skipped_unreadable",
            Self::NotAFeature { .. } => "exchange.skipped_not_a_feature",
            Self::TooDeep { .. } => "exchange.skipped_too_deep",
            Self::BadProperties { .. } => "exchange.skipped_bad_properties",
            Self::UnknownGeometry { .. } => "exchange.skipped_unknown_geometry",
            Self::BadCoordinates { .. } => "exchange.skipped_bad_coordinates",
            Self::Swapped { .. } => "exchange.skipped_swapped",
            Self::Metres { .. } => "exchange.skipped_metres",
            Self::OutOfRange { .. } => "exchange.skipped_out_of_range",
            Self::Line => "exchange.skipped_line",
            Self::PointForArea => "exchange.skipped_point_for_area",
            Self::NoOutline => "exchange.skipped_no_outline",
            Self::TooFewCorners { .. } => "exchange.skipped_too_few_corners",
            Self::NoGround => "exchange.skipped_no_ground",
            Self::NothingInCollection => "exchange.skipped_nothing_in_collection",
            Self::UnknownRecord { .. } => "exchange.skipped_unknown_record",
        }
    }

    /// What fills the sentence's `{placeholders}`.
    #[must_use]
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Unreadable { found }
            | Self::NotAFeature { found }
            | Self::BadProperties { found }
            | Self::UnknownGeometry { found }
            | Self::BadCoordinates { found }
            | Self::UnknownRecord { found } => vec![("found", found.clone())],
            Self::TooDeep { limit, found } => vec![("limit", limit.to_string()), ("found", found.to_string())],
            Self::Swapped { lng, lat } => vec![("first", lng.to_string()), ("second", lat.to_string())],
            Self::Metres { x, y, grid } => vec![("first", x.to_string()), ("second", y.to_string()), ("grid", (*grid).to_owned())],
            Self::OutOfRange { x, y } => vec![("first", x.to_string()), ("second", y.to_string())],
            Self::TooFewCorners { corners } => vec![("found", corners.to_string())],
            Self::Line | Self::PointForArea | Self::NoOutline | Self::NoGround | Self::NothingInCollection => vec![],
        }
    }
}

impl Skipped {
    /// The sentence that says which feature it is and where; the reason has its own.
    #[must_use]
    pub fn key(&self) -> &'static str {
        if self.name.is_empty() { "exchange.skipped_where" } else { "exchange.skipped_where_named" }
    }

    /// What fills the sentence's `{placeholders}`.
    #[must_use]
    pub fn args(&self) -> Vec<(&'static str, String)> {
        let mut args = vec![("n", self.index.to_string()), ("line", self.line.to_string()), ("column", self.column.to_string())];
        args.push(("byte", self.byte.to_string()));
        if !self.name.is_empty() {
            args.push(("name", self.name.clone()));
        }
        args
    }
}
