//! The present time, waiting, and the browser's idle moments.

use super::js;
use crate::model::{Date, Timestamp};
use futures_channel::oneshot;
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// This device's clock; people set it wrongly, so never order edits of two devices by it.
#[must_use]
pub fn now() -> Timestamp {
    Timestamp(js_sys::Date::now() as i64)
}

/// The day people here have now; in Hong Kong that of UTC is yesterday until eight in the morning.
#[must_use]
pub fn today() -> Date {
    day_of(now())
}

/// The day on which a moment fell for people here.
#[must_use]
pub fn day_of(moment: Timestamp) -> Date {
    let behind_minutes = js_sys::Date::new(&JsValue::from(moment.0 as f64)).get_timezone_offset();
    moment.day_ahead(-behind_minutes as i64)
}

/// Milliseconds since the page began, never running backwards; for durations.
#[must_use]
pub fn monotonic_ms() -> f64 {
    let performance = js::global("performance").and_then(|value| value.dyn_into::<web_sys::Performance>().ok());
    performance.map_or_else(js_sys::Date::now, |performance| performance.now())
}

/// Waits at least this long.
pub async fn sleep_ms(milliseconds: u32) {
    TimeoutFuture::new(milliseconds).await;
}

/// Waits until the browser has nothing better to do, at most `longest_ms`; where it cannot tell (Safari), a fifth of a second.
pub async fn idle(longest_ms: u32) {
    let request = js::global("requestIdleCallback").and_then(|value| value.dyn_into::<js_sys::Function>().ok());
    let Some(request) = request else { return sleep_ms(200.min(longest_ms)).await };
    let (done, waiting) = oneshot::channel::<()>();
    let callback = Closure::once_into_js(move || drop(done));
    let options = js::object(&[("timeout", JsValue::from(longest_ms))]);
    if request.call2(&js_sys::global(), &callback, &options).is_ok() {
        // The sender is dropped, never used: either way the wait is over.
        let _ = waiting.await;
    }
}
