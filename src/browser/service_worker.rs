//! The service worker: keeps the app for offline use, and says when a newer version waits.

use super::{Listener, environment, js};
use std::cell::RefCell;
use std::rc::Rc;
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState};

/// Why the app cannot be kept for offline use; it works all the same.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum OfflineError {
    /// Plain http or private mode.
    #[error("expected service workers, found a page without them")]
    Missing,
    /// The script could not be fetched or failed while installing.
    #[error("expected the service worker to install, found: {detail}")]
    Refused { detail: String },
}

/// A newer version than the one this page runs.
#[derive(Clone)]
pub enum NewVersion {
    /// Installed; waits for the tabs to let go of the old one.
    Waiting(ServiceWorker),
    /// Another tab let it take over; this page still runs the old one.
    TakenOver,
}

impl NewVersion {
    /// Lets the new version take over, then loads the page anew. Save first.
    pub fn take_over(&self) {
        match (self, container()) {
            (Self::Waiting(worker), Some(container)) => {
                Listener::new(&container, &["controllerchange"], |_| environment::reload()).forever();
                let _ = worker.post_message(&js::object(&[("type", "skip-waiting".into())]));
            }
            _ => environment::reload(),
        }
    }
}

/// Keeps telling of new versions as long as it is kept.
pub struct Registration {
    registration: ServiceWorkerRegistration,
    _listener: Listener,
}

impl Registration {
    /// Keeps telling until the page goes.
    pub fn forever(self) {
        self._listener.forever();
    }

    /// Asks the server for a newer version now; browsers do so by themselves about once a day.
    pub fn look_for_update(&self) {
        let _ = self.registration.update();
    }
}

/// Registers the script beside `index.html`; calls `on_new_version` when one waits or took over, now or later.
pub async fn register(script: &str, on_new_version: impl Fn(NewVersion) + 'static) -> Result<Registration, OfflineError> {
    let container = container().ok_or(OfflineError::Missing)?;
    let registered = container.register(&environment::address_of(script)).await;
    let registration = registered.map_err(|error| OfflineError::Refused { detail: js::detail(&error) })?;
    let registration: ServiceWorkerRegistration = registration.unchecked_into();
    let on_new_version = Rc::new(on_new_version);
    if let Some(waiting) = registration.waiting() {
        on_new_version(NewVersion::Waiting(waiting));
    }
    // The very first version takes over a page that had none.
    let had_one = is_controlled();
    let heard = on_new_version.clone();
    let on_change = Listener::new(&container, &["controllerchange"], move |_| {
        if had_one {
            heard(NewVersion::TakenOver);
        }
    });
    let installing = Rc::new(RefCell::new(Listener::default()));
    let found = registration.clone();
    let listener = Listener::new(&registration, &["updatefound"], move |_| {
        let Some(worker) = found.installing() else { return };
        let (on_new_version, target) = (on_new_version.clone(), worker.clone());
        let on_state = Listener::new(&target, &["statechange"], move |_| {
            // The very first version has nobody to take over from.
            if worker.state() == ServiceWorkerState::Installed && is_controlled() {
                on_new_version(NewVersion::Waiting(worker.clone()));
            }
        });
        drop(installing.replace(on_state));
    });
    Ok(Registration { registration, _listener: listener.and(on_change) })
}

/// Resolves once everything needed offline is on this device (the script's install step fetches it all). Waits for ever where `register` was refused.
pub async fn offline_ready() -> Result<(), OfflineError> {
    let ready = container().ok_or(OfflineError::Missing)?.ready();
    let refused = |error: JsValue| OfflineError::Refused { detail: js::detail(&error) };
    ready.map_err(refused)?.await.map_err(refused)?;
    Ok(())
}

fn is_controlled() -> bool {
    container().is_some_and(|container| container.controller().is_some())
}

fn container() -> Option<ServiceWorkerContainer> {
    js::navigator("serviceWorker").map(JsCast::unchecked_into)
}
