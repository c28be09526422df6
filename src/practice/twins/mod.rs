//! What may be on the map twice: records of one kind that are near each other and have names that look alike in either script.

mod alike;
mod candidate;
pub mod job;
mod lexicon;
mod name;
mod script;
#[cfg(test)]
mod tests;
mod united;

pub use candidate::offset_m;
pub use united::{Difference, Side, differences, guarded, kept_of_both, united, with_only};

use crate::model::{Pair, Workspace};
use candidate::Candidate;
use rstar::{RTree, primitives::GeomWithData};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// How far apart the two pins of one thing may be.
pub const NEAR_M: f64 = 150.0;
/// So close that it is the same spot.
const SAME_SPOT_M: f64 = 15.0;
/// What flattening the ground may bend of it.
const SLACK: f64 = 1.05;
/// More pairs than anybody goes through.
const MOST: usize = 2_000;
/// How alike the names must be; more so where it is not known how near the two are.
const ALIKE: f64 = 0.8;
const ALIKE_WITHOUT_PLACE: f64 = 0.88;

/// Two records that may be one, the older first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Twins {
    pub pair: Pair,
    /// Out of 100: how sure it is.
    pub score: u8,
    /// `None` where one has no place.
    pub apart_m: Option<f64>,
    pub reasons: Vec<Reason>,
}

/// Why two records may be one; each is a sentence `twins.because_<id>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reason {
    /// Both were taken from the same thing of OpenStreetMap.
    SameSource,
    SameName,
    NameAlike,
    SameSpot,
    Near,
    PlaceUnknown,
    SameCategory,
}

impl Reason {
    /// The last part of its key.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::SameSource => "same_source",
            Self::SameName => "same_name",
            Self::NameAlike => "name_alike",
            Self::SameSpot => "same_spot",
            Self::Near => "near",
            Self::PlaceUnknown => "place_unknown",
            Self::SameCategory => "same_category",
        }
    }
}

/// Every pair that may be one and that nobody has said are two; the surest first, [`MOST`] at most.
#[must_use]
pub fn find(workspace: &Workspace) -> Vec<Twins> {
    let candidates = candidate::all(workspace);
    let mut found: Vec<Twins> = Vec::new();
    for family in candidates.chunk_by(|one, other| one.family == other.family) {
        let pairs = near_pairs(family).chain(unplaced_pairs(family)).chain(pairs_of_one_source(family));
        let pairs = pairs.filter(|(one, other)| !workspace.info.kept_apart.contains(&Pair::new(one.id, other.id)));
        found.extend(pairs.filter_map(|(one, other)| twins(one, other)).take(MOST));
    }
    found.sort_by(|one, other| other.score.cmp(&one.score).then(one.pair.cmp(&other.pair)));
    let mut seen = HashSet::new();
    found.retain(|twins| seen.insert(twins.pair));
    found.truncate(MOST);
    found
}

type PairOf<'f, 'w> = (&'f Candidate<'w>, &'f Candidate<'w>);

fn near_pairs<'f, 'w>(family: &'f [Candidate<'w>]) -> impl Iterator<Item = PairOf<'f, 'w>> {
    let spots = family.iter().enumerate().filter_map(|(at, each)| Some((at, each.metres?)));
    let tree = RTree::bulk_load(spots.clone().map(|(at, spot)| GeomWithData::new(spot, at)).collect());
    let reach = NEAR_M * SLACK;
    let around = move |(at, spot): (usize, [f64; 2])| {
        let others = tree.locate_within_distance(spot, reach * reach).map(|point| point.data);
        others.filter(|&other| other > at).map(|other| (at, other)).collect::<Vec<_>>()
    };
    spots.flat_map(around).filter_map(|(at, other)| Some((family.get(at)?, family.get(other)?)))
}

fn unplaced_pairs<'f, 'w>(family: &'f [Candidate<'w>]) -> impl Iterator<Item = PairOf<'f, 'w>> {
    let unplaced = family.iter().enumerate().filter(|(_, each)| each.metres.is_none());
    unplaced.flat_map(move |(at, one)| {
        let others = family.iter().enumerate().filter(move |(other, each)| *other > at || each.metres.is_some());
        others.map(move |(_, other)| (one, other))
    })
}

fn pairs_of_one_source<'f, 'w>(family: &'f [Candidate<'w>]) -> impl Iterator<Item = PairOf<'f, 'w>> {
    let mut by_source: HashMap<&str, Vec<&Candidate>> = HashMap::new();
    for each in family {
        if let Some(source) = each.source {
            by_source.entry(source).or_default().push(each);
        }
    }
    by_source.into_values().flat_map(|same| {
        let pairs = same.iter().enumerate().flat_map(|(at, one)| same.iter().skip(at + 1).map(|other| (*one, *other)));
        pairs.collect::<Vec<_>>()
    })
}

/// Whether the two may be one, and why.
fn twins(one: &Candidate, other: &Candidate) -> Option<Twins> {
    let same_source = one.source.is_some() && one.source == other.source;
    let apart_m = one.place.zip(other.place).map(|(one, other)| one.distance_m(other));
    let least = if apart_m.is_some() { ALIKE } else { ALIKE_WITHOUT_PLACE };
    let alike = one.likeness(other).filter(|alike| *alike >= least && apart_m.is_none_or(|metres| metres <= NEAR_M));
    if !same_source && (alike.is_none() || one.is_told_from(other)) {
        return None;
    }
    let close = apart_m.map_or(0.5, |metres| (1.0 - metres / NEAR_M).max(0.0));
    let same_category = one.category.is_some() && one.category == other.category;
    let category = if same_category {
        1.0
    } else if one.category.is_none() || other.category.is_none() {
        0.5
    } else {
        0.0
    };
    let score = if same_source { 1.0 } else { 0.75 * alike.unwrap_or_default() + 0.2 * close + 0.05 * category };
    let near = match apart_m {
        None => Some(Reason::PlaceUnknown),
        Some(metres) if metres <= SAME_SPOT_M => Some(Reason::SameSpot),
        Some(metres) if metres <= NEAR_M => Some(Reason::Near),
        Some(_) => None,
    };
    let named = alike.map(|_| if one.is_called_like(other) { Reason::SameName } else { Reason::NameAlike });
    let reasons = [same_source.then_some(Reason::SameSource), named, near, same_category.then_some(Reason::SameCategory)];
    let pair = Pair::new(one.id, other.id);
    Some(Twins { pair, score: (score * 100.0).round() as u8, apart_m, reasons: reasons.into_iter().flatten().collect() })
}
