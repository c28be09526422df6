//! House captains: how many buildings have one, and the tree of areas with both heads of each.

use super::find::FindCaptain;
use super::headed::{AreaLine, AreaRow, lines};
use crate::model::{AreaKind, Id};
use crate::practice::captains::{Captains, Coverage};
use crate::state::{Project, say_count, say_with, t};
use crate::ui::kit::ShowMore;
use crate::ui::route::{Screen, ScreenLink};
use leptos::prelude::*;

/// Areas shown at first, and added each time more is asked for.
const SHOWN: usize = 100;

#[component]
pub fn CaptainsTab() -> impl IntoView {
    let project = expect_context::<Project>();
    let community = project.peek(|workspace| workspace.info.id).unwrap_or_default();
    let captains = Memo::new(move |_| project.read(Captains::of).unwrap_or_default());
    let all = Memo::new(move |_| project.read(|workspace| captains.with(|captains| lines(workspace, captains))).unwrap_or_default());
    let lacking = Memo::new(move |_| all.with(|all| all.iter().filter(|line| line.headed.lacks_captain).count()));
    let only_lacking = RwSignal::new(false);
    let shown = RwSignal::new(SHOWN);
    let wanted = move |line: &&AreaLine| !only_lacking.get() || line.headed.lacks_captain;
    let rows = move || all.with(|all| all.iter().filter(wanted).take(shown.get()).cloned().collect::<Vec<_>>());
    let count = Signal::derive(move || all.with(|all| all.iter().filter(wanted).count()));
    let looking_for = RwSignal::new(None::<Id>);
    view! {
        <Show
            when=move || !all.with(Vec::is_empty)
            fallback=move || {
                view! {
                    <div class="sheet empty">
                        <p>{t("community.no_areas")}</p>
                        <p class="as-button"><ScreenLink to=Signal::stored(Screen::Map(community))>{t("community.to_the_map")}</ScreenLink></p>
                    </div>
                }
            }
        >
            <section class="sheet covers">
                <CoverageOf captains kind=AreaKind::Building />
                <CoverageOf captains kind=AreaKind::Floor />
                <CoverageOf captains kind=AreaKind::GridCell />
            </section>
            <section class="sheet">
                <div class="row wrap">
                    <button class="chip choice" aria-pressed=move || only_lacking.get().to_string() on:click=move |_| only_lacking.update(|only| *only = !*only)>
                        {move || say_with("community.without_captain", &[("n", &lacking.get().to_string())])}
                    </button>
                </div>
                <ul class="areas">
                    <For each=rows key=|line: &AreaLine| line.clone() let:line>
                        <AreaRow line find=Callback::new(move |area| looking_for.set(Some(area))) />
                    </For>
                </ul>
                <ShowMore count shown step=SHOWN />
            </section>
        </Show>
        <FindCaptain area=looking_for />
    }
}

/// "5 of 8 buildings have a captain", and a bar; nothing where no such area is drawn.
#[component]
pub fn CoverageOf(captains: Memo<Captains>, kind: AreaKind) -> impl IntoView {
    let project = expect_context::<Project>();
    let coverage =
        Memo::new(move |_| captains.with(|captains| project.read(|workspace| captains.coverage(workspace, kind)).unwrap_or_default()));
    let sentence = move |Coverage { stewarded, all }: Coverage| {
        say_count(&format!("community.covered_{kind}"), stewarded).replace("{all}", &all.to_string())
    };
    move || {
        let coverage = coverage.get();
        let share = (coverage.stewarded * 100).checked_div(coverage.all)?;
        Some(view! {
            <div class="cover">
                <p class="big">{sentence(coverage)}</p>
                <div class="bar-line" aria-hidden="true" style=format!("--share: {share}%")></div>
            </div>
        })
    }
}
