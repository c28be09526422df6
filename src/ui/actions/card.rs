//! One action on the board: what it combines and for whom, what is still to be found, and its next steps.

use super::{Screen, change};
use crate::browser::{ids, page};
use crate::model::{Action, ActionState, AssetKind, Date, Id, Record};
use crate::practice::board::{BoardCard, FromTemplate, neighbours};
use crate::state::{Desk, Look, Project, say, say_count, say_with, t};
use crate::ui::community::names;
use crate::ui::kit::{AssetMark, Glyph, Icon, NeedMark, term};
use crate::ui::terms::slot_label;
use leptos::prelude::*;

/// Treasures shown by name.
const SHOWN: usize = 3;

#[component]
pub(super) fn Card(screen: Screen, id: Id) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let look = expect_context::<Look>();
    let project = expect_context::<Project>();
    let card = Memo::new(move |_| screen.cards.with(|cards| cards.get(&id).cloned()).unwrap_or_default());
    let name = move || card.with(|card| if card.name.is_empty() { say("app.unnamed") } else { card.name.clone() });
    let edit = move |_| {
        if let Some(action) = project.peek(|workspace| workspace.actions.get(&id).cloned()).flatten() {
            screen.filling.set(None);
            desk.edit(Record::Action(action));
        }
    };
    let one_more = move |_| change(project, id, |action: &mut Action| action.supporters.add_one(&ids::device_name()));
    let from_template = move || card.with(|card| card.template.is_some());
    let taking_part = move || match card.with(|card| card.supporters) {
        0 => say("actions.take_part"),
        n => say_count("actions.supporters", usize::try_from(n).unwrap_or(usize::MAX)),
    };
    view! {
        <article class="deed" class:late=move || card.with(|card| card.is_overdue) aria-label=name>
            <h3>
                <button class="deed-name" on:click=edit>{name}</button>
            </h3>
            <div class="deed-facts">{move || card.with(|card| facts(card, look))}</div>
            <Show when=from_template>
                <button class="button" on:click=move |_| screen.filling.set(Some(id))>{t("actions.who_brings_what")}</button>
            </Show>
            <button class="button supporters" aria-label=move || format!("{} · {}", taking_part(), say("actions.one_more")) on:click=one_more>
                <Icon glyph=Glyph::Plus />
                {taking_part}
            </button>
            <Moves screen id state=Signal::derive(move || card.with(|card| card.state)) />
        </article>
    }
}

/// To the state before and the state after; the keyboard stays with the card.
#[component]
fn Moves(screen: Screen, id: Id, state: Signal<ActionState>) -> impl IntoView {
    let project = expect_context::<Project>();
    let (back_id, on_id) = (format!("back-{id}"), format!("on-{id}"));
    let put = move |to: ActionState, forwards: bool| {
        change(project, id, |action| action.state = to);
        screen.shown.set(to);
        let (back, on) = (format!("back-{id}"), format!("on-{id}"));
        let wanted = if forwards { [on, back] } else { [back, on] };
        request_animation_frame(move || page::focus_one_of(&wanted));
    };
    let label = |state: Option<ActionState>| state.map(|state| term("action_state", state.id()));
    let before = move || neighbours(state.get()).0;
    let after = move || neighbours(state.get()).1;
    view! {
        <footer class="row">
            <Show when=move || before().is_some()>
                <button class="button quiet" id=back_id.clone() on:click=move |_| before().into_iter().for_each(|to| put(to, false))>
                    <Icon glyph=Glyph::Before />
                    {move || label(before())}
                </button>
            </Show>
            <span class="grow"></span>
            <Show when=move || after().is_some()>
                <button class="button" id=on_id.clone() on:click=move |_| after().into_iter().for_each(|to| put(to, true))>
                    {move || label(after())}
                    <Icon glyph=Glyph::After />
                </button>
            </Show>
        </footer>
    }
}

fn facts(card: &BoardCard, look: Look) -> impl IntoView + use<> {
    let called = |kind, name: &str| named(&names::of_kind(look, kind, name));
    let treasure =
        |(kind, name): &(AssetKind, String)| view! { <li><AssetMark kind=*kind size=24 /> <span>{called(*kind, name)}</span></li> };
    let need = |(statement, met): &(String, bool)| view! { <li><NeedMark met=*met size=24 /> <span>{named(statement)}</span></li> };
    view! {
        {(!card.owner.is_empty()).then(|| view! { <p>{card.owner.clone()}</p> })}
        {card.due.map(|due| view! { <p class="due">{day(due, card.is_overdue)}</p> })}
        {(!card.next_step.is_empty()).then(|| view! { <p><span class="soft">{say("actions.next")}</span> " " {card.next_step.clone()}</p> })}
        {some("actions.treasures", card.treasures.len(), card.treasures.iter().take(SHOWN).map(treasure).collect_view())}
        {some("actions.answers", card.answers.len(), card.answers.iter().take(SHOWN).map(need).collect_view())}
        {card.stage.map(|stage| view! { <p><span class="chip">{say_with("actions.stage", &[("stage", &term("self_help_stage", &stage.to_string()))])}</span></p> })}
        {card.lacks_assets.then(|| view! { <p class="notice warn">{say("actions.lacks_assets")}</p> })}
        {card.template.as_ref().map(|of| template(of, look))}
    }
}

fn named(name: &str) -> String {
    if name.is_empty() { say("app.unnamed") } else { name.to_owned() }
}

fn day(due: Date, is_overdue: bool) -> String {
    say_with(if is_overdue { "actions.overdue" } else { "actions.due" }, &[("date", &due.to_string())])
}

/// The first few of all, and how many more.
fn some<V: IntoView>(label: &str, all: usize, first: V) -> Option<impl IntoView + use<V>> {
    let more = all
        .checked_sub(SHOWN + 1)
        .map(|more| view! { <li class="soft">{say_with("actions.and_more", &[("n", &(more + 1).to_string())])}</li> });
    let label = say(label);
    (all > 0).then(|| view! { <ul class="marked" aria-label=label>{first} {more}</ul> })
}

/// What is still to be found, and who must be checked first.
fn template(template: &FromTemplate, look: Look) -> impl IntoView + use<> {
    let unchecked = (!template.unchecked.is_empty()).then(|| {
        let people: Vec<String> = template.unchecked.iter().map(|name| names::shown(look, name)).collect();
        let names = people.join(&say("app.list_comma"));
        view! { <p class="notice warn">{say("actions.safe_first")} " " {say_with("actions.not_checked", &[("name", &names)])}</p> }
    });
    let wanting: Vec<String> = template
        .wanting
        .iter()
        .map(|each| {
            let slot = slot_label(Some(&template.id), &each.slot);
            if each.wanted > 1 { say_with("actions.slot_more", &[("slot", &slot), ("n", &each.missing.to_string())]) } else { slot }
        })
        .collect();
    let wanting = (!wanting.is_empty()).then(|| {
        let what = wanting.join(&say("app.list_comma"));
        view! { <p class="wanting">{say_with("actions.still_to_find", &[("what", &what)])}</p> }
    });
    view! { {wanting} {unchecked} }
}
