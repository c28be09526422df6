//! What happens on the map, turned into steps: a tap, a pick, a drag, an outline.

use super::slot::MapSlot;
use crate::browser::ids;
use crate::browser::map::{LngLat, MapEvent, ShapeFault};
use crate::browser::preferences::Preferences;
use crate::document::Edit;
use crate::model::{Area, Base, Id, Info, LinkKind, Position, Record, Shape};
use crate::state::{Desk, Project, Tool};
use leptos::prelude::*;

pub(super) fn tapped(project: Project, desk: Desk, place: Position) {
    match desk.tool.get_untracked() {
        Tool::Place(id) => {
            let _unknown_when_deleted_meanwhile = project.commit(Edit::Move { id, to: place });
            desk.pick(id);
        }
        _ => desk.put_down(ids::new_id(), place),
    }
}

pub(super) fn answer(map: MapSlot, project: Project, desk: Desk, event: MapEvent) {
    match event {
        MapEvent::Tap { lng, lat } => {
            if let Ok(place) = Position::new(lng, lat) {
                tapped(project, desk, place);
            }
        }
        MapEvent::Pick { id, .. } => picked(desk, id),
        MapEvent::PickMany { ids, .. } => desk.stack.set(ids),
        MapEvent::Background => {
            if desk.draft.with_untracked(Option::is_none) {
                desk.clear();
            }
        }
        MapEvent::Move { id, lng, lat } => {
            if let Ok(to) = Position::new(lng, lat) {
                moved(project, desk, id, to);
            }
        }
        MapEvent::Drawing { vertices } => map.corners.set(vertices),
        MapEvent::Shape { id, polygons } => outlined(map, project, desk, id, polygons),
        MapEvent::ShapeError { reason } => {
            let key = if reason == ShapeFault::Crossing { "map.shape_crossing" } else { "map.shape_too_few" };
            map.shape_error.set(Some(key));
        }
        MapEvent::Corners { corners } => corners_moved(project, corners),
        MapEvent::View { .. } if map.lent.try_get_value().unwrap_or_default() => {}
        MapEvent::View { lng, lat, zoom } => {
            let community = project.peek(|workspace| workspace.info.id).unwrap_or_default();
            Preferences::change(|kept| _ = kept.views.insert(community, [lng, lat, zoom]));
        }
        MapEvent::BaseError { .. } => map.trouble.set(Some("map.tiles_failed")),
        MapEvent::Ready => {}
        MapEvent::Lost => map.trouble.set(Some("map.no_webgl")),
    }
}

/// What picking a record does with the tool in hand.
pub(super) fn picked(desk: Desk, id: Id) {
    match desk.tool.get_untracked() {
        Tool::Connect(from) if from != id => desk.join(ids::new_id(), LinkKind::Match, from, id),
        Tool::Connect(_) => {}
        Tool::Combine => desk.gather(id),
        _ if desk.draft.with_untracked(Option::is_some) => {}
        _ => desk.pick(id),
    }
}

fn moved(project: Project, desk: Desk, id: Id, to: Position) {
    let in_hand = desk.draft.with_untracked(|draft| draft.as_ref().is_some_and(|draft| draft.record.id() == id));
    if !in_hand {
        let _unknown_when_deleted_meanwhile = project.commit(Edit::Move { id, to });
        return;
    }
    desk.draft.update(|draft| match draft.as_mut().map(|draft| &mut draft.record) {
        Some(Record::Asset(asset)) => asset.position = Some(to),
        Some(Record::Need(need)) => need.position = Some(to),
        _ => {}
    });
}

fn outlined(map: MapSlot, project: Project, desk: Desk, id: Option<Id>, polygons: Vec<Vec<Vec<LngLat>>>) {
    let Some(shape) = shape(polygons) else {
        map.shape_error.set(Some("map.shape_too_few"));
        return;
    };
    let Some(id) = id else {
        desk.outline(ids::new_id(), shape);
        return;
    };
    let before = project.peek(|workspace| workspace.areas.get(&id).cloned()).flatten();
    if let Some(before) = before {
        let after = Area { shape, ..before.clone() };
        let _unchanged = project.commit(Edit::Update { before: Record::Area(before), after: Record::Area(after) });
    }
}

fn shape(polygons: Vec<Vec<Vec<LngLat>>>) -> Option<Shape> {
    let ring = |ring: Vec<LngLat>| ring.into_iter().map(|[lng, lat]| Position::new(lng, lat).ok()).collect::<Option<Vec<_>>>();
    let polygons = polygons.into_iter().map(|rings| rings.into_iter().map(ring).collect()).collect::<Option<Vec<Vec<_>>>>()?;
    Shape::new(polygons).ok()
}

fn corners_moved(project: Project, corners: [LngLat; 4]) {
    let [a, b, c, d] = corners.map(|[lng, lat]| Position::new(lng, lat).ok());
    let (Some(a), Some(b), Some(c), Some(d)) = (a, b, c, d) else { return };
    let corners = [a, b, c, d];
    let Some(before) = project.peek(|workspace| workspace.info.clone()) else { return };
    if let Base::Picture { file, name, .. } = &before.base {
        let base = Base::Picture { file: file.clone(), name: name.clone(), corners };
        let after = Info { base, ..before.clone() };
        let _unchanged = project.commit(Edit::SetInfo { before, after });
    }
}
