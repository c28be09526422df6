//! A typed relation between two records.

use super::*;
use serde::{Deserialize, Serialize};

/// Who is joined to what, how, and how far it has come.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Link {
    #[serde(skip)]
    pub id: Id,
    pub kind: LinkKind,
    pub from: Id,
    pub to: Id,
    pub state: LinkState,
    pub tie: Option<TieType>,
    /// Match score out of 100 when the link was made, if it came from a suggestion.
    pub score_snapshot: Option<f64>,
    pub reason: String,
    pub since: Option<Date>,
    /// Of a link that supports: how a hub helps.
    pub hub_route: Option<HubRoute>,
    /// Of a link that funds: who judges the service.
    pub evaluator: Option<String>,
    /// Of a link that funds: for how long, in people's own words.
    pub period: Option<String>,
    /// Of a link that funds: how much, in the community's currency.
    pub amount: Option<f64>,
    pub note: String,
    pub visibility: Visibility,
    pub stamp: Stamp,
    pub extra: Extra,
}

impl Default for Link {
    fn default() -> Self {
        Self::new(Id::NIL, LinkKind::default(), Id::NIL, Id::NIL)
    }
}

impl Link {
    /// A link somebody has asked for: a person made it, so it is past `suggested`.
    #[must_use]
    pub fn new(id: Id, kind: LinkKind, from: Id, to: Id) -> Self {
        Self {
            id,
            kind,
            from,
            to,
            state: LinkState::Asked,
            tie: None,
            score_snapshot: None,
            reason: String::new(),
            since: None,
            hub_route: None,
            evaluator: None,
            period: None,
            amount: None,
            note: String::new(),
            visibility: Visibility::Team,
            stamp: Stamp::default(),
            extra: Extra::default(),
        }
    }

    /// The other end as seen from `id`; `None` when the link does not touch it.
    #[must_use]
    pub fn other_end(&self, id: Id) -> Option<Id> {
        if self.from == id {
            Some(self.to)
        } else if self.to == id {
            Some(self.from)
        } else {
            None
        }
    }
}
