//! One acceptance suite for storage on disk and in memory.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::must_use_candidate,
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    clippy::disallowed_types,
    reason = "helpers of tests stop the test, and tests may read files, print and take the time"
)]

use linli::browser::storage::{CommunityEntry, FileEntry, IndexedDb, Storage, StorageError, UpdateKey};
use linli::browser::{clock, files, ids};
use linli::model::{Counts, Id, Timestamp};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// A place to keep things that can be opened more than once.
enum Place {
    Disk(String),
    Memory(Storage),
}

impl Place {
    fn all() -> Vec<Self> {
        vec![Self::Disk(format!("linli-test-{}", ids::new_id())), Self::Memory(Storage::in_memory())]
    }

    /// A connection of its own.
    async fn open(&self) -> Storage {
        match self {
            Self::Disk(name) => Storage::IndexedDb(IndexedDb::open(name).await.unwrap()),
            Self::Memory(storage) => storage.clone(),
        }
    }

    /// Closes the connection and opens another.
    async fn reopen(&self, storage: Storage) -> Storage {
        if let Storage::IndexedDb(database) = storage {
            database.close();
        }
        self.open().await
    }
}

async fn on_both(test: impl AsyncFn(&Place)) {
    for place in Place::all() {
        test(&place).await;
        if let Place::Disk(name) = &place {
            IndexedDb::delete(name).await.unwrap();
        }
    }
}

fn entry(id: Id, name: &str) -> CommunityEntry {
    CommunityEntry {
        id,
        name: name.to_owned(),
        counts: Counts { assets: 3, needs: 2, areas: 1, links: 4, actions: 2, events: 1 },
        opened_at: clock::now(),
        changed_at: clock::now(),
        backup_at: None,
        deleted_at: None,
    }
}

fn file(community: Id, id: &str, bytes: u64) -> FileEntry {
    FileEntry {
        community,
        id: id.to_owned(),
        name: "plan of the estate 屋邨平面圖.png".to_owned(),
        kind: "image/png".to_owned(),
        bytes,
        added_at: clock::now(),
    }
}

async fn bytes_of(storage: &Storage, community: Id) -> Vec<Vec<u8>> {
    storage.updates_of(community).await.unwrap().into_iter().map(|(_, bytes)| bytes).collect()
}

#[wasm_bindgen_test]
async fn the_log_reads_back_in_order_after_reopening() {
    on_both(async |place| {
        let storage = place.open().await;
        let (ours, theirs) = (ids::new_id(), ids::new_id());
        let mut keys = Vec::new();
        for number in 0..50_u8 {
            keys.push(storage.append_update(ours, &[number, 0, 255]).await.unwrap());
            storage.append_update(theirs, &[number]).await.unwrap();
        }
        storage.append_update(ours, &[]).await.unwrap();
        assert!(keys.is_sorted_by(|a, b| a < b), "{keys:?}");
        let storage = place.reopen(storage).await;
        let mut expected: Vec<Vec<u8>> = (0..50).map(|number| vec![number, 0, 255]).collect();
        expected.push(Vec::new());
        assert_eq!(bytes_of(&storage, ours).await, expected);
        assert_eq!(bytes_of(&storage, theirs).await.len(), 50);
        assert!(bytes_of(&storage, ids::new_id()).await.is_empty());
    })
    .await;
}

#[wasm_bindgen_test]
async fn compaction_keeps_what_was_appended_meanwhile() {
    on_both(async |place| {
        let storage = place.open().await;
        let (ours, theirs) = (ids::new_id(), ids::new_id());
        for number in 0..5 {
            storage.append_update(ours, &[number]).await.unwrap();
        }
        storage.append_update(theirs, b"theirs").await.unwrap();
        let contained: Vec<UpdateKey> = storage.updates_of(ours).await.unwrap().into_iter().map(|(key, _)| key).collect();
        let late = storage.append_update(ours, b"late").await.unwrap();
        let snapshot = storage.compact(ours, &contained, b"snapshot").await.unwrap();
        assert_eq!(storage.updates_of(ours).await.unwrap(), [(snapshot, b"snapshot".to_vec()), (late, b"late".to_vec())]);

        // A tab that compacts the same updates late takes nothing away that was written since.
        storage.compact(ours, &contained, b"stale").await.unwrap();
        let storage = place.reopen(storage).await;
        assert_eq!(bytes_of(&storage, ours).await, [b"snapshot".to_vec(), b"stale".to_vec(), b"late".to_vec()]);
        assert_eq!(bytes_of(&storage, theirs).await, [b"theirs".to_vec()]);
    })
    .await;
}

#[wasm_bindgen_test]
async fn communities_are_replaced_not_doubled() {
    on_both(async |place| {
        let storage = place.open().await;
        let first = entry(ids::new_id(), "翠屏邨");
        let mut second = entry(ids::new_id(), "Riverside");
        storage.put_community(&second).await.unwrap();
        storage.put_community(&first).await.unwrap();
        second.backup_at = Some(Timestamp(1_800_000_000_000));
        second.deleted_at = Some(clock::now());
        storage.put_community(&second).await.unwrap();
        let storage = place.reopen(storage).await;
        let mut expected = vec![first, second];
        expected.sort_by_key(|entry| entry.id);
        assert_eq!(storage.communities().await.unwrap(), expected);
    })
    .await;
}

#[wasm_bindgen_test]
async fn files_come_back_whole_and_communities_do_not_share_them() {
    on_both(async |place| {
        let storage = place.open().await;
        let (ours, theirs) = (ids::new_id(), ids::new_id());
        let bytes: Vec<u8> = (0..=255).cycle().take(300_000).collect();
        let blob = files::to_blob(&bytes, "image/png").unwrap();
        let plan = file(ours, "sha-1", 300_000);
        storage.put_file(&plan, &blob).await.unwrap();
        storage.put_file(&file(theirs, "sha-1", 1), &files::to_blob(b"x", "text/plain").unwrap()).await.unwrap();
        storage.put_file(&file(ours, "sha-2", 1), &files::to_blob(b"y", "text/plain").unwrap()).await.unwrap();
        storage.delete_file(ours, "sha-2").await.unwrap();
        storage.delete_file(ours, "never there").await.unwrap();
        let storage = place.reopen(storage).await;
        let (entry, kept) = storage.get_file(ours, "sha-1").await.unwrap().unwrap();
        assert_eq!(entry, plan);
        assert_eq!(kept.type_(), "image/png");
        assert_eq!(files::read_bytes(&kept).await.unwrap(), bytes);
        assert_eq!(storage.files_of(ours).await.unwrap(), [plan]);
        assert!(storage.get_file(ours, "sha-2").await.unwrap().is_none());
    })
    .await;
}

#[wasm_bindgen_test]
async fn deleting_for_good_leaves_the_others() {
    on_both(async |place| {
        let storage = place.open().await;
        let (ours, theirs) = (ids::new_id(), ids::new_id());
        for community in [ours, theirs] {
            storage.put_community(&entry(community, "x")).await.unwrap();
            storage.append_update(community, b"one").await.unwrap();
            storage.append_update(community, b"two").await.unwrap();
            storage.put_file(&file(community, "photo", 1), &files::to_blob(b"p", "image/jpeg").unwrap()).await.unwrap();
        }
        storage.delete_community_for_good(ours).await.unwrap();
        let storage = place.reopen(storage).await;
        assert_eq!(storage.communities().await.unwrap().iter().map(|entry| entry.id).collect::<Vec<_>>(), [theirs]);
        assert!(bytes_of(&storage, ours).await.is_empty());
        assert!(storage.files_of(ours).await.unwrap().is_empty());
        assert_eq!(bytes_of(&storage, theirs).await.len(), 2);
        assert_eq!(storage.files_of(theirs).await.unwrap().len(), 1);
    })
    .await;
}

#[wasm_bindgen_test]
async fn two_connections_write_into_one_log() {
    on_both(async |place| {
        let (one, other) = (place.open().await, place.open().await);
        let community = ids::new_id();
        for number in 0..10 {
            let key = one.append_update(community, &[number]).await.unwrap();
            assert!(other.append_update(community, &[number + 100]).await.unwrap() > key);
        }
        assert_eq!(one.updates_of(community).await.unwrap(), other.updates_of(community).await.unwrap());
        assert_eq!(bytes_of(&one, community).await.len(), 20);
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_big_update_comes_back_whole() {
    on_both(async |place| {
        let storage = place.open().await;
        let community = ids::new_id();
        let update: Vec<u8> = (0..5_000_000_u32).map(|number| (number.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        storage.append_update(community, &update).await.unwrap();
        let storage = place.reopen(storage).await;
        assert!(bytes_of(&storage, community).await == [update]);
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_closed_connection_says_so() {
    let name = format!("linli-test-{}", ids::new_id());
    let database = IndexedDb::open(&name).await.unwrap();
    let storage = Storage::IndexedDb(database.clone());
    database.close();
    assert!(matches!(storage.append_update(ids::new_id(), b"x").await, Err(StorageError::Closed { .. })));
    IndexedDb::delete(&name).await.unwrap();
}

#[wasm_bindgen_test]
async fn deleting_the_database_from_another_tab_is_not_blocked() {
    let name = format!("linli-test-{}", ids::new_id());
    let storage = Storage::IndexedDb(IndexedDb::open(&name).await.unwrap());
    IndexedDb::delete(&name).await.unwrap();
    assert!(matches!(storage.communities().await, Err(StorageError::Closed { .. })));
}

#[wasm_bindgen_test]
fn a_full_disk_has_its_own_name() {
    let full = web_sys::DomException::new_with_message_and_name("too much", "QuotaExceededError").unwrap();
    assert!(matches!(StorageError::from(full), StorageError::Full { detail } if detail.contains("too much")));
    let newer = web_sys::DomException::new_with_message_and_name("", "VersionError").unwrap();
    assert!(matches!(StorageError::from(newer), StorageError::Newer { .. }));
}

#[wasm_bindgen_test]
async fn the_browser_says_how_much_room_there_is() {
    let estimate = linli::browser::storage::estimate().await.unwrap();
    assert!(estimate.quota > 1_000_000, "{estimate:?}");
    linli::browser::storage::persist().await;
}

#[wasm_bindgen_test]
async fn every_write_is_strictly_durable_in_one_transaction() {
    let name = format!("linli-test-{}", ids::new_id());
    let storage = Storage::IndexedDb(IndexedDb::open(&name).await.unwrap());
    let watch = "const original = IDBDatabase.prototype.transaction;
        window.asked = [];
        IDBDatabase.prototype.transaction = function (stores, mode, options) {
            if (this.name === '{name}') window.asked.push(`${mode} ${options?.durability}`);
            return original.call(this, stores, mode, options);
        };";
    js_sys::eval(&format!("{{ {} }}", watch.replace("{name}", &name))).unwrap();
    let community = ids::new_id();
    let key = storage.append_update(community, b"x").await.unwrap();
    storage.compact(community, &[key], b"y").await.unwrap();
    storage.put_community(&entry(community, "x")).await.unwrap();
    storage.put_file(&file(community, "x", 1), &files::to_blob(b"x", "text/plain").unwrap()).await.unwrap();
    storage.delete_file(community, "x").await.unwrap();
    storage.delete_community_for_good(community).await.unwrap();
    let asked = js_sys::eval("window.asked.join()").unwrap().as_string().unwrap();
    assert_eq!(asked, ["readwrite strict"; 6].join(","));
    IndexedDb::delete(&name).await.unwrap();
}

#[wasm_bindgen_test]
async fn a_connection_the_browser_drops_is_opened_again() {
    let name = format!("linli-test-{}", ids::new_id());
    let storage = Storage::IndexedDb(IndexedDb::open(&name).await.unwrap());
    let watch = "const before = IDBDatabase.prototype.transaction;
        IDBDatabase.prototype.transaction = function (...all) {
            if (this.name === '{name}') window.connection = this;
            return before.apply(this, all);
        };";
    js_sys::eval(&format!("{{ {} }}", watch.replace("{name}", &name))).unwrap();
    let community = ids::new_id();
    storage.append_update(community, b"one").await.unwrap();
    js_sys::eval("window.connection.close()").unwrap();
    storage.append_update(community, b"two").await.unwrap();
    assert_eq!(bytes_of(&storage, community).await, [b"one".to_vec(), b"two".to_vec()]);
    IndexedDb::delete(&name).await.unwrap();
}
