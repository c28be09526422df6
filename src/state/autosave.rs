//! Keeps every update: appended to the log at once, said to be saved only when it is durable.

use crate::browser::storage::{Storage, StorageError, UpdateKey};
use crate::browser::{clock, locks};
use crate::model::Id;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

/// Updates after which the log is written together into one.
const LONG_LOG: usize = 500;

/// Between two tries for a community that is no longer on screen.
const TRY_AGAIN_MS: u32 = 3_000;

/// How it stands with keeping.
#[derive(Clone, Debug, PartialEq)]
pub enum Saving {
    /// Everything is on this device's disk.
    Saved,
    /// An update is on its way.
    Saving,
    /// Kept in memory only: the browser gives no storage.
    MemoryOnly,
    /// The last update could not be stored; it is kept and tried again.
    Failed(StorageError),
}

/// The log of one community; copies are the same one.
#[derive(Clone)]
pub(super) struct Autosave(Rc<Inner>);

struct Inner {
    storage: Rc<Storage>,
    community: Id,
    waiting: RefCell<VecDeque<Vec<u8>>>,
    stored: RefCell<Vec<UpdateKey>>,
    busy: Cell<bool>,
    saving: RwSignal<Saving>,
}

impl Autosave {
    /// `stored` are the log's keys that the document already contains.
    pub(super) fn new(storage: Rc<Storage>, community: Id, stored: Vec<UpdateKey>) -> Self {
        let saving = RwSignal::new(resting(&storage));
        let (waiting, stored, busy) = (RefCell::default(), RefCell::new(stored), Cell::new(false));
        Self(Rc::new(Inner { storage, community, waiting, stored, busy, saving }))
    }

    pub(super) fn saving(&self) -> RwSignal<Saving> {
        self.0.saving
    }

    /// Puts an update behind those waiting.
    pub(super) fn store(&self, update: Vec<u8>) {
        self.0.waiting.borrow_mut().push_back(update);
        self.retry();
    }

    /// Starts writing what waits, unless that is under way.
    pub(super) fn retry(&self) {
        if self.0.waiting.borrow().is_empty() || self.0.busy.replace(true) {
            return;
        }
        let inner = Rc::clone(&self.0);
        if inner.saving.try_get_untracked().is_some_and(|saving| saving != Saving::MemoryOnly) {
            inner.saving.set(Saving::Saving);
        }
        spawn_local(async move {
            let outcome = inner.write_all().await;
            inner.busy.set(false);
            inner.saving.set(match outcome {
                Ok(()) => resting(&inner.storage),
                Err(error) => Saving::Failed(error),
            });
        });
    }

    /// Where it is kept.
    pub(super) fn storage(&self) -> &Storage {
        &self.0.storage
    }

    /// Waits until all of it is as durable as it will get, or says why it is not.
    pub(super) async fn kept(&self) -> Result<(), StorageError> {
        while !self.0.waiting.borrow().is_empty() {
            if !self.0.busy.get()
                && let Some(Saving::Failed(error)) = self.0.saving.try_get_untracked()
            {
                return Err(error);
            }
            clock::sleep_ms(10).await;
        }
        Ok(())
    }

    /// What is not on the disk yet.
    pub(super) fn waiting(&self) -> Vec<Vec<u8>> {
        self.0.waiting.borrow().iter().cloned().collect()
    }

    /// Whether it keeps this community.
    pub(super) fn is_of(&self, community: Id) -> bool {
        self.0.community == community
    }

    /// Goes on for a document opened again, which contains the log under these keys and all that waits.
    pub(super) fn taken_up(self, stored: Vec<UpdateKey>) -> Self {
        self.0.stored.replace(stored);
        self
    }

    /// Tries until everything is written; a community may be put away with changes that could not be stored.
    pub(super) async fn persevere(self) {
        while !self.0.waiting.borrow().is_empty() {
            clock::sleep_ms(TRY_AGAIN_MS).await;
            self.retry();
        }
    }

    /// Whether the log has grown long enough to be written together.
    pub(super) fn is_long(&self) -> bool {
        self.0.stored.borrow().len() >= LONG_LOG
    }

    /// Replaces what the log holds so far by `snapshot`, which contains all of it; one tab at a time.
    pub(super) fn compact(&self, snapshot: Vec<u8>) {
        let contained = self.0.stored.take();
        let inner = Rc::clone(&self.0);
        spawn_local(async move {
            let lock = format!("linli-compact-{}", inner.community);
            let written = locks::with_lock(&lock, inner.storage.compact(inner.community, &contained, &snapshot)).await;
            match written {
                Ok(key) => inner.stored.borrow_mut().push(key),
                Err(_) => inner.stored.borrow_mut().extend(contained),
            }
        });
    }
}

impl Inner {
    async fn write_all(&self) -> Result<(), StorageError> {
        loop {
            let Some(update) = self.waiting.borrow().front().cloned() else { return Ok(()) };
            let key = self.storage.append_update(self.community, &update).await?;
            self.waiting.borrow_mut().pop_front();
            self.stored.borrow_mut().push(key);
        }
    }
}

fn resting(storage: &Storage) -> Saving {
    if storage.is_durable() { Saving::Saved } else { Saving::MemoryOnly }
}
