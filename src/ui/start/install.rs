//! The quiet way to have the app beside the device's other apps.

use crate::browser::install::{self, Way};
use crate::state::t;
use crate::ui::kit::{Glyph, Icon};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Nothing where it is installed already, or cannot be.
#[component]
pub fn Install() -> impl IntoView {
    let way = RwSignal::new(install::way());
    let listener = StoredValue::new_local(Some(install::on_change(move || way.set(install::way()))));
    on_cleanup(move || drop(listener.try_update_value(Option::take)));
    let ask = move |_| {
        spawn_local(async move {
            install::prompt().await;
            let _gone_meanwhile = way.try_set(install::way());
        });
    };
    move || {
        Some(match way.get()? {
            Way::Prompt => {
                view! { <button class="button quiet" on:click=ask><Icon glyph=Glyph::Import />{t("install.install")}</button> }.into_any()
            }
            Way::ShareMenu => view! { <p>{t("install.share_menu")}</p> }.into_any(),
        })
    }
}
