//! A number that people call out, one more or one less at a press.

use crate::state::say_with;
use crate::ui::kit::{Glyph, Icon};
use leptos::prelude::*;

/// The keys of what the three parts are called; `{name}` is whose number it is.
#[derive(Clone, Copy)]
pub struct Called {
    pub less: &'static str,
    pub number: &'static str,
    pub more: &'static str,
}

#[component]
pub fn Count(name: Signal<String>, number: Signal<u32>, called: Called, set: Callback<u32>) -> impl IntoView {
    let label = move |key: &'static str| move || say_with(key, &[("name", &name.get())]);
    let less = move |_| set.run(number.get_untracked().saturating_sub(1));
    let more = move |_| set.run(number.get_untracked().saturating_add(1));
    view! {
        <button class="button icon" aria-label=label(called.less) disabled=move || number.get() == 0 on:click=less>
            <Icon glyph=Glyph::Minus />
        </button>
        <strong class="numbers dots-count" role="status" aria-label=label(called.number)>{number}</strong>
        <button class="button icon" aria-label=label(called.more) on:click=more>
            <Icon glyph=Glyph::Plus />
        </button>
    }
}
