//! The form of an action: what is combined, for which needs, and who sees to it.

use super::Field;
use super::picker::RecordsField;
use super::slots::SlotsField;
use crate::model::{Action, ActionState, RecordKind, Visibility, WorkerRole};
use crate::state::{Desk, say, say_with, t};
use crate::ui::forms::describe::{chosen, options};
use crate::ui::kit::{Binding, ChoiceChips, DateField, FieldError, NumberField, SelectField, SelfHelpField, TextArea, TextField};
use leptos::prelude::*;

#[component]
pub fn ActionForm(wrong: FieldError) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let lacks = Action::bind(desk, Action::lacks_assets, |_, _| ());
    view! {
        <TextField
            id="record-name"
            label="forms.name"
            bind=Action::bind(desk, |action| action.name.clone(), |action, name| action.name = name)
            error=wrong
            autofocus=true
        />
        <SelectField
            id="action-state"
            label="forms.state"
            options=options("action_state", ActionState::ALL, ActionState::id)
            bind=Action::bind(
                desk,
                |action| action.state.id().to_owned(),
                |action, id| action.state = ActionState::parse(&id).unwrap_or(action.state),
            )
        />
        <RecordsField
            id="combines"
            label="forms.combines"
            hint="forms.combines_hint"
            kinds=&[RecordKind::Asset]
            bind=Action::bind(desk, |action| action.combines.clone(), |action, ids| action.combines = ids)
        />
        <Show when=move || lacks.value.get()>
            <p class="notice warn" role="status">{t("forms.lacks_assets")}</p>
        </Show>
        <RecordsField
            id="answers"
            label="forms.answers"
            kinds=&[RecordKind::Need]
            bind=Action::bind(desk, |action| action.answers.clone(), |action, ids| action.answers = ids)
        />
        <details class="more">
            <summary>{t("forms.more")}</summary>
            <div class="stack">
                <TextField
                    id="owner"
                    label="forms.owner"
                    hint="forms.owner_hint"
                    bind=Action::bind(desk, |action| action.owner.clone(), |action, text| action.owner = text)
                />
                <DateField id="due" label="forms.due" bind=Action::bind(desk, |action| action.due, |action, date| action.due = date) />
                <TextField
                    id="next-step"
                    label="forms.next_step"
                    bind=Action::bind(desk, |action| action.next_step.clone(), |action, text| action.next_step = text)
                />
                <NumberField
                    id="supporters"
                    label="forms.supporters"
                    max=u32::from(u16::MAX)
                    bind=Action::bind(
                        desk,
                        |action| Some(u32::from(action.supporters)).filter(|&n| n > 0),
                        |action, n| action.supporters = n.and_then(|n| u16::try_from(n).ok()).unwrap_or_default(),
                    )
                />
                <TemplateLine />
                <SlotsField bind=Action::bind(desk, |action| action.slots.clone(), |action, slots| action.slots = slots) />
                <ChoiceChips
                    label="forms.worker_role"
                    options=options("worker_role", WorkerRole::ALL, WorkerRole::id)
                    bind=Action::bind(
                        desk,
                        |action| chosen(&action.worker_role, WorkerRole::id),
                        |action, ids| action.worker_role = ids.iter().filter_map(|id| WorkerRole::parse(id)).collect(),
                    )
                />
                <SelfHelpField bind=Action::bind(desk, |action| action.self_help.clone(), |action, ticks| action.self_help = ticks) />
                <GoalsField bind=Action::bind(desk, |action| action.goals.clone(), |action, goals| action.goals = goals) />
                <SelectField
                    id="visibility"
                    label="forms.visibility"
                    options=options("visibility", Visibility::ALL, Visibility::id)
                    bind=Action::bind(
                        desk,
                        |action| action.visibility.id().to_owned(),
                        |action, id| action.visibility = Visibility::parse(&id).unwrap_or(action.visibility),
                    )
                />
                <TextArea id="note" label="forms.note" bind=Action::bind(desk, |action| action.note.clone(), |action, text| action.note = text) />
            </div>
        </details>
    }
}

/// Which template it was begun from, with a way to let go of it.
#[component]
fn TemplateLine() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let template = Action::bind(desk, |action| action.template.clone(), |action, template| action.template = template);
    let line = move || {
        template.value.get().map(|id| {
            view! {
                <p class="row">
                    <span class="grow">{t("forms.template")} " · " {id}</span>
                    <button type="button" class="button quiet" on:click=move |_| template.set.run(None)>{t("forms.take_away")}</button>
                </p>
            }
        })
    };
    view! { {line} }
}

/// Blank slots for the team's own goals; those left blank at the end are not kept.
#[component]
fn GoalsField(bind: Binding<Vec<String>>) -> impl IntoView {
    let write = move |at: usize, text: String| {
        let mut goals = bind.value.get_untracked();
        goals.resize(goals.len().max(at + 1), String::new());
        if let Some(goal) = goals.get_mut(at) {
            *goal = text;
        }
        let filled = goals.iter().rposition(|goal| !goal.trim().is_empty()).map_or(0, |last| last + 1);
        goals.truncate(filled);
        bind.set.run(goals);
    };
    let slot = move |at: usize| {
        view! {
            <input
                class="input"
                type="text"
                autocomplete="off"
                aria-label=move || say_with("forms.goal", &[("n", &(at + 1).to_string())])
                prop:value=move || bind.value.with(|goals| goals.get(at).cloned().unwrap_or_default())
                on:change:target=move |event| write(at, event.target().value())
            />
        }
    };
    view! {
        <fieldset class="field">
            <legend>{move || say("forms.goals")}</legend>
            {(0..Action::MOST_GOALS).map(slot).collect_view()}
        </fieldset>
    }
}
