//! Photos of a record: small ones to tap, a large one to look at, the camera and the pictures of this device.

use crate::browser::files::take_chosen;
use crate::browser::pictures::PictureAddress;
use crate::browser::{File, clock};
use crate::model::{Id, Photos};
use crate::state::{Desk, KeepError, Project, Shelf, keep_photo, say, say_with, t};
use crate::ui::kit::{Binding, Dialog, Glyph, Icon};
use crate::words::Sentence;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Whether a photo is on this device.
#[derive(Clone, PartialEq)]
enum Found {
    Looking,
    Here(String),
    Missing,
}

/// These photos; each can be looked at large, and removed where `remove` says how.
#[component]
pub fn PhotoStrip(#[prop(into)] photos: Signal<Photos>, #[prop(optional)] remove: Option<Callback<String>>) -> impl IntoView {
    let open = RwSignal::new(false);
    let large = RwSignal::new((0, String::new()));
    let look = Callback::new(move |photo| {
        large.set(photo);
        open.set(true);
    });
    let numbered = move || {
        photos.with(|photos| {
            photos.in_order().into_iter().zip(1..).map(|((address, _), number)| (number, address.to_owned())).collect::<Vec<_>>()
        })
    };
    view! {
        <Show when=move || photos.with(|photos| photos.count() > 0)>
            <ul class="photo-strip">
                <For each=numbered key=Clone::clone let:photo>
                    <Small number=photo.0 address=photo.1 look remove />
                </For>
            </ul>
        </Show>
        // Escape puts the photo away, not what lies around it.
        <div class="photo-large-place" on:keydown=|event| event.stop_propagation()>
            <Dialog open title=Signal::derive(move || numbered_word("photos.photo", large.with(|(number, _)| *number)))>
                <div class="body">
                    {move || {
                        let (number, address) = large.get();
                        view! { <Picture number address class="photo-large" /> }
                    }}
                </div>
            </Dialog>
        </div>
    }
}

fn numbered_word(key: &str, number: usize) -> String {
    say_with(key, &[("n", &number.to_string())])
}

#[component]
fn Small(
    number: usize,
    address: String,
    look: Callback<(usize, String)>,
    #[prop(optional_no_strip)] remove: Option<Callback<String>>,
) -> impl IntoView {
    let address = StoredValue::new(address);
    view! {
        <li>
            <button type="button" class="photo" on:click=move |_| look.run((number, address.get_value()))>
                <Picture number address=address.get_value() class="photo-small" />
            </button>
            {remove
                .map(|remove| {
                    let label = move || numbered_word("photos.remove", number);
                    view! {
                        <button type="button" class="button icon" aria-label=label on:click=move |_| remove.run(address.get_value())>
                            <Icon glyph=Glyph::Close />
                        </button>
                    }
                })}
        </li>
    }
}

/// The picture itself; where this device lacks it, a quiet word.
#[component]
fn Picture(number: usize, address: String, class: &'static str) -> impl IntoView {
    let shelf = expect_context::<Shelf>();
    let community = community_of(expect_context::<Project>());
    let found = RwSignal::new(Found::Looking);
    let held = StoredValue::new_local(None::<PictureAddress>);
    spawn_local(async move {
        let picture = shelf.file(community, &address).await.and_then(|photo| PictureAddress::of(&photo).ok());
        let seen = picture.as_ref().map_or(Found::Missing, |picture| Found::Here(picture.as_str().to_owned()));
        // Whoever looked may be gone.
        held.try_set_value(picture);
        found.try_set(seen);
    });
    move || match found.get() {
        Found::Looking => view! { <span class=class></span> }.into_any(),
        Found::Here(source) => view! { <img class=class src=source alt=move || numbered_word("photos.photo", number) /> }.into_any(),
        Found::Missing => view! { <span class=format!("{class} missing")>{t("photos.missing")}</span> }.into_any(),
    }
}

fn community_of(project: Project) -> Id {
    project.peek(|workspace| workspace.info.id).unwrap_or_default()
}

/// Whether photos are still being made ready. Until they are the record is not saved: they would not be in it.
#[derive(Clone, Copy, Default)]
pub struct PhotosComing(pub RwSignal<bool>);

/// Takes photos of the record in hand, and removes them.
#[component]
pub fn PhotosField(bind: Binding<Photos>) -> impl IntoView {
    let shelf = expect_context::<Shelf>();
    let desk = expect_context::<Desk>();
    let community = community_of(expect_context::<Project>());
    let working = RwSignal::new(false);
    let PhotosComing(coming) = use_context().unwrap_or_default();
    Effect::new(move |_| coming.set(working.get()));
    on_cleanup(move || {
        coming.try_set(false);
    });
    let trouble = RwSignal::new(None::<Sentence>);
    let in_hand = move || desk.draft.try_with_untracked(|draft| draft.as_ref().map(|draft| draft.record.id())).flatten();
    let change = move |how: &dyn Fn(&mut Photos)| {
        let mut photos = bind.value.get_untracked();
        how(&mut photos);
        bind.set.run(photos);
    };
    let add = move |files: Vec<File>| {
        let record = in_hand();
        working.set(true);
        trouble.set(None);
        spawn_local(async move {
            for file in files {
                let kept = keep_photo(shelf, community, &file).await;
                // The form may be put away by now, or another one open.
                if in_hand() != record || working.try_get_untracked().is_none() {
                    break;
                }
                match kept {
                    Ok(address) => change(&|photos| photos.insert(address.clone(), clock::now())),
                    Err(error) => trouble.set(Some(sentence(&error, &file))),
                }
            }
            working.try_set(false);
        });
    };
    let remove = Callback::new(move |address: String| change(&|photos| photos.remove(&address)));
    view! {
        <fieldset class="field photos">
            <legend>{t("photos.photos")}</legend>
            <PhotoStrip photos=bind.value remove />
            <div class="row wrap">
                <label class="button take">
                    <Icon glyph=Glyph::Camera />
                    {t("photos.take")}
                    <input
                        class="visually-hidden"
                        type="file"
                        accept="image/*"
                        capture="environment"
                        on:change:target=move |event| add(take_chosen(&event.target()))
                    />
                </label>
                <label class="button">
                    {t("photos.choose")}
                    <input class="visually-hidden" type="file" accept="image/*" multiple on:change:target=move |event| add(take_chosen(&event.target())) />
                </label>
            </div>
            <p class="hint">{t("photos.hint")}</p>
            <Show when=move || working.get()>
                <p role="status">{t("photos.working")}</p>
            </Show>
            {move || trouble.get().map(|sentence| view! { <p class="error" role="alert">{sentence.say(say)}</p> })}
        </fieldset>
    }
}

/// Why this file became no photo.
fn sentence(error: &KeepError, file: &File) -> Sentence {
    let key = if matches!(error, KeepError::Storage(_)) { "photos.not_kept" } else { "photos.not_a_picture" };
    Sentence::new(key, [("name", file.name())])
}
