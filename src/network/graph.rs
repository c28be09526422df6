//! The graph: assets, needs and actions, joined by links that are not declined and by what an action combines and answers.

use crate::model::{Action, Id, Link, LinkKind, LinkState, TieType, Workspace};
use petgraph::graph::{NodeIndex, UnGraph};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What joins two nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Bond {
    /// A link of this kind.
    Link(LinkKind),
    /// An action that combines or answers.
    Doing,
}

/// Which joins are looked at; by default all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sieve {
    pub bond: Option<Bond>,
    /// Only links said to be of this tie.
    pub tie: Option<TieType>,
}

impl Sieve {
    pub(super) fn lets_link(self, link: &Link) -> bool {
        let kind = self.bond.is_none_or(|bond| bond == Bond::Link(link.kind));
        kind && self.tie.is_none_or(|tie| link.tie == Some(tie)) && link.state != LinkState::Declined
    }

    pub(super) fn lets_doings(self) -> bool {
        self.tie.is_none() && self.bond.is_none_or(|bond| bond == Bond::Doing)
    }
}

/// Nodes in order of their ids; two nodes are joined once, however many links there are between them.
pub struct Net {
    pub(super) graph: UnGraph<Id, ()>,
    places: BTreeMap<Id, NodeIndex>,
}

impl Net {
    /// Links at areas, and to what is not there, join nothing.
    #[must_use]
    pub fn of(workspace: &Workspace, sieve: Sieve) -> Self {
        let nodes = workspace.assets.keys().chain(workspace.needs.keys()).chain(workspace.actions.keys()).copied();
        let links = workspace.links.values().filter(|link| sieve.lets_link(link)).map(|link| (link.from, link.to));
        let doings = workspace.actions.values().filter(|_| sieve.lets_doings()).flat_map(doings);
        Self::new(nodes, links.chain(doings))
    }

    /// A graph of these nodes; pairs that name another node, or one twice, are passed over.
    #[must_use]
    pub fn new(nodes: impl IntoIterator<Item = Id>, pairs: impl IntoIterator<Item = (Id, Id)>) -> Self {
        let mut graph = UnGraph::default();
        let nodes: BTreeSet<Id> = nodes.into_iter().collect();
        let places: BTreeMap<Id, NodeIndex> = nodes.into_iter().map(|id| (id, graph.add_node(id))).collect();
        let joined: BTreeSet<(Id, Id)> = pairs.into_iter().filter(|(a, b)| a != b).map(|(a, b)| (a.min(b), a.max(b))).collect();
        for (a, b) in joined {
            if let (Some(&a), Some(&b)) = (places.get(&a), places.get(&b)) {
                graph.add_edge(a, b, ());
            }
        }
        Self { graph, places }
    }

    /// Every node, in the order in which [`Self::pairs`] counts them.
    #[must_use]
    pub fn ids(&self) -> impl ExactSizeIterator<Item = Id> + '_ {
        self.graph.node_weights().copied().collect::<Vec<_>>().into_iter()
    }

    /// Which nodes are joined, each pair once.
    pub fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.graph.raw_edges().iter().map(|edge| (edge.source().index(), edge.target().index()))
    }

    /// How many others a node is joined to; `None` for one that is not there.
    #[must_use]
    pub fn degree(&self, id: Id) -> Option<usize> {
        self.places.get(&id).map(|&place| self.graph.neighbors(place).count())
    }

    /// Whom a node is joined to, in order of ids.
    #[must_use]
    pub fn neighbours(&self, id: Id) -> Vec<Id> {
        let of = |&place: &NodeIndex| self.graph.neighbors(place).map(|near| self.graph[near]).collect();
        let mut near: Vec<Id> = self.places.get(&id).map(of).unwrap_or_default();
        near.sort_unstable();
        near
    }

    pub(super) fn place(&self, id: Id) -> Option<usize> {
        self.places.get(&id).map(|place| place.index())
    }

    /// Whom each node is joined to, by place.
    pub(super) fn adjacency(&self) -> Vec<Vec<usize>> {
        let mut near = vec![Vec::new(); self.graph.node_count()];
        for (a, b) in self.pairs() {
            near[a].push(b);
            near[b].push(a);
        }
        near
    }
}

/// What an action joins itself to.
pub(super) fn doings(action: &Action) -> impl Iterator<Item = (Id, Id)> + '_ {
    let with = action.combines.iter().chain(&action.answers).chain(action.slots.iter().map(|slot| &slot.asset));
    with.map(|&other| (action.id, other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Asset, AssetKind, Need, Record};

    fn id(n: u8) -> Id {
        Id::new(1, [n; 10])
    }

    #[test]
    fn a_sieve_lets_through_one_kind_or_one_tie() {
        let mut workspace = Workspace::default();
        for n in 1..=3 {
            workspace.put(Record::Asset(Asset::new(id(n), AssetKind::Individual, String::new())));
        }
        workspace.put(Record::Need(Need::new(id(4), String::new())));
        let tied = Link { tie: Some(TieType::Bridging), ..Link::new(id(11), LinkKind::Knows, id(1), id(2)) };
        let declined = Link { state: LinkState::Declined, ..Link::new(id(13), LinkKind::Match, id(2), id(4)) };
        for link in [tied, Link::new(id(12), LinkKind::Match, id(3), id(4)), declined] {
            workspace.put(Record::Link(link));
        }
        let action = Action { combines: vec![id(1), id(3)], ..Action::new(id(21), String::new()) };
        workspace.put(Record::Action(action));
        let joined = |sieve| Net::of(&workspace, sieve).pairs().count();
        let only = |bond| Sieve { bond: Some(bond), tie: None };
        assert_eq!(joined(Sieve::default()), 4);
        assert_eq!(joined(only(Bond::Link(LinkKind::Match))), 1);
        assert_eq!(joined(only(Bond::Doing)), 2);
        assert_eq!(joined(Sieve { bond: None, tie: Some(TieType::Bridging) }), 1);
    }
}
