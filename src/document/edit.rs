//! Every change a person can make, as data; `Document::commit` is the one place that carries them out.

use super::Made;
use crate::model::{Id, Info, Link, Pair, Position, Record, RecordKind, Stamp};

/// One step of undo.
#[derive(Clone, Debug, PartialEq)]
#[allow(clippy::large_enum_variant, reason = "one is made for each change a person makes")]
pub enum Edit {
    /// Puts down a new record.
    Add(Record),
    /// Puts down a new record and the link that joins it to one that is here.
    AddJoined { record: Record, link: Link },
    /// Writes only the fields in which `after` differs from `before`, so that another table's edit of other fields stands.
    Update { before: Record, after: Record },
    /// Moves an asset's or a need's pin.
    Move { id: Id, to: Position },
    /// Takes records away, with the links that touch them; a link that is out of sight for want of an end may be named too.
    Delete(Vec<Id>),
    /// Brings deleted records back, with the links that went with them.
    Restore(Vec<Id>),
    /// Many records from a file; records whose id is already here are replaced field by field.
    Import { records: Vec<Record>, from: String },
    /// As `Import`, of records that were made into an update elsewhere.
    TakeIn { records: Vec<Record>, made: Made, from: String },
    /// Two records of one kind that are one: the older stays, as `merged`, and takes over all that names the younger, which goes. So two
    /// tables that unite the same pair agree.
    Unite { pair: Pair, merged: Record },
    /// Two records look like one and are two; that is not to be asked again.
    KeepApart(Pair),
    /// Writes only the fields in which `after` differs from `before`.
    SetInfo { before: Info, after: Info },
}

impl Edit {
    /// What it puts down is stamped with the workshop table it was put down at; a record that knows its table keeps it.
    #[must_use]
    pub fn at_table(mut self, table: Option<u16>) -> Self {
        let sign = |stamp: &mut Stamp| stamp.table = stamp.table.or(table);
        match &mut self {
            Self::Add(record) => sign(record.stamp_mut()),
            Self::AddJoined { record, link } => {
                sign(record.stamp_mut());
                sign(&mut link.stamp);
            }
            _ => {}
        }
        self
    }
}

/// What an edit was, for undo and the history; said in the reader's language by the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub verb: Verb,
    /// The record's name, the file's name, or the community's.
    pub name: String,
    /// `None` for the community itself or many records.
    pub record: Option<RecordKind>,
    /// How many records it touched, not counting links taken along.
    pub count: usize,
}

/// The kinds of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    Added,
    Changed,
    Moved,
    Deleted,
    Restored,
    Imported,
    Described,
    United,
    KeptApart,
}
