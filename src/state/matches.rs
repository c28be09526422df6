//! What matching finds for the whole of the open community.

use super::aside::{Aside, Inquiry};
use super::footpaths::Footpaths;
use super::pairing::read_pairing;
use super::project::Project;
use super::vocabulary::pack;
use super::work::{Reply, Work, broken, matched, not_understood};
use crate::browser::worker::WorkerError;
use crate::matching::job::{Answer, Question, Request, records};
use crate::matching::{Pair, Proposal, combine, fair_share};

/// Needs up to which an answer keeps nobody waiting.
const MOST_AT_ONCE: usize = 400;
/// Combinations for one need.
const COMBINATIONS: usize = 2;

#[derive(Clone, Copy)]
struct OfAll {
    project: Project,
    footpaths: Footpaths,
}

/// The fair share; follows records, words and footpaths.
#[must_use]
pub fn share_of_all(project: Project, footpaths: Footpaths) -> Aside<Vec<Pair>> {
    Aside::follow(FairShare(OfAll { project, footpaths }))
}

/// What answers together; follows the same.
#[must_use]
pub fn combinations_of_all(project: Project, footpaths: Footpaths) -> Aside<Vec<Proposal>> {
    Aside::follow(Combinations(OfAll { project, footpaths }))
}

impl OfAll {
    fn is_large(self) -> bool {
        let (_words, _paths) = (pack(), self.footpaths.walking());
        self.project.read(|workspace| workspace.needs.len() > MOST_AT_ONCE).unwrap_or_default()
    }

    fn work(self, question: Question) -> Result<(Work, Vec<u8>), WorkerError> {
        let packed = read_pairing(self.project, self.footpaths, |pairing, _| {
            records(pairing).map(|bytes| (Work::Match(Request::new(question, pairing)), bytes))
        });
        packed.ok_or(WorkerError::Cancelled)?.map_err(broken)
    }
}

#[derive(Clone, Copy)]
struct FairShare(OfAll);

impl Inquiry for FairShare {
    type Found = Vec<Pair>;

    fn is_large(self) -> bool {
        self.0.is_large()
    }

    fn at_once(self) -> Option<Vec<Pair>> {
        read_pairing(self.0.project, self.0.footpaths, fair_share)
    }

    fn work(self) -> Result<(Work, Vec<u8>), WorkerError> {
        self.0.work(Question::FairShare)
    }

    fn read(reply: (Reply, Option<Vec<u8>>)) -> Result<Vec<Pair>, WorkerError> {
        match matched(reply)? {
            Answer::FairShare(pairs) => Ok(pairs),
            _ => Err(not_understood("an answer to another question")),
        }
    }
}

#[derive(Clone, Copy)]
struct Combinations(OfAll);

impl Inquiry for Combinations {
    type Found = Vec<Proposal>;

    fn is_large(self) -> bool {
        self.0.is_large()
    }

    fn at_once(self) -> Option<Vec<Proposal>> {
        read_pairing(self.0.project, self.0.footpaths, |pairing, pack| combine(pairing, pack, COMBINATIONS))
    }

    fn work(self) -> Result<(Work, Vec<u8>), WorkerError> {
        self.0.work(Question::Combine { most: COMBINATIONS })
    }

    fn read(reply: (Reply, Option<Vec<u8>>)) -> Result<Vec<Proposal>, WorkerError> {
        match matched(reply)? {
            Answer::Combine(proposals) => Ok(proposals),
            _ => Err(not_understood("an answer to another question")),
        }
    }
}
