//! Dialogs: setting a community up, what it says of itself, files in and out, what lies under the map.

mod about;
mod base;
mod export;
mod import;
mod set_up;
mod trouble;

pub use about::AboutDialog;
pub use base::BaseDialog;
pub use import::ImportDialog;
pub use set_up::SetUp;
pub use trouble::{Trouble, sentence};

use crate::state::{Project, Shelf};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Which dialog is open. One a page.
#[derive(Clone, Copy, Default)]
pub struct Dialogs {
    pub set_up: RwSignal<bool>,
    pub import: RwSignal<bool>,
    pub about: RwSignal<bool>,
    pub base: RwSignal<bool>,
}

impl Dialogs {
    /// Hands the full backup to the browser to keep as a file.
    pub fn export_backup(self) {
        if let (Some(project), Some(shelf)) = (use_context::<Project>(), use_context::<Shelf>()) {
            spawn_local(export::full_backup(project, shelf));
        }
    }
}
