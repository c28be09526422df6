//! Dialogs: setting a community up, what it says of itself, files in and out, what lies under the map.

mod about;
mod base;
mod import;
mod packs;
mod set_up;
mod trouble;

pub use about::AboutDialog;
pub use base::BaseDialog;
pub use import::ImportDialog;
pub use set_up::SetUp;
pub use trouble::{Trouble, sentence};

use crate::state::{Project, Shelf, full_backup};
use crate::words::Sentence;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Which dialog is open. One a page.
#[derive(Clone, Copy, Default)]
pub struct Dialogs {
    pub set_up: RwSignal<bool>,
    pub import: RwSignal<bool>,
    /// What came of the last import: records taken and remarks.
    pub imported: RwSignal<Option<(usize, Vec<Sentence>)>>,
    pub about: RwSignal<bool>,
    pub base: RwSignal<bool>,
    /// The last export did not become a file.
    pub export_failed: RwSignal<bool>,
}

impl Dialogs {
    /// Hands the full backup to the downloads folder.
    pub fn export_backup(self, project: Project, shelf: Shelf) {
        spawn_local(async move { self.export_failed.set(full_backup(project, shelf).await.is_err()) });
    }
}
