//! Two devices, told one situation at a time: what survives, what is listed as lost, what undo does.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::must_use_candidate,
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    clippy::disallowed_types,
    reason = "helpers of tests stop the test, and tests may read files, print and take the time"
)]

#[path = "document_support/mod.rs"]
mod support;

use linli::document::{Buried, Document, Edit, EditError, Origin, Overwritten, Verb};
use linli::model::*;
use support::{asset, at, change_asset, community, id, open, two_tablets};

#[test]
fn edits_of_different_fields_both_survive() {
    let (mut one, mut two) = two_tablets();
    let first = change_asset(&mut one, 1, 1, |asset| asset.name = "Elders' choir".into());
    let second = change_asset(&mut two, 1, 2, |asset| asset.capacity = Some(30));
    assert!(second.len() < 80, "only what changed is written: {} bytes", second.len());
    for (document, update) in [(&mut one, &second), (&mut two, &first)] {
        let outlet = document.merge(update).unwrap();
        assert_eq!((outlet.origin, outlet.overwritten.as_slice(), outlet.buried.as_slice()), (Origin::Remote, &[][..], &[][..]));
        let merged = &document.workspace().assets[&id(1)];
        assert_eq!((merged.name.as_str(), merged.capacity), ("Elders' choir", Some(30)));
    }
    assert_eq!(one.workspace(), two.workspace());
}

#[test]
fn a_double_edit_is_listed_on_both_sides_with_both_values() {
    let (mut one, mut two) = two_tablets();
    change_asset(&mut one, 1, 1, |asset| asset.name = "Old".into());
    let first = change_asset(&mut one, 1, 1, |asset| asset.name = "One's".into());
    change_asset(&mut two, 1, 2, |asset| asset.note = "by two".into());
    change_asset(&mut two, 1, 2, |asset| asset.name = "Two's".into());
    let lost = two.merge(&one.encode()).unwrap().overwritten;
    let double = |ours: &str, theirs: &str, kept_ours| {
        // Both sessions of a test sign as "tablet", but for those of `two_tablets`.
        let (ours, theirs, by) = (ours.into(), theirs.into(), String::from("tablet"));
        let (ours_by, theirs_by) = (by.clone(), by);
        vec![Overwritten { record: Some(RecordKind::Asset), id: id(1), field: "name".into(), ours, theirs, kept_ours, ours_by, theirs_by }]
    };
    assert_eq!(lost, double("Two's", "One's", true));
    // The other side is told while an older update is still on its way, and hears the same once.
    let whole = open(3, &[two.encode()]);
    assert_eq!(whole.workspace(), two.workspace());
    assert_eq!(one.merge(&whole.encode()).unwrap().overwritten, vec![], "whoever saw both has settled it");
    let (mut one, mut two) = two_tablets();
    let second = change_asset(&mut two, 1, 2, |asset| asset.name = "Two's".into());
    change_asset(&mut one, 1, 1, |asset| asset.name = "One's".into());
    assert_eq!(one.merge(&second).unwrap().overwritten, double("One's", "Two's", false));
    assert_eq!(one.merge(&second).unwrap().overwritten, vec![]);
    assert!(first.len() < 80);
}

#[test]
fn an_edit_that_knew_the_other_is_no_double_edit() {
    let (mut one, mut two) = two_tablets();
    let first = change_asset(&mut one, 1, 1, |asset| asset.name = "First".into());
    two.merge(&first).unwrap();
    let second = change_asset(&mut two, 1, 2, |asset| asset.name = "Second".into());
    let third = change_asset(&mut two, 1, 3, |asset| asset.name = "Third".into());
    // Out of order: the later one waits for the earlier.
    assert!(one.merge(&third).unwrap().overwritten.is_empty());
    assert!(one.is_pending());
    let outlet = one.merge(&second).unwrap();
    assert_eq!((outlet.overwritten, one.is_pending()), (vec![], false));
    assert_eq!(one.workspace().assets[&id(1)].name, "Third");
}

#[test]
fn an_edit_under_a_deletion_is_listed_and_can_be_brought_back() {
    let (mut one, mut two) = two_tablets();
    let deleted = one.commit(Edit::Delete(vec![id(1)]), at(1), "one").unwrap().unwrap();
    assert_eq!(deleted.changes.iter().map(|change| change.gone).collect::<Vec<_>>(), [true]);
    let edited = change_asset(&mut two, 1, 2, |asset| asset.name = "Brass band".into());
    let buried = vec![Buried { record: RecordKind::Asset, id: id(1), name: "Brass band".into() }];
    assert_eq!(two.merge(&deleted.update).unwrap().buried, buried);
    assert_eq!(one.merge(&edited).unwrap().buried, buried);
    assert!(one.workspace().assets.is_empty() && two.workspace().assets.is_empty());
    let restored = one.commit(Edit::Restore(vec![id(1)]), at(3), "one").unwrap().unwrap();
    assert_eq!(restored.note.unwrap().verb, Verb::Restored);
    assert_eq!(one.workspace().assets[&id(1)].name, "Brass band");
    assert!(two.merge(&restored.update).unwrap().buried.is_empty());
    assert_eq!(one.workspace(), two.workspace());
}

#[test]
fn a_deletion_that_knew_the_edit_buries_nothing() {
    let (mut one, mut two) = two_tablets();
    let edited = change_asset(&mut two, 1, 2, |asset| asset.name = "Brass band".into());
    one.merge(&edited).unwrap();
    let deleted = one.commit(Edit::Delete(vec![id(1)]), at(1), "one").unwrap().unwrap();
    assert_eq!(two.merge(&deleted.update).unwrap().buried, vec![]);
}

#[test]
fn links_go_with_a_deleted_record_and_come_back_with_it() {
    let (mut one, mut two) = two_tablets();
    one.commit(Edit::Add(Record::Need(Need::new(id(2), "A place to sing".into()))), at(1), "one").unwrap();
    one.commit(Edit::Add(Record::Link(Link::new(id(3), LinkKind::Match, id(1), id(2)))), at(2), "one").unwrap();
    two.merge(&one.encode()).unwrap();
    // Meanwhile the other table ties another link to it.
    two.commit(Edit::Add(Record::Link(Link::new(id(4), LinkKind::Knows, id(2), id(1)))), at(3), "two").unwrap();
    let deleted = one.commit(Edit::Delete(vec![id(1)]), at(4), "one").unwrap().unwrap();
    assert_eq!(deleted.note.map(|note| (note.count, note.name)), Some((1, "Choir".into())));
    assert_eq!(one.workspace().counts(), Counts { needs: 1, ..Counts::default() });
    let outlet = two.merge(&deleted.update).unwrap();
    assert_eq!(two.workspace().counts(), Counts { needs: 1, ..Counts::default() }, "no link without both ends");
    assert_eq!(outlet.buried, [Buried { record: RecordKind::Link, id: id(4), name: String::new() }]);
    one.merge(&two.encode()).unwrap();
    let undone = one.undo().unwrap();
    assert_eq!(one.workspace().links.len(), 2);
    two.merge(&undone.update).unwrap();
    assert_eq!(one.workspace(), two.workspace());
    // The same by name instead of by undo.
    one.redo().unwrap();
    assert_eq!(one.workspace().links.len(), 0);
    one.commit(Edit::Restore(vec![id(1)]), at(5), "one").unwrap().unwrap();
    assert_eq!(one.workspace().links.len(), 2);
}

#[test]
fn undoing_an_addition_keeps_what_another_table_wrote_into_it() {
    let (mut one, mut two) = two_tablets();
    let edited = change_asset(&mut two, 1, 2, |asset| asset.name = "Brass band".into());
    let undone = one.undo().unwrap();
    one.merge(&edited).unwrap();
    assert!(one.workspace().assets.is_empty());
    assert_eq!(two.merge(&undone.update).unwrap().buried.len(), 1);
    let redone = one.redo().unwrap();
    two.merge(&redone.update).unwrap();
    assert_eq!(one.workspace().assets[&id(1)].name, "Brass band");
    assert_eq!(one.workspace(), two.workspace());
}

#[test]
fn undo_leaves_a_field_alone_that_another_table_has_written_since() {
    let (mut one, mut two) = two_tablets();
    let first = change_asset(&mut one, 1, 1, |asset| {
        asset.name = "One's".into();
        asset.note = "One's note".into();
    });
    two.merge(&first).unwrap();
    one.merge(&change_asset(&mut two, 1, 2, |asset| asset.name = "Two's".into())).unwrap();
    assert_eq!(one.undo_note().map(|note| (note.verb, note.name.as_str())), Some((Verb::Changed, "One's")));
    one.undo().unwrap();
    let undone = &one.workspace().assets[&id(1)];
    assert_eq!((undone.name.as_str(), undone.note.as_str()), ("Two's", ""));
    one.redo().unwrap();
    assert_eq!(one.workspace().assets[&id(1)].note, "One's note");
    assert_eq!(one.redo_note(), None);
}

#[test]
fn a_circle_of_areas_that_two_tables_close_is_opened_in_the_snapshot() {
    let (mut one, _) = community(1);
    let area = |number| Area::new(id(number), AreaKind::GridCell, number.to_string(), Shape::default());
    for number in [1, 2, 3] {
        one.commit(Edit::Add(Record::Area(area(number))), at(0), "one").unwrap();
    }
    let mut two = open(2, &[one.encode()]);
    let hang = |document: &mut Document, child: u16, parent: u16| {
        let before = document.workspace().areas[&id(child)].clone();
        let after = Area { parent: Some(id(parent)), ..before.clone() };
        document.commit(Edit::Update { before: Record::Area(before), after: Record::Area(after) }, at(1), "x")
    };
    hang(&mut one, 1, 2).unwrap();
    hang(&mut one, 3, 1).unwrap();
    assert_eq!(hang(&mut one, 2, 3), Err(EditError::AreaWithinItself { area: id(2) }));
    hang(&mut two, 2, 1).unwrap();
    one.merge(&two.encode()).unwrap();
    two.merge(&one.encode()).unwrap();
    let parents: Vec<_> = one.workspace().areas.values().map(|area| area.parent).collect();
    assert_eq!(parents, [None, Some(id(1)), Some(id(1))]);
    assert_eq!(one.cut_parents().collect::<Vec<_>>(), [id(1)]);
    assert_eq!(one.workspace(), two.workspace());
}

#[test]
fn refused_edits_say_why_and_change_nothing() {
    let (mut one, _) = two_tablets();
    let before = one.encode();
    let link = |from, to| Edit::Add(Record::Link(Link::new(id(9), LinkKind::Knows, id(from), id(to))));
    let mut refused = |edit: Edit| one.commit(edit, at(1), "one").unwrap_err();
    assert_eq!(refused(Edit::Add(asset(1, "Again"))), EditError::Taken { id: id(1) });
    assert_eq!(refused(Edit::Delete(vec![id(1), id(7)])), EditError::Unknown { id: id(7) });
    assert_eq!(refused(link(1, 1)), EditError::LinkToItself { link: id(9), end: id(1) });
    assert_eq!(refused(link(1, 7)), EditError::LooseEnd { link: id(9), end: id(7) });
    assert_eq!(refused(Edit::Restore(vec![id(1)])), EditError::Unknown { id: id(1) });
    let import = Edit::Import {
        records: vec![asset(5, "Five"), Record::Link(Link::new(id(6), LinkKind::Knows, id(5), id(7)))],
        from: String::new(),
    };
    assert_eq!(refused(import), EditError::LooseEnd { link: id(6), end: id(7) });
    let same = one.workspace().record(id(1)).unwrap();
    assert_eq!(one.commit(Edit::Update { before: same.clone(), after: same }, at(1), "one"), Ok(None));
    assert_eq!(one.encode(), before);
}
