//! All assets that may be suggested at all, on shelves by category and by what is known of them.

use super::factors::{mask, wanted};
use super::gates::{asks_for_vetting, is_unchecked, may_be_asked};
use super::globe::{Cube, Globe};
use super::pair::Wish;
use super::shelf::{Best, Seeker, Shelf, Signature};
use super::{Pairing, factors};
use crate::model::*;
use std::collections::{BTreeMap, HashMap};

#[derive(Clone, Debug)]
pub(super) struct Index {
    globe: Globe,
    shelves: Vec<Shelf>,
    by_category: BTreeMap<String, Vec<usize>>,
    by_asset: HashMap<Id, usize>,
}

impl Index {
    pub(super) fn new(pairing: &Pairing) -> Self {
        let workspace = pairing.workspace;
        let middle = workspace.assets.values().find_map(|asset| asset.position).unwrap_or_default();
        let mut index = Self {
            globe: Globe::seen_from(middle),
            shelves: Vec::new(),
            by_category: BTreeMap::new(),
            by_asset: HashMap::with_capacity(workspace.assets.len()),
        };
        let mut sorted: BTreeMap<(&str, Signature), Vec<Best>> = BTreeMap::new();
        for asset in workspace.assets.values() {
            if let Some((category, known, best)) = index.entry(pairing, asset) {
                sorted.entry((category, known)).or_default().push(best);
            }
        }
        for ((category, known), assets) in sorted {
            let at = index.shelves.len();
            index.by_category.entry(category.to_owned()).or_default().push(at);
            index.by_asset.extend(assets.iter().map(|asset| (asset.first.1, at)));
            index.shelves.push(Shelf::new(known, assets));
        }
        index
    }

    /// Where an asset belongs; `None` for one that no need could be suggested.
    fn entry<'w>(&self, pairing: &Pairing, asset: &'w Asset) -> Option<(&'w str, Signature, Best)> {
        let category = asset.category.as_deref()?;
        let left = pairing.places_left(asset);
        if asset.state != AssetState::Active || !may_be_asked(asset) || left == Some(0) {
            return None;
        }
        let known = Signature {
            place: asset.position.is_some(),
            time: !asset.availability.is_empty(),
            capacity: left.is_some(),
            serves: !asset.serves.is_empty(),
            languages: !asset.languages.is_empty(),
            unchecked: is_unchecked(asset),
        };
        let best = Best {
            cube: asset.position.map_or(Cube::NOWHERE, |place| self.globe.place(place)),
            hours: mask(&asset.availability),
            left: left.unwrap_or_default(),
            serves: bits(&asset.serves),
            languages: bits(&asset.languages),
            reach_m: asset.reach_m.map_or(f64::INFINITY, f64::from),
            first: (u32::try_from(pairing.links_at(asset.id)).unwrap_or(u32::MAX), asset.id),
        };
        Some((category, known, best))
    }

    pub(super) fn seeker(&self, wish: &Wish) -> Seeker {
        let need = wish.need;
        let around = || wish.blurred().and_then(|patch| self.globe.outline(&patch.outline));
        Seeker {
            cube: need.position.map(|place| around().unwrap_or_else(|| self.globe.place(place))),
            hours: mask(&need.when),
            wanted: wanted(need),
            group: need.target_group.as_ref().map_or(0, |group| bit(group)),
            languages: bits(&need.languages),
            captain: wish.patch.map(|_| factors::captain_value(&wish.captains)),
            only_checked: asks_for_vetting(need),
        }
    }

    /// The shelves of a category.
    pub(super) fn of(&self, category: &str) -> impl Iterator<Item = &Shelf> {
        self.by_category.get(category).into_iter().flatten().filter_map(|&at| self.shelves.get(at))
    }

    pub(super) fn holds(&self, asset: Id) -> bool {
        self.by_asset.contains_key(&asset)
    }

    /// Takes an asset out.
    pub(super) fn take(&mut self, asset: Id) {
        if let Some(shelf) = self.by_asset.remove(&asset).and_then(|at| self.shelves.get_mut(at)) {
            shelf.take(asset);
        }
    }

    /// Puts an asset in that is not there, if it may be suggested at all; what is promised of it.
    pub(super) fn put(&mut self, pairing: &Pairing, asset: &Asset) -> Option<(Signature, Best)> {
        let (category, known, best) = self.entry(pairing, asset)?;
        let shelves = self.by_category.entry(category.to_owned()).or_default();
        let at = shelves.iter().copied().find(|&at| self.shelves[at].known == known).unwrap_or_else(|| {
            self.shelves.push(Shelf::new(known, Vec::new()));
            shelves.push(self.shelves.len() - 1);
            self.shelves.len() - 1
        });
        self.shelves[at].put(best);
        self.by_asset.insert(asset.id, at);
        Some((known, best))
    }
}

fn bits(terms: &[String]) -> u64 {
    terms.iter().fold(0, |all, term| all | bit(term))
}

/// One of 64, by the FNV-1a hash of the term.
fn bit(term: &str) -> u64 {
    let hash = term.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    1 << (hash >> 58)
}
