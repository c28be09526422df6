//! Idle treasures: what a community has and has not joined to anything yet (DOMAIN §4.7).

use crate::model::*;
use std::collections::BTreeSet;

/// Assets in use without a link, a declined one aside, and in no action; in order of creation.
pub fn idle(workspace: &Workspace) -> impl Iterator<Item = &Asset> {
    let links = workspace.links.values().filter(|link| link.state != LinkState::Declined).flat_map(|link| [link.from, link.to]);
    let in_actions =
        workspace.actions.values().flat_map(|action| action.combines.iter().copied().chain(action.slots.iter().map(|fill| fill.asset)));
    let busy: BTreeSet<Id> = links.chain(in_actions).collect();
    workspace.assets.values().filter(move |asset| asset.state == AssetState::Active && !busy.contains(&asset.id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_linked_or_in_an_action_is_not_idle_and_a_refusal_is_no_link() {
        let id = |n| Id::new(1, [n; 10]);
        let mut workspace = Workspace::default();
        for n in 1..=6 {
            workspace.put(Record::Asset(Asset::new(id(n), AssetKind::Place, String::new())));
        }
        workspace.put(Record::Link(Link::new(id(10), LinkKind::Knows, id(1), id(2))));
        workspace.put(Record::Link(Link { state: LinkState::Declined, ..Link::new(id(11), LinkKind::Match, id(3), id(9)) }));
        workspace.put(Record::Action(Action { combines: vec![id(4)], ..Action::new(id(12), String::new()) }));
        workspace.put(Record::Asset(Asset { state: AssetState::Ended, ..Asset::new(id(5), AssetKind::Place, String::new()) }));
        assert_eq!(idle(&workspace).map(|asset| asset.id).collect::<Vec<_>>(), [id(3), id(6)]);
    }
}
