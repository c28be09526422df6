//! Assets of one category: those whose place is known in a tree by where they are, the others sorted by what is known of them.

use super::globe::{Cube, Vector};
use super::pair::Stand;
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
    pub stand: Stand,
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

    pub(super) fn reach_m(&self) -> f64 {
        self.stand.reach_m.map_or(f64::INFINITY, f64::from)
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

/// Assets of which the same is known, in the order of suggestions that are worth the same.
#[derive(Clone, Debug)]
pub(super) struct Alike {
    /// Bits of [`Known`].
    pub known: u8,
    pub assets: Vec<Row>,
}

impl Alike {
    /// Whether nothing else can put one of them before another: the nearest of those with a place may be any.
    pub(super) const fn is_in_order(&self) -> bool {
        !Known::PLACE.is_in(self.known)
    }
}

#[derive(Clone, Debug, Default)]
pub(super) struct Shelf {
    /// The root first.
    pub nodes: Vec<Node>,
    /// As the tree has them.
    pub placed: Vec<Row>,
    /// Without a place, or put here since the tree was grown: those of whom least is known first.
    pub loose: Vec<Alike>,
    /// Still in the tree, not there any more.
    pub gone: Vec<Id>,
    /// How many of the loose ones came since.
    fresh: usize,
}

impl Shelf {
    /// Puts an asset where it belongs; none is found before the shelf is in order.
    pub(super) fn lay(&mut self, asset: Row) {
        if Known::PLACE.is_in(asset.known) { self.placed.push(asset) } else { self.those_like(&asset).push(asset) }
    }

    /// All that is here, in no order.
    pub(super) fn ids(&self) -> impl Iterator<Item = Id> {
        self.placed
            .iter()
            .map(Row::id)
            .filter(|id| !self.gone.contains(id))
            .chain(self.loose.iter().flat_map(|alike| &alike.assets).map(Row::id))
    }

    /// Grows the tree anew, and sorts those without a place.
    pub(super) fn put_in_order(&mut self) {
        self.loose.iter_mut().for_each(|alike| alike.assets.sort_unstable_by_key(|asset| asset.first));
        self.nodes.clear();
        // Only the spots are moved about again and again, the rows once.
        let mut spots: Vec<(Vector, usize)> = self.placed.iter().map(|asset| asset.spot).zip(0..).collect();
        self.nodes.extend(Node::over(&spots, 0));
        self.split(0, &mut spots, 0);
        self.placed = spots.into_iter().map(|(_, at)| self.placed[at]).collect();
        for node in (0..self.nodes.len()).rev() {
            self.nodes[node].reach_m = match self.nodes[node].under {
                Under::Assets(from, to) => self.placed[from..to].iter().map(Row::reach_m).fold(0.0, f64::max),
                Under::Branches(first) => self.nodes[first].reach_m.max(self.nodes[first + 1].reach_m),
            };
        }
    }

    /// Halves these, the first of which stands at `from`, until few are in each leaf.
    fn split(&mut self, node: usize, spots: &mut [(Vector, usize)], from: usize) {
        let Some((axis, length)) = self.nodes.get(node).map(|node| node.cube.longest()) else { return };
        if spots.len() <= CROWD || length <= 0.0 {
            return;
        }
        let middle = spots.len() / 2;
        spots.select_nth_unstable_by(middle, |(a, at), (b, bt)| a[axis].total_cmp(&b[axis]).then(at.cmp(bt)));
        let (near, far) = spots.split_at_mut(middle);
        let first = self.nodes.len();
        self.nodes[node].under = Under::Branches(first);
        self.nodes.extend(Node::over(near, from));
        self.nodes.extend(Node::over(far, from + middle));
        self.split(first, near, from);
        self.split(first + 1, far, from + middle);
    }

    /// The loose ones of which the same is known.
    fn those_like(&mut self, asset: &Row) -> &mut Vec<Row> {
        let how_much = |known: u8| (known.count_ones(), known);
        let place = self.loose.binary_search_by_key(&how_much(asset.known), |alike| how_much(alike.known)).unwrap_or_else(|place| {
            self.loose.insert(place, Alike { known: asset.known, assets: Vec::new() });
            place
        });
        &mut self.loose[place].assets
    }

    pub(super) fn put(&mut self, asset: Row) {
        let alike = self.those_like(&asset);
        alike.insert(alike.partition_point(|each| each.first < asset.first), asset);
        self.fresh += 1;
        self.keep_quick();
    }

    pub(super) fn take(&mut self, id: Id) {
        for Alike { assets, .. } in &mut self.loose {
            if let Some(at) = assets.iter().position(|asset| asset.id() == id) {
                assets.remove(at);
                return;
            }
        }
        self.gone.push(id);
        self.keep_quick();
    }

    fn keep_quick(&mut self) {
        if self.fresh + self.gone.len() > CROWD + self.placed.len() / 16 {
            self.placed.retain(|asset| !self.gone.contains(&asset.id()));
            self.gone.clear();
            self.fresh = 0;
            std::mem::take(&mut self.loose).into_iter().flat_map(|alike| alike.assets).for_each(|asset| self.lay(asset));
            self.put_in_order();
        }
    }
}

impl Node {
    /// A leaf over these, the first of which stands at `from`, that reaches nowhere yet; `None` over none.
    fn over(spots: &[(Vector, usize)], from: usize) -> Option<Self> {
        let cube = spots.iter().map(|(spot, _)| Cube::at(*spot)).reduce(Cube::join)?;
        Some(Self { cube, reach_m: 0.0, under: Under::Assets(from, from + spots.len()) })
    }
}
