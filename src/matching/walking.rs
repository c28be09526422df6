//! Distances on foot along footpaths that somebody has imported; lines join only where they share a corner.

use super::footing::{Footing, Underfoot};
use super::paths::Path;
use crate::model::Position;
use geo::{CoordsIter, MultiPolygon};
use petgraph::graph::{NodeIndex, UnGraph};
use petgraph::unionfind::UnionFind;
use petgraph::visit::EdgeRef;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex, PoisonError};

/// How a distance was measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Way {
    /// Along the footpaths.
    OnFoot,
    /// Along the footpaths it is farther than this; nobody looked how far.
    FartherOnFoot,
    /// As the crow flies.
    StraightLine,
}

/// Metres, and how they were measured.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Distance {
    pub metres: f64,
    pub by: Way,
}

/// Nobody walks farther for a match, unless the asset says that it reaches farther.
pub(super) const USUAL_M: f64 = 800.0;
/// However far an asset reaches, nobody looks farther along the paths.
pub(super) const FARTHEST_M: f64 = 3_000.0;
/// Walks kept; one takes some kilobytes.
const MOST_KEPT: usize = 2_048;

/// The footpaths as a network. What was asked once is remembered, so that an edit elsewhere asks nothing anew.
#[derive(Debug)]
pub struct Walking {
    /// Cut wherever lines join.
    stretches: Vec<Path>,
    lengths_m: Vec<f64>,
    /// Corners where stretches meet; an edge is a stretch.
    graph: UnGraph<(), usize>,
    ends: Vec<[NodeIndex; 2]>,
    /// To which connected part each corner belongs.
    parts: Vec<NodeIndex>,
    underfoot: Underfoot,
    walks: Mutex<HashMap<u64, Arc<Walk>>>,
    footings: Mutex<HashMap<Corner, Option<Footing>>>,
}

/// Seven decimals of a degree as whole numbers.
type Corner = [i64; 2];

fn corner(place: Position) -> Corner {
    [place.lng(), place.lat()].map(|degrees| (degrees * 1e7).round() as i64)
}

/// How far each corner is from one place, as far as that was looked for.
#[derive(Debug)]
pub(super) struct Walk {
    from: Vec<Footing>,
    parts: HashSet<NodeIndex>,
    /// Sorted.
    reached_mm: Vec<(NodeIndex, u32)>,
}

impl Walk {
    fn reached_mm(&self, corner: NodeIndex) -> Option<u32> {
        let at = self.reached_mm.binary_search_by_key(&corner, |(reached, _)| *reached).ok()?;
        Some(self.reached_mm[at].1)
    }
}

impl Distance {
    /// Whether it is known to be farther than that.
    pub(super) fn is_beyond(self, reach_m: u32) -> bool {
        let reach_m = f64::from(reach_m);
        self.metres > reach_m || self.by == Way::FartherOnFoot && self.metres >= reach_m
    }
}

impl Walking {
    #[must_use]
    pub fn new(paths: &[Path]) -> Self {
        let stretches = stretches(paths);
        let (underfoot, lengths_m) = Underfoot::of(&stretches);
        let mut graph = UnGraph::default();
        let mut corners = HashMap::new();
        let mut ends = Vec::new();
        for (at, stretch) in stretches.iter().enumerate() {
            let mut node = |place: Option<&Position>| *corners.entry(place.copied().map(corner)).or_insert_with(|| graph.add_node(()));
            let pair = [node(stretch.first()), node(stretch.last())];
            graph.add_edge(pair[0], pair[1], at);
            ends.push(pair);
        }
        let mut union = UnionFind::new(graph.node_count());
        for [one, other] in &ends {
            union.union(one.index(), other.index());
        }
        let parts = union.into_labeling().into_iter().map(NodeIndex::new).collect();
        Self { stretches, lengths_m, graph, ends, parts, underfoot, walks: Mutex::default(), footings: Mutex::default() }
    }

    /// The lines, to be drawn.
    #[must_use]
    pub fn lines(&self) -> &[Path] {
        &self.stretches
    }

    /// All walks from a place, or from all of an outline, as far as the usual or the farthest anybody looks.
    pub(super) fn walk(&self, place: Position, outline: Option<&MultiPolygon>, is_far: bool) -> Arc<Walk> {
        let mut key = DefaultHasher::new();
        (corner(place), is_far).hash(&mut key);
        let corners = outline.into_iter().flat_map(CoordsIter::coords_iter);
        corners.for_each(|at| [at.x.to_bits(), at.y.to_bits()].hash(&mut key));
        let mut kept = self.walks.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MOST_KEPT {
            kept.clear();
        }
        let begin = || match outline {
            Some(outline) => self.underfoot.onto(outline),
            None => self.underfoot.near(place).into_iter().collect(),
        };
        Arc::clone(kept.entry(key.finish()).or_insert_with(|| Arc::new(self.spread(begin(), if is_far { FARTHEST_M } else { USUAL_M }))))
    }

    /// From a walk's place to another along the paths, no farther than `most_m`; `None` where the paths do not join the two.
    pub(super) fn distance(&self, walk: &Walk, to: Position, most_m: f64) -> Option<Distance> {
        let there = self.footing(to)?;
        let ends = self.ends_of(there);
        if !ends.iter().any(|(end, _)| walk.parts.contains(&self.part(*end))) {
            return None;
        }
        let over_corners = ends.iter().filter_map(|(end, along_m)| Some(along_m + f64::from(walk.reached_mm(*end)?) / 1e3));
        let here = walk.from.iter().filter(|from| from.stretch == there.stretch);
        let on_the_same = here.map(|from| from.off_m + (from.along_m - there.along_m).abs());
        let metres = there.off_m + over_corners.chain(on_the_same).fold(f64::INFINITY, f64::min);
        Some(if metres <= most_m { Distance { metres, by: Way::OnFoot } } else { Distance { metres: most_m, by: Way::FartherOnFoot } })
    }

    fn footing(&self, place: Position) -> Option<Footing> {
        let mut kept = self.footings.lock().unwrap_or_else(PoisonError::into_inner);
        *kept.entry(corner(place)).or_insert_with(|| self.underfoot.near(place))
    }

    /// Both corners of the stretch one stands on, with the metres to them.
    fn ends_of(&self, footing: Footing) -> [(NodeIndex, f64); 2] {
        let [first, last] = self.ends[footing.stretch];
        [(first, footing.along_m), (last, self.lengths_m[footing.stretch] - footing.along_m)]
    }

    fn part(&self, corner: NodeIndex) -> NodeIndex {
        self.parts[corner.index()]
    }

    /// Dijkstra's search from several footings at once, which ends at a distance; in millimetres, so that the order is total.
    fn spread(&self, from: Vec<Footing>, most_m: f64) -> Walk {
        let in_mm = |metres: f64| (metres * 1e3).round() as u32;
        let mut best_mm = vec![in_mm(most_m).saturating_add(1); self.graph.node_count()];
        let mut waiting = BinaryHeap::new();
        let mut reached_mm = Vec::new();
        let begin = from.iter().flat_map(|footing| self.ends_of(*footing).map(|(end, metres)| (in_mm(footing.off_m + metres), end)));
        let mut offered: Vec<(u32, NodeIndex)> = begin.collect();
        loop {
            for (walked, there) in offered.drain(..) {
                if walked < best_mm[there.index()] {
                    best_mm[there.index()] = walked;
                    waiting.push(Reverse((walked, there)));
                }
            }
            let Some(Reverse((walked, here))) = waiting.pop() else { break };
            if walked == best_mm[here.index()] {
                reached_mm.push((here, walked));
                let onwards = self.graph.edges(here);
                offered.extend(onwards.map(|edge| (walked.saturating_add(in_mm(self.lengths_m[*edge.weight()])), edge.target())));
            }
        }
        reached_mm.sort_unstable();
        let parts = from.iter().map(|footing| self.part(self.ends[footing.stretch][0])).collect();
        Walk { from, parts, reached_mm }
    }
}

/// The paths, cut at every corner that comes more than once.
fn stretches(paths: &[Path]) -> Vec<Path> {
    let mut seen: BTreeMap<Corner, usize> = BTreeMap::new();
    for &place in paths.iter().flatten() {
        *seen.entry(corner(place)).or_default() += 1;
    }
    let mut stretches = Vec::new();
    for path in paths {
        let mut stretch = Path::new();
        for &place in path {
            stretch.push(place);
            if stretch.len() > 1 && seen.get(&corner(place)).is_some_and(|times| *times > 1) {
                stretches.push(std::mem::replace(&mut stretch, vec![place]));
            }
        }
        if stretch.len() > 1 {
            stretches.push(stretch);
        }
    }
    stretches
}
