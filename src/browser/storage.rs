//! What this device keeps: communities, the log of each one's document, files. One shape over IndexedDB and plain memory; both pass one acceptance suite.

mod connection;
mod error;
mod indexed_db;
mod memory;
mod quota;

pub use error::StorageError;
pub use indexed_db::IndexedDb;
pub use memory::Memory;
pub use quota::{Estimate, estimate, persist, persisted};

use crate::model::{Counts, Id, Timestamp};
use serde::{Deserialize, Serialize};
use web_sys::Blob;

/// The database of the app itself; tests open others.
pub const DATABASE: &str = "linli";

/// What Start shows of a community without opening its document.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CommunityEntry {
    pub id: Id,
    pub name: String,
    #[serde(default)]
    pub counts: Counts,
    #[serde(default)]
    pub opened_at: Timestamp,
    #[serde(default)]
    pub changed_at: Timestamp,
    /// When a full backup last left this device.
    #[serde(default)]
    pub backup_at: Option<Timestamp>,
    /// Set while it lies in the bin; `delete_community_for_good` empties it.
    #[serde(default)]
    pub deleted_at: Option<Timestamp>,
}

/// Where an update stands in the log; grows by each append and is never given out twice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UpdateKey(pub u64);

/// What is known of a kept file (photo, plan, tiles, reference layer) without reading it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileEntry {
    pub community: Id,
    /// The name under which the document speaks of it; two communities may use the same one.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Media type, `image/jpeg`.
    pub kind: String,
    pub bytes: u64,
    pub added_at: Timestamp,
}

/// A handle, cheap to clone. Every write resolves only once it is as durable as it will get.
#[derive(Clone)]
pub enum Storage {
    /// On disk: survives the tab, the browser and a power cut.
    IndexedDb(IndexedDb),
    /// As long as the page: say so on screen.
    Memory(Memory),
}

macro_rules! either {
    ($self:ident, $store:ident => $call:expr) => {
        match $self {
            Storage::IndexedDb($store) => $call.await,
            Storage::Memory($store) => $call.await,
        }
    };
}

impl Storage {
    /// Opens this device's database. On an error the app goes on with `in_memory()` and a banner.
    pub async fn open() -> Result<Self, StorageError> {
        IndexedDb::open(DATABASE).await.map(Self::IndexedDb)
    }

    /// Keeps everything as long as the page; never full, never fails.
    #[must_use]
    pub fn in_memory() -> Self {
        Self::Memory(Memory::default())
    }

    /// Whether what is written outlives the page.
    #[must_use]
    pub fn is_durable(&self) -> bool {
        matches!(self, Self::IndexedDb(_))
    }

    /// All communities, also those in the bin, in order of creation.
    pub async fn communities(&self) -> Result<Vec<CommunityEntry>, StorageError> {
        either!(self, store => store.communities())
    }

    /// Adds a community or replaces its entry.
    pub async fn put_community(&self, entry: &CommunityEntry) -> Result<(), StorageError> {
        either!(self, store => store.put_community(entry))
    }

    /// Appends one update to the log; resolved once it is on disk.
    pub async fn append_update(&self, community: Id, update: &[u8]) -> Result<UpdateKey, StorageError> {
        either!(self, store => store.append_update(community, update))
    }

    /// The log in the order to replay it: snapshots first, then updates as they were appended.
    pub async fn updates_of(&self, community: Id) -> Result<Vec<(UpdateKey, Vec<u8>)>, StorageError> {
        either!(self, store => store.updates_of(community))
    }

    /// In one transaction puts the snapshot down and takes exactly those updates away; all that was appended meanwhile stays. Returns the snapshot's key.
    pub async fn compact(&self, community: Id, contained: &[UpdateKey], snapshot: &[u8]) -> Result<UpdateKey, StorageError> {
        either!(self, store => store.compact(community, contained, snapshot))
    }

    /// Keeps a file, replacing the one of the same id in the same community.
    pub async fn put_file(&self, entry: &FileEntry, blob: &Blob) -> Result<(), StorageError> {
        either!(self, store => store.put_file(entry, blob))
    }

    /// A kept file; `None` when this device does not have it.
    pub async fn get_file(&self, community: Id, id: &str) -> Result<Option<(FileEntry, Blob)>, StorageError> {
        either!(self, store => store.get_file(community, id))
    }

    /// Forgets a file; nothing happens when there is none.
    pub async fn delete_file(&self, community: Id, id: &str) -> Result<(), StorageError> {
        either!(self, store => store.delete_file(community, id))
    }

    /// What files a community has here, by id.
    pub async fn files_of(&self, community: Id) -> Result<Vec<FileEntry>, StorageError> {
        either!(self, store => store.files_of(community))
    }

    /// In one transaction takes away the entry, the log and the files. Cannot be undone.
    pub async fn delete_community_for_good(&self, community: Id) -> Result<(), StorageError> {
        either!(self, store => store.delete_community_for_good(community))
    }

    /// Takes away everything, for all tabs. What any handle is asked from now on gives `Closed`. Cannot be undone.
    pub async fn erase(&self) -> Result<(), StorageError> {
        match self {
            Self::IndexedDb(_) => IndexedDb::delete(DATABASE).await,
            Self::Memory(store) => {
                store.erase();
                Ok(())
            }
        }
    }
}
