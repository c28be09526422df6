//! Actions and events in words. What they name is shown by name; what is deleted is passed over.

use super::facts::Lines;
use super::{day, heading};
use crate::model::*;
use crate::packs::TermList;
use crate::state::{say, say_with};
use crate::ui::kit::term;
use crate::ui::terms::{label, slot_label};

/// "Visit · held".
pub(super) fn kind_and_day(event: &Event) -> String {
    let state = term("event_state", if event.held { "held" } else { "planned" });
    format!("{} · {state}", term("event_kind", event.kind.id()))
}

fn names(workspace: &Workspace, ids: &[Id]) -> Vec<String> {
    ids.iter().filter_map(|id| workspace.record(*id)).map(|record| heading(&record)).collect()
}

fn roles(roles: &[WorkerRole]) -> impl Iterator<Item = String> {
    roles.iter().map(|role| term("worker_role", role.id()))
}

pub(super) fn of_action(lines: &mut Lines, action: &Action, workspace: &Workspace) {
    lines.list("forms.combines", names(workspace, &action.combines));
    if action.lacks_assets() {
        lines.text("forms.combines", &say("forms.lacks_assets"));
    }
    lines.list("forms.answers", names(workspace, &action.answers));
    for fill in &action.slots {
        if let Some(asset) = workspace.record(fill.asset) {
            let slot = slot_label(action.template.as_deref(), &fill.slot);
            lines.text("forms.slots", &say_with("forms.slot_line", &[("slot", &slot), ("name", &heading(&asset))]));
        }
    }
    lines.text("forms.owner", &action.owner);
    lines.shown("forms.due", action.due.map(|due| day(due, |today| action.is_overdue(today))));
    lines.text("forms.next_step", &action.next_step);
    lines.shown("forms.supporters", Some(action.supporters.total()).filter(|&supporters| supporters > 0));
    lines.shown("forms.template", action.template.as_deref().map(|id| label(TermList::ActionTemplates, id)));
    lines.list("forms.worker_role", roles(&action.worker_role));
    lines.self_help(&action.self_help);
    for goal in &action.goals {
        lines.text("forms.goals", goal);
    }
}

pub(super) fn of_event(lines: &mut Lines, event: &Event, workspace: &Workspace) {
    lines.text("forms.event_date", &day(event.date, |today| event.is_overdue(today)));
    lines.list("forms.about", names(workspace, &event.about));
    lines.list("forms.event_area", names(workspace, event.area.as_slice()));
    lines.shown("forms.target_group", event.group.as_deref().map(|id| label(TermList::TargetGroups, id)));
    lines.shown("forms.people_count", event.count);
    lines.term("forms.method", "event_method", event.method.map(EventMethod::id));
    lines.term("forms.captain_purpose", "captain_purpose", event.purpose.map(CaptainPurpose::id));
    lines.terms("forms.barrier", TermList::Barriers, &event.barrier);
    lines.list("forms.worker_role", roles(&event.worker_role));
}
