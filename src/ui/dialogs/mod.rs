//! Dialogs: setting a community up, what it says of itself, files in and out, what lies under the map.

mod about;
mod base;
mod caution;
mod choices;
mod footpaths;
mod hand_over;
mod import;
mod packs;
mod queue;
mod set_up;
mod trouble;

pub use about::AboutDialog;
pub use base::BaseDialog;
pub use caution::CautionDialog;
pub use choices::{ChoicesDialog, ChoicesNotice};
pub use hand_over::HandOverDialog;
pub use import::ImportDialog;
pub use set_up::SetUp;
pub use trouble::{Trouble, sentence};

use crate::browser::files::{FileError, Given};
use crate::document::Merged;
use crate::exchange::Level;
use crate::state::{Project, Shelf, export_file, share_backup};
use crate::words::Sentence;
use caution::Caution;
use leptos::prelude::*;
use leptos::task::spawn_local;
use queue::Queue;

/// Which dialog is open. One a page.
#[derive(Clone, Copy, Default)]
pub struct Dialogs {
    pub set_up: RwSignal<bool>,
    pub import: RwSignal<bool>,
    /// The open community to another tablet.
    pub hand_over: RwSignal<bool>,
    queue: Queue,
    /// What came of the last import.
    pub imported: RwSignal<Option<Imported>>,
    /// What merges left to be settled.
    pub choices: RwSignal<bool>,
    pub about: RwSignal<bool>,
    pub base: RwSignal<bool>,
    /// Sheets to print.
    pub paper: RwSignal<bool>,
    /// Which table this tablet stands on.
    pub table: RwSignal<bool>,
    /// The code this tablet is locked with.
    pub lock: RwSignal<bool>,
    /// Erasing everything on this device.
    pub clear: RwSignal<bool>,
    /// What the pack has people read before they go on.
    pub caution: RwSignal<Option<Caution>>,
    pub cautioning: RwSignal<bool>,
    /// The last export did not become a file.
    pub export_failed: RwSignal<bool>,
    /// Photos that the file written last has no room for.
    pub left_out: RwSignal<usize>,
}

/// What came of an import.
#[derive(Clone, Default)]
pub struct Imported {
    /// Records taken.
    pub count: usize,
    pub notes: Vec<Sentence>,
    /// What another tablet's file brought, where it was merged.
    pub merged: Option<Merged>,
}

impl Dialogs {
    /// Opens the import dialog at these files, as if they had been chosen: each has its turn, after those that are in it.
    pub fn open_files(self, files: Vec<Given>) {
        if !files.is_empty() {
            self.queue.add(files);
            self.import.set(true);
        }
    }

    /// Hands the full backup to another tablet by the system's share sheet.
    pub fn share(self, project: Project, shelf: Shelf) {
        spawn_local(async move { self.tell(share_backup(project, shelf).await) });
    }

    /// Of a file that went out: that it did not, or that photos are not in it.
    fn tell(self, left_out: Result<usize, FileError>) {
        self.export_failed.set(left_out.is_err());
        self.left_out.set(left_out.unwrap_or_default());
    }

    /// Hands the full backup, or a copy for others, to the downloads folder.
    pub fn export(self, project: Project, shelf: Shelf, level: Level) {
        let export = move || spawn_local(async move { self.tell(export_file(project, shelf, level).await) });
        match level {
            Level::Public => self.after_caution(|cautions| &cautions.public_copy, export),
            Level::Full | Level::Team => export(),
        }
    }
}
