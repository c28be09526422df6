//! The communities on this device: list, open, rename, duplicate, delete and bring back.

use super::autosave::{Autosave, Saving};
use super::project::Project;
use crate::browser::storage::{self, CommunityEntry, FileEntry, Storage, StorageError};
use crate::browser::{Blob, clock, files, ids, locks};
use crate::document::{Document, DocumentError, Edit, EditError, Made};
use crate::model::{Counts, Id, Info, Record, Timestamp};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;
use thiserror::Error;

/// Why a community could not be opened or changed.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum ShelfError {
    #[error(transparent)]
    Storage(#[from] StorageError),
    #[error(transparent)]
    Document(#[from] DocumentError),
    #[error(transparent)]
    Edit(#[from] EditError),
    #[error("expected a community with id {0} on this device, found none")]
    Unknown(Id),
    /// The app comes in several files, and the one that opens communities did not come.
    #[error("expected the app's part that opens communities, it could not be loaded")]
    PartMissing,
}

/// All communities on this device, and the one that is open.
#[derive(Clone, Copy)]
pub struct Shelf {
    storage: StoredValue<Rc<Storage>, LocalStorage>,
    /// Those not deleted, last opened first.
    pub entries: RwSignal<Vec<CommunityEntry>>,
    pub project: RwSignal<Option<Project>>,
    /// Places in the open community that could not be read.
    pub unread: RwSignal<usize>,
    /// When this page was opened.
    since: Timestamp,
    /// Of communities put away before all of their changes could be stored.
    left: StoredValue<Vec<Autosave>, LocalStorage>,
}

impl Shelf {
    /// Opens the device's storage, or works in memory where there is none.
    pub async fn open() -> Self {
        let storage = Rc::new(Storage::open().await.unwrap_or_else(|_| Storage::in_memory()));
        let shelf = Self {
            storage: StoredValue::new_local(storage),
            entries: RwSignal::new(Vec::new()),
            project: RwSignal::new(None),
            unread: RwSignal::new(0),
            since: clock::now(),
            left: StoredValue::new_local(Vec::new()),
        };
        shelf.refresh().await;
        shelf
    }

    pub(crate) fn storage(self) -> Rc<Storage> {
        self.storage.get_value()
    }

    /// Reads the list anew: other tabs may have changed it.
    pub async fn refresh(self) {
        let mut entries = self.storage().communities().await.unwrap_or_default();
        entries.retain(|entry| entry.deleted_at.is_none());
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.opened_at));
        self.entries.set(entries);
    }

    /// What is listed of a community; tracked.
    #[must_use]
    pub fn entry(self, id: Id) -> Option<CommunityEntry> {
        self.entries.with(|entries| entries.iter().find(|entry| entry.id == id).cloned())
    }

    /// A new community with these records in it, opened; `made` is their update where it was made elsewhere.
    pub async fn create(self, info: Info, records: Vec<Record>, made: Option<Made>) -> Result<Project, ShelfError> {
        self.close();
        let entry = new_entry(&info);
        self.unread.set(0);
        let project = Project::create(self.storage(), info);
        if !records.is_empty() {
            project.take_in(records, made, entry.name.clone())?;
            project.begin_here();
        }
        self.storage().put_community(&entry).await?;
        self.follow(project, entry);
        Ok(project)
    }

    /// A community that another device handed over, opened; it shares its history, so that the two merge field by field.
    pub(super) async fn adopt(self, info: &Info, update: &[u8]) -> Result<Project, ShelfError> {
        // Read before anything is kept: what cannot be opened makes no community.
        let (_, opened) = Document::open(ids::client_id(), [update])?;
        if !opened.broken.is_empty() {
            return Err(DocumentError::Malformed("other bytes".to_owned()).into());
        }
        self.close();
        // The document before the entry that shows it: torn away in between, there is no community rather than an empty one.
        self.storage().append_update(info.id, update).await?;
        self.storage().put_community(&new_entry(info)).await?;
        self.open_community(info.id).await
    }

    /// Opens a community of this device; `unread` tells what could not be read of it.
    pub async fn open_community(self, id: Id) -> Result<Project, ShelfError> {
        self.close();
        let entry = self.storage().communities().await?.into_iter().find(|entry| entry.id == id).ok_or(ShelfError::Unknown(id))?;
        let left = self.left.try_update_value(|all| Some(all.remove(all.iter().position(|left| left.is_of(id))?))).flatten();
        // Asked before the log is read: what is stored meanwhile comes twice rather than not at all.
        let waiting = left.as_ref().map(Autosave::waiting).unwrap_or_default();
        let log = self.storage().updates_of(id).await?;
        let (project, opened) = Project::open(self.storage(), id, log, left.map(|left| (left, waiting)))?;
        self.unread.set(opened.broken.len() + opened.unreadable.len());
        project.take_up_choices().await;
        self.follow(project, CommunityEntry { opened_at: clock::now(), ..entry });
        Ok(project)
    }

    /// Keeps the list's name and counts in step with the open community.
    fn follow(self, project: Project, entry: CommunityEntry) {
        let shelf = self;
        // Browsers may say no; the age of the last backup stays in sight either way.
        spawn_local(async { _ = storage::persist().await });
        let write = move || {
            let Some((name, counts)) = project.peek(|workspace| (workspace.info.name.clone(), workspace.counts())) else { return };
            shelf.change_entry(entry.id, move |kept| {
                kept.name = name;
                kept.counts = counts;
                kept.opened_at = clock::now();
                kept.changed_at = clock::now();
            });
        };
        write();
        project.on_change(move |_| write());
        self.project.set(Some(project));
    }

    /// Whether a community of this id is on the device, in the bin or not.
    pub(super) async fn has(self, id: Id) -> bool {
        self.storage().communities().await.is_ok_and(|entries| entries.iter().any(|entry| entry.id == id))
    }

    /// A file the community speaks of; `None` when this device lacks it.
    pub async fn file(self, community: Id, file: &str) -> Option<Blob> {
        self.storage().get_file(community, file).await.ok().flatten().map(|(_, blob)| blob)
    }

    /// Keeps a picture that comes with the app under the name by which the sample speaks of it.
    pub async fn keep_shipped(self, community: Id, file: &str, address: &str) -> Result<(), ShelfError> {
        if let Ok(blob) = files::fetch_shipped(address).await {
            super::files::keep(self, community, file, file, &blob).await?;
        }
        Ok(())
    }

    /// Notes that a backup file was just written.
    pub fn backed_up(self, id: Id) {
        self.change_entry(id, |entry| entry.backup_at = Some(clock::now()));
    }

    /// Whether a backup of the community as it is now was written since this page was opened.
    #[must_use]
    pub fn is_backed_up(self, entry: &CommunityEntry) -> bool {
        entry.backup_at.is_some_and(|at| at >= self.since && at >= entry.changed_at)
    }

    /// Erases all communities, also those in the bin, with their files; answers how many there were of both. The storage is gone then: the page must be loaded anew.
    pub(super) async fn erase(self) -> Result<(usize, usize), StorageError> {
        self.forget();
        let storage = self.storage();
        let communities = self.entries.get_untracked().len();
        let mut files = 0;
        // What cannot be counted can still be erased.
        for entry in storage.communities().await.unwrap_or_default() {
            files += storage.files_of(entry.id).await.map_or(0, |files| files.len());
        }
        storage.erase().await?;
        self.entries.set(Vec::new());
        Ok((communities, files))
    }

    /// Lets go of everything that was opened, and of what could not be stored.
    pub fn forget(self) {
        if let Some(project) = self.project.get_untracked() {
            self.project.set(None);
            drop(project.close());
        }
        self.left.update_value(Vec::clear);
    }

    /// One change at a time, in the order asked for and across tabs: each reads what the one before it wrote.
    fn change_entry(self, id: Id, change: impl FnOnce(&mut CommunityEntry) + 'static) {
        let write = async move {
            let Ok(entries) = self.storage().communities().await else { return };
            if let Some(mut entry) = entries.into_iter().find(|entry| entry.id == id) {
                change(&mut entry);
                let _kept_in_list_only = self.storage().put_community(&entry).await;
            }
            self.refresh().await;
        };
        spawn_local(locks::with_lock("linli-shelf", write));
    }

    /// Puts the open community back on the shelf; changes that could not be stored yet are tried again until they are.
    pub fn close(self) {
        let Some(project) = self.project.get_untracked() else { return };
        self.project.set(None);
        if let Some(left) = project.close() {
            self.left.update_value(|all| all.push(left.clone()));
            spawn_local(async move {
                left.clone().persevere().await;
                self.left.update_value(|all| all.retain(|left| !left.waiting().is_empty()));
            });
        }
    }

    /// Whether leaving the page now would lose a change.
    #[must_use]
    pub fn would_lose(self) -> bool {
        let saving = self.project.try_get_untracked().flatten().and_then(|project| project.saving.try_get_untracked());
        matches!(saving, Some(Saving::Saving | Saving::Failed(_))) || self.left.try_with_value(|all| !all.is_empty()).unwrap_or_default()
    }

    /// Gives a community that is not open another name.
    pub async fn rename(self, id: Id, name: String) -> Result<(), ShelfError> {
        let project = self.open_community(id).await?;
        let before = project.peek(|workspace| workspace.info.clone()).unwrap_or_default();
        project.commit(Edit::SetInfo { after: Info { name, ..before.clone() }, before })?;
        self.refresh().await;
        Ok(())
    }

    /// A second community with the same records under another name.
    pub async fn duplicate(self, id: Id, name: String) -> Result<(), ShelfError> {
        let project = self.open_community(id).await?;
        let (info, records) = project.peek(|workspace| (workspace.info.clone(), workspace.records().collect())).unwrap_or_default();
        let copy = ids::new_id();
        for FileEntry { id: file, .. } in self.storage().files_of(id).await? {
            if let Some((entry, blob)) = self.storage().get_file(id, &file).await? {
                self.storage().put_file(&FileEntry { community: copy, ..entry }, &blob).await?;
            }
        }
        self.create(Info { id: copy, name, created_at: clock::now(), ..info }, records, None).await?;
        self.refresh().await;
        Ok(())
    }

    /// Takes a community off the list; `bring_back` undoes it.
    pub fn delete(self, id: Id) {
        self.change_entry(id, |entry| entry.deleted_at = Some(clock::now()));
    }

    pub fn bring_back(self, id: Id) {
        self.change_entry(id, |entry| entry.deleted_at = None);
    }
}

fn new_entry(info: &Info) -> CommunityEntry {
    let now = clock::now();
    CommunityEntry {
        id: info.id,
        name: info.name.clone(),
        counts: Counts::default(),
        opened_at: now,
        changed_at: now,
        backup_at: None,
        deleted_at: None,
    }
}
