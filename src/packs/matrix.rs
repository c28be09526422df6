//! What answers which need, and how much each reason for a match weighs.

use super::error::{Expected, PackError};
use super::node::{Node, Read};
use std::collections::BTreeMap;

/// How well a category of assets answers a need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fit {
    /// Makes it possible, 0.3.
    Enabling,
    /// Helps with it, 0.6.
    Helpful,
    /// Is what was asked for, 1.
    Direct,
}

impl Fit {
    /// From 0 to 1.
    #[must_use]
    pub const fn value(self) -> f64 {
        match self {
            Self::Direct => 1.0,
            Self::Helpful => 0.6,
            Self::Enabling => 0.3,
        }
    }
}

/// 0 says that it does not fit, whatever a pack below says.
impl Read for Option<Fit> {
    fn read(node: &Node) -> Result<Self, PackError> {
        let all = [Some(Fit::Direct), Some(Fit::Helpful), Some(Fit::Enabling), None];
        let number = node.number(Expected::Fit, |_| true)?;
        all.into_iter().find(|fit| fit.map_or(0.0, Fit::value) == number).ok_or_else(|| node.wrong(Expected::Fit))
    }
}

/// Need category → asset category → how well the one answers the other; a pair that is not there, or there as `None`, does not fit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix(pub(super) BTreeMap<String, BTreeMap<String, Option<Fit>>>);

impl Matrix {
    #[must_use]
    pub fn fit(&self, need: &str, asset: &str) -> Option<Fit> {
        self.0.get(need)?.get(asset).copied().flatten()
    }

    /// What answers a need: asset category, fit.
    pub fn row(&self, need: &str) -> impl Iterator<Item = (&str, Fit)> {
        self.0.get(need).into_iter().flatten().filter_map(|(asset, fit)| Some((asset.as_str(), (*fit)?)))
    }

    /// Every pair that fits: need, asset category, fit.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str, Fit)> {
        self.0.iter().flat_map(|(need, row)| row.iter().filter_map(|(asset, fit)| Some((need.as_str(), asset.as_str(), (*fit)?))))
    }

    pub(super) fn over(&self, upper: &Self) -> Self {
        let mut whole = self.clone();
        for (need, row) in &upper.0 {
            whole.0.entry(need.clone()).or_default().extend(row.iter().map(|(asset, fit)| (asset.clone(), *fit)));
        }
        whole
    }
}

impl Read for Matrix {
    fn read(node: &Node) -> Result<Self, PackError> {
        let row = |(need, node): (&str, Node)| {
            let fits = node.entries()?.into_iter().map(|(asset, fit)| Ok((asset.to_owned(), Option::<Fit>::read(&fit)?)));
            Ok((need.to_owned(), fits.collect::<Result<_, _>>()?))
        };
        Ok(Self(node.entries()?.into_iter().map(row).collect::<Result<_, _>>()?))
    }
}

/// How much each factor of a match weighs; together they make 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights {
    pub category: f64,
    pub distance: f64,
    pub time: f64,
    pub capacity: f64,
    pub target_group: f64,
    pub language: f64,
    pub steward: f64,
}

impl Weights {
    #[must_use]
    pub fn sum(&self) -> f64 {
        self.category + self.distance + self.time + self.capacity + self.target_group + self.language + self.steward
    }
}

impl Read for Weights {
    fn read(node: &Node) -> Result<Self, PackError> {
        let fields = node.fields(&["category", "distance", "time", "capacity", "target_group", "language", "steward"])?;
        let share = |name: &str| fields.at(name).number(Expected::Share, |number| (0.0..=1.0).contains(&number));
        let weights = Self {
            category: share("category")?,
            distance: share("distance")?,
            time: share("time")?,
            capacity: share("capacity")?,
            target_group: share("target_group")?,
            language: share("language")?,
            steward: share("steward")?,
        };
        if (weights.sum() - 1.0).abs() <= 1e-9 { Ok(weights) } else { Err(node.wrong(Expected::SumOfOne)) }
    }
}
