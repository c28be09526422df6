//! Who was brought in by whom: a forest of invitations.

use crate::model::*;
use std::collections::{BTreeMap, BTreeSet};

/// One person in the forest, told after the one who invited them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Invited {
    pub id: Id,
    /// 0 for those nobody here invited.
    pub depth: usize,
    /// The day on the invitation.
    pub since: Option<Date>,
    /// How many came through this one, at first or further hand.
    pub brought_in: usize,
}

/// Everybody who invited or was invited. A person hangs on the first invitation, by its day and then by when it was written down; one that
/// would close a circle is passed over.
#[must_use]
pub fn forest(workspace: &Workspace) -> Vec<Invited> {
    let invitations = invitations(workspace);
    let mut guests: BTreeMap<Id, Vec<(Id, Option<Date>)>> = BTreeMap::new();
    let mut tops: BTreeMap<Id, Id> = BTreeMap::new();
    for link in invitations {
        tops.entry(link.from).or_insert(link.from);
        tops.entry(link.to).or_insert(link.to);
        let host = top(&mut tops, link.from);
        // Who still is a top has no host yet; the top of the host's own tree must not become its guest.
        if tops.get(&link.to) == Some(&link.to) && host != link.to {
            tops.insert(link.to, link.from);
            guests.entry(link.from).or_default().push((link.to, link.since));
        }
    }
    let came: BTreeSet<Id> = guests.values().flatten().map(|(guest, _)| *guest).collect();
    let mut told = Vec::new();
    for root in tops.keys().filter(|id| !came.contains(id)) {
        tell(*root, &guests, &mut told);
    }
    told
}

/// Those not declined, the earliest first; those without a day come last.
fn invitations(workspace: &Workspace) -> Vec<&Link> {
    let counts = |link: &&Link| link.kind == LinkKind::Invited && link.state != LinkState::Declined && link.from != link.to;
    let mut links: Vec<&Link> = workspace.links.values().filter(counts).collect();
    links.sort_by_key(|link| (link.since.is_none(), link.since, link.id));
    links
}

/// The top of somebody's tree; shortens the way there for those who ask next.
fn top(tops: &mut BTreeMap<Id, Id>, id: Id) -> Id {
    let mut way = Vec::new();
    let mut at = id;
    while let Some(&above) = tops.get(&at).filter(|above| **above != at) {
        way.push(at);
        at = above;
    }
    for passed in way {
        tops.insert(passed, at);
    }
    at
}

/// A tree, each before its guests; what each brought in is summed on the way back.
fn tell(root: Id, guests: &BTreeMap<Id, Vec<(Id, Option<Date>)>>, told: &mut Vec<Invited>) {
    let first = told.len();
    let mut waiting = vec![(root, 0, None)];
    while let Some((id, depth, since)) = waiting.pop() {
        told.push(Invited { id, depth, since, brought_in: 0 });
        waiting.extend(guests.get(&id).into_iter().flatten().rev().map(|(guest, since)| (*guest, depth + 1, *since)));
    }
    // The open ancestors of the place looked at, from the top down.
    let mut open: Vec<usize> = Vec::new();
    for at in first..told.len() {
        while open.len() > told[at].depth {
            close(&mut open, told);
        }
        open.push(at);
    }
    while !open.is_empty() {
        close(&mut open, told);
    }
}

fn close(open: &mut Vec<usize>, told: &mut [Invited]) {
    let Some(done) = open.pop() else { return };
    let came = told[done].brought_in + 1;
    if let Some(&host) = open.last() {
        told[host].brought_in += came;
    }
}
