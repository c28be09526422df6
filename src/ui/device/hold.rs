//! A button for what cannot be undone: held down for a while, by finger, mouse or key.

use crate::state::t;
use leptos::prelude::*;
use std::time::Duration;

const HOLD: Duration = Duration::from_millis(2000);

/// Calls back once it was held for two seconds; let go earlier, nothing happens.
#[component]
pub fn HoldButton(label: &'static str, disabled: Signal<bool>, on_held: Callback<()>) -> impl IntoView {
    let holding = RwSignal::new(false);
    // Counts the presses: one that was let go does not end a later one.
    let press = StoredValue::new(0_u32);
    let begin = move || {
        if holding.get_untracked() {
            return;
        }
        holding.set(true);
        press.update_value(|press| *press += 1);
        let mine = press.get_value();
        let held = move || {
            if press.try_get_value() == Some(mine) && holding.try_get_untracked() == Some(true) {
                holding.set(false);
                on_held.run(());
            }
        };
        set_timeout(held, HOLD);
    };
    let end = move || holding.set(false);
    let is_key = |event: &leptos::ev::KeyboardEvent| matches!(event.key().as_str(), " " | "Enter");
    view! {
        <button
            class="button danger hold"
            class:holding=move || holding.get()
            type="button"
            disabled=move || disabled.get()
            on:pointerdown=move |_| begin()
            on:pointerup=move |_| end()
            on:pointerleave=move |_| end()
            on:pointercancel=move |_| end()
            on:blur=move |_| end()
            on:contextmenu=move |event| event.prevent_default()
            on:keydown=move |event| {
                if is_key(&event) {
                    event.prevent_default();
                    begin();
                }
            }
            on:keyup=move |_| end()
        >
            <span>{t(label)}</span>
        </button>
    }
}
