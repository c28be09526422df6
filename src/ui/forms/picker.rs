//! Chooses records by typing a part of their names: one, or several.

use super::describe::heading;
use crate::model::{Id, Record, RecordKind};
use crate::state::{Project, say, say_with, t};
use crate::ui::kit::{Binding, FieldError, RecordMark};
use leptos::prelude::*;

/// Matches shown at once.
const SHOWN: usize = 8;

/// What a link can end at.
pub const LINKED: &[RecordKind] = &[RecordKind::Asset, RecordKind::Need, RecordKind::Area];

/// One record; [`Id::NIL`] while none is chosen.
#[component]
pub fn RecordPicker(
    id: &'static str,
    label: &'static str,
    bind: Binding<Id>,
    #[prop(default = LINKED)] kinds: &'static [RecordKind],
    #[prop(optional)] error: Option<FieldError>,
) -> impl IntoView {
    let project = expect_context::<Project>();
    let chosen = Memo::new(move |_| project.read(|workspace| workspace.record(bind.value.get())).flatten());
    let picked = move |record: Record| {
        let name = heading(&record);
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
                None => view! { <Search id kinds pick=bind.set eager=true /> }.into_any(),
            }}
            {move || error.and_then(|error| error.get()).map(|key| view! { <p class="error" role="alert">{say(key)}</p> })}
        </div>
    }
}

/// Any number of records. Ids of records that are not there stay in the list, out of sight.
#[component]
pub fn RecordsField(
    id: &'static str,
    label: &'static str,
    bind: Binding<Vec<Id>>,
    kinds: &'static [RecordKind],
    #[prop(optional)] hint: Option<&'static str>,
) -> impl IntoView {
    let project = expect_context::<Project>();
    let there = move || {
        let ids = bind.value.get();
        project.read(|workspace| ids.iter().filter_map(|id| workspace.record(*id)).collect::<Vec<_>>()).unwrap_or_default()
    };
    let change = move |how: &dyn Fn(&mut Vec<Id>)| {
        let mut ids = bind.value.get_untracked();
        how(&mut ids);
        bind.set.run(ids);
    };
    let add = Callback::new(move |id| change(&|ids| ids.push(id)));
    let line = move |record: Record| {
        let (id, name) = (record.id(), heading(&record));
        let label = say_with("forms.take_away_what", &[("name", &name)]);
        view! {
            <li class="row picked">
                <RecordMark record size=28 />
                <strong class="grow">{name}</strong>
                <button type="button" class="button quiet" aria-label=label on:click=move |_| change(&|ids| ids.retain(|known| *known != id))>
                    {t("forms.take_away")}
                </button>
            </li>
        }
    };
    view! {
        <div class="field">
            <label for=id>{t(label)}</label>
            <ul class="lines">{move || there().into_iter().map(line).collect_view()}</ul>
            <Search id kinds pick=add except=bind.value />
            {hint.map(|hint| view! { <p class="hint">{t(hint)}</p> })}
        </div>
    }
}

/// A place to type in, and what fits below it; `eager` shows some before anything is typed.
#[component]
pub fn Search(
    id: &'static str,
    kinds: &'static [RecordKind],
    pick: Callback<Id>,
    #[prop(optional, into)] except: Signal<Vec<Id>>,
    #[prop(optional)] eager: bool,
    /// Asked of each record besides its kind and name.
    #[prop(optional)]
    only: Option<fn(&Record) -> bool>,
) -> impl IntoView {
    let project = expect_context::<Project>();
    let typed = RwSignal::new(String::new());
    let matches = Memo::new(move |_| {
        let part = typed.get().trim().to_lowercase();
        if part.is_empty() && !eager {
            return Vec::new();
        }
        let taken = except.get();
        let fits = |record: &Record| {
            kinds.contains(&record.kind())
                && only.is_none_or(|only| only(record))
                && !taken.contains(&record.id())
                && heading(record).to_lowercase().contains(&part)
        };
        project.read(|workspace| workspace.records().filter(fits).take(SHOWN).collect::<Vec<_>>()).unwrap_or_default()
    });
    let line = move |record: Record| {
        let (record_id, name) = (record.id(), heading(&record));
        view! {
            <li>
                <button
                    type="button"
                    class="line"
                    on:click=move |_| {
                        pick.run(record_id);
                        typed.set(String::new());
                    }
                >
                    <RecordMark record size=28 />
                    <span>{name}</span>
                </button>
            </li>
        }
    };
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
}
