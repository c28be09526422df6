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
