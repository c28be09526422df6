//! Fields that several devices fill together, each with a key of its own: `field:entry`, or the field alone for the entry without a name.
//! Two devices that write different entries never overwrite each other.

use super::schema::Key;
use crate::model::{Record, Tally};
use std::collections::HashMap;
use yrs::Any;

const SHARED: [&str; 4] = ["priority_dots", "supporters", "kept_apart", "photos"];
const MARK: char = ':';

/// The field a key belongs to.
pub(super) fn field_of(key: &str) -> &str {
    shared(key).map_or(key, |(field, _)| field)
}

/// Whether a key holds the share of one device: two values of it are of one hand, and nobody has to choose.
pub(super) fn is_one(key: &str) -> bool {
    shared(key).is_some_and(|(_, entry)| !entry.is_empty())
}

/// The shared field and the entry that a key stands for.
fn shared(key: &str) -> Option<(&'static str, &str)> {
    let (field, entry) = key.split_once(MARK).unwrap_or((key, Tally::UNSIGNED));
    SHARED.iter().find(|known| **known == field).map(|known| (*known, entry))
}

/// What to write so that a field reads as `after`; of a shared field only the entries that differ.
pub(super) fn writes(field: &'static str, before: Option<&Any>, after: Any) -> Vec<(Key, Option<Any>)> {
    let Any::Map(after) = &after else { return vec![(field.into(), Some(after))] };
    if !SHARED.contains(&field) {
        return vec![(field.into(), Some(Any::Map(after.clone())))];
    }
    let nothing = HashMap::new();
    let before = match before {
        Some(Any::Map(before)) => &**before,
        _ => &nothing,
    };
    let key = |entry: &String| if entry.is_empty() { Key::from(field) } else { Key::from(format!("{field}{MARK}{entry}")) };
    let written =
        after.iter().filter(|(entry, value)| before.get(*entry) != Some(value)).map(|(entry, value)| (key(entry), Some(value.clone())));
    let cleared = before.keys().filter(|entry| !after.contains_key(*entry)).map(|entry| (key(entry), None));
    let mut writes: Vec<_> = written.chain(cleared).collect();
    writes.sort_by(|one, other| one.0.cmp(&other.0));
    writes
}

/// Puts the entries of shared fields together, each field under its own key.
pub(super) fn gather(entries: &mut Vec<(&str, Any)>) {
    let mut gathered: HashMap<&'static str, HashMap<String, Any>> = HashMap::new();
    entries.retain(|(key, value)| {
        let Some((field, entry)) = shared(key) else { return true };
        gathered.entry(field).or_default().insert(entry.to_owned(), value.clone());
        false
    });
    entries.extend(gathered.into_iter().map(|(field, shares)| (field, Any::from(shares))));
}

/// The record of a file over the one that is here: a file has what its tablet knew, and overwrites no count and takes no photo of ours.
pub(super) fn of_both(mut record: Record, here: &Record, device: &str) -> Record {
    match (&mut record, here) {
        (Record::Asset(asset), Record::Asset(here)) => asset.photos = std::mem::take(&mut asset.photos).and(&here.photos),
        (Record::Need(need), Record::Need(here)) => {
            need.priority_dots = std::mem::take(&mut need.priority_dots).over(&here.priority_dots, device);
            need.photos = std::mem::take(&mut need.photos).and(&here.photos);
        }
        (Record::Action(action), Record::Action(here)) => {
            action.supporters = std::mem::take(&mut action.supporters).over(&here.supporters, device);
        }
        _ => {}
    }
    record
}
