//! What the tabs are made of: records to open, bars, shares.

use super::names;
use crate::document::Edit;
use crate::model::{AssetKind, Id, Record};
use crate::state::{Desk, Look, Project};
use crate::ui::forms::describe::heading;
use crate::ui::kit::{RecordMark, ShowMore};
use leptos::prelude::*;

/// Records shown at first, and added each time more is asked for.
const SHOWN: usize = 30;

/// Opens a record's form.
pub fn open(project: Project, desk: Desk, id: Id) {
    if let Some(record) = project.peek(|workspace| workspace.record(id)).flatten() {
        desk.edit(record);
    }
}

/// Commits one change of a record, if it changed.
pub fn change(project: Project, id: Id, change: impl FnOnce(&mut Record)) {
    let Some(before) = project.peek(|workspace| workspace.record(id)).flatten() else { return };
    let mut after = before.clone();
    change(&mut after);
    if after != before {
        let _gone_meanwhile = project.commit(Edit::Update { before, after });
    }
}

/// A bar as long as its share of the most.
pub fn bar(count: usize, most: usize) -> impl IntoView {
    let share = (count * 100).checked_div(most).unwrap_or_default();
    view! { <span class="bar-line" aria-hidden="true" style=format!("--share: {share}%")></span> }
}

/// A share in whole percent.
pub fn percent(share: f64) -> String {
    format!("{:.0}%", share * 100.0)
}

/// One record by mark and name, a person's as initials in a hall, with what is said of it; pressing it opens its form.
#[component]
pub fn OpenLine(record: Record, #[prop(optional, into)] said: String) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let project = expect_context::<Project>();
    let look = expect_context::<Look>();
    let (id, name) = (record.id(), heading(&record));
    let is_person = matches!(&record, Record::Asset(asset) if asset.kind == AssetKind::Individual);
    let name = move || if is_person { names::shown(look, &name) } else { name.clone() };
    view! {
        <button class="line" on:click=move |_| open(project, desk, id)>
            <RecordMark record size=28 />
            <span class="grow">
                <strong>{name}</strong>
                {(!said.is_empty()).then(|| view! { <span class="small soft">{said}</span> })}
            </span>
        </button>
    }
}

/// Records one below the other, so many at first.
#[component]
pub fn Records(#[prop(into)] ids: Signal<Vec<Id>>) -> impl IntoView {
    let project = expect_context::<Project>();
    let shown = RwSignal::new(SHOWN);
    let records = Memo::new(move |_| {
        let first = |ids: &Vec<Id>| ids.iter().take(shown.get()).copied().collect::<Vec<_>>();
        let ids = ids.with(first);
        project.read(|workspace| ids.iter().filter_map(|id| workspace.record(*id)).collect::<Vec<_>>()).unwrap_or_default()
    });
    view! {
        <ul class="lines">
            {move || records.get().into_iter().map(|record| view! { <li><OpenLine record /></li> }).collect_view()}
        </ul>
        <ShowMore count=Signal::derive(move || ids.with(Vec::len)) shown step=SHOWN />
    }
}

/// A count with its bar and its label; a count of none is marked in words too.
#[component]
pub fn Counted(label: String, count: usize, most: usize, #[prop(optional, into)] said: String) -> impl IntoView {
    let said = if said.is_empty() { count.to_string() } else { said };
    view! {
        <li class:none=count == 0>
            <span>{label}</span>
            <span class="soft numbers">{said}</span>
            {bar(count, most)}
        </li>
    }
}
