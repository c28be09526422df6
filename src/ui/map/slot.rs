//! The way to the map for everything around it: its handle once it is there, and what it last said.

use crate::browser::map::{Bounds, Fit, MapHandle, Padding, View};
use crate::browser::preferences::Preferences;
use crate::model::{Id, Position};
use leptos::prelude::*;
use std::rc::Rc;

pub(super) type OnTap = Rc<dyn Fn(Position)>;

/// The map's handle once it is there, and what it last said. One a community.
#[derive(Clone, Copy)]
pub struct MapSlot {
    pub(super) handle: StoredValue<Option<Rc<MapHandle>>, LocalStorage>,
    pub(super) ready: RwSignal<bool>,
    pub(super) corners: RwSignal<usize>,
    pub(super) shape_error: RwSignal<Option<&'static str>>,
    pub(super) trouble: RwSignal<Option<&'static str>>,
    /// What the corner marks of the picture just laid tell, until it is let go.
    pub told_by_marks: RwSignal<Option<(&'static str, usize)>>,
    /// Whether areas without a captain are hatched.
    pub(super) captains: RwSignal<bool>,
    /// Whether areas with wishes that nobody can meet are hatched.
    pub(super) gaps: RwSignal<bool>,
    /// What panels cover.
    covered: StoredValue<Padding>,
    /// Whether another screen moves the map about: where it looks is then not remembered.
    pub(super) lent: StoredValue<bool>,
    /// Calls what a tap calls; set by the canvas.
    pub(super) on_tap: StoredValue<Option<OnTap>, LocalStorage>,
}

impl Default for MapSlot {
    fn default() -> Self {
        Self {
            handle: StoredValue::new_local(None),
            ready: RwSignal::new(false),
            corners: RwSignal::new(0),
            shape_error: RwSignal::new(None),
            trouble: RwSignal::new(None),
            told_by_marks: RwSignal::new(None),
            captains: RwSignal::new(Preferences::load().captains_shown),
            gaps: RwSignal::new(Preferences::load().gaps_shown),
            covered: StoredValue::new(Padding::default()),
            lent: StoredValue::new(false),
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
        if let Some(place) = centre.and_then(|centre| Position::new(centre.lng, centre.lat).ok()) {
            self.tap(place);
        }
    }

    /// As if the map had been tapped at this place.
    pub fn tap(self, place: Position) {
        if let Some(tap) = self.on_tap.try_get_value().flatten() {
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
        self.now(|handle| drop(handle.fit(&Fit { bounds, padding: Some(72), max_zoom: Some(17.0) })));
    }

    /// Says what panels cover, so that nothing of interest lies under them.
    pub fn cover(self, padding: Padding) {
        self.covered.set_value(padding);
        self.with(|handle| drop(handle.set_padding(&padding)));
    }

    /// Lets another screen move the map about until it is given back.
    pub fn lend(self) {
        self.lent.set_value(true);
    }

    /// Looks again where it looked before it was lent.
    pub fn give_back(self, community: Id) {
        let kept = Preferences::load().views.get(&community).map(|&[lng, lat, zoom]| View { lng, lat, zoom: Some(zoom), animate: false });
        // The map has its whole size again by then. The place is that of the middle, panels aside.
        request_animation_frame(move || {
            if let (Some(view), Some(covered)) = (kept, self.covered.try_get_value()) {
                self.now(|handle| {
                    let _none_without_a_map = handle
                        .set_padding(&Padding::default())
                        .and_then(|()| handle.set_view(&view))
                        .and_then(|()| handle.set_padding(&covered));
                });
            }
            self.lent.try_set_value(false);
        });
    }

    /// Brings the place that is given up into the middle once all of the map is free, and gives the map the keys: arrows move it, Enter puts down.
    pub(super) fn begin_to_move(self, place: Option<Position>) {
        let begin = move || {
            self.now(|handle| {
                if let Some(place) = place {
                    let _stays_without_a_map = handle.set_view(&View { lng: place.lng(), lat: place.lat(), zoom: None, animate: false });
                }
                handle.take_keys();
            });
        };
        request_animation_frame(move || request_animation_frame(begin));
    }

    /// Brings a place into the middle.
    pub fn show(self, place: Position) {
        self.now(|handle| drop(handle.set_view(&View { lng: place.lng(), lat: place.lat(), zoom: None, animate: true })));
    }
}
