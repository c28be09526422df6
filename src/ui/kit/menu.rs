//! A menu that opens from a button: the browser's popover, arrow keys to walk.

use crate::browser::page;
use leptos::{html, prelude::*};

/// A button and the menu it opens. The items close it.
#[component]
pub fn Menu(
    /// Unique on the page.
    #[prop(into)]
    id: String,
    /// What the button says to assistive technology when its content does not.
    #[prop(optional, into)]
    label: Option<Signal<String>>,
    #[prop(default = "button")] class: &'static str,
    /// What the button shows.
    button: ViewFn,
    children: ChildrenFn,
) -> impl IntoView {
    let popover = NodeRef::<html::Div>::new();
    let anchor = NodeRef::<html::Button>::new();
    let opened = RwSignal::new(false);
    let on_toggle = move |_| {
        let Some((menu, button)) = popover.get().zip(anchor.get()) else { return };
        opened.set(page::is_popover_open(&menu));
        if opened.get_untracked() {
            // The items are drawn by then.
            request_animation_frame(move || {
                page::place_below(&menu, &button);
                page::focus_first_item(&menu);
            });
        } else {
            page::give_keyboard_back(&menu, &button);
        }
    };
    view! {
        <button
            class=class
            node_ref=anchor
            popovertarget=id.clone()
            aria-haspopup="menu"
            aria-expanded=move || opened.get().to_string()
            aria-label=move || label.map(|label| label.get())
        >
            {button.run()}
        </button>
        <div
            class="menu"
            role="menu"
            id=id
            popover="auto"
            node_ref=popover
            on:toggle=on_toggle
            on:keydown=move |event| {
                if let Some(menu) = popover.get() {
                    page::walk_items(&menu, &event);
                }
            }
            on:click=move |_| {
                if let Some(menu) = popover.get() {
                    page::hide_popover(&menu);
                }
            }
        >
            <Show when=move || opened.get()>{children()}</Show>
        </div>
    }
}

/// One line of a menu; `checked` makes it one of a choice, `switch` one that is on or off.
#[component]
pub fn MenuItem(
    on_pick: impl Fn() + 'static,
    #[prop(optional, into)] checked: Option<Signal<bool>>,
    #[prop(optional, into)] switch: Option<Signal<bool>>,
    #[prop(optional)] danger: bool,
    children: Children,
) -> impl IntoView {
    let role = match (checked, switch) {
        (Some(_), _) => "menuitemradio",
        (None, Some(_)) => "menuitemcheckbox",
        (None, None) => "menuitem",
    };
    let checked = checked.or(switch);
    view! {
        <button
            role=role
            class:danger=danger
            tabindex="-1"
            aria-checked=move || checked.map(|checked| checked.get().to_string())
            on:click=move |_| on_pick()
        >
            {children()}
        </button>
    }
}
