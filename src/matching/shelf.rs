//! Assets of one category about which the same things are known, in a tree whose every branch tells the best it can hold.

use super::factors::{Factors, enough, hours_of, nearness, yes};
use super::globe::Cube;
use crate::model::Id;
use crate::packs::{Fit, Weights};

/// What is known of an asset, and whether it may meet the vulnerable: with a need, this settles what is weighed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Signature {
    pub place: bool,
    pub time: bool,
    pub capacity: bool,
    pub serves: bool,
    pub languages: bool,
    pub unchecked: bool,
}

/// The best an asset, or any of several, can be. Terms are one bit of 64 each: two may share one, so this promises too much at times, never
/// too little.
#[derive(Clone, Copy, Debug)]
pub(super) struct Best {
    pub cube: Cube,
    pub hours: u32,
    pub left: u16,
    pub serves: u64,
    pub languages: u64,
    pub reach_m: f64,
    /// Links and id of the first by them.
    pub first: (u32, Id),
}

/// A need in the same terms.
#[derive(Clone, Debug)]
pub(super) struct Seeker {
    pub cube: Option<Cube>,
    pub hours: u32,
    pub wanted: Option<u16>,
    pub group: u64,
    pub languages: u64,
    /// The worth of a captain whom the asset does not know; `None` without an area.
    pub captain: Option<f64>,
    pub only_checked: bool,
}

/// What can be hoped for: nothing under it comes before it in the order of suggestions.
#[derive(Clone, Copy, Debug)]
pub(super) struct Promise {
    pub score: f64,
    pub completeness: f64,
    pub distance_m: f64,
    pub first: (u32, Id),
}

impl Seeker {
    /// What the best of assets would be worth that answers it as well as this, right here: no promise of any is better.
    pub(super) fn ceiling(&self, fit: Fit, weights: &Weights) -> Promise {
        let factors = Factors {
            category: Some(fit.value()),
            distance: self.cube.map(|_| 1.0),
            time: (self.hours > 0).then_some(1.0),
            capacity: self.wanted.map(|_| 1.0),
            target_group: (self.group > 0).then_some(1.0),
            language: (self.languages > 0).then_some(1.0),
            steward: self.captain,
        };
        // Fewer reasons in another order may round up.
        Promise { score: factors.score(weights).0 + 1e-9, completeness: 1.0, distance_m: 0.0, first: (0, Id::NIL) }
    }
}

impl Best {
    fn join(self, other: Self) -> Self {
        Self {
            cube: self.cube.join(other.cube),
            hours: self.hours | other.hours,
            left: self.left.max(other.left),
            serves: self.serves | other.serves,
            languages: self.languages | other.languages,
            reach_m: self.reach_m.max(other.reach_m),
            first: self.first.min(other.first),
        }
    }

    /// `None` when all of it is beyond reach.
    pub(super) fn promise(&self, seeker: &Seeker, known: Signature, fit: Fit, weights: &Weights) -> Option<Promise> {
        let apart_m = seeker.cube.filter(|_| known.place).map(|cube| self.cube.apart_m(&cube));
        if apart_m.is_some_and(|apart| apart > self.reach_m) {
            return None;
        }
        let part = |both: u32| f64::from(hours_of(both)) / f64::from(hours_of(seeker.hours));
        let factors = Factors {
            category: Some(fit.value()),
            distance: apart_m.map(nearness),
            time: (known.time && seeker.hours > 0).then(|| part(self.hours & seeker.hours)),
            capacity: seeker.wanted.filter(|_| known.capacity).map(|wanted| enough(self.left, wanted)),
            target_group: (known.serves && seeker.group > 0).then(|| yes(self.serves & seeker.group > 0)),
            language: (known.languages && seeker.languages > 0).then(|| yes(self.languages & seeker.languages > 0)),
            steward: seeker.captain,
        };
        let (score, completeness) = factors.score(weights);
        Some(Promise { score, completeness, distance_m: apart_m.unwrap_or(f64::INFINITY), first: self.first })
    }
}

/// Assets in one leaf.
const CROWD: usize = 6;

#[derive(Clone, Debug)]
pub(super) struct Node {
    pub best: Best,
    /// Its assets, or the first of its two branches, the second beside it.
    pub under: Under,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Under {
    Assets(usize, usize),
    Branches(usize),
}

#[derive(Clone, Debug, Default)]
pub(super) struct Shelf {
    pub known: Signature,
    /// Of all that is here, and maybe of what was.
    pub best: Option<Best>,
    /// The root first.
    pub nodes: Vec<Node>,
    pub assets: Vec<Best>,
    /// Put here since the tree was grown.
    pub fresh: Vec<Best>,
    /// Still in the tree, not here any more.
    pub gone: Vec<Id>,
}

impl Shelf {
    pub(super) fn new(known: Signature, assets: Vec<Best>) -> Self {
        let mut shelf = Self { known, assets, ..Self::default() };
        shelf.grow();
        shelf
    }

    /// All that is here, in no order.
    pub(super) fn ids(&self) -> impl Iterator<Item = Id> {
        let there = self.assets.iter().map(|asset| asset.first.1).filter(|id| !self.gone.contains(id));
        there.chain(self.fresh.iter().map(|asset| asset.first.1))
    }

    /// Grows the tree anew over all that is here.
    fn grow(&mut self) {
        let gone = std::mem::take(&mut self.gone);
        self.assets.retain(|asset| !gone.contains(&asset.first.1));
        self.assets.append(&mut self.fresh);
        self.nodes.clear();
        self.best = all(&self.assets);
        if let Some(best) = self.best {
            self.nodes.push(Node { best, under: Under::Assets(0, self.assets.len()) });
            self.split(0, 0, self.assets.len());
        }
    }

    fn split(&mut self, node: usize, from: usize, to: usize) {
        if to - from <= CROWD {
            return;
        }
        let middle = from.midpoint(to);
        let (axis, length) = self.nodes[node].best.cube.longest();
        let part = &mut self.assets[from..to];
        if length > 0.0 {
            part.select_nth_unstable_by(middle - from, |a, b| a.cube.low[axis].total_cmp(&b.cube.low[axis]).then(a.first.cmp(&b.first)));
        } else {
            part.select_nth_unstable_by_key(middle - from, |asset| asset.first);
        }
        let first = self.nodes.len();
        self.nodes[node].under = Under::Branches(first);
        for (from, to) in [(from, middle), (middle, to)] {
            let best = all(&self.assets[from..to]).unwrap_or(self.nodes[node].best);
            self.nodes.push(Node { best, under: Under::Assets(from, to) });
        }
        self.split(first, from, middle);
        self.split(first + 1, middle, to);
    }

    pub(super) fn put(&mut self, asset: Best) {
        self.best = Some(self.best.map_or(asset, |best| best.join(asset)));
        self.fresh.push(asset);
        self.keep_quick();
    }

    pub(super) fn take(&mut self, id: Id) {
        let before = self.fresh.len();
        self.fresh.retain(|asset| asset.first.1 != id);
        if self.fresh.len() == before {
            self.gone.push(id);
            self.keep_quick();
        }
    }

    fn keep_quick(&mut self) {
        if self.fresh.len() + self.gone.len() > CROWD + self.assets.len() / 16 {
            self.grow();
        }
    }
}

fn all(assets: &[Best]) -> Option<Best> {
    assets.iter().copied().reduce(Best::join)
}
