//! The report on the open community's network: worked out at once while it is small, in the worker when it is large.

use super::project::Project;
use super::work::{Work, measured};
use crate::browser::clock;
use crate::browser::worker::{Canceller, Job, WorkerError};
use crate::network::job::{self, Request};
use crate::network::{Report, Sieve, report};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// Nodes up to which a report keeps nobody waiting.
const MOST_AT_ONCE: usize = 2000;
/// Changes that follow each other this closely are reported on together.
const QUIET_MS: u32 = 300;

/// One while the network is shown.
#[derive(Clone, Copy)]
pub struct NetworkReport {
    /// The last one worked out, `None` before the first.
    pub told: Memo<Arc<Option<Report>>>,
    /// How far the worker is, 0 to 1; `None` while it does nothing.
    pub progress: RwSignal<Option<f64>>,
    asked: RwSignal<u32>,
    turn: StoredValue<u32>,
    running: StoredValue<Option<Canceller>, LocalStorage>,
}

impl NetworkReport {
    /// Follows the records and what of their links is looked at.
    #[must_use]
    pub fn follow(project: Project, sieve: RwSignal<Sieve>) -> Self {
        let is_large = Memo::new(move |_| project.read(|workspace| job::nodes(workspace) > MOST_AT_ONCE).unwrap_or_default());
        let found = RwSignal::new(Arc::new(None));
        let at_once = move || Arc::new(project.read(|workspace| report(workspace, sieve.get(), clock::day_of)));
        let told = Memo::new(move |_| if is_large.get() { found.get() } else { at_once() });
        let (turn, running) = (StoredValue::new(0), StoredValue::new_local(None));
        let progress = RwSignal::new(is_large.get_untracked().then_some(0.0));
        let this = Self { told, progress, asked: RwSignal::new(0), turn, running };
        Effect::new(move |_| {
            this.asked.track();
            let sieve = sieve.get();
            this.stop();
            if project.read(|workspace| job::nodes(workspace) > MOST_AT_ONCE).unwrap_or_default() {
                this.begin(project, sieve, found);
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

    fn begin(self, project: Project, sieve: Sieve, found: RwSignal<Arc<Option<Report>>>) {
        let turn = self.turn.get_value();
        let is_over = move || self.turn.try_get_value() != Some(turn);
        self.progress.set(Some(0.0));
        spawn_local(async move {
            clock::sleep_ms(QUIET_MS).await;
            if is_over() {
                return;
            }
            let told = match self.ask_worker(project, sieve, turn).await {
                Ok(told) => Some(told),
                Err(WorkerError::Cancelled) => None,
                // It can be worked out here too, only the page stands still meanwhile.
                Err(_) => project.peek(|workspace| report(workspace, sieve, clock::day_of)),
            };
            if !is_over() {
                self.running.set_value(None);
                self.progress.set(None);
                found.set(Arc::new(told));
            }
        });
    }

    async fn ask_worker(self, project: Project, sieve: Sieve, turn: u32) -> Result<Report, WorkerError> {
        let packed = project.peek(job::pack).ok_or(WorkerError::Cancelled)?;
        let bytes = packed.map_err(|error| WorkerError::Broken { detail: error.to_string() })?;
        let tell = move |fraction: f64| {
            if self.turn.try_get_value() == Some(turn) {
                self.progress.set(Some(fraction));
            }
        };
        let job = Job::start(&Work::Measure(Request::Report { sieve }), Some(&bytes), move |progress| tell(progress.fraction))?;
        self.running.set_value(Some(job.canceller()));
        job.await.and_then(measured)
    }
}
