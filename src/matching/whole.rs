//! The whole community at once, and assets that answer together, as the board tells of them.

use super::reasons::fit_words;
use super::share::{share, unmet};
use super::{Candidate, Pairing, Proposal, Suggestion, combine_for, suggest};
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

/// Open needs that are looked at in one go, those put down first: so much is done before anybody notices.
const NEEDS_AT_ONCE: usize = 500;
/// Suggestions that are looked at for each.
const SUGGESTIONS: usize = 40;

/// The fair share of one go.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shared {
    pub pairs: Vec<Candidate>,
    /// Open needs that wait for the next go.
    pub waiting: usize,
}

/// The fair share for the open needs that nobody meets yet, each pair with its reasons; without the pairs that a match joins already.
#[must_use]
pub fn shared(pairing: &Pairing, (pack, lang): (&Pack, Lang)) -> Shared {
    let Some(weights) = pack.weights else { return Shared::default() };
    let workspace = pairing.workspace;
    let waiting = unmet(pairing).count().saturating_sub(NEEDS_AT_ONCE);
    let pairs = share(unmet(pairing).take(NEEDS_AT_ONCE).map(|need| (need, suggest(pairing, pack, need, SUGGESTIONS))));
    let told = |asset: Id, need: Id| {
        let (asset, need) = (workspace.assets.get(&asset)?, workspace.needs.get(&need)?);
        let suggestion = Suggestion::new(pairing, pack, &weights, asset, &pairing.wish(need));
        Some(Candidate::new((pack, lang), need.id, &suggestion))
    };
    let is_new = |asset, need| !workspace.links_of(need).any(|link| link.kind == LinkKind::Match && link.other_end(need) == Some(asset));
    let new = pairs.into_iter().filter(|pair| is_new(pair.asset, pair.need));
    Shared { pairs: new.filter_map(|pair| told(pair.asset, pair.need)).collect(), waiting }
}

/// Proposals of combinations for the needs of one go, `a_need` at most for each.
#[must_use]
pub fn together(pairing: &Pairing, (pack, lang): (&Pack, Lang), a_need: usize) -> Vec<Together> {
    let proposals = unmet(pairing).take(NEEDS_AT_ONCE).flat_map(|need| combine_for(pairing, pack, need, a_need));
    let member =
        |each: &Suggestion| Member { asset: each.asset, brings: fit_words((pack, lang), each.factors.category).unwrap_or_default() };
    let told = |Proposal { need, members, span_m }: Proposal| Together { need, members: members.iter().map(member).collect(), span_m };
    proposals.map(told).collect()
}
