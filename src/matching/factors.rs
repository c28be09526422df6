//! The seven reasons for a match, each from 0 to 1, or unknown: what is not known neither helps nor hurts.

use super::Pairing;
use crate::model::*;
use crate::packs::{Fit, Pack, Weights};

/// A reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Factor {
    Category,
    Distance,
    Time,
    Capacity,
    TargetGroup,
    Language,
    Steward,
}

/// Every reason of one pair.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Factors {
    pub category: Option<f64>,
    pub distance: Option<f64>,
    pub time: Option<f64>,
    pub capacity: Option<f64>,
    pub target_group: Option<f64>,
    pub language: Option<f64>,
    pub steward: Option<f64>,
}

impl Factors {
    /// Each reason with its value and its weight.
    pub fn weighed(self, weights: &Weights) -> impl Iterator<Item = (Factor, Option<f64>, f64)> {
        [
            (Factor::Category, self.category, weights.category),
            (Factor::Distance, self.distance, weights.distance),
            (Factor::Time, self.time, weights.time),
            (Factor::Capacity, self.capacity, weights.capacity),
            (Factor::TargetGroup, self.target_group, weights.target_group),
            (Factor::Language, self.language, weights.language),
            (Factor::Steward, self.steward, weights.steward),
        ]
        .into_iter()
    }

    /// Score out of 100 over what is known, and how much of the weight is known, 0 to 1.
    #[must_use]
    pub fn score(self, weights: &Weights) -> (f64, f64) {
        let known = || self.weighed(weights).filter_map(|(_, value, weight)| Some((value?, weight)));
        let weight: f64 = known().map(|(_, weight)| weight).sum();
        let points: f64 = known().map(|(value, weight)| value * weight).sum();
        if weight > 0.0 { (100.0 * points / weight, weight / weights.sum()) } else { (0.0, 0.0) }
    }
}

/// Full marks up to here, metres.
const NEAR_M: f64 = 150.0;
/// None from here on.
const FAR_M: f64 = 800.0;

pub(super) fn fit(asset: &Asset, need: &Need, pack: &Pack) -> Option<Fit> {
    pack.matrix.fit(need.category.as_deref()?, asset.category.as_deref()?)
}

impl Pairing<'_> {
    /// The reasons for this pair; gates are not looked at.
    #[must_use]
    pub fn factors(&self, asset: &Asset, need: &Need, pack: &Pack) -> Factors {
        let required = need.capacity_needed.filter(|&required| required > 0);
        let left = self.places_left(asset);
        Factors {
            category: fit(asset, need, pack).map(Fit::value),
            distance: self.distance_m(asset, need).map(|metres| ((FAR_M - metres) / (FAR_M - NEAR_M)).clamp(0.0, 1.0)),
            time: time(&asset.availability, &need.when),
            capacity: left.zip(required).map(|(left, required)| (f64::from(left) / f64::from(required)).min(1.0)),
            target_group: need.target_group.as_ref().filter(|_| !asset.serves.is_empty()).map(|group| yes(asset.serves.contains(group))),
            language: common(&asset.languages, &need.languages),
            steward: self.steward(asset, need),
        }
    }

    /// A captain of the need's area who is linked to the asset 1, a captain 0.5, none 0.
    fn steward(&self, asset: &Asset, need: &Need) -> Option<f64> {
        let area = self.area_of(need.position?)?;
        let captains = self.captains_of(area.id);
        let knows = |&captain: &Id| captain == asset.id || self.are_linked(captain, asset.id);
        Some(if captains.iter().any(knows) { 1.0 } else { 0.5 * yes(!captains.is_empty()) })
    }
}

fn yes(holds: bool) -> f64 {
    if holds { 1.0 } else { 0.0 }
}

/// Hours that both have ÷ hours wanted.
fn time(free: &[Slot], wanted: &[Slot]) -> Option<f64> {
    let hours: u32 = wanted.iter().map(|slot| slot.hours()).sum();
    let both: u32 = wanted.iter().filter(|slot| free.contains(slot)).map(|slot| slot.hours()).sum();
    (!free.is_empty() && hours > 0).then(|| f64::from(both) / f64::from(hours))
}

fn common(ours: &[String], theirs: &[String]) -> Option<f64> {
    (!ours.is_empty() && !theirs.is_empty()).then(|| yes(ours.iter().any(|language| theirs.contains(language))))
}
