//! The talk that is going on: kept on this device until it is saved or begun anew.

use crate::browser::preferences::Preferences;
use crate::model::Id;
use crate::practice::interview::{Interview, Lacking};
use leptos::prelude::*;

/// The answers so far, and what keeps the page from being left.
#[derive(Clone, Copy)]
pub struct Talk {
    pub answers: RwSignal<Interview>,
    pub lacking: RwSignal<Option<Lacking>>,
    community: Id,
}

impl Talk {
    /// Takes up what the last visit left in this community, and keeps every change.
    #[must_use]
    pub fn take_up(community: Id) -> Self {
        let left = Preferences::load().talks.get(&community).and_then(|text| serde_json::from_str(text).ok());
        let talk = Self { answers: RwSignal::new(left.unwrap_or_default()), lacking: RwSignal::new(None), community };
        Effect::new(move |_| {
            let answers = talk.answers.get();
            let text = (answers != Interview::default()).then(|| serde_json::to_string(&answers).ok()).flatten();
            talk.keep(text);
        });
        talk
    }

    /// Begins anew; nothing of the talk is kept on this device.
    pub fn put_away(self) {
        self.lacking.set(None);
        self.answers.set(Interview::default());
        self.keep(None);
    }

    fn keep(self, text: Option<String>) {
        Preferences::change(|kept| match text {
            Some(text) => _ = kept.talks.insert(self.community, text),
            None => _ = kept.talks.remove(&self.community),
        });
    }
}
