//! The open community to another tablet: as a file, by the share sheet, or as QR codes from screen to camera.

mod codes;

use super::Dialogs;
use crate::browser::share;
use crate::exchange::Level;
use crate::exchange::chain::{MOST_FRAMES, TooLong};
use crate::model::{Base, Workspace};
use crate::state::{Footpaths, Project, Shelf, chain, say, say_with, t};
use crate::ui::kit::Dialog;
use codes::CodeShow;
use leptos::prelude::*;
use std::sync::Arc;

/// The frames on show, or why there are none; `None` before codes were asked for.
type Asked = Option<Result<Arc<Vec<Vec<u8>>>, TooLong>>;

#[component]
pub fn HandOverDialog() -> impl IntoView {
    let dialogs = expect_context::<Dialogs>();
    let project = expect_context::<Project>();
    let asked = RwSignal::new(Asked::None);
    Effect::new(move |_| {
        if !dialogs.hand_over.get() {
            asked.set(None);
        }
    });
    let show = Callback::new(move |()| asked.set(Some(chain(project).map(Arc::new))));
    let back = Callback::new(move |()| asked.set(None));
    let footpaths = expect_context::<Footpaths>();
    let with_files = move || {
        let named = |workspace: &Workspace| {
            matches!(workspace.info.base, Base::Picture { .. }) || workspace.photos().any(|photos| photos.count() > 0)
        };
        project.peek(named).unwrap_or_default() || untrack(|| !footpaths.files().is_empty())
    };
    view! {
        <Dialog open=dialogs.hand_over title=Signal::derive(|| say("hand_over.title"))>
            {move || match asked.get() {
                Some(Ok(frames)) => view! { <CodeShow frames with_files=with_files() back /> }.into_any(),
                Some(Err(too_long)) => view! { <Ways show too_long /> }.into_any(),
                None => view! { <Ways show /> }.into_any(),
            }}
        </Dialog>
    }
}

#[component]
fn Ways(show: Callback<()>, #[prop(optional)] too_long: Option<TooLong>) -> impl IntoView {
    let dialogs = expect_context::<Dialogs>();
    let project = expect_context::<Project>();
    let shelf = expect_context::<Shelf>();
    let save = Callback::new(move |()| {
        dialogs.export(project, shelf, Level::Full);
        dialogs.hand_over.set(false);
    });
    let share = Callback::new(move |()| {
        dialogs.share(project, shelf);
        dialogs.hand_over.set(false);
    });
    let codes = match too_long {
        None => view! { <Way label="hand_over.show" hint="hand_over.show_hint" pick=show /> }.into_any(),
        Some(TooLong { frames }) => {
            let sentence = move || say_with("hand_over.too_long", &[("n", &frames.to_string()), ("most", &MOST_FRAMES.to_string())]);
            view! { <p class="notice warn" role="alert">{sentence}</p> }.into_any()
        }
    };
    view! {
        <div class="body bases">
            <Way label="hand_over.save" hint="hand_over.save_hint" pick=save />
            {share::shared_kind().map(|_| view! { <Way label="hand_over.share" hint="hand_over.share_hint" pick=share /> })}
            {codes}
        </div>
    }
}

#[component]
fn Way(label: &'static str, hint: &'static str, pick: Callback<()>) -> impl IntoView {
    view! {
        <button class="base" on:click=move |_| pick.run(())>
            <strong>{t(label)}</strong>
            <span class="small soft" aria-hidden="true">{t(hint)}</span>
        </button>
    }
}
