//! The graph: assets, needs and actions, joined by links that are not declined and by what an action combines and answers.

use crate::model::{Id, LinkState, Workspace};
use petgraph::graph::{NodeIndex, UnGraph};
use std::collections::{BTreeMap, BTreeSet};

/// Nodes in order of their ids; two nodes are joined once, however many links there are between them.
pub struct Net {
    pub(super) graph: UnGraph<Id, ()>,
    places: BTreeMap<Id, NodeIndex>,
}

impl Net {
    /// Links at areas, and to what is not there, join nothing.
    #[must_use]
    pub fn of(workspace: &Workspace) -> Self {
        let nodes: BTreeSet<Id> = workspace.assets.keys().chain(workspace.needs.keys()).chain(workspace.actions.keys()).copied().collect();
        let links = workspace.links.values().filter(|link| link.state != LinkState::Declined).map(|link| (link.from, link.to));
        let doings = workspace.actions.values().flat_map(|action| {
            let with = action.combines.iter().chain(&action.answers).chain(action.slots.iter().map(|slot| &slot.asset));
            with.map(|&other| (action.id, other))
        });
        Self::new(nodes, links.chain(doings))
    }

    /// A graph of these nodes; pairs that name another node, or one twice, are passed over.
    #[must_use]
    pub fn new(nodes: impl IntoIterator<Item = Id>, pairs: impl IntoIterator<Item = (Id, Id)>) -> Self {
        let mut graph = UnGraph::default();
        let places: BTreeMap<Id, NodeIndex> = nodes.into_iter().map(|id| (id, graph.add_node(id))).collect();
        let joined: BTreeSet<(Id, Id)> = pairs.into_iter().filter(|(a, b)| a != b).map(|(a, b)| (a.min(b), a.max(b))).collect();
        for (a, b) in joined {
            if let (Some(&a), Some(&b)) = (places.get(&a), places.get(&b)) {
                graph.add_edge(a, b, ());
            }
        }
        Self { graph, places }
    }

    /// How many others a node is joined to; `None` for one that is not there.
    #[must_use]
    pub fn degree(&self, id: Id) -> Option<usize> {
        self.places.get(&id).map(|&place| self.graph.neighbors(place).count())
    }
}
