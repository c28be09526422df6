//! What passes over the screen: the last step with its way back, what went wrong, a new version.

use super::bar::describe;
use super::dialogs::{ChoicesNotice, Dialogs};
use crate::browser::service_worker::{self, NewVersion};
use crate::document::Note;
use crate::state::{Desk, Look, Project, Shelf, say_count, say_with, t};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What was just done, with a way back, for some seconds; `here` while its place is on screen. A form that opens puts it away.
#[component]
pub fn Toast(here: Signal<bool>) -> impl IntoView {
    let project = expect_context::<Project>();
    let desk = expect_context::<Desk>();
    let look = expect_context::<Look>();
    let shown = RwSignal::new(None::<(Note, bool)>);
    let turn = StoredValue::new(0_u32);
    Effect::new(move |_| {
        let Some(said) = project.said.get() else { return };
        shown.set(Some(said));
        turn.update_value(|turn| *turn += 1);
        let mine = turn.get_value();
        set_timeout(
            move || {
                if turn.try_get_value() == Some(mine) {
                    shown.set(None);
                }
            },
            std::time::Duration::from_secs(6),
        );
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
                <div class="toast passing">
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
