//! Two tabs of one browser on the same community see each other's edits.

use super::project::Project;
use crate::browser::storage::UpdateKey;
use crate::browser::tabs::{TabMessage, Tabs};
use crate::model::Id;

/// The other tabs that have this community open.
pub(super) struct Neighbours(Tabs);

impl Neighbours {
    /// Listens, and asks what was missed.
    pub(super) fn join(community: Id, project: Project) -> Self {
        let tabs = Tabs::join(community, move |message| project.hear(message));
        tabs.send(&TabMessage::Hello { state_vector: project.state_vector() });
        Self(tabs)
    }

    /// Passes on an update that is stored, or is being stored, by this tab.
    pub(super) fn tell(&self, update: &[u8]) {
        self.0.send(&TabMessage::Update { key: UpdateKey::default(), bytes: update.to_vec() });
    }
}
