//! A small drawing of where everything is, for a page that has no map.

use crate::model::*;
use std::collections::{BTreeMap, HashMap};

/// Outlines, lines, discs and rings on a sheet, in its own units; x runs east, y down.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sketch {
    pub width: f64,
    pub height: f64,
    /// SVG path data, one an area; buildings last.
    pub outlines: Vec<(AreaKind, String)>,
    /// The two ends of each link somebody agreed to.
    pub lines: Vec<[(f64, f64); 2]>,
    pub discs: Vec<(AssetKind, f64, f64)>,
    /// Needs; whether met.
    pub rings: Vec<(bool, f64, f64)>,
}

/// Room around the outermost places, as a part of the sheet.
const MARGIN: f64 = 0.06;
/// A single place is shown with this much ground around it, degrees.
const LEAST_DEGREES: f64 = 0.0005;

/// Fits places onto a sheet, north up, east–west squeezed as at their latitude.
struct Fit {
    west: f64,
    north: f64,
    squeeze: f64,
    scale: f64,
    left: f64,
    top: f64,
}

impl Fit {
    fn new(places: &[Position], width: f64, height: f64) -> Option<Self> {
        let over = |of: fn(Position) -> f64| {
            let all = places.iter().copied().map(of);
            all.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), degrees| (least.min(degrees), most.max(degrees)))
        };
        let ((west, east), (south, north)) = (over(Position::lng), over(Position::lat));
        if !west.is_finite() {
            return None;
        }
        let squeeze = ((south + north) / 2.0).to_radians().cos().max(0.01);
        let (wide, tall) = (((east - west) * squeeze).max(LEAST_DEGREES), (north - south).max(LEAST_DEGREES));
        let scale = (width * (1.0 - 2.0 * MARGIN) / wide).min(height * (1.0 - 2.0 * MARGIN) / tall);
        let left = (width - (east - west) * squeeze * scale) / 2.0;
        let top = (height - (north - south) * scale) / 2.0;
        Some(Self { west, north, squeeze, scale, left, top })
    }

    fn at(&self, place: Position) -> (f64, f64) {
        let x = self.left + (place.lng() - self.west) * self.squeeze * self.scale;
        let y = self.top + (self.north - place.lat()) * self.scale;
        (tenth(x), tenth(y))
    }
}

/// Everything that has a place; a record kept for this device stays out. The drawing is handed to anybody, so a home is drawn in the
/// middle of its building and a need in that of its area, unless it is at a public place. `None` when nothing has a place.
#[must_use]
pub fn sketch(workspace: &Workspace, width: f64, height: f64) -> Option<Sketch> {
    let outlines = Outlines::of(workspace);
    let shown = |visibility, place: Option<Position>, precision| {
        place.filter(|_| visibility != Visibility::Device).and_then(|place| outlines.blurred(place, precision))
    };
    let assets = workspace.assets.values();
    let assets = assets.filter_map(|asset| Some((asset.id, shown(asset.visibility, asset.position, told_of_asset(asset))?)));
    let needs = workspace.needs.values().filter_map(|need| Some((need.id, shown(need.visibility, need.position, told_of_need(need))?)));
    let pins: Vec<(Id, Position)> = assets.chain(needs).collect();
    let corners = workspace.areas.values().flat_map(|area| area.shape.polygons()).flatten().flatten().copied();
    let fit = Fit::new(&corners.chain(pins.iter().map(|(_, place)| *place)).collect::<Vec<_>>(), width, height)?;
    let spots = spread(pins.into_iter().map(|(id, place)| (id, fit.at(place))));
    let end = |id: Id| spots.get(&id).copied().or_else(|| workspace.areas.get(&id)?.shape.centre().map(|place| fit.at(place)));
    let mut outlines: Vec<_> = workspace.areas.values().map(|area| (area.kind, path(&area.shape, &fit))).collect();
    outlines.retain(|(_, path)| !path.is_empty());
    outlines.sort_by_key(|(kind, _)| *kind);
    let agreed = workspace.links.values().filter(|link| link.state.is_agreed());
    let disc = |asset: &Asset| spots.get(&asset.id).map(|&(x, y)| (asset.kind, x, y));
    let ring = |need: &Need| spots.get(&need.id).map(|&(x, y)| (need.state == NeedState::Met, x, y));
    Some(Sketch {
        width,
        height,
        outlines,
        lines: agreed.filter_map(|link| Some([end(link.from)?, end(link.to)?])).collect(),
        discs: workspace.assets.values().filter_map(disc).collect(),
        rings: workspace.needs.values().filter_map(ring).collect(),
    })
}

/// How exactly anybody may be told where an asset is: a home no finer than its building.
pub(super) fn told_of_asset(asset: &Asset) -> Precision {
    asset.precision.max(if asset.kind == AssetKind::Individual { Precision::Building } else { Precision::Exact })
}

/// The same of a need: its area, unless it is at a public place.
pub(super) fn told_of_need(need: &Need) -> Precision {
    if need.precision == Precision::Exact { Precision::Exact } else { need.precision.max(Precision::Area) }
}

/// Lays those that share a spot around it, so that each is seen.
fn spread(pins: impl Iterator<Item = (Id, (f64, f64))>) -> BTreeMap<Id, (f64, f64)> {
    const APART: f64 = 8.0;
    /// The angle at which seeds stand in a sunflower, radians.
    const TURN: f64 = 2.399_963;
    let mut on_spot: HashMap<(u64, u64), u32> = HashMap::new();
    let lay = |(id, (x, y)): (Id, (f64, f64))| {
        let before = on_spot.entry((x.to_bits(), y.to_bits())).or_default();
        let (angle, far) = (f64::from(*before) * TURN, f64::from(*before).sqrt() * APART);
        *before += 1;
        (id, (tenth(x + angle.cos() * far), tenth(y + angle.sin() * far)))
    };
    pins.map(lay).collect()
}

fn tenth(units: f64) -> f64 {
    (units * 10.0).round() / 10.0
}

fn path(shape: &Shape, fit: &Fit) -> String {
    let ring = |ring: &Vec<Position>| {
        let corners: Vec<String> = ring.iter().map(|place| fit.at(*place)).map(|(x, y)| format!("{x} {y}")).collect();
        format!("M{}Z", corners.join("L"))
    };
    shape.polygons().iter().flatten().map(ring).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pin(n: u8, lng: f64, lat: f64) -> Record {
        let position = Position::new(lng, lat).ok();
        Record::Asset(Asset { position, ..Asset::new(Id::new(1, [n; 10]), AssetKind::Place, String::new()) })
    }

    #[test]
    fn places_lie_on_the_sheet_north_up_and_in_proportion() {
        let mut workspace = Workspace::default();
        assert_eq!(sketch(&workspace, 200.0, 100.0), None);
        [pin(1, 10.0, 60.0), pin(2, 10.2, 60.0), pin(3, 10.0, 60.1)].into_iter().for_each(|record| workspace.put(record));
        let drawn = sketch(&workspace, 200.0, 100.0).unwrap();
        let [(_, x1, y1), (_, x2, y2), (_, x3, y3)] = drawn.discs[..] else { panic!("{drawn:?}") };
        assert!(x1 == x3 && y1 == y2 && x2 > x1 && y3 < y1);
        assert!(((x2 - x1) - (y1 - y3)).abs() < 1.0, "at 60° a degree of longitude is half as long: {drawn:?}");
        assert!(drawn.discs.iter().all(|&(_, x, y)| (0.0..=200.0).contains(&x) && (0.0..=100.0).contains(&y)));
    }

    #[test]
    fn a_single_place_is_in_the_middle_and_what_is_for_this_device_stays_out() {
        let mut workspace = Workspace::default();
        workspace.put(pin(1, 10.0, 50.0));
        let hidden = Asset { visibility: Visibility::Device, position: Position::new(11.0, 50.0).ok(), ..Asset::default() };
        workspace.put(Record::Asset(hidden));
        assert_eq!(sketch(&workspace, 200.0, 100.0).unwrap().discs, [(AssetKind::Place, 100.0, 50.0)]);
    }

    #[test]
    fn homes_and_needs_are_drawn_in_the_middle_of_what_they_lie_in() {
        let id = |n| Id::new(1, [n; 10]);
        let place = |lng, lat| Position::new(lng, lat).ok();
        let square = |n, kind, from: f64, to: f64| {
            let ring = [(from, from), (to, from), (to, to), (from, to)].map(|(lng, lat)| Position::new(lng, lat).unwrap()).to_vec();
            Record::Area(Area::new(id(n), kind, String::new(), Shape::new(vec![vec![ring]]).unwrap()))
        };
        let person = |n| {
            let asset = Asset::new(id(n), AssetKind::Individual, String::new());
            Record::Asset(Asset { position: place(0.21, 0.21), precision: Precision::Exact, ..asset })
        };
        let wish = |n, precision| Record::Need(Need { position: place(0.7, 0.9), precision, ..Need::new(id(n), String::new()) });
        let mut workspace = Workspace::default();
        let all = [square(1, AreaKind::GridCell, 0.0, 1.0), square(2, AreaKind::Building, 0.2, 0.4), person(3), person(4)];
        all.into_iter().for_each(|record| workspace.put(record));
        [wish(5, Precision::Area), wish(6, Precision::Exact)].into_iter().for_each(|record| workspace.put(record));
        let drawn = sketch(&workspace, 112.0, 112.0).unwrap();
        let near = |(x, y): (f64, f64), lng: f64, lat: f64| {
            let (dx, dy) = (x - (6.72 + lng * 98.56), y - (105.28 - lat * 98.56));
            dx.hypot(dy)
        };
        let [(_, x1, y1), (_, x2, y2)] = drawn.discs[..] else { panic!("{drawn:?}") };
        assert!(near((x1, y1), 0.3, 0.3) < 0.2, "the middle of the building: {drawn:?}");
        assert!((7.5..8.5).contains(&(x2 - x1).hypot(y2 - y1)), "two in one building lie side by side: {drawn:?}");
        let [(_, x1, y1), (_, x2, y2)] = drawn.rings[..] else { panic!("{drawn:?}") };
        assert!(near((x1, y1), 0.5, 0.5) < 0.2 && near((x2, y2), 0.7, 0.9) < 0.2, "{drawn:?}");
    }
}
