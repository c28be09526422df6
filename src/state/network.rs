//! The report on the open community's network.

use super::aside::{Aside, Inquiry};
use super::project::Project;
use super::work::{Reply, Work, broken, measured};
use crate::browser::clock;
use crate::browser::worker::WorkerError;
use crate::network::job::{self, Request};
use crate::network::{Report, Sieve, report};
use leptos::prelude::*;

/// Nodes up to which a report keeps nobody waiting.
const MOST_AT_ONCE: usize = 2000;

#[derive(Clone, Copy)]
struct OfNetwork {
    project: Project,
    sieve: RwSignal<Sieve>,
}

/// Follows the records and what of their links is looked at.
#[must_use]
pub fn network_report(project: Project, sieve: RwSignal<Sieve>) -> Aside<Report> {
    Aside::follow(OfNetwork { project, sieve })
}

impl Inquiry for OfNetwork {
    type Found = Report;

    fn is_large(self) -> bool {
        self.sieve.track();
        self.project.read(|workspace| job::nodes(workspace) > MOST_AT_ONCE).unwrap_or_default()
    }

    fn at_once(self) -> Option<Report> {
        self.project.read(|workspace| report(workspace, self.sieve.get(), clock::day_of))
    }

    fn work(self) -> Result<(Work, Vec<u8>), WorkerError> {
        let packed = self.project.peek(job::pack).ok_or(WorkerError::Cancelled)?;
        Ok((Work::Measure(Request::Report { sieve: self.sieve.get() }), packed.map_err(broken)?))
    }

    fn read(reply: (Reply, Option<Vec<u8>>)) -> Result<Report, WorkerError> {
        measured(reply)
    }
}
