//! All assets that may be suggested at all, on a shelf for each category.

use super::factors::{mask, wanted};
use super::gates::{asks_for_vetting, is_unchecked, may_be_asked};
use super::lens::Seeker;
use super::pair::{Offer, Stand, Wish};
use super::shelf::{Known, Row, Shelf};
use super::terms::{Terms, bits};
use super::{ById, Pairing, factors};
use crate::model::*;
use crate::packs::{Fit, Pack};
use foldhash::fast::RandomState;
use std::cmp::Reverse;
use std::collections::HashMap;

#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    shelves: Vec<Shelf>,
    /// Category → its shelf.
    by_category: HashMap<String, usize, RandomState>,
    /// Asset → its shelf.
    by_asset: ById<usize>,
    terms: Terms,
}

impl Index {
    pub(super) fn new(pairing: &Pairing) -> Self {
        let workspace = pairing.workspace;
        let mut index = Self::default();
        index.by_asset.reserve(workspace.assets.len());
        // One thing of all after the other, so that memory is asked for many while it brings the first.
        let offers: Vec<Offer> = workspace.assets.values().filter_map(|asset| offered(pairing, asset)).collect();
        for offer in &offers {
            if let Some((category, row)) = entry(pairing, offer, &mut index.terms) {
                let at = index.shelf_of(category);
                index.shelves[at].lay(row);
            }
        }
        for (at, shelf) in index.shelves.iter_mut().enumerate() {
            shelf.put_in_order();
            index.by_asset.extend(shelf.ids().map(|asset| (asset, at)));
        }
        index
    }

    /// The shelves of the assets that answer a need of a category, and how well they do; the best first.
    pub(super) fn answering(&self, need: Option<&str>, pack: &Pack) -> Vec<(Fit, usize)> {
        let row = need.into_iter().flat_map(|category| pack.matrix.row(category));
        let mut answers: Vec<_> = row.filter_map(|(category, fit)| Some((fit, *self.by_category.get(category)?))).collect();
        answers.sort_by_key(|(fit, _)| Reverse(*fit));
        answers
    }

    pub(super) fn shelf(&self, at: usize) -> Option<&Shelf> {
        self.shelves.get(at)
    }

    /// Of an asset that is here.
    pub(super) fn category_of(&self, asset: Id) -> Option<&str> {
        let shelf = self.at(asset)?;
        self.by_category.iter().find(|(_, at)| **at == shelf).map(|(category, _)| category.as_str())
    }

    /// Where the shelf of a category stands, put up if there is none.
    fn shelf_of(&mut self, category: &str) -> usize {
        let next = self.shelves.len();
        let at = self.by_category.get(category).copied().unwrap_or(next);
        if at == next {
            self.by_category.insert(category.to_owned(), at);
            self.shelves.push(Shelf::default());
        }
        at
    }

    /// Whether a row tells for sure which of the need's terms an asset has.
    pub(super) fn is_sure_of(&self, need: &Need) -> bool {
        need.target_group.iter().all(|group| self.terms.groups.is_alone(group))
            && need.languages.iter().all(|language| self.terms.languages.is_alone(language))
    }

    /// The shelf of an asset that is here.
    pub(super) fn at(&self, asset: Id) -> Option<usize> {
        self.by_asset.get(&asset).copied()
    }

    /// Takes an asset out.
    pub(super) fn take(&mut self, asset: Id) {
        if let Some(shelf) = self.by_asset.remove(&asset).and_then(|at| self.shelves.get_mut(at)) {
            shelf.take(asset);
        }
    }

    /// Puts an asset in that is not there, if it may be suggested at all; what is known of it then.
    pub(super) fn put(&mut self, pairing: &Pairing, asset: &Asset) -> Option<Row> {
        let (category, row) = entry(pairing, &offered(pairing, asset)?, &mut self.terms)?;
        let at = self.shelf_of(category);
        self.shelves[at].put(row);
        self.by_asset.insert(asset.id, at);
        Some(row)
    }
}

/// `None` for an asset that no need could be suggested.
fn offered<'w>(pairing: &Pairing, asset: &'w Asset) -> Option<Offer<'w>> {
    let is_there = asset.state == AssetState::Active && may_be_asked(asset);
    is_there.then(|| pairing.offer(asset)).filter(|offer| offer.left != Some(0))
}

/// Where an asset belongs; `None` without a category.
fn entry<'w>(pairing: &Pairing, offer: &Offer<'w>, terms: &mut Terms) -> Option<(&'w str, Row)> {
    let Offer { asset, left, links } = *offer;
    let category = asset.category.as_deref()?;
    let known = Known::PLACE.if_so(asset.position.is_some())
        | Known::TIME.if_so(!asset.availability.is_empty())
        | Known::CAPACITY.if_so(left.is_some())
        | Known::SERVES.if_so(!asset.serves.is_empty())
        | Known::LANGUAGES.if_so(!asset.languages.is_empty());
    let or_all = |bits: u64| if bits > 0 { bits } else { u64::MAX };
    let row = Row {
        serves: or_all(terms.groups.note(&asset.serves)),
        languages: or_all(terms.languages.note(&asset.languages)),
        hours: or_all(mask(&asset.availability)),
        left: left.unwrap_or(u16::MAX),
        known,
        is_unchecked: is_unchecked(asset),
        spot: asset.position.map(|place| pairing.known.ground.globe.spot(place)).unwrap_or_default(),
        stand: Stand::of(asset),
        first: (links, asset.id),
    };
    Some((category, row))
}

/// What a need asks for, in the terms of the index.
pub(super) fn seeker(pairing: &Pairing, wish: &Wish) -> Seeker {
    let (need, globe) = (wish.need, &pairing.known.ground.globe);
    Seeker {
        cube: need.position.map(|place| wish.blurred().and_then(|patch| patch.cube).unwrap_or_else(|| globe.place(place))),
        hours: mask(&need.when),
        wanted: wanted(need),
        group: bits(&need.target_group),
        languages: bits(&need.languages),
        captain: wish.patch.map(|_| factors::captain_value(&wish.captains)),
        only_checked: asks_for_vetting(need),
    }
}
