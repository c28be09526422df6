//! What each edit writes, worked out before anything is written: an edit is carried out whole or refused.

use super::fields::Fields;
use super::read::{self, Read};
use super::schema::{self, BOOKKEEPING, DELETED, Key, Place, Tombstone, UPDATED};
use super::settle::is_end;
use super::write::Put;
use super::{Document, Edit, EditError, Note, Verb, shares};
use crate::model::{Area, Id, Info, Link, Record, RecordKind, Timestamp};
use std::collections::{BTreeMap, BTreeSet};
use yrs::{Any, Map, Out, Transact};

/// The writes of one edit, and what to call it.
pub(super) struct Plan {
    pub puts: Vec<Put>,
    pub note: Note,
}

/// When and by whom.
#[derive(Clone, Copy)]
pub(super) struct Hand<'a> {
    pub now: Timestamp,
    pub device: &'a str,
    /// What undoing sets in a record that this edit makes.
    tombstone: &'a Any,
}

pub(super) type Changed = Vec<(Key, Option<Any>)>;

impl Document {
    pub(super) fn plan(&self, edit: Edit, now: Timestamp, device: &str) -> Result<Plan, EditError> {
        let tombstone = Tombstone::of_undoing(now, device)?;
        let hand = Hand { now, device, tombstone: &tombstone };
        match edit {
            Edit::Add(record) => self.add(record, None, hand),
            Edit::AddJoined { record, link } => self.add(record, Some(link), hand),
            Edit::Update { before, after } => self.update(Verb::Changed, &before, &after, hand),
            Edit::Move { id, to } => {
                let before = self.workspace.record(id).ok_or(EditError::Unknown { id })?;
                let mut after = before.clone();
                match &mut after {
                    Record::Asset(asset) => asset.position = Some(to),
                    Record::Need(need) => need.position = Some(to),
                    _ => return Err(EditError::NoPin { id, kind: after.kind() }),
                }
                self.update(Verb::Moved, &before, &after, hand)
            }
            Edit::Delete(ids) => self.delete(&ids, hand),
            Edit::Restore(ids) => self.restore(&ids),
            Edit::Import { records, from } | Edit::TakeIn { records, from, .. } => self.import(records, from, hand),
            Edit::SetInfo { before, after } => set_info(&before, &after),
            Edit::Unite { pair, merged } => self.unite(pair, merged, hand),
            Edit::KeepApart(pair) => self.keep_apart(pair),
        }
    }

    fn add(&self, record: Record, link: Option<Link>, hand: Hand) -> Result<Plan, EditError> {
        let note = note_of(Verb::Added, &record);
        let records: Vec<Record> = [Some(record), link.map(Record::Link)].into_iter().flatten().collect();
        let batch: BTreeMap<Id, &Record> = records.iter().map(|record| (record.id(), record)).collect();
        for record in &records {
            if self.is_here(record.id()) {
                return Err(EditError::Taken { id: record.id() });
            }
            self.check(record, &batch)?;
        }
        drop(batch);
        let puts = records.into_iter().map(|record| self.put_down(record, hand)).collect::<Result<_, _>>()?;
        Ok(Plan { puts, note })
    }

    fn update(&self, verb: Verb, before: &Record, after: &Record, hand: Hand) -> Result<Plan, EditError> {
        let id = after.id();
        if before.id() != id || before.kind() != after.kind() {
            return Err(EditError::NotTheSame { before: before.id(), after: id });
        }
        if self.workspace.record(id).is_none_or(|here| here.kind() != after.kind()) {
            return Err(EditError::Unknown { id });
        }
        self.check(after, &BTreeMap::new())?;
        let fields = changed(&schema::record_fields(before)?, schema::record_fields(after)?);
        Ok(Plan { puts: edited(after, fields, hand).into_iter().collect(), note: note_of(verb, after) })
    }

    fn delete(&self, ids: &[Id], hand: Hand) -> Result<Plan, EditError> {
        let ids: BTreeSet<Id> = ids.iter().copied().collect();
        let here = |id: Id| self.workspace.record(id).or_else(|| self.dangling.get(&id).cloned().map(Record::Link));
        let records: Vec<Record> = ids.iter().map(|&id| here(id).ok_or(EditError::Unknown { id })).collect::<Result<_, _>>()?;
        let goes_along = |link: &&Link| (ids.contains(&link.from) || ids.contains(&link.to)) && !ids.contains(&link.id);
        let links = self.workspace.links.values().chain(self.dangling.values()).filter(goes_along);
        let puts = records.iter().map(|record| (record.kind(), record.id(), record.stamp().updated_at));
        let puts = puts.chain(links.map(|link| (RecordKind::Link, link.id, link.stamp.updated_at)));
        let bury = |(kind, id, seen)| {
            let tombstone = Tombstone { at: hand.now, by: hand.device.to_owned(), seen }.to_any()?;
            Ok(Put { place: Place::Record(kind, id), fields: vec![(DELETED.into(), Some(tombstone))], tombstone: None })
        };
        Ok(Plan { puts: puts.map(bury).collect::<Result<_, _>>()?, note: note_of_all(Verb::Deleted, &records) })
    }

    fn restore(&self, ids: &[Id]) -> Result<Plan, EditError> {
        let txn = self.doc().transact();
        let mut puts = Vec::new();
        let mut records = Vec::new();
        let mut stones = Vec::new();
        let rise = |kind, id| Put { place: Place::Record(kind, id), fields: vec![(DELETED.into(), None)], tombstone: None };
        for &id in ids {
            let found = RecordKind::ALL.iter().filter_map(|&kind| read::record(&txn, &self.roots, kind, id));
            let Some(Read { record, deleted: Some(stone), .. }) = found.into_iter().find(|read| read.deleted.is_some()) else {
                return Err(EditError::Unknown { id });
            };
            puts.push(rise(record.kind(), id));
            records.push(record);
            stones.push((id, stone));
        }
        for (key, value) in self.roots.of(RecordKind::Link).iter(&txn) {
            let (Some(id), Out::YMap(map)) = (Id::parse(key), value) else { continue };
            let Some(stone) = schema::value(&txn, &map, DELETED).as_ref().and_then(Tombstone::read) else { continue };
            let Record::Link(link) = read::record_in(&txn, &map, RecordKind::Link, id).record else { continue };
            let went_along = |(end, theirs): &(Id, Any)| {
                link.other_end(*end).is_some()
                    && Tombstone::read(theirs).is_some_and(|theirs| theirs.at == stone.at && theirs.by == stone.by)
            };
            if stones.iter().any(went_along) && !ids.contains(&id) {
                puts.push(rise(RecordKind::Link, id));
            }
        }
        Ok(Plan { puts, note: note_of_all(Verb::Restored, &records) })
    }

    fn import(&self, records: Vec<Record>, from: String, hand: Hand) -> Result<Plan, EditError> {
        let count = records.len();
        let batch: BTreeMap<Id, &Record> = records.iter().map(|record| (record.id(), record)).collect();
        for record in &records {
            self.check(record, &batch)?;
        }
        drop(batch);
        let mut puts = Vec::with_capacity(count);
        for record in records {
            match self.workspace.record(record.id()) {
                Some(here) if here.kind() != record.kind() => return Err(EditError::Taken { id: record.id() }),
                Some(here) => {
                    let record = shares::of_both(record, &here, hand.device);
                    let fields = changed(&schema::record_fields(&here)?, schema::record_fields(&record)?);
                    puts.extend(edited(&record, fields, hand));
                }
                None => puts.push(self.put_down(record, hand)?),
            }
        }
        Ok(Plan { puts, note: Note { verb: Verb::Imported, name: from, record: None, count } })
    }

    /// A record that is not in sight: new, or deleted and now brought back as `record`.
    fn put_down(&self, mut record: Record, hand: Hand) -> Result<Put, EditError> {
        let (kind, id) = (record.kind(), record.id());
        let stamp = record.stamp_mut();
        if stamp.updated_at == Timestamp::default() {
            stamp.updated_at = hand.now;
        }
        if stamp.created_at == Timestamp::default() {
            stamp.created_at = hand.now;
        }
        if stamp.device.is_empty() {
            hand.device.clone_into(&mut stamp.device);
        }
        let wanted = schema::record_fields(&record)?;
        let known = read::record(&self.doc().transact(), &self.roots, kind, id);
        let fields = match known {
            Some(known) => {
                let known = schema::record_fields(&known.record)?;
                differing(&known, wanted).chain([(DELETED.into(), None)]).collect()
            }
            None => differing(schema::defaults(kind), wanted).collect(),
        };
        Ok(Put { place: Place::Record(kind, id), fields, tombstone: Some(hand.tombstone.clone()) })
    }

    pub(super) fn is_here(&self, id: Id) -> bool {
        self.workspace.kind_of(id).is_some() || self.dangling.contains_key(&id)
    }

    /// What must hold for a record among those that are here and those that come with it. The records an action or an event names may
    /// be missing: another table may be deleting them, and an undo brings them back.
    pub(super) fn check(&self, record: &Record, batch: &BTreeMap<Id, &Record>) -> Result<(), EditError> {
        match record {
            Record::Asset(_) | Record::Need(_) | Record::Action(_) | Record::Event(_) => Ok(()),
            Record::Link(link) => self.check_link(link, batch),
            Record::Area(area) => self.check_area(area, batch),
        }
    }

    fn check_link(&self, link: &Link, batch: &BTreeMap<Id, &Record>) -> Result<(), EditError> {
        if link.from == link.to {
            return Err(EditError::LinkToItself { link: link.id, end: link.from });
        }
        let comes_along = |id: &Id| batch.get(id).is_some_and(|record| record.kind().takes_links());
        match [link.from, link.to].into_iter().find(|&end| !is_end(&self.workspace, end) && !comes_along(&end)) {
            Some(end) => Err(EditError::LooseEnd { link: link.id, end }),
            None => Ok(()),
        }
    }

    fn check_area(&self, area: &Area, batch: &BTreeMap<Id, &Record>) -> Result<(), EditError> {
        let Some(parent) = area.parent else { return Ok(()) };
        let area_with = |id: Id| match batch.get(&id) {
            Some(Record::Area(area)) => Some(area),
            _ => self.areas().get(&id),
        };
        let mut above = Some(parent);
        let mut climbed = BTreeSet::new();
        while let Some(id) = above {
            if id == area.id || !climbed.insert(id) {
                return Err(EditError::AreaWithinItself { area: area.id });
            }
            let Some(next) = area_with(id) else { return Err(EditError::NoSuchParent { area: area.id, parent: id }) };
            above = next.parent;
        }
        Ok(())
    }
}

fn set_info(before: &Info, after: &Info) -> Result<Plan, EditError> {
    let fields: Changed = differing(&schema::info_fields(before)?, schema::info_fields(after)?).collect();
    let note = Note { verb: Verb::Described, name: after.name.clone(), record: None, count: 0 };
    let puts = if fields.is_empty() { Vec::new() } else { vec![Put { place: Place::Info, fields, tombstone: None }] };
    Ok(Plan { puts, note })
}

/// Fields an edit set out to change; what follows from edits is not among them.
pub(super) fn changed(before: &Fields, after: Fields) -> Changed {
    differing(before, after).filter(|(key, _)| !BOOKKEEPING.contains(&key.as_ref())).collect()
}

/// Fields of `after` that read differently in `before`.
pub(super) fn differing(before: &Fields, after: Fields) -> impl Iterator<Item = (Key, Option<Any>)> + '_ {
    after.differing_from(before).flat_map(|(key, value)| shares::writes(key, before.get(key), value))
}

/// `None` when nothing was changed.
pub(super) fn edited(record: &Record, mut fields: Changed, hand: Hand) -> Option<Put> {
    if fields.is_empty() {
        return None;
    }
    fields.push((UPDATED.into(), Some(hand.now.0.into())));
    Some(Put { place: Place::Record(record.kind(), record.id()), fields, tombstone: None })
}

pub(super) fn note_of(verb: Verb, record: &Record) -> Note {
    Note { verb, name: record.name().to_owned(), record: Some(record.kind()), count: 1 }
}

fn note_of_all(verb: Verb, records: &[Record]) -> Note {
    match records {
        [record] => note_of(verb, record),
        _ => Note { verb, name: String::new(), record: None, count: records.len() },
    }
}
