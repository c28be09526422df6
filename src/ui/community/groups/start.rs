//! Starting from a template: the drafts of a pack's starter, and which of them is still missing.

use crate::browser::ids;
use crate::document::Edit;
use crate::packs::Starter;
use crate::practice::starters;
use crate::state::{Project, lang, pack, say, say_with, t};
use crate::ui::kit::Dialog;
use leptos::prelude::*;

/// Adds the drafts that are missing and their links, in one step that an undo takes back.
fn add(project: Project, starter: &Starter) {
    let records = project.peek(|workspace| starters::records(workspace, starter, lang(), &mut ids::new_id)).unwrap_or_default();
    if !records.is_empty() {
        let _nothing_to_refuse = project.commit(Edit::Import { records, from: starter.label.get(lang()).to_owned() });
    }
}

#[component]
pub fn StartDialog(open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog open title=Signal::derive(|| say("practice.start_title"))>
            <div class="body">
                <p class="soft">{t("practice.start_hint")}</p>
                <ul class="starters">{move || pack().starters.iter().map(|starter| view! { <Choice starter=starter.clone() open /> }).collect_view()}</ul>
            </div>
        </Dialog>
    }
}

#[component]
fn Choice(starter: Starter, open: RwSignal<bool>) -> impl IntoView {
    let project = expect_context::<Project>();
    let kept = StoredValue::new(starter);
    let missing = Memo::new(move |_| {
        let names = |starter: &Starter| {
            let missing = |workspace: &_| {
                starters::missing(workspace, starter).into_iter().map(|draft| draft.name.get(lang()).to_owned()).collect::<Vec<_>>()
            };
            project.read(missing).unwrap_or_default()
        };
        kept.with_value(names)
    });
    let said = move || {
        missing.with(|missing| match missing.as_slice() {
            [] => say("practice.start_whole"),
            names => say_with("practice.start_adds", &[("names", &names.join(&say("app.list_comma")))]),
        })
    };
    let label = kept.with_value(|starter| starter.label.get(lang()).to_owned());
    let hint = kept.with_value(|starter| starter.hint.as_ref().map(|hint| hint.get(lang()).to_owned()));
    view! {
        <li>
            <button
                class="choice-card"
                disabled=move || missing.with(Vec::is_empty)
                on:click=move |_| {
                    kept.with_value(|starter| add(project, starter));
                    open.set(false);
                }
            >
                <strong>{label}</strong>
                <span class="small soft">{hint}</span>
                <span class="small">{said}</span>
            </button>
        </li>
    }
}

/// Of a starter that is there but for one draft: which one, and a button that adds it.
#[component]
pub fn StillMissing() -> impl IntoView {
    let project = expect_context::<Project>();
    let gaps = Memo::new(move |_| {
        let pack = pack();
        let gap = |workspace: &_, starter: &Starter| {
            let draft = starters::last_missing(workspace, starter)?;
            Some((starter.id.clone(), starter.label.get(lang()).to_owned(), draft.name.get(lang()).to_owned()))
        };
        project.read(|workspace| pack.starters.iter().filter_map(|starter| gap(workspace, starter)).collect::<Vec<_>>()).unwrap_or_default()
    });
    let line = move |(id, set, name): (String, String, String)| {
        let sentence = say_with("practice.still_missing", &[("set", &set), ("name", &name)]);
        let add = move |_| {
            if let Some(starter) = pack().starter(&id) {
                add(project, starter);
            }
        };
        view! {
            <p class="notice warn row wrap">
                <span class="grow">{sentence}</span>
                <button class="button" on:click=add>{say_with("practice.add_draft", &[("name", &name)])}</button>
            </p>
        }
    };
    move || gaps.get().into_iter().map(line).collect_view()
}
