//! A wish or need of a group in an area, never of a named person or a door.

use super::*;
use serde::{Deserialize, Serialize};

/// What a group wishes for. Its place is shown no more precisely than its area unless it is public.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Need {
    #[serde(skip)]
    pub id: Id,
    /// "We would like…"; the name people see.
    pub statement: String,
    pub category: Option<String>,
    /// Target group, a term of a pack.
    pub target_group: Option<String>,
    pub position: Option<Position>,
    pub precision: Precision,
    pub state: NeedState,
    pub people_estimate: Option<u32>,
    pub when: Vec<Slot>,
    /// Helpers or places wanted.
    pub capacity_needed: Option<u16>,
    pub languages: Vec<String>,
    pub evidence: Vec<Evidence>,
    /// What keeps people from taking part, terms of a pack.
    pub barrier: Vec<String>,
    /// Dots people stuck on it.
    pub priority_dots: Tally,
    /// Asks for a vetted helper.
    pub sensitive: bool,
    pub photos: Photos,
    pub note: String,
    pub visibility: Visibility,
    pub stamp: Stamp,
    pub extra: Extra,
}

impl Default for Need {
    fn default() -> Self {
        Self::new(Id::NIL, String::new())
    }
}

impl Need {
    /// An open need without a place yet.
    #[must_use]
    pub fn new(id: Id, statement: String) -> Self {
        Self {
            id,
            statement,
            category: None,
            target_group: None,
            position: None,
            precision: Precision::Area,
            state: NeedState::Open,
            people_estimate: None,
            when: Vec::new(),
            capacity_needed: None,
            languages: Vec::new(),
            evidence: Vec::new(),
            barrier: Vec::new(),
            priority_dots: Tally::default(),
            sensitive: false,
            photos: Photos::default(),
            note: String::new(),
            visibility: Visibility::Team,
            stamp: Stamp::default(),
            extra: Extra::default(),
        }
    }

    /// Nobody has been asked yet.
    #[must_use]
    pub fn is_unverified(&self) -> bool {
        self.evidence.is_empty()
    }
}
