//! What a community says of itself: its name, why it maps, what lies under its map, which lists of terms it uses.

use super::*;
use serde::{Deserialize, Serialize};

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
    /// Term packs laid over the core, the last on top.
    pub packs: Vec<PackRef>,
    /// Whole JSON texts of packs that a person opened, so that they travel with the community.
    pub own_packs: Vec<String>,
    /// Whether associations' stars are shown; the community decides.
    pub stars_shown: bool,
    /// What was found for the attributes of the four elements.
    pub readiness: Vec<Noted>,
    /// Records that look like one and are two.
    pub kept_apart: KeptApart,
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
            packs: Vec::new(),
            own_packs: Vec::new(),
            stars_shown: false,
            readiness: Vec::new(),
            kept_apart: KeptApart::default(),
            created_at,
        }
    }
}
