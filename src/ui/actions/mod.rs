//! The board of actions: what people mean to do with what they have, from idea to done.

mod board;
mod card;
mod effort;
mod slot_panel;
mod templates;

use crate::browser::{clock, ids};
use crate::model::{Action, ActionState, Id, Record};
use crate::practice::board::BoardCard;
use crate::state::{Desk, Project, pack, t};
use board::Board;
use effort::Effort;
use leptos::prelude::*;
use slot_panel::SlotPanel;
use std::collections::BTreeMap;
use templates::TemplatesDialog;

/// What the parts of the screen share.
#[derive(Clone, Copy)]
struct Screen {
    /// The actions of each state, in the order of the board.
    columns: Memo<Vec<(ActionState, Vec<Id>)>>,
    cards: Memo<BTreeMap<Id, BoardCard>>,
    /// The state shown where there is room for one column only.
    shown: RwSignal<ActionState>,
    /// The action whose slots are being filled.
    filling: RwSignal<Option<Id>>,
    /// Whether a template is being chosen.
    choosing: RwSignal<bool>,
}

impl Screen {
    fn new(project: Project) -> Self {
        let board = Memo::new(move |_| {
            let pack = pack();
            let today = clock::today();
            project.read(|workspace| crate::practice::board::board(workspace, &pack, today)).unwrap_or_default()
        });
        let ids = |(state, cards): &(ActionState, Vec<BoardCard>)| (*state, cards.iter().map(|card| card.id).collect());
        Self {
            columns: Memo::new(move |_| board.with(|columns| columns.iter().map(ids).collect())),
            cards: Memo::new(move |_| board.get().into_iter().flat_map(|(_, cards)| cards).map(|card| (card.id, card)).collect()),
            shown: RwSignal::new(ActionState::Idea),
            filling: RwSignal::new(None),
            choosing: RwSignal::new(false),
        }
    }
}

/// Changes one action, if it is there and the change changes it; one step of undo.
fn change(project: Project, id: Id, how: impl FnOnce(&mut Action)) {
    let Some(before) = project.peek(|workspace| workspace.actions.get(&id).cloned()).flatten() else { return };
    let mut after = before.clone();
    how(&mut after);
    if after != before {
        let (before, after) = (Record::Action(before), Record::Action(after));
        let _gone_meanwhile = project.commit(crate::document::Edit::Update { before, after });
    }
}

#[component]
pub fn ActionsScreen() -> impl IntoView {
    let project = expect_context::<Project>();
    let desk = expect_context::<Desk>();
    let screen = Screen::new(project);
    let panel_open = Memo::new(move |_| desk.draft.with(Option::is_some) || screen.filling.get().is_some());
    let is_empty = move || screen.cards.with(BTreeMap::is_empty);
    let new = move |_| desk.describe(Record::Action(Action::new(ids::new_id(), String::new())));
    view! {
        <section class="actions-screen" class:with-panel=move || panel_open.get() aria-label=t("actions.title")>
            <div class="row wrap begin">
                <button class="button primary" on:click=new>{t("list.new_action")}</button>
                <button class="button" on:click=move |_| screen.choosing.set(true)>{t("actions.from_template")}</button>
            </div>
            <Show when=is_empty>
                <p class="empty">{t("actions.empty")}</p>
            </Show>
            <Show when=move || !is_empty()>
                <Board screen />
            </Show>
            <Effort />
        </section>
        <Show when=move || desk.draft.with(Option::is_none) && screen.filling.get().is_some()>
            <SlotPanel filling=screen.filling />
        </Show>
        <TemplatesDialog screen />
    }
}
