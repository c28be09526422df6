//! Errors as sentences in the language on screen.

use crate::browser::storage::StorageError;
use crate::document::{DocumentError, EditError};
use crate::state::{ShelfError, say, t};
use crate::ui::route::{Route, Screen};
use leptos::prelude::*;

/// An error that has a sentence.
pub trait Said {
    /// The key of its sentence.
    fn key(&self) -> &'static str;
}

/// The error's sentence, tracked.
pub fn sentence(error: &impl Said) -> String {
    say(error.key())
}

impl Said for StorageError {
    fn key(&self) -> &'static str {
        match self {
            Self::Unavailable { .. } => "dialogs.storage_unavailable",
            Self::Blocked => "dialogs.storage_blocked",
            Self::Newer { .. } => "dialogs.storage_newer",
            Self::Full { .. } => "dialogs.storage_full",
            Self::Closed { .. } => "dialogs.storage_closed",
            Self::Damaged { .. } => "dialogs.storage_damaged",
            Self::Failed { .. } => "dialogs.storage_failed",
        }
    }
}

impl Said for DocumentError {
    fn key(&self) -> &'static str {
        match self {
            Self::Malformed(_) | Self::Inconsistent(_) => "dialogs.document_malformed",
            Self::Newer { .. } => "dialogs.storage_newer",
        }
    }
}

impl Said for EditError {
    fn key(&self) -> &'static str {
        match self {
            Self::Unknown { .. } | Self::LooseEnd { .. } | Self::NoSuchParent { .. } => "dialogs.edit_gone",
            Self::LinkToItself { .. } => "forms.error_same_end",
            Self::AreaWithinItself { .. } => "dialogs.edit_area_circle",
            Self::Newer { .. } => "dialogs.storage_newer",
            Self::Taken { .. } | Self::NotTheSame { .. } | Self::NoPin { .. } | Self::Unwritable(_) => "dialogs.edit_refused",
        }
    }
}

impl Said for ShelfError {
    fn key(&self) -> &'static str {
        match self {
            Self::Storage(error) => error.key(),
            Self::Document(error) => error.key(),
            Self::Edit(error) => error.key(),
            Self::Unknown(_) => "dialogs.community_unknown",
            Self::PartMissing => "app.part_missing",
        }
    }
}

/// A whole screen for a community that cannot be opened, with the way back.
#[component]
pub fn Trouble(error: ShelfError) -> impl IntoView {
    let route = expect_context::<Route>();
    view! {
        <main class="opening">
            <p class="notice bad" role="alert">{move || sentence(&error)}</p>
            <button class="button primary" on:click=move |_| route.go(Screen::Start)>{t("app.all_communities")}</button>
        </main>
    }
}
