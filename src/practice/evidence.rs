//! What needs rest on: which nobody has been asked about yet, and how the others were learnt of.

use crate::model::*;

/// Needs that have not been dropped, by whether anybody was asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grounds {
    /// In order of creation.
    pub unverified: Vec<Id>,
    pub verified: Vec<Id>,
    /// How many needs were learnt of in each way; one may be learnt of in several.
    pub by_method: Vec<(EvidenceMethod, usize)>,
}

#[must_use]
pub fn grounds(workspace: &Workspace) -> Grounds {
    let alive = || workspace.needs.values().filter(|need| need.state != NeedState::Dropped);
    let (unverified, verified) = alive().partition::<Vec<&Need>, _>(|need| need.is_unverified());
    let learnt = |method| verified.iter().filter(|need| need.evidence.iter().any(|evidence| evidence.method == method)).count();
    let ids = |needs: &[&Need]| needs.iter().map(|need| need.id).collect();
    Grounds {
        by_method: EvidenceMethod::ALL.iter().map(|&method| (method, learnt(method))).collect(),
        unverified: ids(&unverified),
        verified: ids(&verified),
    }
}
