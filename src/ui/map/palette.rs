//! What can be put on the map, always on screen as labelled buttons, and the sentence that says what to do next.

use super::gathered::Gathered;
use crate::browser::ids;
use crate::model::{AssetKind, Counts, Id, LinkKind};
use crate::state::{Desk, Hand, Look, Project, Tool, say, say_with, t};
use crate::ui::device::HereNotice;
use crate::ui::kit::{AreaMark, AssetMark, Glyph, Icon, NeedMark};
use crate::ui::map::MapSlot;
use leptos::prelude::*;

#[component]
pub fn Palette() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let look = expect_context::<Look>();
    let (hand, hand_label) = (
        move || match look.hand() {
            Hand::Both => "both",
            Hand::Right => "right",
            Hand::Left => "left",
        },
        move || {
            say(match look.hand() {
                Hand::Both => "tablet.both_hands",
                Hand::Right => "tablet.right_hand",
                Hand::Left => "tablet.left_hand",
            })
        },
    );
    let pressed = move |tool: Tool| move || (desk.tool.get() == tool).to_string();
    let assets = AssetKind::ALL
        .iter()
        .map(|&kind| {
            let tool = Tool::PlaceAsset(kind);
            view! {
                <button data-kind=kind.id() aria-pressed=pressed(tool) on:click=move |_| desk.take(tool)>
                    <AssetMark kind />
                    <span>{move || say(&format!("terms.asset_kind.{kind}"))}</span>
                </button>
            }
        })
        .collect_view();
    view! {
        <div class="palette" role="toolbar" aria-label=t("map.add") data-hand=hand>
            {assets}
            <i aria-hidden="true"></i>
            <button data-kind="need" aria-pressed=pressed(Tool::PlaceNeed) on:click=move |_| desk.take(Tool::PlaceNeed)>
                <NeedMark />
                <span>{t("terms.record_kind.need")}</span>
            </button>
            <button data-kind="area" aria-pressed=pressed(Tool::Draw) on:click=move |_| desk.take(Tool::Draw)>
                <AreaMark />
                <span>{t("terms.record_kind.area")}</span>
            </button>
            <button class="hand" title=t("tablet.change_hands") on:click=move |_| look.change_hands()>
                <Icon glyph=Glyph::Hand />
                <span>{hand_label}</span>
            </button>
        </div>
    }
}

/// What the tool in hand waits for, and the way out of it.
#[component]
pub fn Guide() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let project = expect_context::<Project>();
    let map = expect_context::<MapSlot>();
    let name_of =
        move |id| project.read(|workspace| workspace.record(id).map(|record| record.name().to_owned())).flatten().unwrap_or_default();
    let sentence = move || match desk.tool.get() {
        Tool::Browse => None,
        Tool::PlaceAsset(_) | Tool::PlaceNeed => Some(say("map.tap_place")),
        Tool::Draw => Some(say("map.tap_corners")),
        Tool::Reshape(_) => Some(say("map.drag_corners")),
        Tool::Connect(id) => Some(say_with("map.tap_other", &[("name", &name_of(id))])),
        Tool::Place(id) => Some(say_with("map.tap_new_place", &[("name", &name_of(id))])),
        Tool::Combine => Some(say("actions.tap_more")),
        Tool::Corners => Some(match map.told_by_marks.get() {
            Some((key, marks)) => say_with(key, &[("n", &marks.to_string())]),
            None => say("map.drag_picture"),
        }),
    };
    let places = move || matches!(desk.tool.get(), Tool::PlaceAsset(_) | Tool::PlaceNeed);
    let moves = Memo::new(move |_| matches!(desk.tool.get(), Tool::Place(_)));
    // The place it has now comes under the cross.
    Effect::new(move |_| {
        if let Tool::Place(id) = desk.tool.get() {
            let place = project.peek(|workspace| workspace.record(id)?.position()).flatten();
            map.begin_to_move(place);
        }
    });
    let drawing = move || desk.tool.get() == Tool::Draw;
    let connecting = move || match desk.tool.get() {
        Tool::Connect(from) => Some(from),
        _ => None,
    };
    let choose_by_name = move |_| {
        if let Tool::Connect(from) = desk.tool.get_untracked() {
            desk.join(ids::new_id(), LinkKind::Match, from, Id::NIL);
        }
    };
    let is_empty = Memo::new(move |_| project.read(|workspace| workspace.counts() == Counts::default()).unwrap_or_default());
    let done = move || matches!(desk.tool.get(), Tool::Reshape(_) | Tool::Corners);
    view! {
        <div class="guide-place" aria-live="polite">
            <HereNotice />
            <Show when=move || sentence().is_some()>
                <div class="guide">
                    <span class="grow">{sentence}</span>
                    <Show when=move || desk.tool.get() == Tool::Combine>
                        <Gathered />
                    </Show>
                    <Show when=places>
                        <button class="button" on:click=move |_| map.tap_centre()>{t("map.in_the_middle")}</button>
                    </Show>
                    <Show when=move || moves.get()>
                        <button class="button primary move-here" on:click=move |_| map.tap_centre()>{t("tablet.move_here")}</button>
                    </Show>
                    <Show when=move || connecting().is_some()>
                        <button class="button" on:click=choose_by_name>{t("map.choose_from_list")}</button>
                    </Show>
                    <Show when=drawing>
                        <button class="button" disabled=move || map.corners_drawn() == 0 on:click=move |_| map.undo_corner()>{t("map.undo_corner")}</button>
                        <button class="button primary" disabled=move || map.corners_drawn() < 3 on:click=move |_| map.finish_drawing()>{t("map.finish")}</button>
                    </Show>
                    <Show when=done>
                        <button class="button primary" on:click=move |_| desk.tool.set(Tool::Browse)>{t("map.done")}</button>
                    </Show>
                    <Show when=move || !done()>
                        <button class="button" on:click=move |_| desk.put_away()>{t("app.cancel")}</button>
                    </Show>
                </div>
            </Show>
            <Show when=move || is_empty.get() && desk.tool.get() == Tool::Browse && desk.draft.with(Option::is_none)>
                <p class="guide hint">{t("map.empty")}</p>
            </Show>
            <Show when=move || map.shape_error().is_some()>
                <p class="guide bad" role="alert">{move || map.shape_error().map(say)}</p>
            </Show>
        </div>
    }
}
