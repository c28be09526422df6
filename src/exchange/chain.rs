//! A parcel as a chain of frames, each small enough for one QR code, and the collector that puts it together in whatever order they are seen.

use super::codes::ROOM;
use crc32fast::hash;
use std::collections::BTreeMap;
use thiserror::Error;

/// How a frame begins; the last byte is its version.
const MAGIC: &[u8; 3] = b"LQ\x01";
/// What stands around a frame's part of the parcel: `MAGIC`, the transfer's id, number, count; the frame's checksum.
const AROUND: usize = MAGIC.len() + 4 + 1 + 1 + 4;
/// A longer chain tries the patience of two people with raised arms.
pub const MOST_FRAMES: usize = 120;

/// Why a parcel does not become a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("expected at most {MOST_FRAMES} frames, found {frames}")]
pub struct TooLong {
    pub frames: usize,
}

/// The parcel in frames of nearly one size: `MAGIC`, CRC-32 of the whole parcel, number from 0, count, bytes, CRC-32 of all that (little end first).
pub fn cut(parcel: &[u8]) -> Result<Vec<Vec<u8>>, TooLong> {
    let frames = parcel.len().div_ceil(ROOM - AROUND).max(1);
    let parts = if parcel.is_empty() { vec![parcel] } else { parcel.chunks(parcel.len().div_ceil(frames)).collect() };
    let count = u8::try_from(parts.len()).ok().filter(|_| frames <= MOST_FRAMES).ok_or(TooLong { frames })?;
    let id = hash(parcel);
    Ok((0..count).zip(parts).map(|(number, part)| Frame { id, number, count, part }.write()).collect())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Frame<'p> {
    id: u32,
    number: u8,
    count: u8,
    part: &'p [u8],
}

impl<'p> Frame<'p> {
    fn write(&self) -> Vec<u8> {
        let head = [MAGIC.as_slice(), &self.id.to_le_bytes(), &[self.number, self.count], self.part].concat();
        let sum = hash(&head).to_le_bytes();
        [head.as_slice(), &sum].concat()
    }

    /// `None` for a stranger's frame and for a damaged one.
    fn read(frame: &'p [u8]) -> Option<Self> {
        let (head, sum) = frame.split_last_chunk::<4>()?;
        let (id, rest) = head.strip_prefix(MAGIC)?.split_first_chunk::<4>()?;
        let (&[number, count], part) = rest.split_first_chunk::<2>()?;
        let is_whole = hash(head) == u32::from_le_bytes(*sum) && number < count;
        is_whole.then_some(Self { id: u32::from_le_bytes(*id), number, count, part })
    }
}

/// Puts a chain together from frames in any order, any number of times.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Collector {
    id: u32,
    count: u8,
    parts: BTreeMap<u8, Vec<u8>>,
}

impl Collector {
    /// Takes a frame. One of another chain begins anew; what is no frame, or a damaged one, changes nothing.
    pub fn take(&mut self, frame: &[u8]) {
        let Some(Frame { id, number, count, part }) = Frame::read(frame) else { return };
        if (self.id, self.count) != (id, count) {
            *self = Self { id, count, parts: BTreeMap::new() };
        }
        self.parts.entry(number).or_insert_with(|| part.to_vec());
        // All there, and yet not what was sent: somebody else's frames bear this chain's id.
        if self.is_full() && self.parcel().is_none() {
            self.parts.clear();
        }
    }

    /// Frames that are here.
    #[must_use]
    pub fn here(&self) -> usize {
        self.parts.len()
    }

    /// Frames of the chain; 0 before the first was seen.
    #[must_use]
    pub const fn all(&self) -> usize {
        self.count as usize
    }

    /// For each frame of the chain whether it is here.
    pub fn seen(&self) -> impl Iterator<Item = bool> {
        (0..self.count).map(|number| self.parts.contains_key(&number))
    }

    /// The parcel, once it is whole and its checksum holds.
    #[must_use]
    pub fn parcel(&self) -> Option<Vec<u8>> {
        let parcel: Vec<u8> = self.parts.values().flatten().copied().collect();
        (self.is_full() && hash(&parcel) == self.id).then_some(parcel)
    }

    fn is_full(&self) -> bool {
        self.count > 0 && self.here() == self.all()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::Index;

    fn parcels() -> impl Strategy<Value = Vec<u8>> {
        vec(any::<u8>(), 0..4000)
    }

    proptest! {
        #[test]
        fn any_order_with_repeats_gives_the_same_bytes(parcel in parcels(), picks in vec(any::<Index>(), 0..40), turn in any::<Index>()) {
            let mut frames = cut(&parcel).unwrap();
            prop_assert!(frames.iter().all(|frame| frame.len() <= ROOM));
            let mut collector = Collector::default();
            for pick in picks {
                collector.take(&frames[pick.index(frames.len())]);
            }
            frames.rotate_left(turn.index(parcel.len() / ROOM + 1));
            for frame in frames.iter().rev() {
                collector.take(frame);
                prop_assert_eq!(collector.here(), collector.seen().filter(|seen| *seen).count());
            }
            prop_assert_eq!(collector.all(), frames.len());
            prop_assert_eq!(collector.parcel(), Some(parcel));
        }

        #[test]
        fn a_damaged_frame_is_refused(parcel in parcels(), which in any::<Index>(), at in any::<Index>(), by in 1_u8..) {
            let mut frames = cut(&parcel).unwrap();
            let which = which.index(frames.len());
            let at = at.index(frames[which].len());
            frames[which][at] ^= by;
            let mut collector = Collector::default();
            frames.iter().for_each(|frame| collector.take(frame));
            prop_assert_eq!(collector.parcel(), None);
            prop_assert_eq!(collector.here(), frames.len() - 1);
        }

        #[test]
        fn two_chains_mixed_never_give_a_wrong_parcel(one in parcels(), other in parcels(), picks in vec(any::<Index>(), 0..200)) {
            let frames = [cut(&one).unwrap(), cut(&other).unwrap()].concat();
            let mut collector = Collector::default();
            for pick in picks {
                collector.take(&frames[pick.index(frames.len())]);
                prop_assert!(collector.parcel().is_none_or(|parcel| parcel == one || parcel == other));
            }
        }

        #[test]
        fn strangers_codes_change_nothing(parcel in parcels(), foreign in vec(any::<u8>(), 0..60)) {
            let mut collector = Collector::default();
            collector.take(&cut(&parcel).unwrap()[0]);
            let before = collector.clone();
            collector.take(&foreign);
            collector.take(b"https://example.org/menu");
            prop_assert_eq!(collector, before);
        }
    }

    #[test]
    fn frames_that_bear_a_wrong_id_are_dropped() {
        let parts = [b"from one".as_slice(), b"from another"];
        let mut collector = Collector::default();
        for (number, part) in (0..).zip(parts) {
            collector.take(&Frame { id: 7, number, count: 2, part }.write());
        }
        assert_eq!((collector.here(), collector.parcel()), (0, None));
    }

    #[test]
    fn a_chain_that_would_be_too_long_says_how_long() {
        let most = MOST_FRAMES * (ROOM - AROUND);
        assert_eq!(cut(&vec![7; most]).map(|frames| frames.len()), Ok(MOST_FRAMES));
        assert_eq!(cut(&vec![7; most + 1]), Err(TooLong { frames: MOST_FRAMES + 1 }));
    }
}
