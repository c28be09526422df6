//! The page and what surrounds it: address, languages, preferences of the device, network, leaving.

use super::{Listener, js};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BeforeUnloadEvent, Document, Event, UrlSearchParams, VisibilityState, Window};

/// What people set on their device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DevicePreference {
    Dark,
    ReducedMotion,
    MoreContrast,
}

impl DevicePreference {
    const fn query(self) -> &'static str {
        match self {
            Self::Dark => "(prefers-color-scheme: dark)",
            Self::ReducedMotion => "(prefers-reduced-motion: reduce)",
            Self::MoreContrast => "(prefers-contrast: more)",
        }
    }
}

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

/// A parameter of the page's address, such as `lang` of `?lang=zh-Hant`.
#[must_use]
pub fn address_parameter(name: &str) -> Option<String> {
    let search = window()?.location().search().ok()?;
    UrlSearchParams::new_with_str(&search).ok()?.get(name)
}

/// What the browser was told its user reads, best first, `zh-HK` and the like.
#[must_use]
pub fn languages() -> Vec<String> {
    let Some(window) = window() else { return Vec::new() };
    window.navigator().languages().iter().filter_map(|language| language.as_string()).collect()
}

/// Whether the device prefers this now.
#[must_use]
pub fn prefers(preference: DevicePreference) -> bool {
    media_query(preference).is_some_and(|query| query.matches())
}

/// Says so when the device changes its mind, e.g. at nightfall.
pub fn on_preference(preference: DevicePreference, on_change: impl Fn(bool) + Clone + 'static) -> Listener {
    let Some(query) = media_query(preference) else { return Listener::default() };
    let asked = query.clone();
    Listener::new(&query, &["change"], move |_| on_change(asked.matches()))
}

fn media_query(preference: DevicePreference) -> Option<web_sys::MediaQueryList> {
    window()?.match_media(preference.query()).ok().flatten()
}

/// Whether some network is there; `true` says little, `false` is sure.
#[must_use]
pub fn is_online() -> bool {
    window().is_none_or(|window| window.navigator().on_line())
}

/// Says so when the network comes and goes.
pub fn on_online(on_change: impl Fn(bool) + Clone + 'static) -> Listener {
    window().map_or_else(Listener::default, |window| Listener::new(&window, &["online", "offline"], move |_| on_change(is_online())))
}

/// Lets the browser ask "Leave the page?" as long as `would_lose` says that something is not saved yet.
pub fn on_before_unload(would_lose: impl Fn() -> bool + Clone + 'static) -> Listener {
    let ask = move |event: Event| {
        if would_lose() {
            event.prevent_default();
            // Safari and older browsers go by the value.
            if let Some(event) = event.dyn_ref::<BeforeUnloadEvent>() {
                event.set_return_value("unsaved");
            }
        }
    };
    window().map_or_else(Listener::default, |window| Listener::new(&window, &["beforeunload"], ask))
}

/// Whether somebody can see the page.
#[must_use]
pub fn is_visible() -> bool {
    document().is_none_or(|document| document.visibility_state() == VisibilityState::Visible)
}

/// Says so when the page is shown or hidden; hidden is the last thing a tablet is sure to tell before it forgets the page.
pub fn on_visibility(on_change: impl Fn(bool) + Clone + 'static) -> Listener {
    let (Some(window), Some(document)) = (window(), document()) else { return Listener::default() };
    let on_leave = on_change.clone();
    Listener::new(&document, &["visibilitychange"], move |_| on_change(is_visible())).and(Listener::new(
        &window,
        &["pagehide"],
        move |_| on_leave(false),
    ))
}

/// The tab's title.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// The page's language, for screen readers, fonts and hyphenation: `en`, `zh-Hans`, `zh-Hant`.
pub fn set_language(language: &str) {
    set_root_attribute("lang", Some(language));
}

/// An attribute of `<html>` that the style sheets go by, such as `data-theme`; `None` takes it away.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    let Some(root) = document().and_then(|document| document.document_element()) else { return };
    // Fails only for names that are no attribute's.
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// Where the app lives, with a slash at the end: files beside `index.html` are found from here on any sub-path.
#[must_use]
pub fn base_address() -> String {
    address_of("./")
}

/// The full address of a file beside `index.html`; worked out by the browser.
#[must_use]
pub fn address_of(path: &str) -> String {
    let page = document().and_then(|document| document.base_uri().ok().flatten()).unwrap_or_default();
    web_sys::Url::new_with_base(path, &page).map_or_else(|_| path.to_owned(), |url| url.href())
}

/// Whether the browser counts the page as secure: https or localhost; without, there are no locks, no service worker, no geolocation.
#[must_use]
pub fn is_secure() -> bool {
    js::global("isSecureContext").is_some_and(|value: JsValue| value.is_truthy())
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}
