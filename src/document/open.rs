//! A document's beginnings: created anew, or replayed from its updates; and its ends: bytes for storage and other tabs.

use super::listen::Ear;
use super::migrate::{self, Migration};
use super::plan::differing;
use super::schema::{self, Roots, SCHEMA};
use super::{Document, DocumentError, Origin, Outlet, Unreadable, merge, wire};
use crate::model::{Info, Workspace};
use std::collections::BTreeMap;
use std::sync::Mutex;
use yrs::updates::decoder::Decode;
use yrs::updates::encoder::Encode;
use yrs::{Any, Doc, IdSet, Map, ReadTxn, StateVector, Transact, Update};

/// How opening went.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// Places, in the order given, of updates that could not be read and were passed over.
    pub broken: Vec<usize>,
    /// See [`Document::unreadable`].
    pub unreadable: Vec<Unreadable>,
    /// See [`Document::is_pending`].
    pub pending: bool,
    /// What migrating from an older schema changed, to be stored.
    pub migrated: Option<Outlet>,
}

impl Document {
    /// A new community's document and the update that creates it; the creation is no step of undo.
    ///
    /// `client` is random, below 2^53, and never used twice: one for each tab and session.
    #[must_use]
    pub fn create(client: u64, info: Info) -> (Self, Outlet) {
        let mut document = Self::blank(client);
        let ((), update) = document.transact(|txn, roots| {
            roots.info.insert(txn, SCHEMA, migrate::OURS);
            let blank = schema::info_defaults();
            for (key, value) in differing(blank, schema::info_fields(&info).unwrap_or_default()) {
                roots.info.insert(txn, key, value.unwrap_or(Any::Null));
            }
        });
        let mut outlet = Outlet::new(update, Origin::Local);
        document.settle(&mut outlet);
        (document, outlet)
    }

    /// Replays updates one by one, in any order; broken ones are passed over and named.
    ///
    /// `client` as for [`Self::create`]. Errors only with [`DocumentError::Newer`].
    pub fn open<'a>(client: u64, updates: impl IntoIterator<Item = &'a [u8]>) -> Result<(Self, Opened), DocumentError> {
        open_with(client, updates, migrate::MIGRATIONS)
    }

    /// The whole document as one update, with all that is still waiting: for compaction and for other tabs.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        self.doc().transact().encode_state_as_update_v1(&StateVector::default())
    }

    /// What this document has, for another that wants to know what it missed.
    #[must_use]
    pub fn state_vector(&self) -> Vec<u8> {
        self.doc().transact().state_vector().encode_v1()
    }

    /// An update with all that a document with this state vector has missed.
    pub fn diff_since(&self, state_vector: &[u8]) -> Result<Vec<u8>, DocumentError> {
        wire::check_state_vector(state_vector)?;
        let theirs = StateVector::decode_v1(state_vector).map_err(|error| DocumentError::Malformed(error.to_string()))?;
        Ok(self.doc().transact().encode_state_as_update_v1(&theirs))
    }

    /// Whether something is known to be missing: an update arrived of which an earlier one has not. Its content may be partly
    /// out of sight until then; never replace the log by a fresh document meanwhile.
    #[must_use]
    pub fn is_pending(&self) -> bool {
        let txn = self.doc().transact();
        let here = txn.state_vector();
        txn.has_missing_updates() || self.heard_of.iter().any(|(&client, &clock)| here.get(&yrs::ClientID::new(client)) < clock)
    }

    pub(super) fn blank(client: u64) -> Self {
        let doc = Doc::with_client_id(client & wire::MAX_CLIENT);
        let roots = Roots::new(&doc);
        let ear = Ear::at(&roots);
        Self {
            doc,
            roots,
            ear,
            workspace: Workspace::default(),
            dangling: BTreeMap::new(),
            parents: BTreeMap::new(),
            unreadable: Vec::new(),
            waiting: Mutex::default(),
            undo: Vec::new(),
            redo: Vec::new(),
            heard_of: BTreeMap::new(),
            awaited: IdSet::new(),
            newer: None,
        }
    }

    /// Replays one update without looking at what it changed.
    fn replay(&mut self, bytes: &[u8]) -> Result<(), DocumentError> {
        let wire = wire::read(bytes)?;
        self.apply(bytes)?;
        self.hear_of(&wire);
        Ok(())
    }

    /// Lets an update into the CRDT, and that alone.
    pub(super) fn apply(&self, bytes: &[u8]) -> Result<(), DocumentError> {
        let update = Update::decode_v1(bytes).map_err(|error| DocumentError::Malformed(error.to_string()))?;
        self.doc.transact_mut().apply_update(update).map_err(|error| DocumentError::Inconsistent(error.to_string()))
    }

    /// One last try for what still waits.
    fn retry(&mut self) {
        let mut txn = self.doc().transact_mut();
        // An update that contradicts itself was named when it came.
        let _ = merge::retry_waiting(&mut txn);
    }

    /// Remembers how far each client's updates reach.
    pub(super) fn hear_of(&mut self, wire: &wire::Wire) {
        for (client, clock) in wire.ends() {
            let known = self.heard_of.entry(client).or_default();
            *known = clock.max(*known);
        }
    }
}

/// [`Document::open`] with other migrations than ours.
pub(super) fn open_with<'a>(
    client: u64,
    updates: impl IntoIterator<Item = &'a [u8]>,
    migrations: &[Migration],
) -> Result<(Document, Opened), DocumentError> {
    let mut document = Document::blank(client);
    let updates = updates.into_iter().enumerate();
    let broken = updates.filter_map(|(place, bytes)| document.replay(bytes).is_err().then_some(place)).collect();
    document.retry();
    let migrated = migrate::run(document.doc(), &document.roots, migrations)?;
    document.ear.take();
    document.scan();
    let opened = Opened { broken, unreadable: document.unreadable.clone(), pending: document.is_pending(), migrated };
    Ok((document, opened))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// So that a signal or a worker can hold it.
    #[test]
    fn a_document_is_send_and_sync() {
        fn is_send_and_sync<T: Send + Sync>(_: &T) {}
        is_send_and_sync(&Document::create(1, Info::default()).0);
    }
}
