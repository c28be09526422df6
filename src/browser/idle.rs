//! Notices that nobody uses the page any more.

use super::{Listener, clock, environment};
use gloo_timers::callback::Interval;
use std::cell::Cell;
use std::rc::Rc;

const LOOK_EVERY_MS: u32 = 5_000;
const SIGNS_OF_USE: [&str; 5] = ["pointerdown", "pointermove", "keydown", "wheel", "touchmove"];

/// Calls back whenever nobody has touched the page or pressed a key for so long, as long as the page lives; a device that slept meanwhile is told at once when it wakes.
pub fn on_unused(longest_ms: i64, on_unused: impl Fn() + Clone + 'static) {
    let Some(window) = web_sys::window() else { return };
    let last_use = Rc::new(Cell::new(clock::now().0));
    let used = Rc::clone(&last_use);
    Listener::new(&window, &SIGNS_OF_USE, move |_| used.set(clock::now().0)).forever();
    let look = move || {
        if clock::now().0.saturating_sub(last_use.get()) >= longest_ms {
            last_use.set(clock::now().0);
            on_unused();
        }
    };
    let on_wake = look.clone();
    environment::on_visibility(move |visible| {
        if visible {
            on_wake();
        }
    })
    .forever();
    Interval::new(LOOK_EVERY_MS, look).forget();
}
