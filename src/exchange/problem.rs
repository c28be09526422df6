//! What was odd about a file that could be taken all the same.

use thiserror::Error;

/// A note to the person who opens the file; features are numbered from 1.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Problem {
    #[error("expected a whole file, found its end at line {line}, column {column}; {complete} complete features come before")]
    CutOff { line: usize, column: usize, complete: usize },
    #[error("expected well-formed JSON, found a damaged place at line {line}, column {column}; {complete} complete features were found")]
    Damaged { line: usize, column: usize, complete: usize },
    #[error("expected nothing after the end, found more text at line {line}, column {column}")]
    Trailing { line: usize, column: usize },
    #[error("expected UTF-8, found {encoding}; it was converted")]
    Decoded { encoding: &'static str },
    #[error("found {count} unreadable characters; each became \u{fffd}")]
    BadBytes { count: usize },
    #[error("found halves of characters in {count} features, first in feature {first}; each became \u{fffd}")]
    LoneSurrogates { count: usize, first: usize },
    #[error("found NaN or Infinity in {count} features, first in feature {first}; each became empty")]
    NotNumbers { count: usize, first: usize },
    #[error("found a note that coordinates are in {found}, which is what Linli uses")]
    CrsAccepted { found: String },
    #[error("found coordinates in {found}; they were converted to longitude and latitude")]
    CrsConverted { found: String },
    #[error("found the description of the community unreadable; its records can be taken")]
    HeaderUnreadable,
    #[error("feature {index} ({name}) has the same id as an earlier one ({id}); it got a new id")]
    DuplicateId { index: usize, name: String, id: String },
    #[error("found {count} features without a name, first feature {first}; they are called by their category or number")]
    NoName { count: usize, first: usize },
    #[error("the name of feature {index} ({name}…) was cut to {limit} characters")]
    NameCut { index: usize, name: String, limit: usize },
    #[error("invisible control characters were taken out of the name of feature {index} ({name})")]
    NameCleaned { index: usize, name: String },
    #[error("feature {index} ({name}) has {points} points; it is pinned at the one in the middle")]
    SeveralPoints { index: usize, name: String, points: usize },
    #[error("feature {index}: found {found} under {column}, which is not understood; it was kept among the other details")]
    ValueUnknown { index: usize, column: String, found: String },
    #[error("expected stars for associations only, found some at feature {index} ({name}); they were left out")]
    StarsTaken { index: usize, name: String },
    #[error("expected a day for the event at feature {index}, found none; it was put on {day}, when it was written down")]
    NoDay { index: usize, day: String },
    #[error(
        "expected the places as Linli wrote them, found them changed by another program or not whole; the file is taken value by value"
    )]
    ChangedElsewhere,
    #[error("expected the shared document in the file to be whole, found it damaged; the file is taken value by value")]
    DocumentUnreadable,
    #[error("expected records from before now, found one {days} days ahead: a clock is off")]
    ClockAhead { days: i64 },
    #[error("expected records from before the file was written, found one {days} days younger: a clock is off")]
    ClockTurned { days: i64 },
}

impl Problem {
    /// The sentence for people, in `words/exchange.json`.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::CutOff { .. } => "exchange.problem_cut_off",
            Self::Damaged { .. } => "exchange.problem_damaged",
            Self::Trailing { .. } => "exchange.problem_trailing",
            Self::Decoded { .. } => "exchange.problem_decoded",
            Self::BadBytes { .. } => "exchange.problem_bad_bytes",
            Self::LoneSurrogates { .. } => "exchange.problem_lone_surrogates",
            Self::NotNumbers { .. } => "exchange.problem_not_numbers",
            Self::CrsAccepted { .. } => "exchange.problem_crs_accepted",
            Self::CrsConverted { .. } => "exchange.problem_crs_converted",
            Self::HeaderUnreadable => "exchange.problem_header_unreadable",
            Self::DuplicateId { .. } => "exchange.problem_duplicate_id",
            Self::NoName { .. } => "exchange.problem_no_name",
            Self::NameCut { .. } => "exchange.problem_name_cut",
            Self::NameCleaned { .. } => "exchange.problem_name_cleaned",
            Self::SeveralPoints { .. } => "exchange.problem_several_points",
            Self::ValueUnknown { .. } => "exchange.problem_value_unknown",
            Self::StarsTaken { .. } => "exchange.problem_stars_taken",
            Self::NoDay { .. } => "exchange.problem_no_day",
            Self::ChangedElsewhere => "exchange.problem_changed_elsewhere",
            Self::DocumentUnreadable => "exchange.problem_document_unreadable",
            Self::ClockAhead { .. } => "exchange.problem_clock_ahead",
            Self::ClockTurned { .. } => "exchange.problem_clock_turned",
        }
    }

    /// What fills the sentence's `{placeholders}`.
    #[must_use]
    pub fn args(&self) -> Vec<(&'static str, String)> {
        let number = |n: &usize| n.to_string();
        match self {
            Self::CutOff { line, column, complete } | Self::Damaged { line, column, complete } => {
                vec![("line", number(line)), ("column", number(column)), ("complete", number(complete))]
            }
            Self::Trailing { line, column } => vec![("line", number(line)), ("column", number(column))],
            Self::Decoded { encoding } => vec![("found", (*encoding).to_owned())],
            Self::BadBytes { count } => vec![("n", number(count))],
            Self::LoneSurrogates { count, first } | Self::NotNumbers { count, first } | Self::NoName { count, first } => {
                vec![("n", number(count)), ("first", number(first))]
            }
            Self::CrsAccepted { found } | Self::CrsConverted { found } => vec![("found", found.clone())],
            Self::HeaderUnreadable | Self::ChangedElsewhere | Self::DocumentUnreadable => vec![],
            Self::ClockAhead { days } | Self::ClockTurned { days } => vec![("days", days.to_string())],
            Self::DuplicateId { index, name, id } => vec![("n", number(index)), ("name", name.clone()), ("id", id.clone())],
            Self::NameCut { index, name, limit } => vec![("n", number(index)), ("name", name.clone()), ("limit", number(limit))],
            Self::NameCleaned { index, name } | Self::StarsTaken { index, name } => vec![("n", number(index)), ("name", name.clone())],
            Self::SeveralPoints { index, name, points } => {
                vec![("n", number(index)), ("name", name.clone()), ("points", number(points))]
            }
            Self::NoDay { index, day } => vec![("n", number(index)), ("day", day.clone())],
            Self::ValueUnknown { index, column, found } => {
                vec![("n", number(index)), ("column", column.clone()), ("found", found.clone())]
            }
        }
    }
}
