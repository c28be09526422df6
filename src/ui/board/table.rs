//! What is looked at on the board: kept while another screen is shown.

use crate::matching::{Answer, Side, answer};
use crate::model::{Id, Record};
use crate::state::{Desk, Footpaths, Project, lang, read_pairing};
use leptos::prelude::*;

/// Suggestions told for one pick.
const MOST: usize = 5;

/// The ways to look at the whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sight {
    /// One need or one asset at a time.
    #[default]
    Pairs,
    /// The whole community at once.
    Whole,
    /// Assets that answer together.
    Together,
}

/// What is picked, and what could be joined to it. One a community.
#[derive(Clone, Copy)]
pub struct Table {
    pub sight: RwSignal<Sight>,
    /// A need or an asset, with the column it stands in.
    picked: RwSignal<Option<(Side, Id)>>,
    /// The column shown where there is room for one only.
    pub shown: RwSignal<Side>,
    /// What could be joined to what is picked.
    pub answer: Memo<Answer>,
}

impl Table {
    #[must_use]
    pub fn new(project: Project, footpaths: Footpaths) -> Self {
        let picked = RwSignal::new(None);
        let answer = Memo::new(move |_| {
            let Some((side, id)) = picked.get() else { return Answer::default() };
            let lang = lang();
            read_pairing(project, footpaths, |pairing, pack| answer(pairing, (pack, lang), side, id, MOST)).unwrap_or_default()
        });
        Self { sight: RwSignal::new(Sight::default()), picked, shown: RwSignal::new(Side::Needs), answer }
    }

    /// Tracked.
    pub fn picked(self) -> Option<(Side, Id)> {
        self.picked.get()
    }

    /// Asks who could meet this need, or what this asset could be used for.
    pub fn pick(self, side: Side, id: Id) {
        self.sight.set(Sight::Pairs);
        self.picked.set(Some((side, id)));
        self.shown.set(side.other());
    }

    /// Back to the two columns; the one picked from stays in sight.
    pub fn put_back(self) {
        if let Some((side, _)) = self.picked.get_untracked() {
            self.shown.set(side);
        }
        self.picked.set(None);
    }

    /// Keeps what is picked here and on the map the same, as long as the caller lives; what is gone is put back.
    pub fn follow(self, project: Project, desk: Desk) {
        Effect::new(move |_| {
            let Some(id) = desk.selected.get() else { return };
            let side = project.peek(|workspace| side_of(workspace.record(id).as_ref())).flatten();
            if let Some(side) = side.filter(|_| self.picked.get_untracked().map(|(_, known)| known) != Some(id)) {
                self.pick(side, id);
            }
        });
        Effect::new(move |before: Option<Option<Id>>| {
            let now = self.picked.get().map(|(_, id)| id);
            if before.flatten() != now && desk.draft.with_untracked(Option::is_none) {
                desk.selected.set(now);
            }
            now
        });
        let is_gone = Memo::new(move |_| {
            let picked = self.picked.get();
            picked.is_some_and(|(_, id)| project.read(|workspace| workspace.kind_of(id).is_none()).unwrap_or(true))
        });
        Effect::new(move |_| {
            if is_gone.get() {
                self.put_back();
            }
        });
    }
}

/// The column of a record; `None` for one that is neither offer nor need.
fn side_of(record: Option<&Record>) -> Option<Side> {
    match record? {
        Record::Asset(_) => Some(Side::Offers),
        Record::Need(_) => Some(Side::Needs),
        _ => None,
    }
}
