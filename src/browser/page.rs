//! The page's own small ways: the address after `#`, menus that pop over, where the keyboard stands.

use super::Listener;
use super::map::Padding;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, KeyboardEvent};

/// The part of the address from `#` on.
#[must_use]
pub fn hash() -> String {
    web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Changes the part of the address from `#` on, as a step of the browser's history.
pub fn set_hash(hash: &str) {
    if let Some(window) = web_sys::window() {
        // Fails only where the page may not change its own address; the screen changes all the same.
        let _ = window.location().set_hash(hash);
    }
}

/// Asks the browser to print the page.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // Fails only where printing is forbidden; the browser says so itself.
        let _ = window.print();
    }
}

/// Says so when the person goes back or forth.
pub fn on_hash_change(on_change: impl Fn(String) + Clone + 'static) -> Listener {
    web_sys::window().map_or_else(Listener::default, |window| Listener::new(&window, &["hashchange"], move |_| on_change(hash())))
}

/// Whether keys now go into a text.
#[must_use]
pub fn is_typing(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"))
}

/// Whether a popover is shown.
#[must_use]
pub fn is_popover_open(popover: &HtmlElement) -> bool {
    popover.matches(":popover-open").unwrap_or(false)
}

/// Takes a popover away.
pub fn hide_popover(popover: &HtmlElement) {
    // Fails when it is not shown, which is what was wanted.
    let _ = popover.hide_popover();
}

/// Puts a popover below its button, or above where there is no room, within the window.
pub fn place_below(popover: &HtmlElement, button: &Element) {
    const GAP: f64 = 6.0;
    let Some(window) = web_sys::window() else { return };
    let size = |value: Result<wasm_bindgen::JsValue, _>| value.ok().and_then(|value| value.as_f64()).unwrap_or_default();
    let (width, height) = (size(window.inner_width()), size(window.inner_height()));
    let (at, own) = (button.get_bounding_client_rect(), popover.get_bounding_client_rect());
    let left = (at.right() - own.width()).clamp(GAP, (width - own.width() - GAP).max(GAP));
    let below = at.bottom() + GAP;
    let top = if below + own.height() > height { (at.top() - own.height() - GAP).max(GAP) } else { below };
    let style = popover.style();
    // Fails only for properties that are none.
    let _ = style.set_property("left", &format!("{left}px"));
    let _ = style.set_property("top", &format!("{top}px"));
}

fn items(menu: &Element) -> Vec<HtmlElement> {
    all(menu, "[role^=menuitem]")
}

fn all(parent: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = parent.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

fn focus(element: &HtmlElement) {
    let _ = element.focus();
}

/// Sets the keyboard on the first item of a menu.
pub fn focus_first_item(menu: &Element) {
    if let Some(first) = items(menu).first() {
        focus(first);
    }
}

/// Arrow keys walk a menu's items; Home and End go to its ends.
pub fn walk_items(menu: &Element, event: &KeyboardEvent) {
    walk(menu, "[role^=menuitem]", event);
}

/// Arrow keys walk what a selector finds below an element, and round; Home and End go to its ends.
pub fn walk(parent: &Element, selector: &str, event: &KeyboardEvent) {
    let items = all(parent, selector);
    let here = items.iter().position(|item| item.matches(":focus").unwrap_or(false)).unwrap_or_default();
    let last = items.len().saturating_sub(1);
    let next = match event.key().as_str() {
        "ArrowDown" => {
            if here == last {
                0
            } else {
                here + 1
            }
        }
        "ArrowUp" => here.checked_sub(1).unwrap_or(last),
        "Home" => 0,
        "End" => last,
        _ => return,
    };
    event.prevent_default();
    if let Some(item) = items.get(next) {
        focus(item);
    }
}

/// Sets the keyboard on the first of these elements, by their ids, that is there and can take it.
pub fn focus_one_of(ids: &[String]) {
    if let Some(element) = one_of(ids) {
        focus(&element);
    }
}

/// The same, without scrolling there.
pub fn focus_quietly(ids: &[String]) {
    if let Some(element) = one_of(ids) {
        let quietly = FocusOptions::new();
        quietly.set_prevent_scroll(true);
        let _ = element.focus_with_options(&quietly);
    }
}

fn one_of(ids: &[String]) -> Option<HtmlElement> {
    let document = web_sys::window()?.document()?;
    let there = |id: &String| document.get_element_by_id(id)?.dyn_into::<HtmlElement>().ok();
    ids.iter().filter_map(there).find(|element| element.matches(":enabled").unwrap_or(false))
}

/// Sets the keyboard on the first field below this element that asks for it.
pub fn focus_asking(parent: &Element) {
    let asking = parent.query_selector("[autofocus]").ok().flatten().and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(field) = asking {
        focus(&field);
    }
}

/// Whether the window is at least so wide.
#[must_use]
pub fn is_as_wide_as(px: f64) -> bool {
    let width = web_sys::window().and_then(|window| window.inner_width().ok()).and_then(|width| width.as_f64());
    width.unwrap_or_default() >= px
}

/// Pixels of the map that an open panel covers: its right side on wide screens, its lower part on small ones.
#[must_use]
pub fn covered_by_panel(open: bool) -> Padding {
    const WIDE_PX: f64 = 860.0;
    const PANEL_PX: u32 = 404;
    let size = |of: fn(&web_sys::Window) -> Result<wasm_bindgen::JsValue, wasm_bindgen::JsValue>| {
        web_sys::window().and_then(|window| of(&window).ok()).and_then(|value| value.as_f64()).unwrap_or_default()
    };
    let none = Padding::default();
    match (open, size(web_sys::Window::inner_width) > WIDE_PX) {
        (false, _) => none,
        (true, true) => Padding { right: PANEL_PX, ..none },
        (true, false) => Padding { bottom: (size(web_sys::Window::inner_height) * 0.55) as u32, ..none },
    }
}

/// Lets an element fill the whole screen, or gives the screen back.
pub fn turn_full_screen(element: &Element) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    if document.fullscreen_element().is_some() {
        document.exit_fullscreen();
    } else {
        // Refused on devices without it: the element fills the page all the same.
        let _ = element.request_fullscreen();
    }
}

/// Whether the event comes from something that the space bar presses.
#[must_use]
pub fn is_on_button(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| element.closest("button, a, summary, select, input, textarea").is_ok_and(|found| found.is_some()))
}

/// Lets the whole page fill the screen, or gives the screen back; refused on some devices, where the page stays as it is.
pub fn fill_screen(fill: bool) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    match (fill, document.fullscreen_element().is_some()) {
        (true, false) => drop(document.document_element().map(|page| page.request_fullscreen())),
        (false, true) => document.exit_fullscreen(),
        _ => {}
    }
}

/// Sets the keyboard on an element and brings it into view from its top.
pub fn focus_on(element: &HtmlElement) {
    element.set_scroll_top(0);
    focus(element);
}

/// Scrolls a row of links sideways so far that the present one can be seen.
pub fn show_present_link(row: &Element) {
    let present = row.query_selector("[aria-current]").ok().flatten().and_then(|link| link.dyn_into::<HtmlElement>().ok());
    if let Some(link) = present {
        let beside = (row.client_width() - link.offset_width()) / 2;
        row.set_scroll_left(link.offset_left() - beside);
    }
}

/// Whether a dialog or a menu stands over the page.
#[must_use]
pub fn is_something_open() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|document| document.query_selector("dialog[open], [popover]:popover-open").is_ok_and(|found| found.is_some()))
}

/// Gives the keyboard back to a menu's button when the menu closed under it.
pub fn give_keyboard_back(menu: &Element, button: &HtmlElement) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let lost = document.active_element().is_none_or(|active| menu.contains(Some(&active)) || active.tag_name() == "BODY");
    if lost {
        focus(button);
    }
}
