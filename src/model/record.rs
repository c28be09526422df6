//! Any of the records, for what all of them share.

use super::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

super::terms::terms! {
    /// Which of the records it is; the value of `properties.record` in files.
    RecordKind "record_kind" { Asset = "asset", Need = "need", Area = "area", Link = "link", Action = "action", Event = "event" }
}

impl RecordKind {
    /// Whether a link can end at it.
    #[must_use]
    pub const fn takes_links(self) -> bool {
        matches!(self, Self::Asset | Self::Need | Self::Area)
    }
}

/// Where a record came from (provenance).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Stamp {
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    /// The device that made it, a short random name.
    pub device: String,
    /// Workshop table that recorded it.
    pub table: Option<u16>,
}

/// One record of any kind. Serialised without its id, which stands beside it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Record {
    Asset(Asset),
    Need(Need),
    Area(Area),
    Link(Link),
    Action(Action),
    Event(Event),
}

macro_rules! shared {
    ($self:ident, $record:ident => $value:expr) => {
        match $self {
            Record::Asset($record) => $value,
            Record::Need($record) => $value,
            Record::Area($record) => $value,
            Record::Link($record) => $value,
            Record::Action($record) => $value,
            Record::Event($record) => $value,
        }
    };
}

impl Record {
    #[must_use]
    pub fn id(&self) -> Id {
        shared!(self, record => record.id)
    }

    #[must_use]
    pub fn kind(&self) -> RecordKind {
        match self {
            Self::Asset(_) => RecordKind::Asset,
            Self::Need(_) => RecordKind::Need,
            Self::Area(_) => RecordKind::Area,
            Self::Link(_) => RecordKind::Link,
            Self::Action(_) => RecordKind::Action,
            Self::Event(_) => RecordKind::Event,
        }
    }

    /// What people call it; a link has no name of its own, only its reason, and an event only its outcome.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Asset(asset) => &asset.name,
            Self::Need(need) => &need.statement,
            Self::Area(area) => &area.name,
            Self::Link(link) => &link.reason,
            Self::Action(action) => &action.name,
            Self::Event(event) => &event.outcome,
        }
    }

    /// Where it stands by itself: its pin, or the middle of its outline. What stands where others do, [`Workspace::place_of`] tells.
    #[must_use]
    pub fn position(&self) -> Option<Position> {
        match self {
            Self::Asset(asset) => asset.position,
            Self::Need(need) => need.position,
            Self::Area(area) => area.shape.centre(),
            Self::Link(_) | Self::Action(_) | Self::Event(_) => None,
        }
    }

    #[must_use]
    pub fn stamp(&self) -> &Stamp {
        shared!(self, record => &record.stamp)
    }

    pub fn stamp_mut(&mut self) -> &mut Stamp {
        shared!(self, record => &mut record.stamp)
    }

    pub fn extra_mut(&mut self) -> &mut Extra {
        shared!(self, record => &mut record.extra)
    }

    /// Its fields by name as JSON, in the order it declares them; its id is none of them.
    #[must_use]
    pub fn fields(&self) -> Map<String, Value> {
        match shared!(self, record => serde_json::to_value(record)) {
            Ok(Value::Object(fields)) => fields,
            _ => Map::new(),
        }
    }

    /// A record of the same kind and id with these fields, those left out at their defaults; `None` where one cannot be read.
    #[must_use]
    pub fn with_fields(&self, fields: Map<String, Value>) -> Option<Self> {
        fn read<T: DeserializeOwned>(fields: Map<String, Value>) -> Option<T> {
            serde_json::from_value(Value::Object(fields)).ok()
        }
        let mut record = match self {
            Self::Asset(_) => Self::Asset(read(fields)?),
            Self::Need(_) => Self::Need(read(fields)?),
            Self::Area(_) => Self::Area(read(fields)?),
            Self::Link(_) => Self::Link(read(fields)?),
            Self::Action(_) => Self::Action(read(fields)?),
            Self::Event(_) => Self::Event(read(fields)?),
        };
        record.set_id(self.id());
        Some(record)
    }

    pub fn set_id(&mut self, id: Id) {
        shared!(self, record => record.id = id);
    }

    #[must_use]
    pub fn note(&self) -> &str {
        shared!(self, record => &record.note)
    }

    #[must_use]
    pub fn extra(&self) -> &Extra {
        shared!(self, record => &record.extra)
    }
}
