//! Which outline is the smallest around a place, found without asking every outline.

use crate::model::{Area, AreaKind, Id, Position};
use geo::{BoundingRect, Contains, MultiPolygon, Point};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

/// The outlines of areas by the boxes around them. Floors are left out, a place does not tell the storey; so are service areas, nobody
/// lives in them.
pub(super) struct Outlines(RTree<GeomWithData<Rectangle<[f64; 2]>, Outline>>);

struct Outline {
    area: Id,
    ground: MultiPolygon,
    size: f64,
}

impl Outlines {
    pub(super) fn of<'a>(areas: impl Iterator<Item = &'a Area>) -> Self {
        let lived_in = areas.filter(|area| !matches!(area.kind, AreaKind::Floor | AreaKind::Reach));
        let boxed = |area: &Area| {
            let ground = area.shape.to_geo();
            let around = ground.bounding_rect()?;
            let corners = Rectangle::from_corners([around.min().x, around.min().y], [around.max().x, around.max().y]);
            Some(GeomWithData::new(corners, Outline { area: area.id, ground, size: area.shape.square_degrees() }))
        };
        Self(RTree::bulk_load(lived_in.filter_map(boxed).collect()))
    }

    /// The smallest area that holds a place.
    pub(super) fn smallest_around(&self, place: Position) -> Option<Id> {
        let (lng, lat) = (place.lng(), place.lat());
        let here = self.0.locate_in_envelope_intersecting(&AABB::from_point([lng, lat])).map(|boxed| &boxed.data);
        let holding = here.filter(|outline| outline.ground.contains(&Point::new(lng, lat)));
        holding.min_by(|a, b| a.size.total_cmp(&b.size).then(a.area.cmp(&b.area))).map(|outline| outline.area)
    }
}
