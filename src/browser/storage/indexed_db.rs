//! Storage on disk: IndexedDB, every write its own transaction with strict durability.

use super::connection::{BY_COMMUNITY, COMMUNITIES, Connection, FILES, UPDATES, commit, within_limit, write};
use super::{CommunityEntry, FileEntry, StorageError, UpdateKey};
use crate::browser::js;
use crate::model::Id;
use indexed_db_futures::database::Database;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use js_sys::{Object, Uint8Array};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

/// One connection; clones share it.
#[derive(Clone)]
pub struct IndexedDb(Rc<Connection>);

impl IndexedDb {
    /// Opens or creates the database of this name.
    pub async fn open(name: &str) -> Result<Self, StorageError> {
        Ok(Self(Rc::new(Connection::open(name).await?)))
    }

    /// Deletes the whole database of this name. Connections to it, also those of other tabs, close for good; `Blocked` when one does not.
    pub async fn delete(name: &str) -> Result<(), StorageError> {
        within_limit(Database::delete_by_name(name)?).await
    }

    /// Closes the connection for good; whatever is asked of it from now on gives `Closed`.
    pub fn close(&self) {
        self.0.close();
    }

    pub(super) async fn communities(&self) -> Result<Vec<CommunityEntry>, StorageError> {
        self.0
            .with(async |database| {
                let transaction = database.transaction(COMMUNITIES).build()?;
                let entries = transaction.object_store(COMMUNITIES)?.get_all::<String>().primitive()?.await?;
                entries.map(|entry| serde_json::from_str(&entry?).map_err(StorageError::damaged)).collect()
            })
            .await
    }

    pub(super) async fn put_community(&self, entry: &CommunityEntry) -> Result<(), StorageError> {
        let text = serde_json::to_string(entry).map_err(StorageError::damaged)?;
        self.0
            .with(async |database| {
                let transaction = write(database, &[COMMUNITIES])?;
                transaction.object_store(COMMUNITIES)?.put(text.as_str()).with_key(entry.id.to_string()).primitive()?;
                commit(transaction).await
            })
            .await
    }

    pub(super) async fn append_update(&self, community: Id, update: &[u8]) -> Result<UpdateKey, StorageError> {
        self.compact_or_append(community, &[], update, false).await
    }

    pub(super) async fn compact(&self, community: Id, contained: &[UpdateKey], snapshot: &[u8]) -> Result<UpdateKey, StorageError> {
        self.compact_or_append(community, contained, snapshot, true).await
    }

    /// Keys are never used twice: a tab that compacts late deletes nothing that another tab has written since.
    async fn compact_or_append(
        &self,
        community: Id,
        contained: &[UpdateKey],
        bytes: &[u8],
        snapshot: bool,
    ) -> Result<UpdateKey, StorageError> {
        let value = js::object(&[
            ("community", community.to_string().into()),
            ("bytes", Uint8Array::from(bytes).into()),
            ("snapshot", snapshot.into()),
        ]);
        self.0
            .with(async |database| {
                let transaction = write(database, &[UPDATES])?;
                let store = transaction.object_store(UPDATES)?;
                let key = store.add(&value).with_key_type::<f64>().primitive()?;
                for UpdateKey(key) in contained {
                    store.delete(*key as f64).primitive()?;
                }
                drop(store);
                commit(transaction).await?;
                Ok(UpdateKey(key.await? as u64))
            })
            .await
    }

    pub(super) async fn updates_of(&self, community: Id) -> Result<Vec<(UpdateKey, Vec<u8>)>, StorageError> {
        self.0
            .with(async |database| {
                let transaction = database.transaction(UPDATES).build()?;
                let store = transaction.object_store(UPDATES)?;
                let index = store.index(BY_COMMUNITY)?;
                // Both lists are asked for in one transaction and come in the order of the keys.
                let keys = index.get_all_keys::<f64>().with_query(community.to_string()).primitive()?;
                let values = index.get_all::<JsValue>().with_query(community.to_string()).primitive()?;
                let mut updates = Vec::new();
                for (key, value) in keys.await?.zip(values.await?) {
                    let value = value?;
                    let bytes = js::get_bytes(&value, "bytes").ok_or_else(|| StorageError::damaged("an update without bytes"))?;
                    updates.push((js::get(&value, "snapshot").is_truthy(), UpdateKey(key? as u64), bytes));
                }
                updates.sort_by_key(|(is_snapshot, ..)| !is_snapshot);
                Ok(updates.into_iter().map(|(_, key, bytes)| (key, bytes)).collect())
            })
            .await
    }

    pub(super) async fn put_file(&self, entry: &FileEntry, blob: &Blob) -> Result<(), StorageError> {
        let text = serde_json::to_string(entry).map_err(StorageError::damaged)?;
        let fields = [("community", entry.community.to_string().into()), ("entry", text.into()), ("blob", blob.into())];
        let value = js::object(&fields);
        self.0
            .with(async |database| {
                let transaction = write(database, &[FILES])?;
                transaction.object_store(FILES)?.put(&value).with_key(file_key(entry.community, &entry.id)).primitive()?;
                commit(transaction).await
            })
            .await
    }

    pub(super) async fn get_file(&self, community: Id, id: &str) -> Result<Option<(FileEntry, Blob)>, StorageError> {
        self.0
            .with(async |database| {
                let transaction = database.transaction(FILES).build()?;
                let store = transaction.object_store(FILES)?;
                let found: Option<Object> = store.get(file_key(community, id)).primitive()?.await?;
                let Some(found) = found else { return Ok(None) };
                let blob = js::get(&found, "blob").dyn_into::<Blob>().map_err(|_| StorageError::damaged("a file without a blob"))?;
                Ok(Some((read_file_entry(&found)?, blob)))
            })
            .await
    }

    pub(super) async fn delete_file(&self, community: Id, id: &str) -> Result<(), StorageError> {
        self.0
            .with(async |database| {
                let transaction = write(database, &[FILES])?;
                transaction.object_store(FILES)?.delete(file_key(community, id)).primitive()?;
                commit(transaction).await
            })
            .await
    }

    pub(super) async fn files_of(&self, community: Id) -> Result<Vec<FileEntry>, StorageError> {
        self.0
            .with(async |database| {
                let transaction = database.transaction(FILES).build()?;
                let store = transaction.object_store(FILES)?;
                let index = store.index(BY_COMMUNITY)?;
                let values = index.get_all::<Object>().with_query(community.to_string()).primitive()?.await?;
                values.map(|value| read_file_entry(&value?)).collect()
            })
            .await
    }

    pub(super) async fn delete_community_for_good(&self, community: Id) -> Result<(), StorageError> {
        self.0
            .with(async |database| {
                let transaction = write(database, &[COMMUNITIES, UPDATES, FILES])?;
                transaction.object_store(COMMUNITIES)?.delete(community.to_string()).primitive()?;
                for name in [UPDATES, FILES] {
                    delete_all_of(&transaction.object_store(name)?, community).await?;
                }
                commit(transaction).await
            })
            .await
    }
}

fn file_key(community: Id, id: &str) -> String {
    format!("{community}/{id}")
}

fn read_file_entry(value: &Object) -> Result<FileEntry, StorageError> {
    let text = js::get_text(value, "entry").ok_or_else(|| StorageError::damaged("a file without an entry"))?;
    serde_json::from_str(&text).map_err(StorageError::damaged)
}

async fn delete_all_of(store: &ObjectStore<'_>, community: Id) -> Result<(), StorageError> {
    let index = store.index(BY_COMMUNITY)?;
    let keys = index.get_all_keys::<JsValue>().with_query(community.to_string()).primitive()?.await?;
    for key in keys {
        store.delete(key?).primitive()?;
    }
    Ok(())
}
