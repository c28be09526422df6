//! From the document's keys to typed records: one unreadable field costs that field, never the record.

use super::schema::{self, DELETED, Place, Roots, Tombstone};
use super::{Unreadable, shares};
use crate::model::{Action, Area, Asset, Event, Id, Info, Link, Need, Record, RecordKind, Stamp};
use serde::de::DeserializeOwned;
use serde::de::value::MapDeserializer;
use yrs::encoding::read::Error;
use yrs::{Any, Map, MapRef, Out, ReadTxn};

/// A record as the document holds it.
pub(super) struct Read {
    /// The record, be it deleted or not.
    pub record: Record,
    /// What stands at [`DELETED`]; anything makes the record gone.
    pub deleted: Option<Any>,
    pub unreadable: Vec<Unreadable>,
}

impl Read {
    /// Whether it was deleted by a device that did not know its last edit.
    pub(super) fn is_buried(&self) -> bool {
        let tombstone = self.deleted.as_ref().and_then(Tombstone::read);
        tombstone.is_some_and(|tombstone| tombstone.seen != self.record.stamp().updated_at)
    }
}

/// `None` when nothing of that kind ever had this id.
pub(super) fn record<T: ReadTxn>(txn: &T, roots: &Roots, kind: RecordKind, id: Id) -> Option<Read> {
    roots.map(txn, Place::Record(kind, id)).map(|map| record_in(txn, &map, kind, id))
}

/// The record whose fields lie in this map.
pub(super) fn record_in<T: ReadTxn>(txn: &T, map: &MapRef, kind: RecordKind, id: Id) -> Read {
    let known = schema::defaults(kind);
    let (mut entries, mut bad) = entries(txn, map, |key| key == DELETED || known.contains_key(shares::field_of(key)));
    shares::gather(&mut entries);
    let deleted = entries.iter().position(|(key, _)| *key == DELETED).map(|at| entries.swap_remove(at).1);
    let mut record = match kind {
        RecordKind::Asset => Record::Asset(lenient::<Asset>(&mut entries, &mut bad)),
        RecordKind::Need => Record::Need(lenient::<Need>(&mut entries, &mut bad)),
        RecordKind::Area => Record::Area(lenient::<Area>(&mut entries, &mut bad)),
        RecordKind::Link => Record::Link(lenient::<Link>(&mut entries, &mut bad)),
        RecordKind::Action => Record::Action(lenient::<Action>(&mut entries, &mut bad)),
        RecordKind::Event => Record::Event(lenient::<Event>(&mut entries, &mut bad)),
    };
    *record.stamp_mut() = lenient::<Stamp>(&mut entries, &mut bad);
    record.set_id(id);
    let unreadable = bad.into_iter().map(|field| Unreadable { record: Some(kind), id, field }).collect();
    Read { record, deleted, unreadable }
}

/// What the community says of itself.
pub(super) fn info<T: ReadTxn>(txn: &T, roots: &Roots) -> (Info, Vec<Unreadable>) {
    let known = schema::info_defaults();
    let (mut entries, mut bad) = entries(txn, &roots.info, |key| known.contains_key(shares::field_of(key)));
    shares::gather(&mut entries);
    let info = lenient(&mut entries, &mut bad);
    (info, bad.into_iter().map(|field| Unreadable { record: None, id: Id::NIL, field }).collect())
}

/// Known keys with plain values, and known keys with something else; a null stands for the default.
fn entries<'a, T: ReadTxn>(txn: &'a T, map: &'a MapRef, is_known: impl Fn(&str) -> bool) -> (Vec<(&'a str, Any)>, Vec<String>) {
    let mut entries = Vec::new();
    let mut bad = Vec::new();
    for (key, value) in map.iter(txn).filter(|(key, _)| is_known(key)) {
        match value {
            Out::Any(Any::Null | Any::Undefined) => {}
            Out::Any(value) => entries.push((key, value)),
            _ => bad.push(key.to_owned()),
        }
    }
    (entries, bad)
}

/// Takes the fields that stand in the way out of `entries` and names them in `bad`.
fn lenient<T: DeserializeOwned + Default>(entries: &mut Vec<(&str, Any)>, bad: &mut Vec<String>) -> T {
    strict(entries).unwrap_or_else(|_| {
        entries.retain(|entry| {
            let good = strict::<T>(std::slice::from_ref(entry)).is_ok();
            if !good {
                bad.push(entry.0.to_owned());
            }
            good
        });
        strict(entries).unwrap_or_default()
    })
}

fn strict<T: DeserializeOwned>(entries: &[(&str, Any)]) -> Result<T, Error> {
    T::deserialize(MapDeserializer::new(entries.iter().map(|(key, value)| (*key, value))))
}
