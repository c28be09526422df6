//! What passes over the screen: the last step with its way back, what went wrong, a new version.

use super::bar::describe;
use super::dialogs::{ChoicesNotice, Dialogs};
use crate::browser::service_worker::{self, NewVersion};
use crate::document::Note;
use crate::state::{Desk, Look, Project, Shelf, say_count, say_with, t};
use leptos::html::Div;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// How long what was just done stays to be read; WCAG 2.2.1: the bar's Undo is there after that.
const STAYS: Duration = Duration::from_secs(10);

/// What was just done, with a way back, for some seconds and for as long as one points to it; `here` while its place is on screen. A form that opens puts it away.
#[component]
pub fn Toast(here: Signal<bool>) -> impl IntoView {
    let project = expect_context::<Project>();
    let desk = expect_context::<Desk>();
    let look = expect_context::<Look>();
    let shown = RwSignal::new(None::<(Note, bool)>);
    let place = NodeRef::<Div>::new();
    let pointed_to = move || place.get_untracked().is_some_and(|toast| toast.matches(":hover, :focus-within").unwrap_or(false));
    Effect::new(move |_| {
        if let Some(said) = project.said.get() {
            shown.set(Some(said));
        }
    });
    Effect::new(move |_| {
        if shown.with(Option::is_none) {
            return;
        }
        let pass = move || {
            if !pointed_to() {
                shown.set(None);
            }
        };
        if let Ok(turns) = set_interval_with_handle(pass, STAYS) {
            on_cleanup(move || turns.clear());
        }
    });
    Effect::new(move |_| {
        if desk.draft.with(Option::is_some) {
            shown.set(None);
        }
    });
    let sentence = move || {
        shown.get().map(|(note, undone)| {
            let what = describe(&note, look);
            if undone { say_with("app.undone", &[("what", &what)]) } else { what }
        })
    };
    view! {
        <div aria-live="polite" class="toasts">
            <Show when=move || here.get() && shown.get().is_some()>
                <div class="toast passing" node_ref=place>
                    <span>{sentence}</span>
                    <Show when=move || shown.get().is_some_and(|(_, undone)| !undone)>
                        <button class="button" on:click=move |_| project.undo()>{t("app.take_back")}</button>
                    </Show>
                </div>
            </Show>
        </div>
    }
}

/// What went wrong and what to do, until it is put away.
#[component]
pub fn Notices() -> impl IntoView {
    let dialogs = expect_context::<Dialogs>();
    let shelf = expect_context::<Shelf>();
    view! {
        <ChoicesNotice />
        <Show when=move || dialogs.export_failed.get()>
            <div class="toast" role="alert">
                <span>{t("app.export_failed")}</span>
                <button class="button" on:click=move |_| dialogs.export_failed.set(false)>{t("app.close")}</button>
            </div>
        </Show>
        <Show when=move || { dialogs.left_out.get() > 0 }>
            <div class="toast" role="alert">
                <span>{move || say_count("photos.left_out", dialogs.left_out.get())}</span>
                <button class="button" on:click=move |_| dialogs.left_out.set(0)>{t("app.close")}</button>
            </div>
        </Show>
        <Show when=move || { shelf.unread.get() > 0 }>
            <div class="toast" role="alert">
                <span>{move || say_with("dialogs.read_partly", &[("n", &shelf.unread.get().to_string())])}</span>
                <button class="button" on:click=move |_| shelf.unread.set(0)>{t("app.close")}</button>
            </div>
        </Show>
    }
}

/// Says that a newer version is on this device, once no form is open; it takes over only when the person says so.
#[component]
pub fn NewVersionNotice() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let waiting = StoredValue::new_local(None::<NewVersion>);
    let shown = RwSignal::new(false);
    spawn_local(async move {
        let heard = move |version| {
            waiting.set_value(Some(version));
            shown.set(true);
        };
        // Without a service worker (plain http, private mode) there is only the version at hand.
        if let Ok(registration) = service_worker::register("sw.js", heard).await {
            registration.forever();
        }
    });
    let use_it = move |_| {
        if let Some(version) = waiting.get_value() {
            version.take_over();
        }
    };
    view! {
        <Show when=move || shown.get() && desk.draft.with(Option::is_none)>
            <div class="toast low" role="status">
                <span>{t("app.new_version")}</span>
                <button class="button" on:click=use_it>{t("app.use_new_version")}</button>
                <button class="button" on:click=move |_| shown.set(false)>{t("app.close")}</button>
            </div>
        </Show>
    }
}
