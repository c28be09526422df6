//! The communities on this device, with rename, duplicate and delete.

use super::super::bar::backup_age;
use super::super::kit::{Dialog, Glyph, Icon, Menu, MenuItem, TextField};
use super::super::later::Later;
use super::super::route::{Route, Screen};
use crate::browser::storage::CommunityEntry;
use crate::model::Id;
use crate::state::{Shelf, ShelfError, say, say_count, say_with, t};
use crate::ui::dialogs::sentence;
use crate::ui::kit::Binding;
use leptos::prelude::*;
use leptos::task::spawn_local;

#[component]
pub fn ShelfList() -> impl IntoView {
    let shelf = expect_context::<Shelf>();
    let renaming = RwSignal::new(None::<CommunityEntry>);
    let deleted = RwSignal::new(None::<CommunityEntry>);
    let error = RwSignal::new(None::<ShelfError>);
    let delete = Callback::new(move |entry: CommunityEntry| {
        shelf.delete(entry.id);
        deleted.set(Some(entry));
    });
    let bring_back = move |_| {
        if let Some(entry) = deleted.get_untracked() {
            shelf.bring_back(entry.id);
            deleted.set(None);
        }
    };
    view! {
        <Show when=move || !shelf.entries.get().is_empty()>
            <section class="shelf" aria-labelledby="shelf-heading">
                <h2 id="shelf-heading">{t("start.on_this_device")}</h2>
                <ul>
                    <For each=move || shelf.entries.get() key=|entry| entry.clone() let:entry>
                        <ShelfLine entry renaming error delete />
                    </For>
                </ul>
            </section>
        </Show>
        <Show when=move || error.get().is_some()>
            <p class="notice bad" role="alert">{move || error.get().map(|error| sentence(&error))}</p>
        </Show>
        <div aria-live="polite">
            <Show when=move || deleted.get().is_some()>
                <div class="toast">
                    <span>{move || deleted.get().map(|entry| say_with("start.deleted", &[("name", &entry.name)]))}</span>
                    <button class="button" on:click=bring_back>{t("app.take_back")}</button>
                </div>
            </Show>
        </div>
        <Rename renaming error />
    }
}

#[component]
fn ShelfLine(
    entry: CommunityEntry,
    renaming: RwSignal<Option<CommunityEntry>>,
    error: RwSignal<Option<ShelfError>>,
    delete: Callback<CommunityEntry>,
) -> impl IntoView {
    let shelf = expect_context::<Shelf>();
    let route = expect_context::<Route>();
    let later = expect_context::<Later>();
    let (id, kept) = (entry.id, StoredValue::new(entry));
    let name = move || kept.with_value(|entry| entry.name.clone());
    let counts = move || {
        kept.with_value(|entry| {
            format!("{} · {}", say_count("app.assets", entry.counts.assets), say_count("app.needs", entry.counts.needs))
        })
    };
    let duplicate = move || {
        spawn_local(async move {
            let copy = say_with("start.copy_of", &[("name", &name())]);
            let done = match later.doors().await {
                Ok(doors) => (doors.duplicate)(shelf, id, copy).await,
                Err(error) => Err(error),
            };
            error.set(done.err());
        });
    };
    view! {
        <li class="community">
            <a
                href=format!("#/{id}/map")
                on:click=move |event| {
                    event.prevent_default();
                    route.go(Screen::Map(id));
                }
            >
                <strong>{name}</strong>
                <span class="small soft">{counts} " · " {move || backup_age(kept.with_value(|entry| entry.backup_at))}</span>
            </a>
            <Menu
                id=menu_id(id)
                class="button quiet icon"
                label=Signal::derive(move || say_with("start.more_for", &[("name", &name())]))
                button=ViewFn::from(|| view! { <Icon glyph=Glyph::More /> })
            >
                <MenuItem on_pick=move || renaming.set(Some(kept.get_value()))>{t("start.rename")}</MenuItem>
                <MenuItem on_pick=duplicate>{t("start.duplicate")}</MenuItem>
                <MenuItem on_pick=move || delete.run(kept.get_value()) danger=true>{t("start.delete")}</MenuItem>
            </Menu>
        </li>
    }
}

fn menu_id(id: Id) -> String {
    format!("menu-{id}")
}

#[component]
fn Rename(renaming: RwSignal<Option<CommunityEntry>>, error: RwSignal<Option<ShelfError>>) -> impl IntoView {
    let shelf = expect_context::<Shelf>();
    let later = expect_context::<Later>();
    let open = RwSignal::new(false);
    let name = RwSignal::new(String::new());
    Effect::new(move |_| {
        if let Some(entry) = renaming.get() {
            name.set(entry.name);
            open.set(true);
        }
    });
    Effect::new(move |_| {
        if !open.get() {
            renaming.set(None);
        }
    });
    let save = move || {
        let (Some(entry), new_name) = (renaming.get_untracked(), name.get_untracked().trim().to_owned()) else { return };
        if new_name.is_empty() {
            return;
        }
        open.set(false);
        spawn_local(async move {
            let done = match later.doors().await {
                Ok(doors) => (doors.rename)(shelf, entry.id, new_name).await,
                Err(error) => Err(error),
            };
            error.set(done.err());
        });
    };
    view! {
        <Dialog open title=Signal::derive(|| say("start.rename"))>
            <form
                class="body"
                on:submit=move |event| {
                    event.prevent_default();
                    save();
                }
            >
                <TextField id="rename-name" label="start.community_name" bind=Binding::on(name, Clone::clone, |name, value| *name = value) autofocus=true />
                <div class="row">
                    <span class="grow"></span>
                    <button class="button primary" type="submit">{t("app.save")}</button>
                </div>
            </form>
        </Dialog>
    }
}
