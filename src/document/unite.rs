//! Two records become one: the older stays, everything that named the younger names it, the younger goes.

use super::plan::{Hand, Plan, changed, differing, edited, note_of};
use super::schema::{self, DELETED, Place, Tombstone};
use super::write::Put;
use super::{Document, EditError, Verb};
use crate::model::*;
use std::collections::{BTreeMap, BTreeSet};

impl Document {
    pub(super) fn unite(&self, pair: Pair, mut merged: Record, hand: Hand) -> Result<Plan, EditError> {
        let here = |id: Id| self.workspace.record(id).ok_or(EditError::Unknown { id });
        let (stays, goes) = (here(pair.first())?, here(pair.second())?);
        if merged.id() != stays.id() {
            return Err(EditError::NotTheSame { before: stays.id(), after: merged.id() });
        }
        if stays.id() == goes.id() || stays.kind() != goes.kind() || merged.kind() != stays.kind() {
            return Err(EditError::NotTheSame { before: stays.id(), after: goes.id() });
        }
        if let (Record::Area(merged), Record::Area(stays), Record::Area(goes)) = (&mut merged, &stays, &goes) {
            let parents = [merged.parent, stays.parent, goes.parent].into_iter().flatten();
            merged.parent = parents.into_iter().find(|parent| !self.lies_in(*parent, pair));
        }
        self.check(&merged, &BTreeMap::new())?;
        let note = note_of(Verb::United, &merged);
        let mut puts: Vec<Put> = rewritten(&stays, merged, hand)?.into_iter().collect();
        puts.push(gone(&goes, hand)?);
        puts.extend(self.links_moved(pair, hand)?);
        for before in self.workspace.records().filter(|record| !pair.contains(record.id())) {
            let after = naming_the_first(before.clone(), pair);
            puts.extend(rewritten(&before, after, hand)?);
        }
        puts.push(self.info_rewritten(&self.apart_from_the_first(pair))?);
        Ok(Plan { puts, note })
    }

    pub(super) fn keep_apart(&self, pair: Pair) -> Result<Plan, EditError> {
        let first = self.workspace.record(pair.first()).ok_or(EditError::Unknown { id: pair.first() })?;
        let mut info = self.workspace.info.clone();
        info.kept_apart.insert(pair);
        Ok(Plan { puts: vec![self.info_rewritten(&info)?], note: note_of(Verb::KeptApart, &first) })
    }

    fn info_rewritten(&self, after: &Info) -> Result<Put, EditError> {
        let fields = differing(&schema::info_fields(&self.workspace.info)?, schema::info_fields(after)?).collect();
        Ok(Put { place: Place::Info, fields, tombstone: None })
    }

    /// Whether an area is one of the two or lies within one of them, at any height.
    fn lies_in(&self, area: Id, pair: Pair) -> bool {
        let mut climbed = BTreeSet::new();
        let mut above = Some(area);
        while let Some(id) = above.filter(|id| climbed.insert(*id)) {
            if pair.contains(id) {
                return true;
            }
            above = self.areas().get(&id).and_then(|area| area.parent);
        }
        false
    }

    /// The links of the second at the first; not one to itself, and none that is there already: of two that say the same, the state said
    /// last stands.
    fn links_moved(&self, pair: Pair, hand: Hand) -> Result<Vec<Put>, EditError> {
        let all = || self.workspace.links.values().chain(self.dangling.values());
        let mut standing: BTreeMap<_, Link> = BTreeMap::new();
        for link in all().filter(|link| link.other_end(pair.second()).is_none()) {
            standing.entry(relation(link)).or_insert_with(|| link.clone());
        }
        let mut puts = Vec::new();
        let mut restated = BTreeMap::new();
        for before in all().filter(|link| link.other_end(pair.second()).is_some()) {
            let end = |id| if id == pair.second() { pair.first() } else { id };
            let after = Link { from: end(before.from), to: end(before.to), ..before.clone() };
            let before = Record::Link(before.clone());
            if after.from == after.to {
                puts.push(gone(&before, hand)?);
            } else if let Some(known) = standing.get_mut(&relation(&after)) {
                if after.stamp.updated_at > known.stamp.updated_at {
                    known.state = after.state;
                    known.stamp.updated_at = after.stamp.updated_at;
                    restated.insert(known.id, after.state);
                }
                puts.push(gone(&before, hand)?);
            } else {
                standing.insert(relation(&after), after.clone());
                puts.extend(rewritten(&before, Record::Link(after), hand)?);
            }
        }
        for (id, state) in restated {
            let Some(before) = all().find(|link| link.id == id) else { continue };
            let after = Link { state, ..before.clone() };
            puts.extend(rewritten(&Record::Link(before.clone()), Record::Link(after), hand)?);
        }
        Ok(puts)
    }

    /// Whatever was told from the second is told from the first.
    fn apart_from_the_first(&self, pair: Pair) -> Info {
        let mut info = self.workspace.info.clone();
        let others = self.workspace.info.kept_apart.iter().filter(|apart| *apart != pair && apart.contains(pair.second()));
        for apart in others {
            let other = if apart.first() == pair.second() { apart.second() } else { apart.first() };
            info.kept_apart.insert(Pair::new(pair.first(), other));
        }
        info
    }
}

/// What a link says; who knows whom has no direction.
fn relation(link: &Link) -> (LinkKind, Id, Id) {
    match link.kind {
        LinkKind::Knows => (link.kind, link.from.min(link.to), link.from.max(link.to)),
        kind => (kind, link.from, link.to),
    }
}

fn naming_the_first(mut record: Record, pair: Pair) -> Record {
    let rename = |id: &mut Id| {
        if *id == pair.second() {
            *id = pair.first();
        }
    };
    let rename_all = |ids: &mut Vec<Id>| {
        if ids.contains(&pair.second()) {
            ids.iter_mut().for_each(rename);
            let mut seen = BTreeSet::new();
            ids.retain(|id| seen.insert(*id));
        }
    };
    match &mut record {
        Record::Action(action) => {
            rename_all(&mut action.combines);
            rename_all(&mut action.answers);
            action.slots.iter_mut().for_each(|fill| rename(&mut fill.asset));
            let mut seen = BTreeSet::new();
            action.slots.retain(|fill| fill.asset != pair.first() || seen.insert(fill.slot.clone()));
        }
        Record::Event(event) => {
            rename_all(&mut event.about);
            event.area.iter_mut().for_each(rename);
        }
        Record::Area(area) => area.parent.iter_mut().for_each(rename),
        Record::Asset(_) | Record::Need(_) | Record::Link(_) => {}
    }
    record
}

fn rewritten(before: &Record, after: Record, hand: Hand) -> Result<Option<Put>, EditError> {
    let fields = changed(&schema::record_fields(before)?, schema::record_fields(&after)?);
    Ok(edited(&after, fields, hand))
}

fn gone(record: &Record, hand: Hand) -> Result<Put, EditError> {
    let tombstone = Tombstone { at: hand.now, by: hand.device.to_owned(), seen: record.stamp().updated_at }.to_any()?;
    let place = Place::Record(record.kind(), record.id());
    Ok(Put { place, fields: vec![(DELETED.into(), Some(tombstone))], tombstone: None })
}
