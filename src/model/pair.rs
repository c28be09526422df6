//! Two records that belong together without an order.

use super::Id;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Two ids, the older first: however they are named, it is the same pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "[Id; 2]", into = "[Id; 2]")]
pub struct Pair {
    first: Id,
    second: Id,
}

impl Pair {
    #[must_use]
    pub fn new(one: Id, other: Id) -> Self {
        Self { first: one.min(other), second: one.max(other) }
    }

    /// The one that was put down first.
    #[must_use]
    pub fn first(self) -> Id {
        self.first
    }

    #[must_use]
    pub fn second(self) -> Id {
        self.second
    }

    #[must_use]
    pub fn contains(self, id: Id) -> bool {
        self.first == id || self.second == id
    }
}

impl From<[Id; 2]> for Pair {
    fn from([one, other]: [Id; 2]) -> Self {
        Self::new(one, other)
    }
}

impl From<Pair> for [Id; 2] {
    fn from(pair: Pair) -> Self {
        [pair.first, pair.second]
    }
}

/// Pairs of records that look like one and are two, as people said. In JSON an object with a key a pair, so that two tables that say so
/// at the same time are both heard.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "BTreeMap<String, bool>", into = "BTreeMap<String, bool>")]
pub struct KeptApart(BTreeSet<Pair>);

impl KeptApart {
    #[must_use]
    pub fn contains(&self, pair: &Pair) -> bool {
        self.0.contains(pair)
    }

    pub fn insert(&mut self, pair: Pair) {
        self.0.insert(pair);
    }

    /// Forgets the pairs of which one record is none of these.
    pub fn keep_among(&mut self, is_there: impl Fn(Id) -> bool) {
        self.0.retain(|pair| is_there(pair.first) && is_there(pair.second));
    }

    pub fn iter(&self) -> impl Iterator<Item = Pair> + '_ {
        self.0.iter().copied()
    }
}

impl From<BTreeMap<String, bool>> for KeptApart {
    /// What is no pair of ids is passed over.
    fn from(said: BTreeMap<String, bool>) -> Self {
        let pair = |(key, is_so): (String, bool)| {
            let (one, other) = key.split_once('+')?;
            is_so.then_some(Pair::new(Id::parse(one)?, Id::parse(other)?))
        };
        Self(said.into_iter().filter_map(pair).collect())
    }
}

impl From<KeptApart> for BTreeMap<String, bool> {
    fn from(kept: KeptApart) -> Self {
        kept.0.into_iter().map(|pair| (format!("{}+{}", pair.first, pair.second), true)).collect()
    }
}
