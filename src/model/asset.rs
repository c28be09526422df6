//! Anything that can help: a resident's gift, a group, an institution, a place, a shop, a story.

use super::*;
use serde::{Deserialize, Serialize};

/// What a community has. Only `kind` and `name` are asked for; all else is offered under "More".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Asset {
    #[serde(skip)]
    pub id: Id,
    pub kind: AssetKind,
    pub name: String,
    /// Term of a pack; an id no pack knows is kept and shown as it is.
    pub category: Option<String>,
    pub position: Option<Position>,
    pub precision: Precision,
    pub state: AssetState,
    pub gifts: Vec<Gift>,
    /// Target groups served, terms of a pack.
    pub serves: Vec<String>,
    /// How far it reaches, metres.
    pub reach_m: Option<u32>,
    pub availability: Vec<Slot>,
    /// People it can serve at once.
    pub capacity: Option<u16>,
    /// BCP 47 tags.
    pub languages: Vec<String>,
    pub exchange_mode: Option<ExchangeMode>,
    pub legal_status: Option<LegalStatus>,
    pub filed_on: Option<Date>,
    pub registered_on: Option<Date>,
    pub sector: Option<Sector>,
    pub function: Option<OrgFunction>,
    /// 1 to 5, associations only.
    pub stars: Option<u8>,
    /// Self-chosen strength tags, terms of a pack; never scored.
    pub strengths: Vec<String>,
    /// Checked for work with children and vulnerable people.
    pub vetted: bool,
    pub consent: Option<Consent>,
    /// `node/123`, `way/123` or `relation/123`.
    pub osm_ref: Option<String>,
    pub note: String,
    pub visibility: Visibility,
    pub stamp: Stamp,
    pub extra: Extra,
}

impl Default for Asset {
    fn default() -> Self {
        Self::new(Id::NIL, AssetKind::default(), String::new())
    }
}

impl Asset {
    /// An active asset without a place yet; an individual's place is shown only to the building.
    #[must_use]
    pub fn new(id: Id, kind: AssetKind, name: String) -> Self {
        let precision = if kind == AssetKind::Individual { Precision::Building } else { Precision::Exact };
        Self {
            id,
            kind,
            name,
            precision,
            category: None,
            position: None,
            state: AssetState::Active,
            gifts: Vec::new(),
            serves: Vec::new(),
            reach_m: None,
            availability: Vec::new(),
            capacity: None,
            languages: Vec::new(),
            exchange_mode: None,
            legal_status: None,
            filed_on: None,
            registered_on: None,
            sector: None,
            function: None,
            stars: None,
            strengths: Vec::new(),
            vetted: false,
            consent: None,
            osm_ref: None,
            note: String::new(),
            visibility: Visibility::Team,
            stamp: Stamp::default(),
            extra: Extra::default(),
        }
    }
}
