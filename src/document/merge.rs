//! Another device's update comes in.

use super::{Document, DocumentError, Origin, Outlet, conflicts, migrate, wire};
use yrs::error::UpdateError;
use yrs::updates::decoder::Decode;
use yrs::{ReadTxn, Transact, TransactionMut, Update, WriteTxn};

impl Document {
    /// Takes another device's or tab's update in, in any order and as often as it comes.
    ///
    /// The outlet's `update` are the same bytes, or empty when they brought nothing new. Steps of undo stay.
    /// An update of a newer Linli is taken in and shown, but from then on nothing more is written ([`Self::newer`]).
    pub fn merge(&mut self, update: &[u8]) -> Result<Outlet, DocumentError> {
        let wire = wire::read(update)?;
        let decoded = Update::decode_v1(update).map_err(|error| DocumentError::Malformed(error.to_string()))?;
        let deletes = decoded.delete_set().clone();

        let mut txn = self.doc().transact_mut();
        let applied = txn.apply_update(decoded).and_then(|()| retry_waiting(&mut txn));
        txn.commit();
        let double = txn.delete_set().diff(&deletes).diff(&self.awaited);
        let waits = txn.has_missing_updates();
        let is_new = txn.has_changes() || waits;
        let found = migrate::version(&txn, &self.roots);
        drop(txn);

        self.hear_of(&wire);
        if waits {
            self.awaited.merge_with(deletes);
        } else {
            self.awaited = yrs::IdSet::new();
        }
        if found > migrate::OURS {
            self.newer = Some(found);
        }
        let mut outlet = Outlet::new(if is_new { update.to_vec() } else { Vec::new() }, Origin::Remote);
        let replaced = self.settle(&mut outlet);
        if !double.is_empty() {
            conflicts::find(self, &wire, &double, &replaced, &mut outlet);
        }
        applied.map_err(|error| DocumentError::Inconsistent(error.to_string()))?;
        Ok(outlet)
    }
}

/// Lets in whatever waits although nothing it needs is missing: yrs 0.28 looks again only when one particular update arrives, and
/// among many that came out of order it can overlook the moment.
pub(super) fn retry_waiting(txn: &mut TransactionMut) -> Result<(), UpdateError> {
    while txn.has_missing_updates() {
        let before = (txn.insert_set().clone(), txn.delete_set().clone());
        let Some(waiting) = txn.prune_pending() else { break };
        txn.apply_update(waiting)?;
        if before == (txn.insert_set().clone(), txn.delete_set().clone()) {
            break;
        }
    }
    Ok(())
}
