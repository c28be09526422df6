//! What two tables both did, for a person to say: which of two values stands, and whether what one deleted comes back.

mod values;

use super::{Dialogs, sentence};
use crate::browser::ids;
use crate::document::{Buried, Overwritten};
use crate::state::{Look, Project, ShelfError, say, say_count, say_with, t};
use crate::ui::community::names;
use crate::ui::kit::Dialog;
use leptos::prelude::*;

/// Says that something waits, until it is settled or put off.
#[component]
pub fn ChoicesNotice() -> impl IntoView {
    let project = expect_context::<Project>();
    let dialogs = expect_context::<Dialogs>();
    let put_off = RwSignal::new(false);
    let count = Memo::new(move |_| project.open_choices().count());
    let is_shown = move || count.get() > 0 && !put_off.get() && !dialogs.import.get() && !dialogs.choices.get();
    view! {
        <Show when=is_shown>
            <div class="toast low" role="status">
                <span>{move || say_count("merge.to_settle", count.get())}</span>
                <button class="button" on:click=move |_| dialogs.choices.set(true)>{t("merge.settle")}</button>
                <button class="button" on:click=move |_| put_off.set(true)>{t("merge.later")}</button>
            </div>
        </Show>
    }
}

#[component]
pub fn ChoicesDialog() -> impl IntoView {
    let project = expect_context::<Project>();
    let dialogs = expect_context::<Dialogs>();
    let trouble = RwSignal::new(None::<String>);
    let open = Memo::new(move |_| project.open_choices());
    let double = move || open.with(|choices| choices.double.clone());
    let buried = move || open.with(|choices| choices.buried.clone());
    let is_settled = move || open.with(|choices| choices.count() == 0);
    let tell = move |done: Result<(), crate::document::EditError>| trouble.set(done.err().map(|error| sentence(&ShelfError::Edit(error))));
    let tell = Callback::new(tell);
    view! {
        <Dialog open=dialogs.choices title=Signal::derive(|| say("merge.title"))>
            <div class="body choices">
                <Show when=is_settled fallback=|| view! { <p class="soft">{t("merge.why")}</p> }>
                    <p role="status">{t("merge.settled")}</p>
                </Show>
                {move || trouble.get().map(|why| view! { <p class="notice bad" role="alert">{why}</p> })}
                <For each=double key=|double| (double.record, double.id, double.field.clone(), double.ours.to_string(), double.theirs.to_string()) let:double>
                    <DoubleCard double tell />
                </For>
                <For each=buried key=|buried| buried.id let:buried>
                    <BuriedCard buried tell />
                </For>
            </div>
            <footer>
                <button class="button" class:primary=is_settled on:click=move |_| dialogs.choices.set(false)>{t("map.done")}</button>
            </footer>
        </Dialog>
    }
}

/// The device that wrote a value, as people at the tables would say it.
fn who(project: Project, device: &str) -> String {
    if device.is_empty() {
        say("merge.another_tablet")
    } else if device == ids::device_name() {
        say("merge.this_tablet")
    } else if let Some(table) = project.peek(|workspace| workspace.table_of_device(device)).flatten() {
        say_with("practice.table", &[("n", &table.to_string())])
    } else {
        say_with("merge.tablet", &[("name", device)])
    }
}

#[component]
fn DoubleCard(double: Overwritten, tell: Callback<Result<(), crate::document::EditError>>) -> impl IntoView {
    let project = expect_context::<Project>();
    let look = expect_context::<Look>();
    let (record, id) = (double.record, double.id);
    let heading = double.clone();
    let name = move || {
        project
            .read(|workspace| match record {
                None => Some(workspace.info.name.clone()),
                Some(_) => workspace.record(id).map(|record| names::of_record(look, &record)),
            })
            .flatten()
            .unwrap_or_default()
    };
    let kept_ours = double.kept_ours;
    let side = move |ours: bool| {
        let double = double.clone();
        let (value, by) =
            if ours { (double.ours.clone(), double.ours_by.clone()) } else { (double.theirs.clone(), double.theirs_by.clone()) };
        let stands = ours == kept_ours;
        let told = double.clone();
        view! {
            <button class="button choice" class:stands=stands on:click=move |_| tell.run(project.choose(&double, ours))>
                <strong>{move || names::safe(look, &values::said(project, &told, &value))}</strong>
                <span class="small soft">{move || who(project, &by)} {stands.then(|| view! { " · " {t("merge.stands")} })}</span>
            </button>
        }
    };
    view! {
        <section class="choice-card">
            <h3>{name} <span class="soft">" · " {move || values::label(project, &heading)}</span></h3>
            <div class="pair">{side(true)} {side(false)}</div>
        </section>
    }
}

#[component]
fn BuriedCard(buried: Buried, tell: Callback<Result<(), crate::document::EditError>>) -> impl IntoView {
    let project = expect_context::<Project>();
    let name = buried.name.clone();
    let kind = buried.record;
    let heading = move || if name.is_empty() { say(&format!("terms.record_kind.{kind}")) } else { name.clone() };
    let settle = move |bring_back: bool| {
        let buried = buried.clone();
        move |_| tell.run(project.settle_buried(&buried, bring_back))
    };
    view! {
        <section class="choice-card">
            <h3>{heading}</h3>
            <p>{t("merge.buried")}</p>
            <div class="pair">
                <button class="button" on:click=settle(true)>{t("merge.bring_back")}</button>
                <button class="button" on:click=settle(false)>{t("merge.leave_deleted")}</button>
            </div>
        </section>
    }
}
