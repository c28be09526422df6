//! How far a group has come towards helping itself: a ladder of evidence, each rung reached once all ticks up to it are there (DOMAIN §4.8).

use super::{Date, terms::terms};
use serde::{Deserialize, Serialize};

terms! {
    /// One piece of evidence, in the order of the ladder.
    SelfHelpTick "self_help_tick" {
        PurposeNamed = "purpose_named", HappenedOnce = "happened_once", BackboneOfTwo = "backbone_of_two", ResidentsDecide = "residents_decide",
        WorkerInvited = "worker_invited", ResidentsHoldMeans = "residents_hold_means", GroupIsStable = "group_is_stable", RanThreeTimes = "ran_three_times",
    }
}

/// A tick and the day it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SelfHelp {
    pub tick: SelfHelpTick,
    pub on: Date,
}

impl SelfHelpTick {
    /// The stage that asks for it: 0 found, 1 worker-led, 2 co-run, 3 resident-led, 4 self-running.
    #[must_use]
    pub const fn stage(self) -> u8 {
        match self {
            Self::PurposeNamed => 0,
            Self::HappenedOnce => 1,
            Self::BackboneOfTwo => 2,
            Self::ResidentsDecide | Self::WorkerInvited => 3,
            Self::ResidentsHoldMeans | Self::GroupIsStable | Self::RanThreeTimes => 4,
        }
    }
}

/// The highest stage, 0 to 4, of which all ticks up to it are there; 0 with nothing ticked.
#[must_use]
pub fn self_help_stage(ticks: &[SelfHelp]) -> u8 {
    let last = SelfHelpTick::ALL.last().map_or(0, |tick| tick.stage());
    next_tick(ticks).map_or(last, |missing| missing.stage().saturating_sub(1))
}

/// The stage as it was at the end of a day.
#[must_use]
pub fn self_help_stage_on(ticks: &[SelfHelp], day: Date) -> u8 {
    let known: Vec<SelfHelp> = ticks.iter().copied().filter(|given| given.on <= day).collect();
    self_help_stage(&known)
}

/// The first tick that is missing; `None` once all are there.
#[must_use]
pub fn next_tick(ticks: &[SelfHelp]) -> Option<SelfHelpTick> {
    SelfHelpTick::ALL.iter().copied().find(|tick| ticks.iter().all(|given| given.tick != *tick))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn given(ticks: &[SelfHelpTick]) -> Vec<SelfHelp> {
        let on = Date::parse("2026-03-01").unwrap();
        ticks.iter().map(|&tick| SelfHelp { tick, on }).collect()
    }

    #[test]
    fn the_ladder_is_climbed_rung_by_rung() {
        let stages: Vec<u8> = (0..=SelfHelpTick::ALL.len()).map(|count| self_help_stage(&given(&SelfHelpTick::ALL[..count]))).collect();
        assert_eq!(stages, [0, 0, 1, 2, 2, 3, 3, 3, 4]);
        assert_eq!(next_tick(&given(&SelfHelpTick::ALL[..3])), Some(SelfHelpTick::ResidentsDecide));
        assert_eq!(next_tick(&given(SelfHelpTick::ALL)), None);
    }

    #[test]
    fn taking_a_tick_away_lowers_the_stage() {
        let all = given(SelfHelpTick::ALL);
        for missing in &all {
            let left: Vec<SelfHelp> = all.iter().copied().filter(|given| given != missing).collect();
            assert_eq!(self_help_stage(&left), missing.tick.stage().saturating_sub(1), "without {}", missing.tick);
            assert_eq!(next_tick(&left), Some(missing.tick));
        }
    }

    #[test]
    fn the_stage_of_a_day_counts_what_was_there_by_then() {
        let days = ["2026-01-10", "2026-02-10", "2026-03-10"].map(|day| Date::parse(day).unwrap());
        let ticks: Vec<SelfHelp> = SelfHelpTick::ALL.iter().zip(days).map(|(&tick, on)| SelfHelp { tick, on }).collect();
        assert_eq!(days.map(|day| self_help_stage_on(&ticks, day)), [0, 1, 2]);
    }

    proptest! {
        /// One more tick never lowers a stage, and order and repetition do not matter.
        #[test]
        fn more_evidence_never_lowers_the_stage(picks in prop::collection::vec(prop::sample::select(SelfHelpTick::ALL), 0..12), more in prop::sample::select(SelfHelpTick::ALL)) {
            let mut ticks = given(&picks);
            let before = self_help_stage(&ticks);
            ticks.push(given(&[more])[0]);
            prop_assert!(self_help_stage(&ticks) >= before);
            let after = self_help_stage(&ticks);
            ticks.reverse();
            prop_assert_eq!(self_help_stage(&ticks), after);
        }
    }
}
