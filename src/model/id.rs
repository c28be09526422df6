//! A record's identity: a UUID version 7, so that ids made on tablets that never met never collide.

use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;
use uuid::{Builder, Uuid};

/// UUID of a record; written as 36 lower-case characters. Sorts by time of creation.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(Uuid);

impl Id {
    /// No record's id; stands where a default value must.
    pub const NIL: Self = Self(Uuid::nil());

    /// A new id from the present time in milliseconds and ten random bytes (RFC 9562 §5.7).
    #[must_use]
    pub fn new(now_ms: u64, random: [u8; 10]) -> Self {
        Self(Builder::from_unix_timestamp_millis(now_ms, &random).into_uuid())
    }

    /// Accepts any UUID in its usual spellings; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Uuid::parse_str(text).ok().map(Self)
    }
}

/// As one number: the order of its bytes and of its text, without a walk from byte to byte.
impl Ord for Id {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.as_u128().cmp(&other.0.as_u128())
    }
}

impl PartialOrd for Id {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl FromStr for Id {
    type Err = uuid::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Uuid::parse_str(text).map(Self)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.as_hyphenated().fmt(f)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ids_sort_by_time_and_read_back() {
        let early = Id::new(1_700_000_000_000, [7; 10]);
        let late = Id::new(1_700_000_000_001, [0; 10]);
        assert!(early < late);
        assert_eq!(Id::parse(&early.to_string()), Some(early));
        assert_eq!(Id::parse("12"), None);
    }

    proptest! {
        #[test]
        fn ids_sort_as_they_are_written(a: u128, b: u128, shared in 0_u32..128) {
            // Random ids differ in their first byte: these also begin alike.
            let b = a ^ (b >> shared);
            let [a, b] = [a, b].map(|bits| Id(Uuid::from_u128(bits)));
            prop_assert_eq!(a.cmp(&b), a.to_string().cmp(&b.to_string()));
        }
    }
}
