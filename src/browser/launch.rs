//! Files with which the system starts the installed app: opened with it, or shared to it (`file_handlers` and `share_target` of the manifest).

use super::files::{self, FileError};
use super::{environment, js};
use js_sys::{Array, Function, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, CacheStorage, File, Response};

/// The bytes of a file, or why there are none.
pub type Content = Result<Vec<u8>, FileError>;

/// Calls back with the name and the content of each file the app is started with, now and later. Browsers without it never call.
pub fn on_file(opened: impl Fn(String, Content) + Clone + 'static) {
    let shared = opened.clone();
    spawn_local(async move {
        if let Some((name, content)) = take_shared().await {
            shared(name, content);
        }
    });
    let Some(queue) = js::global("launchQueue") else { return };
    let Ok(set_consumer) = js::get(&queue, "setConsumer").dyn_into::<Function>() else { return };
    let consumer = Closure::<dyn Fn(JsValue)>::new(move |launch: JsValue| {
        for handle in Array::from(&js::get(&launch, "files")) {
            let opened = opened.clone();
            spawn_local(async move {
                // A file that is gone by now opens nothing.
                if let Some((name, content)) = read(&handle).await {
                    opened(name, content);
                }
            });
        }
    });
    let _ = set_consumer.call1(&queue, consumer.as_ref());
    // The queue keeps it as long as the page lives.
    consumer.forget();
}

/// The file that the service worker (xtask/sw.release.js) laid down, once.
async fn take_shared() -> Option<(String, Content)> {
    let caches: CacheStorage = js::global("caches")?.unchecked_into();
    let place = format!("linli-shared {}", environment::base_address());
    if !JsFuture::from(caches.has(&place)).await.ok()?.is_truthy() {
        return None;
    }
    let address = environment::address_of("share");
    let found = JsFuture::from(caches.match_with_str(&address)).await.ok()?.dyn_into::<Response>();
    let blob = match &found {
        Ok(response) => JsFuture::from(response.blob().ok()?).await,
        Err(nothing) => Err(nothing.clone()),
    };
    // Before anything is made of it: what no tablet can read must not come again at each start.
    let _ = JsFuture::from(caches.delete(&place)).await;
    let response = found.ok()?;
    if !response.ok() {
        return Some((String::new(), Err(FileError::Unreadable { detail: "a shared file that could not be kept".to_owned() })));
    }
    let name = response.headers().get("file-name").ok()??;
    let name = js_sys::decode_uri_component(&name).map_or(name, String::from);
    let content = match blob {
        Ok(blob) => files::read_bytes(&blob.unchecked_into::<Blob>()).await,
        Err(error) => Err(FileError::unreadable(error)),
    };
    Some((name, content))
}

async fn read(handle: &JsValue) -> Option<(String, Content)> {
    let get_file: Function = js::get(handle, "getFile").dyn_into().ok()?;
    let asked: Promise = get_file.call0(handle).ok()?.dyn_into().ok()?;
    let file: File = JsFuture::from(asked).await.ok()?.dyn_into().ok()?;
    Some((file.name(), files::read_bytes(&file).await))
}
