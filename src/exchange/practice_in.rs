//! Rows of actions and events → records; where they stand follows from what they name, so their geometry is not read.

use super::Problem;
use super::list::split;
use super::row::Row;
use crate::model::*;
use serde_json::Value;

impl Row<'_> {
    pub(super) fn action(mut self, id: Id) -> Action {
        let blank = Action::new(id, self.text("name"));
        let slots = self.paired(("slot_names", |name| Some(name.to_owned())), ("slot_uids", Id::parse));
        Action {
            combines: self.ids("asset_uids"),
            answers: self.ids("need_uids"),
            template: self.optional("template"),
            slots: slots.into_iter().map(|(slot, asset)| SlotFill { slot, asset }).collect(),
            owner: self.text("owner"),
            due: self.date("due"),
            next_step: self.text("next_step"),
            state: self.term("state", ActionState::parse).unwrap_or_default(),
            supporters: self.tally("supporters", "supporters_by", "supporters_each"),
            worker_role: self.terms("worker_roles", WorkerRole::parse),
            self_help: self.self_help(),
            goals: self.goals(),
            note: self.text("note"),
            visibility: self.visibility(),
            stamp: self.stamp(),
            extra: self.extra(),
            ..blank
        }
    }

    /// An event without a day that can be read is put on the day it was written down.
    pub(super) fn event(mut self, id: Id) -> Event {
        let stamp = self.stamp();
        let date = self.date("event_date").unwrap_or_else(|| {
            let day = stamp.created_at.date();
            self.problems.push(Problem::NoDay { index: self.index, day: day.to_string() });
            day
        });
        let blank = Event::new(id, self.term("event_kind", EventKind::parse).unwrap_or_default(), date);
        Event {
            method: self.term("method", EventMethod::parse),
            purpose: self.term("purpose", CaptainPurpose::parse),
            held: self.flag("held"),
            about: self.ids("about_uids"),
            area: self.id("area_uid"),
            group: self.optional("target_group"),
            count: self.whole("people_count"),
            outcome: self.text("outcome"),
            barrier: self.list("barrier"),
            worker_role: self.terms("worker_roles", WorkerRole::parse),
            note: self.text("note"),
            visibility: self.visibility(),
            stamp,
            extra: self.extra(),
            ..blank
        }
    }

    pub(super) fn self_help(&mut self) -> Vec<SelfHelp> {
        let pairs = self.paired(("self_help_ticks", SelfHelpTick::parse), ("self_help_dates", Date::parse));
        pairs.into_iter().map(|(tick, on)| SelfHelp { tick, on }).collect()
    }

    /// More goals than an action has room for are named and kept as they are.
    fn goals(&mut self) -> Vec<String> {
        let understand = |value: &Value| value.as_str().map(split).filter(|goals| goals.len() <= Action::MOST_GOALS);
        self.read("goals", understand).unwrap_or_default()
    }
}
