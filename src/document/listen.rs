//! Hears from the CRDT which keys really changed in a transaction.

use super::schema::{INFO, Roots};
use crate::model::RecordKind;
use std::collections::BTreeSet;
use std::mem;
use std::sync::{Arc, Mutex, PoisonError};
use yrs::types::{EntryChange, Event, Events, PathSegment};
use yrs::{Any, DeepObservable, Out, TransactionMut};

/// What changed since it was last asked.
#[derive(Default)]
pub(super) struct Heard {
    /// Kind and key of records with any change.
    pub records: BTreeSet<(RecordKind, Arc<str>)>,
    pub info: bool,
    /// Values that took another's place.
    pub replaced: Vec<Replaced>,
}

/// A value that took another's place; `record` is `None` for the community's own fields.
pub(super) struct Replaced {
    pub record: Option<(RecordKind, Arc<str>)>,
    pub field: Arc<str>,
    pub old: Any,
    pub new: Any,
}

/// Listens at every root map for as long as the document lives.
#[derive(Clone, Default)]
pub(super) struct Ear(Arc<Mutex<Heard>>);

impl Ear {
    /// Starts to listen.
    pub(super) fn at(roots: &Roots) -> Self {
        let ear = Self::default();
        let root = ear.clone();
        roots.info.observe_deep(INFO, move |txn, events| root.hear(None, txn, events));
        for &kind in RecordKind::ALL {
            let root = ear.clone();
            roots.of(kind).observe_deep(INFO, move |txn, events| root.hear(Some(kind), txn, events));
        }
        ear
    }

    /// Hands over what was heard and forgets it.
    pub(super) fn take(&self) -> Heard {
        mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn hear(&self, kind: Option<RecordKind>, txn: &TransactionMut, events: &Events) {
        let mut heard = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for event in events.iter() {
            let path = event.path();
            match (kind, path.front(), event) {
                (None, None, Event::Map(map)) => {
                    let changes = map.keys(txn);
                    heard.info |= !changes.is_empty();
                    heard.replaced.extend(changes.iter().filter_map(|(field, change)| replaced(None, field, change)));
                }
                (None, _, _) => heard.info = true,
                (Some(kind), None, Event::Map(map)) => heard.records.extend(map.keys(txn).keys().map(|id| (kind, id.clone()))),
                (Some(kind), Some(PathSegment::Key(id)), Event::Map(map)) if path.len() == 1 => {
                    let changes = map.keys(txn);
                    if !changes.is_empty() {
                        heard.records.insert((kind, id.clone()));
                    }
                    let record = (kind, id.clone());
                    heard.replaced.extend(changes.iter().filter_map(|(field, change)| replaced(Some(&record), field, change)));
                }
                (Some(kind), Some(PathSegment::Key(id)), _) => drop(heard.records.insert((kind, id.clone()))),
                (Some(_), _, _) => {}
            }
        }
    }
}

fn replaced(record: Option<&(RecordKind, Arc<str>)>, field: &Arc<str>, change: &EntryChange) -> Option<Replaced> {
    match change {
        EntryChange::Updated(Out::Any(old), Out::Any(new)) => {
            Some(Replaced { record: record.cloned(), field: field.clone(), old: old.clone(), new: new.clone() })
        }
        _ => None,
    }
}
