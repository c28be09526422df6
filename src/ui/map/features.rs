//! Records as the map draws them.

use crate::browser::map::{AreaFeature, Diff, DiffOf, LinkFeature, PointFeature, Records};
use crate::document::Change;
use crate::model::{Area, Asset, AssetState, Id, Link, Need, NeedState, Position, Record, RecordKind, Workspace};
use std::collections::BTreeSet;

/// Everything, for the first drawing.
pub fn all(workspace: &Workspace) -> Records {
    Records {
        points: workspace.assets.values().filter_map(asset).chain(workspace.needs.values().filter_map(need)).collect(),
        areas: workspace.areas.values().map(area).collect(),
        links: workspace.links.values().filter_map(|each| link(workspace, each)).collect(),
    }
}

/// Only what changed; a moved pin draws its links anew.
pub fn diff(workspace: &Workspace, changes: &[Change]) -> Diff {
    let mut diff = Diff::default();
    let mut links: BTreeSet<Id> = BTreeSet::new();
    for change in changes {
        let id = change.id;
        match change.record {
            RecordKind::Asset => put(&mut diff.points, id, workspace.assets.get(&id).and_then(asset)),
            RecordKind::Need => put(&mut diff.points, id, workspace.needs.get(&id).and_then(need)),
            RecordKind::Area => put(&mut diff.areas, id, workspace.areas.get(&id).map(area)),
            RecordKind::Link => drop(links.insert(id)),
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

fn put<T>(diff: &mut DiffOf<T>, id: Id, feature: Option<T>) {
    match feature {
        Some(feature) => diff.put.push(feature),
        None => diff.remove.push(id.to_string()),
    }
}

pub fn asset(asset: &Asset) -> Option<PointFeature> {
    let place = asset.position?;
    Some(PointFeature {
        id: asset.id.to_string(),
        kind: asset.kind.id(),
        lng: place.lng(),
        lat: place.lat(),
        label: asset.name.clone(),
        met: false,
        faded: matches!(asset.state, AssetState::Paused | AssetState::Ended),
    })
}

pub fn need(need: &Need) -> Option<PointFeature> {
    let place = need.position?;
    Some(PointFeature {
        id: need.id.to_string(),
        kind: "need",
        lng: place.lng(),
        lat: place.lat(),
        label: need.statement.clone(),
        met: need.state == NeedState::Met,
        faded: need.state == NeedState::Dropped,
    })
}

pub fn area(area: &Area) -> AreaFeature {
    let ring = |ring: &Vec<Position>| ring.iter().map(|&place| place.into()).collect();
    let polygons = area.shape.polygons().iter().map(|rings| rings.iter().map(ring).collect()).collect();
    AreaFeature { id: area.id.to_string(), kind: area.kind.id(), label: area.name.clone(), polygons }
}

fn link(workspace: &Workspace, link: &Link) -> Option<LinkFeature> {
    let place = |id: Id| workspace.record(id).and_then(|record| record.position()).map(Into::into);
    Some(LinkFeature {
        id: link.id.to_string(),
        from: place(link.from)?,
        to: place(link.to)?,
        from_id: link.from.to_string(),
        to_id: link.to.to_string(),
        kind: link.kind.id(),
        state: link.state.id(),
    })
}

/// The pin or outline of a record that is being described and not kept yet.
pub fn fresh(record: Option<&Record>) -> Diff {
    let mut diff = Diff::default();
    match record {
        Some(Record::Asset(each)) => diff.points.put.extend(asset(each)),
        Some(Record::Need(each)) => diff.points.put.extend(need(each)),
        Some(Record::Area(each)) => diff.areas.put.push(area(each)),
        Some(Record::Link(_)) | None => {}
    }
    diff
}
