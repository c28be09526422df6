//! What is on screen before a file is looked at, and where it is refused; which of several files it is.

use crate::browser::File;
use crate::browser::files::{self, Given};
use crate::state::{say, say_with, t};
use crate::ui::dialogs::Dialogs;
use leptos::prelude::*;

#[component]
pub fn Choose(codes: Callback<()>) -> impl IntoView {
    let queue = expect_context::<Dialogs>().queue;
    let over = RwSignal::new(false);
    let add = move |files: Vec<File>| queue.add(files.into_iter().map(Given::from).collect());
    view! {
        <div class="body">
            <label
                class="drop"
                class:over=move || over.get()
                on:dragover=move |event| {
                    event.prevent_default();
                    over.set(true);
                }
                on:dragleave=move |_| over.set(false)
                on:drop=move |event| {
                    event.prevent_default();
                    over.set(false);
                    add(files::take_dropped(&event));
                }
            >
                <strong>{t("dialogs.choose_file")}</strong>
                <span class="small soft">{t("dialogs.choose_file_hint")}</span>
                <input
                    class="visually-hidden"
                    type="file"
                    aria-label=t("dialogs.import_file")
                    multiple
                    on:change:target=move |event| add(files::take_chosen(&event.target()))
                />
            </label>
            <button class="base" on:click=move |_| codes.run(())>
                <strong>{t("hand_over.read")}</strong>
                <span class="small soft" aria-hidden="true">{t("hand_over.read_hint")}</span>
            </button>
        </div>
    }
}

#[component]
pub fn Busy(progress: RwSignal<f64>, stop: Callback<()>) -> impl IntoView {
    view! {
        <div class="body" role="status">
            <p>{t("dialogs.reading")}</p>
            <progress max="1" aria-label=t("dialogs.reading") value=move || progress.get().to_string()></progress>
        </div>
        <footer>
            <button class="button" on:click=move |_| stop.run(())>{t("app.cancel")}</button>
        </footer>
    }
}

#[component]
pub fn Refusal(why: String, again: Callback<()>) -> impl IntoView {
    let queue = expect_context::<Dialogs>().queue;
    view! {
        <div class="body">
            <p class="notice bad" role="alert">{why}</p>
            <p class="small soft">{t("dialogs.nothing_changed")}</p>
        </div>
        <footer>
            <button class="button primary" on:click=move |_| again.run(())>
                {move || say(if queue.count() > 0 { "dialogs.next_file" } else { "dialogs.other_file" })}
            </button>
        </footer>
    }
}

/// Which of several files it is; nothing of a single one.
#[component]
pub fn WhichFile() -> impl IntoView {
    let queue = expect_context::<Dialogs>().queue;
    let said = move || {
        let (turn, all) = queue.turn();
        let said = || say_with("dialogs.file_of", &[("n", &turn.number.to_string()), ("all", &all.to_string()), ("name", &turn.name)]);
        (turn.number > 0 && all > 1).then(said)
    };
    move || said().map(|said| view! { <p class="which-file small soft">{said}</p> })
}
