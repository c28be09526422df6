//! Which table of the workshop this tablet stands on.

use crate::state::{TABLES, TableNumber, say, say_with, t};
use crate::ui::dialogs::Dialogs;
use crate::ui::kit::Dialog;
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
                    let name = say_with("practice.table", &[("n", &table.to_string())]);
                    view! { <button class="table-chip" title=t("device.which_table") on:click=move |_| dialogs.table.set(true)>{name}</button> }
                })
        }}
    }
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
        let name = move || say_with("practice.table", &[("n", &each.to_string())]);
        let pressed = move || (table.get() == Some(each)).to_string();
        view! {
            <button class="button" type="button" aria-label=name aria-pressed=pressed on:click=move |_| choose(Some(each))>
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
