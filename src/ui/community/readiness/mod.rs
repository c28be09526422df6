//! Readiness: the elements good work stands on, attribute by attribute, with what the map counts by itself.

mod radar;

use crate::document::Edit;
use crate::model::Info;
use crate::practice::readiness::{Point, Ready, noting, readiness};
use crate::state::{Project, lang, pack, say_count, say_with, t};
use leptos::prelude::*;
use radar::Radar;

#[component]
pub fn ReadinessTab() -> impl IntoView {
    let project = expect_context::<Project>();
    let elements = Memo::new(move |_| {
        let pack = pack();
        project.read(|workspace| readiness(workspace, &pack)).unwrap_or_default()
    });
    let ids = Memo::new(move |_| elements.with(|elements| elements.iter().map(|element| element.id.clone()).collect::<Vec<_>>()));
    view! {
        <div class="with-aside">
            <div class="stack">
                {move || ids.get().into_iter().map(|id| view! { <Element id elements /> }).collect_view()}
            </div>
            <aside class="stack">
                <Radar elements />
            </aside>
        </div>
    }
}

/// The label of an element in the pack.
fn element_label(id: &str) -> String {
    let pack = pack();
    let label = pack.elements.iter().find(|element| element.id == id).map(|element| element.label.get(lang()).to_owned());
    label.unwrap_or_else(|| id.to_owned())
}

fn progress(ready: &Ready) -> String {
    say_with("practice.met", &[("met", &ready.met().to_string()), ("all", &ready.points.len().to_string())])
}

#[component]
fn Element(id: String, elements: Memo<Vec<Ready>>) -> impl IntoView {
    let kept = StoredValue::new(id);
    let mine = Memo::new(move |_| {
        let is_it = |ready: &&Ready| kept.with_value(|id| ready.id == *id);
        elements.with(|elements| elements.iter().find(is_it).cloned())
    });
    let points = move || mine.get().map(|ready| ready.points).unwrap_or_default();
    view! {
        <section class="sheet">
            <h2>
                {move || kept.with_value(|id| element_label(id))} " "
                <span class="soft numbers">{move || mine.get().map(|ready| progress(&ready))}</span>
            </h2>
            <ul class="attributes">
                <For each=points key=|point| format!("{point:?}") let:point>
                    <li><Attribute point /></li>
                </For>
            </ul>
        </section>
    }
}

/// A tick, what the map counts, and a note.
#[component]
fn Attribute(point: Point) -> impl IntoView {
    let project = expect_context::<Project>();
    let Point { id, met, note, counts } = point;
    let (label, hint) = {
        let pack = pack();
        let attribute = pack.attribute(&id);
        let label = attribute.map_or_else(|| id.clone(), |attribute| attribute.label.get(lang()).to_owned());
        (label, attribute.and_then(|attribute| attribute.hint.as_ref()).map(|hint| hint.get(lang()).to_owned()))
    };
    let counted = |(count, number): (crate::packs::LiveCount, usize)| say_count(&format!("practice.count_{count}"), number);
    let counted = counts.into_iter().map(counted).map(|said| view! { <span class="chip">{said}</span> }).collect_view();
    let note_label = say_with("practice.note_on", &[("what", &label)]);
    let (tick_id, kept_note) = (id.clone(), note.clone());
    let tick = move |met: bool| write(project, |info| noting(info, &tick_id, met, &kept_note));
    let put_note = move |text: String| write(project, |info| noting(info, &id, met, &text));
    view! {
        <div class="attribute">
            <label class="check">
                <input type="checkbox" prop:checked=met on:change:target=move |event| tick(event.target().checked()) />
                <span>
                    {label} {hint.map(|hint| view! { <span class="hint small soft">" " {hint}</span> })}
                </span>
            </label>
            <div class="chips">{counted}</div>
            <input
                class="input"
                type="text"
                autocomplete="off"
                aria-label=note_label
                placeholder=t("forms.note")
                prop:value=note
                on:change:target=move |event| put_note(event.target().value())
            />
        </div>
    }
}

fn write(project: Project, change: impl FnOnce(&Info) -> Info) {
    let Some((before, after)) = project.peek(|workspace| (workspace.info.clone(), change(&workspace.info))) else { return };
    if before != after {
        let _nothing_to_refuse = project.commit(Edit::SetInfo { before, after });
    }
}
