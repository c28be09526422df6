//! "Clear this device": a backup of each community first, then everything goes.

use super::hold::HoldButton;
use crate::browser::storage::CommunityEntry;
use crate::state::{BackupError, Cleared, Shelf, Tablet, save_backup, say, say_count, say_with, t};
use crate::ui::dialogs::{Dialogs, sentence};
use crate::ui::kit::{Dialog, Logo};
use crate::ui::route::{Route, Screen};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What is being done just now.
#[derive(Clone, Copy, PartialEq)]
enum Doing {
    Nothing,
    Saving,
    Clearing,
}

/// Saves what is not saved, then lets everything be erased.
#[component]
pub fn ClearDialog() -> impl IntoView {
    let dialogs = expect_context::<Dialogs>();
    let shelf = expect_context::<Shelf>();
    let tablet = expect_context::<Tablet>();
    let route = expect_context::<Route>();
    let doing = RwSignal::new(Doing::Nothing);
    let trouble = RwSignal::new(None::<String>);
    let all_saved = Memo::new(move |_| shelf.entries.with(|entries| entries.iter().all(|entry| shelf.is_backed_up(entry))));
    Effect::new(move |_| {
        if dialogs.clear.get() {
            trouble.set(None);
            spawn_local(shelf.refresh());
        }
    });
    let save = move |_| {
        doing.set(Doing::Saving);
        trouble.set(None);
        spawn_local(async move {
            for entry in shelf.entries.get_untracked().into_iter().filter(|entry| !shelf.is_backed_up(entry)) {
                if let Err(error) = save_backup(shelf, entry.id).await {
                    trouble.set(Some(format!("{}: {}", entry.name, told(&error))));
                }
            }
            // Which one was open is no longer what the address says.
            route.go(Screen::Start);
            shelf.close();
            doing.set(Doing::Nothing);
        });
    };
    let clear = Callback::new(move |()| {
        doing.set(Doing::Clearing);
        trouble.set(None);
        spawn_local(async move {
            // Another tab may have changed something meanwhile.
            shelf.refresh().await;
            if all_saved.get_untracked() && tablet.clear(shelf).await.is_err() {
                trouble.set(Some(say("tablet.clear_failed")));
            }
            doing.try_set(Doing::Nothing);
        });
    });
    view! {
        <Dialog open=dialogs.clear title=Signal::derive(|| say("tablet.clear"))>
            <div class="body">
                <p>{t("tablet.clear_what")}</p>
                <Show when=move || shelf.entries.with(|entries| !entries.is_empty())>
                    <section>
                        <h3>{t("tablet.backups_first")}</h3>
                        <ul class="backups">
                            <For each=move || shelf.entries.get() key=|entry| entry.clone() let:entry>
                                <BackupLine entry />
                            </For>
                        </ul>
                    </section>
                    <Show when=move || all_saved.get()>
                        <p class="notice">{move || say_count("tablet.look_there", shelf.entries.with(Vec::len))}</p>
                    </Show>
                </Show>
                <Show when=move || trouble.get().is_some()>
                    <p class="notice bad" role="alert">{move || trouble.get()}</p>
                </Show>
                <p role="status">
                    {move || match doing.get() {
                        Doing::Nothing => String::new(),
                        Doing::Saving => say("tablet.saving_backups"),
                        Doing::Clearing => say("tablet.clearing"),
                    }}
                </p>
            </div>
            <footer>
                <Show when=move || !all_saved.get()>
                    <button class="button primary" disabled=move || doing.get() != Doing::Nothing on:click=save>{t("tablet.save_backups")}</button>
                </Show>
                <HoldButton
                    label="tablet.hold_to_clear"
                    disabled=Signal::derive(move || !all_saved.get() || doing.get() != Doing::Nothing)
                    on_held=clear
                />
            </footer>
        </Dialog>
    }
}

fn told(error: &BackupError) -> String {
    match error {
        BackupError::Shelf(error) => sentence(error),
        BackupError::File(_) => say("app.export_failed"),
        BackupError::PhotosLeftOut { count } => say_count("photos.left_out", *count),
    }
}

#[component]
fn BackupLine(entry: CommunityEntry) -> impl IntoView {
    let is_saved = expect_context::<Shelf>().is_backed_up(&entry);
    view! {
        <li class:saved=is_saved>
            <strong>{entry.name}</strong>
            <span class="small">{t(if is_saved { "tablet.backup_saved" } else { "tablet.backup_due" })}</span>
        </li>
    }
}

/// Stands instead of everything else once the device is cleared.
#[component]
pub fn ClearedScreen(cleared: Cleared) -> impl IntoView {
    let tablet = expect_context::<Tablet>();
    let what = move || match cleared {
        Cleared::Here { communities, files } => {
            let (communities, files) = (say_count("tablet.communities", communities), say_count("tablet.files", files));
            say_with("tablet.erased", &[("communities", &communities), ("files", &files)])
        }
        Cleared::Elsewhere => say("tablet.cleared_elsewhere"),
    };
    view! {
        <main class="before-all">
            <Logo size=64 />
            <h1>{t("tablet.cleared")}</h1>
            <p role="status">{what}</p>
            <button class="button primary" on:click=move |_| tablet.start_anew()>{t("tablet.start_anew")}</button>
        </main>
    }
}
