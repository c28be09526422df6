//! A document's bytes in one form, whatever the order in which things came: two tablets that hold the same hand on the same file.

use super::schema::Roots;
use super::{Document, wire};
use yrs::encoding::read::Cursor;
use yrs::encoding::write::Write;
use yrs::updates::decoder::Decode;
use yrs::{Any, Doc, ReadTxn, StateVector, Transact, Update};

/// How lib0 marks a list and a map among plain values.
const LIST: u8 = 117;
const MAP: u8 = 118;

impl Document {
    /// As [`Self::encode`], and the same bytes for the same content.
    #[must_use]
    pub fn encode_plainly(&self) -> Vec<u8> {
        let bytes = self.encode();
        sort_maps(read_in_one_go(&bytes).unwrap_or(bytes))
    }
}

/// What came in parts is put together where a document reads it in one go.
fn read_in_one_go(bytes: &[u8]) -> Option<Vec<u8>> {
    let whole = Doc::with_client_id(1);
    let _known_by_type = Roots::new(&whole);
    let mut txn = whole.transact_mut();
    txn.apply_update(Update::decode_v1(bytes).ok()?).ok()?;
    txn.commit();
    Some(txn.encode_state_as_update_v1(&StateVector::default()))
}

/// The keys of a value have no order of their own; by name they take as many bytes.
fn sort_maps(mut bytes: Vec<u8>) -> Vec<u8> {
    let Ok(outline) = wire::read(&bytes) else { return bytes };
    let sorted: Vec<(usize, Vec<u8>)> = outline.values().filter_map(|(from, to)| Some((from, sorted(bytes.get(from..to)?)?))).collect();
    for (from, value) in sorted {
        if let Some(place) = bytes.get_mut(from..from + value.len()) {
            place.copy_from_slice(&value);
        }
    }
    bytes
}

/// `None` for a value that has no maps in it.
fn sorted(value: &[u8]) -> Option<Vec<u8>> {
    if !matches!(value.first(), Some(&LIST | &MAP)) {
        return None;
    }
    let mut out = Vec::with_capacity(value.len());
    write(&Any::decode(&mut Cursor::new(value)).ok()?, &mut out);
    (out.len() == value.len()).then_some(out)
}

fn write(value: &Any, out: &mut Vec<u8>) {
    match value {
        Any::Array(values) => {
            out.write_u8(LIST);
            out.write_var(values.len() as u64);
            values.iter().for_each(|value| write(value, out));
        }
        Any::Map(fields) => {
            let mut fields: Vec<_> = fields.iter().collect();
            fields.sort_by_key(|(key, _)| *key);
            out.write_u8(MAP);
            out.write_var(fields.len() as u64);
            for (key, value) in fields {
                out.write_string(key);
                write(value, out);
            }
        }
        other => other.encode(out),
    }
}
