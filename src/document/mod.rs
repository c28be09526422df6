//! The only room that knows the CRDT's shape.

mod choices;
mod commit;
mod conflicts;
mod edit;
mod errors;
mod field;
mod fields;
mod hands;
mod listen;
mod made;
mod merge;
mod merged;
mod migrate;
mod open;
mod outlet;
mod plain;
mod plan;
mod read;
mod reader;
mod schema;
mod settle;
mod shares;
mod undo;
mod unite;
mod wire;
mod write;

pub use choices::Choices;
pub use edit::{Edit, Note, Verb};
pub use errors::{DocumentError, EditError, Unreadable};
pub use field::{field_of, with_field, with_info_field};
pub use made::Made;
pub use merged::{Brought, Merged};
pub use open::Opened;
pub use outlet::{Buried, Change, Origin, Outlet, Overwritten};

use crate::model::{Area, Id, Link, Workspace};
use listen::Ear;
use schema::Roots;
use serde_bytes::ByteBuf;
use std::collections::{BTreeMap, VecDeque};
use std::sync::Mutex;
use undo::Step;
use yrs::{Doc, IdSet};

/// One community's shared document and its typed snapshot, always in step with it.
///
/// Holds no clock, no randomness and no callbacks of others: every change goes in by a call and comes out as its [`Outlet`].
pub struct Document {
    doc: Doc,
    roots: Roots,
    ear: Ear,
    workspace: Workspace,
    /// Links that live in the document while one of their ends does not: out of sight until it returns.
    dangling: BTreeMap<Id, Link>,
    /// Areas that name a parent, with the parent as written; the snapshot leaves out missing parents and circles.
    parents: BTreeMap<Id, Id>,
    unreadable: Vec<Unreadable>,
    /// Parts of updates that the snapshot shows and that are not let into `doc` yet; see [`Self::let_in`].
    waiting: Mutex<VecDeque<ByteBuf>>,
    undo: Vec<Step>,
    redo: Vec<Step>,
    /// Clock up to which each client's updates were heard of, whether or not what comes before them has arrived.
    heard_of: BTreeMap<u64, u32>,
    /// What waiting updates delete; a later merge that lets them through is no double edit.
    awaited: IdSet,
    /// Schema version written by a newer Linli, once a merge brought one.
    newer: Option<u32>,
}

impl Document {
    /// The typed snapshot: living records, links with both ends, areas whose parents exist and form no circle.
    #[must_use]
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// Links out of sight because one of their ends is deleted or never came; they show again once it is there.
    #[must_use]
    pub fn dangling(&self) -> &BTreeMap<Id, Link> {
        &self.dangling
    }

    /// Areas shown without the parent they were given, because it is not there or because parents ran in a circle.
    pub fn cut_parents(&self) -> impl Iterator<Item = Id> {
        self.parents
            .iter()
            .filter(|(id, parent)| self.workspace.areas.get(id).is_some_and(|area| area.parent != Some(**parent)))
            .map(|(id, _)| *id)
    }

    /// Fields that could not be read and stand at their default in the snapshot; the document keeps them as they are.
    #[must_use]
    pub fn unreadable(&self) -> &[Unreadable] {
        &self.unreadable
    }

    /// The schema version of a newer Linli that a merge brought in; from then on [`Self::commit`], undo and redo refuse.
    #[must_use]
    pub fn newer(&self) -> Option<u32> {
        self.newer
    }

    fn areas(&self) -> &BTreeMap<Id, Area> {
        &self.workspace.areas
    }
}
