//! Whose suggestions may be others once records have changed.

use super::Matcher;
use super::matcher::Want;
use crate::model::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What changed records bear upon.
#[derive(Default)]
pub(super) struct Touched {
    pub assets: BTreeSet<Id>,
    pub needs: BTreeSet<Id>,
}

impl Matcher {
    /// Counts the changed links and areas anew, and tells whose suggestions may be others now.
    pub(super) fn touched_by(&mut self, workspace: &Workspace, changed: &[Id]) -> Touched {
        let mut touched = Touched::default();
        let known = Arc::make_mut(&mut self.known);
        let mut ends = Vec::new();
        for &id in changed {
            let old = known.ties.take(id);
            let new = workspace.links.get(&id).inspect(|link| known.ties.put(link)).map(|link| (link.from, link.to));
            ends.extend([old, new].into_iter().flatten().flat_map(|(from, to)| [from, to]));
            let before = known.ground.frame(id);
            let after = known.ground.change(id, workspace.areas.get(&id));
            let within = |want: &Want| want.area == Some(id) || [before, after].iter().flatten().any(|frame| frame.holds(want.position));
            if before.is_some() || after.is_some() {
                touched.needs.extend(self.wants.iter().filter(|(_, want)| within(want)).map(|(need, _)| *need));
            }
        }
        // What a need asks for is taken from the assets that meet it.
        let met_by = changed.iter().flat_map(|id| known.ties.matched_with(*id));
        let near: Vec<Id> = changed.iter().copied().chain(ends.iter().copied()).chain(met_by).collect();
        for id in near {
            touched.assets.insert(id);
            touched.needs.insert(id);
        }
        // A captain who comes or goes counts for every need in the area.
        ends.retain(|end| known.ground.frame(*end).is_some());
        if !ends.is_empty() {
            let with_new_captain = self.wants.iter().filter(|(_, want)| want.area.is_some_and(|area| ends.contains(&area)));
            touched.needs.extend(with_new_captain.map(|(need, _)| *need));
        }
        touched
    }
}
