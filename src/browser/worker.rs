//! Long pure work in a Web Worker, both ends: progress, one result, and stopping by ending the worker.

use super::{Listener, environment, js};
use futures_channel::oneshot;
use js_sys::{Array, Uint8Array};
use serde::{Serialize, de::DeserializeOwned};
use std::cell::RefCell;
use std::marker::PhantomData;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, ErrorEvent, Event, MessageEvent, Worker, WorkerOptions, WorkerType};

/// The loader trunk writes beside `index.html` for `data-type="worker" data-bindgen-target="web" data-loader-shim` on the link of `data-bin="worker"`. A module: `map.rs` has a snippet, and classic workers cannot have any.
pub const SCRIPT: &str = "worker_loader.js";

/// Why there is no result; `detail` is for the console.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum WorkerError {
    /// The browser has no workers or could not load ours: do the work here, or say that it cannot be done.
    #[error("expected a worker, found none: {detail}")]
    Missing { detail: String },
    /// It was stopped on purpose.
    #[error("expected a result, found the work stopped")]
    Cancelled,
    /// It broke, for instance for want of memory.
    #[error("expected a result, found the worker broken: {detail}")]
    Broken { detail: String },
    /// The two ends are of different versions: reload.
    #[error("expected an answer of this version, found another: {detail}")]
    NotUnderstood { detail: String },
}

/// How far it is, from 0 to 1, and what it does; the step's name is the worker's to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    pub fraction: f64,
    pub step: String,
}

/// What came back: the response and the bytes that came with it.
pub type Answer<T> = Result<(T, Option<Vec<u8>>), WorkerError>;
type Sender<T> = Rc<RefCell<Option<oneshot::Sender<Answer<T>>>>>;

/// Work going on; a future of its answer. Dropping it ends the worker.
#[must_use = "dropping it ends the work"]
pub struct Job<T> {
    answer: oneshot::Receiver<Answer<T>>,
    sender: Sender<T>,
    worker: Canceller,
    _listener: Listener,
    _response: PhantomData<fn() -> T>,
}

/// Stops a job from elsewhere, such as a button.
#[derive(Clone)]
pub struct Canceller(Rc<Running>);

struct Running {
    worker: Worker,
    cancel: RefCell<Option<Box<dyn FnOnce()>>>,
}

impl Canceller {
    /// Ends the worker at once; the job answers `Cancelled`.
    pub fn cancel(&self) {
        self.0.worker.terminate();
        if let Some(cancel) = self.0.cancel.take() {
            cancel();
        }
    }
}

impl<T: DeserializeOwned + 'static> Job<T> {
    /// Starts a worker of its own for this request. `bytes` are moved over, not copied once more.
    pub fn start<Q: Serialize>(request: &Q, bytes: Option<&[u8]>, on_progress: impl Fn(Progress) + 'static) -> Result<Self, WorkerError> {
        Self::start_script(SCRIPT, request, bytes, on_progress)
    }

    /// As `start`, with another script beside `index.html`.
    pub fn start_script<Q: Serialize>(
        script: &str,
        request: &Q,
        bytes: Option<&[u8]>,
        on_progress: impl Fn(Progress) + 'static,
    ) -> Result<Self, WorkerError> {
        Self::begin(script, false, request, bytes, on_progress)
    }

    /// As `start`, by a worker that stays after its answer: `idle`, if one has answered and goes on telling its progress where it did,
    /// else a new one.
    pub fn start_staying<Q: Serialize>(
        idle: Option<Self>,
        request: &Q,
        bytes: Option<&[u8]>,
        on_progress: impl Fn(Progress) + 'static,
    ) -> Result<Self, WorkerError> {
        match idle {
            Some(mut job) => job.ask(request, bytes).map(|()| job),
            None => Self::begin(SCRIPT, true, request, bytes, on_progress),
        }
    }

    /// Asks a worker that stayed once more; the job is then a future of the new answer.
    fn ask<Q: Serialize>(&mut self, request: &Q, bytes: Option<&[u8]>) -> Result<(), WorkerError> {
        let (sender, answer) = oneshot::channel();
        self.sender.replace(Some(sender));
        self.answer = answer;
        let (order, transfer) = order(&serde_json::to_string(request).map_err(not_understood)?, bytes);
        let broken = |error: JsValue| WorkerError::Broken { detail: js::detail(&error) };
        self.worker.0.worker.post_message_with_transfer(&order, &transfer).map_err(broken)
    }

    fn begin<Q: Serialize>(
        script: &str,
        stays: bool,
        request: &Q,
        bytes: Option<&[u8]>,
        on_progress: impl Fn(Progress) + 'static,
    ) -> Result<Self, WorkerError> {
        let missing = |error: JsValue| WorkerError::Missing { detail: js::detail(&error) };
        let request = serde_json::to_string(request).map_err(not_understood)?;
        js::global("Worker").ok_or_else(|| WorkerError::Missing { detail: "no workers".to_owned() })?;
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&environment::address_of(script), &options).map_err(missing)?;
        let (sender, answer) = oneshot::channel();
        let sender: Sender<T> = Rc::new(RefCell::new(Some(sender)));
        let order = Rc::new(RefCell::new(Some(order(&request, bytes))));
        let on_progress = Rc::new(on_progress);
        let listener = Listener::new(&worker, &["message", "error", "messageerror"], {
            let (worker, sender) = (worker.clone(), sender.clone());
            move |event| match hear(&event) {
                // Only now does somebody listen at the other end.
                Heard::Ready => {
                    if let Some((order, transfer)) = order.take()
                        && let Err(error) = worker.post_message_with_transfer(&order, &transfer)
                    {
                        finish(&sender, Err(WorkerError::Broken { detail: js::detail(&error) }));
                    }
                }
                Heard::Progress(progress) => on_progress(progress),
                Heard::Done(response, bytes) => {
                    if !stays {
                        worker.terminate();
                    }
                    finish(&sender, serde_json::from_str(&response).map(|response| (response, bytes)).map_err(not_understood));
                }
                Heard::Failed(detail) => {
                    worker.terminate();
                    let was_loaded = order.borrow().is_none();
                    finish(&sender, Err(if was_loaded { WorkerError::Broken { detail } } else { WorkerError::Missing { detail } }));
                }
                Heard::Nothing => {}
            }
        });
        let cancel: Box<dyn FnOnce()> = Box::new({
            let sender = sender.clone();
            move || finish(&sender, Err(WorkerError::Cancelled))
        });
        let worker = Canceller(Rc::new(Running { worker, cancel: RefCell::new(Some(cancel)) }));
        Ok(Self { answer, sender, worker, _listener: listener, _response: PhantomData })
    }

    /// To stop the job from elsewhere.
    #[must_use]
    pub fn canceller(&self) -> Canceller {
        self.worker.clone()
    }
}

impl<T> Future for Job<T> {
    type Output = Answer<T>;
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.answer).poll(context).map(|answer| answer.unwrap_or(Err(WorkerError::Cancelled)))
    }
}

impl<T> Drop for Job<T> {
    fn drop(&mut self) {
        self.worker.0.worker.terminate();
    }
}

fn finish<T>(sender: &Sender<T>, answer: Answer<T>) {
    if let Some(sender) = sender.take() {
        let _ = sender.send(answer);
    }
}

fn not_understood(error: serde_json::Error) -> WorkerError {
    WorkerError::NotUnderstood { detail: error.to_string() }
}

/// A message and what of it is moved over.
fn order(text: &str, bytes: Option<&[u8]>) -> (JsValue, Array) {
    let Some(bytes) = bytes else { return (js::object(&[("text", text.into())]).into(), Array::new()) };
    let buffer = Uint8Array::from(bytes).buffer();
    (js::object(&[("text", text.into()), ("bytes", buffer.clone().into())]).into(), Array::of1(&buffer))
}

enum Heard {
    Ready,
    Progress(Progress),
    Done(String, Option<Vec<u8>>),
    Failed(String),
    Nothing,
}

fn hear(event: &Event) -> Heard {
    let Some(message) = event.dyn_ref::<MessageEvent>().filter(|_| event.type_() == "message").map(MessageEvent::data) else {
        event.prevent_default();
        return Heard::Failed(event.dyn_ref::<ErrorEvent>().map_or_else(|| event.type_(), ErrorEvent::message));
    };
    match js::get_text(&message, "type").as_deref() {
        Some("ready") => Heard::Ready,
        Some("progress") => {
            let fraction = js::get_number(&message, "fraction").unwrap_or_default();
            Heard::Progress(Progress { fraction, step: js::get_text(&message, "step").unwrap_or_default() })
        }
        Some("done") => Heard::Done(js::get_text(&message, "text").unwrap_or_default(), js::get_bytes(&message, "bytes")),
        Some("failed") => Heard::Failed(js::get_text(&message, "text").unwrap_or_default()),
        _ => Heard::Nothing,
    }
}

/// What a worker's work is handed to say how far it is.
pub struct Reporter(DedicatedWorkerGlobalScope);

impl Reporter {
    /// Tells the page; not more often than it can matter to a person.
    pub fn progress(&self, fraction: f64, step: &str) {
        let message = [("type", "progress".into()), ("fraction", fraction.into()), ("step", step.into())];
        let _ = self.0.post_message(&js::object(&message));
    }
}

/// The worker's end, for `src/bin/worker.rs`: does one request after the other. A refusal is part of the response; an `Err` is a defect.
pub fn serve<Q, T, W>(work: W)
where
    Q: DeserializeOwned,
    T: Serialize,
    W: Fn(Q, Option<Vec<u8>>, &Reporter) -> Result<(T, Option<Vec<u8>>), String> + Clone + 'static,
{
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let page = scope.clone();
    let answer = move |event: Event| {
        let data = event.dyn_ref::<MessageEvent>().map(MessageEvent::data).unwrap_or_default();
        let request = serde_json::from_str(&js::get_text(&data, "text").unwrap_or_default()).map_err(|error| error.to_string());
        let done = request
            .and_then(|request| work(request, js::get_bytes(&data, "bytes"), &Reporter(page.clone())))
            .and_then(|(response, bytes)| Ok((serde_json::to_string(&response).map_err(|error| error.to_string())?, bytes)));
        let (message, transfer) = match &done {
            Ok((text, bytes)) => order(text, bytes.as_deref()),
            Err(text) => order(text, None),
        };
        let kind = if done.is_ok() { "done" } else { "failed" };
        let _ = js_sys::Reflect::set(&message, &"type".into(), &kind.into());
        let _ = page.post_message_with_transfer(&message, &transfer);
    };
    Listener::new(&scope, &["message"], answer).forever();
    let _ = scope.post_message(&js::object(&[("type", "ready".into())]));
}
