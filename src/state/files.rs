//! Files between this device and the open community: kept pictures and tiles, files read by the worker, the backup.

use super::footpaths;
use super::photos;
use super::project::Project;
use super::reading::read_file;
use super::shelf::{Shelf, ShelfError};
use crate::browser::files::{self, FileError};
use crate::browser::storage::{FileEntry, StorageError};
use crate::browser::{Blob, File, clock, ids, pictures, share};
use crate::document::Merged;
use crate::exchange::job::{Answer, Request, Took};
use crate::exchange::{self, Copy, Level, Pictures};
use crate::model::{Base, Id, Info, Workspace};
use crate::packs::{LONGEST_OWN_PACK, SAMPLE_PLAN};
use crate::words::Lang;
use leptos::prelude::GetUntracked;

/// The text of a pack, read no further than tells that it is too long for one.
pub async fn read_pack(file: &File) -> Result<String, FileError> {
    // Four bytes more: a mark at the beginning does not count.
    let end = i32::try_from(LONGEST_OWN_PACK + 4).unwrap_or(i32::MAX);
    let head = file.slice_with_i32_and_i32(0, end).map_err(|_| FileError::Unreadable { detail: file.name() })?;
    files::read_text(&head).await
}

/// Where the records of a file went.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Taken {
    pub community: Id,
    /// What another tablet's document brought, where it was merged; nothing else is counted then.
    pub merged: Option<Merged>,
    /// Records that came.
    pub count: usize,
    /// Records that are here already and stayed as they are.
    pub kept: usize,
    /// Links left out because one of their ends is not there.
    pub loose: usize,
}

/// Puts what a file held into `target`, or makes a community of it; where the file is a copy for others, what is here already stays.
/// Pictures come before the records that name them: whoever is shown a record is shown its photos.
pub async fn take_in(took: Took, shelf: Shelf, target: Option<Project>, file_name: String) -> Result<Taken, ShelfError> {
    let (info, pictures, update, made) = (took.info, took.pictures, took.update, took.made);
    let target = match &info {
        Some(Info { id, .. }) if target.is_none() && shelf.has(*id).await => {
            shelf.bring_back(*id);
            Some(shelf.open_community(*id).await?)
        }
        _ => target,
    };
    if let (Some(update), Some(info)) = (update, &info)
        && target.is_none_or(|project| project.peek(|workspace| workspace.info.id) == Some(info.id))
    {
        keep_pictures(shelf, info.id, pictures).await?;
        return take_document(update, info, shelf, target, took.records.len()).await;
    }
    let here = move |id: Id| target?.peek(|workspace| workspace.kind_of(id)).flatten();
    let (records, kept) = exchange::keep_ours(took.records, took.level, here);
    let (records, loose) = exchange::fit_together(records, here);
    let count = records.len();
    let made = made.filter(|_| kept + loose == 0);
    let community = match target {
        Some(project) => {
            let id = project.peek(|workspace| workspace.info.id).unwrap_or_default();
            keep_pictures(shelf, id, pictures).await?;
            project.take_in(records, made, file_name)?;
            id
        }
        None => {
            let title = file_name.rsplit_once('.').map_or(file_name.as_str(), |(stem, _)| stem).to_owned();
            let info = info.unwrap_or_else(|| Info::new(ids::new_id(), title, clock::now()));
            let id = info.id;
            keep_pictures(shelf, id, pictures).await?;
            shelf.create(info, records, made).await?;
            id
        }
    };
    Ok(Taken { community, merged: None, count, kept, loose })
}

/// Makes the community, or merges into it; on the disk when it answers.
async fn take_document(update: Vec<u8>, info: &Info, shelf: Shelf, here: Option<Project>, count: usize) -> Result<Taken, ShelfError> {
    let merged = match here {
        Some(project) => Some(project.merge(&update).await?),
        None => shelf.adopt(info, &update).await.map(|_| None)?,
    };
    Ok(Taken { community: info.id, merged, count, ..Taken::default() })
}

/// A community of its own from the sample, on the plan that comes with the app; `None` when that cannot be.
pub async fn open_sample(shelf: Shelf, lang: Lang) -> Option<Id> {
    let reading = read_file(&Request::Sample { lang, now: clock::now() }, &[], |_| ()).ok()?;
    let Ok(Answer::Took(Took { info: Some(info), records, .. })) = reading.await else { return None };
    let id = info.id;
    shelf.keep_shipped(id, SAMPLE_PLAN, "sample/plan.svg").await.ok()?;
    shelf.create(info, records, None).await.ok().map(|_| id)
}

async fn keep_pictures(shelf: Shelf, community: Id, kept: Pictures) -> Result<(), ShelfError> {
    for (file, uri) in kept {
        // A backup whose picture is damaged still gives its records; the map says that the picture is missing.
        if let Ok(blob) = pictures::data_uri_to_blob(&uri) {
            keep(shelf, community, &file, &file, &blob).await?;
        }
    }
    Ok(())
}

/// Keeps a file under the id by which the document speaks of it.
pub(super) async fn keep(shelf: Shelf, community: Id, id: &str, name: &str, blob: &Blob) -> Result<(), StorageError> {
    let entry = FileEntry {
        community,
        id: id.to_owned(),
        name: name.to_owned(),
        kind: blob.type_(),
        bytes: blob.size() as u64,
        added_at: clock::now(),
    };
    shelf.storage().put_file(&entry, blob).await
}

/// Why a file did not become a base.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum KeepError {
    #[error(transparent)]
    File(#[from] FileError),
    #[error(transparent)]
    Storage(#[from] StorageError),
    #[error("expected a PMTiles file of version 3, found something else")]
    NotPmtiles,
}

/// Keeps a PMTiles file as it is.
pub async fn keep_tiles(shelf: Shelf, community: Id, file: File) -> Result<Base, KeepError> {
    let head = file.slice_with_i32_and_i32(0, 8).map_err(|_| KeepError::NotPmtiles)?;
    if files::read_bytes(&head).await? != *b"PMTiles\x03" {
        return Err(KeepError::NotPmtiles);
    }
    let id = ids::new_id().to_string();
    keep(shelf, community, &id, &file.name(), &file).await?;
    Ok(Base::Pmtiles { file: id, name: file.name() })
}

/// Everything, or what a level lets others see, as one GeoJSON file that Linli reads back and GIS tools open, handed to the downloads folder.
/// Answers how many photos it has no room for.
pub async fn export_file(project: Project, shelf: Shelf, level: Level) -> Result<usize, FileError> {
    let Written { name, bytes, left_out } = write_file(project, shelf, level).await?;
    files::download(&format!("{name}.geojson"), "application/geo+json", &bytes)?;
    if level == Level::Full && left_out == 0 {
        shelf.backed_up(project.peek(|workspace| workspace.info.id).unwrap_or_default());
    }
    Ok(left_out)
}

/// Why a community's backup was not written.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum BackupError {
    #[error(transparent)]
    Shelf(#[from] ShelfError),
    #[error(transparent)]
    File(#[from] FileError),
    /// The file is there, but not all of the photos are in it.
    #[error("expected a backup with all photos, found no room for {count}")]
    PhotosLeftOut { count: usize },
}

/// The full backup of any community of this device, handed to the downloads folder; it is the open one then.
pub async fn save_backup(shelf: Shelf, id: Id) -> Result<(), BackupError> {
    let open = shelf.project.get_untracked().filter(|project| project.peek(|workspace| workspace.info.id) == Some(id));
    let project = match open {
        Some(project) => project,
        None => shelf.open_community(id).await?,
    };
    match export_file(project, shelf, Level::Full).await? {
        0 => Ok(()),
        count => Err(BackupError::PhotosLeftOut { count }),
    }
}

/// Everything, by the system's share sheet, to another tablet or a person nearby. Answers how many photos it has no room for.
pub async fn share_backup(project: Project, shelf: Shelf) -> Result<usize, FileError> {
    let (ending, kind) = share::shared_kind().ok_or_else(|| FileError::Unwritable { detail: "no share sheet".to_owned() })?;
    let Written { name, bytes, left_out } = write_file(project, shelf, Level::Full).await?;
    share::share(&format!("{name}.{ending}"), kind, &bytes).await.map(|_| left_out)
}

struct Written {
    /// Without an ending.
    name: String,
    bytes: Vec<u8>,
    /// Photos it has no room for.
    left_out: usize,
}

/// What a level lets others see.
async fn write_file(project: Project, shelf: Shelf, level: Level) -> Result<Written, FileError> {
    let info = project.peek(|workspace| workspace.info.clone()).unwrap_or_default();
    let mut kept = Pictures::new();
    if let Base::Picture { file, .. } = &info.base
        && level != Level::Public
        && let Some(blob) = shelf.file(info.id, file).await
    {
        kept.insert(file.clone(), pictures::blob_to_data_uri(&blob).await?);
    }
    if level != Level::Public {
        footpaths::put_into(&mut kept, shelf, info.id).await?;
    }
    let left_out = if level == Level::Full { photos::put_into(&mut kept, shelf, project).await? } else { 0 };
    let now = clock::now();
    let copy = |of: fn(&Workspace) -> Copy| project.peek(|workspace| exchange::write_copy(&of(workspace), now, &kept).ok()).flatten();
    let written = match level {
        Level::Full => project.full_backup(now, &kept),
        Level::Team => copy(exchange::team_copy),
        Level::Public => copy(exchange::public_copy),
    };
    let Some(bytes) = written else { return Err(FileError::Unwritable { detail: level.to_string() }) };
    let level_said = if level == Level::Full { String::new() } else { format!("{level}-") };
    Ok(Written { name: file_stem(&info.name, &format!("{level_said}{}", clock::day_of(now))), bytes, left_out })
}

/// `石排湾-2026-11-24.geojson`; what file systems refuse becomes a dash.
#[must_use]
pub fn file_name(community: &str, what: &str, ending: &str) -> String {
    format!("{}.{ending}", file_stem(community, what))
}

fn file_stem(community: &str, what: &str) -> String {
    let safe: String = community.trim().chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).take(60).collect();
    format!("{}-{what}", safe.trim_matches('-'))
}
