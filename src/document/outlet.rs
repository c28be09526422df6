//! What leaves the document with every change: the bytes to store or send, and what they changed.

use super::Note;
use crate::model::{Id, RecordKind};
use serde::{Deserialize, Serialize};

/// Where a change came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A commit, a creation or a migration on this device: store it, send it.
    Local,
    /// Undo or redo on this device: store it, send it.
    Undo,
    /// Another device or tab: store it.
    Remote,
}

/// One change of the document.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlet {
    /// Yjs update, encoding v1, to be stored as it is; empty when a merge brought nothing new.
    pub update: Vec<u8>,
    pub origin: Origin,
    /// Records that differ in the snapshot, each once, by kind and id.
    pub changes: Vec<Change>,
    /// What the community says of itself differs in the snapshot.
    pub info: bool,
    /// The edit made, undone or redone; `None` for merges, creation and migrations.
    pub note: Option<Note>,
    /// Fields that two devices wrote without knowing of each other; merges only.
    pub overwritten: Vec<Overwritten>,
    /// Records edited on one device and gone by the deed of another; merges only.
    pub buried: Vec<Buried>,
}

impl Outlet {
    /// Of no change at all.
    #[must_use]
    pub fn nothing() -> Self {
        Self::new(Vec::new(), Origin::Remote)
    }

    pub(super) fn new(update: Vec<u8>, origin: Origin) -> Self {
        Self { update, origin, changes: Vec::new(), info: false, note: None, overwritten: Vec::new(), buried: Vec::new() }
    }
}

/// A record that was added, differs, or is gone from the snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    pub record: RecordKind,
    pub id: Id,
    pub gone: bool,
}

/// A field that two devices wrote without knowing of each other; one value stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Overwritten {
    /// `None` for the community's own fields.
    pub record: Option<RecordKind>,
    /// [`Id::NIL`] for the community.
    pub id: Id,
    pub field: String,
    /// The value this document held, as in JSON.
    pub ours: serde_json::Value,
    /// The value that came in, as in JSON.
    pub theirs: serde_json::Value,
    /// Whether `ours` is the value that stands.
    pub kept_ours: bool,
    /// The names of the devices that wrote them; empty where nobody signed.
    pub ours_by: String,
    pub theirs_by: String,
}

/// A record one device edited while another deleted it (or, for a link, deleted one of its ends); [`Edit::Restore`] brings it back.
///
/// [`Edit::Restore`]: super::Edit::Restore
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Buried {
    pub record: RecordKind,
    pub id: Id,
    pub name: String,
}
