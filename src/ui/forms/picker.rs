//! Chooses one record by typing a part of its name.

use crate::model::{Id, Record};
use crate::state::{Project, say, t};
use crate::ui::kit::{Binding, FieldError, RecordMark};
use leptos::prelude::*;

/// Matches shown at once.
const SHOWN: usize = 8;

#[component]
pub fn RecordPicker(
    id: &'static str,
    label: &'static str,
    bind: Binding<Id>,
    #[prop(optional)] error: Option<FieldError>,
) -> impl IntoView {
    let project = expect_context::<Project>();
    let typed = RwSignal::new(String::new());
    let chosen = Memo::new(move |_| project.read(|workspace| workspace.record(bind.value.get())).flatten());
    let matches = Memo::new(move |_| {
        let part = typed.get().trim().to_lowercase();
        let fits = |record: &Record| !matches!(record, Record::Link(_)) && record.name().to_lowercase().contains(&part);
        project.read(|workspace| workspace.records().filter(fits).take(SHOWN).collect::<Vec<_>>()).unwrap_or_default()
    });
    let line = move |record: Record| {
        let (record_id, name) = (record.id(), record.name().to_owned());
        view! {
            <li>
                <button
                    type="button"
                    class="line"
                    on:click=move |_| {
                        bind.set.run(record_id);
                        typed.set(String::new());
                    }
                >
                    <RecordMark record size=28 />
                    <span>{name}</span>
                </button>
            </li>
        }
    };
    let search = move || {
        view! {
            <input
                class="input"
                type="search"
                id=id
                autocomplete="off"
                placeholder=t("forms.type_a_name")
                prop:value=move || typed.get()
                on:input:target=move |event| typed.set(event.target().value())
            />
            <ul class="lines">{move || matches.get().into_iter().map(line).collect_view()}</ul>
        }
    };
    let picked = move |record: Record| {
        let name = record.name().to_owned();
        view! {
            <div class="row picked">
                <RecordMark record size=28 />
                <strong class="grow">{name}</strong>
                <button type="button" class="button quiet" id=id on:click=move |_| bind.set.run(Id::NIL)>{t("forms.choose_other")}</button>
            </div>
        }
    };
    view! {
        <div class="field">
            <label for=id>{t(label)}</label>
            {move || match chosen.get() {
                Some(record) => picked(record).into_any(),
                None => search().into_any(),
            }}
            {move || error.and_then(|error| error.get()).map(|key| view! { <p class="error" role="alert">{say(key)}</p> })}
        </div>
    }
}
