//! The workshop: a pack's script as an agenda, and each of its steps on the wall, with the time left.

mod agenda;
mod back;
mod commit;
mod count;
mod gather;
mod stage;
mod steps;
mod treasures;
mod wishes;

use crate::packs::Step;
use crate::state::{Look, Workshop, with_pack};
use agenda::Agenda;
use leptos::prelude::*;
use stage::Stage;

/// What of the page a step leaves to the map or the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// Nothing: the step fills the stage.
    Plain,
    /// The map stands beside it.
    Map,
    /// The board, with the map where there is room.
    Board,
}

impl Ground {
    /// As styles know it.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Map => "map",
            Self::Board => "board",
        }
    }

    fn of(step: &str) -> Self {
        match step {
            "treasures" => Self::Map,
            "connect" => Self::Board,
            _ => Self::Plain,
        }
    }
}

/// What the step on stage stands on; tracked.
pub fn ground(workshop: Workshop) -> Ground {
    let id = with_pack(|pack| pack.script.get(workshop.step()?).map(|step| step.id.clone()));
    Ground::of(&id.unwrap_or_default())
}

/// The script of the community's pack; tracked.
fn script() -> Vec<Step> {
    with_pack(|pack| pack.script.clone())
}

#[component]
pub fn WorkshopScreen() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let look = expect_context::<Look>();
    on_cleanup(move || workshop.put_on_stage(look, false));
    view! {
        <Show when=move || workshop.is_on_stage() fallback=|| view! { <Agenda /> }>
            <Stage />
        </Show>
    }
}
