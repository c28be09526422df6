//! The one door for a person's changes: an edit becomes one transaction, one step of undo and one outlet.

use super::plan::Plan;
use super::{Document, Edit, EditError, Outlet, hands, migrate, write};
use crate::model::Timestamp;

impl Document {
    /// Carries out an edit in one transaction, stamped with the time and, where a record is new, the device.
    ///
    /// `Ok(None)` when it changes nothing: no transaction, no step of undo. An error leaves everything as it was.
    /// A deletion takes the links that touch the records along; additions and imports bring deleted records of the same id back.
    pub fn commit(&mut self, edit: Edit, now: Timestamp, device: &str) -> Result<Option<Outlet>, EditError> {
        if let Some(found) = self.newer {
            return Err(EditError::Newer { found, ours: migrate::OURS });
        }
        let edit = match edit {
            Edit::TakeIn { records, made, from } if self.knows_none_of(&records) => {
                return self.accept((records, made), from, now, device).map(Some);
            }
            edit => edit,
        };
        let Plan { puts, note } = self.plan(edit, now, device)?;
        if puts.is_empty() {
            return Ok(None);
        }
        let (written, update) = self.transact(|txn, roots| {
            let written = write::put_all(txn, roots, puts);
            if !written.is_empty() {
                hands::sign(txn, roots, device);
            }
            written
        });
        if written.is_empty() {
            return Ok(None);
        }
        let mut outlet = self.remember(note, written, update);
        self.settle(&mut outlet);
        Ok(Some(outlet))
    }
}
