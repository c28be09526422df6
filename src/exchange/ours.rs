//! A copy for others comes back to where it was made: it knows less than what is there, so it adds what is new and changes nothing.

use super::Level;
use crate::model::{Id, Record, RecordKind};

/// For whom a file of Linli was written. A GIS tool drops the header; a public copy is then known by its rows, which name no device.
pub(super) fn level_of(written: &str, records: &[Record]) -> Level {
    let unsigned = || !records.is_empty() && records.iter().all(|record| record.stamp().device.is_empty());
    match Level::parse(written) {
        Some(level) => level,
        None if written.is_empty() && unsigned() => Level::Public,
        None => Level::Full,
    }
}

/// The records a file of this level may write, and how many it may not since they are here: a copy has places blurred and fields left out.
#[must_use]
pub fn keep_ours(records: Vec<Record>, level: Level, here: impl Fn(Id) -> Option<RecordKind>) -> (Vec<Record>, usize) {
    if level == Level::Full {
        return (records, 0);
    }
    let before = records.len();
    let new: Vec<Record> = records.into_iter().filter(|record| here(record.id()).is_none()).collect();
    let kept = before - new.len();
    (new, kept)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Asset, AssetKind};

    fn asset(n: u8, device: &str) -> Record {
        let mut asset = Asset::new(Id::new(1, [n; 10]), AssetKind::Place, "A".into());
        device.clone_into(&mut asset.stamp.device);
        Record::Asset(asset)
    }

    #[test]
    fn a_copy_adds_what_is_new_and_a_backup_all() {
        let records = vec![asset(1, ""), asset(2, "")];
        let here = |id| (id == Id::new(1, [1; 10])).then_some(RecordKind::Asset);
        for level in [Level::Team, Level::Public] {
            assert_eq!(keep_ours(records.clone(), level, here), (records[1..].to_vec(), 1), "{level}");
        }
        assert_eq!(keep_ours(records.clone(), Level::Full, here), (records, 0));
    }

    #[test]
    fn a_public_copy_that_lost_its_header_is_known_by_its_rows() {
        let (signed, unsigned) = (vec![asset(1, "ab"), asset(2, "")], vec![asset(1, ""), asset(2, "")]);
        assert_eq!(level_of("", &signed), Level::Full);
        assert_eq!(level_of("", &unsigned), Level::Public);
        assert_eq!(level_of("", &[]), Level::Full);
        assert_eq!(level_of("full", &unsigned), Level::Full);
        assert_eq!(level_of("team", &signed), Level::Team);
    }
}
