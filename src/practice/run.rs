//! A workshop as it runs: which step it is at, and how much of the step's time is left. The clock is the caller's.

use crate::model::{Date, Timestamp};
use serde::{Deserialize, Serialize};

/// From the first step on; stepping never loses time that was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// When people came: what stood on the map before then is "before".
    pub began: Timestamp,
    /// Which of the script's steps.
    pub step: usize,
    /// Since when the step's time runs; `None` while it is held.
    since: Option<Timestamp>,
    /// What had passed of it before then.
    spent_ms: i64,
    extra_minutes: i64,
}

impl Run {
    #[must_use]
    pub fn begin(step: usize, now: Timestamp) -> Self {
        Self { began: now, step, since: Some(now), spent_ms: 0, extra_minutes: 0 }
    }

    /// To another step, whose time begins to run; staying is no step.
    pub fn go(&mut self, step: usize, now: Timestamp) {
        if step != self.step {
            *self = Self { began: self.began, ..Self::begin(step, now) };
        }
    }

    #[must_use]
    pub fn is_held(&self) -> bool {
        self.since.is_none()
    }

    /// Holds the time, or lets it run on.
    pub fn hold(&mut self, now: Timestamp) {
        match self.since {
            Some(_) => {
                self.spent_ms = self.spent_ms(now);
                self.since = None;
            }
            None => self.since = Some(now),
        }
    }

    pub fn add_minute(&mut self) {
        self.extra_minutes += 1;
    }

    /// Seconds left of a step of so many minutes; below zero once it is over.
    #[must_use]
    pub fn left_s(&self, minutes: u16, now: Timestamp) -> i64 {
        let given_ms = (i64::from(minutes) + self.extra_minutes) * 60_000;
        (given_ms - self.spent_ms(now)).div_euclid(1_000)
    }

    /// A clock set back in between costs no time.
    fn spent_ms(&self, now: Timestamp) -> i64 {
        self.spent_ms + self.since.map_or(0, |since| (now.0 - since.0).max(0))
    }
}

/// `24:10`, and `+1:05` once it is over.
#[must_use]
pub fn countdown(left_s: i64) -> String {
    let (sign, seconds) = if left_s < 0 { ("+", -left_s) } else { ("", left_s) };
    format!("{sign}{}:{:02}", seconds / 60, seconds % 60)
}

/// A day in a calendar (RFC 5545), for meeting again. `stamp` is the present time in UTC.
#[must_use]
pub fn calendar_day(uid: &str, day: Date, title: &str, stamp: Timestamp) -> String {
    let compact = |date: Date| date.to_string().replace('-', "");
    let escaped = title.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n");
    let seconds = stamp.0.div_euclid(1_000).rem_euclid(86_400);
    let moment = format!("{}T{:02}{:02}{:02}Z", compact(stamp.day_ahead(0)), seconds / 3600, seconds / 60 % 60, seconds % 60);
    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Linli//EN".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{uid}"),
        format!("DTSTAMP:{moment}"),
        format!("DTSTART;VALUE=DATE:{}", compact(day)),
        format!("SUMMARY:{escaped}"),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
    ];
    lines.map(|line| line + "\r\n").concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const START: Timestamp = Timestamp(1_790_000_000_000);

    fn after(seconds: i64) -> Timestamp {
        Timestamp(START.0 + seconds * 1_000)
    }

    #[test]
    fn a_step_counts_down_is_held_and_goes_over() {
        let mut run = Run::begin(3, START);
        assert_eq!(run.left_s(30, after(10)), 30 * 60 - 10);
        run.hold(after(60));
        assert_eq!((run.left_s(30, after(600)), run.is_held()), (29 * 60, true));
        run.hold(after(600));
        run.add_minute();
        assert_eq!(run.left_s(30, after(660)), 29 * 60);
        assert_eq!(countdown(run.left_s(30, after(660 + 29 * 60 + 65))), "+1:05");
        assert_eq!(countdown(24 * 60 + 10), "24:10");
        run.go(4, after(5_000));
        assert_eq!((run.left_s(10, after(5_000)), run.began), (600, START));
    }

    #[test]
    fn a_calendar_takes_the_day() {
        let text = calendar_day("a@b", Date::parse("2026-12-25").unwrap(), "Wah Fu, again; all", START);
        assert!(text.contains("DTSTART;VALUE=DATE:20261225\r\n") && text.contains("SUMMARY:Wah Fu\\, again\\; all\r\n"), "{text}");
    }

    proptest! {
        /// Whatever is pressed, time that is held or set back is never lost, and a kept run goes on where it was.
        #[test]
        fn time_is_never_lost(presses in proptest::collection::vec((0..3_u8, 0..400_i64), 0..30)) {
            let (mut run, mut now) = (Run::begin(0, START), 0);
            for (press, seconds) in presses {
                let before = run.left_s(20, after(now));
                match press {
                    0 => run.hold(after(now)),
                    1 => run.add_minute(),
                    _ => {}
                }
                prop_assert_eq!(run.left_s(20, after(now)), before + if press == 1 { 60 } else { 0 });
                now += seconds;
                let passed = if run.is_held() { 0 } else { seconds };
                prop_assert_eq!(run.left_s(20, after(now)), before + if press == 1 { 60 } else { 0 } - passed);
                let kept: Run = serde_json::from_str(&serde_json::to_string(&run).unwrap()).unwrap();
                prop_assert_eq!(&kept, &run);
                prop_assert!(run.left_s(20, after(now - 100_000)) <= 20 * 60 + 30 * 60);
            }
        }
    }
}
