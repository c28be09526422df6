//! The map itself: draws what the project holds, as diffs, and turns taps into steps.

use super::answers::{answer, tapped};
use super::features;
use super::hatch::{Hatched, Hatching, keep_hatched};
use super::slot::{MapSlot, OnTap};
use crate::browser::environment::{self, DevicePreference};
use crate::browser::map::{BaseSpec, MapError, MapHandle, MapOptions, MapTheme, MapWords, Mode, View};
use crate::browser::preferences::Preferences;
use crate::document::{Origin, Verb};
use crate::model::{Base, Counts, Id, Record};
use crate::state::{Desk, Footpaths, Look, Project, Shelf, Tool, lang, say, t};
use crate::ui::community::names;
use leptos::task::spawn_local;
use leptos::{html, prelude::*};
use std::rc::Rc;

type HtmlDivElement = <html::Div as html::ElementType>::Output;

#[component]
pub fn MapCanvas() -> impl IntoView {
    let map = expect_context::<MapSlot>();
    let project = expect_context::<Project>();
    let node = NodeRef::<html::Div>::new();
    let hatched = expect_context::<Hatching>().areas;
    Effect::new(move |_| {
        if let Some(element) = node.get() {
            open(map, project, element, hatched);
        }
    });
    keep_in_step(map, project);
    keep_hatched(map, project, hatched);
    keep_names(map, project, hatched);
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
        corners: ["map.corner_top_left", "map.corner_top_right", "map.corner_bottom_right", "map.corner_bottom_left"].map(say),
    };
    MapOptions {
        lang: lang().tag().to_owned(),
        theme: match look.shown() {
            "dark" => MapTheme::Dark,
            "projector" => MapTheme::Projector,
            _ => MapTheme::Light,
        },
        view,
        pixel_ratio: None,
        words,
        reduced_motion: environment::prefers(DevicePreference::ReducedMotion),
    }
}

fn open(map: MapSlot, project: Project, element: HtmlDivElement, hatched: Memo<Hatched>) {
    let desk = expect_context::<Desk>();
    let look = expect_context::<Look>();
    let community = project.peek(|workspace| workspace.info.id).unwrap_or_default();
    let kept_view = Preferences::load().views.get(&community).map(|&[lng, lat, zoom]| View { lng, lat, zoom: Some(zoom), animate: false });
    let tap: OnTap = Rc::new(move |place| tapped(project, desk, place));
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
                draw_all(map, project, look, &hatched.try_get_untracked().unwrap_or_default(), fresh);
                map.ready.set(true);
            }
            Err(MapError::NoGraphics { .. }) => map.trouble.set(Some("map.no_webgl")),
            Err(_) => map.trouble.set(Some("map.not_loaded")),
        }
    });
    project.on_change(move |outlet| {
        let hatched = hatched.try_get_untracked().unwrap_or_default();
        let diff = project.peek(|workspace| features::diff(workspace, &hatched, &outlet.changes));
        if let Some(mut diff) = diff {
            if untrack(|| names::in_hall(look)) {
                features::shorten_names(&mut diff.points.put);
            }
            let came_from_a_file = outlet.note.as_ref().is_some_and(|note| note.verb == Verb::Imported) && outlet.origin == Origin::Local;
            // Looks there first, so that nothing is drawn twice.
            if came_from_a_file && let Some(bounds) = features::bounds(&diff.points.put, &diff.areas.put) {
                map.fit(bounds);
            }
            map.now(|handle| drop(handle.update_records(&diff)));
        }
    });
    on_cleanup(move || drop(map.handle.try_update_value(Option::take)));
}

fn draw_all(map: MapSlot, project: Project, look: Look, hatched: &Hatched, fit: bool) {
    let Some(mut records) = project.peek(|workspace| features::all(workspace, hatched)) else { return };
    if untrack(|| names::in_hall(look)) {
        features::shorten_names(&mut records.points);
    }
    if fit && let Some(bounds) = features::bounds(&records.points, &records.areas) {
        map.fit(bounds);
    }
    map.now(|handle| drop(handle.set_records(&records)));
}

/// Draws everything anew when people's names are shortened for a hall, and when they come back.
fn keep_names(map: MapSlot, project: Project, hatched: Memo<Hatched>) {
    let look = expect_context::<Look>();
    let in_hall = Memo::new(move |_| names::in_hall(look));
    Effect::new(move |drawn_for: Option<bool>| {
        let in_hall = in_hall.get();
        if drawn_for.is_some_and(|before| before != in_hall) && map.ready.get_untracked() {
            draw_all(map, project, look, &hatched.get_untracked(), false);
        }
        in_hall
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
    let footpaths = expect_context::<Footpaths>();
    Effect::new(move |_| {
        let walking = footpaths.walking();
        let lines = walking.as_ref().map_or(&[] as &[_], |walking| walking.lines());
        map.with(|handle| drop(handle.set_paths(lines)));
    });
    Effect::new(move |_| {
        let gathered = desk.gathered.get();
        map.with(|handle| drop(handle.mark(&gathered)));
    });
    Effect::new(move |shown_before: Option<Option<Id>>| {
        let draft = desk.draft.get();
        let fresh = draft.as_ref().filter(|draft| draft.before.is_none()).map(|draft| draft.record.clone());
        let id = fresh.as_ref().map(Record::id);
        map.with(|handle| {
            let kept = |id: Id| project.peek(|workspace| workspace.kind_of(id).is_some()).unwrap_or_default();
            if let Some(gone) = shown_before.flatten().filter(|&gone| Some(gone) != id && !kept(gone)) {
                let _drawn_again_when_ready = handle.update_records(&features::without(gone));
            }
            // A pin that is picked before it comes, and until it goes, never enters the clusters.
            let picked = handle.select(id.or_else(|| desk.selected.get()));
            let _drawn_again_when_ready = picked.and_then(|()| handle.update_records(&features::fresh(fresh.as_ref())));
        });
        id
    });
    let base = Memo::new(move |_| project.read(|workspace| (workspace.info.id, workspace.info.base.clone())));
    Effect::new(move |laid_before: Option<bool>| {
        let Some((community, base)) = base.get().filter(|_| map.ready.get()) else { return false };
        // A base chosen before anything is put down shows where it is; one taken up again leaves the view as it was.
        let empty = laid_before == Some(true) && project.peek(|workspace| workspace.counts() == Counts::default()).unwrap_or_default();
        spawn_local(async move { lay(map, desk, shelf, community, base, empty).await });
        true
    });
}

/// Lays the base under the records; says so when this device lacks its file.
async fn lay(map: MapSlot, desk: Desk, shelf: Shelf, community: Id, base: Base, empty: bool) {
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
    match handle.set_base(&BaseSpec::from(&base), file.as_ref()).await {
        Ok(info) => {
            map.trouble.set(None);
            // The corners of a picture can be taken hold of only now.
            let _drawn_again_when_ready = handle.set_mode(&mode(desk.tool.get_untracked()));
            if let Some(bounds) = info.bounds.filter(|_| empty) {
                map.fit(bounds);
            }
        }
        Err(_) => map.trouble.set(Some("map.base_failed")),
    }
}

const fn mode(tool: Tool) -> Mode {
    match tool {
        Tool::Browse => Mode::Browse,
        Tool::PlaceAsset(_) | Tool::PlaceNeed | Tool::Place(_) => Mode::Place,
        Tool::Draw => Mode::Draw,
        Tool::Reshape(id) => Mode::Reshape { id },
        Tool::Connect(from) => Mode::Connect { from },
        Tool::Combine => Mode::Gather,
        Tool::Corners => Mode::Corners,
    }
}
