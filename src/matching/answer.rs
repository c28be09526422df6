//! What the board says once somebody has picked a need or an asset: the best at the other side with their reasons, and what does not come up.

use super::factors::fit;
use super::gates::is_open;
use super::reasons::{reasons, ruled_out_words};
use super::{Gate, Pairing, Side, Suggestion, pairs, ruled_out, suggest, uses};
use crate::model::*;
use crate::packs::Pack;
use crate::words::Lang;
use std::collections::BTreeSet;

/// The answer to one pick.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// Best first.
    pub candidates: Vec<Candidate>,
    /// How many fit by category and do not come up.
    pub ruled_out: usize,
    /// Why, each with its count.
    pub why: Vec<String>,
}

/// A pair that could be.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    pub asset: Id,
    pub need: Id,
    /// Out of 100, over what is known.
    pub score: f64,
    /// Share of the weights that is known, 0 to 1.
    pub completeness: f64,
    pub reasons: Vec<String>,
}

impl Candidate {
    pub(super) fn new(words: (&Pack, Lang), need: Id, suggestion: &Suggestion) -> Self {
        let Suggestion { asset, score, completeness, .. } = *suggestion;
        Self { asset, need, score, completeness, reasons: reasons(words, suggestion) }
    }

    /// The end that is not on this side.
    #[must_use]
    pub const fn other_end(&self, side: Side) -> Id {
        match side {
            Side::Offers => self.need,
            Side::Needs => self.asset,
        }
    }
}

/// The best of the other side for an asset or a need, `most` at most, without those that a match joins to it already; nothing for a record
/// that is neither, or by a pack that weighs nothing.
#[must_use]
pub fn answer(pairing: &Pairing, (pack, lang): (&Pack, Lang), side: Side, id: Id, most: usize) -> Answer {
    let workspace = pairing.workspace;
    let joined: BTreeSet<Id> = pairs(workspace, id).into_iter().map(|(_, other)| other).collect();
    let looked_at = most + joined.len();
    let found = match (side, workspace.needs.get(&id), workspace.assets.get(&id)) {
        (Side::Needs, Some(need), _) => for_need(pairing, pack, need, looked_at),
        (Side::Offers, _, Some(asset)) => for_asset(pairing, pack, asset, looked_at),
        _ => return Answer::default(),
    };
    let candidates = found.fitting.iter().map(|(need, each)| Candidate::new((pack, lang), *need, each));
    let shut: Vec<&[Gate]> = found.shut.iter().filter(|(other, _)| !joined.contains(other)).map(|(_, gates)| gates.as_slice()).collect();
    Answer {
        candidates: candidates.filter(|candidate| !joined.contains(&candidate.other_end(side))).take(most).collect(),
        ruled_out: shut.len(),
        why: ruled_out_words(shut, (pack, lang)),
    }
}

struct Found {
    /// Needs, and what is suggested for them.
    fitting: Vec<(Id, Suggestion)>,
    /// Records of the other side, and the gates that keep them out.
    shut: Vec<(Id, Vec<Gate>)>,
}

fn for_need(pairing: &Pairing, pack: &Pack, need: &Need, most: usize) -> Found {
    let fitting = suggest(pairing, pack, need, most).into_iter().map(|each| (need.id, each)).collect();
    Found { fitting, shut: ruled_out(pairing, pack, need) }
}

fn for_asset(pairing: &Pairing, pack: &Pack, asset: &Asset, most: usize) -> Found {
    let fitting = uses(pairing, pack, asset, most).into_iter().map(|each| (each.need, each.suggestion)).collect();
    let open = pairing.workspace.needs.values().filter(|need| is_open(need) && fit(asset, need, pack).is_some());
    let shut = open.map(|need| (need.id, pairing.shut_gates(asset, need, pack))).filter(|(_, gates)| !gates.is_empty()).collect();
    Found { fitting, shut }
}
