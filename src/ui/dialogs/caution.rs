//! What the community's pack has people read before they go on, with the way on and the way back.

use super::Dialogs;
use crate::packs::Cautions;
use crate::state::{lang, say, t, with_pack};
use crate::ui::kit::Dialog;
use crate::words::Label;
use leptos::prelude::*;
use std::sync::Arc;

/// A sentence to read first, and what the person was about to do; it outlives the menu it was asked from.
#[derive(Clone)]
pub struct Caution {
    text: Label,
    go_on: Arc<dyn Fn() + Send + Sync>,
}

impl Dialogs {
    /// Does it at once, or once the person has read what the pack says of it.
    pub fn after_caution(self, of: fn(&Cautions) -> &Option<Label>, go_on: impl Fn() + Send + Sync + 'static) {
        match with_pack(|pack| of(&pack.cautions).clone()) {
            Some(text) => {
                self.caution.set(Some(Caution { text, go_on: Arc::new(go_on) }));
                self.cautioning.set(true);
            }
            None => go_on(),
        }
    }
}

#[component]
pub fn CautionDialog() -> impl IntoView {
    let dialogs = expect_context::<Dialogs>();
    let open = dialogs.cautioning;
    let text = move || dialogs.caution.with(|caution| caution.as_ref().map(|caution| caution.text.get(lang()).to_owned()));
    let go_on = move |_| {
        if let Some(caution) = dialogs.caution.get_untracked() {
            open.set(false);
            (caution.go_on)();
        }
    };
    view! {
        <Dialog open title=Signal::derive(|| say("dialogs.caution"))>
            <div class="body">
                <p class="notice warn">{text}</p>
            </div>
            <footer>
                <button class="button" on:click=move |_| open.set(false)>{t("app.cancel")}</button>
                <button class="button primary" on:click=go_on>{t("dialogs.go_on")}</button>
            </footer>
        </Dialog>
    }
}
