//! The first screen: make, open, look around, and the communities of this device.

mod shelf_list;

use super::bar::LanguageMenu;
use super::dialogs::{Dialogs, SetUp};
use super::kit::Logo;
use super::route::{Route, Screen};
use crate::browser::{clock, ids};
use crate::model::{Info, Record};
use crate::packs;
use crate::state::{Shelf, ShelfError, lang, t};
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
            let (info, records) = packs::sample(lang(), &mut ids::new_id, clock::now());
            let id = info.id;
            match open_sample(shelf, info, records).await {
                Ok(_) => route.go(Screen::Map(id)),
                Err(_) => failed.set(true),
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

/// The sample lies on a plan that comes with the app.
async fn open_sample(shelf: Shelf, info: Info, records: Vec<Record>) -> Result<(), ShelfError> {
    shelf.keep_shipped(info.id, packs::SAMPLE_PLAN, "sample/plan.svg").await?;
    shelf.create(info, records).await.map(drop)
}
