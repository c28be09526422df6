//! Two tabs of one browser on the same community see each other's edits.

use super::project::Project;
use crate::browser::tabs::{TabMessage, Tabs};
use crate::model::Id;

/// The other tabs that have this community open.
pub(super) struct Neighbours(Tabs);

impl Neighbours {
    /// Listens, and asks what was missed; `None` where the browser has no channel between tabs.
    pub(super) fn join(community: Id, project: Project) -> Option<Self> {
        let tabs = Tabs::join(community, move |message, tabs| match message {
            TabMessage::Update { bytes } => drop(project.take_in(&bytes)),
            TabMessage::Hello { state_vector } => {
                if let Some(bytes) = project.answer(&state_vector) {
                    tabs.send(&TabMessage::Update { bytes });
                }
            }
        })
        .ok()?;
        tabs.send(&TabMessage::Hello { state_vector: project.state_vector() });
        Some(Self(tabs))
    }

    pub(super) fn tell(&self, update: &[u8]) {
        self.0.send(&TabMessage::Update { bytes: update.to_vec() });
    }
}
