//! Which table of the workshop this tablet stands on.

use crate::state::{TABLES, TableNumber, say, say_with, t};
use crate::ui::dialogs::Dialogs;
use crate::ui::kit::{Binding, Dialog, SelectField};
use leptos::prelude::*;

/// "Table 4", once it was said; a way to say otherwise.
#[component]
pub fn TableChip() -> impl IntoView {
    let table = expect_context::<TableNumber>();
    let dialogs = expect_context::<Dialogs>();
    view! {
        {move || {
            table
                .get()
                .map(|table| {
                    view! { <button class="table-chip" title=t("device.which_table") on:click=move |_| dialogs.table.set(true)>{named(table)}</button> }
                })
        }}
    }
}

fn named(table: u16) -> String {
    say_with("practice.table", &[("n", &table.to_string())])
}

/// Says which among other questions.
#[component]
pub fn TableField(chosen: RwSignal<Option<u16>>) -> impl IntoView {
    let bind =
        Binding::on(chosen, |table| table.map(|table| table.to_string()).unwrap_or_default(), |table, id: String| *table = id.parse().ok());
    let none = || (String::new(), say("device.no_table"));
    let options =
        Signal::derive(move || std::iter::once(none()).chain(TABLES.map(|each| (each.to_string(), named(each)))).collect::<Vec<_>>());
    view! { <SelectField id="device-table" label="device.which_table" hint="device.table_hint" options bind /> }
}

/// One tap says which.
#[component]
pub fn TableDialog() -> impl IntoView {
    let table = expect_context::<TableNumber>();
    let dialogs = expect_context::<Dialogs>();
    let choose = move |chosen| {
        table.choose(chosen);
        dialogs.table.set(false);
    };
    let number = move |each: u16| {
        let pressed = move || (table.get() == Some(each)).to_string();
        view! {
            <button class="button" type="button" aria-label=move || named(each) aria-pressed=pressed on:click=move |_| choose(Some(each))>
                {each}
            </button>
        }
    };
    view! {
        <Dialog open=dialogs.table title=Signal::derive(|| say("device.which_table"))>
            <div class="body stack">
                <p class="soft">{t("device.table_hint")}</p>
                <div class="tables">{TABLES.map(number).collect_view()}</div>
            </div>
            <footer>
                <button class="button" type="button" aria-pressed=move || table.get().is_none().to_string() on:click=move |_| choose(None)>
                    {t("device.no_table")}
                </button>
            </footer>
        </Dialog>
    }
}
