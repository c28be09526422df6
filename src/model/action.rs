//! Assets combined to do something together, maybe answering needs.

use super::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// An asset that fills a slot of a template: who cooks, where it is held.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlotFill {
    /// A slot of a template, or a person's own word.
    pub slot: String,
    pub asset: Id,
}

/// What people mean to do with what they have. Ids may name records that are deleted: they are kept, and readers skip them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Action {
    #[serde(skip)]
    pub id: Id,
    pub name: String,
    /// Assets; two at least once it is more than an idea.
    pub combines: Vec<Id>,
    /// Needs.
    pub answers: Vec<Id>,
    /// Term of a pack.
    pub template: Option<String>,
    pub slots: Vec<SlotFill>,
    /// Who sees to it: a role or a group's name.
    pub owner: String,
    pub due: Option<Date>,
    pub next_step: String,
    pub state: ActionState,
    /// People who said that they will take part.
    pub supporters: Tally,
    /// What the social worker does in it.
    pub worker_role: Vec<WorkerRole>,
    pub self_help: Vec<SelfHelp>,
    /// The team's own, [`Self::MOST_GOALS`] at most; never filled in for them.
    pub goals: Vec<String>,
    pub note: String,
    pub visibility: Visibility,
    pub stamp: Stamp,
    pub extra: Extra,
}

impl Default for Action {
    fn default() -> Self {
        Self::new(Id::NIL, String::new())
    }
}

impl Action {
    pub const MOST_GOALS: usize = 4;

    /// An idea that combines nothing yet.
    #[must_use]
    pub fn new(id: Id, name: String) -> Self {
        Self {
            id,
            name,
            combines: Vec::new(),
            answers: Vec::new(),
            template: None,
            slots: Vec::new(),
            owner: String::new(),
            due: None,
            next_step: String::new(),
            state: ActionState::Idea,
            supporters: Tally::default(),
            worker_role: Vec::new(),
            self_help: Vec::new(),
            goals: Vec::new(),
            note: String::new(),
            visibility: Visibility::Team,
            stamp: Stamp::default(),
            extra: Extra::default(),
        }
    }

    /// It is more than an idea, yet names fewer than two assets.
    #[must_use]
    pub fn lacks_assets(&self) -> bool {
        self.state != ActionState::Idea && self.combines.iter().collect::<BTreeSet<_>>().len() < 2
    }

    /// Its day is over and it is not done.
    #[must_use]
    pub fn is_overdue(&self, today: Date) -> bool {
        self.state != ActionState::Done && self.due.is_some_and(|due| due < today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u8) -> Id {
        Id::new(1, [n; 10])
    }

    #[test]
    fn only_what_is_more_than_an_idea_needs_two_assets() {
        let mut action = Action::new(id(1), "Repair morning".into());
        assert!(!action.lacks_assets());
        action.state = ActionState::Agreed;
        action.combines = vec![id(2), id(2)];
        assert!(action.lacks_assets(), "the same twice is one");
        action.combines.push(id(3));
        assert!(!action.lacks_assets());
    }

    #[test]
    fn an_action_is_overdue_from_the_day_after_until_it_is_done() {
        let [day, next] = ["2026-11-24", "2026-11-25"].map(|day| Date::parse(day).unwrap());
        let mut action = Action { due: Some(day), ..Action::default() };
        assert_eq!([day, next].map(|today| action.is_overdue(today)), [false, true]);
        action.state = ActionState::Done;
        assert!(!action.is_overdue(next));
    }
}
