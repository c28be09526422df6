//! Which area lies in which: community, grid cell, building, floor.

use super::natural;
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
        for siblings in nest.children.values_mut() {
            siblings.sort_by_cached_key(|id| workspace.areas.get(id).map(|area| natural::key(&area.name)));
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

    /// Every area with how many areas it lies in, each before what lies in it, those of one area by name.
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
mod tests {
    use super::*;
    use crate::model::{Record, Shape};

    fn id(n: u8) -> Id {
        Id::new(1, [n; 10])
    }

    /// A square of this side around a place, both in thousandths of a degree.
    fn square(n: u8, kind: AreaKind, (lng, lat): (f64, f64), side: f64) -> Area {
        let half = side / 2.0;
        let corners = [(-half, -half), (half, -half), (half, half), (-half, half)];
        let ring = corners.map(|(x, y)| Position::new((lng + x) / 1000.0, (lat + y) / 1000.0).unwrap());
        Area::new(id(n), kind, String::new(), Shape::new(vec![vec![ring.to_vec()]]).unwrap())
    }

    fn nest(areas: impl IntoIterator<Item = Area>) -> Nest {
        let mut workspace = Workspace::default();
        areas.into_iter().for_each(|area| workspace.put(Record::Area(area)));
        Nest::of(&workspace)
    }

    #[test]
    fn an_area_lies_in_the_closest_outline_that_holds_its_centre() {
        let nest = nest([
            square(1, AreaKind::Floor, (1.0, 1.0), 0.5),
            square(2, AreaKind::Building, (1.0, 1.0), 1.0),
            square(3, AreaKind::GridCell, (2.0, 2.0), 4.0),
            square(4, AreaKind::Community, (0.0, 0.0), 900.0),
            square(5, AreaKind::Building, (30.0, 30.0), 1.0),
            square(6, AreaKind::Reach, (1.0, 1.0), 2.0),
            square(7, AreaKind::Building, (9000.0, 1.0), 1.0),
        ]);
        let parents = [1, 2, 3, 4, 5, 6, 7].map(|n| nest.parent(id(n)));
        assert_eq!(parents, [Some(id(2)), Some(id(3)), Some(id(4)), None, Some(id(4)), None, None]);
        assert_eq!(nest.walk(), [(id(4), 0), (id(3), 1), (id(2), 2), (id(1), 3), (id(5), 1), (id(7), 0)]);
        assert!(nest.is_within(id(1), id(4)) && nest.is_within(id(1), id(1)) && !nest.is_within(id(4), id(1)));
    }

    #[test]
    fn what_people_said_goes_before_what_the_outlines_say() {
        let inside = square(1, AreaKind::Building, (1.0, 1.0), 1.0);
        let said = Area { parent: Some(id(3)), ..inside.clone() };
        let cells = [square(2, AreaKind::GridCell, (1.0, 1.0), 4.0), square(3, AreaKind::GridCell, (50.0, 1.0), 4.0)];
        assert_eq!(nest([said].into_iter().chain(cells.clone())).parent(id(1)), Some(id(3)));
        let deleted = Area { parent: Some(id(99)), ..inside };
        assert_eq!(nest([deleted].into_iter().chain(cells)).parent(id(1)), Some(id(2)), "a parent that is gone is no parent");
    }

    #[test]
    fn areas_said_to_lie_in_each_other_all_stay_in_the_tree() {
        let blank = |n, parent| Area { parent: Some(id(parent)), ..Area::new(id(n), AreaKind::Building, String::new(), Shape::default()) };
        let nest = nest([blank(1, 2), blank(2, 3), blank(3, 1), blank(4, 4)]);
        let mut walked: Vec<Id> = nest.walk().into_iter().map(|(id, _)| id).collect();
        walked.sort();
        assert_eq!(walked, [id(1), id(2), id(3), id(4)]);
    }
}
