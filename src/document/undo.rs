//! Undo and redo of this device's own commits, one commit a step; what others wrote since then stands.
//!
//! Steps are our own inverse writes rather than yrs' `UndoManager`: that one undoes an addition by removing the record's map,
//! so that a colleague's fields in it are lost and redo makes a different map; here it sets and clears the tombstone.

use super::write::{self, Written};
use super::{Document, Note, Origin, Outlet};
use yrs::Transact;

/// One commit, as what it wrote.
pub(super) struct Step {
    pub note: Note,
    pub written: Vec<Written>,
}

impl Document {
    /// What was done so far stands: none of it can be undone by a step any more.
    pub fn forget_steps(&mut self) {
        self.undo.clear();
        self.redo.clear();
    }

    /// Remembers what an edit wrote as a step, and tells of it.
    pub(super) fn remember(&mut self, note: Note, written: Vec<Written>, update: Vec<u8>) -> Outlet {
        self.redo.clear();
        self.undo.push(Step { note: note.clone(), written });
        Outlet { note: Some(note), ..Outlet::new(update, Origin::Local) }
    }

    /// Takes the last commit of this session back; `None` when there is none left. Fields that another device has written
    /// since are left alone, and a step of which nothing is left to take back is passed over.
    pub fn undo(&mut self) -> Option<Outlet> {
        let (outlet, step) = self.turn(|document| document.undo.pop())?;
        self.redo.push(step);
        Some(outlet)
    }

    /// Does the last undone step again; `None` when there is none, as after any new commit.
    pub fn redo(&mut self) -> Option<Outlet> {
        let (outlet, step) = self.turn(|document| document.redo.pop())?;
        self.undo.push(step);
        Some(outlet)
    }

    /// What [`Self::undo`] would take back.
    #[must_use]
    pub fn undo_note(&self) -> Option<&Note> {
        self.undo.last().map(|step| &step.note)
    }

    /// What [`Self::redo`] would do again.
    #[must_use]
    pub fn redo_note(&self) -> Option<&Note> {
        self.redo.last().map(|step| &step.note)
    }

    fn turn(&mut self, pop: impl Fn(&mut Self) -> Option<Step>) -> Option<(Outlet, Step)> {
        if self.newer.is_some() {
            return None;
        }
        loop {
            let Step { note, written } = pop(self)?;
            let (written, update) = self.transact(|txn, roots| write::revert(txn, roots, &written));
            if !written.is_empty() {
                let mut outlet = Outlet { note: Some(note.clone()), ..Outlet::new(update, Origin::Undo) };
                self.settle(&mut outlet);
                return Some((outlet, Step { note, written }));
            }
        }
    }

    /// One transaction, and the update it made.
    pub(super) fn transact<R>(&mut self, act: impl FnOnce(&mut yrs::TransactionMut, &super::Roots) -> R) -> (R, Vec<u8>) {
        let mut txn = self.doc().transact_mut();
        let result = act(&mut txn, &self.roots);
        txn.commit();
        (result, txn.encode_update_v1())
    }
}
