//! Who wrote what: each session signs the document once, by the name its device has.

use super::schema::Roots;
use yrs::{Any, Map, Out, ReadTxn, TransactionMut};

/// Signs for this session, unless it has under this name.
pub(super) fn sign(txn: &mut TransactionMut, roots: &Roots, device: &str) {
    let client = txn.doc().client_id().get();
    if !device.is_empty() && name_of(txn, roots, client).as_deref() != Some(device) {
        roots.hands.insert(txn, client.to_string(), device);
    }
}

/// The name the device of this session gave itself.
pub(super) fn name_of<T: ReadTxn>(txn: &T, roots: &Roots, client: u64) -> Option<String> {
    match roots.hands.get(txn, &client.to_string()) {
        Some(Out::Any(Any::String(name))) => Some(name.to_string()),
        _ => None,
    }
}
