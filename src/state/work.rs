//! Everything the worker does for the page: files read, a whole community matched or measured.

use crate::browser::worker::{Job, WorkerError};
use crate::exchange::job as file;
use crate::matching::{Pairing, job as matching};
use crate::network::{Report, job as network};
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
}

/// What it answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Reply {
    /// Its records come beside it.
    File(Box<file::Answer>),
    /// All of it comes beside it.
    Match,
    Measure(Box<Report>),
}

/// Asks a worker about a whole community, for more than the page could find out between two frames; `on_progress` gets 0 to 1. Dropping
/// the job ends it.
pub fn match_all(question: matching::Question, pairing: &Pairing, on_progress: impl Fn(f64) + 'static) -> Result<Job<Reply>, WorkerError> {
    let records = matching::records(pairing).map_err(not_understood)?;
    let work = Work::Match(matching::Request::new(question, pairing));
    Job::start(&work, Some(&records), move |progress| on_progress(progress.fraction))
}

/// What a worker found about a community.
pub fn matched((reply, bytes): (Reply, Option<Vec<u8>>)) -> Result<matching::Answer, WorkerError> {
    match reply {
        Reply::Match => matching::Answer::read(&bytes.unwrap_or_default()).map_err(not_understood),
        _ => Err(not_understood("an answer about something else")),
    }
}

/// What a worker found in a file, with the records that came beside it.
pub fn whole((reply, records): (Reply, Option<Vec<u8>>)) -> Result<file::Answer, WorkerError> {
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

fn not_understood(error: impl ToString) -> WorkerError {
    WorkerError::NotUnderstood { detail: error.to_string() }
}
