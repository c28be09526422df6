//! Says while people type that what they write would give somebody away.

use crate::practice::exposed::exposed;
use crate::state::say;
use crate::ui::kit::{Binding, TextArea};
use leptos::prelude::*;

/// Stands under a field; says nothing while its text gives nobody away.
#[component]
pub fn ExposedLine(text: Signal<String>) -> impl IntoView {
    let what = Memo::new(move |_| text.with(|text| exposed(text).first().map(|(what, _)| what.id())));
    view! { <p class="exposed" role="status">{move || what.get().map(|what| say(&format!("exposed.looks_like_{what}")))}</p> }
}

/// The note of a record.
#[component]
pub fn NoteField(bind: Binding<String>) -> impl IntoView {
    view! {
        <div class="stack">
            <TextArea id="note" label="forms.note" bind=bind />
            <ExposedLine text=bind.value />
        </div>
    }
}
