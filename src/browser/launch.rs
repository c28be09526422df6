//! Files with which the system starts the installed app (`file_handlers` of the manifest).

use super::{files, js};
use js_sys::{Array, Function, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;

/// Calls back with the name and the bytes of each file the app is started with, now and later. Browsers without it never call.
pub fn on_file(opened: impl Fn(String, Vec<u8>) + Clone + 'static) {
    let Some(queue) = js::global("launchQueue") else { return };
    let Ok(set_consumer) = js::get(&queue, "setConsumer").dyn_into::<Function>() else { return };
    let consumer = Closure::<dyn Fn(JsValue)>::new(move |launch: JsValue| {
        for handle in Array::from(&js::get(&launch, "files")) {
            let opened = opened.clone();
            spawn_local(async move {
                // A file that is gone by now opens nothing.
                if let Some((name, bytes)) = read(&handle).await {
                    opened(name, bytes);
                }
            });
        }
    });
    let _ = set_consumer.call1(&queue, consumer.as_ref());
    // The queue keeps it as long as the page lives.
    consumer.forget();
}

async fn read(handle: &JsValue) -> Option<(String, Vec<u8>)> {
    let get_file: Function = js::get(handle, "getFile").dyn_into().ok()?;
    let asked: Promise = get_file.call0(handle).ok()?.dyn_into().ok()?;
    let file: File = JsFuture::from(asked).await.ok()?.dyn_into().ok()?;
    let bytes = files::read_bytes(&file).await.ok()?;
    Some((file.name(), bytes))
}
