//! Copies of a community for others: the team copy leaves out what is for this device and who gave no leave, the public copy still more.

use super::geojson_out::Level;
use crate::model::*;
use std::collections::{BTreeMap, BTreeSet};

pub use super::public::{FEWEST_PEOPLE, public_copy};

/// What may be handed to some readers, as a workspace of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Copy {
    pub level: Level,
    pub workspace: Workspace,
    /// Events that are told only as a number.
    pub events: BTreeMap<EventKind, usize>,
}

/// For colleagues: without records kept for this device and without individuals who gave no leave, or took it back.
#[must_use]
pub fn team_copy(workspace: &Workspace) -> Copy {
    let mut workspace = open_to(workspace, Visibility::Team);
    drop_loose_ends(&mut workspace);
    Copy { level: Level::Team, workspace, events: BTreeMap::new() }
}

/// The records these readers may see, as they stand; without photos, of which there is no telling who is on them.
pub(super) fn open_to(workspace: &Workspace, readers: Visibility) -> Workspace {
    let mut open = workspace.clone();
    open.assets.retain(|_, asset| asset.is_open_to(readers));
    open.needs.retain(|_, need| need.visibility.reaches(readers));
    open.areas.retain(|_, area| area.visibility.reaches(readers));
    open.links.retain(|_, link| link.visibility.reaches(readers));
    open.actions.retain(|_, action| action.visibility.reaches(readers));
    open.events.retain(|_, event| event.visibility.reaches(readers));
    // Leave to be on the map is no leave to be shown in a photo.
    open.assets.values_mut().for_each(|asset| asset.photos = Photos::default());
    open.needs.values_mut().for_each(|need| need.photos = Photos::default());
    open
}

/// Takes away links that lost an end, and every mention of what is not in the copy.
pub(super) fn drop_loose_ends(workspace: &mut Workspace) {
    let assets: BTreeSet<Id> = workspace.assets.keys().copied().collect();
    let needs: BTreeSet<Id> = workspace.needs.keys().copied().collect();
    let areas: BTreeSet<Id> = workspace.areas.keys().copied().collect();
    let is_end = |id: &Id| assets.contains(id) || needs.contains(id) || areas.contains(id);
    workspace.links.retain(|_, link| is_end(&link.from) && is_end(&link.to));
    for area in workspace.areas.values_mut() {
        area.parent = area.parent.filter(|parent| areas.contains(parent));
    }
    for action in workspace.actions.values_mut() {
        action.combines.retain(|id| assets.contains(id));
        action.answers.retain(|id| needs.contains(id));
        action.slots.retain(|fill| assets.contains(&fill.asset));
    }
    let Workspace { info, links, actions, events, .. } = workspace;
    info.kept_apart.keep_among(|id| is_end(&id) || actions.contains_key(&id));
    let ids: BTreeSet<Id> = events.keys().copied().collect();
    for event in events.values_mut() {
        event.about.retain(|id| is_end(id) || links.contains_key(id) || actions.contains_key(id) || ids.contains(id));
        event.area = event.area.filter(|area| areas.contains(area));
    }
}
