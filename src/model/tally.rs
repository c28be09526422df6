//! A number that many tablets count up together: dots on a wish, people who will take part.

use serde::de::{self, MapAccess, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// Who counted how many. Each device writes its own share alone, so that the shares of tablets that meet add up. A share below zero takes
/// back what another device counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Tally(BTreeMap<String, i32>);

impl Tally {
    /// The share that no device signed: a number from a file, or from before shares were kept.
    pub const UNSIGNED: &'static str = "";

    /// A number nobody signed.
    #[must_use]
    pub fn of(count: u16) -> Self {
        Self([(Self::UNSIGNED.to_owned(), i32::from(count))].into()).without_zeros()
    }

    /// From shares; what is counted twice for a device counts as the later.
    pub fn from_shares(shares: impl IntoIterator<Item = (String, i32)>) -> Self {
        Self(shares.into_iter().collect()).without_zeros()
    }

    #[must_use]
    pub fn total(&self) -> u32 {
        let sum: i64 = self.0.values().copied().map(i64::from).sum();
        u32::try_from(sum.max(0)).unwrap_or(u32::MAX)
    }

    /// Device and its count, by name of the device.
    pub fn shares(&self) -> impl Iterator<Item = (&str, i32)> {
        self.0.iter().map(|(device, count)| (device.as_str(), *count))
    }

    /// What this device has counted.
    #[must_use]
    pub fn share_of(&self, device: &str) -> i32 {
        self.0.get(device).copied().unwrap_or_default()
    }

    /// Counts one more on this device.
    pub fn add_one(&mut self, device: &str) {
        self.set_total(self.total().saturating_add(1), device);
    }

    /// Brings the total to `wanted` by this device's share.
    pub fn set_total(&mut self, wanted: u32, device: &str) {
        let others: i64 = self.0.iter().filter(|(known, _)| *known != device).map(|(_, count)| i64::from(*count)).sum();
        let share = (i64::from(wanted) - others).clamp(i64::from(i32::MIN), i64::from(i32::MAX));
        self.0.insert(device.to_owned(), i32::try_from(share).unwrap_or_default());
        self.0.retain(|_, count| *count != 0);
    }

    /// Both counted up: what was put on two copies of one thing.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        let mut sum = self.clone();
        for (device, count) in &other.0 {
            let share = sum.0.entry(device.clone()).or_default();
            *share = share.saturating_add(*count);
        }
        sum.without_zeros()
    }

    /// This tally as a file tells it, with what is here of the shares it does not know; of this device's own share the one here is right.
    #[must_use]
    pub fn over(mut self, here: &Self, device: &str) -> Self {
        for (known, count) in &here.0 {
            if known == device || !self.0.contains_key(known) {
                self.0.insert(known.clone(), *count);
            }
        }
        self
    }

    /// As one number that nobody signed, for those who need not know whose tablet counted.
    #[must_use]
    pub fn unsigned(&self) -> Self {
        Self([(Self::UNSIGNED.to_owned(), i32::try_from(self.total()).unwrap_or(i32::MAX))].into()).without_zeros()
    }

    fn without_zeros(mut self) -> Self {
        self.0.retain(|_, count| *count != 0);
        self
    }
}

impl<'de> Deserialize<'de> for Tally {
    /// From texts and documents a plain number too, as older ones and packs have it.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            deserializer.deserialize_any(NumberOrShares)
        } else {
            BTreeMap::deserialize(deserializer).map(Self::from_shares)
        }
    }
}

struct NumberOrShares;

impl<'de> Visitor<'de> for NumberOrShares {
    type Value = Tally;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a number, or a number for each device")
    }

    fn visit_i64<E: de::Error>(self, count: i64) -> Result<Tally, E> {
        let count = i32::try_from(count).map_err(|_| E::invalid_value(Unexpected::Signed(count), &self))?;
        Ok(Tally::from_shares([(Tally::UNSIGNED.to_owned(), count)]))
    }

    fn visit_u64<E: de::Error>(self, count: u64) -> Result<Tally, E> {
        i64::try_from(count).map_err(|_| E::invalid_value(Unexpected::Unsigned(count), &self)).and_then(|count| self.visit_i64(count))
    }

    fn visit_f64<E: de::Error>(self, count: f64) -> Result<Tally, E> {
        if count.fract() == 0.0 && count.abs() <= f64::from(i32::MAX) {
            self.visit_i64(count as i64)
        } else {
            Err(E::invalid_value(Unexpected::Float(count), &self))
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut shares: A) -> Result<Tally, A::Error> {
        let mut read = BTreeMap::new();
        while let Some((device, count)) = shares.next_entry::<String, i32>()? {
            read.insert(device, count);
        }
        Ok(Tally::from_shares(read))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_total_is_reached_by_this_devices_share_alone() {
        let mut tally = Tally::of(3);
        tally.add_one("a");
        tally.add_one("b");
        tally.set_total(9, "b");
        assert_eq!(tally.shares().collect::<Vec<_>>(), [("", 3), ("a", 1), ("b", 5)]);
        tally.set_total(2, "a");
        assert_eq!((tally.total(), tally.share_of("a")), (2, -6), "what others counted is taken back by a share below zero");
        tally.set_total(8, "a");
        assert_eq!(tally.shares().collect::<Vec<_>>(), [("", 3), ("b", 5)], "no share is kept for nothing");
    }

    #[test]
    fn a_plain_number_is_a_share_that_nobody_signed() {
        let read = |json: &str| serde_json::from_str::<Tally>(json).unwrap();
        assert_eq!(read("7"), Tally::of(7));
        assert_eq!(read("0"), Tally::default());
        assert_eq!(read(r#"{"": 7, "k3": -2}"#).total(), 5);
        let mut less = Tally::of(2);
        less.0.insert("a".into(), -5);
        assert_eq!(less.total(), 0, "there are never fewer than none");
    }

    #[test]
    fn a_file_brings_the_shares_of_others_and_not_an_old_one_of_ours() {
        let here = Tally::from_shares([("ours".to_owned(), 4), ("third".to_owned(), 2)]);
        let file = Tally::from_shares([("ours".to_owned(), 1), ("theirs".to_owned(), 5)]);
        assert_eq!(file.over(&here, "ours").shares().collect::<Vec<_>>(), [("ours", 4), ("theirs", 5), ("third", 2)]);
    }
}
