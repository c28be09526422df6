//! Random bytes from the browser, and the ids made of them.

use super::{clock, preferences::Preferences};
use crate::model::Id;

/// Letters and digits that nobody mistakes for one another when read aloud.
const CLEAR: &[u8; 31] = b"23456789abcdefghjkmnpqrstuvwxyz";
/// CRDT client ids must survive JavaScript numbers on the way through other implementations.
const CLIENT_ID_BITS: u32 = 53;

/// Random bytes from `crypto.getRandomValues`, which plain http has too.
#[must_use]
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    if getrandom::fill(&mut bytes).is_err() {
        // No secret hangs on these bytes; they only have to differ.
        bytes.fill_with(|| (js_sys::Math::random() * 256.0) as u8);
    }
    bytes
}

/// A record's or community's id, made now.
#[must_use]
pub fn new_id() -> Id {
    Id::new(clock::now().0.unsigned_abs(), random())
}

/// One per tab and session: two writers with the same client id would corrupt the document. Never zero.
#[must_use]
pub fn client_id() -> u64 {
    (u64::from_le_bytes(random()) >> (u64::BITS - CLIENT_ID_BITS)).max(1)
}

/// So many characters, for what has to differ from a few others of its kind.
#[must_use]
pub fn short_name<const N: usize>() -> String {
    random::<N>().iter().map(|byte| char::from(CLEAR[usize::from(*byte) % CLEAR.len()])).collect()
}

/// Five characters that name this device in records' stamps; made once and kept in the preferences.
#[must_use]
pub fn device_name() -> String {
    let kept = Preferences::load().device_name;
    if !kept.is_empty() {
        return kept;
    }
    let name = short_name::<5>();
    Preferences::change(|preferences| preferences.device_name.clone_from(&name));
    name
}
