//! What is looked at on the network screen: the nodes with their marks and names, the report on them, the one that is picked.

use crate::model::{ActionState, AssetKind, Id, NeedState, Record, Workspace};
use crate::network::{Report, Sieve};
use crate::state::{Aside, Look, Project, lang, network_report};
use crate::ui::community::names;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The mark of a node.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Face {
    Asset(AssetKind),
    Need { met: bool },
    Action { done: bool },
}

/// A node as it is shown.
#[derive(Clone, PartialEq)]
pub(super) struct Node {
    pub face: Face,
    /// A person's initials while the page is made up for a hall.
    pub name: String,
}

/// One while the screen is shown.
#[derive(Clone, Copy)]
pub(super) struct Scene {
    pub sieve: RwSignal<Sieve>,
    pub nodes: Memo<Arc<BTreeMap<Id, Node>>>,
    pub report: Memo<Arc<Option<Report>>>,
    pub counting: Aside<Report>,
    pub picked: RwSignal<Option<Id>>,
    /// Nodes to be brought into sight; the picture takes them.
    pub sought: RwSignal<Vec<Id>>,
}

impl Scene {
    pub fn new(project: Project, look: Look) -> Self {
        let sieve = RwSignal::new(Sieve::default());
        let nodes = Memo::new(move |_| {
            // Names without words are said in the language of the page.
            let _of_names = lang();
            Arc::new(project.read(|workspace| nodes(workspace, look)).unwrap_or_default())
        });
        let counting = network_report(project, sieve);
        Self { sieve, nodes, report: counting.told, counting, picked: RwSignal::new(None), sought: RwSignal::new(Vec::new()) }
    }

    /// Picks a node and brings it into sight with its neighbours.
    pub fn pick(self, id: Id) {
        self.picked.set(Some(id));
        self.sought.set(vec![id]);
    }

    /// What a node is called; tracked.
    pub fn name(self, id: Id) -> String {
        self.nodes.with(|nodes| nodes.get(&id).map(|node| node.name.clone())).unwrap_or_default()
    }

    /// Something of the report; tracked.
    pub fn told<T: Default>(self, read: impl FnOnce(&Report) -> T) -> T {
        self.report.with(|report| report.as_ref().as_ref().map(read)).unwrap_or_default()
    }
}

fn nodes(workspace: &Workspace, look: Look) -> BTreeMap<Id, Node> {
    let assets = workspace.assets.values().map(|asset| (Face::Asset(asset.kind), Record::Asset(asset.clone())));
    let needs = workspace.needs.values().map(|need| (Face::Need { met: need.state == NeedState::Met }, Record::Need(need.clone())));
    let actions = workspace.actions.values().map(|action| {
        let face = Face::Action { done: action.state == ActionState::Done };
        (face, Record::Action(action.clone()))
    });
    let all = assets.chain(needs).chain(actions);
    all.map(|(face, record)| (record.id(), Node { face, name: names::of_record(look, &record) })).collect()
}
