//! When the program breaks: save what can be saved, say so in plain words, keep the detail in the console.

use std::cell::RefCell;
use std::panic::PanicHookInfo;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlAnchorElement};

/// What the person reads; translated beforehand, since nothing can be looked up any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// For example "Something went wrong. What you saved is safe."
    pub sentence: String,
    /// For example "Load the page again".
    pub reload: String,
}

type SaveAndSay = Box<dyn FnOnce() -> Words>;

thread_local! {
    static SAVE_AND_SAY: RefCell<Option<SaveAndSay>> = const { RefCell::new(None) };
}

/// From now on a panic is told to the console and shown on screen. Call first thing; `on_panic` may follow later and again.
pub fn install(words: Words) {
    std::panic::set_hook(Box::new(hook));
    on_panic(move || words);
}

/// What to do at the first panic: start what saving is still possible without waiting, and give the words to show. Replaces the one before.
pub fn on_panic(save_and_say: impl FnOnce() -> Words + 'static) {
    SAVE_AND_SAY.set(Some(Box::new(save_and_say)));
}

fn hook(info: &PanicHookInfo<'_>) {
    console_error_panic_hook::hook(info);
    // Taken out before it runs: should it panic in turn, that is only told to the console. So is a panic of the next event.
    let save_and_say = SAVE_AND_SAY.try_with(|kept| kept.try_borrow_mut().ok().and_then(|mut kept| kept.take()));
    if let Ok(Some(save_and_say)) = save_and_say {
        show(&save_and_say());
    }
}

/// No framework any more: a few elements, styled by attributes of their own in case the style sheet is what broke.
fn show(words: &Words) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let overlay = element(
        &document,
        "div",
        "position:fixed;inset:0;z-index:2147483647;display:grid;place-content:center;gap:24px;padding:24px;background:#fffdf8;color:#24211c;font:20px/1.5 system-ui,sans-serif;text-align:center",
    )?;
    overlay.set_attribute("role", "alertdialog").ok()?;
    overlay.set_attribute("aria-modal", "true").ok()?;
    overlay.set_attribute("aria-label", &words.sentence).ok()?;
    let sentence = element(&document, "p", "margin:0;max-width:32em")?;
    sentence.set_text_content(Some(&words.sentence));
    // A link, since no code of ours may run any more; an address without a fragment loads the page anew.
    let reload = element(&document, "a", "justify-self:center;padding:12px 24px;border-radius:12px;background:#24211c;color:#fffdf8")?;
    let reload = reload.unchecked_into::<HtmlAnchorElement>();
    let address = document.location()?.href().ok()?;
    reload.set_href(address.split('#').next()?);
    reload.set_text_content(Some(&words.reload));
    overlay.append_child(&sentence).ok()?;
    overlay.append_child(&reload).ok()?;
    document.body()?.append_child(&overlay).ok()?;
    reload.focus().ok()
}

/// Styles set by script are allowed where `style` attributes in HTML are not.
fn element(document: &Document, name: &str, style: &str) -> Option<Element> {
    let element = document.create_element(name).ok()?;
    element.unchecked_ref::<web_sys::HtmlElement>().style().set_css_text(style);
    Some(element)
}
