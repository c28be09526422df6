//! Actions and events as flat rows, in the manner of the other records.

use super::list::join;
use super::row_out::Common;
use crate::model::*;
use serde::Serialize;

/// Ids joined like any list.
fn uids<'a>(ids: impl IntoIterator<Item = &'a Id>) -> Option<String> {
    join(ids.into_iter().map(Id::to_string))
}

fn roles(roles: &[WorkerRole]) -> Option<String> {
    join(roles.iter().map(|role| role.id()))
}

/// Ticks and their days, two lists in step.
pub(super) fn self_help(ticks: &[SelfHelp]) -> (Option<String>, Option<String>) {
    (join(ticks.iter().map(|given| given.tick.id())), join(ticks.iter().map(|given| given.on.to_string())))
}

/// Devices and what each counted, two lists in step; nothing where the total says it all.
pub(super) fn shares(tally: &Tally) -> (Option<String>, Option<String>) {
    let shares = || tally.shares().filter(|_| *tally != tally.unsigned());
    (join(shares().map(|(device, _)| device)), join(shares().map(|(_, count)| count.to_string())))
}

#[derive(Serialize)]
pub(super) struct ActionRow<'a> {
    uid: Id,
    record: RecordKind,
    name: &'a str,
    asset_uids: Option<String>,
    need_uids: Option<String>,
    template: Option<&'a str>,
    slot_names: Option<String>,
    slot_uids: Option<String>,
    owner: &'a str,
    due: Option<Date>,
    next_step: &'a str,
    state: ActionState,
    supporters: u32,
    supporters_by: Option<String>,
    supporters_each: Option<String>,
    worker_roles: Option<String>,
    self_help_ticks: Option<String>,
    self_help_dates: Option<String>,
    goals: Option<String>,
    #[serde(flatten)]
    common: Common<'a>,
}

impl<'a> From<&'a Action> for ActionRow<'a> {
    fn from(action: &'a Action) -> Self {
        let (self_help_ticks, self_help_dates) = self_help(&action.self_help);
        let (supporters_by, supporters_each) = shares(&action.supporters);
        Self {
            uid: action.id,
            record: RecordKind::Action,
            name: &action.name,
            asset_uids: uids(&action.combines),
            need_uids: uids(&action.answers),
            template: action.template.as_deref(),
            slot_names: join(action.slots.iter().map(|fill| &fill.slot)),
            slot_uids: uids(action.slots.iter().map(|fill| &fill.asset)),
            owner: &action.owner,
            due: action.due,
            next_step: &action.next_step,
            state: action.state,
            supporters: action.supporters.total(),
            supporters_by,
            supporters_each,
            worker_roles: roles(&action.worker_role),
            self_help_ticks,
            self_help_dates,
            goals: join(&action.goals),
            common: Common::new(&action.note, action.visibility, &action.stamp, &action.extra),
        }
    }
}

#[derive(Serialize)]
pub(super) struct EventRow<'a> {
    uid: Id,
    record: RecordKind,
    event_kind: EventKind,
    method: Option<EventMethod>,
    purpose: Option<CaptainPurpose>,
    event_date: Date,
    held: bool,
    about_uids: Option<String>,
    area_uid: Option<Id>,
    target_group: Option<&'a str>,
    people_count: Option<u32>,
    outcome: &'a str,
    barrier: Option<String>,
    worker_roles: Option<String>,
    #[serde(flatten)]
    common: Common<'a>,
}

impl<'a> From<&'a Event> for EventRow<'a> {
    fn from(event: &'a Event) -> Self {
        Self {
            uid: event.id,
            record: RecordKind::Event,
            event_kind: event.kind,
            method: event.method,
            purpose: event.purpose,
            event_date: event.date,
            held: event.held,
            about_uids: uids(&event.about),
            area_uid: event.area,
            target_group: event.group.as_deref(),
            people_count: event.count,
            outcome: &event.outcome,
            barrier: join(&event.barrier),
            worker_roles: roles(&event.worker_role),
            common: Common::new(&event.note, event.visibility, &event.stamp, &event.extra),
        }
    }
}
