//! The workshop of the open community: its run, kept on this device, and whether it fills the screen.

use super::look::Look;
use crate::browser::preferences::Preferences;
use crate::browser::{clock, page};
use crate::model::{Id, Timestamp};
use crate::practice::run::Run;
use leptos::prelude::*;
use std::time::Duration;

/// One a community. Copies are the same one.
#[derive(Clone, Copy)]
pub struct Workshop {
    community: Id,
    run: RwSignal<Option<Run>>,
    on_stage: RwSignal<bool>,
    now: RwSignal<Timestamp>,
}

impl Workshop {
    /// As an earlier visit left it.
    #[must_use]
    pub fn of(community: Id) -> Self {
        let kept = Preferences::load().runs.get(&community).and_then(|text| serde_json::from_str(text).ok());
        Self { community, run: RwSignal::new(kept), on_stage: RwSignal::new(false), now: RwSignal::new(clock::now()) }
    }

    /// Lets the countdown run as long as the present owner is there.
    pub fn tick(self) {
        let ticking = set_interval_with_handle(move || self.now.set(clock::now()), Duration::from_millis(500));
        on_cleanup(move || ticking.into_iter().for_each(|ticking| ticking.clear()));
    }

    /// Tracked.
    #[must_use]
    pub fn run(self) -> Option<Run> {
        self.run.get()
    }

    /// The step it is at; tracked.
    #[must_use]
    pub fn step(self) -> Option<usize> {
        self.run.with(|run| run.as_ref().map(|run| run.step))
    }

    /// Whether it fills the screen; tracked.
    #[must_use]
    pub fn is_on_stage(self) -> bool {
        self.on_stage.get()
    }

    /// Seconds left of a step of so many minutes; tracked, second by second.
    #[must_use]
    pub fn left_s(self, minutes: u16) -> i64 {
        self.run.with(|run| run.as_ref().map_or(0, |run| run.left_s(minutes, self.now.get())))
    }

    fn change(self, change: impl FnOnce(&mut Option<Run>, Timestamp)) {
        let now = clock::now();
        self.now.set(now);
        self.run.update(|run| change(run, now));
        let text = self.run.with_untracked(|run| run.as_ref().and_then(|run| serde_json::to_string(run).ok()));
        Preferences::change(|kept| match text {
            Some(text) => _ = kept.runs.insert(self.community, text),
            None => _ = kept.runs.remove(&self.community),
        });
    }

    /// To a step, beginning with it where nothing runs yet.
    pub fn go(self, step: usize) {
        self.change(|run, now| match run {
            Some(run) => run.go(step, now),
            None => *run = Some(Run::begin(step, now)),
        });
    }

    /// Holds the step's time, or lets it run on.
    pub fn hold(self) {
        self.change(|run, now| run.iter_mut().for_each(|run| run.hold(now)));
    }

    pub fn add_minute(self) {
        self.change(|run, _| run.iter_mut().for_each(Run::add_minute));
    }

    /// Forgets the run: the next one begins anew.
    pub fn start_over(self) {
        self.change(|run, _| *run = None);
    }

    /// Fills the screen, made up for a hall; or gives it back.
    pub fn put_on_stage(self, look: Look, on: bool) {
        self.on_stage.set(on);
        self.now.set(clock::now());
        look.borrow_for_hall(on);
        page::fill_screen(on);
    }
}
