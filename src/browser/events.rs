//! Event listeners that go when they are dropped.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};

/// Listens as long as it is kept; dropping it takes the listeners away.
#[must_use = "dropping it stops the listening"]
#[derive(Default)]
pub struct Listener(Vec<Registration>);

struct Registration {
    target: EventTarget,
    event: &'static str,
    closure: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Calls `on_event` for each of these events of the target.
    pub(crate) fn new(target: &EventTarget, events: &[&'static str], on_event: impl Fn(Event) + Clone + 'static) -> Self {
        let registrations = events.iter().map(|event| {
            let closure = Closure::<dyn FnMut(Event)>::new(on_event.clone());
            // Fails only for a target that is no EventTarget, which the type excludes.
            let _ = target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
            Registration { target: target.clone(), event, closure }
        });
        Self(registrations.collect())
    }

    /// Both at once.
    pub(crate) fn and(mut self, mut other: Self) -> Self {
        self.0.append(&mut other.0);
        self
    }

    /// Keeps listening until the page goes.
    pub fn forever(self) {
        std::mem::forget(self);
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        for Registration { target, event, closure } in &self.0 {
            let _ = target.remove_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
        }
    }
}
