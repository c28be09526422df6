//! Footpaths of the open community: files of lines, kept as they came beside the document, and the network they make together.

use super::files::keep;
use super::shelf::Shelf;
use crate::browser::files::{self, FileError};
use crate::browser::storage::StorageError;
use crate::browser::{Blob, File, pictures};
use crate::exchange::Pictures;
use crate::matching::{Path, PathsError, Walking, read_paths};
use crate::model::Id;
use crate::words::Sentence;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// How the ids of such files begin; what people call the file follows.
const PREFIX: &str = "footpaths:";
const MEDIA_TYPE: &str = "application/geo+json";
/// A neighbourhood's paths have some hundred kilobytes; a country's would keep a tablet busy.
const MOST_BYTES: f64 = 16.0 * 1024.0 * 1024.0;

/// A file of footpaths that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathFile {
    /// Under which it is kept.
    pub id: String,
    pub name: String,
    /// Lines in it; none when it could not be read again.
    pub lines: usize,
}

/// Why a file was not taken.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum FootpathsError {
    #[error("expected at most {MOST_BYTES} bytes, found {found}")]
    TooLarge { found: f64 },
    #[error(transparent)]
    File(#[from] FileError),
    #[error(transparent)]
    Storage(#[from] StorageError),
    #[error(transparent)]
    Paths(#[from] PathsError),
}

impl FootpathsError {
    /// For people.
    #[must_use]
    pub fn sentence(&self) -> Sentence {
        let megabytes = |bytes: f64| format!("{:.0}", bytes / 1024.0 / 1024.0);
        match self {
            Self::TooLarge { found } => {
                Sentence::new("gaps.paths_too_large", [("most", megabytes(MOST_BYTES)), ("found", megabytes(*found))])
            }
            Self::File(_) => Sentence::new("gaps.paths_unreadable", []),
            Self::Storage(_) => Sentence::new("gaps.paths_not_kept", []),
            Self::Paths(error) => error.sentence(),
        }
    }
}

/// One a community; copies are the same one.
#[derive(Clone, Copy)]
pub struct Footpaths {
    shelf: Shelf,
    community: Id,
    files: RwSignal<Vec<PathFile>>,
    walking: RwSignal<Option<Arc<Walking>>>,
}

impl Footpaths {
    /// Of this community; they come when they have been read.
    #[must_use]
    pub fn of(shelf: Shelf, community: Id) -> Self {
        let footpaths = Self { shelf, community, files: RwSignal::new(Vec::new()), walking: RwSignal::new(None) };
        footpaths.read_again();
        footpaths
    }

    /// The files kept; tracked.
    #[must_use]
    pub fn files(self) -> Vec<PathFile> {
        self.files.get()
    }

    /// The network, where there is any; tracked.
    #[must_use]
    pub fn walking(self) -> Option<Arc<Walking>> {
        self.walking.get()
    }

    /// Keeps a file in place of the one of the same name; one that has no lines changes nothing.
    pub async fn add(self, file: File) -> Result<(), FootpathsError> {
        if file.size() > MOST_BYTES {
            return Err(FootpathsError::TooLarge { found: file.size() });
        }
        let bytes = files::read_bytes(&file).await?;
        read_paths(&String::from_utf8_lossy(&bytes))?;
        let blob = files::to_blob(&bytes, MEDIA_TYPE)?;
        keep(self.shelf, self.community, &format!("{PREFIX}{}", file.name()), &file.name(), &blob).await?;
        self.read().await;
        Ok(())
    }

    pub async fn remove(self, id: String) -> Result<(), FootpathsError> {
        self.shelf.storage().delete_file(self.community, &id).await?;
        self.read().await;
        Ok(())
    }

    /// After a file was taken in that may have brought some.
    pub fn read_again(self) {
        spawn_local(self.read());
    }

    async fn read(self) {
        let (mut found, mut all) = (Vec::new(), Vec::<Path>::new());
        for (id, blob) in kept(self.shelf, self.community).await {
            let text = files::read_text(&blob).await.unwrap_or_default();
            let paths = read_paths(&text).unwrap_or_default();
            let name = id.trim_start_matches(PREFIX).to_owned();
            found.push(PathFile { id, name, lines: paths.len() });
            all.extend(paths);
        }
        // The community may have been put away meanwhile.
        self.files.try_set(found);
        let is_none = self.walking.try_with_untracked(Option::is_none).unwrap_or(true);
        if !(all.is_empty() && is_none) {
            self.walking.try_set((!all.is_empty()).then(|| Arc::new(Walking::new(&all))));
        }
    }
}

async fn kept(shelf: Shelf, community: Id) -> Vec<(String, Blob)> {
    let entries = shelf.storage().files_of(community).await.unwrap_or_default();
    let mut kept = Vec::new();
    for entry in entries.into_iter().filter(|entry| entry.id.starts_with(PREFIX)) {
        if let Some(blob) = shelf.file(community, &entry.id).await {
            kept.push((entry.id, blob));
        }
    }
    kept
}

/// Puts them beside the pictures of a backup, from where they come back as any kept file does.
pub(super) async fn put_into(all: &mut Pictures, shelf: Shelf, community: Id) -> Result<(), FileError> {
    for (id, blob) in kept(shelf, community).await {
        all.insert(id, pictures::blob_to_data_uri(&blob).await?);
    }
    Ok(())
}
