//! Four columns side by side, two by two, or one at a time, as there is room.

use super::Screen;
use super::card::Card;
use crate::model::{ActionState, Id};
use crate::state::t;
use crate::ui::kit::{ShowMore, term};
use leptos::prelude::*;

/// Cards of a column drawn at first, and more at each asking.
const AT_ONCE: usize = 50;

#[component]
pub(super) fn Board(screen: Screen) -> impl IntoView {
    let tab = move |state: ActionState| {
        let count = move || screen.columns.with(|columns| ids(columns, state).len());
        view! {
            <button
                class="chip choice"
                aria-pressed=move || (screen.shown.get() == state).to_string()
                on:click=move |_| screen.shown.set(state)
            >
                {move || term("action_state", state.id())}
                " "
                <span class="numbers">{count}</span>
            </button>
        }
    };
    view! {
        <div class="board-place">
            <div class="state-tabs" role="group" aria-label=t("actions.states")>
                {ActionState::ALL.iter().map(|&state| tab(state)).collect_view()}
            </div>
            <div class="board">{ActionState::ALL.iter().map(|&state| view! { <Column screen state /> }).collect_view()}</div>
        </div>
    }
}

fn ids(columns: &[(ActionState, Vec<Id>)], state: ActionState) -> &[Id] {
    columns.iter().find(|(each, _)| *each == state).map(|(_, ids)| ids.as_slice()).unwrap_or_default()
}

#[component]
fn Column(screen: Screen, state: ActionState) -> impl IntoView {
    let drawn = RwSignal::new(AT_ONCE);
    let here = Memo::new(move |_| screen.columns.with(|columns| ids(columns, state).to_vec()));
    let first = move || here.with(|here| here.iter().copied().take(drawn.get()).collect::<Vec<_>>());
    let count = Signal::derive(move || here.with(Vec::len));
    view! {
        <section class="column" class:shown=move || screen.shown.get() == state data-state=state.id()>
            <h2>
                {move || term("action_state", state.id())}
                " "
                <span class="count numbers">{move || here.with(Vec::len)}</span>
            </h2>
            <ul>
                <For each=first key=|id| *id let:id>
                    <li>
                        <Card screen id />
                    </li>
                </For>
            </ul>
            <ShowMore count shown=drawn step=AT_ONCE />
        </section>
    }
}
