//! One page on how a community stands: what it has, what it does, what lies idle and what is missing. Nobody is named who did not agree.

use super::captains::Captains;
use super::initials::initials;
use super::showcase::without_numbers;
use super::sketch::{Sketch, sketch};
use crate::model::*;
use std::collections::{BTreeMap, BTreeSet};

/// Lines of a list that fit on the page; the rest is told as a number.
const MOST_LINES: usize = 6;
/// The drawing's size, in its own units.
const SKETCH: (f64, f64) = (360.0, 250.0);

/// Everything on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    pub title: String,
    pub keeper: String,
    pub date: Date,
    pub counts: Counts,
    /// How many of each of the six kinds, all six.
    pub kinds: Vec<(AssetKind, usize)>,
    /// Assets among assets and needs together, per cent (DOMAIN §4.9); `None` while there is neither.
    pub strengths_share: Option<usize>,
    /// Individuals and associations among all assets, per cent (DOMAIN §4.7).
    pub people_power: Option<usize>,
    pub actions: Listed<ActionLine>,
    /// Buildings with a house captain, and all buildings.
    pub captains: (usize, usize),
    pub without_captain: Listed<String>,
    /// Assets in use with no link and in no action.
    pub idle: Listed<(AssetKind, String)>,
    /// Need categories with open needs that no agreed match answers, and how many; most first.
    pub missing: Listed<(Option<String>, usize)>,
    pub sketch: Option<Sketch>,
}

/// The first lines of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listed<T> {
    pub lines: Vec<T>,
    /// How many there are besides.
    pub more: usize,
}

impl<T> Listed<T> {
    fn of(mut all: Vec<T>) -> Self {
        let more = all.len().saturating_sub(MOST_LINES);
        all.truncate(MOST_LINES);
        Self { lines: all, more }
    }

    #[must_use]
    pub fn all(&self) -> usize {
        self.lines.len() + self.more
    }
}

/// What is going on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionLine {
    pub name: String,
    pub owner: String,
    pub next_step: String,
    pub due: Option<Date>,
    pub state: ActionState,
    pub overdue: bool,
}

/// The page as of `today`. Records kept for this device only are counted and never told.
#[must_use]
pub fn report(workspace: &Workspace, today: Date) -> Report {
    let counts = workspace.counts();
    let of_kind = |kind: AssetKind| workspace.assets.values().filter(|asset| asset.kind == kind).count();
    let (stewarded, bare) = captains(workspace);
    Report {
        title: without_numbers(&workspace.info.name),
        keeper: without_numbers(&workspace.info.data_holder),
        date: today,
        counts,
        kinds: AssetKind::ALL.iter().map(|&kind| (kind, of_kind(kind))).collect(),
        strengths_share: share(counts.assets, counts.assets + counts.needs),
        people_power: share(of_kind(AssetKind::Individual) + of_kind(AssetKind::Association), counts.assets),
        actions: Listed::of(actions(workspace, today)),
        captains: (stewarded, stewarded + bare.len()),
        without_captain: Listed::of(bare),
        idle: Listed::of(idle(workspace)),
        missing: Listed::of(missing(workspace)),
        sketch: sketch(workspace, SKETCH.0, SKETCH.1),
    }
}

/// To the nearest whole number, as on the other screens.
fn share(part: usize, whole: usize) -> Option<usize> {
    (part * 200 + whole).checked_div(whole * 2)
}

/// A name as a room full of strangers may read it: of a person without public leave, only the initials.
pub(super) fn shown_name(asset: &Asset) -> String {
    let name = without_numbers(&asset.name);
    if asset.kind == AssetKind::Individual && !asset.is_open_to(Visibility::Public) { initials(&name) } else { name }
}

/// What is under way first, then what is agreed, thought of, done; the nearest day first.
fn actions(workspace: &Workspace, today: Date) -> Vec<ActionLine> {
    let mut shown: Vec<&Action> = workspace.actions.values().filter(|action| action.visibility != Visibility::Device).collect();
    let order = |state: ActionState| match state {
        ActionState::Running => 0,
        ActionState::Agreed => 1,
        ActionState::Idea => 2,
        ActionState::Done => 3,
    };
    shown.sort_by_key(|action| (order(action.state), action.due.is_none(), action.due));
    let line = |action: &Action| ActionLine {
        name: without_numbers(&action.name),
        owner: without_numbers(&action.owner),
        next_step: without_numbers(&action.next_step),
        due: action.due,
        state: action.state,
        overdue: action.is_overdue(today),
    };
    shown.into_iter().map(line).collect()
}

/// How many buildings have a house captain, and the names of those that have none.
fn captains(workspace: &Workspace) -> (usize, Vec<String>) {
    let captains = Captains::of(workspace);
    let buildings = workspace.areas.values().filter(|area| area.kind == AreaKind::Building);
    let without = buildings.filter(|area| captains.of_area(area.id).is_empty()).map(|area| area.name.clone()).collect();
    (captains.coverage(workspace, AreaKind::Building).stewarded, without)
}

/// Idle treasures, told by name.
fn idle(workspace: &Workspace) -> Vec<(AssetKind, String)> {
    let told = super::idle::idle(workspace).filter(|asset| asset.visibility != Visibility::Device);
    let mut idle: Vec<_> = told.map(|asset| (asset.kind, shown_name(asset))).collect();
    idle.sort_by_key(|(kind, _)| *kind);
    idle
}

fn missing(workspace: &Workspace) -> Vec<(Option<String>, usize)> {
    let matches = workspace.links.values().filter(|link| link.kind == LinkKind::Match && link.state.is_agreed());
    let answered: BTreeSet<Id> = matches.flat_map(|link| [link.from, link.to]).collect();
    let mut missing: BTreeMap<Option<String>, usize> = BTreeMap::new();
    let open = workspace.needs.values().filter(|need| need.state == NeedState::Open && !answered.contains(&need.id));
    open.for_each(|need| *missing.entry(need.category.clone()).or_default() += 1);
    let mut missing: Vec<_> = missing.into_iter().collect();
    missing.sort_by(|(_, one), (_, other)| other.cmp(one));
    missing
}
