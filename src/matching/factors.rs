//! The seven reasons for a match, each from 0 to 1, or unknown: what is not known neither helps nor hurts.

use super::pair::{Offer, Stand, Wish};
use super::{Distance, Pairing};
use crate::model::*;
use crate::packs::{Fit, Pack, Weights};
use serde::{Deserialize, Serialize};

/// Every reason of one pair.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
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
    /// Each reason's value with its weight.
    pub(super) const fn weighed(self, weights: &Weights) -> [(Option<f64>, f64); 7] {
        [
            (self.category, weights.category),
            (self.distance, weights.distance),
            (self.time, weights.time),
            (self.capacity, weights.capacity),
            (self.target_group, weights.target_group),
            (self.language, weights.language),
            (self.steward, weights.steward),
        ]
    }

    /// Score out of 100 over what is known, and how much of the weight is known, 0 to 1; to a millionth, so that equals are equal however
    /// they were added up.
    #[must_use]
    pub fn score(self, weights: &Weights) -> (f64, f64) {
        let (mut points, mut weight) = (0.0, 0.0);
        for (value, weighs) in self.weighed(weights) {
            points += value.map_or(0.0, |value| value * weighs);
            weight += value.map_or(0.0, |_| weighs);
        }
        told(points, weight, weights)
    }
}

/// [`Factors::score`] of points and the weight that is known.
pub(super) fn told(points: f64, weight: f64, weights: &Weights) -> (f64, f64) {
    if weight > 0.0 { (rounded(100.0 * points / weight), rounded(weight / weights.sum())) } else { (0.0, 0.0) }
}

/// What [`told`] tells, in whole steps of its rounding: compared like the numbers themselves, the score first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Worth {
    score: u32,
    completeness: u32,
}

const STEPS: f64 = (1_u32 << 20) as f64;

impl Worth {
    pub(super) const NONE: Self = Self { score: 0, completeness: 0 };

    pub(super) fn new((score, completeness): (f64, f64)) -> Self {
        Self { score: (score * STEPS) as u32, completeness: (completeness * STEPS) as u32 }
    }

    pub(super) fn score(self) -> f64 {
        f64::from(self.score) / STEPS
    }

    pub(super) fn completeness(self) -> f64 {
        f64::from(self.completeness) / STEPS
    }
}

/// To a 2²⁰th, about a millionth: beside so large a number nothing smaller is left.
fn rounded(value: f64) -> f64 {
    const LARGE: f64 = 1.5 * (1_u64 << 32) as f64;
    (value + LARGE) - LARGE
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
        let wish = self.wish(need);
        self.factors_at(&self.offer(asset), &wish, fit(asset, need, pack), wish.distance(Stand::of(asset)))
    }

    pub(super) fn factors_at(&self, offer: &Offer, wish: &Wish, fit: Option<Fit>, distance: Option<Distance>) -> Factors {
        factors(offer, wish, fit, distance, wish.captains.iter().any(|&captain| self.knows(captain, offer.asset)))
    }

    fn knows(&self, captain: Id, asset: &Asset) -> bool {
        captain == asset.id || self.known.ties.are_linked(captain, asset.id)
    }
}

/// The reasons for an asset that a captain of the need's area is linked to, or none is.
pub(super) fn factors(offer: &Offer, wish: &Wish, fit: Option<Fit>, distance: Option<Distance>, is_known_to_captain: bool) -> Factors {
    let (Offer { asset, left, .. }, need) = (*offer, wish.need);
    Factors {
        category: fit.map(Fit::value),
        distance: distance.map(|distance| nearness(distance.metres)),
        time: time(asset, need),
        capacity: left.zip(wanted(need)).map(|(left, wanted)| enough(f64::from(left), f64::from(wanted))),
        target_group: need.target_group.as_ref().filter(|_| !asset.serves.is_empty()).map(|group| yes(asset.serves.contains(group))),
        language: speak(asset, need).then(|| yes(common_language(asset, need).is_some())),
        steward: wish.patch.map(|_| if is_known_to_captain { 1.0 } else { captain_value(&wish.captains) }),
    }
}

/// 1 close by, 0 far away, in between along a straight line.
pub(super) fn nearness(metres: f64) -> f64 {
    ((FAR_M - metres) / (FAR_M - NEAR_M)).clamp(0.0, 1.0)
}

/// Whether something so far away gets full marks.
pub(super) fn is_near(metres: f64) -> bool {
    metres <= NEAR_M
}

pub(super) fn enough(left: f64, wanted: f64) -> f64 {
    (left / wanted).min(1.0)
}

/// Helpers or places asked for, if anybody said.
pub(super) fn wanted(need: &Need) -> Option<u16> {
    need.capacity_needed.filter(|&wanted| wanted > 0)
}

/// To an asset that none of them knows.
pub(super) fn captain_value(captains: &[Id]) -> f64 {
    0.5 * yes(!captains.is_empty())
}

/// The share of the hours wanted that both have; `None` when either is not known.
fn time(asset: &Asset, need: &Need) -> Option<f64> {
    let (free, wanted) = (mask(&asset.availability), mask(&need.when));
    (free > 0 && wanted > 0).then(|| f64::from(hours_of(free & wanted)) / f64::from(hours_of(wanted)))
}

/// A bit for every two hours of the week that are in these: two of a morning, three of an afternoon, two of an evening.
pub(super) fn mask(slots: &[Slot]) -> u64 {
    slots.iter().fold(0, |mask, &slot| {
        let (day, part) = (slot as usize / 3, slot as usize % 3);
        mask | [0b11, 0b1_1100, 0b110_0000][part] << (7 * day)
    })
}

pub(super) const fn hours_of(mask: u64) -> u32 {
    2 * mask.count_ones()
}

fn speak(asset: &Asset, need: &Need) -> bool {
    !asset.languages.is_empty() && !need.languages.is_empty()
}

pub(super) fn common_language<'n>(asset: &Asset, need: &'n Need) -> Option<&'n String> {
    need.languages.iter().find(|language| asset.languages.contains(language))
}

pub(super) fn yes(holds: bool) -> f64 {
    if holds { 1.0 } else { 0.0 }
}
