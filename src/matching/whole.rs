//! The whole community at once, and assets that answer together, as the board tells of them.

use super::reasons::fit_words;
use super::{Candidate, Pair, Pairing, Proposal, Suggestion};
use crate::model::*;
use crate::packs::Pack;
use crate::words::Lang;
use std::collections::BTreeSet;

/// Two or three assets that answer a need together.
#[derive(Clone, Debug, PartialEq)]
pub struct Together {
    pub need: Id,
    /// The best fitting first.
    pub members: Vec<Member>,
    /// Metres between the two that are farthest apart.
    pub span_m: f64,
}

/// One of them, and what it brings.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    pub asset: Id,
    pub brings: String,
}

/// Of a fair share what no match joins already.
#[must_use]
pub fn new_pairs(workspace: &Workspace, share: &[Pair]) -> Vec<Pair> {
    let matches = workspace.links.values().filter(|link| link.kind == LinkKind::Match);
    let joined: BTreeSet<(Id, Id)> = matches.flat_map(|link| [(link.from, link.to), (link.to, link.from)]).collect();
    share.iter().filter(|pair| !joined.contains(&(pair.asset, pair.need))).copied().collect()
}

/// A pair with its reasons; `None` when one of the two is gone.
#[must_use]
pub fn told_pair(pairing: &Pairing, (pack, lang): (&Pack, Lang), pair: &Pair) -> Option<Candidate> {
    let (asset, need) = (pairing.workspace.assets.get(&pair.asset)?, pairing.workspace.needs.get(&pair.need)?);
    let suggestion = Suggestion::new(pairing, pack, &pack.weights?, asset, &pairing.wish(need));
    Some(Candidate::new((pack, lang), need.id, &suggestion))
}

/// A combination in words.
#[must_use]
pub fn told_together((pack, lang): (&Pack, Lang), proposal: &Proposal) -> Together {
    let member =
        |each: &Suggestion| Member { asset: each.asset, brings: fit_words((pack, lang), each.factors.category).unwrap_or_default() };
    Together { need: proposal.need, members: proposal.members.iter().map(member).collect(), span_m: proposal.span_m }
}
