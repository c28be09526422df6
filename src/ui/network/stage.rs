//! The picture while it moves: where everybody stands, what of it is in sight, and what the fingers on it do.

use crate::browser::clock;
use crate::browser::pad::Point;
use crate::model::Id;
use crate::network::{Frame, Layout, Net, Spot};
use std::collections::BTreeMap;

/// Time for one frame's steps; the rest of the frame is for drawing.
const STEPS_MS: f64 = 9.0;
/// Between the picture and the edge of the canvas.
const MARGIN: f64 = 56.0;
/// A finger that moved less has tapped.
const TAP_PX: f64 = 7.0;
/// How far from a node a finger may be.
const REACH_PX: f64 = 26.0;

/// One a picture.
pub(super) struct Stage {
    net: Net,
    layout: Layout,
    pub spots: BTreeMap<Id, Spot>,
    pub frame: Frame,
    /// Whether the person has moved the picture; until then all of it is kept in sight.
    is_moved: bool,
    fingers: BTreeMap<i32, Point>,
    /// The node under the first finger.
    held: Option<Id>,
    way_px: f64,
}

impl Default for Stage {
    fn default() -> Self {
        let net = Net::new([], []);
        let layout = Layout::new(&net, &BTreeMap::new(), None);
        let (spots, fingers) = (BTreeMap::new(), BTreeMap::new());
        Self { net, layout, spots, frame: Frame::default(), is_moved: false, fingers, held: None, way_px: 0.0 }
    }
}

impl Stage {
    /// Another network; who was there before begins where they stood.
    pub fn show(&mut self, net: Net) {
        self.layout = Layout::new(&net, &self.spots, None);
        self.net = net;
        self.spots = self.layout.spots();
    }

    pub fn net(&self) -> &Net {
        &self.net
    }

    pub fn is_at_rest(&self) -> bool {
        self.layout.is_at_rest()
    }

    /// Some steps towards rest.
    pub fn advance(&mut self, size: Point) {
        let begun = clock::monotonic_ms();
        while !self.layout.is_at_rest() && clock::monotonic_ms() - begun < STEPS_MS {
            self.layout.step();
        }
        let held = self.held.and_then(|id| Some((id, *self.spots.get(&id)?)));
        self.spots = self.layout.spots();
        self.spots.extend(held);
        self.keep_in_sight(size);
    }

    /// Fits all of it, unless the person looks at a part.
    pub fn keep_in_sight(&mut self, size: Point) {
        if !self.is_moved {
            self.frame = Frame::fit(self.spots.values(), size, MARGIN);
        }
    }

    /// Everything in sight again.
    pub fn show_all(&mut self, size: Point) {
        self.is_moved = false;
        self.keep_in_sight(size);
    }

    /// Brings some into sight, one of them with those around.
    pub fn seek(&mut self, ids: &[Id], size: Point) {
        let near = match ids {
            [one] => self.net.neighbours(*one),
            _ => Vec::new(),
        };
        let spots: Vec<&Spot> = ids.iter().chain(&near).filter_map(|id| self.spots.get(id)).collect();
        if !spots.is_empty() {
            self.frame = Frame::fit(spots.into_iter(), size, 1.4 * MARGIN);
            self.is_moved = true;
        }
    }

    pub fn larger(&mut self, factor: f64, at: Point) {
        self.frame = self.frame.larger(factor, at);
        self.is_moved = true;
    }

    pub fn press(&mut self, finger: i32, at: Point) {
        self.fingers.insert(finger, at);
        self.held = if self.fingers.len() == 1 { self.frame.node_at(&self.spots, at, REACH_PX) } else { None };
        self.way_px = if self.fingers.len() == 1 { 0.0 } else { f64::INFINITY };
    }

    /// Whether there is something to draw.
    pub fn drag(&mut self, finger: i32, at: Point) -> bool {
        let Some(before) = self.fingers.insert(finger, at) else {
            self.fingers.remove(&finger);
            return false;
        };
        let way = [at[0] - before[0], at[1] - before[1]];
        self.way_px += way[0].hypot(way[1]);
        let other = self.fingers.iter().find(|(other, _)| **other != finger).map(|(_, at)| *at);
        match (other, self.held) {
            (Some(other), _) => {
                let apart = |at: Point| (at[0] - other[0]).hypot(at[1] - other[1]).max(1.0);
                let middle = [f64::midpoint(at[0], other[0]), f64::midpoint(at[1], other[1])];
                self.frame = self.frame.moved([way[0] / 2.0, way[1] / 2.0]);
                self.larger(apart(at) / apart(before), middle);
            }
            (None, Some(held)) if self.way_px > TAP_PX => drop(self.spots.insert(held, self.frame.spot(at))),
            (None, Some(_)) => return false,
            (None, None) => {
                self.frame = self.frame.moved(way);
                self.is_moved |= self.way_px > TAP_PX;
            }
        }
        true
    }

    /// `Some` when it was a tap: on whom, if on anybody. A node that was dragged stays, and the others make room.
    pub fn release(&mut self, finger: i32) -> Option<Option<Id>> {
        self.fingers.remove(&finger)?;
        let held = self.held.take();
        if self.way_px <= TAP_PX {
            return Some(held);
        }
        if let Some((id, spot)) = held.and_then(|id| Some((id, *self.spots.get(&id)?))) {
            self.layout = Layout::new(&self.net, &self.spots, Some((id, spot)));
            self.is_moved = true;
        }
        None
    }
}
