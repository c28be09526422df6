//! What came of an import: how much was taken, what a merge brought, and what was odd.

use crate::document::{Brought, Merged};
use crate::state::{Desk, Look, Project, say, say_count, t};
use crate::ui::community::{self, names};
use crate::ui::dialogs::{Dialogs, Imported};
use crate::ui::route::{Route, Screen};
use crate::words::Sentence;
use leptos::prelude::*;

/// Names of a list that are shown before it is opened further.
const FEW: usize = 200;

#[component]
pub fn Done(imported: Imported) -> impl IntoView {
    let dialogs = expect_context::<Dialogs>();
    let Imported { count, notes, merged } = imported;
    let has_choices = merged.as_ref().is_some_and(Merged::has_choices);
    let body = match merged {
        Some(merged) => view! { <Brings merged /> }.into_any(),
        None => view! { <p role="status">{move || say_count("dialogs.taken", count)}</p> }.into_any(),
    };
    let (route, project) = (expect_context::<Route>(), use_context::<Project>());
    let close = move || dialogs.import.set(false);
    let look = move |id| {
        close();
        route.go(Screen::Community(id, community::tab(Some("twins"))));
    };
    let present = project.and_then(|project| project.peek(|workspace| workspace.info.id));
    let settle = move |_| {
        close();
        dialogs.choices.set(true);
    };
    let buttons = move || {
        if dialogs.queue.count() > 0 {
            return view! { <button class="button primary" on:click=move |_| dialogs.imported.set(None)>{t("dialogs.next_file")}</button> }
                .into_any();
        }
        view! {
            {present.map(|id| view! { <button class="button" on:click=move |_| look(id)>{t("twins.twins")}</button> })}
            <button class="button" class:primary=!has_choices on:click=move |_| close()>{t("map.done")}</button>
            {has_choices.then(|| view! { <button class="button primary" on:click=settle>{t("merge.settle")}</button> })}
        }
        .into_any()
    };
    view! {
        <div class="body">{body} <Notes notes /></div>
        <footer>{buttons}</footer>
    }
}

/// What was odd or left out, folded when long.
#[component]
pub fn Notes(notes: Vec<Sentence>) -> impl IntoView {
    let count = notes.len();
    let lines = notes.into_iter().take(500).map(|note| view! { <li>{move || note.say(say)}</li> }).collect_view();
    (count > 0).then(|| {
        view! {
            <details class="more notes" open=count <= 6>
                <summary>{move || say_count("dialogs.notes", count)}</summary>
                <ul class="small">{lines}</ul>
            </details>
        }
    })
}

/// New, changed and deleted records of a merge, each list with its names.
#[component]
fn Brings(merged: Merged) -> impl IntoView {
    if merged.is_nothing_new() {
        return view! { <p role="status">{t("merge.nothing_new")}</p> }.into_any();
    }
    let choices = merged.double.len() + merged.buried.len();
    let lists = [("merge.new", merged.new), ("merge.changed", merged.changed), ("merge.gone", merged.gone)];
    view! {
        <p role="status">{t("merge.merged")}</p>
        {lists.into_iter().filter(|(_, list)| !list.is_empty()).map(|(key, list)| view! { <BroughtList key list /> }).collect_view()}
        {merged.info.then(|| view! { <p>{t("merge.info_changed")}</p> })}
        {(choices > 0).then(|| view! { <p class="notice">{move || say_count("merge.to_settle", choices)}</p> })}
    }
    .into_any()
}

#[component]
fn BroughtList(key: &'static str, list: Vec<Brought>) -> impl IntoView {
    let count = list.len();
    let more = count.saturating_sub(FEW);
    let lines = list.into_iter().take(FEW).map(|brought| view! { <li><BroughtName brought /></li> }).collect_view();
    view! {
        <details class="more brought">
            <summary>{move || say_count(key, count)}</summary>
            <ul class="small">{lines} {(more > 0).then(|| view! { <li>{move || say_count("merge.and_more", more)}</li> })}</ul>
        </details>
    }
}

/// Leads to the record, if it is still there.
#[component]
fn BroughtName(brought: Brought) -> impl IntoView {
    let (dialogs, desk, route) = (expect_context::<Dialogs>(), expect_context::<Desk>(), expect_context::<Route>());
    let (project, look) = (use_context::<Project>(), expect_context::<Look>());
    let Brought { record, id, name } = brought;
    let here = move || project.and_then(|project| project.read(|workspace| workspace.record(id)).flatten());
    let is_here = here().is_some();
    let said = move || match here() {
        Some(record) => names::of_record(look, &record),
        None if name.is_empty() => say(&format!("terms.record_kind.{record}")),
        None => name.clone(),
    };
    let go = move |_| {
        dialogs.import.set(false);
        if let Some(community) = route.screen().community() {
            route.go(Screen::Map(community));
        }
        desk.pick(id);
    };
    if is_here { view! { <button class="link" on:click=go>{said}</button> }.into_any() } else { view! { <span>{said}</span> }.into_any() }
}
