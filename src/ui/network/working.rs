//! Said while a large network is being measured, with a way to stop it and to go on after all.

use super::scene::Scene;
use crate::state::t;
use leptos::prelude::*;

#[component]
pub(super) fn Working() -> impl IntoView {
    let counting = expect_context::<Scene>().counting;
    let is_working = move || counting.progress.with(Option::is_some);
    let was_stopped = move || !is_working() && counting.told.with(|told| told.is_none());
    view! {
        <Show when=is_working>
            <div class="notice row wrap" role="status">
                <p>{t("network.working")}</p>
                <progress
                    class="grow"
                    max="1"
                    aria-label=t("network.working")
                    value=move || counting.progress.get().unwrap_or_default().to_string()
                ></progress>
                <button class="button" on:click=move |_| counting.stop()>{t("app.cancel")}</button>
            </div>
        </Show>
        <Show when=was_stopped>
            <div class="notice row wrap">
                <p class="grow">{t("network.stopped")}</p>
                <button class="button" on:click=move |_| counting.begin_again()>{t("network.begin_again")}</button>
            </div>
        </Show>
    }
}
