//! Storage for browsers that keep nothing: the same behaviour, as long as the page lasts.

use super::{CommunityEntry, FileEntry, StorageError, UpdateKey};
use crate::model::Id;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use web_sys::Blob;

/// Clones share what they hold, like two connections to one database.
#[derive(Clone, Default)]
pub struct Memory(Rc<RefCell<Shelf>>);

#[derive(Default)]
struct Shelf {
    communities: BTreeMap<Id, CommunityEntry>,
    updates: BTreeMap<UpdateKey, Update>,
    files: BTreeMap<(Id, String), (FileEntry, Blob)>,
    last_key: u64,
}

struct Update {
    community: Id,
    is_snapshot: bool,
    bytes: Vec<u8>,
}

impl Shelf {
    fn append(&mut self, community: Id, is_snapshot: bool, bytes: &[u8]) -> UpdateKey {
        self.last_key += 1;
        let key = UpdateKey(self.last_key);
        self.updates.insert(key, Update { community, is_snapshot, bytes: bytes.to_vec() });
        key
    }
}

/// Asynchronous only to look like the other storage; the contracts are `Storage`'s.
impl Memory {
    pub(super) async fn communities(&self) -> Result<Vec<CommunityEntry>, StorageError> {
        Ok(self.0.borrow().communities.values().cloned().collect())
    }

    pub(super) async fn put_community(&self, entry: &CommunityEntry) -> Result<(), StorageError> {
        self.0.borrow_mut().communities.insert(entry.id, entry.clone());
        Ok(())
    }

    pub(super) async fn append_update(&self, community: Id, update: &[u8]) -> Result<UpdateKey, StorageError> {
        Ok(self.0.borrow_mut().append(community, false, update))
    }

    pub(super) async fn updates_of(&self, community: Id) -> Result<Vec<(UpdateKey, Vec<u8>)>, StorageError> {
        let shelf = self.0.borrow();
        let mut updates: Vec<_> = shelf.updates.iter().filter(|(_, update)| update.community == community).collect();
        updates.sort_by_key(|(_, update)| !update.is_snapshot);
        Ok(updates.into_iter().map(|(key, update)| (*key, update.bytes.clone())).collect())
    }

    pub(super) async fn compact(&self, community: Id, contained: &[UpdateKey], snapshot: &[u8]) -> Result<UpdateKey, StorageError> {
        let mut shelf = self.0.borrow_mut();
        for key in contained {
            shelf.updates.remove(key);
        }
        Ok(shelf.append(community, true, snapshot))
    }

    pub(super) async fn put_file(&self, entry: &FileEntry, blob: &Blob) -> Result<(), StorageError> {
        self.0.borrow_mut().files.insert((entry.community, entry.id.clone()), (entry.clone(), blob.clone()));
        Ok(())
    }

    pub(super) async fn get_file(&self, community: Id, id: &str) -> Result<Option<(FileEntry, Blob)>, StorageError> {
        Ok(self.0.borrow().files.get(&(community, id.to_owned())).cloned())
    }

    pub(super) async fn delete_file(&self, community: Id, id: &str) -> Result<(), StorageError> {
        self.0.borrow_mut().files.remove(&(community, id.to_owned()));
        Ok(())
    }

    pub(super) async fn files_of(&self, community: Id) -> Result<Vec<FileEntry>, StorageError> {
        let shelf = self.0.borrow();
        Ok(shelf.files.values().map(|(entry, _)| entry).filter(|entry| entry.community == community).cloned().collect())
    }

    pub(super) async fn delete_community_for_good(&self, community: Id) -> Result<(), StorageError> {
        let mut shelf = self.0.borrow_mut();
        shelf.communities.remove(&community);
        shelf.updates.retain(|_, update| update.community != community);
        shelf.files.retain(|(owner, _), _| *owner != community);
        Ok(())
    }

    pub(super) fn erase(&self) {
        self.0.take();
    }
}
