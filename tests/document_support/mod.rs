//! Communities, random edits and shuffles for the document's tests.
#![allow(dead_code, reason = "each test file uses its part")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::must_use_candidate, reason = "helpers of tests stop the test")]

pub mod full;

use linli::document::{Document, Edit, Outlet};
use linli::model::*;
use proptest::prelude::*;

/// So many seconds after the tests begin.
pub fn at(second: i64) -> Timestamp {
    Timestamp(1_790_000_000_000 + second * 1000)
}

pub fn asset(number: u16, name: &str) -> Record {
    Record::Asset(Asset::new(id(number), AssetKind::Association, name.into()))
}

/// Changes an asset on a tablet called "tablet"; the update.
pub fn change_asset(document: &mut Document, number: u16, second: i64, how: impl Fn(&mut Asset)) -> Vec<u8> {
    let before = document.workspace().assets[&id(number)].clone();
    let mut after = before.clone();
    how(&mut after);
    let edit = Edit::Update { before: Record::Asset(before), after: Record::Asset(after) };
    document.commit(edit, at(second), "tablet").unwrap().unwrap().update
}

/// Two tablets that both hold the asset 1 and then part.
pub fn two_tablets() -> (Document, Document) {
    let (mut one, _) = community(1);
    one.commit(Edit::Add(asset(1, "Choir")), at(0), "one").unwrap();
    let two = open(2, &[one.encode()]);
    (one, two)
}

/// A new community and its log.
pub fn community(client: u64) -> (Document, Vec<Vec<u8>>) {
    let (document, created) = Document::create(client, Info::new(id(0), "Wah Fu".into(), Timestamp(1)));
    (document, vec![created.update])
}

pub fn open(client: u64, log: &[Vec<u8>]) -> Document {
    Document::open(client, log.iter().map(Vec::as_slice)).unwrap().0
}

pub fn reopen(log: &[Vec<u8>]) -> Document {
    open(99, log)
}

pub fn id(number: u16) -> Id {
    let mut random = [0; 10];
    random[..2].copy_from_slice(&number.to_be_bytes());
    Id::new(u64::from(number), random)
}

/// One thing a person does; numbers choose among the records that are there.
#[derive(Clone, Debug)]
pub enum Act {
    Add(u16, u8),
    Link(u16, u16, u16),
    Area(u16, u16),
    Action(u16, u16, u16),
    Event(u16, u16),
    Rename(u16, u8),
    Detail(u16, u8),
    Move(u16, u8),
    Hang(u16, u16),
    Delete(u16, u16),
    Restore(u16),
    Import(u16, u8),
    Info(u8),
    Count(u16, u8),
    Unite(u16, u16),
    Apart(u16, u16),
}

impl Act {
    /// The same on records that the first device does not make.
    pub fn of_another_device(&self) -> Self {
        match self.clone() {
            Self::Add(id, name) => Self::Add(id + 1000, name),
            Self::Link(id, from, to) => Self::Link(id + 1000, from, to),
            Self::Area(id, parent) => Self::Area(id + 1000, parent),
            Self::Action(id, one, two) => Self::Action(id + 1000, one, two),
            Self::Event(id, about) => Self::Event(id + 1000, about),
            Self::Import(id, name) => Self::Import(id + 1000, name),
            act => act,
        }
    }
}

pub fn acts(most: usize) -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        4 => (1..60_u16, any::<u8>()).prop_map(|(id, name)| Act::Add(id, name)),
        3 => (200..260_u16, any::<u16>(), any::<u16>()).prop_map(|(id, from, to)| Act::Link(id, from, to)),
        2 => (300..320_u16, any::<u16>()).prop_map(|(id, parent)| Act::Area(id, parent)),
        2 => (400..420_u16, any::<u16>(), any::<u16>()).prop_map(|(id, one, two)| Act::Action(id, one, two)),
        2 => (500..520_u16, any::<u16>()).prop_map(|(id, about)| Act::Event(id, about)),
        2 => (any::<u16>(), any::<u8>()).prop_map(|(which, name)| Act::Rename(which, name)),
        2 => (any::<u16>(), any::<u8>()).prop_map(|(which, to)| Act::Detail(which, to)),
        1 => (any::<u16>(), any::<u8>()).prop_map(|(which, to)| Act::Move(which, to)),
        1 => (any::<u16>(), any::<u16>()).prop_map(|(which, parent)| Act::Hang(which, parent)),
        2 => (any::<u16>(), any::<u16>()).prop_map(|(one, two)| Act::Delete(one, two)),
        1 => (1..60_u16).prop_map(Act::Restore),
        1 => (1..60_u16, any::<u8>()).prop_map(|(id, name)| Act::Import(id, name)),
        1 => any::<u8>().prop_map(Act::Info),
        2 => (any::<u16>(), any::<u8>()).prop_map(|(which, to)| Act::Count(which, to)),
        2 => (any::<u16>(), any::<u16>()).prop_map(|(one, other)| Act::Unite(one, other)),
        1 => (any::<u16>(), any::<u16>()).prop_map(|(one, other)| Act::Apart(one, other)),
    ];
    prop::collection::vec(act, 0..most)
}

/// Does it, unless there is nothing to do it to.
pub fn perform(document: &mut Document, act: &Act) -> Option<Outlet> {
    let edit = edit(document.workspace(), act)?;
    let now = Timestamp(1_760_000_000_000 + document.state_vector().iter().map(|&byte| i64::from(byte)).sum::<i64>());
    document.commit(edit, now, "tablet").ok().flatten()
}

/// What the act is here; `None` when there is nothing to do it to.
pub fn edit(workspace: &Workspace, act: &Act) -> Option<Edit> {
    let records: Vec<Record> = workspace.records().collect();
    let pick = |which: u16| records.get(which as usize % records.len().max(1)).cloned();
    let place = |at: u8| Position::new(114.0 + f64::from(at) / 1000.0, 22.0).unwrap();
    Some(match *act {
        Act::Add(number, name) => Edit::Add(asset_or_need(number, name)),
        Act::Link(number, from, to) => Edit::Add(Record::Link(Link::new(id(number), LinkKind::Match, pick(from)?.id(), pick(to)?.id()))),
        Act::Area(number, parent) => {
            let mut area = Area::new(id(number), AreaKind::GridCell, format!("cell {number}"), Shape::default());
            area.parent = pick(parent).filter(|record| record.kind() == RecordKind::Area).map(|record| record.id());
            Edit::Add(Record::Area(area))
        }
        Act::Action(number, one, two) => {
            let mut action = Action::new(id(number), format!("action {number}"));
            action.combines = vec![pick(one)?.id(), pick(two)?.id()];
            Edit::Add(Record::Action(action))
        }
        Act::Event(number, about) => {
            let mut event = Event::new(id(number), EventKind::Visit, Timestamp(i64::from(number) * 86_400_000).date());
            event.about = vec![pick(about)?.id(), id(999)];
            Edit::Add(Record::Event(event))
        }
        Act::Rename(which, name) => change(pick(which)?, |record| match record {
            Record::Asset(asset) => asset.name = format!("asset {name}"),
            Record::Need(need) => need.statement = format!("need {name}"),
            Record::Area(area) => area.name = format!("area {name}"),
            Record::Link(link) => link.reason = format!("reason {name}"),
            Record::Action(action) => action.name = format!("action {name}"),
            Record::Event(event) => event.outcome = format!("outcome {name}"),
        }),
        Act::Detail(which, to) => change(pick(which)?, |record| match record {
            Record::Asset(asset) => asset.reach_m = (to > 100).then_some(u32::from(to)),
            Record::Need(need) => need.barrier = vec![to.to_string(); usize::from(to % 3)],
            Record::Area(area) => area.households = Some(to.into()),
            Record::Link(link) => link.state = if to > 100 { LinkState::Agreed } else { LinkState::Asked },
            Record::Action(action) => action.answers = vec![id(to.into()); usize::from(to % 3)],
            Record::Event(event) => event.count = (to > 100).then_some(to.into()),
        }),
        Act::Move(which, to) => Edit::Move { id: pick(which)?.id(), to: place(to) },
        Act::Hang(which, parent) => {
            let parent = pick(parent).filter(|record| record.kind() == RecordKind::Area).map(|record| record.id());
            change(pick(which)?, |record| {
                if let Record::Area(area) = record {
                    area.parent = parent;
                }
            })
        }
        Act::Delete(one, two) => Edit::Delete(vec![pick(one)?.id(), pick(two)?.id()]),
        Act::Restore(number) => Edit::Restore(vec![id(number)]),
        Act::Import(number, name) => {
            Edit::Import { records: (number..number + 3).map(|number| asset_or_need(number, name)).collect(), from: "list.csv".into() }
        }
        Act::Count(which, to) => change(pick(which)?, |record| match record {
            Record::Need(need) => need.priority_dots.set_total(to.into(), "tablet"),
            Record::Action(action) => action.supporters.set_total(to.into(), "tablet"),
            _ => {}
        }),
        Act::Unite(one, other) => {
            let one = pick(one)?;
            let others: Vec<_> = records.iter().filter(|record| record.kind() == one.kind() && record.id() != one.id()).collect();
            let pair = Pair::new(one.id(), others.get(other as usize % others.len().max(1))?.id());
            Edit::Unite { pair, merged: workspace.record(pair.first())? }
        }
        Act::Apart(one, other) => {
            let mut after = workspace.info.clone();
            after.kept_apart.insert(Pair::new(pick(one)?.id(), pick(other)?.id()));
            Edit::SetInfo { before: workspace.info.clone(), after }
        }
        Act::Info(name) => {
            let mut after = workspace.info.clone();
            after.name = format!("Wah Fu {name}");
            Edit::SetInfo { before: workspace.info.clone(), after }
        }
    })
}

fn change(before: Record, how: impl Fn(&mut Record)) -> Edit {
    let mut after = before.clone();
    how(&mut after);
    Edit::Update { before, after }
}

pub fn asset_or_need(number: u16, name: u8) -> Record {
    if number.is_multiple_of(3) {
        Record::Need(Need::new(id(number), format!("wish {name}")))
    } else {
        Record::Asset(Asset::new(id(number), AssetKind::Place, format!("gift {name}")))
    }
}

/// Every difference between two snapshots is named, and nothing else.
pub fn assert_changes(before: &Workspace, after: &Workspace, outlet: &Outlet) {
    assert_eq!(outlet.info, before.info != after.info);
    let ids = |workspace: &Workspace| workspace.records().map(|record| (record.kind(), record.id())).collect::<Vec<_>>();
    let mut differing: Vec<_> =
        ids(before).into_iter().chain(ids(after)).filter(|&(_, id)| before.record(id) != after.record(id)).collect();
    differing.sort();
    differing.dedup();
    let named: Vec<_> = outlet.changes.iter().map(|change| (change.record, change.id)).collect();
    assert_eq!(named, differing);
    for change in &outlet.changes {
        assert_eq!(change.gone, after.record(change.id).is_none());
    }
}

/// Fisher–Yates with a seed.
pub fn shuffle<T>(items: &mut [T], mut seed: u64) {
    for last in (1..items.len()).rev() {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        items.swap(last, (seed >> 33) as usize % (last + 1));
    }
}
