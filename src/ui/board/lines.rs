//! What the board draws on the map: a dashed line to each suggestion for what is picked.

use super::Table;
use crate::browser::map::{Bounds, Changes, Diff, LinkLine};
use crate::browser::page;
use crate::matching::{Candidate, Side};
use crate::model::{Id, LinkKind, LinkState, Position, Workspace};
use crate::state::{Desk, Project, t};
use crate::ui::kit::{Glyph, Icon};
use crate::ui::map::MapSlot;
use crate::ui::route::{Route, Screen};
use leptos::prelude::*;

/// From this width on the map stands beside the board; the same as in `style/board.css`.
const BESIDE_PX: f64 = 1200.0;

/// Keeps the lines in step, on the board and on the map while the picked one is selected there.
pub fn draw_lines(project: Project, table: Table) {
    let route = expect_context::<Route>();
    let desk = expect_context::<Desk>();
    let map = expect_context::<MapSlot>();
    let lines = Memo::new(move |_| {
        let Some((side, picked)) = table.picked() else { return Vec::new() };
        let in_sight = match route.screen() {
            Screen::Board(_) => true,
            Screen::Map(_) => desk.selected.get() == Some(picked),
            _ => false,
        };
        let candidates = if in_sight { table.answer.with(|answer| answer.candidates.clone()) } else { Vec::new() };
        let line = |workspace: &Workspace| candidates.iter().filter_map(|each| line(workspace, side, each)).collect();
        project.read(line).unwrap_or_default()
    });
    Effect::new(move |before: Option<Vec<Id>>| {
        let now = lines.get();
        let ids: Vec<Id> = now.iter().map(|line| line.id).collect();
        let gone: Vec<Id> = before.unwrap_or_default().into_iter().filter(|id| !ids.contains(id)).collect();
        let is_drawn = now.is_empty() && gone.is_empty();
        let diff = Diff { links: Changes { put: now, remove: gone }, ..Diff::default() };
        map.with(|handle| {
            if !is_drawn {
                let _drawn_again_when_ready = handle.update_records(&diff);
            }
        });
        ids
    });
    Effect::new(move |_| {
        let is_beside = matches!(route.screen(), Screen::Board(_)) && page::is_as_wide_as(BESIDE_PX);
        if let Some(bounds) = lines.with(|lines| around(lines.iter().flat_map(|line| [line.from, line.to]))).filter(|_| is_beside) {
            map.fit(bounds);
        }
    });
}

/// The map belongs to the board as long as the caller lives, where it stands beside it.
pub(super) fn borrow_map(project: Project) {
    let map = expect_context::<MapSlot>();
    let Some(community) = project.peek(|workspace| workspace.info.id).filter(|_| page::is_as_wide_as(BESIDE_PX)) else { return };
    map.lend();
    on_cleanup(move || map.give_back(community));
}

/// It bears the other end's id, so that tapping it picks that one.
fn line(workspace: &Workspace, side: Side, candidate: &Candidate) -> Option<LinkLine> {
    let place = |id: Id| workspace.record(id).and_then(|record| record.position()).map(Into::into);
    Some(LinkLine {
        id: candidate.other_end(side),
        kind: LinkKind::Match,
        state: LinkState::Suggested,
        from: place(candidate.asset)?,
        to: place(candidate.need)?,
        from_id: candidate.asset,
        to_id: candidate.need,
    })
}

fn around(places: impl Iterator<Item = [f64; 2]>) -> Option<Bounds> {
    places.fold(None, |around: Option<Bounds>, [lng, lat]| {
        let [west, south, east, north] = around.unwrap_or([lng, lat, lng, lat]);
        Some([west.min(lng), south.min(lat), east.max(lng), north.max(lat)])
    })
}

/// Where the map is not beside the board: the way to both ends on it.
#[component]
pub(super) fn ShowPair(asset: Id, need: Id) -> impl IntoView {
    let project = expect_context::<Project>();
    let route = expect_context::<Route>();
    let map = expect_context::<MapSlot>();
    let places = Memo::new(move |_| {
        let place = |workspace: &Workspace, id| workspace.record(id).and_then(|record| record.position());
        project.read(|workspace| Some([place(workspace, asset)?, place(workspace, need)?])).flatten()
    });
    let show = move |_| {
        let Some(community) = route.screen().community() else { return };
        let ends = places.get_untracked().into_iter().flatten().map(|place: Position| [place.lng(), place.lat()]);
        let Some(bounds) = around(ends) else { return };
        route.go(Screen::Map(community));
        request_animation_frame(move || request_animation_frame(move || map.fit(bounds)));
    };
    view! {
        <Show when=move || places.get().is_some()>
            <button class="button show-pair" on:click=show>
                <Icon glyph=Glyph::Place />
                {t("board.show_on_map")}
            </button>
        </Show>
    }
}
