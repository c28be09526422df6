//! What may be on the open community's map twice.

use super::aside::{Aside, Inquiry};
use super::project::Project;
use super::work::{Reply, Work, broken, not_understood};
use crate::browser::worker::WorkerError;
use crate::model::Workspace;
use crate::practice::twins::{Twins, find, job};

/// Records up to which an answer keeps nobody waiting.
const MOST_AT_ONCE: usize = 3_000;

/// Follows the records, and what was kept apart.
#[must_use]
pub fn twins_of_all(project: Project) -> Aside<Vec<Twins>> {
    Aside::follow(OnceOrTwice(project))
}

#[derive(Clone, Copy)]
struct OnceOrTwice(Project);

impl Inquiry for OnceOrTwice {
    type Found = Vec<Twins>;

    fn is_large(self) -> bool {
        let counts = self.0.read(Workspace::counts).unwrap_or_default();
        counts.assets + counts.needs + counts.areas > MOST_AT_ONCE
    }

    fn at_once(self) -> Option<Vec<Twins>> {
        self.0.read(find)
    }

    fn work(self) -> Result<(Work, Vec<u8>), WorkerError> {
        let packed = self.0.read(job::records).ok_or(WorkerError::Cancelled)?;
        packed.map(|bytes| (Work::FindTwins, bytes)).map_err(broken)
    }

    fn read((reply, _): (Reply, Option<Vec<u8>>)) -> Result<Vec<Twins>, WorkerError> {
        match reply {
            Reply::Twins(twins) => Ok(twins),
            _ => Err(not_understood("an answer about something else")),
        }
    }
}
