//! The wishes behind a cell of the table, each a way to its form and to its place on the map.

use super::super::headed::ToMap;
use super::super::part::OpenLine;
use super::lines::{Cell, behind, category_name, place_name, standing_said};
use crate::matching::{Coverage, Wish};
use crate::model::Record;
use crate::practice::nest::Nest;
use crate::state::Project;
use crate::ui::forms::describe::heading;
use crate::ui::kit::{Dialog, ShowMore};
use leptos::prelude::*;

/// Wishes shown at first, and added each time more is asked for.
const SHOWN: usize = 30;

/// Open while a cell is chosen.
#[component]
pub fn Behind(found: Memo<Coverage>, nest: Memo<Nest>, chosen: RwSignal<Option<Cell>>) -> impl IntoView {
    let project = expect_context::<Project>();
    let open = RwSignal::new(false);
    let shown = RwSignal::new(SHOWN);
    Effect::new(move |_| {
        shown.set(SHOWN);
        open.set(chosen.with(Option::is_some));
    });
    Effect::new(move |_| {
        if !open.get() && chosen.with_untracked(Option::is_some) {
            chosen.set(None);
        }
    });
    let title = move || {
        let Some(Cell { place, category }) = chosen.get() else { return String::new() };
        let name = project.read(|workspace| place_name(workspace, place)).unwrap_or_default();
        [name].into_iter().chain(category.as_ref().map(category_name)).collect::<Vec<_>>().join(" · ")
    };
    let wishes = Memo::new(move |_| match chosen.get() {
        Some(cell) => found.with(|found| nest.with(|nest| behind(found, nest, &cell))),
        None => Vec::new(),
    });
    let line = move |wish: Wish| {
        let need = project.peek(|workspace| workspace.needs.get(&wish.need).cloned()).flatten()?;
        let has_place = need.position.is_some();
        let record = Record::Need(need);
        let name = heading(&record);
        Some(view! {
            <li class="row">
                <div class="grow" on:click=move |_| open.set(false)>
                    <OpenLine record said=standing_said(wish.standing) />
                </div>
                {has_place.then(|| view! { <ToMap id=wish.need name /> })}
            </li>
        })
    };
    let lines = move || wishes.get().into_iter().take(shown.get()).map(line).collect_view();
    view! {
        <Dialog open title=Signal::derive(title)>
            <div class="body">
                <ul class="lines">{lines}</ul>
                <ShowMore count=Signal::derive(move || wishes.with(Vec::len)) shown step=SHOWN />
            </div>
        </Dialog>
    }
}
