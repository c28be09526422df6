//! Long lists are drawn a part at a time.

use crate::state::t;
use leptos::prelude::*;

/// Below a list of which `shown` are drawn: draws `step` more of the `count` there are.
#[component]
pub fn ShowMore(count: Signal<usize>, shown: RwSignal<usize>, step: usize) -> impl IntoView {
    view! {
        <Show when=move || { count.get() > shown.get() }>
            <button class="button" on:click=move |_| shown.update(|shown| *shown += step)>{t("app.show_more")}</button>
        </Show>
    }
}
