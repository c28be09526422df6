//! The form of an action: what is combined, for which needs, and who sees to it.

use super::Field;
use super::exposed::{ExposedLine, NoteField};
use super::picker::RecordsField;
use super::slots::SlotsField;
use super::template_slots::TemplateSlots;
use crate::browser::ids;
use crate::model::{Action, ActionState, Asset, Record, RecordKind, SlotFill, Visibility, WorkerRole};
use crate::packs::{ActionTemplate, TermList};
use crate::practice::slots;
use crate::state::{Desk, Project, say, say_with, t};
use crate::ui::forms::describe::{chosen, heading, options};
use crate::ui::kit::{Binding, ChoiceChips, DateField, FieldError, NumberField, SelectField, SelfHelpField, TextField};
use crate::ui::terms;
use leptos::prelude::*;

#[component]
pub fn ActionForm(wrong: FieldError) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let lacks = Action::bind(desk, Action::lacks_assets, |_, _| ());
    let whole = Action::bind(desk, Clone::clone, |action, after| *action = after);
    let template = Action::bind(desk, |action| action.template.clone(), |action, template| action.template = template);
    let known = Memo::new(move |_| template.value.get().as_deref().and_then(terms::action_template));
    let has_own_slots = Memo::new(move |_| {
        known.with(|known| {
            let own = |fill: &SlotFill| known.as_ref().is_none_or(|template| template.slot(&fill.slot).is_none());
            known.is_none() || whole.value.with(|action| action.slots.iter().any(own))
        })
    });
    let refused = RwSignal::new(None::<String>);
    let guard = Guard { whole, known, refused };
    let refusal = move || refused.get().map(|name| say_with("actions.not_checked", &[("name", &name)]));
    view! {
        <TextField
            id="record-name"
            label="forms.name"
            bind=Action::bind(desk, |action| action.name.clone(), |action, name| action.name = name)
            error=wrong
            autofocus=true
        />
        <ExposedLine text=Action::bind(desk, |action| action.name.clone(), |action, name| action.name = name).value />
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
            bind=guard.over(|action| action.combines.clone(), |action, ids| action.combines = ids)
        />
        <Show when=move || refused.with(Option::is_some)>
            <p class="notice warn" role="alert">{t("actions.safe_first")} " " {refusal}</p>
        </Show>
        <Show when=move || lacks.value.get()>
            <p class="notice warn" role="status">{t("forms.lacks_assets")}</p>
        </Show>
        <RecordsField
            id="answers"
            label="forms.answers"
            kinds=&[RecordKind::Need]
            bind=Action::bind(desk, |action| action.answers.clone(), |action, ids| action.answers = ids)
        />
        <Show when=move || known.with(Option::is_some)>
            <section class="stack">
                <h3>{t("forms.slots")}</h3>
                <TemplateSlots bind=whole />
            </section>
        </Show>
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
                        |action| Some(action.supporters.total()).filter(|&n| n > 0),
                        |action, n| action.supporters.set_total(n.unwrap_or_default(), &ids::device_name()),
                    )
                />
                <TemplateLine template />
                <Show when=move || has_own_slots.get()>
                    <SlotsField bind=guard.over(|action| action.slots.clone(), |action, slots| action.slots = slots) template=template.value />
                </Show>
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
                <NoteField bind=Action::bind(desk, |action| action.note.clone(), |action, text| action.note = text) />
            </div>
        </details>
    }
}

/// Keeps out of a template's action whoever it is not safe with, and says whom.
#[derive(Clone, Copy)]
struct Guard {
    whole: Binding<Action>,
    known: Memo<Option<ActionTemplate>>,
    refused: RwSignal<Option<String>>,
}

impl Guard {
    /// A field of the action; a value with somebody new whom the template refuses is not taken.
    fn over<T: Clone + Send + Sync + 'static>(self, get: fn(&Action) -> T, put: fn(&mut Action, T)) -> Binding<T> {
        let project = expect_context::<Project>();
        let set = move |value: T| {
            let before = self.whole.value.get_untracked();
            let mut after = before.clone();
            put(&mut after, value);
            let newcomer = self.known.with_untracked(|known| {
                let refused = |action: &Action| {
                    let template = known.as_ref()?;
                    project.peek(|workspace| slots::unchecked(template, action, workspace).into_iter().cloned().collect::<Vec<Asset>>())
                };
                let known_before = refused(&before).unwrap_or_default();
                refused(&after)?.into_iter().find(|person| known_before.iter().all(|known| known.id != person.id))
            });
            self.refused.set(newcomer.as_ref().map(|person| heading(&Record::Asset(person.clone()))));
            if newcomer.is_none() {
                self.whole.set.run(after);
            }
        };
        Binding { value: Signal::derive(move || self.whole.value.with(get)), set: Callback::new(set) }
    }
}

/// Which template it was begun from, with a way to let go of it.
#[component]
fn TemplateLine(template: Binding<Option<String>>) -> impl IntoView {
    let line = move || {
        template.value.get().map(|id| {
            let name = terms::label(TermList::ActionTemplates, &id);
            view! {
                <p class="row">
                    <span class="grow">{t("forms.template")} " · " {name}</span>
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
