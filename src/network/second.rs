//! What hangs by one thread: people and links without whom a circle falls apart, each with the second link that would hold it.

use super::measures::ordered;
use super::{Measures, Net};
use crate::model::{Id, LinkState, Workspace};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::{BTreeSet, VecDeque};

/// Weak places looked into; the largest first, as far as their own links tell.
const LOOKED_INTO: usize = 40;
/// Neighbours of a weak place among whom a second link is sought.
const NEIGHBOURS: usize = 24;

/// The two ends of a link, or the one who holds all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Thread {
    Keystone(Id),
    Bridge(Id, Id),
}

/// A thread on which much hangs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Weak {
    pub thread: Thread,
    /// How many would be cut off from the largest part that is left.
    pub cut_off: usize,
    /// `None` where nobody who could be linked is near enough: both ends stand alone behind it.
    pub second: Option<SecondLink>,
}

/// A link that would hold the circle together; both know `through` already.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SecondLink {
    pub from: Id,
    pub to: Id,
    pub through: Id,
    /// How far apart they are, where both have a place.
    pub distance_m: Option<f64>,
}

/// People without whom circles fall apart, those that cut off most first.
#[must_use]
pub fn weak_people(workspace: &Workspace, net: &Net, measures: &Measures) -> Vec<Weak> {
    let (near, seeker) = (net.adjacency(), Seeker::new(workspace));
    let look = |&id: &Id| {
        let at = net.place(id)?;
        let parts = Parts::without(&near, |a, b| a != at && b != at, at);
        let second = seeker.best(across(net, &parts, &near[at]).into_iter().map(|(a, b)| (a, b, id)));
        Some(Weak { thread: Thread::Keystone(id), cut_off: parts.cut_off(), second })
    };
    let mut ids = measures.keystones.clone();
    ids.sort_by_key(|&id| (Reverse(net.degree(id)), id));
    in_order(ids.iter().take(LOOKED_INTO).filter_map(look).collect())
}

/// Links that alone hold two parts together, those that cut off most first.
#[must_use]
pub fn weak_links(workspace: &Workspace, net: &Net, measures: &Measures) -> Vec<Weak> {
    let (near, seeker) = (net.adjacency(), Seeker::new(workspace));
    let look = |&(a, b): &(Id, Id)| {
        let (at, to) = (net.place(a)?, net.place(b)?);
        let parts = Parts::without(&near, |x, y| (x, y) != (at, to) && (x, y) != (to, at), at);
        let beyond = |end: Id, other: Id| net.neighbours(end).into_iter().filter(move |&id| id != other).take(NEIGHBOURS);
        let past_a = beyond(a, b).map(|near| (near, b, a));
        let past_b = beyond(b, a).map(|near| (near, a, b));
        Some(Weak { thread: Thread::Bridge(a, b), cut_off: parts.cut_off(), second: seeker.best(past_a.chain(past_b)) })
    };
    let mut links = measures.bridges.clone();
    links.sort_by_key(|&(a, b)| (Reverse(net.degree(a).min(net.degree(b))), a, b));
    in_order(links.iter().take(LOOKED_INTO).filter_map(look).collect())
}

fn in_order(mut weak: Vec<Weak>) -> Vec<Weak> {
    weak.sort_by_key(|weak| Reverse(weak.cut_off));
    weak
}

/// Pairs of neighbours that would no longer be in one part.
fn across(net: &Net, parts: &Parts, near: &[usize]) -> Vec<(Id, Id)> {
    let ids: Vec<Id> = net.ids().collect();
    let mut near: Vec<usize> = near.to_vec();
    near.sort_unstable();
    // Each part sends some, so that none is left out for the size of another.
    let mut sent = BTreeSet::new();
    let (mut first, mut rest): (Vec<usize>, Vec<usize>) = near.into_iter().partition(|&node| sent.insert(parts.of[node]));
    rest.truncate(NEIGHBOURS);
    first.truncate(NEIGHBOURS);
    first.append(&mut rest);
    let pairs = first.iter().enumerate().flat_map(|(at, &a)| first[at + 1..].iter().map(move |&b| (a, b)));
    pairs.filter(|&(a, b)| parts.of[a] != parts.of[b]).map(|(a, b)| (ids[a], ids[b])).collect()
}

/// Seeks who could be linked.
struct Seeker<'a> {
    workspace: &'a Workspace,
    declined: BTreeSet<(Id, Id)>,
}

impl<'a> Seeker<'a> {
    fn new(workspace: &'a Workspace) -> Self {
        let declined = workspace.links.values().filter(|link| link.state == LinkState::Declined);
        Self { workspace, declined: declined.map(|link| ordered(link.from, link.to)).collect() }
    }

    /// Of pairs with the one both know, the two that stand nearest to each other; two assets before an asset and a need.
    fn best(&self, candidates: impl Iterator<Item = (Id, Id, Id)>) -> Option<SecondLink> {
        let is_asset = |id: &Id| self.workspace.assets.contains_key(id);
        let is_end = |id: &Id| is_asset(id) || self.workspace.needs.contains_key(id);
        let may = |a: &Id, b: &Id| is_end(a) && is_end(b) && (is_asset(a) || is_asset(b)) && !self.declined.contains(&ordered(*a, *b));
        let seconds = candidates.filter(|(a, b, _)| may(a, b)).map(|(a, b, through)| {
            // A link begins at an asset.
            let (a, b) = ordered(a, b);
            let (from, to) = if is_asset(&a) { (a, b) } else { (b, a) };
            SecondLink { from, to, through, distance_m: self.distance_m(from, to) }
        });
        let has_need = |second: &SecondLink| !is_asset(&second.to);
        let far = |second: &SecondLink| second.distance_m.unwrap_or(f64::INFINITY);
        seconds.min_by(|one, other| {
            let by_kind = has_need(one).cmp(&has_need(other));
            by_kind.then_with(|| far(one).total_cmp(&far(other))).then_with(|| (one.from, one.to).cmp(&(other.from, other.to)))
        })
    }

    fn distance_m(&self, a: Id, b: Id) -> Option<f64> {
        Some(self.workspace.own_place(a)?.distance_m(self.workspace.own_place(b)?))
    }
}

/// What a circle falls into when something is taken away.
struct Parts {
    /// The part of each node; those of other circles are in none.
    of: Vec<Option<usize>>,
    sizes: Vec<usize>,
}

impl Parts {
    /// The circle around `start`, along the joins that are left; `start` itself belongs to a part only when a join of it is left.
    fn without(near: &[Vec<usize>], is_left: impl Fn(usize, usize) -> bool, start: usize) -> Self {
        let mut parts = Self { of: vec![None; near.len()], sizes: Vec::new() };
        let keeps_start = near[start].iter().any(|&next| is_left(start, next));
        let begins = near[start].iter().copied().chain(keeps_start.then_some(start));
        for begin in begins {
            if parts.of[begin].is_none() {
                parts.fill(near, &is_left, begin);
            }
        }
        // The end of a pendant bridge is a part of its own.
        if !keeps_start && near[start].len() == 1 {
            parts.sizes.push(1);
        }
        parts
    }

    fn fill(&mut self, near: &[Vec<usize>], is_left: impl Fn(usize, usize) -> bool, begin: usize) {
        let part = self.sizes.len();
        let mut waiting = VecDeque::from([begin]);
        self.of[begin] = Some(part);
        let mut size = 0;
        while let Some(node) = waiting.pop_front() {
            size += 1;
            for &next in near[node].iter().filter(|&&next| is_left(node, next)) {
                if self.of[next].is_none() {
                    self.of[next] = Some(part);
                    waiting.push_back(next);
                }
            }
        }
        self.sizes.push(size);
    }

    fn cut_off(&self) -> usize {
        self.sizes.iter().sum::<usize>() - self.sizes.iter().max().copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Asset, AssetKind, Link, LinkKind, Position, Record};
    use crate::network::{Sieve, measure};

    fn id(n: u8) -> Id {
        Id::new(1, [n; 10])
    }

    /// People in a line of doors 100 m apart, linked as told.
    fn street(people: u8, pairs: &[(u8, u8)]) -> Workspace {
        let mut workspace = Workspace::default();
        for n in 1..=people {
            let position = Position::new(114.0 + f64::from(n) * 0.001, 22.0).ok();
            workspace.put(Record::Asset(Asset { position, ..Asset::new(id(n), AssetKind::Individual, format!("P{n}")) }));
        }
        for (at, &(a, b)) in (100..).zip(pairs) {
            workspace.put(Record::Link(Link::new(id(at), LinkKind::Knows, id(a), id(b))));
        }
        workspace
    }

    fn weak(workspace: &Workspace) -> (Vec<Weak>, Vec<Weak>) {
        let net = Net::of(workspace, Sieve::default());
        let measures = measure(&net);
        (weak_people(workspace, &net, &measures), weak_links(workspace, &net, &measures))
    }

    /// Two triangles that share one person.
    const BOW: [(u8, u8); 6] = [(1, 2), (2, 3), (1, 3), (3, 4), (4, 5), (3, 5)];

    #[test]
    fn the_one_who_holds_two_circles_gets_the_nearest_two_linked() {
        let (people, links) = weak(&street(5, &BOW));
        let [Weak { thread: Thread::Keystone(who), cut_off: 2, second: Some(second) }] = people.as_slice() else { panic!("{people:?}") };
        assert_eq!(*who, id(3));
        assert_eq!((second.from, second.to, second.through), (id(2), id(4), id(3)));
        assert!(second.distance_m.is_some_and(|metres| (metres - 206.0).abs() < 2.0), "{:?}", second.distance_m);
        assert_eq!(links, []);
    }

    #[test]
    fn a_second_link_mends_what_it_was_suggested_for() {
        for pairs in [&BOW[..], &[(1, 2), (2, 3), (1, 3), (3, 4), (4, 5), (5, 6), (4, 6)], &[(1, 2), (2, 3)]] {
            let mut workspace = street(6, pairs);
            let (people, links) = weak(&workspace);
            let first = links.iter().chain(&people).find_map(|weak| weak.second.clone().map(|second| (weak.thread, second)));
            let (thread, second) = first.unwrap();
            workspace.put(Record::Link(Link::new(id(200), LinkKind::Knows, second.from, second.to)));
            let after = measure(&Net::of(&workspace, Sieve::default()));
            match thread {
                Thread::Bridge(a, b) => assert!(!after.bridges.contains(&(a, b)), "{thread:?} is still a bridge after {second:?}"),
                Thread::Keystone(one) => assert!(!after.keystones.contains(&one), "{thread:?} still holds all after {second:?}"),
            }
        }
    }

    #[test]
    fn a_pair_that_was_declined_is_not_suggested() {
        let mut workspace = street(3, &[(1, 2), (2, 3)]);
        let declined = Link { state: LinkState::Declined, ..Link::new(id(200), LinkKind::Knows, id(3), id(1)) };
        workspace.put(Record::Link(declined));
        let (people, links) = weak(&workspace);
        assert_eq!(people.len() + links.len(), 3);
        assert!(people.iter().chain(&links).all(|weak| weak.second.is_none()));
    }

    #[test]
    fn a_pair_alone_hangs_by_its_link_and_nothing_can_be_suggested() {
        let (people, links) = weak(&street(3, &[(1, 2)]));
        assert_eq!(people, []);
        assert_eq!(links, [Weak { thread: Thread::Bridge(id(1), id(2)), cut_off: 1, second: None }]);
    }
}
