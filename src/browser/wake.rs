//! A screen that stays lit while somebody else looks at it; where the browser has no such thing it dims as ever.

use super::js;
use futures_channel::oneshot;
use js_sys::Promise;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

#[wasm_bindgen]
extern "C" {
    type WakeLock;
    #[wasm_bindgen(method, structural, catch)]
    fn request(this: &WakeLock, kind: &str) -> Result<Promise, JsValue>;
    type Sentinel;
    #[wasm_bindgen(method, structural, catch)]
    fn release(this: &Sentinel) -> Result<Promise, JsValue>;
}

/// Dropping it lets the screen dim again.
#[must_use = "dropping it lets the screen dim"]
pub struct Lit(#[expect(dead_code, reason = "kept for its drop")] oneshot::Sender<()>);

/// Keeps the screen lit, if the browser grants it.
pub fn keep_lit() -> Lit {
    let (lit, dropped) = oneshot::channel();
    let asked = js::navigator("wakeLock").and_then(|lock| lock.unchecked_into::<WakeLock>().request("screen").ok());
    spawn_local(async move {
        let Some(asked) = asked else { return };
        // Refused where the battery is low.
        if let Ok(sentinel) = JsFuture::from(asked).await {
            let _ = dropped.await;
            let _ = sentinel.unchecked_into::<Sentinel>().release();
        }
    });
    Lit(lit)
}
