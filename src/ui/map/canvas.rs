//! The map itself: draws what the project holds, as diffs, and turns taps into steps.

use super::features;
use crate::browser::environment::{self, DevicePreference};
use crate::browser::ids;
use crate::browser::map::{
    BaseSpec, Bounds, Fit, LngLat, MapError, MapEvent, MapHandle, MapOptions, MapTheme, MapWords, Mode, Padding, ShapeFault, View,
};
use crate::browser::preferences::Preferences;
use crate::document::{Edit, Origin, Verb};
use crate::model::{Base, Id, LinkKind, Position, Record, Shape};
use crate::state::{Desk, Look, Project, Shelf, Tool, lang, say, t};
use leptos::task::spawn_local;
use leptos::{html, prelude::*};
type HtmlDivElement = <html::Div as html::ElementType>::Output;
use std::rc::Rc;

/// The map's handle once it is there, and what it last said. One a community.
#[derive(Clone, Copy)]
pub struct MapSlot {
    handle: StoredValue<Option<Rc<MapHandle>>, LocalStorage>,
    ready: RwSignal<bool>,
    corners: RwSignal<usize>,
    shape_error: RwSignal<Option<&'static str>>,
    trouble: RwSignal<Option<&'static str>>,
    /// Calls what a tap calls; set by the canvas.
    on_tap: StoredValue<Option<Rc<dyn Fn(Position)>>, LocalStorage>,
}

impl Default for MapSlot {
    fn default() -> Self {
        Self {
            handle: StoredValue::new_local(None),
            ready: RwSignal::new(false),
            corners: RwSignal::new(0),
            shape_error: RwSignal::new(None),
            trouble: RwSignal::new(None),
            on_tap: StoredValue::new_local(None),
        }
    }
}

impl MapSlot {
    /// Does something with the map; nothing where there is none. Tracked: runs again once the map is there.
    pub fn with(self, work: impl FnOnce(&MapHandle)) {
        if self.ready.get() {
            self.now(work);
        }
    }

    /// Does something with the map, if it is there.
    pub fn now(self, work: impl FnOnce(&MapHandle)) {
        if let Some(handle) = self.handle.try_get_value().flatten() {
            work(&handle);
        }
    }

    /// How many corners are drawn so far; tracked.
    pub fn corners_drawn(self) -> usize {
        self.corners.get()
    }

    /// Why the last outline was not taken; tracked.
    pub fn shape_error(self) -> Option<&'static str> {
        self.shape_error.get()
    }

    pub fn undo_corner(self) {
        self.now(|handle| drop(handle.undo_vertex()));
    }

    pub fn finish_drawing(self) {
        self.now(|handle| drop(handle.finish_drawing()));
    }

    /// As if the middle of the map had been tapped.
    pub fn tap_centre(self) {
        let mut centre = None;
        self.now(|handle| centre = handle.center().ok());
        let place = centre.and_then(|centre| Position::new(centre.lng, centre.lat).ok());
        if let Some((place, tap)) = place.zip(self.on_tap.try_get_value().flatten()) {
            tap(place);
        }
    }

    /// What is in sight: west, south, east, north; a neighbourhood somewhere while there is no map.
    pub fn bounds(self) -> Bounds {
        let mut seen = None;
        self.now(|handle| seen = handle.view().ok());
        seen.map_or([-0.01, -0.01, 0.01, 0.01], |seen| seen.bounds)
    }

    /// Brings a place into the middle as soon as the map is on screen and has its size.
    pub fn show_once_visible(self, place: Position) {
        request_animation_frame(move || request_animation_frame(move || self.show(place)));
    }

    /// Looks at all of a box.
    pub fn fit(self, bounds: Bounds) {
        self.now(|handle| drop(handle.fit(&Fit { bounds, padding: Some(72), max_zoom: Some(18.0) })));
    }

    /// Says what panels cover, so that nothing of interest lies under them.
    pub fn cover(self, padding: Padding) {
        self.with(|handle| drop(handle.set_padding(&padding)));
    }

    /// Brings a place into the middle.
    pub fn show(self, place: Position) {
        self.now(|handle| drop(handle.set_view(&View { lng: place.lng(), lat: place.lat(), zoom: None, animate: true })));
    }
}

#[component]
pub fn MapCanvas() -> impl IntoView {
    let map = expect_context::<MapSlot>();
    let project = expect_context::<Project>();
    let node = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if let Some(element) = node.get() {
            open(map, project, element);
        }
    });
    keep_in_step(map, project);
    view! {
        <div class="map" role="region" aria-label=t("map.map") aria-busy="true" node_ref=node></div>
        <Show when=move || map.trouble.get().is_some()>
            <p class="notice warn map-trouble" role="alert">{move || map.trouble.get().map(say)}</p>
        </Show>
    }
}

fn options(look: Look, view: Option<View>) -> MapOptions {
    let words = MapWords {
        canvas: say("map.map"),
        zoom_in: say("map.zoom_in"),
        zoom_out: say("map.zoom_out"),
        attribution: say("map.attribution"),
        ..MapWords::default()
    };
    MapOptions {
        lang: lang().tag().to_owned(),
        theme: match look.shown() {
            "dark" => MapTheme::Dark,
            "projector" => MapTheme::Projector,
            _ => MapTheme::Light,
        },
        view,
        words,
        reduced_motion: environment::prefers(DevicePreference::ReducedMotion),
    }
}

fn open(map: MapSlot, project: Project, element: HtmlDivElement) {
    let desk = expect_context::<Desk>();
    let look = expect_context::<Look>();
    let community = project.peek(|workspace| workspace.info.id).unwrap_or_default();
    let kept_view = Preferences::load().views.get(&community).map(|&[lng, lat, zoom]| View { lng, lat, zoom: Some(zoom), animate: false });
    let tap: Rc<dyn Fn(Position)> = Rc::new(move |place| tapped(project, desk, place));
    map.on_tap.set_value(Some(Rc::clone(&tap)));
    let on_event = move |event| answer(map, project, desk, event);
    let options = untrack(|| options(look, kept_view));
    let fresh = kept_view.is_none();
    spawn_local(async move {
        match MapHandle::create(&element, &options, on_event).await {
            Ok(handle) => {
                if map.handle.try_set_value(Some(Rc::new(handle))).is_some() {
                    return;
                }
                draw_all(map, project, fresh);
                map.ready.set(true);
            }
            Err(MapError::NoGraphics { .. }) => map.trouble.set(Some("map.no_webgl")),
            Err(_) => map.trouble.set(Some("map.not_loaded")),
        }
    });
    project.on_change(move |outlet| {
        let diff = project.peek(|workspace| features::diff(workspace, &outlet.changes));
        if let Some(diff) = diff {
            map.now(|handle| drop(handle.update_records(&diff)));
            let came_from_a_file = outlet.note.as_ref().is_some_and(|note| note.verb == Verb::Imported) && outlet.origin == Origin::Local;
            if came_from_a_file && let Some(bounds) = features::bounds(&diff.points.put, &diff.areas.put) {
                map.fit(bounds);
            }
        }
    });
    on_cleanup(move || drop(map.handle.try_update_value(Option::take)));
}

fn draw_all(map: MapSlot, project: Project, fit: bool) {
    let Some(records) = project.peek(features::all) else { return };
    map.now(|handle| {
        let _drawn_again_when_ready = handle.set_records(&records);
        if fit && let Some(bounds) = features::bounds(&records.points, &records.areas) {
            let _stays_where_it_is = handle.fit(&Fit { bounds, padding: Some(72), max_zoom: Some(18.0) });
        }
    });
}

/// Tells the map whenever tool, choice, draft, theme, language or base change.
fn keep_in_step(map: MapSlot, project: Project) {
    let desk = expect_context::<Desk>();
    let look = expect_context::<Look>();
    let shelf = expect_context::<Shelf>();
    Effect::new(move |_| {
        let options = options(look, None);
        map.with(|handle| drop(handle.restyle(&options)));
    });
    Effect::new(move |_| {
        let tool = desk.tool.get();
        map.corners.set(0);
        map.shape_error.set(None);
        map.with(|handle| drop(handle.set_mode(&mode(tool))));
    });
    Effect::new(move |shown_before: Option<Option<Id>>| {
        let draft = desk.draft.get();
        let fresh = draft.as_ref().filter(|draft| draft.before.is_none()).map(|draft| draft.record.clone());
        let id = fresh.as_ref().map(Record::id);
        map.with(|handle| {
            let mut diff = features::fresh(fresh.as_ref());
            let kept = |id: Id| project.peek(|workspace| workspace.record(id).is_some()).unwrap_or_default();
            if let Some(gone) = shown_before.flatten().filter(|&gone| Some(gone) != id && !kept(gone)) {
                diff.points.remove.push(gone);
                diff.areas.remove.push(gone);
            }
            let _drawn_again_when_ready = handle.update_records(&diff).and_then(|()| handle.select(id.or_else(|| desk.selected.get())));
        });
        id
    });
    let base = Memo::new(move |_| project.read(|workspace| (workspace.info.id, workspace.info.base.clone())));
    Effect::new(move |_| {
        let Some((community, base)) = base.get() else { return };
        if !map.ready.get() {
            return;
        }
        spawn_local(async move { lay(map, shelf, community, base).await });
    });
}

/// Lays the base under the records; says so when this device lacks its file.
async fn lay(map: MapSlot, shelf: Shelf, community: Id, base: Base) {
    let file = match &base {
        Base::Picture { file, .. } | Base::Pmtiles { file, .. } => match shelf.file(community, file).await {
            Some(blob) => Some(blob),
            None => {
                map.trouble.set(Some("map.base_missing"));
                return;
            }
        },
        Base::Grid | Base::Tiles { .. } => None,
    };
    let Some(handle) = map.handle.try_get_value().flatten() else { return };
    let laid = handle.set_base(&BaseSpec::from(&base), file.as_ref()).await;
    map.trouble.set(laid.err().map(|_| "map.base_failed"));
}

const fn mode(tool: Tool) -> Mode {
    match tool {
        Tool::Browse => Mode::Browse,
        Tool::PlaceAsset(_) | Tool::PlaceNeed | Tool::Place(_) => Mode::Place,
        Tool::Draw => Mode::Draw,
        Tool::Reshape(id) => Mode::Reshape { id },
        Tool::Connect(from) => Mode::Connect { from },
        Tool::Corners => Mode::Corners,
    }
}

fn tapped(project: Project, desk: Desk, place: Position) {
    match desk.tool.get_untracked() {
        Tool::Place(id) => {
            let _unknown_when_deleted_meanwhile = project.commit(Edit::Move { id, to: place });
            desk.pick(id);
        }
        _ => desk.put_down(ids::new_id(), place),
    }
}

fn answer(map: MapSlot, project: Project, desk: Desk, event: MapEvent) {
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
        MapEvent::View { lng, lat, zoom } => {
            let community = project.peek(|workspace| workspace.info.id).unwrap_or_default();
            Preferences::change(|kept| drop(kept.views.insert(community, [lng, lat, zoom])));
        }
        MapEvent::BaseError { .. } => map.trouble.set(Some("map.tiles_failed")),
        MapEvent::Ready => {}
        MapEvent::Lost => map.trouble.set(Some("map.no_webgl")),
    }
}

fn picked(desk: Desk, id: Id) {
    match desk.tool.get_untracked() {
        Tool::Connect(from) if from != id => desk.join(ids::new_id(), LinkKind::Match, from, id),
        Tool::Connect(_) => {}
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
        let after = crate::model::Area { shape, ..before.clone() };
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
        let after = crate::model::Info { base, ..before.clone() };
        let _unchanged = project.commit(Edit::SetInfo { before, after });
    }
}
