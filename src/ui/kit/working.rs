//! Said while something large is being worked out, with a way to stop it and to go on after all.

use crate::state::{Aside, t};
use leptos::prelude::*;

#[component]
pub fn Working<T: PartialEq + Send + Sync + 'static>(aside: Aside<T>) -> impl IntoView {
    let is_working = move || aside.progress.with(Option::is_some);
    let was_stopped = move || !is_working() && aside.told.with(|told| told.is_none());
    view! {
        <Show when=is_working>
            <div class="notice row wrap" role="status">
                <p>{t("app.working")}</p>
                <progress
                    class="grow"
                    max="1"
                    aria-label=t("app.working")
                    value=move || aside.progress.get().unwrap_or_default().to_string()
                ></progress>
                <button class="button" on:click=move |_| aside.stop()>{t("app.cancel")}</button>
            </div>
        </Show>
        <Show when=was_stopped>
            <div class="notice row wrap">
                <p class="grow">{t("app.stopped")}</p>
                <button class="button" on:click=move |_| aside.begin_again()>{t("app.begin_again")}</button>
            </div>
        </Show>
    }
}
