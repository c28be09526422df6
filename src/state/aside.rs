//! What is found out about the open community as its records change: at once while that keeps nobody waiting, in the worker when it would.

use super::work::{Reply, Work};
use crate::browser::clock;
use crate::browser::worker::{Canceller, Job, WorkerError};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// Changes that follow each other this closely are looked at together.
const QUIET_MS: u32 = 300;

/// Something to be found out, in two ways that tell the same.
pub trait Inquiry: Copy + Send + Sync + 'static {
    type Found: PartialEq + Send + Sync + 'static;

    /// Whether people would be kept waiting. Tracks all that the answer depends on.
    fn is_large(self) -> bool;

    /// The answer, worked out here; `None` without a community. Tracks all that it depends on.
    fn at_once(self) -> Option<Self::Found>;

    /// What the worker is asked, with its bytes.
    fn work(self) -> Result<(Work, Vec<u8>), WorkerError>;

    /// What the worker answered.
    fn read(reply: (Reply, Option<Vec<u8>>)) -> Result<Self::Found, WorkerError>;
}

/// One while it is shown.
pub struct Aside<T: Send + Sync + 'static> {
    /// What was found last, `None` before the first.
    pub told: Memo<Arc<Option<T>>>,
    /// How far the worker is, 0 to 1; `None` while it does nothing.
    pub progress: RwSignal<Option<f64>>,
    asked: RwSignal<u32>,
    turn: StoredValue<u32>,
    running: StoredValue<Option<Canceller>, LocalStorage>,
    /// The worker that answered last: it has got into its stride, the next change is answered in half the time.
    idle: StoredValue<Option<Job<Reply>>, LocalStorage>,
}

impl<T: Send + Sync> Clone for Aside<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync> Copy for Aside<T> {}

impl<T: PartialEq + Send + Sync + 'static> Aside<T> {
    /// Follows what the inquiry depends on.
    #[must_use]
    pub fn follow<Q: Inquiry<Found = T>>(inquiry: Q) -> Self {
        let is_large = Memo::new(move |_| inquiry.is_large());
        let found = RwSignal::new(Arc::new(None));
        let told = Memo::new(move |_| if is_large.get() { found.get() } else { Arc::new(inquiry.at_once()) });
        let progress = RwSignal::new(is_large.get_untracked().then_some(0.0));
        let (running, idle) = (StoredValue::new_local(None), StoredValue::new_local(None));
        let this = Self { told, progress, asked: RwSignal::new(0), turn: StoredValue::new(0), running, idle };
        Effect::new(move |_| {
            this.asked.track();
            this.stop();
            if inquiry.is_large() {
                this.begin(inquiry, found);
            }
        });
        on_cleanup(move || this.stop());
        this
    }

    /// Ends the work under way; what was told before stays.
    pub fn stop(self) {
        self.turn.try_update_value(|turn| *turn += 1);
        if let Some(worker) = self.running.try_update_value(Option::take).flatten() {
            worker.cancel();
        }
        self.progress.try_set(None);
    }

    /// Works it out after all.
    pub fn begin_again(self) {
        self.asked.update(|asked| *asked += 1);
    }

    fn begin<Q: Inquiry<Found = T>>(self, inquiry: Q, found: RwSignal<Arc<Option<T>>>) {
        let turn = self.turn.get_value();
        let is_over = move || self.turn.try_get_value() != Some(turn);
        self.progress.set(Some(0.0));
        spawn_local(async move {
            clock::sleep_ms(QUIET_MS).await;
            if is_over() {
                return;
            }
            let told = match self.ask_worker(inquiry).await {
                Ok(told) => Some(told),
                Err(WorkerError::Cancelled) => None,
                // It can be worked out here too, only the page stands still meanwhile.
                Err(_) => untrack(|| inquiry.at_once()),
            };
            if !is_over() {
                self.running.set_value(None);
                self.progress.set(None);
                found.set(Arc::new(told));
            }
        });
    }

    async fn ask_worker<Q: Inquiry<Found = T>>(self, inquiry: Q) -> Result<T, WorkerError> {
        let (work, bytes) = untrack(|| inquiry.work())?;
        let idle = self.idle.try_update_value(Option::take).flatten();
        let mut job = Job::start_staying(idle, &work, Some(&bytes), move |progress| self.tell(progress.fraction))?;
        self.running.set_value(Some(job.canceller()));
        let reply = (&mut job).await?;
        self.idle.try_set_value(Some(job));
        Q::read(reply)
    }

    /// Unless nobody waits for it any more.
    fn tell(self, fraction: f64) {
        if self.progress.try_get_untracked().flatten().is_some() {
            self.progress.set(Some(fraction));
        }
    }
}
