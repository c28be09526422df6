//! The ladder to self-help as it is shown: its rungs, and how a group climbed it over time.

use crate::model::{Date, SelfHelp, SelfHelpTick, self_help_stage, self_help_stage_on};

/// A stage with the evidence it asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rung {
    pub stage: u8,
    /// Each with the day it was given.
    pub ticks: Vec<(SelfHelpTick, Option<Date>)>,
    /// All ticks up to this rung are there.
    pub is_reached: bool,
}

/// The rungs from the lowest up.
#[must_use]
pub fn rungs(given: &[SelfHelp]) -> Vec<Rung> {
    let day_of = |tick: SelfHelpTick| given.iter().find(|each| each.tick == tick).map(|each| each.on);
    let mut rungs: Vec<Rung> = Vec::new();
    for &tick in SelfHelpTick::ALL {
        let found = (tick, day_of(tick));
        match rungs.last_mut() {
            Some(rung) if rung.stage == tick.stage() => rung.ticks.push(found),
            _ => rungs.push(Rung { stage: tick.stage(), ticks: vec![found], is_reached: false }),
        }
    }
    let mut all_so_far = true;
    for rung in &mut rungs {
        all_so_far &= rung.ticks.iter().all(|(_, day)| day.is_some());
        rung.is_reached = all_so_far;
    }
    rungs
}

/// The stage on the first day of all and on every day it changed, oldest first; empty while nothing is ticked.
#[must_use]
pub fn climb(given: &[SelfHelp]) -> Vec<(Date, u8)> {
    let mut days: Vec<Date> = given.iter().map(|each| each.on).collect();
    days.sort_unstable();
    let mut steps: Vec<(Date, u8)> = Vec::new();
    for day in days {
        let stage = self_help_stage_on(given, day);
        if steps.last().is_none_or(|(_, before)| *before != stage) {
            steps.push((day, stage));
        }
    }
    steps
}

/// The climb up to `today` as a line of steps in a box one wide and one high, the ground at 0; empty while nothing was ticked by then.
#[must_use]
pub fn line(given: &[SelfHelp], today: Date) -> Vec<(f64, f64)> {
    let steps: Vec<(Date, u8)> = climb(given).into_iter().filter(|(day, _)| *day <= today).collect();
    let Some(&(first, _)) = steps.first() else { return Vec::new() };
    let top = self_help_stage(&SelfHelpTick::ALL.iter().map(|&tick| SelfHelp { tick, on: first }).collect::<Vec<_>>());
    let span = today.days_since(first).max(1) as f64;
    let mut points: Vec<(f64, f64)> = Vec::new();
    for (day, stage) in steps {
        let (across, up) = (day.days_since(first) as f64 / span, f64::from(stage) / f64::from(top));
        points.extend(points.last().map(|&(_, before)| (across, before)));
        points.push((across, up));
    }
    points.extend(points.last().map(|&(_, up)| (1.0, up)));
    points
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(n: u8) -> Date {
        Date::parse(&format!("2026-{:02}-{:02}", n / 28 + 1, n % 28 + 1)).unwrap()
    }

    fn given(days: &[u8]) -> Vec<SelfHelp> {
        SelfHelpTick::ALL.iter().zip(days).map(|(&tick, &n)| SelfHelp { tick, on: day(n) }).collect()
    }

    #[test]
    fn a_rung_is_reached_only_with_all_below_it() {
        let mut ticks = given(&[0, 1, 2, 3, 4, 5, 6, 7]);
        assert_eq!(
            rungs(&ticks).iter().map(|rung| (rung.stage, rung.ticks.len())).collect::<Vec<_>>(),
            [(0, 1), (1, 1), (2, 1), (3, 2), (4, 3)]
        );
        assert!(rungs(&ticks).iter().all(|rung| rung.is_reached));
        ticks.retain(|each| each.tick != SelfHelpTick::BackboneOfTwo);
        assert_eq!(rungs(&ticks).iter().map(|rung| rung.is_reached).collect::<Vec<_>>(), [true, true, false, false, false]);
    }

    #[test]
    fn before_and_after_are_told_by_the_days_of_the_ticks() {
        let ticks = given(&[0, 30, 60]);
        assert_eq!(climb(&ticks), [(day(0), 0), (day(30), 1), (day(60), 2)]);
        assert_eq!(line(&ticks, day(60)).first(), Some(&(0.0, 0.0)));
        assert_eq!(line(&ticks, day(60)).last(), Some(&(1.0, 0.5)));
        assert_eq!(line(&ticks, day(30)).last(), Some(&(1.0, 0.25)), "what came later is not drawn");
        assert_eq!((climb(&[]).len(), line(&[], day(1)).len()), (0, 0));
    }

    proptest! {
        /// Whatever is ticked when: the climb ends at the stage of today, in order of days, and its line stays in the box and never turns back.
        #[test]
        fn the_climb_ends_where_the_group_stands(days in prop::collection::vec(0_u8..200, 0..9), ticks in prop::collection::vec(prop::sample::select(SelfHelpTick::ALL), 0..9)) {
            let given: Vec<SelfHelp> = ticks.iter().zip(&days).map(|(&tick, &n)| SelfHelp { tick, on: day(n) }).collect();
            let steps = climb(&given);
            prop_assert!(steps.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 != pair[1].1));
            prop_assert_eq!(steps.last().map_or(0, |last| last.1), self_help_stage(&given));
            let points = line(&given, day(199));
            prop_assert!(points.iter().all(|(across, up)| (0.0..=1.0).contains(across) && (0.0..=1.0).contains(up)));
            prop_assert!(points.windows(2).all(|pair| pair[0].0 <= pair[1].0));
        }
    }
}
