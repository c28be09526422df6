//! What can go wrong with a document and with an edit, each saying what was expected and what was found.

use crate::model::{Id, RecordKind};
use thiserror::Error;

/// Why bytes did not become (part of) a document.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DocumentError {
    /// Nothing was changed.
    #[error("expected an update of a document, found {0}")]
    Malformed(String),
    /// Well formed, yet contradicting itself: what could be read of it is in memory; open the document from storage again.
    #[error("expected an update that fits together, found {0}")]
    Inconsistent(String),
    /// Written by a newer Linli.
    #[error("expected a document of schema {ours} or older, found schema {found}")]
    Newer { found: u32, ours: u32 },
}

/// Why an edit was refused; nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EditError {
    #[error("expected a record that is here, found none with the id {id}")]
    Unknown { id: Id },
    #[error("expected an id that is still free, found a record with the id {id}")]
    Taken { id: Id },
    #[error("expected the same record before and after, found {before} and {after}")]
    NotTheSame { before: Id, after: Id },
    #[error("expected an asset, a need or an area at each end of the link {link}, found none with the id {end}")]
    LooseEnd { link: Id, end: Id },
    #[error("expected two different ends, found the link {link} from {end} to itself")]
    LinkToItself { link: Id, end: Id },
    #[error("expected a parent that is an area, found none with the id {parent} for the area {area}")]
    NoSuchParent { area: Id, parent: Id },
    #[error("expected areas within areas, found the area {area} within itself")]
    AreaWithinItself { area: Id },
    #[error("expected a record with a pin, found {id}, a record of the kind {kind}")]
    NoPin { id: Id, kind: RecordKind },
    #[error("expected values that can be written, found {0}")]
    Unwritable(String),
    /// A merge brought data of a newer Linli; writing the old shape over it would lose some.
    #[error("expected a document of schema {ours} or older, found schema {found}")]
    Newer { found: u32, ours: u32 },
}

/// A field that could not be read: the record shows the field's default, the document keeps what is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// `None` for the community's own fields.
    pub record: Option<RecordKind>,
    /// [`Id::NIL`] for the community, and for a record whose key is no id.
    pub id: Id,
    /// The field; for a record that could not be read at all, its key.
    pub field: String,
}
