//! A small drawing of where everything is, for a page that has no map.

use crate::model::*;
use std::collections::BTreeSet;

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
        let tenth = |units: f64| (units * 10.0).round() / 10.0;
        let x = self.left + (place.lng() - self.west) * self.squeeze * self.scale;
        let y = self.top + (self.north - place.lat()) * self.scale;
        (tenth(x), tenth(y))
    }
}

/// Everything that has a place; a record kept for this device stays out. `None` when nothing has one.
#[must_use]
pub fn sketch(workspace: &Workspace, width: f64, height: f64) -> Option<Sketch> {
    let assets = || workspace.assets.values().filter(|asset| asset.visibility != Visibility::Device && asset.precision != Precision::None);
    let needs = || workspace.needs.values().filter(|need| need.visibility != Visibility::Device && need.precision != Precision::None);
    let corners = workspace.areas.values().flat_map(|area| area.shape.polygons()).flatten().flatten().copied();
    let pins = assets().filter_map(|asset| asset.position).chain(needs().filter_map(|need| need.position));
    let fit = Fit::new(&corners.chain(pins).collect::<Vec<_>>(), width, height)?;
    let shown: BTreeSet<Id> =
        assets().map(|asset| asset.id).chain(needs().map(|need| need.id)).chain(workspace.areas.keys().copied()).collect();
    let end = |id: Id| workspace.own_place(id).filter(|_| shown.contains(&id)).map(|place| fit.at(place));
    let mut outlines: Vec<_> = workspace.areas.values().map(|area| (area.kind, path(&area.shape, &fit))).collect();
    outlines.retain(|(_, path)| !path.is_empty());
    outlines.sort_by_key(|(kind, _)| *kind);
    let agreed = workspace.links.values().filter(|link| link.state.is_agreed());
    Some(Sketch {
        width,
        height,
        outlines,
        lines: agreed.filter_map(|link| Some([end(link.from)?, end(link.to)?])).collect(),
        discs: assets()
            .filter_map(|asset| asset.position.map(|place| (asset.kind, fit.at(place))))
            .map(|(kind, (x, y))| (kind, x, y))
            .collect(),
        rings: needs()
            .filter_map(|need| need.position.map(|place| (need.state == NeedState::Met, fit.at(place))))
            .map(|(met, (x, y))| (met, x, y))
            .collect(),
    })
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
}
