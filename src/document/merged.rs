//! A whole document of another device comes in: what it brought, and what two devices both did.

use super::wire::{self, Parent, Wire};
use super::{Buried, Document, DocumentError, Outlet, Overwritten, schema};
use crate::model::{Id, RecordKind, Workspace};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What a merge brought, by kind and name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Merged {
    pub new: Vec<Brought>,
    pub changed: Vec<Brought>,
    pub gone: Vec<Brought>,
    /// What the community says of itself is different now.
    pub info: bool,
    /// Fields that two devices wrote without knowing of each other; both values, to choose from.
    pub double: Vec<Overwritten>,
    /// Edited on one device and deleted on another.
    pub buried: Vec<Buried>,
}

/// A record that a merge brought.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Brought {
    pub record: RecordKind,
    pub id: Id,
    pub name: String,
}

impl Merged {
    /// Whether all of it was here already.
    #[must_use]
    pub fn is_nothing_new(&self) -> bool {
        self.new.is_empty() && self.changed.is_empty() && self.gone.is_empty() && !self.info && !self.has_choices()
    }

    /// Whether somebody has to say which of two it is to be.
    #[must_use]
    pub fn has_choices(&self) -> bool {
        !self.double.is_empty() || !self.buried.is_empty()
    }
}

impl Document {
    /// Takes in the whole document of another device, as [`Self::encode`] gives it; in any order and as often as it comes.
    ///
    /// A record that both devices made on their own from the same file has two histories, of which the CRDT keeps one: its fields that
    /// read differently in the other are told as double edits, so that neither is lost. [`DocumentError::Newer`] leaves everything as it was.
    pub fn merge_whole(&mut self, update: &[u8]) -> Result<(Outlet, Merged), DocumentError> {
        let (theirs, _) = Self::open(1, [update])?;
        let before = self.workspace.clone();
        let twice = made_twice(&wire::read(&self.encode())?, &wire::read(update)?);
        let outlet = self.merge(update)?;
        let mut merged =
            Merged { info: outlet.info, double: outlet.overwritten.clone(), buried: outlet.buried.clone(), ..Merged::default() };
        for change in &outlet.changes {
            let (was, is) = (before.record(change.id), self.workspace.record(change.id));
            let list = match (&was, &is) {
                (None, _) => &mut merged.new,
                (_, None) => &mut merged.gone,
                _ => &mut merged.changed,
            };
            let name = is.or(was).map(|record| record.name().to_owned()).unwrap_or_default();
            list.push(Brought { record: change.record, id: change.id, name });
        }
        for (kind, id) in twice {
            self.tell_both(kind, id, (&before, &theirs.workspace), &mut merged.double);
            // The history that is kept may be the one in which it was deleted.
            if let Some(record) = before.record(id).filter(|_| self.workspace.kind_of(id).is_none())
                && !merged.buried.iter().any(|known| known.id == id)
            {
                merged.buried.push(Buried { record: kind, id, name: record.name().to_owned() });
            }
        }
        Ok((outlet, merged))
    }

    /// Both values of each field in which two histories of a record differ.
    fn tell_both(&self, kind: RecordKind, id: Id, (before, theirs): (&Workspace, &Workspace), double: &mut Vec<Overwritten>) {
        let (Some(ours), Some(theirs), Some(now)) = (before.record(id), theirs.record(id), self.workspace.record(id)) else { return };
        let (our_fields, their_fields, now) = (ours.fields(), theirs.fields(), now.fields());
        for key in schema::defaults(kind).keys().filter(|key| !schema::is_bookkeeping(key)) {
            let (Some(our_value), Some(their_value)) = (our_fields.get(*key), their_fields.get(*key)) else { continue };
            let known = double.iter().any(|known| known.id == id && known.field == *key);
            if our_value != their_value && !known {
                double.push(Overwritten {
                    record: Some(kind),
                    id,
                    field: (*key).to_owned(),
                    ours: our_value.clone(),
                    theirs: their_value.clone(),
                    kept_ours: now.get(*key) == Some(our_value),
                    ours_by: ours.stamp().device.clone(),
                    theirs_by: theirs.stamp().device.clone(),
                });
            }
        }
    }
}

/// Records that stand in both updates and were put down in each by another hand.
fn made_twice(ours: &Wire, theirs: &Wire) -> Vec<(RecordKind, Id)> {
    let (ours, theirs) = (makers(ours), makers(theirs));
    let both = ours.iter().filter_map(|(record, by)| Some((record, by, theirs.get(record)?)));
    both.filter(|(_, ours, theirs)| ours.is_disjoint(theirs)).map(|(record, ..)| *record).collect()
}

/// Every record with the blocks that put it down.
fn makers(wire: &Wire) -> BTreeMap<(RecordKind, Id), BTreeSet<wire::BlockId>> {
    let mut makers: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for id in wire.ids() {
        let Some(slot) = wire.slot(id) else { continue };
        let Parent::Root(root) = slot.parent else { continue };
        let kind = RecordKind::ALL.iter().copied().find(|&kind| schema::root_name(kind) == root);
        if let Some(record) = kind.zip(Id::parse(slot.key)) {
            makers.entry(record).or_default().insert(id);
        }
    }
    makers
}
