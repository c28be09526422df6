//! Storage on disk: IndexedDB, every write its own transaction with strict durability.

use super::{CommunityEntry, FileEntry, StorageError, UpdateKey};
use crate::browser::js;
use crate::model::Id;
use gloo_timers::future::TimeoutFuture;
use indexed_db_futures::database::{Database, VersionChangeEvent};
use indexed_db_futures::error::Error as DatabaseError;
use indexed_db_futures::internals::SystemRepr;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{Transaction, TransactionDurability, TransactionMode, TransactionOptions};
use js_sys::{Object, Uint8Array};
use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::pin::pin;
use std::rc::Rc;
use std::task::Poll;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, IdbTransaction};

const VERSION: u32 = 1;
/// Key: the id. Value: `CommunityEntry` as JSON text.
const COMMUNITIES: &str = "communities";
/// Key: counted up by the browser. Value: `{community, bytes, snapshot}`.
const UPDATES: &str = "updates";
/// Key: `community/id`. Value: `{community, entry, blob}`, the entry as JSON text.
const FILES: &str = "files";
/// Index of updates and files.
const BY_COMMUNITY: &str = "community";
/// Some browsers never answer a first open; nobody waits longer than this for the app.
const LONGEST_OPEN_MS: u32 = 8_000;

/// One connection; clones share it.
#[derive(Clone)]
pub struct IndexedDb(Rc<Connection>);

struct Connection {
    name: String,
    database: RefCell<Database>,
    /// A newer version wants the database: stay closed.
    superseded: Rc<Cell<bool>>,
}

/// Brings a database of any older version up to `VERSION`; a step a version.
fn upgrade(event: VersionChangeEvent, database: Database) -> Result<(), DatabaseError> {
    if event.old_version() < 1.0 {
        database.create_object_store(COMMUNITIES).build()?;
        let updates = database.create_object_store(UPDATES).with_auto_increment(true).build()?;
        updates.create_index(BY_COMMUNITY, "community".into()).build()?;
        let files = database.create_object_store(FILES).build()?;
        files.create_index(BY_COMMUNITY, "community".into()).build()?;
    }
    Ok(())
}

async fn connect(name: &str, superseded: &Rc<Cell<bool>>) -> Result<Database, StorageError> {
    let mut opening = pin!(Database::open(name).with_version(VERSION).with_on_upgrade_needed(upgrade).build()?);
    let mut limit = pin!(TimeoutFuture::new(LONGEST_OPEN_MS));
    let database = poll_fn(|context| match opening.as_mut().poll(context) {
        Poll::Ready(opened) => Poll::Ready(opened.map_err(StorageError::from)),
        Poll::Pending => limit.as_mut().poll(context).map(|()| Err(StorageError::Blocked)),
    })
    .await?;
    let on_version_change = Closure::<dyn FnMut()>::new({
        let (database, superseded) = (database.clone(), superseded.clone());
        move || {
            superseded.set(true);
            database.as_sys().close();
        }
    });
    database.as_sys().set_onversionchange(Some(on_version_change.as_ref().unchecked_ref()));
    // One small closure a connection, which lives about as long as the page.
    on_version_change.forget();
    Ok(database)
}

impl IndexedDb {
    /// Opens or creates the database of this name.
    pub async fn open(name: &str) -> Result<Self, StorageError> {
        let superseded = Rc::default();
        let database = RefCell::new(connect(name, &superseded).await?);
        Ok(Self(Rc::new(Connection { name: name.to_owned(), database, superseded })))
    }

    /// Deletes the whole database of this name; for tests and "delete everything on this device".
    pub async fn delete(name: &str) -> Result<(), StorageError> {
        Ok(Database::delete_by_name(name)?.await?)
    }

    /// Closes the connection for good; whatever is written from now on gives `Closed`.
    pub fn close(&self) {
        self.0.superseded.set(true);
        self.0.database.borrow().as_sys().close();
    }

    /// Runs the work, once more on a new connection when the browser has dropped the old one (Safari does so to tabs in the background).
    async fn with<T>(&self, work: impl AsyncFn(&Database) -> Result<T, StorageError>) -> Result<T, StorageError> {
        let database = self.0.database.borrow().clone();
        match work(&database).await {
            Err(StorageError::Closed { .. }) if !self.0.superseded.get() => {
                let database = connect(&self.0.name, &self.0.superseded).await?;
                self.0.database.replace(database.clone());
                work(&database).await
            }
            result => result,
        }
    }

    pub(super) async fn communities(&self) -> Result<Vec<CommunityEntry>, StorageError> {
        self.with(async |database| {
            let transaction = database.transaction(COMMUNITIES).build()?;
            let entries = transaction.object_store(COMMUNITIES)?.get_all::<String>().primitive()?.await?;
            entries.map(|entry| serde_json::from_str(&entry?).map_err(StorageError::damaged)).collect()
        })
        .await
    }

    pub(super) async fn put_community(&self, entry: &CommunityEntry) -> Result<(), StorageError> {
        let text = serde_json::to_string(entry).map_err(StorageError::damaged)?;
        self.with(async |database| {
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
        self.with(async |database| {
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
        self.with(async |database| {
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
        self.with(async |database| {
            let transaction = write(database, &[FILES])?;
            transaction.object_store(FILES)?.put(&value).with_key(file_key(entry.community, &entry.id)).primitive()?;
            commit(transaction).await
        })
        .await
    }

    pub(super) async fn get_file(&self, community: Id, id: &str) -> Result<Option<(FileEntry, Blob)>, StorageError> {
        self.with(async |database| {
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
        self.with(async |database| {
            let transaction = write(database, &[FILES])?;
            transaction.object_store(FILES)?.delete(file_key(community, id)).primitive()?;
            commit(transaction).await
        })
        .await
    }

    pub(super) async fn files_of(&self, community: Id) -> Result<Vec<FileEntry>, StorageError> {
        self.with(async |database| {
            let transaction = database.transaction(FILES).build()?;
            let store = transaction.object_store(FILES)?;
            let index = store.index(BY_COMMUNITY)?;
            let values = index.get_all::<Object>().with_query(community.to_string()).primitive()?.await?;
            values.map(|value| read_file_entry(&value?)).collect()
        })
        .await
    }

    pub(super) async fn delete_community_for_good(&self, community: Id) -> Result<(), StorageError> {
        self.with(async |database| {
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

fn write<'a>(database: &'a Database, stores: &[&str]) -> Result<Transaction<'a>, StorageError> {
    let options = TransactionOptions::new().with_durability(TransactionDurability::Strict);
    Ok(database.transaction(stores).with_mode(TransactionMode::Readwrite).with_options(options).build()?)
}

/// Resolves at `oncomplete`; on failure gives the transaction's own error, which is where a full disk shows.
async fn commit(transaction: Transaction<'_>) -> Result<(), StorageError> {
    let system: IdbTransaction = transaction.as_sys().clone().unchecked_into();
    transaction.commit().await.map_err(|error| system.error().map_or_else(|| error.into(), StorageError::from))
}
