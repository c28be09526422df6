//! Photos of a record. Their files lie apart, beside the document, under an address that follows from what is in them.

use super::{Record, Timestamp};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Addresses of photos, and when each was put there. In JSON an object with a key a photo, so that photos from two tablets are both there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Photos(BTreeMap<String, Timestamp>);

impl Photos {
    /// A photo that is there already keeps its place.
    pub fn insert(&mut self, address: String, at: Timestamp) {
        self.0.entry(address).or_insert(at);
    }

    pub fn remove(&mut self, address: &str) {
        self.0.remove(address);
    }

    /// Address and moment, the first put there first.
    #[must_use]
    pub fn in_order(&self) -> Vec<(&str, Timestamp)> {
        let mut photos: Vec<_> = self.0.iter().map(|(address, at)| (address.as_str(), *at)).collect();
        photos.sort_by_key(|(_, at)| *at);
        photos
    }

    #[must_use]
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// All of both.
    #[must_use]
    pub fn and(self, others: &Self) -> Self {
        others.in_order().into_iter().map(|(address, at)| (address.to_owned(), at)).chain(self.0).collect()
    }
}

impl FromIterator<(String, Timestamp)> for Photos {
    fn from_iter<I: IntoIterator<Item = (String, Timestamp)>>(photos: I) -> Self {
        Self(photos.into_iter().collect())
    }
}

/// Where a photo of these bytes lies: the same picture has one address on every device. SHA-256, 64 hexadecimal digits.
#[must_use]
pub fn photo_address(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The photos of a record; `None` for a kind that has none.
#[must_use]
pub fn photos_of(record: &Record) -> Option<&Photos> {
    match record {
        Record::Asset(asset) => Some(&asset.photos),
        Record::Need(need) => Some(&need.photos),
        Record::Area(_) | Record::Link(_) | Record::Action(_) | Record::Event(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_follows_from_the_bytes_alone() {
        // FIPS 180-2, "abc".
        assert_eq!(photo_address(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_ne!(photo_address(b"abd"), photo_address(b"abc"));
    }

    #[test]
    fn photos_stand_in_the_order_in_which_they_came() {
        let photos = [("b", 1), ("a", 3), ("c", 2)].map(|(address, at)| (address.to_owned(), Timestamp(at)));
        let mut photos: Photos = photos.into_iter().collect();
        photos.insert("b".to_owned(), Timestamp(9));
        assert_eq!(photos.in_order(), [("b", Timestamp(1)), ("c", Timestamp(2)), ("a", Timestamp(3))]);
    }
}
