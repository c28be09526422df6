//! How much room the browser gives us, and asking it not to forget (`navigator.storage`; missing on plain http).

use crate::browser::js;
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::StorageManager;

/// In bytes; browsers round both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Estimate {
    pub used: u64,
    pub quota: u64,
}

/// Asks the browser to keep our data until the user clears it; whether it will. Firefox asks the user, so call it after a tap.
pub async fn persist() -> bool {
    answer(StorageManager::persist).await.is_some_and(|answer| answer.is_truthy())
}

/// Whether the browser has already promised to keep our data.
pub async fn persisted() -> bool {
    answer(StorageManager::persisted).await.is_some_and(|answer| answer.is_truthy())
}

/// `None` where the browser does not say.
pub async fn estimate() -> Option<Estimate> {
    let estimate = answer(StorageManager::estimate).await?;
    Some(Estimate { used: js::get_number(&estimate, "usage")? as u64, quota: js::get_number(&estimate, "quota")? as u64 })
}

async fn answer(ask: fn(&StorageManager) -> Result<Promise, JsValue>) -> Option<JsValue> {
    // Old browsers lack some of the methods; calling those gives an error, not an exception.
    ask(js::navigator("storage")?.unchecked_ref()).ok()?.await.ok()
}
