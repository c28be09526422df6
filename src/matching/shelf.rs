//! Assets of one category: those whose place is known in a tree by where they are, the others one after the other.

use super::globe::{Cube, Vector};
use crate::model::Id;

/// Something that may be known of an asset, as a bit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known(u8);

impl Known {
    pub(super) const PLACE: Self = Self(1);
    pub(super) const TIME: Self = Self(2);
    pub(super) const CAPACITY: Self = Self(4);
    pub(super) const SERVES: Self = Self(8);
    pub(super) const LANGUAGES: Self = Self(16);
    pub(super) const COMBINATIONS: usize = 32;

    pub(super) const fn is_in(self, bits: u8) -> bool {
        bits & self.0 > 0
    }

    pub(super) const fn if_so(self, known: bool) -> u8 {
        if known { self.0 } else { 0 }
    }
}

/// What the index keeps of an asset. Terms are bits that two may share, see [`super::terms`]: this promises too much at times, never too
/// little. What is not known is as much as there can be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub serves: u64,
    pub languages: u64,
    pub hours: u64,
    pub left: u16,
    /// Bits of [`Known`].
    pub known: u8,
    /// A person who may not be sent to the vulnerable.
    pub is_unchecked: bool,
    pub spot: Vector,
    pub reach_m: f64,
    /// Links and id.
    pub first: (u32, Id),
}

impl Row {
    pub(super) const fn id(&self) -> Id {
        self.first.1
    }

    /// Places that are left, where anybody said how many there are.
    pub(super) const fn left(&self) -> Option<u16> {
        if Known::CAPACITY.is_in(self.known) { Some(self.left) } else { None }
    }

    pub(super) const fn cube(&self) -> Cube {
        Cube::at(self.spot)
    }
}

/// Assets in one leaf.
const CROWD: usize = 16;

#[derive(Clone, Debug)]
pub(super) struct Node {
    pub cube: Cube,
    /// The farthest that any under it reaches.
    pub reach_m: f64,
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
    /// The root first.
    pub nodes: Vec<Node>,
    /// As the tree has them.
    pub placed: Vec<Row>,
    /// Without a place, or put here since the tree was grown.
    pub loose: Vec<Row>,
    /// Still in the tree, not there any more.
    pub gone: Vec<Id>,
    /// How many of the loose ones came since.
    fresh: usize,
}

impl Shelf {
    pub(super) fn new(assets: Vec<Row>) -> Self {
        let mut shelf = Self { loose: assets, ..Self::default() };
        shelf.grow();
        shelf
    }

    /// All that is here, in no order.
    pub(super) fn ids(&self) -> impl Iterator<Item = Id> {
        self.placed.iter().map(Row::id).filter(|id| !self.gone.contains(id)).chain(self.loose.iter().map(Row::id))
    }

    /// Grows the tree anew over all that is here.
    fn grow(&mut self) {
        let gone = std::mem::take(&mut self.gone);
        let mut all = std::mem::take(&mut self.placed);
        all.retain(|asset| !gone.contains(&asset.id()));
        all.append(&mut self.loose);
        (self.placed, self.loose) = all.into_iter().partition(|asset| Known::PLACE.is_in(asset.known));
        // Those of whom least is known first: they promise full marks, and nothing less has to be noted after them.
        self.loose.sort_unstable_by_key(|asset| (asset.known.count_ones(), asset.first));
        self.fresh = 0;
        self.nodes.clear();
        if let Some(root) = Node::over(&self.placed, 0) {
            self.nodes.push(root);
            self.split(0, 0, self.placed.len());
        }
    }

    fn split(&mut self, node: usize, from: usize, to: usize) {
        let (axis, length) = self.nodes[node].cube.longest();
        if to - from <= CROWD || length <= 0.0 {
            return;
        }
        let middle = from.midpoint(to);
        let by_place = |a: &Row, b: &Row| a.spot[axis].total_cmp(&b.spot[axis]).then(a.first.cmp(&b.first));
        self.placed[from..to].select_nth_unstable_by(middle - from, by_place);
        let first = self.nodes.len();
        self.nodes[node].under = Under::Branches(first);
        for (from, to) in [(from, middle), (middle, to)] {
            self.nodes.extend(Node::over(&self.placed[from..to], from));
        }
        self.split(first, from, middle);
        self.split(first + 1, middle, to);
    }

    pub(super) fn put(&mut self, asset: Row) {
        self.loose.push(asset);
        self.fresh += 1;
        self.keep_quick();
    }

    pub(super) fn take(&mut self, id: Id) {
        let before = self.loose.len();
        self.loose.retain(|asset| asset.id() != id);
        if self.loose.len() == before {
            self.gone.push(id);
            self.keep_quick();
        }
    }

    fn keep_quick(&mut self) {
        if self.fresh + self.gone.len() > CROWD + self.placed.len() / 16 {
            self.grow();
        }
    }
}

impl Node {
    /// A leaf over these, the first of which stands at `from`; `None` over none.
    fn over(assets: &[Row], from: usize) -> Option<Self> {
        let cube = assets.iter().map(Row::cube).reduce(Cube::join)?;
        let reach_m = assets.iter().map(|asset| asset.reach_m).fold(0.0, f64::max);
        Some(Self { cube, reach_m, under: Under::Assets(from, from + assets.len()) })
    }
}
