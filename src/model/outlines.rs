//! Places made coarser: the middle of the building or the area they lie in.

use super::{AreaKind, Id, Position, Precision, Shape, Workspace};

/// The drawn areas of a community, smallest first, to find what a place lies in.
pub struct Outlines<'a>(Vec<Outline<'a>>);

struct Outline<'a> {
    area: Id,
    kind: AreaKind,
    shape: &'a Shape,
    /// West, south, east, north.
    bounds: [f64; 4],
}

impl<'a> Outlines<'a> {
    #[must_use]
    pub fn of(workspace: &'a Workspace) -> Self {
        let outline = |(area, kind, shape): (Id, AreaKind, &'a Shape)| Some(Outline { area, kind, shape, bounds: bounds(shape)? });
        let areas = workspace.areas.values().filter(|area| area.kind != AreaKind::Floor);
        let mut outlines: Vec<Outline> = areas.filter_map(|area| outline((area.id, area.kind, &area.shape))).collect();
        outlines.sort_by(|one, other| one.ground().total_cmp(&other.ground()));
        Self(outlines)
    }

    /// The smallest area, not a building, that a place lies in.
    #[must_use]
    pub fn area_around(&self, place: Position) -> Option<(Id, Position)> {
        self.around(place, |kind| kind != AreaKind::Building)
    }

    /// Where a record of this precision may be shown; nowhere when no outline is there to hide it in.
    #[must_use]
    pub fn blurred(&self, place: Position, precision: Precision) -> Option<Position> {
        let building = || self.around(place, |kind| kind == AreaKind::Building).map(|(_, centre)| centre);
        let area = || self.area_around(place).map(|(_, centre)| centre);
        match precision {
            Precision::Exact => Some(place),
            Precision::Building => building().or_else(area),
            Precision::Area => area(),
            Precision::None => None,
        }
    }

    fn around(&self, place: Position, of_kind: impl Fn(AreaKind) -> bool) -> Option<(Id, Position)> {
        let found = self.0.iter().find(|outline| of_kind(outline.kind) && outline.contains(place))?;
        Some((found.area, found.shape.centre()?))
    }
}

impl Outline<'_> {
    fn ground(&self) -> f64 {
        let [west, south, east, north] = self.bounds;
        (east - west) * (north - south)
    }

    fn contains(&self, place: Position) -> bool {
        let [west, south, east, north] = self.bounds;
        (west..=east).contains(&place.lng()) && (south..=north).contains(&place.lat()) && self.shape.contains(place)
    }
}

fn bounds(shape: &Shape) -> Option<[f64; 4]> {
    let corners = shape.polygons().iter().filter_map(|rings| rings.first()).flatten();
    let wider = |[west, south, east, north]: [f64; 4], corner: &Position| {
        [west.min(corner.lng()), south.min(corner.lat()), east.max(corner.lng()), north.max(corner.lat())]
    };
    let all = corners.fold([f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY], wider);
    all[0].is_finite().then_some(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Area, Record};

    fn at(lng: f64, lat: f64) -> Position {
        Position::new(lng, lat).unwrap()
    }

    /// A square of this half side around (0, 0), shifted east.
    fn square(n: u8, kind: AreaKind, half: f64, east: f64) -> Record {
        let corners = [(-half, -half), (half, -half), (half, half), (-half, half)].map(|(lng, lat)| at(lng + east, lat));
        Record::Area(Area::new(Id::new(1, [n; 10]), kind, String::new(), Shape::new(vec![vec![corners.to_vec()]]).unwrap()))
    }

    #[test]
    fn a_place_goes_to_the_middle_of_what_it_lies_in() {
        let mut workspace = Workspace::default();
        let areas = [
            square(1, AreaKind::Community, 10.0, 0.0),
            square(2, AreaKind::GridCell, 4.0, 1.0),
            square(3, AreaKind::Building, 1.0, 2.0),
            square(4, AreaKind::Floor, 0.5, 2.0),
        ];
        areas.into_iter().for_each(|area| workspace.put(area));
        let outlines = Outlines::of(&workspace);
        let blurred = |place, precision| outlines.blurred(place, precision);
        let home = at(2.3, 0.3);
        assert_eq!(blurred(home, Precision::Exact), Some(home));
        assert_eq!(blurred(home, Precision::Building), Some(at(2.0, 0.0)), "a floor never shows");
        assert_eq!(blurred(home, Precision::Area), Some(at(1.0, 0.0)), "the smallest area, not the building");
        assert_eq!(blurred(home, Precision::None), None);
        assert_eq!(blurred(at(-8.0, 0.0), Precision::Building), Some(at(0.0, 0.0)), "in no building: in its area");
        assert_eq!(blurred(at(50.0, 0.0), Precision::Building), None, "nothing to hide it in");
    }
}
