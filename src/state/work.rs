//! Everything the worker does for the page: files and codes read, a whole community matched, measured or gone through.

use crate::browser::worker::WorkerError;
use crate::exchange::job as file;
use crate::exchange::sheet::job as sheet;
use crate::matching::job as matching;
use crate::network::{Report, job as network};
use crate::practice::twins::Twins;
use serde::{Deserialize, Serialize};

/// What a worker is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Work {
    /// About the file that comes with it.
    File(file::Request),
    /// About the records that come with it.
    Match(matching::Request),
    /// About the records that come with it.
    Measure(network::Request),
    /// Whether something is on the map twice, of the records that come with it.
    FindTwins,
    /// Whether the photo whose pixels come with it shows a printed map sheet.
    FindSheet(sheet::Request),
    /// What the QR codes hold in the grey picture that comes with it, so many pixels a row.
    ReadCodes { width: u32 },
}

/// What it answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Reply {
    /// Its records come beside it.
    File(Box<file::Answer>),
    /// All of it comes beside it.
    Match,
    Measure(Box<Report>),
    Twins(Vec<Twins>),
    /// What is within its frame comes beside it.
    Sheet(sheet::Answer),
    Codes(Vec<Vec<u8>>),
}

/// What a worker found about a community.
pub fn matched((reply, bytes): (Reply, Option<Vec<u8>>)) -> Result<matching::Answer, WorkerError> {
    match reply {
        Reply::Match => matching::Answer::read(&bytes.unwrap_or_default()).map_err(not_understood),
        _ => Err(not_understood("an answer about something else")),
    }
}

/// What a worker found in a file, with the records that came beside it.
pub(super) fn whole((reply, records): (Reply, Option<Vec<u8>>)) -> Result<file::Answer, WorkerError> {
    match reply {
        Reply::File(answer) => answer.with_records(records.as_deref()).map_err(not_understood),
        _ => Err(not_understood("an answer about something else")),
    }
}

/// What a worker measured of a network.
pub fn measured((reply, _): (Reply, Option<Vec<u8>>)) -> Result<Report, WorkerError> {
    match reply {
        Reply::Measure(report) => Ok(*report),
        _ => Err(not_understood("an answer about something else")),
    }
}

pub(super) fn not_understood(error: impl ToString) -> WorkerError {
    WorkerError::NotUnderstood { detail: error.to_string() }
}

pub(super) fn broken(error: impl ToString) -> WorkerError {
    WorkerError::Broken { detail: error.to_string() }
}
