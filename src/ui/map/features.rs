//! Records as the map draws them.

pub use super::hatch::Hatched;
use crate::browser::map::{AreaShape, Bounds, Changes, Diff, LinkLine, LngLat, Point, PointKind, Records};
use crate::document::Change;
use crate::model::{Area, Asset, AssetKind, AssetState, Id, Link, Need, NeedState, Record, RecordKind, Workspace};
use crate::practice::exposed::covered;
use crate::practice::initials::initials;
use std::collections::BTreeSet;

/// Everything, for the first drawing.
pub fn all(workspace: &Workspace, hatched: &Hatched) -> Records {
    Records {
        points: workspace.assets.values().filter_map(asset).chain(workspace.needs.values().filter_map(need)).collect(),
        areas: workspace.areas.values().map(|each| area(each, hatched)).collect(),
        links: workspace.links.values().filter_map(|each| link(workspace, each)).collect(),
    }
}

/// Only what changed; a moved pin draws its links anew.
pub fn diff(workspace: &Workspace, hatched: &Hatched, changes: &[Change]) -> Diff {
    let mut diff = Diff::default();
    let mut links: BTreeSet<Id> = BTreeSet::new();
    for change in changes {
        let id = change.id;
        match change.record {
            RecordKind::Asset => put(&mut diff.points, id, workspace.assets.get(&id).and_then(asset)),
            RecordKind::Need => put(&mut diff.points, id, workspace.needs.get(&id).and_then(need)),
            RecordKind::Area => put(&mut diff.areas, id, workspace.areas.get(&id).map(|each| area(each, hatched))),
            RecordKind::Link => drop(links.insert(id)),
            RecordKind::Action | RecordKind::Event => {}
        }
    }
    let touched: BTreeSet<Id> = changes.iter().map(|change| change.id).collect();
    let follow = workspace.links.values().filter(|link| touched.contains(&link.from) || touched.contains(&link.to));
    links.extend(follow.map(|link| link.id));
    for id in links {
        put(&mut diff.links, id, workspace.links.get(&id).and_then(|each| link(workspace, each)));
    }
    diff
}

fn put<T>(diff: &mut Changes<T>, id: Id, feature: Option<T>) {
    match feature {
        Some(feature) => diff.put.push(feature),
        None => diff.remove.push(id),
    }
}

/// In a hall the pins of people say no more than their initials.
pub fn shorten_names(points: &mut [Point]) {
    for point in points {
        point.label = covered(&point.label);
        if point.kind == PointKind::Asset(AssetKind::Individual) {
            point.label = initials(&point.label);
        }
    }
}

pub fn asset(asset: &Asset) -> Option<Point> {
    let place = asset.position?;
    Some(Point {
        id: asset.id,
        kind: PointKind::Asset(asset.kind),
        lng: place.lng(),
        lat: place.lat(),
        label: asset.name.clone(),
        met: false,
        faded: matches!(asset.state, AssetState::Draft | AssetState::Paused | AssetState::Ended),
    })
}

pub fn need(need: &Need) -> Option<Point> {
    let place = need.position?;
    Some(Point {
        id: need.id,
        kind: PointKind::Need,
        lng: place.lng(),
        lat: place.lat(),
        label: need.statement.clone(),
        met: need.state == NeedState::Met,
        faded: need.state == NeedState::Dropped,
    })
}

pub fn area(area: &Area, hatched: &Hatched) -> AreaShape {
    let (hatch, said) = hatched.get(&area.id).map_or((None, None), |wanting| (Some(wanting.hatch), wanting.said.as_deref()));
    let label = [Some(area.name.as_str()), said].into_iter().flatten().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
    AreaShape { id: area.id, kind: area.kind, label, polygons: area.shape.clone(), hatch }
}

fn link(workspace: &Workspace, link: &Link) -> Option<LinkLine> {
    let place = |id: Id| workspace.record(id).and_then(|record| record.position()).map(Into::into);
    Some(LinkLine {
        id: link.id,
        from: place(link.from)?,
        to: place(link.to)?,
        from_id: link.from,
        to_id: link.to,
        kind: link.kind,
        state: link.state,
    })
}

/// Only the areas whose hatching came, went or says something else.
pub fn rehatched(workspace: &Workspace, before: &Hatched, now: &Hatched) -> Diff {
    let either: BTreeSet<&Id> = before.keys().chain(now.keys()).collect();
    let changed = either.into_iter().filter(|id| before.get(id) != now.get(id));
    let put = changed.filter_map(|id| workspace.areas.get(id)).map(|each| area(each, now)).collect();
    Diff { areas: Changes { put, ..Changes::default() }, ..Diff::default() }
}

/// The pin or outline of a record that is being described and not kept yet.
pub fn fresh(record: Option<&Record>) -> Diff {
    let mut diff = Diff::default();
    match record {
        Some(Record::Asset(each)) => diff.points.put.extend(asset(each)),
        Some(Record::Need(each)) => diff.points.put.extend(need(each)),
        Some(Record::Area(each)) => diff.areas.put.push(area(each, &Hatched::new())),
        Some(Record::Link(_) | Record::Action(_) | Record::Event(_)) | None => {}
    }
    diff
}

/// Takes what was being described off the map again.
pub fn without(id: Id) -> Diff {
    let mut diff = Diff::default();
    diff.points.remove.push(id);
    diff.areas.remove.push(id);
    diff
}

/// The box around everything; `None` when nothing has a place.
pub fn bounds(points: &[Point], areas: &[AreaShape]) -> Option<Bounds> {
    let pins = points.iter().map(|point| [point.lng, point.lat]);
    let corners = areas.iter().flat_map(|area| area.polygons.polygons().iter().flatten().flatten().map(|&corner| corner.into()));
    around(pins.chain(corners))
}

/// The box around places; `None` around none.
pub fn around(places: impl IntoIterator<Item = LngLat>) -> Option<Bounds> {
    places.into_iter().fold(None, |around: Option<Bounds>, [lng, lat]| {
        let [west, south, east, north] = around.unwrap_or([lng, lat, lng, lat]);
        Some([west.min(lng), south.min(lat), east.max(lng), north.max(lat)])
    })
}
