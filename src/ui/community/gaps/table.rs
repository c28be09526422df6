//! Area by category: how many wishes are open, how many somebody could meet, how many are joined; gaps are hatched and said.

use super::lines::{Category, Cell, Line, category_name, columns, lines, place_name, tally_said};
use crate::matching::{Coverage, Tally};
use crate::practice::nest::Nest;
use crate::state::{Project, say, say_count, t};
use crate::ui::kit::ShowMore;
use leptos::prelude::*;

/// Areas shown at first, and added each time more is asked for.
const SHOWN: usize = 50;

#[component]
pub fn GapTable(found: Memo<Coverage>, nest: Memo<Nest>, chosen: RwSignal<Option<Cell>>) -> impl IntoView {
    let table = Memo::new(move |_| nest.with(|nest| found.with(|found| found.table(|area| nest.parent(area)))));
    let columns = Memo::new(move |_| table.with(columns));
    let lines = Memo::new(move |_| table.with(|table| nest.with(|nest| columns.with(|columns| lines(table, nest, columns)))));
    let shown = RwSignal::new(SHOWN);
    let head = |category: Category| view! { <th scope="col">{category_name(&category)}</th> };
    let rows = move || lines.with(|lines| lines.iter().take(shown.get()).cloned().collect::<Vec<_>>());
    view! {
        <section class="sheet gap-sheet" aria-label=t("gaps.table")>
            <h2>{move || gap_said(table.with(|table| table.whole))}</h2>
            // The pane scrolls by keyboard too.
            <div class="gap-pane" tabindex="0" role="group" aria-label=t("gaps.table")>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{t("gaps.where")}</th>
                            <th scope="col">{t("gaps.all_wishes")}</th>
                            {move || columns.get().into_iter().map(head).collect_view()}
                        </tr>
                    </thead>
                    <tbody>{move || rows().into_iter().map(|line| view! { <Row line columns chosen /> }).collect_view()}</tbody>
                </table>
            </div>
            <ShowMore count=Signal::derive(move || lines.with(Vec::len)) shown step=SHOWN />
        </section>
    }
}

/// "2 wishes nobody can meet yet".
fn gap_said(tally: Tally) -> String {
    if tally.gap() == 0 { say("gaps.no_gap") } else { say_count("gaps.on_map", tally.gap()) }
}

#[component]
fn Row(line: Line, columns: Memo<Vec<Category>>, chosen: RwSignal<Option<Cell>>) -> impl IntoView {
    let project = expect_context::<Project>();
    let Line { place, depth, whole, cells } = line;
    let name = project.read(|workspace| place_name(workspace, place)).unwrap_or_default();
    let cell = |category: Option<Category>, tally: Option<Tally>| {
        let about = category.as_ref().map_or_else(|| say("gaps.all_wishes"), category_name);
        let about = format!("{name} · {about}:");
        match tally {
            Some(tally) => {
                view! { <Counted about tally choose=move || chosen.set(Some(Cell { place, category: category.clone() })) /> }.into_any()
            }
            None => view! { <td class="soft">"–"</td> }.into_any(),
        }
    };
    let categories = columns.get_untracked().into_iter().map(Some);
    let first = cell(None, Some(whole));
    view! {
        <tr>
            <th scope="row" style=format!("--depth: {depth}")>{name.clone()}</th>
            {first}
            {categories.zip(cells).map(|(category, tally)| cell(category, tally)).collect_view()}
        </tr>
    }
}

#[component]
fn Counted(about: String, tally: Tally, choose: impl Fn() + 'static) -> impl IntoView {
    let is_gap = tally.gap() > 0;
    view! {
        <td>
            <button class="cell" class:gap-cell=is_gap on:click=move |_| choose()>
                <span class="visually-hidden">{about}</span>
                <strong>{say_count("gaps.wishes", tally.open)}</strong>
                {tally_said(tally).into_iter().map(|said| view! { <span class="small">{said}</span> }).collect_view()}
                {is_gap.then(|| view! { <strong class="small bad">{say_count("gaps.gap", tally.gap())}</strong> })}
            </button>
        </td>
    }
}
