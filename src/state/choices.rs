//! What merges left for a person to say, kept with the community on this device until it is settled.

use super::autosave::Autosave;
use super::project::Project;
use crate::browser::storage::{FileEntry, StorageError};
use crate::browser::{clock, files};
use crate::document::{Buried, Choices, Edit, EditError, Merged, Overwritten, with_field, with_info_field};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The kept file they lie in.
const FILE: &str = "choices.json";

impl Project {
    /// What is still to be said; tracked.
    #[must_use]
    pub fn open_choices(self) -> Choices {
        self.choices.with(|choices| self.read(|workspace| choices.still_open(workspace))).unwrap_or_default()
    }

    /// Takes up what an earlier visit left.
    pub(super) async fn take_up_choices(self) {
        let Some((autosave, community)) = self.keeper() else { return };
        let Ok(Some((_, blob))) = autosave.storage().get_file(community, FILE).await else { return };
        let Ok(text) = files::read_text(&blob).await else { return };
        // The page may have moved on meanwhile.
        let _late = self.choices.try_set(serde_json::from_str(&text).unwrap_or_default());
    }

    /// Notes what a merge left to be said, on the disk before the merge itself: nothing to choose is lost with the power.
    pub(super) async fn note_choices(self, merged: &Merged) -> Result<(), StorageError> {
        let _late = self.choices.try_update(|choices| choices.add(merged));
        self.keep_choices().await
    }

    async fn keep_choices(self) -> Result<(), StorageError> {
        let Some((autosave, community)) = self.keeper() else { return Ok(()) };
        let text = self.choices.try_with_untracked(|choices| serde_json::to_vec(choices).unwrap_or_default()).unwrap_or_default();
        let Ok(blob) = files::to_blob(&text, "application/json") else { return Ok(()) };
        let (id, name, kind) = (FILE.to_owned(), FILE.to_owned(), blob.type_());
        let entry = FileEntry { community, id, name, kind, bytes: text.len() as u64, added_at: clock::now() };
        autosave.storage().put_file(&entry, &blob).await
    }

    fn forget_choice(self, change: impl FnOnce(&mut Choices)) {
        self.choices.update(change);
        // A choice that could not be taken off the disk is asked again, no more.
        spawn_local(async move { drop(self.keep_choices().await) });
    }

    fn keeper(self) -> Option<(Autosave, crate::model::Id)> {
        self.autosave().zip(self.peek(|workspace| workspace.info.id))
    }

    /// Gives a field one of its two values. The one that was lost is a step of undo, and undoing it opens the choice again.
    pub fn choose(self, double: &Overwritten, ours: bool) -> Result<(), EditError> {
        if ours == double.kept_ours {
            self.forget_choice(|choices| choices.double.retain(|known| known != double));
            return Ok(());
        }
        let value = if ours { &double.ours } else { &double.theirs };
        let edit = self.peek(|workspace| match double.record {
            None => {
                let before = workspace.info.clone();
                with_info_field(&before, &double.field, value).map(|after| Edit::SetInfo { before, after })
            }
            Some(_) => {
                let before = workspace.record(double.id)?;
                with_field(&before, &double.field, value).map(|after| Edit::Update { before, after })
            }
        });
        match edit.flatten() {
            Some(edit) => self.commit(edit),
            None => Err(EditError::Unknown { id: double.id }),
        }
    }

    /// Brings back what one table deleted and another changed, or leaves it deleted.
    pub fn settle_buried(self, buried: &Buried, bring_back: bool) -> Result<(), EditError> {
        if bring_back {
            return self.commit(Edit::Restore(vec![buried.id]));
        }
        self.forget_choice(|choices| choices.buried.retain(|known| known.id != buried.id));
        Ok(())
    }
}
