//! Double edits: fields that two devices wrote without knowing of each other.
//!
//! Whoever overwrites a value also deletes it, in the same update. A value that integrating an update deletes although the update
//! does not, was therefore unknown to its author: two devices wrote that key, and one of the two values is lost.

use super::listen::Replaced;
use super::schema::{self, INFO, Place, UPDATED};
use super::wire::{self, BlockId, Parent, Wire};
use super::{Buried, Document, Outlet, Overwritten, hands, shares};
use crate::model::{Id, RecordKind};
use std::collections::{BTreeMap, BTreeSet};
use yrs::{Any, IdSet, Transact};

/// Names the fields of which `lost` holds a value, with both values; `incoming` is the update that was merged.
pub(super) fn find(document: &Document, incoming: &Wire, lost: &IdSet, replaced: &[Replaced], outlet: &mut Outlet) {
    let whole = document.encode();
    let Ok(index) = wire::read(&whole) else { return };
    let mut seen = BTreeSet::new();
    let standing = standing(&index);
    for id in blocks(lost, &index) {
        let Some((place, field)) = place_of(&index, id) else { continue };
        if !seen.insert((place, field)) {
            continue;
        }
        if field == UPDATED {
            outlet.buried.extend(buried(document, place));
        }
        if schema::is_bookkeeping(field) || shares::is_one(field) {
            continue;
        }
        let Some((ours, theirs, kept_ours)) = values(document, incoming, id, place, field, replaced) else { continue };
        if ours != theirs {
            let lost_by = signed(document, Some(id));
            let kept_by = signed(document, standing.get(&(place, field)).copied());
            let (ours_by, theirs_by) = if kept_ours { (kept_by, lost_by) } else { (lost_by, kept_by) };
            let (record, id) = match place {
                Place::Info => (None, Id::NIL),
                Place::Record(kind, id) => (Some(kind), id),
            };
            let field = field.to_owned();
            outlet.overwritten.push(Overwritten {
                record,
                id,
                field,
                ours: json(&ours),
                theirs: json(&theirs),
                kept_ours,
                ours_by,
                theirs_by,
            });
        }
    }
    outlet.overwritten.sort_by(|a, b| (a.record, a.id, &a.field).cmp(&(b.record, b.id, &b.field)));
    outlet.buried.sort_by_key(|buried| (buried.record, buried.id));
    outlet.buried.dedup();
}

/// The block whose value stands, for each key.
fn standing<'a>(index: &Wire<'a>) -> BTreeMap<(Place, &'a str), BlockId> {
    let live = index.ids().filter(|&id| index.has_value(id));
    live.filter_map(|id| Some((place_of(index, id)?, id))).collect()
}

fn signed(document: &Document, block: Option<BlockId>) -> String {
    let name = |(client, _): BlockId| hands::name_of(&document.doc().transact(), &document.roots, client);
    block.and_then(name).unwrap_or_default()
}

/// One id for each block that lies in `lost`.
fn blocks(lost: &IdSet, index: &Wire) -> Vec<BlockId> {
    let mut ids = Vec::new();
    for (client, ranges) in lost.iter() {
        for range in ranges.iter() {
            // An entry of a map is one operation long; deleted neighbours of one key may lie in one block.
            ids.extend(range.clone().map(|clock| (client.get(), clock)).filter(|&id| index.block(id).is_some()));
        }
    }
    ids
}

fn place_of<'a>(index: &Wire<'a>, id: BlockId) -> Option<(Place, &'a str)> {
    let slot = index.slot(id)?;
    match slot.parent {
        Parent::Root(INFO) => Some((Place::Info, slot.key)),
        Parent::Root(_) => None,
        Parent::Block(record) => {
            let record = index.slot(record)?;
            let Parent::Root(root) = record.parent else { return None };
            let kind = RecordKind::ALL.iter().copied().find(|&kind| schema::root_name(kind) == root)?;
            Some((Place::Record(kind, Id::parse(record.key)?), slot.key))
        }
    }
}

/// Our value, theirs, and whether ours stands.
fn values(
    document: &Document,
    incoming: &Wire,
    lost: BlockId,
    place: Place,
    field: &str,
    replaced: &[Replaced],
) -> Option<(Any, Any, bool)> {
    let is_it = |change: &&Replaced| {
        let its_place = match &change.record {
            None => Some(Place::Info),
            Some((kind, key)) => Id::parse(key).map(|id| Place::Record(*kind, id)),
        };
        &*change.field == field && its_place == Some(place)
    };
    if let Some(Replaced { old, new, .. }) = replaced.iter().find(is_it) {
        return Some((old.clone(), new.clone(), false));
    }
    let txn = document.doc().transact();
    // A field may have been cleared.
    let ours = schema::value(&txn, &document.roots.map(&txn, place)?, field).unwrap_or(Any::Null);
    Some((ours, incoming.value(lost)?, true))
}

/// A deleted record of whose last edit there are two.
fn buried(document: &Document, place: Place) -> Option<Buried> {
    let Place::Record(record, id) = place else { return None };
    let read = super::read::record(&document.doc().transact(), &document.roots, record, id)?;
    read.deleted.is_some().then(|| Buried { record, id, name: read.record.name().to_owned() })
}

fn json(value: &Any) -> serde_json::Value {
    serde_json::to_value(value).unwrap_or_default()
}
