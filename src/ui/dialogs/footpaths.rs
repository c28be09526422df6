//! Footpaths: files of lines that the community walks along, added and removed.

use crate::browser::{File, files};
use crate::state::{Footpaths, FootpathsError, PathFile, say, say_count, say_with, t};
use crate::ui::kit::{Glyph, Icon};
use crate::words::Sentence;
use leptos::prelude::*;
use leptos::task::spawn_local;

#[component]
pub fn FootpathFiles() -> impl IntoView {
    let footpaths = expect_context::<Footpaths>();
    let trouble = RwSignal::new(None::<Sentence>);
    // The dialog may be gone before the file is read.
    let told = move |done: Result<(), FootpathsError>| _ = trouble.try_set(done.err().map(|error| error.sentence()));
    let add = move |file: File| spawn_local(async move { told(footpaths.add(file).await) });
    let remove = move |id: String| spawn_local(async move { told(footpaths.remove(id).await) });
    let row = move |PathFile { id, name, lines }: PathFile| {
        let said = move || if lines == 0 { say("gaps.paths_broken") } else { say_count("gaps.paths_lines", lines) };
        let kept = name.clone();
        view! {
            <li class="row">
                <span class="grow">
                    <strong>{name}</strong>
                    " "
                    <span class="small soft">{said}</span>
                </span>
                <button class="button quiet icon" aria-label=move || say_with("gaps.paths_remove", &[("name", &kept)]) on:click=move |_| remove(id.clone())>
                    <Icon glyph=Glyph::Close />
                </button>
            </li>
        }
    };
    view! {
        <label class="base" class:chosen=move || !footpaths.files().is_empty()>
            <strong>{t("gaps.paths")}</strong>
            <span class="small soft">{t("gaps.paths_hint")}</span>
            <input
                class="visually-hidden"
                type="file"
                accept=".geojson,.json"
                aria-label=t("gaps.paths")
                on:change:target=move |event| {
                    if let Some(file) = files::take_chosen(&event.target()).into_iter().next() {
                        add(file);
                    }
                }
            />
        </label>
        <Show when=move || !footpaths.files().is_empty()>
            <ul class="path-files" aria-label=t("gaps.paths")>{move || footpaths.files().into_iter().map(row).collect_view()}</ul>
        </Show>
        {move || trouble.get().map(|sentence| view! { <p class="notice bad" role="alert">{sentence.say(say)}</p> })}
    }
}
