//! A modal dialog: the browser's own, so focus, Escape and the backdrop behave as everywhere.

use super::{Glyph, Icon};
use crate::browser::page;
use crate::state::t;
use leptos::{html, prelude::*};

/// Shown while `open` is true; closing in any way sets it to false.
#[component]
pub fn Dialog(
    open: RwSignal<bool>,
    /// The heading, also the dialog's name.
    #[prop(into)]
    title: Signal<String>,
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        if open.get() && !dialog.open() {
            let _refused_when_detached = dialog.show_modal();
            request_animation_frame(move || page::focus_asking(&dialog));
        } else if !open.get() && dialog.open() {
            dialog.close();
        }
    });
    view! {
        <dialog class="dialog" node_ref=node aria-label=move || title.get() on:close=move |_| open.set(false)>
            <header>
                <h2>{move || title.get()}</h2>
                <button class="button quiet icon" type="button" aria-label=t("app.close") on:click=move |_| open.set(false)>
                    <Icon glyph=Glyph::Close />
                </button>
            </header>
            <Show when=move || open.get()>{children()}</Show>
        </dialog>
    }
}
