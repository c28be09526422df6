//! The board: offers on one side, needs on the other, and who could meet what.

mod column;
mod lines;
mod pair;
mod picked;
mod suggestion;
mod table;
mod together;
mod weighing;
mod whole;

use crate::browser::page;
use crate::matching::Side;
use crate::model::{AssetKind, Id, Link, LinkKind};
use crate::state::{Desk, Look, Project, say, t};
use crate::ui::community::names;
use crate::ui::kit::{AssetMark, Glyph, Icon, NeedMark};
use column::Column;
use leptos::prelude::*;
use lines::borrow_map;
pub use lines::draw_lines;
use table::Sight;
pub use table::Table;
use together::Combinations;
use weighing::WeighingDialog;
use whole::Whole;

/// Ids of what takes the keyboard when what had it is gone.
const TOP: &str = "board-top";
const BACK: &str = "board-back";

/// Gives the keyboard to the next step of a match, or else to the way back, without scrolling.
fn keep_keyboard(link: Id) {
    request_animation_frame(move || page::focus_quietly(&[move_id(link), BACK.to_owned(), TOP.to_owned()]));
}

/// Its place on the page.
fn move_id(link: Id) -> String {
    format!("move-{link}")
}

#[component]
pub fn BoardScreen() -> impl IntoView {
    let project = expect_context::<Project>();
    let desk = expect_context::<Desk>();
    let table = expect_context::<Table>();
    desk.put_away();
    borrow_map(project);
    table.follow(project, desk);
    let shown = move || if table.shown.get() == Side::Offers { "offers" } else { "needs" };
    let switch = move |side: Side, label: &'static str| {
        let pressed = move || (table.shown.get() == side).to_string();
        view! { <button class="chip choice" aria-pressed=pressed on:click=move |_| table.shown.set(side)>{t(label)}</button> }
    };
    let sight = move |sight: Sight, label: &'static str| {
        let pressed = move || (table.sight.get() == sight).to_string();
        let id = (sight == Sight::Pairs).then_some(TOP);
        view! { <button class="chip choice" id=id aria-pressed=pressed on:click=move |_| table.sight.set(sight)>{t(label)}</button> }
    };
    let weighing = RwSignal::new(false);
    view! {
        <section class="pairing" aria-label=t("board.title") data-side=shown>
            <div class="row wrap sights">
                <div class="chips" role="group" aria-label=t("board.sights")>
                    {sight(Sight::Pairs, "board.sight_pairs")}
                    {sight(Sight::Whole, "board.sight_whole")}
                    {sight(Sight::Together, "board.sight_together")}
                </div>
                <span class="grow"></span>
                <button class="button quiet" aria-label=t("board.weighing") on:click=move |_| weighing.set(true)>
                    <Icon glyph=Glyph::Sliders />
                    <span class="word">{t("board.weighing")}</span>
                </button>
            </div>
            {move || match table.sight.get() {
                Sight::Pairs => {
                    view! {
                        <p class="soft pick-hint">{t("board.pick_hint")}</p>
                        <div class="sides-switch" role="group" aria-label=t("board.sides")>
                            {switch(Side::Offers, "board.offers")}
                            {switch(Side::Needs, "board.needs")}
                        </div>
                        <div class="sides">
                            <Column side=Side::Offers />
                            <Column side=Side::Needs />
                        </div>
                    }
                        .into_any()
                }
                Sight::Whole => view! { <Whole /> }.into_any(),
                Sight::Together => view! { <Combinations /> }.into_any(),
            }}
        </section>
        <WeighingDialog open=weighing />
    }
}

/// An asset's disc or a need's ring.
fn mark(kind: Option<AssetKind>, met: bool, size: u32) -> AnyView {
    match kind {
        Some(kind) => view! { <AssetMark kind size /> }.into_any(),
        None => view! { <NeedMark met size /> }.into_any(),
    }
}

/// What a line of a column is called, a person by initials in a hall; tracked.
fn shown_name(look: Look, kind: Option<AssetKind>, name: &str) -> String {
    match kind {
        _ if name.is_empty() => say("app.unnamed"),
        Some(kind) => names::of_kind(look, kind, name),
        None => name.to_owned(),
    }
}

/// A match between these two.
fn new_match(id: Id, asset: Id, need: Id) -> Link {
    Link::new(id, LinkKind::Match, asset, need)
}
