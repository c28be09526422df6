//! Keeps the typed snapshot in step: re-reads what was touched, and nothing else.

use super::listen::Replaced;
use super::read::{self, Read};
use super::{Buried, Change, Document, Origin, Outlet};
use crate::model::{Area, Id, Record, RecordKind, Workspace};
use std::collections::BTreeMap;
use yrs::{Map, Out, Transact};

/// Records as the snapshot held them before they were touched.
type Before = BTreeMap<(RecordKind, Id), Option<Record>>;

impl Document {
    /// Brings the snapshot in step with what the last transaction changed and writes the difference into `outlet`.
    pub(super) fn settle(&mut self, outlet: &mut Outlet) -> Vec<Replaced> {
        let heard = self.ear.take();
        let txn = self.doc().transact();
        let touched = heard.records.iter().filter_map(|(kind, key)| Some((*kind, Id::parse(key)?)));
        let reads = touched.map(|(kind, id)| (kind, id, read::record(&txn, &self.roots, kind, id))).collect();
        drop(txn);
        if heard.info {
            outlet.info = self.read_info();
        }
        self.absorb(reads, outlet);
        heard.replaced
    }

    /// Reads the whole document into an empty snapshot.
    pub(super) fn scan(&mut self) {
        let mut reads = Vec::new();
        let mut unknown = Vec::new();
        let txn = self.doc().transact();
        for &kind in RecordKind::ALL {
            for (key, value) in self.roots.of(kind).iter(&txn) {
                match (Id::parse(key), value) {
                    (Some(id), Out::YMap(map)) => reads.push((kind, id, Some(read::record_in(&txn, &map, kind, id)))),
                    (id, _) => unknown.push(super::Unreadable { record: Some(kind), id: id.unwrap_or(Id::NIL), field: key.to_owned() }),
                }
            }
        }
        drop(txn);
        self.unreadable = unknown;
        self.read_info();
        self.absorb(reads, &mut Outlet::new(Vec::new(), Origin::Local));
    }

    /// Whether the community's own fields differ from the snapshot's.
    fn read_info(&mut self) -> bool {
        let (info, unreadable) = read::info(&self.doc().transact(), &self.roots);
        self.unreadable.retain(|field| field.record.is_some());
        self.unreadable.extend(unreadable);
        let differs = info != self.workspace.info;
        self.workspace.info = info;
        differs
    }

    pub(super) fn absorb(&mut self, reads: Vec<(RecordKind, Id, Option<Read>)>, outlet: &mut Outlet) {
        let mut before = Before::new();
        let mut vanished = false;
        let mut parents_moved = false;
        for (kind, id, read) in reads {
            let old = before.entry((kind, id)).or_insert_with(|| look(&self.workspace, kind, id));
            self.unreadable.retain(|field| field.record != Some(kind) || field.id != id);
            if let Some(read) = &read {
                self.unreadable.extend_from_slice(&read.unreadable);
                if outlet.origin == Origin::Remote && read.is_buried() {
                    outlet.buried.push(Buried { record: kind, id, name: read.record.name().to_owned() });
                }
            }
            let living = read.filter(|read| read.deleted.is_none()).map(|read| read.record);
            let (was_here, is_here) = (old.is_some(), living.is_some());
            vanished |= was_here && !is_here && kind.takes_links();
            parents_moved |= kind == RecordKind::Area && was_here != is_here;
            if let Some(Record::Area(area)) = old {
                let parent_shown = area.parent;
                parents_moved |= self.take_area_in(id, living, parent_shown);
                continue;
            }
            match living {
                Some(Record::Area(area)) => parents_moved |= self.take_area_in(id, Some(Record::Area(area)), None),
                Some(Record::Link(link)) => {
                    self.workspace.links.remove(&id);
                    self.dangling.insert(id, link);
                }
                Some(record) => self.workspace.put(record),
                None => {
                    forget(&mut self.workspace, kind, id);
                    if kind == RecordKind::Link {
                        self.dangling.remove(&id);
                    }
                }
            }
        }
        if vanished {
            self.let_links_dangle(&mut before);
        }
        self.tie_links(&mut before);
        if parents_moved {
            self.rehang_areas(&mut before);
        }
        for ((record, id), old) in before {
            let gone = !self.workspace.has(record, id);
            // A file's ten thousand new records are not copied only to be told from nothing.
            let stands = if old.is_none() { gone } else { old == look(&self.workspace, record, id) };
            if !stands {
                outlet.changes.push(Change { record, id, gone });
            }
            if let (Origin::Remote, Some(link)) = (outlet.origin, self.dangling.get(&id)) {
                outlet.buried.push(Buried { record, id, name: link.reason.clone() });
            }
        }
    }

    /// Puts an area in or takes it out; whether its parent as written has changed. `shown` is the parent the snapshot shows.
    fn take_area_in(&mut self, id: Id, living: Option<Record>, shown: Option<Id>) -> bool {
        let Some(Record::Area(area)) = living else {
            self.workspace.areas.remove(&id);
            return self.parents.remove(&id).is_some();
        };
        let written = area.parent;
        self.workspace.areas.insert(id, Area { parent: shown, ..area });
        let known = match written {
            Some(parent) => self.parents.insert(id, parent),
            None => self.parents.remove(&id),
        };
        known != written
    }

    /// Takes links out of sight that have lost an end.
    fn let_links_dangle(&mut self, before: &mut Before) {
        let workspace = &self.workspace;
        let loose = |id: Id| !is_end(workspace, id);
        let lost: Vec<Id> = workspace.links.values().filter(|link| loose(link.from) || loose(link.to)).map(|link| link.id).collect();
        for id in lost {
            if let Some(link) = self.workspace.links.remove(&id) {
                before.entry((RecordKind::Link, id)).or_insert_with(|| Some(Record::Link(link.clone())));
                self.dangling.insert(id, link);
            }
        }
    }

    /// Shows the links again that have both ends.
    fn tie_links(&mut self, before: &mut Before) {
        let workspace = &self.workspace;
        let whole = self.dangling.values().filter(|link| is_end(workspace, link.from) && is_end(workspace, link.to));
        for id in whole.map(|link| link.id).collect::<Vec<_>>() {
            if let Some(link) = self.dangling.remove(&id) {
                before.entry((RecordKind::Link, id)).or_insert(None);
                self.workspace.links.insert(id, link);
            }
        }
    }

    /// Shows parents that exist; of a circle, which two devices can close together, the oldest area goes without.
    fn rehang_areas(&mut self, before: &mut Before) {
        let areas = &self.workspace.areas;
        let shown = areas.values().map(|area| (area, shown_parent(area.id, &self.parents, areas)));
        let moved: Vec<(Id, Option<Id>)> =
            shown.filter(|(area, parent)| area.parent != *parent).map(|(area, parent)| (area.id, parent)).collect();
        for (id, parent) in moved {
            before.entry((RecordKind::Area, id)).or_insert_with(|| look(&self.workspace, RecordKind::Area, id));
            if let Some(area) = self.workspace.areas.get_mut(&id) {
                area.parent = parent;
            }
        }
    }
}

/// What a link can be tied to.
pub(super) fn is_end(workspace: &Workspace, id: Id) -> bool {
    workspace.assets.contains_key(&id) || workspace.needs.contains_key(&id) || workspace.areas.contains_key(&id)
}

fn shown_parent(id: Id, parents: &BTreeMap<Id, Id>, areas: &BTreeMap<Id, Area>) -> Option<Id> {
    let up = |id: Id| parents.get(&id).copied().filter(|parent| areas.contains_key(parent));
    let parent = up(id)?;
    let (mut above, mut oldest) = (parent, id);
    for _ in 0..=parents.len() {
        if above == id {
            return (oldest != id).then_some(parent);
        }
        oldest = oldest.min(above);
        let Some(next) = up(above) else { break };
        above = next;
    }
    Some(parent)
}

fn look(workspace: &Workspace, kind: RecordKind, id: Id) -> Option<Record> {
    match kind {
        RecordKind::Asset => workspace.assets.get(&id).cloned().map(Record::Asset),
        RecordKind::Need => workspace.needs.get(&id).cloned().map(Record::Need),
        RecordKind::Area => workspace.areas.get(&id).cloned().map(Record::Area),
        RecordKind::Link => workspace.links.get(&id).cloned().map(Record::Link),
        RecordKind::Action => workspace.actions.get(&id).cloned().map(Record::Action),
        RecordKind::Event => workspace.events.get(&id).cloned().map(Record::Event),
    }
}

fn forget(workspace: &mut Workspace, kind: RecordKind, id: Id) {
    match kind {
        RecordKind::Asset => drop(workspace.assets.remove(&id)),
        RecordKind::Need => drop(workspace.needs.remove(&id)),
        RecordKind::Area => drop(workspace.areas.remove(&id)),
        RecordKind::Link => drop(workspace.links.remove(&id)),
        RecordKind::Action => drop(workspace.actions.remove(&id)),
        RecordKind::Event => drop(workspace.events.remove(&id)),
    }
}
