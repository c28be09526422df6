//! What the links of a community say about pairs, looked up once for all of them.

use crate::model::*;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Debug, Default)]
pub(super) struct Ties {
    /// Pairs somebody has said no to, both ways round.
    declined: BTreeSet<(Id, Id)>,
    /// Asset → the needs it meets now, by agreed and active matches.
    meets: BTreeMap<Id, Vec<Id>>,
    /// Needs that an asset meets now.
    met: BTreeSet<Id>,
    /// Links that are not declined.
    degree: BTreeMap<Id, usize>,
    neighbours: BTreeMap<Id, BTreeSet<Id>>,
    /// Area → its captains.
    captains: BTreeMap<Id, Vec<Id>>,
}

impl Ties {
    pub(super) fn new(workspace: &Workspace) -> Self {
        let mut ties = Self::default();
        workspace.links.values().for_each(|link| ties.count(link, workspace));
        ties
    }

    fn count(&mut self, link: &Link, workspace: &Workspace) {
        let (from, to) = (link.from, link.to);
        if link.state == LinkState::Declined {
            self.declined.extend([(from, to), (to, from)]);
            return;
        }
        for (end, other) in [(from, to), (to, from)] {
            *self.degree.entry(end).or_default() += 1;
            self.neighbours.entry(end).or_default().insert(other);
        }
        match link.kind {
            LinkKind::Match if matches!(link.state, LinkState::Agreed | LinkState::Active) => {
                let (asset, need) = if workspace.assets.contains_key(&from) { (from, to) } else { (to, from) };
                self.meets.entry(asset).or_default().push(need);
                self.met.insert(need);
            }
            LinkKind::Stewards => self.captains.entry(to).or_default().push(from),
            _ => {}
        }
    }

    pub(super) fn links_at(&self, id: Id) -> usize {
        self.degree.get(&id).copied().unwrap_or_default()
    }

    pub(super) fn is_declined(&self, asset: Id, need: Id) -> bool {
        self.declined.contains(&(asset, need))
    }

    pub(super) fn are_linked(&self, a: Id, b: Id) -> bool {
        self.neighbours.get(&a).is_some_and(|others| others.contains(&b))
    }

    pub(super) fn captains_of(&self, area: Id) -> &[Id] {
        self.captains.get(&area).map_or(&[], Vec::as_slice)
    }

    pub(super) fn met_by(&self, asset: Id) -> &[Id] {
        self.meets.get(&asset).map_or(&[], Vec::as_slice)
    }

    pub(super) fn is_met(&self, need: Id) -> bool {
        self.met.contains(&need)
    }
}
