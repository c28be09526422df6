//! The system's share sheet: a file to a person or a device nearby.

use super::files::{FileError, to_blob};
use super::js;
use js_sys::{Array, Function, Object, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FilePropertyBag};

/// Endings with their media types, the best first: browsers share few kinds of files, and all of them plain text.
const KINDS: [(&str, &str); 3] = [("geojson", "application/geo+json"), ("json", "application/json"), ("txt", "text/plain")];

/// The kind of file with a text in it that this browser shares; `None` where it shares none.
#[must_use]
pub fn shared_kind() -> Option<(&'static str, &'static str)> {
    let (navigator, can_share) = method("canShare")?;
    let is_shared = |(ending, kind): &(&str, &str)| {
        let probe = files(&format!("probe.{ending}"), kind, b"{}").ok();
        probe.is_some_and(|probe| can_share.call1(&navigator, &probe).is_ok_and(|answer| answer.is_truthy()))
    };
    KINDS.into_iter().find(is_shared)
}

/// Opens the share sheet with a file; `false` where the person thought better of it. Must follow a press.
pub async fn share(name: &str, kind: &str, bytes: &[u8]) -> Result<bool, FileError> {
    let missing = || FileError::Unwritable { detail: "no share sheet".to_owned() };
    let (navigator, share) = method("share").ok_or_else(missing)?;
    let what = files(name, kind, bytes)?;
    let asked = share.call1(&navigator, &what).map_err(FileError::unwritable)?;
    match JsFuture::from(asked.unchecked_into::<Promise>()).await {
        Ok(_) => Ok(true),
        Err(error) if js::get_text(&error, "name").as_deref() == Some("AbortError") => Ok(false),
        Err(error) => Err(FileError::unwritable(error)),
    }
}

fn method(name: &str) -> Option<(JsValue, Function)> {
    let navigator = js::global("navigator")?;
    let method = js::get(&navigator, name).dyn_into().ok()?;
    Some((navigator, method))
}

fn files(name: &str, kind: &str, bytes: &[u8]) -> Result<Object, FileError> {
    let options = FilePropertyBag::new();
    options.set_type(kind);
    let blob = to_blob(bytes, kind)?;
    let file = File::new_with_blob_sequence_and_options(&Array::of1(&blob), name, &options).map_err(FileError::unwritable)?;
    Ok(js::object(&[("files", Array::of1(&file).into())]))
}
