//! Keys of the document: root maps, fields, and the values written under them.

use super::EditError;
use super::fields::Fields;
use crate::model::{Action, Area, Asset, Event, Id, Info, Link, Need, Record, RecordKind, Timestamp};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::sync::OnceLock;
use yrs::encoding::serde::{from_any, to_any};
use yrs::{Any, Doc, Map, MapRef, Out, ReadTxn};

/// Root map of the community's own fields.
pub(super) const INFO: &str = "info";
/// Key of the schema version within [`INFO`].
pub(super) const SCHEMA: &str = "schema";
/// Root map of who wrote: client id → the name a device gave itself.
const HANDS: &str = "hands";
/// Key of a record's [`Tombstone`].
pub(super) const DELETED: &str = "deleted_at";
/// Key of the moment of a record's last edit.
pub(super) const UPDATED: &str = "updated_at";
/// Keys that follow from an edit and are no edit of their own.
pub(super) const BOOKKEEPING: [&str; 3] = ["created_at", UPDATED, "device"];

/// A key of a record or of the community.
pub(super) type Key = Cow<'static, str>;

/// Whether a key is no edit of its own.
pub(super) fn is_bookkeeping(key: &str) -> bool {
    key == SCHEMA || key == DELETED || BOOKKEEPING.contains(&key)
}

/// What one key of the document belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    Info,
    Record(RecordKind, Id),
}

/// Stands at [`DELETED`] in a deleted record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Tombstone {
    pub at: Timestamp,
    pub by: String,
    /// `updated_at` of the record as the deleting device knew it: a different one now means that an edit was buried.
    pub seen: Timestamp,
}

impl Tombstone {
    /// What undoing sets in a record that an edit makes.
    pub(super) fn of_undoing(now: Timestamp, device: &str) -> Result<Any, EditError> {
        Self { at: now, by: device.to_owned(), seen: now }.to_any()
    }

    pub(super) fn to_any(&self) -> Result<Any, EditError> {
        to_any(self).map_err(unwritable)
    }

    /// `None` for anything else; a record with *any* value at [`DELETED`] is gone all the same.
    pub(super) fn read(value: &Any) -> Option<Self> {
        from_any(value).ok()
    }
}

/// The root maps.
pub(super) struct Roots {
    pub info: MapRef,
    pub hands: MapRef,
    assets: MapRef,
    needs: MapRef,
    areas: MapRef,
    links: MapRef,
    actions: MapRef,
    events: MapRef,
}

impl Roots {
    pub(super) fn new(doc: &Doc) -> Self {
        let root = |kind| doc.get_or_insert_map(root_name(kind));
        Self {
            info: doc.get_or_insert_map(INFO),
            hands: doc.get_or_insert_map(HANDS),
            assets: root(RecordKind::Asset),
            needs: root(RecordKind::Need),
            areas: root(RecordKind::Area),
            links: root(RecordKind::Link),
            actions: root(RecordKind::Action),
            events: root(RecordKind::Event),
        }
    }

    pub(super) fn of(&self, kind: RecordKind) -> &MapRef {
        match kind {
            RecordKind::Asset => &self.assets,
            RecordKind::Need => &self.needs,
            RecordKind::Area => &self.areas,
            RecordKind::Link => &self.links,
            RecordKind::Action => &self.actions,
            RecordKind::Event => &self.events,
        }
    }

    /// The map that holds a place's fields; `None` for a record that was never here.
    pub(super) fn map<T: ReadTxn>(&self, txn: &T, place: Place) -> Option<MapRef> {
        match place {
            Place::Info => Some(self.info.clone()),
            Place::Record(kind, id) => match self.of(kind).get(txn, &id.to_string()) {
                Some(Out::YMap(map)) => Some(map),
                _ => None,
            },
        }
    }
}

/// Root map of a record kind.
pub(super) fn root_name(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Asset => "assets",
        RecordKind::Need => "needs",
        RecordKind::Area => "areas",
        RecordKind::Link => "links",
        RecordKind::Action => "actions",
        RecordKind::Event => "events",
    }
}

/// The value under a key, unless it is missing, a shared type, or a null: nulls stand for the default, and keys are cleared by one,
/// since a removal would leave no trace in the clock by which its loss could be noticed.
pub(super) fn value<T: ReadTxn>(txn: &T, map: &MapRef, key: &str) -> Option<Any> {
    match map.get(txn, key) {
        Some(Out::Any(Any::Null | Any::Undefined)) => None,
        Some(Out::Any(value)) => Some(value),
        _ => None,
    }
}

/// Every field of a record; its stamp lies flat among them, so that its parts merge on their own.
pub(super) fn record_fields(record: &Record) -> Result<Fields, EditError> {
    let fields = match record {
        Record::Asset(asset) => fields_of(asset),
        Record::Need(need) => fields_of(need),
        Record::Area(area) => fields_of(area),
        Record::Link(link) => fields_of(link),
        Record::Action(action) => fields_of(action),
        Record::Event(event) => fields_of(event),
    }?;
    Ok(fields.with("stamp", fields_of(record.stamp())?))
}

/// Every field of what a community says of itself.
pub(super) fn info_fields(info: &Info) -> Result<Fields, EditError> {
    fields_of(info)
}

/// A kind's fields at their defaults: they are not written at creation, so that changing a default is a change of schema.
pub(super) fn defaults(kind: RecordKind) -> &'static Fields {
    static DEFAULTS: [OnceLock<Fields>; 6] = [const { OnceLock::new() }; 6];
    let [asset, need, area, link, action, event] = &DEFAULTS;
    let (slot, blank) = match kind {
        RecordKind::Asset => (asset, Record::Asset(Asset::default())),
        RecordKind::Need => (need, Record::Need(Need::default())),
        RecordKind::Area => (area, Record::Area(Area::default())),
        RecordKind::Link => (link, Record::Link(Link::default())),
        RecordKind::Action => (action, Record::Action(Action::default())),
        RecordKind::Event => (event, Record::Event(Event::default())),
    };
    slot.get_or_init(|| record_fields(&blank).unwrap_or_default())
}

/// The community's fields at their defaults.
pub(super) fn info_defaults() -> &'static Fields {
    static DEFAULTS: OnceLock<Fields> = OnceLock::new();
    DEFAULTS.get_or_init(|| info_fields(&Info::default()).unwrap_or_default())
}

fn fields_of<T: Serialize>(value: &T) -> Result<Fields, EditError> {
    Fields::of(value).map_err(unwritable)
}

fn unwritable(error: impl std::fmt::Display) -> EditError {
    EditError::Unwritable(error.to_string())
}
