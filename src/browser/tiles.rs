//! Online tiles that the map kept as they were seen (mapkit/bases/kept.js).

use super::js;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::CacheStorage;

const CACHE: &str = "linli-tiles";

/// Forgets where people looked. Where the browser keeps nothing (plain http) there is nothing to forget.
pub async fn forget() {
    if let Some(caches) = js::global("caches") {
        let caches: CacheStorage = caches.unchecked_into();
        // A cache that is not there answers `false`.
        let _ = JsFuture::from(caches.delete(CACHE)).await;
    }
}
