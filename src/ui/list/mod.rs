//! Every record in one table: search, filter, sort, edit in place; only the rows in sight are drawn.

mod filters;
mod row;
mod rows;

use crate::browser::{clock, ids};
use crate::model::{Action, Event, EventKind, Record};
use crate::state::{Desk, Look, Project, Tool, lang, pack, say_count, t};
use crate::ui::ask::AskButton;
use crate::ui::community::names;
use crate::ui::map::Gathered;
use filters::Filters;
use leptos::{html, prelude::*};
use row::Row;
use rows::{Ask, Column, Line};

/// A row's height in CSS pixels, the same as `--row` in `style/list.css`.
const ROW_PX: f64 = 60.0;
/// Rows drawn above and below those in sight.
const SPARE: usize = 6;

#[component]
pub fn ListScreen() -> impl IntoView {
    let project = expect_context::<Project>();
    let look = expect_context::<Look>();
    let desk = expect_context::<Desk>();
    let ask = RwSignal::new(Ask::default());
    let lines = Memo::new(move |_| {
        let (ask, pack, lang, in_hall) = (ask.get(), pack(), lang(), names::in_hall(look));
        project.read(|workspace| rows::lines(workspace, &ask, (&pack, lang), clock::today(), in_hall)).unwrap_or_default()
    });
    let pane = NodeRef::<html::Div>::new();
    let scrolled = RwSignal::new(0.0_f64);
    let height = RwSignal::new(900.0_f64);
    let measure = move || {
        if let Some(pane) = pane.get() {
            scrolled.set(f64::from(pane.scroll_top()));
            height.set(f64::from(pane.client_height()));
        }
    };
    Effect::new(move |_| measure());
    let resized = window_event_listener(leptos::ev::resize, move |_| measure());
    on_cleanup(move || resized.remove());
    let window = Memo::new(move |_| {
        let first = ((scrolled.get() / ROW_PX) as usize).saturating_sub(SPARE);
        let count = (height.get() / ROW_PX).ceil() as usize + 2 * SPARE;
        let all = lines.with(Vec::len);
        (first.min(all), (first + count).min(all))
    });
    let drawn = move || {
        let (first, last) = window.get();
        lines.with(|lines| {
            lines.get(first..last).unwrap_or_default().iter().cloned().enumerate().map(|(at, line)| (first + at, line)).collect::<Vec<_>>()
        })
    };
    let above = move || format!("height: {}px", window.get().0 as f64 * ROW_PX);
    let below = move || format!("height: {}px", lines.with(Vec::len).saturating_sub(window.get().1) as f64 * ROW_PX);
    view! {
        <section class="list-screen" aria-label=t("app.list")>
            <Filters ask />
            <div class="row wrap">
                <p class="small soft found grow" role="status" aria-label=t("list.found")>{move || say_count("list.records", lines.with(Vec::len))}</p>
                <Begin />
            </div>
            <Show when=move || desk.tool.get() == Tool::Combine>
                <div class="gather-bar">
                    <p>{t("list.pick_two")}</p>
                    <Gathered />
                </div>
            </Show>
            <div class="table-pane" node_ref=pane tabindex="0" role="group" aria-label=t("list.table") on:scroll=move |_| measure()>
                <table class:has-dates=move || lines.with(|lines| lines.iter().any(|line| line.date.is_some())) aria-rowcount=move || (lines.with(Vec::len) + 1).to_string()>
                    <thead>
                        <tr>
                            <SortHead ask column=Column::Name key="list.name" />
                            <SortHead ask column=Column::Kind key="list.kind" />
                            <SortHead ask column=Column::Category key="list.category" />
                            <SortHead ask column=Column::State key="list.state" />
                            <SortHead ask column=Column::Date key="list.date" class="date" />
                            <SortHead ask column=Column::Changed key="list.changed" class="changed" />
                            <th scope="col"><span class="visually-hidden">{t("list.go")}</span></th>
                        </tr>
                    </thead>
                    <tbody>
                        <tr class="spacer" aria-hidden="true" style=above></tr>
                        <For each=drawn key=|(at, line): &(usize, Line)| (*at, line.clone()) let:item>
                            {
                                let (at, line) = item;
                                view! { <Row line at /> }
                            }
                        </For>
                        <tr class="spacer" aria-hidden="true" style=below></tr>
                    </tbody>
                </table>
                <Show when=move || lines.with(Vec::is_empty)>
                    <p class="empty">{t("list.nothing")}</p>
                </Show>
            </div>
        </section>
    }
}

/// What has no pin is begun here.
#[component]
fn Begin() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let action = move |_| desk.describe(Record::Action(Action::new(ids::new_id(), String::new())));
    let event = move |_| desk.describe(Record::Event(Event::new(ids::new_id(), EventKind::default(), clock::today())));
    let combining = move || desk.tool.get() == Tool::Combine;
    view! {
        <AskButton />
        <button class="button" aria-pressed=move || combining().to_string() on:click=move |_| desk.take(Tool::Combine)>
            {t("actions.combine")}
        </button>
        <button class="button" on:click=action>{t("list.new_action")}</button>
        <button class="button" on:click=event>{t("list.new_event")}</button>
    }
}

/// A column's heading; pressing it sorts, pressing again turns the order round.
#[component]
fn SortHead(ask: RwSignal<Ask>, column: Column, key: &'static str, #[prop(optional)] class: &'static str) -> impl IntoView {
    let order = move || match ask.with(|ask| (ask.sort == column, ask.downwards)) {
        (true, true) => "descending",
        (true, false) => "ascending",
        (false, _) => "none",
    };
    let sort = move |_| {
        ask.update(|ask| {
            ask.downwards = ask.sort == column && !ask.downwards;
            ask.sort = column;
        });
    };
    view! {
        <th scope="col" class=class aria-sort=order>
            <button on:click=sort>{t(key)}</button>
        </th>
    }
}
