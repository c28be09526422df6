//! Parts of the app that come in files of their own, after the first page, where the build is split; fetched ahead, so that later no network is needed.

use super::app::Rooms;
pub use super::app::{Room, show_room as others};
use super::device::{BeforeAll, ClearDialog, LockDialog};
use super::dialogs::{ImportDialog, SetUp};
use crate::model::Id;
use crate::state::{Project, Shelf, ShelfError, lang, open_sample, t};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;
use std::future::Future;
use std::pin::Pin;

/// Shows a `T`.
pub type Make<T> = fn(T) -> AnyView;
pub type Doing<T> = Pin<Box<dyn Future<Output = T>>>;
pub type Fetched<T> = Result<T, SplitLoaderError>;
type Fetch<T> = fn() -> Doing<Fetched<T>>;

/// Where each part comes from; `main.rs` names the files. What only one part uses comes with it.
#[derive(Clone, Copy)]
pub struct Sources {
    pub dialogs: Fetch<Make<()>>,
    pub before_all: Fetch<Make<()>>,
    pub doors: Fetch<Doors>,
    pub rooms: Fetch<Make<Project>>,
    pub others: Fetch<Make<Room>>,
}

/// Making and opening a community, before one is open; locking and clearing the device.
#[must_use]
pub fn dialogs((): ()) -> AnyView {
    view! { <SetUp /> <ImportDialog here=None /> <LockDialog /> <ClearDialog /> }.into_any()
}

/// The lock, while it is shut.
#[must_use]
pub fn before_all((): ()) -> AnyView {
    view! { <BeforeAll /> }.into_any()
}

/// An open community: its frame and its map.
#[must_use]
pub fn rooms(project: Project) -> AnyView {
    view! { <Rooms project /> }.into_any()
}

/// What the first page does with whole communities: all of it needs the document.
#[derive(Clone, Copy)]
pub struct Doors {
    pub open: fn(Shelf, Id) -> Doing<Result<(), ShelfError>>,
    pub sample: fn(Shelf) -> Doing<Option<Id>>,
    pub rename: fn(Shelf, Id, String) -> Doing<Result<(), ShelfError>>,
    pub duplicate: fn(Shelf, Id, String) -> Doing<Result<(), ShelfError>>,
}

impl Default for Doors {
    fn default() -> Self {
        Self {
            open: |shelf, id| Box::pin(async move { shelf.open_community(id).await.map(drop) }),
            sample: |shelf| Box::pin(open_sample(shelf, lang())),
            rename: |shelf, id, name| Box::pin(shelf.rename(id, name)),
            duplicate: |shelf, id, name| Box::pin(shelf.duplicate(id, name)),
        }
    }
}

/// What comes later. One a page.
#[derive(Clone, Copy)]
pub struct Later {
    pub dialogs: Part<()>,
    pub before_all: Part<()>,
    pub rooms: Part<Project>,
    /// The screens beside the map.
    pub others: Part<Room>,
    doors: Fetch<Doors>,
}

impl Later {
    #[must_use]
    pub fn new(sources: Sources) -> Self {
        Self {
            dialogs: Part::new("toast", sources.dialogs),
            before_all: Part::new("opening", sources.before_all),
            rooms: Part::new("opening", sources.rooms),
            others: Part::new("opening", sources.others),
            doors: sources.doors,
        }
    }

    pub async fn doors(self) -> Result<Doors, ShelfError> {
        (self.doors)().await.map_err(|_told_in_the_console| ShelfError::PartMissing)
    }

    /// One after the other, while people look at the first page.
    pub fn fetch_ahead(self) {
        spawn_local(async move {
            self.dialogs.fetch().await;
            self.rooms.fetch().await;
            self.others.fetch().await;
        });
    }
}

/// A part that shows a `T`.
pub struct Part<T: 'static> {
    /// The style of what is said until it is here.
    waiting: &'static str,
    load: Fetch<Make<T>>,
    make: RwSignal<Option<Make<T>>>,
    missing: RwSignal<bool>,
}

impl<T> Clone for Part<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Part<T> {}

impl<T: Copy + Send + 'static> Part<T> {
    fn new(waiting: &'static str, load: Fetch<Make<T>>) -> Self {
        Self { waiting, load, make: RwSignal::new(None), missing: RwSignal::new(false) }
    }

    async fn fetch(self) {
        if self.make.with_untracked(Option::is_some) {
            return;
        }
        let made = (self.load)().await;
        self.missing.set(made.is_err());
        // Asked for twice, it is shown once.
        if let Ok(make) = made
            && self.make.with_untracked(Option::is_none)
        {
            self.make.set(Some(make));
        }
    }

    /// Whether it can be shown at once; tracked.
    #[must_use]
    pub fn is_here(self) -> bool {
        self.make.with(Option::is_some)
    }

    /// The part, as soon as it is here; until then, and where it cannot be fetched, a sentence.
    pub fn show(self, what: T) -> AnyView {
        spawn_local(self.fetch());
        let again = Callback::new(move |()| {
            self.missing.set(false);
            spawn_local(self.fetch());
        });
        (move || self.make.get().map_or_else(|| waiting(self.waiting, self.missing, again), |make| make(what))).into_any()
    }
}

fn waiting(class: &'static str, missing: RwSignal<bool>, again: Callback<()>) -> AnyView {
    view! {
        <div class=class>
            <Show when=move || missing.get() fallback=|| view! { <p role="status">{t("app.opening")}</p> }>
                <p class="notice bad" role="alert">{t("app.part_missing")}</p>
                <button class="button primary" on:click=move |_| again.run(())>{t("app.try_again")}</button>
            </Show>
        </div>
    }
    .into_any()
}
