//! Writing keys: only what differs is written, and each write remembers what it replaced.

use super::schema::{self, DELETED, Key, Place, Roots};
use std::sync::Arc;
use yrs::{Any, Map, MapPrelim, MapRef, TransactionMut};

/// Values for some keys of one place; `None` clears the key.
pub(super) struct Put {
    pub place: Place,
    pub fields: Vec<(Key, Option<Any>)>,
    /// How to undo it should the record be new: the tombstone to set. Without one a missing record is left missing.
    pub tombstone: Option<Any>,
}

/// One key as it was and as it is now.
#[derive(Clone, Debug)]
pub(super) struct Written {
    pub place: Place,
    pub key: Arc<str>,
    pub before: Option<Any>,
    pub after: Option<Any>,
}

impl Written {
    /// A record that was not there; `tombstone` is how to undo it.
    pub(super) fn new_record(place: Place, tombstone: Any) -> Self {
        Self { place, key: DELETED.into(), before: Some(tombstone), after: None }
    }
}

/// Carries out `puts`; what comes back is empty when the document already read so.
pub(super) fn put_all(txn: &mut TransactionMut, roots: &Roots, puts: Vec<Put>) -> Vec<Written> {
    let mut written = Vec::new();
    for Put { place, fields, tombstone } in puts {
        match (roots.map(txn, place), place, tombstone) {
            (Some(map), _, _) => {
                for (key, after) in fields {
                    let after = after.filter(|after| *after != Any::Null);
                    let before = schema::value(txn, &map, &key);
                    if before != after {
                        let key = Arc::from(key);
                        set(txn, &map, &key, after.clone());
                        written.push(Written { place, key, before, after });
                    }
                }
            }
            (None, Place::Record(kind, id), Some(tombstone)) => {
                let fields: MapPrelim = fields.into_iter().filter_map(|(key, value)| value.map(|value| (key, value))).collect();
                roots.of(kind).insert(txn, id.to_string(), fields);
                written.push(Written::new_record(place, tombstone));
            }
            (None, _, _) => {}
        }
    }
    written
}

/// Takes writes back, last first, each only where its value still stands; what comes back takes *that* back.
pub(super) fn revert(txn: &mut TransactionMut, roots: &Roots, written: &[Written]) -> Vec<Written> {
    let mut reverted = Vec::new();
    for Written { place, key, before, after } in written.iter().rev() {
        let Some(map) = roots.map(txn, *place) else { continue };
        if schema::value(txn, &map, key) == *after && before != after {
            set(txn, &map, key, before.clone());
            reverted.push(Written { place: *place, key: key.clone(), before: after.clone(), after: before.clone() });
        }
    }
    reverted
}

fn set(txn: &mut TransactionMut, map: &MapRef, key: &Arc<str>, value: Option<Any>) {
    map.insert(txn, key.clone(), value.unwrap_or(Any::Null));
}
