//! Which area lies in which: community, grid cell, building, floor.

use crate::model::{Area, AreaKind, Id, Position, Workspace};
use std::collections::{BTreeMap, BTreeSet};

/// The tree of areas. A service area is no part of it: it covers ground, nobody lives in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Nest {
    parents: BTreeMap<Id, Id>,
    children: BTreeMap<Option<Id>, Vec<Id>>,
}

/// How deep a kind lies; `None` for what is no part of the tree.
const fn depth(kind: AreaKind) -> Option<u8> {
    match kind {
        AreaKind::Community => Some(0),
        AreaKind::GridCell => Some(1),
        AreaKind::Building => Some(2),
        AreaKind::Floor => Some(3),
        AreaKind::Reach => None,
    }
}

impl Nest {
    /// An area lies where people said (`parent`), unless that would run in a circle; else in the closest outline of a wider kind that
    /// holds its centre.
    #[must_use]
    pub fn of(workspace: &Workspace) -> Self {
        let areas = || workspace.areas.values().filter(|area| depth(area.kind).is_some());
        let boxes = Boxes::of(areas());
        let mut nest = Self::default();
        for area in areas() {
            let said = area.parent.filter(|parent| workspace.areas.get(parent).is_some_and(|parent| depth(parent.kind).is_some()));
            if let Some(parent) = said.filter(|parent| !nest.is_within(*parent, area.id)) {
                nest.parents.insert(area.id, parent);
            }
        }
        for area in areas() {
            if !nest.parents.contains_key(&area.id)
                && let Some(outer) = boxes.around(area).filter(|outer| !nest.is_within(*outer, area.id))
            {
                nest.parents.insert(area.id, outer);
            }
        }
        for area in areas() {
            nest.children.entry(nest.parent(area.id)).or_default().push(area.id);
        }
        nest
    }

    /// The area it lies in.
    #[must_use]
    pub fn parent(&self, id: Id) -> Option<Id> {
        self.parents.get(&id).copied()
    }

    /// The area itself and all it lies in, outwards.
    pub fn outwards(&self, id: Id) -> impl Iterator<Item = Id> {
        std::iter::successors(Some(id), |&id| self.parent(id))
    }

    /// Whether `id` is `outer` or lies in it.
    #[must_use]
    pub fn is_within(&self, id: Id, outer: Id) -> bool {
        self.outwards(id).any(|each| each == outer)
    }

    /// Every area with how many areas it lies in, each before what lies in it, those of one area in order of creation.
    #[must_use]
    pub fn walk(&self) -> Vec<(Id, usize)> {
        let below = |outer: Option<Id>| self.children.get(&outer).into_iter().flatten().rev();
        let mut waiting: Vec<(Id, usize)> = below(None).map(|&id| (id, 0)).collect();
        let mut walked = Vec::new();
        while let Some((id, depth)) = waiting.pop() {
            walked.push((id, depth));
            waiting.extend(below(Some(id)).map(|&child| (child, depth + 1)));
        }
        walked
    }
}

/// West, south, east, north.
type Bounds = [f64; 4];

fn bounds(area: &Area) -> Option<Bounds> {
    let places = area.shape.polygons().iter().flatten().flatten();
    places.fold(None, |bounds: Option<Bounds>, place| {
        let (lng, lat) = (place.lng(), place.lat());
        let [west, south, east, north] = bounds.unwrap_or([lng, lat, lng, lat]);
        Some([west.min(lng), south.min(lat), east.max(lng), north.max(lat)])
    })
}

/// Outlines by the squares of a plain grid they touch, so that a place is held against those near it only.
struct Boxes<'a> {
    squares: BTreeMap<(i32, i32), Vec<(&'a Area, Bounds)>>,
    /// What covers too many squares to be listed under each.
    wide: Vec<(&'a Area, Bounds)>,
}

impl<'a> Boxes<'a> {
    /// Squares along one degree: one is about 500 m high.
    const SQUARES_A_DEGREE: f64 = 200.0;
    const MOST_SQUARES: i32 = 64;

    fn square(degrees: f64) -> i32 {
        (degrees * Self::SQUARES_A_DEGREE).floor() as i32
    }

    fn of(areas: impl Iterator<Item = &'a Area>) -> Self {
        let mut boxes = Self { squares: BTreeMap::new(), wide: Vec::new() };
        for (area, bounds) in areas.filter(|area| area.kind != AreaKind::Floor).filter_map(|area| Some((area, bounds(area)?))) {
            let [west, south, east, north] = bounds.map(Self::square);
            if (east - west + 1).saturating_mul(north - south + 1) > Self::MOST_SQUARES {
                boxes.wide.push((area, bounds));
                continue;
            }
            let touched: BTreeSet<(i32, i32)> = (west..=east).flat_map(|x| (south..=north).map(move |y| (x, y))).collect();
            for square in touched {
                boxes.squares.entry(square).or_default().push((area, bounds));
            }
        }
        boxes
    }

    /// The deepest, and of those the smallest, outline of a wider kind that holds the centre of `inner`.
    fn around(&self, inner: &Area) -> Option<Id> {
        let centre = inner.shape.centre()?;
        let here = self.squares.get(&(Self::square(centre.lng()), Self::square(centre.lat())));
        let holds = |(area, bounds): &&(&Area, Bounds)| {
            depth(area.kind) < depth(inner.kind) && is_in_box(centre, *bounds) && area.shape.contains(centre)
        };
        let size = |[west, south, east, north]: Bounds| (east - west) * (north - south);
        here.into_iter()
            .flatten()
            .chain(&self.wide)
            .filter(holds)
            .max_by(|(a, a_box), (b, b_box)| depth(a.kind).cmp(&depth(b.kind)).then(size(*b_box).total_cmp(&size(*a_box))))
            .map(|(area, _)| area.id)
    }
}

fn is_in_box(place: Position, [west, south, east, north]: Bounds) -> bool {
    (west..=east).contains(&place.lng()) && (south..=north).contains(&place.lat())
}

#[cfg(test)]
#[path = "nest_tests.rs"]
mod tests;
