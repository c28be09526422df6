//! Matching a whole community as a job for a worker: records go over as bytes, and what was found comes back as bytes.

use super::{Matcher, Pair, Pairing, Proposal, Suggestion, combine_for, share, suggest};
use crate::model::*;
use crate::packs::{self, Pack};
use serde::{Deserialize, Serialize};

/// What is asked about the records that come with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    pub question: Question,
    /// The community's own choice of packs: the worker lays them over the core itself.
    pub packs: Vec<PackRef>,
    pub own_packs: Vec<String>,
}

/// About a whole community.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Question {
    /// The best assets for every open need, `most` at most each.
    Best { most: usize },
    /// See [`super::fair_share`].
    FairShare,
    /// See [`super::combine`], `most` at most a need.
    Combine { most: usize },
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// Need by need, in the order they were put down.
    Best(Vec<(Id, Vec<Suggestion>)>),
    FairShare(Vec<Pair>),
    Combine(Vec<Proposal>),
}

impl Request {
    #[must_use]
    pub fn new(question: Question, info: &Info) -> Self {
        Self { question, packs: info.packs.clone(), own_packs: info.own_packs.clone() }
    }

    fn pack(&self) -> Pack {
        packs::words_of(&Info { packs: self.packs.clone(), own_packs: self.own_packs.clone(), ..Info::default() }).0
    }
}

impl Answer {
    /// As it comes back from the worker, see [`run`].
    pub fn read(bytes: &[u8]) -> Result<Self, postcard::Error> {
        postcard::from_bytes(bytes)
    }
}

/// What bears on pairs, ids apart, as the document keeps them.
#[derive(Serialize)]
struct Sent<'w> {
    assets: Vec<(Id, &'w Asset)>,
    needs: Vec<(Id, &'w Need)>,
    areas: Vec<(Id, &'w Area)>,
    links: Vec<(Id, &'w Link)>,
}

#[derive(Deserialize)]
struct Came {
    assets: Vec<(Id, Asset)>,
    needs: Vec<(Id, Need)>,
    areas: Vec<(Id, Area)>,
    links: Vec<(Id, Link)>,
}

/// The records of a community that a worker needs, as bytes.
pub fn records(workspace: &Workspace) -> Result<Vec<u8>, postcard::Error> {
    postcard::to_allocvec(&Sent {
        assets: workspace.assets.iter().map(|(id, asset)| (*id, asset)).collect(),
        needs: workspace.needs.iter().map(|(id, need)| (*id, need)).collect(),
        areas: workspace.areas.iter().map(|(id, area)| (*id, area)).collect(),
        links: workspace.links.iter().map(|(id, link)| (*id, link)).collect(),
    })
}

fn workspace(bytes: &[u8]) -> Result<Workspace, postcard::Error> {
    let came: Came = postcard::from_bytes(bytes)?;
    Ok(Workspace {
        assets: came.assets.into_iter().map(|(id, asset)| (id, Asset { id, ..asset })).collect(),
        needs: came.needs.into_iter().map(|(id, need)| (id, Need { id, ..need })).collect(),
        areas: came.areas.into_iter().map(|(id, area)| (id, Area { id, ..area })).collect(),
        links: came.links.into_iter().map(|(id, link)| (id, Link { id, ..link })).collect(),
        ..Workspace::default()
    })
}

/// Does the work on what [`records`] gave; the answer as [`Answer::read`] takes it. `progress` gets needs done and in all.
pub fn run(request: &Request, bytes: &[u8], progress: impl FnMut(usize, usize)) -> Result<Vec<u8>, postcard::Error> {
    postcard::to_allocvec(&answer(request, &workspace(bytes)?, progress))
}

fn answer(request: &Request, workspace: &Workspace, mut progress: impl FnMut(usize, usize)) -> Answer {
    let pack = &request.pack();
    let all = workspace.needs.len();
    let mut done = 0;
    let mut step = || {
        done += 1;
        progress(done, all);
    };
    match request.question {
        Question::Best { most } => Answer::Best(Matcher::new(workspace, pack, most, progress).into_all()),
        Question::FairShare => {
            let pairing = Pairing::new(workspace);
            let most = share::looked_at(&pairing);
            let found = share::unmet(&pairing).map(|need| (need, suggest(&pairing, pack, need, most)));
            Answer::FairShare(share::share(found.inspect(|_| step())))
        }
        Question::Combine { most } => {
            let pairing = Pairing::new(workspace);
            let found = share::unmet(&pairing).flat_map(|need| {
                step();
                combine_for(&pairing, pack, need, most)
            });
            Answer::Combine(found.collect())
        }
    }
}
