//! Filling an action's slots beside the board; each step is kept at once and can be undone.

use super::change;
use crate::model::{Action, Asset, AssetKind, Id, Record};
use crate::state::{Desk, Project, Tool, say, t};
use crate::ui::forms::{TemplateSlots, Visit};
use crate::ui::kit::{Binding, Glyph, Icon, RecordMark};
use crate::ui::route::{Route, Screen};
use leptos::prelude::*;

#[component]
pub(super) fn SlotPanel(filling: RwSignal<Option<Id>>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let project = expect_context::<Project>();
    let route = expect_context::<Route>();
    let id = move || filling.get().unwrap_or_default();
    let action = Memo::new(move |_| project.read(|workspace| workspace.actions.get(&id()).cloned()).flatten());
    // An undo may take the action away.
    Effect::new(move |_| {
        if action.with(Option::is_none) {
            filling.set(None);
        }
    });
    let keep = Callback::new(move |after: Action| change(project, after.id, |action| *action = after));
    let bind = Binding { value: Signal::derive(move || action.get().unwrap_or_default()), set: keep };
    let to_person = move |asset: Asset| desk.edit(Record::Asset(asset));
    let to_map = move |kind: AssetKind| {
        if let Some(community) = project.peek(|workspace| workspace.info.id) {
            route.go(Screen::Map(community));
            desk.take(Tool::PlaceAsset(kind));
        }
    };
    let visit = Callback::new(move |visit: Visit| match visit {
        Visit::Person(id) => project.peek(|workspace| workspace.assets.get(&id).cloned()).flatten().into_iter().for_each(to_person),
        Visit::Map(kind) => to_map(kind),
    });
    let title = move || action.get().map(|action| if action.name.is_empty() { say("app.unnamed") } else { action.name });
    let close = move |_| filling.set(None);
    view! {
        <aside
            class="panel"
            aria-label=t("actions.who_brings_what")
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    filling.set(None);
                }
            }
        >
            <header>
                {move || action.get().map(|action| view! { <RecordMark record=Record::Action(action) size=40 /> })}
                <div class="grow">
                    <h2>{title}</h2>
                    <p class="small soft">{t("actions.who_brings_what")}</p>
                </div>
                <button class="button quiet icon" aria-label=t("app.close") on:click=close>
                    <Icon glyph=Glyph::Close />
                </button>
            </header>
            <div class="body stack">
                <TemplateSlots bind visit />
            </div>
            <footer class="row">
                <button class="button primary grow" on:click=close>{t("actions.done")}</button>
            </footer>
        </aside>
    }
}
