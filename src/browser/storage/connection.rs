//! One connection to the database: opened with a limit, upgraded step by step, let go to newer versions, opened again when the browser drops it.

use super::StorageError;
use gloo_timers::future::TimeoutFuture;
use indexed_db_futures::database::{Database, VersionChangeEvent};
use indexed_db_futures::error::Error as DatabaseError;
use indexed_db_futures::internals::SystemRepr;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{Transaction, TransactionDurability, TransactionMode, TransactionOptions};
use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::pin::pin;
use std::rc::Rc;
use std::task::Poll;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::IdbTransaction;

const VERSION: u32 = 1;
/// Key: the id. Value: `CommunityEntry` as JSON text.
pub(super) const COMMUNITIES: &str = "communities";
/// Key: counted up by the browser. Value: `{community, bytes, snapshot}`.
pub(super) const UPDATES: &str = "updates";
/// Key: `community/id`. Value: `{community, entry, blob}`, the entry as JSON text.
pub(super) const FILES: &str = "files";
/// Index of updates and files.
pub(super) const BY_COMMUNITY: &str = "community";
/// Some browsers never answer a first open; nobody waits longer than this.
const LONGEST_OPEN_MS: u32 = 8_000;

/// The connection of one `IndexedDb`.
pub(super) struct Connection {
    name: String,
    database: RefCell<Database>,
    /// A newer version wants the database, or we were told to close: stay closed.
    superseded: Rc<Cell<bool>>,
}

impl Connection {
    pub(super) async fn open(name: &str) -> Result<Self, StorageError> {
        let superseded = Rc::default();
        let database = RefCell::new(connect(name, &superseded).await?);
        Ok(Self { name: name.to_owned(), database, superseded })
    }

    pub(super) fn close(&self) {
        self.superseded.set(true);
        self.database.borrow().as_sys().close();
    }

    /// Runs the work, once more on a new connection when the browser has dropped the old one (Safari does so to tabs in the background).
    pub(super) async fn with<T>(&self, work: impl AsyncFn(&Database) -> Result<T, StorageError>) -> Result<T, StorageError> {
        let database = self.database.borrow().clone();
        match work(&database).await {
            Err(StorageError::Closed { .. }) if !self.superseded.get() => {
                let database = connect(&self.name, &self.superseded).await?;
                self.database.replace(database.clone());
                work(&database).await
            }
            result => result,
        }
    }
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

/// Waits for the browser's answer, but not for ever.
pub(super) async fn within_limit<T>(asked: impl IntoFuture<Output = Result<T, impl Into<StorageError>>>) -> Result<T, StorageError> {
    let (mut asked, mut limit) = (pin!(asked.into_future()), pin!(TimeoutFuture::new(LONGEST_OPEN_MS)));
    poll_fn(|context| match asked.as_mut().poll(context) {
        Poll::Ready(answer) => Poll::Ready(answer.map_err(Into::into)),
        Poll::Pending => limit.as_mut().poll(context).map(|()| Err(StorageError::Blocked)),
    })
    .await
}

async fn connect(name: &str, superseded: &Rc<Cell<bool>>) -> Result<Database, StorageError> {
    let database = within_limit(Database::open(name).with_version(VERSION).with_on_upgrade_needed(upgrade).build()?).await?;
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

/// A transaction that is on disk once it completes; undone when dropped before `commit`.
pub(super) fn write<'a>(database: &'a Database, stores: &[&str]) -> Result<Transaction<'a>, StorageError> {
    let options = TransactionOptions::new().with_durability(TransactionDurability::Strict);
    Ok(database.transaction(stores).with_mode(TransactionMode::Readwrite).with_options(options).build()?)
}

/// Resolves at `oncomplete`; on failure gives the transaction's own error, which is where a full disk shows.
pub(super) async fn commit(transaction: Transaction<'_>) -> Result<(), StorageError> {
    let system: IdbTransaction = transaction.as_sys().clone().unchecked_into();
    transaction.commit().await.map_err(|error| system.error().map_or_else(|| error.into(), StorageError::from))
}
