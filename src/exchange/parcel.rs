//! A community's shared document as few bytes: what tablets hand to each other.

use crc32fast::hash;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use thiserror::Error;

/// How a parcel begins; the last byte is its version.
const MAGIC: &[u8; 6] = b"LINLI\x01";
/// A parcel that unfolds to more than this is no parcel of ours, bytes.
const MAX_UNPACKED: usize = 256 << 20;
/// 0 to 10: what comes after costs much time and saves little.
const LEVEL: u8 = 7;

/// Why bytes are not a parcel that can be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ParcelError {
    #[error("expected a parcel of Linli, found other bytes")]
    Foreign,
    #[error("expected a parcel of version 1, found version {found}")]
    Newer { found: u8 },
    #[error("expected a whole parcel, found a part or a damaged one")]
    Damaged,
}

/// Whether the bytes claim to be a parcel, of whatever version.
#[must_use]
pub fn is_parcel(bytes: &[u8]) -> bool {
    bytes.starts_with(&MAGIC[..5])
}

/// `MAGIC`, CRC-32 of the update (little end first), the update deflated (RFC 1951). The same update gives the same bytes.
#[must_use]
pub fn pack(update: &[u8]) -> Vec<u8> {
    let sum = hash(update).to_le_bytes();
    [MAGIC.as_slice(), &sum, &compress_to_vec(update, LEVEL)].concat()
}

/// The update that [`pack`] was given.
pub fn unpack(bytes: &[u8]) -> Result<Vec<u8>, ParcelError> {
    let after_name = bytes.strip_prefix(&MAGIC[..5]).ok_or(ParcelError::Foreign)?;
    let (version, rest) = after_name.split_first().ok_or(ParcelError::Damaged)?;
    if *version != MAGIC[5] {
        return Err(ParcelError::Newer { found: *version });
    }
    let (sum, folded) = rest.split_first_chunk::<4>().ok_or(ParcelError::Damaged)?;
    let update = decompress_to_vec_with_limit(folded, MAX_UNPACKED).map_err(|_| ParcelError::Damaged)?;
    if hash(&update) != u32::from_le_bytes(*sum) {
        return Err(ParcelError::Damaged);
    }
    Ok(update)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_packed_comes_out_again(update in proptest::collection::vec(any::<u8>(), 0..2000)) {
            let parcel = pack(&update);
            prop_assert!(is_parcel(&parcel));
            prop_assert_eq!(unpack(&parcel), Ok(update));
        }

        #[test]
        fn a_damaged_parcel_is_refused(update in proptest::collection::vec(any::<u8>(), 1..500), at in any::<prop::sample::Index>(), bit in 0_u8..8) {
            let mut parcel = pack(&update);
            let at = at.index(parcel.len());
            parcel[at] ^= 1 << bit;
            // A flipped bit may stand where deflate does not look, but never changes what comes out.
            prop_assert!(unpack(&parcel).is_err() || unpack(&parcel) == Ok(update));
        }

        #[test]
        fn a_part_of_a_parcel_is_refused(update in proptest::collection::vec(any::<u8>(), 1..500), cut in any::<prop::sample::Index>()) {
            let parcel = pack(&update);
            prop_assert!(unpack(&parcel[..cut.index(parcel.len())]).is_err());
        }
    }

    #[test]
    fn other_bytes_and_newer_parcels_are_told_apart() {
        assert_eq!(unpack(b"{\"type\":\"FeatureCollection\"}"), Err(ParcelError::Foreign));
        assert_eq!(unpack(b"LINLI\x02 something new"), Err(ParcelError::Newer { found: 2 }));
    }
}
