//! Files in and out: reading what a person chose or dropped, and handing files to the downloads folder.

use super::{environment, js};
use gloo_timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, DragEvent, File, HtmlAnchorElement, HtmlInputElement, Url};

/// Browsers read the blob after the click; slow devices take their time.
const KEEP_DOWNLOAD_MS: u32 = 60_000;

/// Why a file went neither in nor out; `detail` is the browser's own wording.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FileError {
    /// Moved, deleted or changed since it was chosen, or the device ran out of memory: choose it again.
    #[error("expected a readable file, found: {detail}")]
    Unreadable { detail: String },
    /// The text is not a data URI with a media type.
    #[error("expected data:<type>;base64,<content>, found something else")]
    NotADataUri,
    /// The browser cannot show it as a picture: another format, or damaged.
    #[error("expected a picture, found something else: {detail}")]
    NotAPicture { detail: String },
    /// The browser refused to make a file.
    #[error("expected to write a file, found: {detail}")]
    Unwritable { detail: String },
}

impl FileError {
    pub(super) fn unreadable(error: JsValue) -> Self {
        Self::Unreadable { detail: js::detail(&error) }
    }

    pub(super) fn unwritable(error: JsValue) -> Self {
        Self::Unwritable { detail: js::detail(&error) }
    }
}

/// A file somebody gave, not read yet.
#[derive(Clone, Debug)]
pub struct Given {
    pub name: String,
    /// Or why there is none.
    pub content: Result<Blob, FileError>,
}

impl Given {
    /// What was put together here, as if it were a file of this name.
    #[must_use]
    pub fn of(name: String, bytes: &[u8]) -> Self {
        Self { name, content: to_blob(bytes, "application/octet-stream") }
    }

    pub async fn read(self) -> Result<Vec<u8>, FileError> {
        read_bytes(&self.content?).await
    }
}

impl From<File> for Given {
    fn from(file: File) -> Self {
        Self { name: file.name(), content: Ok(file.into()) }
    }
}

/// The whole content; a `File` is a `Blob`.
pub async fn read_bytes(blob: &Blob) -> Result<Vec<u8>, FileError> {
    let buffer = blob.array_buffer().await.map_err(FileError::unreadable)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// The whole content as UTF-8, a leading mark dropped, broken bytes replaced; read bytes where the encoding is not known.
pub async fn read_text(blob: &Blob) -> Result<String, FileError> {
    let text = blob.text().await.map_err(FileError::unreadable)?.as_string().unwrap_or_default();
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// A blob of these bytes; `kind` is its media type.
pub fn to_blob(bytes: &[u8], kind: &str) -> Result<Blob, FileError> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&Uint8Array::from(bytes));
    Blob::new_with_u8_array_sequence_and_options(&parts, &options).map_err(FileError::unwritable)
}

/// Hands bytes to the downloads folder under this name.
pub fn download(name: &str, kind: &str, bytes: &[u8]) -> Result<(), FileError> {
    download_blob(name, &to_blob(bytes, kind)?)
}

/// Hands a blob to the downloads folder under this name.
pub fn download_blob(name: &str, blob: &Blob) -> Result<(), FileError> {
    let missing = || FileError::Unwritable { detail: "no document".to_owned() };
    let document = web_sys::window().and_then(|window| window.document()).ok_or_else(missing)?;
    let body = document.body().ok_or_else(missing)?;
    let url = Url::create_object_url_with_blob(blob).map_err(FileError::unwritable)?;
    let anchor = document.create_element("a").map_err(FileError::unwritable)?.unchecked_into::<HtmlAnchorElement>();
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.set_hidden(true);
    // Old Firefox only follows links that are in the page.
    body.append_child(&anchor).map_err(FileError::unwritable)?;
    anchor.click();
    anchor.remove();
    Timeout::new(KEEP_DOWNLOAD_MS, move || drop(Url::revoke_object_url(&url))).forget();
    Ok(())
}

/// A file that comes with the app, by its path beside `index.html`.
pub async fn fetch_shipped(path: &str) -> Result<Blob, FileError> {
    let window = web_sys::window().ok_or_else(|| FileError::Unreadable { detail: "no window".to_owned() })?;
    let answer = JsFuture::from(window.fetch_with_str(&environment::address_of(path))).await.map_err(FileError::unreadable)?;
    let answer = answer.unchecked_into::<web_sys::Response>();
    if !answer.ok() {
        return Err(FileError::Unreadable { detail: format!("status {}", answer.status()) });
    }
    let blob = answer.blob().map_err(FileError::unreadable)?;
    JsFuture::from(blob).await.map(JsCast::unchecked_into).map_err(FileError::unreadable)
}

/// What was chosen in an `<input type="file">`; the input is emptied, so that choosing the same file again is heard.
#[must_use]
pub fn take_chosen(input: &HtmlInputElement) -> Vec<File> {
    let files = list(input.files());
    input.set_value("");
    files
}

/// The files of a drop; keeps the browser from opening them itself. Empty when something else was dropped.
#[must_use]
pub fn take_dropped(event: &DragEvent) -> Vec<File> {
    event.prevent_default();
    list(event.data_transfer().and_then(|transfer| transfer.files()))
}

/// Whether a drag over the page carries files; call `prevent_default` on the event then, or the drop is never heard.
#[must_use]
pub fn carries_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|transfer| transfer.types().includes(&JsValue::from_str("Files"), 0))
}

fn list(files: Option<web_sys::FileList>) -> Vec<File> {
    files.map(|files| (0..files.length()).filter_map(|index| files.get(index)).collect()).unwrap_or_default()
}
