//! What comes into the open community from elsewhere: another device's document, many records of a file.

use super::{Open, Project};
use crate::browser::clock;
use crate::document::{DocumentError, Edit, EditError, Made, Merged, Outlet};
use crate::model::Record;
use crate::state::shelf::ShelfError;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What was taken in is drawn before the document takes the page's time.
const DRAWN_FIRST_MS: u32 = 1_000;
/// Between two parts, on a page that never rests.
const LONGEST_WAIT_MS: u32 = 500;

impl Project {
    /// Takes in the whole document of another device. Answers once it is on the disk, with what it left to be settled before it.
    pub(in crate::state) async fn merge(self, update: &[u8]) -> Result<Merged, ShelfError> {
        let merge = |open: &mut Open| {
            let before = open.document.state_vector();
            let (outlet, merged) = open.document.merge_whole(update)?;
            // The file is large and most of it here already; while some of it waits for what is missing, all of it is kept.
            let missed = if open.document.is_pending() { None } else { open.document.diff_since(&before).ok() };
            let is_new = !outlet.update.is_empty();
            let update = missed.filter(|_| is_new).unwrap_or_else(|| outlet.update.clone());
            Ok::<_, DocumentError>((Outlet { update, ..outlet }, merged))
        };
        let (outlet, merged) = self.open.try_update_value(merge).unwrap_or_else(|| Ok((Outlet::nothing(), Merged::default())))?;
        let noted = if merged.has_choices() { self.note_choices(&merged).await } else { Ok(()) };
        if !outlet.update.is_empty() {
            self.let_out(outlet);
        }
        if let Some(autosave) = self.autosave() {
            autosave.kept().await?;
        }
        noted?;
        Ok(merged)
    }

    /// Many records from a file, as one edit; those that come as an update are shown at once and let into the document when the page rests.
    pub(in crate::state) fn take_in(self, records: Vec<Record>, made: Option<Made>, from: String) -> Result<(), EditError> {
        let Some(made) = made else { return self.commit(Edit::Import { records, from }) };
        self.commit(Edit::TakeIn { records, made, from })?;
        spawn_local(async move {
            clock::sleep_ms(DRAWN_FIRST_MS).await;
            while self.open.try_with_value(|open| open.document.let_in()).unwrap_or_default() {
                clock::idle(LONGEST_WAIT_MS).await;
            }
        });
        Ok(())
    }
}
