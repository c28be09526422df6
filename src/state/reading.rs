//! A file with the worker that reads it.

use super::work::{Work, whole};
use crate::browser::worker::{Canceller, Job, WorkerError};
use crate::exchange::job::{Answer, Request};
use futures_channel::oneshot;
use leptos::task::spawn_local;
use std::pin::Pin;
use std::task::{Context, Poll};

/// A future of what a file holds; what the worker says is understood when it comes, whether or not anybody waits for it by then. Dropping
/// it ends the worker.
#[must_use = "dropping it ends the work"]
pub struct Reading {
    answer: oneshot::Receiver<Result<Answer, WorkerError>>,
    worker: Canceller,
}

/// Asks a worker about a file; `on_progress` gets 0 to 1.
pub fn read_file(request: &Request, bytes: &[u8], on_progress: impl Fn(f64) + 'static) -> Result<Reading, WorkerError> {
    let job = Job::start(&Work::File(request.clone()), Some(bytes), move |progress| on_progress(progress.fraction))?;
    let worker = job.canceller();
    let (sender, answer) = oneshot::channel();
    spawn_local(async move {
        let answer = job.await.and_then(whole);
        // Nobody waits for a reading that was dropped.
        let _ = sender.send(answer);
    });
    Ok(Reading { answer, worker })
}

impl Reading {
    /// To stop it from elsewhere.
    #[must_use]
    pub fn canceller(&self) -> Canceller {
        self.worker.clone()
    }
}

impl Future for Reading {
    type Output = Result<Answer, WorkerError>;
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.answer).poll(context).map(|answer| answer.unwrap_or(Err(WorkerError::Cancelled)))
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        self.worker.cancel();
    }
}
