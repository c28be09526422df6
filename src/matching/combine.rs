//! Assets near each other that answer a need together which none of them answers alone: a hall, a retired teacher, a group of students.

use super::share::unmet;
use super::{Pairing, Suggestion, suggest};
use crate::model::*;
use crate::packs::{Fit, Pack};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// Two or three assets for one need.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Proposal {
    pub need: Id,
    /// Each with its own reasons, the best fitting first.
    pub members: Vec<Suggestion>,
    /// Metres between the two that are farthest apart.
    pub span_m: f64,
}

impl Proposal {
    /// The members' ids, in their order.
    #[must_use]
    pub fn assets(&self) -> Vec<Id> {
        self.members.iter().map(|member| member.asset).collect()
    }

    /// How far the members together answer the need: more than one member that helps is more than one.
    #[must_use]
    pub fn fit(&self) -> f64 {
        self.members.iter().filter_map(|member| member.factors.category).sum()
    }

    /// Fits together, then near to each other, then fewest, then by id.
    fn before(&self, other: &Self) -> Ordering {
        (other.fit().total_cmp(&self.fit()))
            .then(self.span_m.total_cmp(&other.span_m))
            .then(self.members.len().cmp(&other.members.len()))
            .then_with(|| self.assets().cmp(&other.assets()))
    }
}

/// Metres within which people come together without a journey.
const NEAR_EACH_OTHER_M: f64 = 400.0;
/// Something that helps, with something that makes it possible.
const ENOUGH: f64 = 0.9;
/// Suggestions that are put together for a need: the work grows with their cube.
const LOOKED_AT: usize = 24;

/// For each open need that nobody meets yet and no single asset answers directly, the best combinations, `most` at most a need. The
/// members pass every gate, are of different kinds, one of them people, and stand within 400 m of each other.
#[must_use]
pub fn combine(pairing: &Pairing, pack: &Pack, most: usize) -> Vec<Proposal> {
    unmet(pairing).flat_map(|need| combine_for(pairing, pack, need, most)).collect()
}

/// The combinations for one need, best first, `most` at most; none when a single asset answers it directly.
#[must_use]
pub fn combine_for(pairing: &Pairing, pack: &Pack, need: &Need, most: usize) -> Vec<Proposal> {
    let found = suggest(pairing, pack, need, LOOKED_AT);
    if found.iter().any(|suggestion| suggestion.factors.category == Some(Fit::Direct.value())) {
        return Vec::new();
    }
    let placed: Vec<Member> = found.into_iter().filter_map(|suggestion| Member::new(pairing, suggestion)).collect();
    let mut all: Vec<Proposal> = groups(&placed).filter_map(|members| propose(need.id, &members)).collect();
    all.sort_by(Proposal::before);
    all.truncate(most);
    all
}

struct Member {
    suggestion: Suggestion,
    kind: AssetKind,
    place: Position,
}

impl Member {
    fn new(pairing: &Pairing, suggestion: Suggestion) -> Option<Self> {
        let asset = pairing.workspace.assets.get(&suggestion.asset)?;
        Some(Self { suggestion, kind: asset.kind, place: asset.position? })
    }

    fn is_people(&self) -> bool {
        matches!(self.kind, AssetKind::Individual | AssetKind::Association)
    }

    fn goes_with(&self, other: &Self) -> bool {
        self.kind != other.kind && self.place.distance_m(other.place) <= NEAR_EACH_OTHER_M
    }
}

/// All pairs and triples whose members go with each other.
fn groups(placed: &[Member]) -> impl Iterator<Item = Vec<&Member>> {
    placed.iter().enumerate().flat_map(move |(at, first)| {
        let fitting: Vec<&Member> = placed[at + 1..].iter().filter(|other| first.goes_with(other)).collect();
        let mut groups: Vec<Vec<&Member>> = fitting.iter().map(|second| vec![first, *second]).collect();
        for (at, second) in fitting.iter().enumerate() {
            let thirds = fitting[at + 1..].iter().filter(|third| second.goes_with(third));
            groups.extend(thirds.map(|third| vec![first, *second, *third]));
        }
        groups
    })
}

fn propose(need: Id, members: &[&Member]) -> Option<Proposal> {
    let fit: f64 = members.iter().filter_map(|member| member.suggestion.factors.category).sum();
    if fit + f64::EPSILON < ENOUGH || !members.iter().any(|member| member.is_people()) {
        return None;
    }
    let apart = |a: &Member| members.iter().map(|b| a.place.distance_m(b.place)).fold(0.0, f64::max);
    let span_m = members.iter().map(|member| apart(member)).fold(0.0, f64::max);
    let mut members: Vec<Suggestion> = members.iter().map(|member| member.suggestion.clone()).collect();
    let fit = |member: &Suggestion| member.factors.category.unwrap_or_default();
    members.sort_by(|a, b| fit(b).total_cmp(&fit(a)).then_with(|| a.before(b)));
    Some(Proposal { need, members, span_m })
}
