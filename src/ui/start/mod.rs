//! The first screen: make, open, look around, and the communities of this device.

mod install;
mod shelf_list;

use super::bar::LanguageMenu;
use super::dialogs::Dialogs;
use super::guide::GuideLink;
use super::kit::Logo;
use super::later::Later;
use super::route::{Route, Screen};
use crate::browser::page;
use crate::state::{Shelf, t};
use install::Install;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shelf_list::ShelfList;

/// Where a shortcut of the installed app leads.
const OPEN_FILE: &str = "#/open";

#[component]
pub fn StartScreen() -> impl IntoView {
    let shelf = expect_context::<Shelf>();
    let route = expect_context::<Route>();
    let dialogs = expect_context::<Dialogs>();
    let later = expect_context::<Later>();
    let asked = Memo::new(move |_| {
        later.dialogs.is_here() || [dialogs.set_up, dialogs.import, dialogs.lock, dialogs.clear].iter().any(|dialog| dialog.get())
    });
    Effect::new(move |_| {
        _ = route.screen();
        if page::hash() == OPEN_FILE {
            page::set_hash("#/");
            dialogs.import.set(true);
        }
    });
    let failed = RwSignal::new(false);
    let explore = move |_| {
        spawn_local(async move {
            let opened = match later.doors().await {
                Ok(doors) => (doors.sample)(shelf).await,
                Err(_) => None,
            };
            match opened {
                Some(id) => route.go(Screen::Map(id)),
                None => failed.set(true),
            }
        });
    };
    view! {
        <div class="start">
            <header class="row">
                <span class="grow"></span>
                <LanguageMenu />
            </header>
            <main>
                <section class="welcome">
                    <Logo size=88 />
                    <h1>{t("app.name")}</h1>
                    <p class="lead">{t("start.lead")}</p>
                    <div class="ways">
                        <button class="button primary" on:click=move |_| dialogs.set_up.set(true)>{t("start.new_community")}</button>
                        <button class="button" on:click=move |_| dialogs.import.set(true)>{t("start.open_file")}</button>
                        <button class="button" on:click=explore>{t("start.explore_sample")}</button>
                    </div>
                    <Show when=move || failed.get()>
                        <p class="notice bad" role="alert">{t("start.not_created")}</p>
                    </Show>
                </section>
                <ShelfList />
            </main>
            <footer class="small soft">
                <div class="row wrap">
                    <GuideLink />
                    <Install />
                    <button class="button quiet" on:click=move |_| dialogs.lock.set(true)>{t("tablet.lock_code")}</button>
                    <button class="button quiet" on:click=move |_| dialogs.clear.set(true)>{t("tablet.clear")}</button>
                </div>
                <p>{t("start.promise")}</p>
            </footer>
        </div>
        {move || asked.get().then(|| later.dialogs.show(()))}
    }
}
