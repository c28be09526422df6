//! All assets that may be suggested at all, on a shelf for each category.

use super::factors::{mask, wanted};
use super::gates::{asks_for_vetting, is_unchecked, may_be_asked};
use super::globe::Globe;
use super::lens::Seeker;
use super::pair::Wish;
use super::shelf::{Known, Row, Shelf};
use super::{Pairing, factors};
use crate::model::*;
use std::collections::{BTreeMap, HashMap};

#[derive(Clone, Debug)]
pub(super) struct Index {
    globe: Globe,
    shelves: Vec<Shelf>,
    /// Category → its shelf.
    by_category: BTreeMap<String, usize>,
    /// Asset → its shelf.
    by_asset: HashMap<Id, usize>,
}

impl Index {
    pub(super) fn new(pairing: &Pairing) -> Self {
        let workspace = pairing.workspace;
        let middle = workspace.assets.values().find_map(|asset| asset.position).unwrap_or_default();
        let by_asset = HashMap::with_capacity(workspace.assets.len());
        let mut index = Self { globe: Globe::seen_from(middle), shelves: Vec::new(), by_category: BTreeMap::new(), by_asset };
        let mut sorted: BTreeMap<&str, Vec<Row>> = BTreeMap::new();
        for (category, row) in workspace.assets.values().filter_map(|asset| index.entry(pairing, asset)) {
            sorted.entry(category).or_default().push(row);
        }
        for (category, rows) in sorted {
            let at = index.shelf_of(category);
            index.by_asset.extend(rows.iter().map(|row| (row.id(), at)));
            index.shelves[at] = Shelf::new(rows);
        }
        index
    }

    /// Where an asset belongs; `None` for one that no need could be suggested.
    fn entry<'w>(&self, pairing: &Pairing, asset: &'w Asset) -> Option<(&'w str, Row)> {
        let category = asset.category.as_deref()?;
        let left = pairing.places_left(asset);
        if asset.state != AssetState::Active || !may_be_asked(asset) || left == Some(0) {
            return None;
        }
        let known = Known::PLACE.if_so(asset.position.is_some())
            | Known::TIME.if_so(!asset.availability.is_empty())
            | Known::CAPACITY.if_so(left.is_some())
            | Known::SERVES.if_so(!asset.serves.is_empty())
            | Known::LANGUAGES.if_so(!asset.languages.is_empty());
        let row = Row {
            serves: bits(&asset.serves),
            languages: bits(&asset.languages),
            hours: mask(&asset.availability),
            left: left.unwrap_or_default(),
            known,
            is_unchecked: is_unchecked(asset),
            spot: asset.position.map(|place| self.globe.spot(place)).unwrap_or_default(),
            reach_m: asset.reach_m.map_or(f64::INFINITY, f64::from),
            first: (u32::try_from(pairing.links_at(asset.id)).unwrap_or(u32::MAX), asset.id),
        };
        Some((category, row))
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

    /// The assets of a category.
    pub(super) fn of(&self, category: &str) -> Option<&Shelf> {
        self.by_category.get(category).and_then(|&at| self.shelves.get(at))
    }

    /// Of an asset that is here.
    pub(super) fn category_of(&self, asset: Id) -> Option<&str> {
        let shelf = self.by_asset.get(&asset)?;
        self.by_category.iter().find(|(_, at)| *at == shelf).map(|(category, _)| category.as_str())
    }

    /// Where the shelf of a category stands, put up if there is none.
    fn shelf_of(&mut self, category: &str) -> usize {
        *self.by_category.entry(category.to_owned()).or_insert_with(|| {
            self.shelves.push(Shelf::default());
            self.shelves.len() - 1
        })
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

    /// Puts an asset in that is not there, if it may be suggested at all; what is known of it then.
    pub(super) fn put(&mut self, pairing: &Pairing, asset: &Asset) -> Option<Row> {
        let (category, row) = self.entry(pairing, asset)?;
        let at = self.shelf_of(category);
        self.shelves[at].put(row);
        self.by_asset.insert(asset.id, at);
        Some(row)
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
