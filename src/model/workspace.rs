//! One community's file: what is known of it, and all its records.

use super::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What lies under the records on the map.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Base {
    /// A plain grid; needs nothing.
    #[default]
    Grid,
    /// A plan or photo laid on the map; `file` names it in this device's storage, corners run top left, top right, bottom right, bottom left.
    Picture { file: String, name: String, corners: [Position; 4] },
    /// A PMTiles file kept on this device.
    Pmtiles { file: String, name: String },
    /// Online raster tiles, `{z}/{x}/{y}` in the address.
    Tiles { url: String, attribution: String, max_zoom: u8 },
}

/// Mike Green's four questions before mapping.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Purpose {
    pub who_maps: String,
    pub what_for: String,
    pub how_collected: String,
    pub how_connected: String,
}

/// What a community says of itself; every field merges on its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Info {
    pub id: Id,
    pub name: String,
    /// Term of a pack.
    pub community_type: Option<String>,
    pub purpose: Purpose,
    /// Who keeps the file.
    pub data_holder: String,
    pub retain_until: Option<Date>,
    pub base: Base,
    pub created_at: Timestamp,
}

impl Default for Info {
    fn default() -> Self {
        Self::new(Id::NIL, String::new(), Timestamp::default())
    }
}

impl Info {
    /// A community on a plain grid.
    #[must_use]
    pub fn new(id: Id, name: String, created_at: Timestamp) -> Self {
        Self {
            id,
            name,
            community_type: None,
            purpose: Purpose::default(),
            data_holder: String::new(),
            retain_until: None,
            base: Base::Grid,
            created_at,
        }
    }
}

/// Records by id; ids sort by time of creation, so every walk is in the order things were put down.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workspace {
    pub info: Info,
    pub assets: BTreeMap<Id, Asset>,
    pub needs: BTreeMap<Id, Need>,
    pub areas: BTreeMap<Id, Area>,
    pub links: BTreeMap<Id, Link>,
}

/// How many of each; what the status "Counts" reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Counts {
    pub assets: usize,
    pub needs: usize,
    pub areas: usize,
    pub links: usize,
}

impl Workspace {
    /// The record with this id, whatever its kind.
    #[must_use]
    pub fn record(&self, id: Id) -> Option<Record> {
        None.or_else(|| self.assets.get(&id).cloned().map(Record::Asset))
            .or_else(|| self.needs.get(&id).cloned().map(Record::Need))
            .or_else(|| self.areas.get(&id).cloned().map(Record::Area))
            .or_else(|| self.links.get(&id).cloned().map(Record::Link))
    }

    /// Adds the record or replaces the one with its id.
    pub fn put(&mut self, record: Record) {
        match record {
            Record::Asset(asset) => drop(self.assets.insert(asset.id, asset)),
            Record::Need(need) => drop(self.needs.insert(need.id, need)),
            Record::Area(area) => drop(self.areas.insert(area.id, area)),
            Record::Link(link) => drop(self.links.insert(link.id, link)),
        }
    }

    /// Takes the record with this id away.
    pub fn remove(&mut self, id: Id) {
        self.assets.remove(&id);
        self.needs.remove(&id);
        self.areas.remove(&id);
        self.links.remove(&id);
    }

    /// Every record: areas, assets, needs, links, each in order of creation.
    pub fn records(&self) -> impl Iterator<Item = Record> + '_ {
        let areas = self.areas.values().cloned().map(Record::Area);
        let assets = self.assets.values().cloned().map(Record::Asset);
        let needs = self.needs.values().cloned().map(Record::Need);
        let links = self.links.values().cloned().map(Record::Link);
        areas.chain(assets).chain(needs).chain(links)
    }

    /// The links that touch a record.
    pub fn links_of(&self, id: Id) -> impl Iterator<Item = &Link> {
        self.links.values().filter(move |link| link.from == id || link.to == id)
    }

    /// Where a record stands on the map; a link stands at its first end.
    #[must_use]
    pub fn place_of(&self, record: &Record) -> Option<Position> {
        match record {
            Record::Link(link) => self.record(link.from)?.position(),
            other => other.position(),
        }
    }

    #[must_use]
    pub fn counts(&self) -> Counts {
        Counts { assets: self.assets.len(), needs: self.needs.len(), areas: self.areas.len(), links: self.links.len() }
    }
}
