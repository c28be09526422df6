//! Putting the app on the device beside its other apps, where the browser can.

use super::{Listener, js};
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The browser's offer, caught by public/boot.js as it may come before the app stands.
const OFFER: &str = "linliInstall";

/// How this browser installs an app that is not installed yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It asks the person, once it is told to.
    Prompt,
    /// Safari on iPhone and iPad: the person does it, by the share menu.
    ShareMenu,
}

/// `None` where it is installed already, or cannot be.
#[must_use]
pub fn way() -> Option<Way> {
    if js::global(OFFER).is_some() {
        return Some(Way::Prompt);
    }
    let is_apples_tab = js::navigator("standalone").is_some_and(|standalone| standalone.is_falsy());
    is_apples_tab.then_some(Way::ShareMenu)
}

/// Says so when the way comes or goes.
pub fn on_change(changed: impl Fn() + Clone + 'static) -> Listener {
    web_sys::window()
        .map_or_else(Listener::default, |window| Listener::new(&window, &["beforeinstallprompt", "appinstalled"], move |_| changed()))
}

/// Lets the browser ask the person; an offer can be taken up once. Must follow a press.
pub async fn prompt() {
    let Some(offer) = js::global(OFFER) else { return };
    // Fails only for what cannot be deleted, which an own field of the window can.
    let _ = Reflect::delete_property(&js_sys::global(), &JsValue::from_str(OFFER));
    let Ok(prompt) = js::get(&offer, "prompt").dyn_into::<Function>() else { return };
    let asked = prompt.call0(&offer).ok().and_then(|asked| asked.dyn_into::<Promise>().ok());
    if let Some(asked) = asked {
        // Installed or not: the browser says so itself.
        let _ = JsFuture::from(asked).await;
    }
}
