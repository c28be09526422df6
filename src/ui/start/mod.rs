//! The first screen: make, open, look around, and the communities of this device.

mod shelf_list;

use super::bar::LanguageMenu;
use super::dialogs::{Dialogs, SetUp};
use super::kit::Logo;
use super::route::{Route, Screen};
use crate::state::{Shelf, lang, open_sample, t};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shelf_list::ShelfList;

#[component]
pub fn StartScreen() -> impl IntoView {
    let shelf = expect_context::<Shelf>();
    let route = expect_context::<Route>();
    let dialogs = expect_context::<Dialogs>();
    let failed = RwSignal::new(false);
    let explore = move |_| {
        spawn_local(async move {
            match open_sample(shelf, lang()).await {
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
            <footer class="small soft">{t("start.promise")}</footer>
        </div>
        <SetUp />
        <super::dialogs::ImportDialog here=None />
    }
}
