//! The drawn graph: it settles by itself; a finger moves it, two make it larger, a tap picks.

use super::draw::draw;
use super::scene::Scene;
use super::stage::Stage;
use crate::browser::environment::{self, DevicePreference};
use crate::browser::pad::{self, Pad, Point};
use crate::network::Net;
use crate::state::{Look, Project, say_count, t};
use crate::ui::community::names;
use crate::ui::kit::{Glyph, Icon};
use leptos::{ev, html, prelude::*};

const ZOOM_STEP: f64 = 1.4;
const NAME_PX: f64 = 13.0;
const NAME_IN_HALL_PX: f64 = 24.0;

#[component]
pub(super) fn Picture() -> impl IntoView {
    let project = expect_context::<Project>();
    let look = expect_context::<Look>();
    let scene = expect_context::<Scene>();
    let canvas = NodeRef::<html::Canvas>::new();
    let stage = StoredValue::new_local(Stage::default());
    let is_moving = StoredValue::new_local(false);
    let size = move || canvas.get_untracked().map_or([0.0, 0.0], |canvas| pad::size_of(&canvas));
    let redraw = move || {
        let Some(pad) = canvas.try_get_untracked().flatten().and_then(|canvas| Pad::on(&canvas)) else { return };
        let name_px = if names::in_hall(look) { NAME_IN_HALL_PX } else { NAME_PX };
        let (nodes, report) = (scene.nodes.get_untracked(), scene.report.get_untracked());
        stage.try_with_value(|stage| draw(&pad, stage, &nodes, report.as_ref().as_ref(), scene.picked.get_untracked(), name_px));
    };
    let settle = move || {
        if !is_moving.try_get_value().unwrap_or(true) {
            is_moving.set_value(true);
            next_step(stage, is_moving, size, redraw, environment::prefers(DevicePreference::ReducedMotion));
        }
    };
    Effect::new(move |_| {
        let sieve = scene.sieve.get();
        if let Some(net) = project.read(|workspace| Net::of(workspace, sieve)) {
            stage.update_value(|stage| stage.show(net));
            settle();
        }
    });
    Effect::new(move |_| {
        scene.nodes.track();
        scene.report.track();
        scene.picked.track();
        let _colours = look.shown();
        untrack(redraw);
    });
    Effect::new(move |_| {
        let sought = scene.sought.get();
        if !sought.is_empty() {
            stage.update_value(|stage| stage.seek(&sought, size()));
            untrack(redraw);
        }
    });
    let resized = window_event_listener(ev::resize, move |_| {
        stage.update_value(|stage| stage.keep_in_sight(size()));
        untrack(redraw);
    });
    on_cleanup(move || resized.remove());
    let zoom = move |factor: f64| {
        let [width, height] = size();
        stage.update_value(|stage| stage.larger(factor, [width / 2.0, height / 2.0]));
        untrack(redraw);
    };
    let said = move || {
        let (nodes, links, circles) = scene.told(|report| (report.measures.nodes, report.measures.links, report.measures.circles.len()));
        [say_count("network.nodes", nodes), say_count("network.links", links), say_count("network.circles", circles)].join(" · ")
    };
    let released = move |event: ev::PointerEvent| {
        let tapped = stage.try_update_value(|stage| stage.release(event.pointer_id())).flatten();
        match tapped {
            Some(id) => scene.picked.set(id),
            None => settle(),
        }
    };
    view! {
        <div class="network-picture">
            <canvas
                node_ref=canvas
                role="img"
                aria-label=said
                on:pointerdown=move |event| {
                    if let Some(canvas) = canvas.get_untracked() {
                        pad::hold(&canvas, &event);
                    }
                    stage.update_value(|stage| stage.press(event.pointer_id(), place(&event)));
                }
                on:pointermove=move |event| {
                    if stage.try_update_value(|stage| stage.drag(event.pointer_id(), place(&event))) == Some(true) {
                        untrack(redraw);
                    }
                }
                on:pointerup=released
                on:pointercancel=move |event| {
                    let _is_no_tap = stage.try_update_value(|stage| stage.release(event.pointer_id()));
                }
                on:touchmove=move |event| pad::keep_drag(&event)
                on:wheel=move |event| {
                    event.prevent_default();
                    let at = [f64::from(event.offset_x()), f64::from(event.offset_y())];
                    stage.update_value(|stage| stage.larger((-event.delta_y() * 0.0016).exp(), at));
                    untrack(redraw);
                }
            ></canvas>
            <div class="picture-buttons">
                <button class="button icon" aria-label=t("network.larger") title=t("network.larger") on:click=move |_| zoom(ZOOM_STEP)>
                    <Icon glyph=Glyph::Plus />
                </button>
                <button class="button icon" aria-label=t("network.smaller") title=t("network.smaller") on:click=move |_| zoom(1.0 / ZOOM_STEP)>
                    <Icon glyph=Glyph::Minus />
                </button>
                <button
                    class="button icon"
                    aria-label=t("network.all_in_sight")
                    title=t("network.all_in_sight")
                    on:click=move |_| {
                        stage.update_value(|stage| stage.show_all(size()));
                        untrack(redraw);
                    }
                >
                    <Icon glyph=Glyph::Whole />
                </button>
            </div>
        </div>
    }
}

fn place(event: &ev::PointerEvent) -> Point {
    [f64::from(event.offset_x()), f64::from(event.offset_y())]
}

/// Steps towards rest, a frame at a time; drawn as it goes, or only at rest where people want no motion.
fn next_step(
    stage: StoredValue<Stage, LocalStorage>,
    is_moving: StoredValue<bool, LocalStorage>,
    size: impl Fn() -> Point + Copy + 'static,
    redraw: impl Fn() + Copy + 'static,
    is_still: bool,
) {
    request_animation_frame(move || {
        let Some(is_at_rest) = stage.try_update_value(|stage| {
            stage.advance(size());
            stage.is_at_rest()
        }) else {
            return;
        };
        if is_at_rest || !is_still {
            untrack(redraw);
        }
        if is_at_rest {
            is_moving.set_value(false);
        } else {
            next_step(stage, is_moving, size, redraw, is_still);
        }
    });
}
