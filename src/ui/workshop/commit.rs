//! Who does what: the actions, who will take part, the next step and the day.

use super::count::{Called, Count};
use crate::browser::ids;
use crate::document::Edit;
use crate::model::{Action, ActionState, Id, Record, Workspace};
use crate::state::{Desk, Project, say, say_with, t};
use crate::ui::kit::{Glyph, Icon, term};
use leptos::prelude::*;

const PEOPLE: Called = Called { less: "workshop.one_less", number: "workshop.people_of", more: "workshop.one_more" };

/// What is planned or under way, in the order it was thought of.
fn planned(workspace: &Workspace) -> Vec<Id> {
    workspace.actions.values().filter(|action| action.state != ActionState::Done).map(|action| action.id).collect()
}

#[component]
pub fn Commit() -> impl IntoView {
    let (project, desk) = (expect_context::<Project>(), expect_context::<Desk>());
    let rows = move || project.read(planned).unwrap_or_default();
    let add = move |_| desk.describe(Record::Action(Action::new(ids::new_id(), String::new())));
    view! {
        <p class="stage-words">{t("workshop.stand_by")}</p>
        <ul class="deeds">
            <For each=rows key=|id| *id let:id>
                <Deed id />
            </For>
        </ul>
        <button class="button" on:click=add><Icon glyph=Glyph::Plus />{t("workshop.an_action")}</button>
    }
}

#[component]
fn Deed(id: Id) -> impl IntoView {
    let (project, desk) = (expect_context::<Project>(), expect_context::<Desk>());
    let action = Memo::new(move |_| project.read(|workspace| workspace.actions.get(&id).cloned()).flatten().unwrap_or_default());
    let name = move || action.with(|action| if action.name.is_empty() { say("app.unnamed") } else { action.name.clone() });
    let facts = move || {
        action.with(|action| {
            let parts = [&action.owner, &action.next_step];
            parts.into_iter().filter(|part| !part.is_empty()).map(|part| format!(" · {part}")).collect::<String>()
        })
    };
    let due = move || action.with(|action| action.due.map(|due| say_with("actions.due", &[("date", &due.to_string())])));
    let state = move || term("action_state", action.with(|action| action.state).id());
    let people = move || action.with(|action| action.supporters.total());
    let set = move |wanted: u32| {
        let before = action.get_untracked();
        let mut after = before.clone();
        after.supporters.set_total(wanted, &ids::device_name());
        // Refused only where the document is a newer Linli's; the bar says so.
        let _ = project.commit(Edit::Update { before: Record::Action(before), after: Record::Action(after) });
    };
    let edit = move |_| desk.edit(Record::Action(action.get_untracked()));
    view! {
        <li>
            <button class="deed-words grow" on:click=edit>
                <strong>{name}</strong>
                <span class="soft">{state}{facts}{move || due().map(|due| view! { " · "<span class="due">{due}</span> })}</span>
            </button>
            <Count name=Signal::derive(name) number=Signal::derive(people) called=PEOPLE set=Callback::new(set) />
        </li>
    }
}
