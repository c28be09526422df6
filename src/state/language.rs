//! The language of the screen, one for the whole page.

use super::vocabulary::with_chosen;
use crate::browser::environment;
use crate::browser::preferences::Preferences;
use crate::words::{self, Lang};
use leptos::prelude::*;
use leptos::reactive::graph::Observer;
use std::sync::OnceLock;

fn signal() -> &'static ArcRwSignal<Lang> {
    static LANG: OnceLock<ArcRwSignal<Lang>> = OnceLock::new();
    LANG.get_or_init(|| {
        let chosen = environment::address_parameter("lang").or_else(|| Preferences::load().language);
        let tag = chosen.or_else(|| environment::languages().into_iter().next()).unwrap_or_default();
        ArcRwSignal::new(Lang::nearest(&tag))
    })
}

/// The language now; tracked where something can follow it.
#[must_use]
pub fn lang() -> Lang {
    if Observer::get().is_some() { signal().get() } else { signal().get_untracked() }
}

/// Changes every word on screen and remembers the choice on this device.
pub fn set_lang(lang: Lang) {
    Preferences::change(|kept| kept.language = Some(lang.tag().to_owned()));
    signal().set(lang);
}

/// The sentence for `file.name`; tracked.
#[must_use]
pub fn say(key: &str) -> String {
    with_chosen(|pack| pack.say(lang(), key))
}

/// The sentence with `{name}` filled in; tracked.
#[must_use]
pub fn say_with(key: &str, args: &[(&str, &str)]) -> String {
    words::fill_in(say(key), args)
}

/// The sentence for a number; tracked.
#[must_use]
pub fn say_count(key: &str, n: usize) -> String {
    words::fill_in(say(&words::key_for(key, n)), &[("n", &n.to_string())])
}

/// The sentence for `file.name`, kept in step with the language: `{t("start.title")}`.
pub fn t(key: &'static str) -> impl Fn() -> String + Copy + Send + Sync + 'static {
    move || say(key)
}
