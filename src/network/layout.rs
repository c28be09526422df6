//! Where the nodes stand: a force layout that settles (a port of d3-force), the same each time; those without a link stand in rows below.

use super::Net;
use crate::model::Id;
use fjadra::{Collide, Link, ManyBody, Node, PositionX, PositionY, Simulation, SimulationBuilder};
use std::collections::BTreeMap;

/// A place in the picture; x to the right, y downwards, about one unit a pixel.
pub type Spot = [f64; 2];

const LINK_LENGTH: f64 = 90.0;
const PUSH: f64 = -320.0;
const ROOM: f64 = 30.0;
const PULL: f64 = 0.06;
/// Steps until it is at rest: fewer for many, who need more time each.
const STEPS: f64 = 240.0;
const STEPS_OF_MANY: f64 = 90.0;
const MANY: usize = 1500;
/// Between those without a link.
const ROW_STEP: f64 = 56.0;
const FEWEST_IN_ROW: usize = 8;

/// The nodes on their way to where they will stand.
pub struct Layout {
    simulation: Simulation,
    linked: Vec<Id>,
    alone: Vec<Id>,
}

impl Layout {
    /// Begins where the nodes stood before, if they did; `held` stays where it is put.
    #[must_use]
    pub fn new(net: &Net, before: &BTreeMap<Id, Spot>, held: Option<(Id, Spot)>) -> Self {
        let ids: Vec<Id> = net.ids().collect();
        let mut rank = vec![None; ids.len()];
        let pairs: Vec<(usize, usize)> = net.pairs().collect();
        pairs.iter().for_each(|&(a, b)| (rank[a], rank[b]) = (Some(0), Some(0)));
        let (linked, alone): (Vec<usize>, Vec<usize>) = (0..ids.len()).partition(|&at| rank[at].is_some());
        linked.iter().enumerate().for_each(|(order, &at)| rank[at] = Some(order));
        let links = pairs.iter().filter_map(|&(a, b)| rank[a].zip(rank[b])).collect::<Vec<_>>();
        let node = |&at: &usize| match (held, before.get(&ids[at])) {
            (Some((id, [x, y])), _) if id == ids[at] => Node::default().fixed_position(x, y),
            (_, Some([x, y])) => Node::default().position(*x, *y),
            (_, None) => Node::default(),
        };
        let steps = if linked.len() > MANY { STEPS_OF_MANY } else { STEPS };
        let known = linked.iter().filter(|&&at| before.contains_key(&ids[at])).count();
        // Where most stand already, a small change is a small move.
        let heat = if known * 5 > linked.len() * 4 { 0.3 } else { 1.0 };
        let simulation = SimulationBuilder::new()
            .with_alpha(heat)
            .with_alpha_decay(1.0 - 0.001_f64.powf(1.0 / steps))
            .build(linked.iter().map(node))
            .add_force("links", Link::new(links).distance(LINK_LENGTH))
            .add_force("push", ManyBody::new().strength(PUSH))
            .add_force("room", Collide::new().radius(|_| ROOM))
            .add_force("x", PositionX::new().strength(PULL))
            .add_force("y", PositionY::new().strength(PULL));
        let of = |places: Vec<usize>| places.into_iter().map(|at| ids[at]).collect();
        Self { simulation, linked: of(linked), alone: of(alone) }
    }

    /// One step nearer to rest.
    pub fn step(&mut self) {
        self.simulation.tick(1);
    }

    #[must_use]
    pub fn is_at_rest(&self) -> bool {
        self.linked.is_empty() || self.simulation.is_finished()
    }

    /// Where everybody stands now.
    #[must_use]
    pub fn spots(&self) -> BTreeMap<Id, Spot> {
        let mut spots: BTreeMap<Id, Spot> = self.linked.iter().copied().zip(self.simulation.positions()).collect();
        let [left, _, right, bottom] = around(spots.values()).unwrap_or_default();
        let wide = (((right - left) / ROW_STEP) as usize + 1).max(FEWEST_IN_ROW).min(self.alone.len().max(1));
        let middle = f64::midpoint(left, right);
        let begin = middle - (wide as f64 - 1.0) * ROW_STEP / 2.0;
        let below = if spots.is_empty() { 0.0 } else { bottom + 1.6 * ROW_STEP };
        let row = |at: usize| [begin + (at % wide) as f64 * ROW_STEP, below + (at / wide) as f64 * ROW_STEP];
        spots.extend(self.alone.iter().enumerate().map(|(at, &id)| (id, row(at))));
        spots
    }
}

/// Left, top, right, bottom; `None` of nothing.
pub fn around<'a>(spots: impl Iterator<Item = &'a Spot>) -> Option<[f64; 4]> {
    spots.fold(None, |around: Option<[f64; 4]>, &[x, y]| {
        let [left, top, right, bottom] = around.unwrap_or([x, y, x, y]);
        Some([left.min(x), top.min(y), right.max(x), bottom.max(y)])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u8) -> Id {
        Id::new(1, [n; 10])
    }

    fn settled(mut layout: Layout) -> BTreeMap<Id, Spot> {
        for _ in 0..400 {
            if layout.is_at_rest() {
                return layout.spots();
            }
            layout.step();
        }
        panic!("expected rest after four hundred steps");
    }

    fn net() -> Net {
        Net::new((1..=9).map(id), [(1, 2), (2, 3), (3, 1), (4, 5), (5, 6)].map(|(a, b)| (id(a), id(b))))
    }

    fn distance(spots: &BTreeMap<Id, Spot>, a: u8, b: u8) -> f64 {
        let ([x, y], [u, v]) = (spots[&id(a)], spots[&id(b)]);
        (x - u).hypot(y - v)
    }

    #[test]
    fn it_settles_the_same_each_time_with_room_for_everybody() {
        let spots = settled(Layout::new(&net(), &BTreeMap::new(), None));
        assert_eq!(spots, settled(Layout::new(&net(), &BTreeMap::new(), None)));
        assert_eq!(spots.len(), 9);
        for (a, b) in (1..=9).flat_map(|a| (a + 1..=9).map(move |b| (a, b))) {
            assert!(distance(&spots, a, b) > 36.0, "{a} and {b} cover each other");
        }
        assert!(distance(&spots, 1, 2) < distance(&spots, 1, 5), "the linked stand nearer than others");
    }

    #[test]
    fn those_without_a_link_stand_in_a_row_below() {
        let spots = settled(Layout::new(&net(), &BTreeMap::new(), None));
        let lowest = (1..=6).map(|n| spots[&id(n)][1]).fold(f64::MIN, f64::max);
        assert!((7..=9).all(|n| spots[&id(n)][1] > lowest + 40.0));
        assert!((spots[&id(7)][1] - spots[&id(9)][1]).abs() < 1e-9);
    }

    #[test]
    fn what_is_held_stays_and_a_small_change_moves_little() {
        let before = settled(Layout::new(&net(), &BTreeMap::new(), None));
        let held = settled(Layout::new(&net(), &before, Some((id(1), [400.0, 300.0]))));
        assert_eq!(held[&id(1)], [400.0, 300.0]);
        let again = settled(Layout::new(&net(), &before, None));
        assert!((1..=6).all(|n| (again[&id(n)][0] - before[&id(n)][0]).abs() < 30.0));
    }

    #[test]
    fn an_empty_network_is_at_rest() {
        let layout = Layout::new(&Net::new([], []), &BTreeMap::new(), None);
        assert!(layout.is_at_rest() && layout.spots().is_empty());
    }
}
