//! Two records become one: all that named the younger names the older, in one step that can be undone, on one tablet or on two.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests stop the test")]

mod document_support;

use document_support::{acts, community, id, open, perform};
use linli::document::{Document, Edit, EditError};
use linli::model::*;
use proptest::prelude::*;

fn commit(document: &mut Document, at: i64, edit: Edit) {
    document.commit(edit, Timestamp(at), "tablet").unwrap();
}

fn unite(one: u16, other: u16, document: &Document) -> Edit {
    let pair = Pair::new(id(one), id(other));
    Edit::Unite { pair, merged: document.workspace().record(pair.first()).unwrap() }
}

fn asset(number: u16, name: &str) -> Record {
    Record::Asset(Asset::new(id(number), AssetKind::Place, name.into()))
}

fn link(number: u16, kind: LinkKind, from: u16, to: u16, state: LinkState) -> Record {
    Record::Link(Link { state, ..Link::new(id(number), kind, id(from), id(to)) })
}

/// Two libraries (1, 2), a wish (3), a neighbour (4), and everything that can name one of them.
fn libraries() -> Document {
    let (mut document, _) = community(1);
    let slots = [1, 2, 4].map(|number| SlotFill { slot: "room".into(), asset: id(number) }).to_vec();
    let records = [
        asset(1, "Library"),
        asset(2, "圖書館"),
        Record::Need(Need::new(id(3), "Somewhere quiet".into())),
        asset(4, "Neighbour"),
        link(5, LinkKind::Match, 1, 3, LinkState::Asked),
        link(6, LinkKind::Match, 2, 3, LinkState::Asked),
        link(7, LinkKind::Knows, 4, 1, LinkState::Agreed),
        link(8, LinkKind::Knows, 2, 4, LinkState::Agreed),
        link(9, LinkKind::Knows, 1, 2, LinkState::Agreed),
        link(10, LinkKind::Supports, 2, 4, LinkState::Agreed),
        Record::Action(Action { combines: vec![id(2), id(1), id(4)], slots, ..Action::new(id(11), "Reading".into()) }),
        Record::Event(Event { about: vec![id(2)], ..Event::new(id(12), EventKind::Visit, Timestamp(0).date()) }),
    ];
    records.into_iter().zip(1..).for_each(|(record, at)| commit(&mut document, at, Edit::Add(record)));
    document
}

#[test]
fn all_that_named_the_younger_names_the_older_once() {
    let mut document = libraries();
    let before = document.workspace().clone();
    let agreed = document.workspace().links[&id(6)].clone();
    let after = Link { state: LinkState::Agreed, ..agreed.clone() };
    commit(&mut document, 50, Edit::Update { before: Record::Link(agreed), after: Record::Link(after) });
    let edit = unite(2, 1, &document);
    commit(&mut document, 60, edit);
    let shown = document.workspace();
    assert_eq!(shown.assets.keys().copied().collect::<Vec<_>>(), [id(1), id(4)]);
    let links: Vec<_> = shown.links.values().map(|link| (link.kind, link.from, link.to, link.state)).collect();
    let expected = [
        (LinkKind::Match, id(1), id(3), LinkState::Agreed),
        (LinkKind::Knows, id(4), id(1), LinkState::Agreed),
        (LinkKind::Supports, id(1), id(4), LinkState::Agreed),
    ];
    assert_eq!(links, expected, "none twice, none to itself, and what was said last");
    let action = &shown.actions[&id(11)];
    assert_eq!(action.combines, [id(1), id(4)]);
    assert_eq!(action.slots.iter().map(|fill| fill.asset).collect::<Vec<_>>(), [id(1), id(4)]);
    assert_eq!(shown.events[&id(12)].about, [id(1)]);
    assert_eq!(document.undo_note().unwrap().name, "Library");
    document.undo().unwrap();
    document.undo().unwrap();
    assert_eq!(document.workspace().links, before.links, "one step");
    assert_eq!((&document.workspace().assets, &document.workspace().actions), (&before.assets, &before.actions));
}

#[test]
fn areas_within_the_younger_lie_within_the_older_and_nothing_within_itself() {
    let (mut document, _) = community(1);
    for (number, parent) in [(1, None), (2, Some(1)), (3, Some(2)), (4, Some(3))] {
        let area = Area::new(id(number), AreaKind::Building, format!("Block {number}"), Shape::default());
        commit(&mut document, 1, Edit::Add(Record::Area(Area { parent: parent.map(id), ..area })));
    }
    let edit = unite(1, 3, &document);
    commit(&mut document, 2, edit);
    let parents: Vec<_> = document.workspace().areas.values().map(|area| (area.id, area.parent)).collect();
    assert_eq!(parents, [(id(1), None), (id(2), Some(id(1))), (id(4), Some(id(1)))]);
    assert_eq!(document.cut_parents().count(), 0);
}

#[test]
fn what_was_kept_apart_from_the_younger_stays_apart_from_the_older() {
    let mut document = libraries();
    let before = document.workspace().info.clone();
    let mut after = before.clone();
    after.kept_apart.insert(Pair::new(id(4), id(2)));
    commit(&mut document, 50, Edit::SetInfo { before, after });
    let edit = unite(1, 2, &document);
    commit(&mut document, 60, edit);
    assert!(document.workspace().info.kept_apart.contains(&Pair::new(id(1), id(4))));
}

#[test]
fn what_is_no_pair_is_refused() {
    let mut document = libraries();
    let refused = |document: &mut Document, edit| document.commit(edit, Timestamp(9), "t").unwrap_err();
    let pair = Pair::new(id(1), id(3));
    let merged = document.workspace().record(id(1)).unwrap();
    assert_eq!(refused(&mut document, Edit::Unite { pair, merged: merged.clone() }), EditError::NotTheSame { before: id(1), after: id(3) });
    let pair = Pair::new(id(1), id(99));
    assert_eq!(refused(&mut document, Edit::Unite { pair, merged: merged.clone() }), EditError::Unknown { id: id(99) });
    let pair = Pair::new(id(1), id(1));
    assert_eq!(refused(&mut document, Edit::Unite { pair, merged }), EditError::NotTheSame { before: id(1), after: id(1) });
}

#[test]
fn two_tables_that_unite_the_same_pair_agree_and_lose_nothing() {
    let mut one = libraries();
    let mut two = open(2, &[one.encode()]);
    let (edit, same) = (unite(1, 2, &one), unite(2, 1, &two));
    commit(&mut one, 60, edit);
    commit(&mut two, 61, same);
    commit(&mut two, 62, Edit::Add(link(30, LinkKind::Refers, 1, 4, LinkState::Asked)));
    one.merge(&two.encode()).unwrap();
    two.merge(&one.encode()).unwrap();
    assert_eq!(one.workspace(), two.workspace());
    assert_eq!(one.workspace().assets.keys().copied().collect::<Vec<_>>(), [id(1), id(4)]);
    assert_eq!(one.workspace().links.len(), 4);
    assert!(one.dangling().is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever else two tables do meanwhile: they agree, and no link shown lacks an end.
    #[test]
    fn two_tables_end_with_the_same(ones in acts(12), twos in acts(12), turns in any::<bool>()) {
        let mut one = libraries();
        let mut two = open(2, &[one.encode()]);
        for (document, acts) in [(&mut one, &ones), (&mut two, &twos)] {
            for act in acts {
                perform(document, act);
            }
            if [1, 2].iter().all(|number| document.workspace().assets.contains_key(&id(*number))) {
                let edit = unite(1, 2, document);
                commit(document, 1_900_000_000_000, edit);
            }
        }
        let (first, second) = (one.encode(), two.encode());
        if turns {
            one.merge(&second).unwrap();
            two.merge(&first).unwrap();
        } else {
            two.merge(&first).unwrap();
            one.merge(&second).unwrap();
        }
        prop_assert_eq!(one.workspace(), two.workspace());
        let shown = one.workspace();
        for link in shown.links.values() {
            prop_assert!(shown.record(link.from).is_some() && shown.record(link.to).is_some() && link.from != link.to);
        }
    }
}
