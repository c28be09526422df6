//! Why nothing was read or written, told apart as far as a person can do something about it.

use crate::browser::js;
use indexed_db_futures::error::{Error as DatabaseError, OpenDbError};
use thiserror::Error;
use wasm_bindgen::JsValue;

/// `detail` is the browser's own wording, for the console and bug reports.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum StorageError {
    /// Private mode, forbidden by a setting, or a browser without it: work in memory.
    #[error("expected a browser that keeps data, found none: {detail}")]
    Unavailable { detail: String },
    /// Another tab still runs an older version, or the browser does not answer: close the other tabs.
    #[error("expected the database to open, found it held by another tab")]
    Blocked,
    /// A newer Linli has written here: reload to get it.
    #[error("expected data of this version or an older one, found a newer one: {detail}")]
    Newer { detail: String },
    /// The disk or the browser's share of it is full: make a backup, delete something.
    #[error("expected room on this device, found none: {detail}")]
    Full { detail: String },
    /// The browser closed the database, for instance because a newer version opened in another tab: reload.
    #[error("expected an open database, found it closed: {detail}")]
    Closed { detail: String },
    /// What was read is not what Linli writes.
    #[error("expected what Linli wrote, found something else: {detail}")]
    Damaged { detail: String },
    /// Anything else: try again.
    #[error("expected the database to do its work, found: {detail}")]
    Failed { detail: String },
}

impl StorageError {
    pub(super) fn damaged(detail: impl ToString) -> Self {
        Self::Damaged { detail: detail.to_string() }
    }
}

impl From<web_sys::DomException> for StorageError {
    fn from(error: web_sys::DomException) -> Self {
        let name = error.name();
        let detail = js::detail(&error.into());
        match name.as_str() {
            "QuotaExceededError" => Self::Full { detail },
            "InvalidStateError" => Self::Closed { detail },
            "VersionError" => Self::Newer { detail },
            "SecurityError" | "NotAllowedError" => Self::Unavailable { detail },
            _ => Self::Failed { detail },
        }
    }
}

impl From<DatabaseError> for StorageError {
    fn from(error: DatabaseError) -> Self {
        match error {
            DatabaseError::DomException(exception) => web_sys::DomException::from(exception).into(),
            DatabaseError::Serialisation(error) => Self::damaged(error),
            DatabaseError::Unknown(error) => Self::Failed { detail: js::detail(&JsValue::from(error)) },
            error @ DatabaseError::MissingData(_) => Self::Failed { detail: error.to_string() },
        }
    }
}

impl From<OpenDbError> for StorageError {
    fn from(error: OpenDbError) -> Self {
        match error {
            // While opening, a refusal of any kind means that this browser does not want to keep anything.
            OpenDbError::Base(error) => match Self::from(error) {
                Self::Closed { detail } | Self::Failed { detail } => Self::Unavailable { detail },
                other => other,
            },
            other => Self::Unavailable { detail: other.to_string() },
        }
    }
}
