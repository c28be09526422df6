//! Files with which the system starts the installed app: opened with it, or shared to it (`file_handlers` and `share_target` of the manifest).

use super::files::{FileError, Given};
use super::{environment, js};
use js_sys::{Array, Function, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, CacheStorage, File, Response};

/// Calls back with the files the app is started with, now and later. Browsers without it never call.
pub fn on_files(opened: impl Fn(Vec<Given>) + Clone + 'static) {
    let shared = opened.clone();
    spawn_local(async move {
        if let Some(files) = take_shared().await {
            shared(files);
        }
    });
    let Some(queue) = js::global("launchQueue") else { return };
    let Ok(set_consumer) = js::get(&queue, "setConsumer").dyn_into::<Function>() else { return };
    let consumer = Closure::<dyn Fn(JsValue)>::new(move |launch: JsValue| {
        let opened = opened.clone();
        spawn_local(async move {
            let mut files = Vec::new();
            for handle in Array::from(&js::get(&launch, "files")) {
                // A file that is gone by now opens nothing.
                files.extend(file_of(&handle).await.map(Given::from));
            }
            opened(files);
        });
    });
    let _ = set_consumer.call1(&queue, consumer.as_ref());
    // The queue keeps it as long as the page lives.
    consumer.forget();
}

/// The files that the service worker (xtask/sw.release.js) laid down, once.
async fn take_shared() -> Option<Vec<Given>> {
    let caches: CacheStorage = js::global("caches")?.unchecked_into();
    let place = format!("linli-shared {}", environment::base_address());
    if !JsFuture::from(caches.has(&place)).await.ok()?.is_truthy() {
        return None;
    }
    let mut files = Vec::new();
    while let Some(response) = laid_down(&caches, files.len()).await {
        files.push(given(&response).await);
    }
    // Before anything is made of them: what no tablet can read must not come again at each start.
    let _ = JsFuture::from(caches.delete(&place)).await;
    Some(files)
}

async fn laid_down(caches: &CacheStorage, number: usize) -> Option<Response> {
    let address = format!("{}?{number}", environment::address_of("share"));
    JsFuture::from(caches.match_with_str(&address)).await.ok()?.dyn_into().ok()
}

async fn given(response: &Response) -> Given {
    let name = response.headers().get("file-name").ok().flatten().unwrap_or_default();
    let name = js_sys::decode_uri_component(&name).map_or(name, String::from);
    let content = async {
        if !response.ok() {
            return Err(FileError::Unreadable { detail: "a shared file that could not be kept".to_owned() });
        }
        let blob = JsFuture::from(response.blob().map_err(FileError::unreadable)?).await;
        blob.map(JsCast::unchecked_into::<Blob>).map_err(FileError::unreadable)
    };
    Given { name, content: content.await }
}

async fn file_of(handle: &JsValue) -> Option<File> {
    let get_file: Function = js::get(handle, "getFile").dyn_into().ok()?;
    let asked: Promise = get_file.call0(handle).ok()?.dyn_into().ok()?;
    JsFuture::from(asked).await.ok()?.dyn_into().ok()
}
