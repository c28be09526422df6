//! Days and moments, as text people and GIS tools read; the present time is always an argument.

use chrono::{DateTime, NaiveDate, SecondsFormat};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A calendar day, `2026-11-24`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date(NaiveDate);

impl Date {
    /// `None` unless the text is a day of the calendar written year-month-day.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().map(Self)
    }

    /// Days from `earlier` to this one; negative when it is the later of the two.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i64 {
        self.0.signed_duration_since(earlier.0).num_days()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%d"))
    }
}

impl TryFrom<String> for Date {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("expected a date like 2026-11-24, found {text:?}"))
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

/// A moment in milliseconds since 1970 UTC; written in files as `2026-11-24T02:40:00.000Z`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// `None` unless the text is an RFC 3339 moment.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        DateTime::parse_from_rfc3339(text).ok().map(|moment| Self(moment.timestamp_millis()))
    }

    /// The UTC day of this moment.
    #[must_use]
    pub fn date(self) -> Date {
        self.day_ahead(0)
    }

    /// The day of this moment where clocks are so many minutes ahead of UTC.
    #[must_use]
    pub fn day_ahead(self, minutes: i64) -> Date {
        let there = self.0.saturating_add(minutes.saturating_mul(60_000));
        Date(DateTime::from_timestamp_millis(there).unwrap_or_default().date_naive())
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let moment = DateTime::from_timestamp_millis(self.0).unwrap_or_default();
        f.write_str(&moment.to_rfc3339_opts(SecondsFormat::Millis, true))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_moments_read_back() {
        assert_eq!(Date::parse("2026-02-29"), None);
        assert_eq!(Date::parse("2026-11-24").unwrap().to_string(), "2026-11-24");
        let [early, late] = ["2026-02-27", "2026-03-01"].map(|day| Date::parse(day).unwrap());
        assert_eq!((late.days_since(early), early.days_since(late)), (2, -2));
        let moment = Timestamp::parse("2026-11-24T10:40:00.123+08:00").unwrap();
        assert_eq!(moment.to_string(), "2026-11-24T02:40:00.123Z");
        assert_eq!(Timestamp::parse(&moment.to_string()), Some(moment));
    }

    #[test]
    fn the_day_is_that_of_the_place() {
        let moment = Timestamp::parse("2026-11-23T23:30:00Z").unwrap();
        let days = [0, 8 * 60, -8 * 60, 25].map(|ahead| moment.day_ahead(ahead).to_string());
        assert_eq!(days, ["2026-11-23", "2026-11-24", "2026-11-23", "2026-11-23"]);
        assert_eq!(Timestamp(i64::MAX).day_ahead(60), Timestamp::default().date(), "no calendar reaches there");
    }

    #[test]
    fn days_are_counted_over_the_end_of_a_month() {
        let [early, late] = ["2028-02-28", "2028-03-01"].map(|day| Date::parse(day).unwrap());
        assert_eq!((late.days_since(early), early.days_since(late), early.days_since(early)), (2, -2, 0));
    }
}
