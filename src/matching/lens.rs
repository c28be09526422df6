//! A need as a search sees it: what an asset promises at a glance, from the few numbers the index keeps of it.

use super::Distance;
use super::factors::{Factors, Worth, enough, hours_of, nearness, told, yes};
use super::globe::Cube;
use super::shelf::{Known, Row};
use crate::model::Id;
use crate::packs::{Fit, Weights};
use std::cmp::Ordering;

/// A need in the terms of a [`Row`].
#[derive(Clone, Debug)]
pub(super) struct Seeker {
    pub cube: Option<Cube>,
    pub hours: u64,
    pub wanted: Option<u16>,
    pub group: u64,
    pub languages: u64,
    /// The worth of a captain whom the asset does not know; `None` without an area.
    pub captain: Option<f64>,
    pub only_checked: bool,
}

/// What can be hoped for: nothing under it comes before it in the order of suggestions.
#[derive(Clone, Copy, Debug)]
pub(super) struct Promise<'r> {
    pub worth: Worth,
    pub distance_m: f64,
    /// Links and id.
    pub first: &'r (u32, Id),
}

impl Promise<'_> {
    /// Which of two comes first in the order of suggestions, greater is earlier.
    pub(super) fn rank(&self, other: &Promise) -> Ordering {
        (self.worth.cmp(&other.worth)).then_with(|| other.distance_m.total_cmp(&self.distance_m)).then_with(|| other.first.cmp(self.first))
    }
}

/// More than rounding adds.
const SLACK: f64 = 1e-6;

/// What is weighed where so much is known of an asset; nought where either side does not tell.
#[derive(Clone, Copy, Debug, Default)]
struct Weighed {
    distance: f64,
    time: f64,
    capacity: f64,
    group: f64,
    language: f64,
    all: f64,
}

/// Without which a row is worth too little, see [`Lens::musts`].
#[derive(Clone, Copy, Default)]
pub(super) struct Musts {
    /// Weights of what is known.
    all: f64,
    /// One of these bits.
    group: u64,
    /// One of these bits.
    languages: u64,
    left: u16,
    /// Together with the need.
    hours: u32,
}

/// A need with all that is the same for every asset worked out.
pub(super) struct Lens<'s> {
    pub seeker: &'s Seeker,
    /// What is asked about, bits of [`Known`].
    asks: u8,
    weights: &'s Weights,
    hours: f64,
    wanted: f64,
    /// Points, and how many more there could be.
    steward: f64,
    steward_wanting: f64,
    by_known: [Weighed; Known::COMBINATIONS],
}

impl<'s> Lens<'s> {
    pub(super) fn new(seeker: &'s Seeker, weights: &'s Weights) -> Self {
        let asks = Known::PLACE.if_so(seeker.cube.is_some())
            | Known::TIME.if_so(seeker.hours > 0)
            | Known::CAPACITY.if_so(seeker.wanted.is_some())
            | Known::SERVES.if_so(seeker.group > 0)
            | Known::LANGUAGES.if_so(seeker.languages > 0);
        let weight = if seeker.captain.is_some() { weights.steward } else { 0.0 };
        let mut by_known = [Weighed::default(); Known::COMBINATIONS];
        for (known, weighed) in (0_u8..).zip(&mut by_known) {
            let weigh = |what: Known, weight: f64| if what.is_in(known & asks) { weight } else { 0.0 };
            *weighed = Weighed {
                distance: weigh(Known::PLACE, weights.distance),
                time: weigh(Known::TIME, weights.time),
                capacity: weigh(Known::CAPACITY, weights.capacity),
                group: weigh(Known::SERVES, weights.target_group),
                language: weigh(Known::LANGUAGES, weights.language),
                all: 0.0,
            };
            // In the order of `Factors::score`, so that both round alike.
            let Weighed { distance, time, capacity, group, language, .. } = *weighed;
            weighed.all = weights.category + distance + time + capacity + group + language + weight;
        }
        let steward = seeker.captain.unwrap_or_default() * weight;
        let (hours, wanted) = (f64::from(hours_of(seeker.hours).max(1)), f64::from(seeker.wanted.unwrap_or(1)));
        Self { seeker, asks, weights, hours, wanted, steward, steward_wanting: weight - steward, by_known }
    }

    fn weighed(&self, known: u8) -> &Weighed {
        &self.by_known[usize::from(known) % Known::COMBINATIONS]
    }

    /// Points that no asset has that answers the need as well as this.
    fn wanting(&self, fit: Fit) -> f64 {
        (1.0 - fit.value()) * self.weights.category + self.steward_wanting
    }

    /// No asset that answers the need as well as this and is at least so far away is worth more, out of 100.
    pub(super) fn ceiling(&self, fit: Fit, apart_m: f64) -> f64 {
        let Weighed { distance, all, .. } = self.by_known[Known::COMBINATIONS - 1];
        let wanting = self.wanting(fit) + (1.0 - nearness(apart_m)) * distance;
        if all > 0.0 { 100.0 * (all - wanting) / all + SLACK } else { SLACK }
    }

    /// No asset of which this is known and that answers the need as well as this is worth more.
    pub(super) fn most(&self, known: u8, fit: Fit) -> Worth {
        let weighed = self.weighed(known);
        Worth::new(told(self.points([1.0; 4], fit, weighed.distance, weighed), weighed.all, self.weights))
    }

    /// What a row at least so far away must have that is worth no less than this.
    pub(super) fn musts(&self, least: Worth, fit: Fit, apart_m: f64) -> Musts {
        let Weighed { distance, time, capacity, group, language, all } = self.by_known[Known::COMBINATIONS - 1];
        let wanting = self.wanting(fit);
        // The share of all marks that may be wanting, and the points that may be beside what is wanting anyway.
        let share = (100.0 + SLACK - least.score()) / 100.0;
        let spare = all * share - wanting - (1.0 - nearness(apart_m)) * distance;
        let part = |weight: f64, of: f64| if weight > spare { (1.0 - spare / weight) * of } else { 0.0 };
        let as_complete = if least.score() < 100.0 { 0.0 } else { (least.completeness() - SLACK) * self.weights.sum() };
        Musts {
            all: as_complete.max(wanting / share),
            group: if group > spare { self.seeker.group } else { u64::MAX },
            languages: if language > spare { self.seeker.languages } else { u64::MAX },
            left: part(capacity, self.wanted).ceil() as u16,
            hours: part(time, self.hours).ceil() as u32,
        }
    }

    /// Whether any row of which this is known has all it must.
    pub(super) fn could_have(&self, known: u8, musts: &Musts) -> bool {
        self.weighed(known).all >= musts.all
    }

    /// Whether a row has all it must; what is not known of it counts as had.
    pub(super) fn has(&self, row: &Row, musts: &Musts) -> bool {
        // Without a branch for each: which of them it is cannot be foreseen.
        let has_these = self.could_have(row.known, musts)
            & (row.serves & musts.group > 0)
            & (row.languages & musts.languages > 0)
            & (row.left >= musts.left);
        has_these && hours_of(row.hours & self.seeker.hours) >= musts.hours
    }

    /// `None` when it is beyond reach.
    pub(super) fn promise<'r>(&self, row: &'r Row, fit: Fit) -> Option<Promise<'r>> {
        let apart_m = self.seeker.cube.filter(|_| Known::PLACE.is_in(row.known)).map(|cube| row.cube().apart_m(&cube));
        if apart_m.is_some_and(|apart| apart > row.reach_m()) {
            return None;
        }
        let weighed = self.weighed(row.known);
        let points = self.points(self.shares(row), fit, apart_m.map_or(0.0, nearness) * weighed.distance, weighed);
        let worth = Worth::new(told(points, weighed.all, self.weights));
        Some(Promise { worth, distance_m: apart_m.unwrap_or(f64::INFINITY), first: &row.first })
    }

    /// In the order of `Factors::score`.
    fn points(&self, [time, capacity, group, language]: [f64; 4], fit: Fit, distance: f64, weighed: &Weighed) -> f64 {
        let points = fit.value() * self.weights.category + distance + time * weighed.time + capacity * weighed.capacity;
        points + group * weighed.group + language * weighed.language + self.steward
    }

    /// How much of the hours, places, group and languages asked for a row has.
    fn shares(&self, row: &Row) -> [f64; 4] {
        [
            f64::from(hours_of(row.hours & self.seeker.hours)) / self.hours,
            enough(f64::from(row.left), self.wanted),
            yes(row.serves & self.seeker.group > 0),
            yes(row.languages & self.seeker.languages > 0),
        ]
    }

    /// All reasons for an asset that no captain knows, where the terms are what they seem.
    pub(super) fn factors(&self, row: &Row, fit: Fit, distance: Option<Distance>) -> Factors {
        let is_known = |what: Known| what.is_in(row.known & self.asks);
        let [time, capacity, group, language] = self.shares(row);
        Factors {
            category: Some(fit.value()),
            distance: distance.map(|distance| nearness(distance.metres)),
            time: is_known(Known::TIME).then_some(time),
            capacity: is_known(Known::CAPACITY).then_some(capacity),
            target_group: is_known(Known::SERVES).then_some(group),
            language: is_known(Known::LANGUAGES).then_some(language),
            steward: self.seeker.captain,
        }
    }
}
