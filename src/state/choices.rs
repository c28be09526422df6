//! What a merge left for a person to say: kept on this device until it is settled.

use super::project::Project;
use crate::browser::preferences::Preferences;
use crate::document::{Buried, Edit, EditError, Merged, Overwritten, with_field, with_info_field};
use crate::model::Id;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// Not settled yet.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Choices {
    /// Fields that two tables wrote, with both values.
    pub double: Vec<Overwritten>,
    /// Changed at one table and deleted at another.
    pub buried: Vec<Buried>,
}

impl Choices {
    #[must_use]
    pub fn count(&self) -> usize {
        self.double.len() + self.buried.len()
    }

    pub(super) fn kept(community: Id) -> Self {
        Preferences::load().choices.get(&community).and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
    }

    fn keep(&self, community: Id) {
        let text = serde_json::to_string(self).ok().filter(|_| self.count() > 0);
        Preferences::change(|kept| match text {
            Some(text) => _ = kept.choices.insert(community, text),
            None => _ = kept.choices.remove(&community),
        });
    }

    /// Adds what a merge found; of a field told twice the later telling stands.
    fn add(&mut self, merged: &Merged) {
        let same = |a: &Overwritten, b: &Overwritten| (a.record, a.id, &a.field) == (b.record, b.id, &b.field);
        self.double.retain(|known| !merged.double.iter().any(|new| same(known, new)));
        self.double.extend(merged.double.iter().cloned());
        self.buried.retain(|known| !merged.buried.iter().any(|new| known.id == new.id));
        self.buried.extend(merged.buried.iter().cloned());
    }
}

impl Project {
    fn change_choices(self, change: impl FnOnce(&mut Choices)) {
        self.choices.update(change);
        let community = self.peek(|workspace| workspace.info.id).unwrap_or_default();
        self.choices.with_untracked(|choices| choices.keep(community));
    }

    /// Notes what a merge left to be said.
    pub(super) fn note_choices(self, merged: &Merged) {
        if merged.has_choices() {
            self.change_choices(|choices| choices.add(merged));
        }
    }

    /// Gives a field one of its two values; a step of undo where that changes anything.
    pub fn choose(self, double: &Overwritten, ours: bool) -> Result<(), EditError> {
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
        if let Some(edit) = edit.flatten() {
            self.commit(edit)?;
        }
        self.change_choices(|choices| choices.double.retain(|known| known != double));
        Ok(())
    }

    /// Brings back what one table deleted and another changed, or leaves it deleted.
    pub fn settle_buried(self, buried: &Buried, bring_back: bool) -> Result<(), EditError> {
        if bring_back {
            self.commit(Edit::Restore(vec![buried.id]))?;
        }
        self.change_choices(|choices| choices.buried.retain(|known| known.id != buried.id));
        Ok(())
    }
}
