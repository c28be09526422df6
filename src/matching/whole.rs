//! The whole community at once, and assets that answer together, as the board tells of them.

use super::reasons::fit_words;
use super::{Candidate, Pairing, Suggestion, combine, fair_share};
use crate::model::*;
use crate::packs::Pack;
use crate::words::Lang;

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

/// The fair share for all open needs that nobody meets yet, each pair with its reasons; without the pairs that a match joins already.
#[must_use]
pub fn shared(pairing: &Pairing, (pack, lang): (&Pack, Lang)) -> Vec<Candidate> {
    let Some(weights) = pack.weights else { return Vec::new() };
    let workspace = pairing.workspace;
    let pairs = fair_share(pairing, pack);
    let told = |asset: Id, need: Id| {
        let (asset, need) = (workspace.assets.get(&asset)?, workspace.needs.get(&need)?);
        let suggestion = Suggestion::new(pairing, pack, &weights, asset, &pairing.wish(need));
        Some(Candidate::new((pack, lang), need.id, &suggestion))
    };
    let is_new = |asset, need| !workspace.links_of(need).any(|link| link.kind == LinkKind::Match && link.other_end(need) == Some(asset));
    pairs.into_iter().filter(|pair| is_new(pair.asset, pair.need)).filter_map(|pair| told(pair.asset, pair.need)).collect()
}

/// Proposals of combinations, `a_need` at most for each need.
#[must_use]
pub fn together(pairing: &Pairing, (pack, lang): (&Pack, Lang), a_need: usize) -> Vec<Together> {
    let proposals = combine(pairing, pack, a_need);
    let member =
        |each: &Suggestion| Member { asset: each.asset, brings: fit_words((pack, lang), each.factors.category).unwrap_or_default() };
    let told = proposals.into_iter().map(|proposal| Together {
        need: proposal.need,
        members: proposal.members.iter().map(member).collect(),
        span_m: proposal.span_m,
    });
    told.collect()
}
