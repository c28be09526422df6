//! Locks shared by the tabs of this browser; where they are missing (plain http) work simply goes ahead.

use super::js;
use futures_channel::oneshot;
use js_sys::{Function, Promise};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;

#[wasm_bindgen]
extern "C" {
    type LockManager;
    #[wasm_bindgen(method, structural, catch)]
    fn request(this: &LockManager, name: &str, options: &JsValue, granted: &JsValue) -> Result<Promise, JsValue>;
}

/// Does the work while no other tab holds the lock of this name; waits for its turn.
pub async fn with_lock<T>(name: &str, work: impl Future<Output = T>) -> T {
    let _held = acquire(name, false).await;
    work.await
}

/// Does the work unless another tab holds the lock of this name just now; `None` when it does.
pub async fn with_lock_if_free<T>(name: &str, work: impl Future<Output = T>) -> Option<T> {
    match acquire(name, true).await {
        Turn::Taken => None,
        Turn::Held(_) | Turn::NoLocks => Some(work.await),
    }
}

enum Turn {
    Held(#[expect(dead_code, reason = "kept for its drop")] Held),
    Taken,
    NoLocks,
}

/// Lets the lock go when dropped.
struct Held(Option<Function>);

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(release) = &self.0 {
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}

async fn acquire(name: &str, if_free: bool) -> Turn {
    let Some(manager) = js::navigator("locks") else { return Turn::NoLocks };
    let manager: LockManager = manager.unchecked_into();
    let mut release = None;
    let until_released = Promise::new(&mut |resolve, _| release = Some(resolve));
    // Made before waiting: a wait that is given up lets the lock go as soon as it is granted.
    let held = Held(release);
    let (granted, waiting) = oneshot::channel();
    let granted = Rc::new(RefCell::new(Some(granted)));
    let answer = move |granted: &RefCell<Option<oneshot::Sender<Option<bool>>>>, is_ours| {
        if let Some(granted) = granted.take() {
            let _ = granted.send(is_ours);
        }
    };
    let on_granted = Closure::once_into_js({
        let granted = granted.clone();
        move |lock: JsValue| {
            answer(&granted, Some(!lock.is_null()));
            until_released
        }
    });
    let options = js::object(&[("ifAvailable", JsValue::from(if_free))]);
    let Ok(request) = manager.request(name, &options, &on_granted) else { return Turn::NoLocks };
    spawn_local(async move {
        // Refused, for instance in a page that is being left.
        if request.await.is_err() {
            answer(&granted, None);
        }
    });
    match waiting.await {
        Ok(Some(true)) => Turn::Held(held),
        Ok(Some(false)) => Turn::Taken,
        Ok(None) | Err(_) => Turn::NoLocks,
    }
}
