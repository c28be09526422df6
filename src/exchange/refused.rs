//! Why a whole file is refused: what was expected, what was found, and where.

use thiserror::Error;

/// The largest file that is looked at: a browser tab needs several times its size in memory.
pub const MAX_BYTES: usize = 150 * 1024 * 1024;

/// A refusal of the whole file; nothing of it was taken.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refused {
    #[error("expected a file with something in it, found an empty one")]
    Empty,
    #[error("expected at most {limit_mb} MB, found {found_mb} MB")]
    TooLarge { found_mb: usize, limit_mb: usize },
    #[error("expected GeoJSON, found {found}")]
    OtherFormat { found: &'static str },
    #[error("expected text in UTF-8, found {found}")]
    Encoding { found: &'static str },
    #[error("expected JSON that starts with {{, found {found} at line {line}, column {column}")]
    NotJson { found: String, line: usize, column: usize },
    #[error("expected GeoJSON with a known \"type\", found {found}")]
    NotGeoJson { found: String },
    #[error("expected a list of \"features\", found {found}")]
    NoFeatures { found: String },
    #[error("expected a whole file, found its end at line {line}, column {column} before the first complete feature")]
    CutOff { line: usize, column: usize },
    #[error("expected well-formed JSON, found {found} at line {line}, column {column} and no complete feature")]
    Damaged { found: String, line: usize, column: usize },
    #[error("expected at most {limit} levels of nesting, found more at line {line}, column {column}")]
    TooDeep { limit: usize, line: usize, column: usize },
    #[error("expected longitude and latitude (WGS 84), found coordinates in {found}")]
    Crs { found: String },
    #[error("expected a file of format version {known} or older, found version {found}")]
    Newer { found: u64, known: u64 },
    #[error("expected a whole parcel of Linli, found a part or a damaged one")]
    ParcelDamaged,
    #[error("stopped on request")]
    Cancelled,
}

impl Refused {
    /// The sentence for people, in `words/exchange.json`.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Empty => "exchange.refused_empty",
            Self::TooLarge { .. } => "exchange.refused_too_large",
            Self::OtherFormat { .. } => "exchange.refused_other_format",
            Self::Encoding { .. } => "exchange.refused_encoding",
            Self::NotJson { .. } => "exchange.refused_not_json",
            Self::NotGeoJson { .. } => "exchange.refused_not_geojson",
            Self::NoFeatures { .. } => "exchange.refused_no_features",
            Self::CutOff { .. } => "exchange.refused_cut_off",
            Self::Damaged { .. } => "exchange.refused_damaged",
            Self::TooDeep { .. } => "exchange.refused_too_deep",
            Self::Crs { .. } => "exchange.refused_crs",
            Self::Newer { .. } => "exchange.refused_newer",
            Self::ParcelDamaged => "exchange.refused_parcel_damaged",
            Self::Cancelled => "exchange.refused_cancelled",
        }
    }

    /// What fills the sentence's `{placeholders}`.
    #[must_use]
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Empty | Self::Cancelled | Self::ParcelDamaged => vec![],
            Self::TooLarge { found_mb, limit_mb } => vec![("found", found_mb.to_string()), ("limit", limit_mb.to_string())],
            Self::OtherFormat { found } | Self::Encoding { found } => vec![("found", (*found).to_owned())],
            Self::NotGeoJson { found } | Self::NoFeatures { found } | Self::Crs { found } => vec![("found", found.clone())],
            Self::CutOff { line, column } => vec![("line", line.to_string()), ("column", column.to_string())],
            Self::NotJson { found, line, column } | Self::Damaged { found, line, column } => {
                vec![("found", found.clone()), ("line", line.to_string()), ("column", column.to_string())]
            }
            Self::TooDeep { limit, line, column } => {
                vec![("limit", limit.to_string()), ("line", line.to_string()), ("column", column.to_string())]
            }
            Self::Newer { found, known } => vec![("found", found.to_string()), ("known", known.to_string())],
        }
    }
}
