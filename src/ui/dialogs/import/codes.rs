//! A chain of QR codes from another tablet's screen, read by the camera until it is whole; then it goes on as a file does.

use crate::browser::camera::{Camera, CameraError};
use crate::browser::files::Given;
use crate::browser::worker::WorkerError;
use crate::browser::{clock, wake};
use crate::exchange::chain::Collector;
use crate::state::{CodeReader, say, say_with, t};
use crate::ui::dialogs::Dialogs;
use leptos::task::spawn_local;
use leptos::{html, prelude::*};

/// Between two looks: with the reading itself that makes six to eight a second.
const PAUSE_MS: u32 = 70;
/// So few numbers somebody can still read out.
const MOST_NAMED: usize = 12;

type Eye = StoredValue<Option<Camera>, LocalStorage>;

#[component]
pub fn ReadCodes(back: Callback<()>) -> impl IntoView {
    let dialogs = expect_context::<Dialogs>();
    let video = NodeRef::<html::Video>::new();
    // Dropped with this view, however it closes; the camera is then switched off.
    let eye: Eye = StoredValue::new_local(None);
    let _lit = StoredValue::new_local(wake::keep_lit());
    let is_open = RwSignal::new(false);
    let collector = RwSignal::new(Collector::default());
    let trouble = RwSignal::new(None::<&'static str>);
    let look = move || {
        trouble.set(None);
        spawn_local(async move {
            match open(eye, video).await {
                Ok(()) => {
                    is_open.try_set(true);
                }
                Err(key) => {
                    trouble.try_set(Some(key));
                    return;
                }
            }
            match follow(eye, video, collector).await {
                Ok(Some(parcel)) => dialogs.open_files(vec![Given::of(say("hand_over.received"), &parcel)]),
                Ok(None) => {}
                Err(key) => {
                    trouble.try_set(Some(key));
                }
            }
        });
    };
    look();
    view! {
        <div class="body code-reader">
            <Show
                when=move || trouble.get().is_none()
                fallback=move || view! { <p class="notice bad" role="alert">{move || trouble.get().map(say)}</p> }
            >
                <video class="finder" node_ref=video muted playsinline aria-label=t("hand_over.camera_view")></video>
                <Progress collector is_open />
            </Show>
        </div>
        <footer>
            <button class="button" on:click=move |_| back.run(())>{t("hand_over.file_instead")}</button>
            <Show when=move || trouble.get().is_some_and(|key| key != INSECURE)>
                <button class="button primary" on:click=move |_| look()>{t("app.try_again")}</button>
            </Show>
        </footer>
    }
}

/// Nothing that is tried again helps here.
const INSECURE: &str = "hand_over.camera_insecure";

/// Opens the camera onto the video; the key of a sentence where that cannot be.
async fn open(eye: Eye, video: NodeRef<html::Video>) -> Result<(), &'static str> {
    let camera = Camera::open().await.map_err(|error| match error {
        CameraError::Insecure => INSECURE,
        CameraError::Refused => "hand_over.camera_refused",
        CameraError::Unavailable => "hand_over.camera_unavailable",
    })?;
    if let Some(video) = video.try_get_untracked().flatten() {
        camera.show_on(&video);
    }
    // Closed while the browser asked: the camera comes back and is dropped.
    let _closed = eye.try_set_value(Some(camera));
    Ok(())
}

/// Looks until the chain is whole; `None` when the view was closed before.
async fn follow(eye: Eye, video: NodeRef<html::Video>, collector: RwSignal<Collector>) -> Result<Option<Vec<u8>>, &'static str> {
    let mut reader = CodeReader::default();
    loop {
        let Some(video) = video.try_get_untracked().flatten() else { return Ok(None) };
        let Some(picture) = eye.try_with_value(|camera| camera.as_ref().and_then(|camera| camera.look(&video))) else { return Ok(None) };
        let codes = match picture {
            Some(picture) => reader.read(&picture).await,
            None => Ok(Vec::new()),
        };
        match codes {
            Ok(codes) if codes.is_empty() => {}
            Ok(codes) => {
                collector.try_update(|collector| codes.iter().for_each(|code| collector.take(code)));
            }
            Err(WorkerError::Missing { .. }) => return Err("dialogs.worker_missing"),
            // One picture broke it; the next one gets another worker.
            Err(_) => {}
        }
        if let Some(parcel) = collector.try_with_untracked(Collector::parcel).flatten() {
            return Ok(Some(parcel));
        }
        clock::sleep_ms(PAUSE_MS).await;
    }
}

/// How many of how many, a square for each, and the numbers of the last that are missing.
#[component]
fn Progress(collector: RwSignal<Collector>, is_open: RwSignal<bool>) -> impl IntoView {
    let squares = Memo::new(move |_| collector.with(|collector| collector.seen().collect::<Vec<_>>()));
    let sentence = move || {
        let (here, all) = squares.with(|squares| (squares.iter().filter(|seen| **seen).count(), squares.len()));
        match (is_open.get(), all) {
            (false, _) => say("hand_over.camera_opening"),
            (true, 0) => say("hand_over.hold"),
            (true, _) => say_with("hand_over.read_of", &[("n", &here.to_string()), ("all", &all.to_string())]),
        }
    };
    let missing = move || {
        squares.with(|squares| {
            let numbers: Vec<String> = (1..).zip(squares).filter(|(_, seen)| !**seen).map(|(number, _)| number.to_string()).collect();
            let is_told = (1..=MOST_NAMED).contains(&numbers.len()) && numbers.len() < squares.len();
            is_told.then(|| say_with("hand_over.missing", &[("list", &numbers.join(&say("app.list_comma")))]))
        })
    };
    view! {
        <p class="code-number numbers" class:words=move || squares.with(Vec::is_empty) role="status">{sentence}</p>
        <div class="squares" aria-hidden="true">
            {move || squares.get().into_iter().map(|seen| view! { <span class:seen=seen></span> }).collect_view()}
        </div>
        <p class="code-missing">{missing}</p>
    }
}
