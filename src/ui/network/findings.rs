//! What the picture says, in workers' words: how much is linked, where it stands, who stands alone, the circles, who has most links.

use super::growth::Growth;
use super::node::NodeLine;
use super::scene::Scene;
use super::weak::{WeakLinks, WeakPeople};
use crate::model::Id;
use crate::network::Stage;
use crate::state::{Look, say, say_count, say_with, t};
use crate::ui::community::names;
use crate::ui::kit::ShowMore;
use leptos::prelude::*;

/// Lines shown at first, and added each time more is asked for.
const SHOWN: usize = 6;
/// Below this a density says little.
const FEW: usize = 20;

#[component]
pub(super) fn Findings() -> impl IntoView {
    let look = expect_context::<Look>();
    view! {
        <Numbers />
        <Alone />
        <WeakPeople />
        <WeakLinks />
        <Circles />
        // Nobody is ranked before everybody's eyes.
        <Show when=move || !names::in_hall(look)>
            <Most />
        </Show>
        <Growth />
    }
}

/// 0.136 → "13.6 %".
pub(super) fn share(of_one: f64) -> String {
    format!("{:.1} %", of_one * 100.0)
}

const fn stage_key(stage: Stage) -> &'static str {
    match stage {
        Stage::Scattered => "network.stage_scattered",
        Stage::SingleHub => "network.stage_single_hub",
        Stage::MultiHub => "network.stage_multi_hub",
        Stage::CorePeriphery => "network.stage_core",
    }
}

#[component]
fn Numbers() -> impl IntoView {
    let scene = expect_context::<Scene>();
    let told = Memo::new(move |_| {
        scene.told(|report| {
            let measures = &report.measures;
            (measures.nodes, measures.links, measures.density.to_bits(), measures.stage, report.board_density.map(f64::to_bits))
        })
    });
    let facts = move || {
        let (nodes, links, density, _, board) = told.get();
        let density = say_with("network.density", &[("share", &share(f64::from_bits(density))), ("n", &nodes.to_string())]);
        let board = board.map(|board| say_with("network.board_density", &[("share", &share(f64::from_bits(board)))]));
        let counts = [say_count("network.nodes", nodes), say_count("network.links", links)].join(" · ");
        [Some(counts), Some(density), board].into_iter().flatten().map(|line| view! { <p>{line}</p> }).collect_view()
    };
    let stage = move || told.with(|told| told.3).map(|stage| view! { <p class="notice">{say(stage_key(stage))}</p> });
    view! {
        <section class="sheet">
            <h2>{t("network.how_linked")}</h2>
            {stage}
            {facts}
            <p class="small soft">{move || say(if told.with(|told| told.0) < FEW { "network.few_mapped" } else { "network.compare" })}</p>
        </section>
    }
}

/// Lines, so many at first.
#[component]
fn Lines(#[prop(into)] ids: Signal<Vec<Id>>) -> impl IntoView {
    let shown = RwSignal::new(SHOWN);
    view! {
        <ul class="lines">
            {move || ids.get().into_iter().take(shown.get()).map(|id| view! { <li><NodeLine id /></li> }).collect_view()}
        </ul>
        <ShowMore count=Signal::derive(move || ids.with(Vec::len)) shown step={3 * SHOWN} />
    }
}

#[component]
fn Alone() -> impl IntoView {
    let scene = expect_context::<Scene>();
    let alone = Memo::new(move |_| scene.told(|report| report.measures.isolates.clone()));
    view! {
        <section class="sheet">
            <h2>{move || say_count("network.alone", alone.with(Vec::len))}</h2>
            <Show when=move || alone.with(Vec::is_empty) fallback=move || view! { <Lines ids=alone /> }>
                <p class="soft">{t("network.nobody_alone")}</p>
            </Show>
        </section>
    }
}

#[component]
fn Circles() -> impl IntoView {
    let scene = expect_context::<Scene>();
    let circles = Memo::new(move |_| scene.told(|report| report.measures.circles.clone()));
    let shown = RwSignal::new(SHOWN);
    let circle = move |circle: Vec<Id>| {
        let names = circle.iter().take(3).map(|&id| scene.name(id)).collect::<Vec<_>>().join(&say("app.list_comma"));
        let names = if circle.len() > 3 { format!("{names}…") } else { names };
        view! {
            <li>
                <button class="line" on:click={let circle = circle.clone(); move |_| scene.sought.set(circle.clone())}>
                    <span class="grow">
                        <strong>{say_count("network.circle_of", circle.len())}</strong>
                        <span class="small soft">{names}</span>
                    </span>
                </button>
            </li>
        }
    };
    view! {
        <Show when=move || !circles.with(Vec::is_empty)>
            <section class="sheet">
                <h2>{move || say_count("network.circles", circles.with(Vec::len))}</h2>
                <ul class="lines">{move || circles.get().into_iter().take(shown.get()).map(circle).collect_view()}</ul>
                <ShowMore count=Signal::derive(move || circles.with(Vec::len)) shown step={3 * SHOWN} />
            </section>
        </Show>
    }
}

/// Who has most links, and who stands between most others.
#[component]
fn Most() -> impl IntoView {
    let scene = expect_context::<Scene>();
    let linked = Memo::new(move |_| scene.told(|report| report.most_linked.clone()));
    let between = Memo::new(move |_| scene.told(|report| report.most_between.clone()));
    let pivots = move || {
        let pivots = scene.told(|report| report.pivots)?;
        Some(view! { <p class="small soft">{say_with("network.from_pivots", &[("n", &pivots.to_string())])}</p> })
    };
    view! {
        <Show when=move || !linked.with(Vec::is_empty)>
            <details class="sheet more">
                <summary>{t("network.most_linked")}</summary>
                <ul class="lines">
                    {move || linked.get().into_iter().map(|(id, links)| view! { <li><NodeLine id said=say_count("network.links", links) /></li> }).collect_view()}
                </ul>
            </details>
        </Show>
        <Show when=move || !between.with(Vec::is_empty)>
            <details class="sheet more">
                <summary>{t("network.most_between")}</summary>
                <p class="small soft">{t("network.between_means")}</p>
                {pivots}
                <ul class="lines">
                    {move || between.get().into_iter().map(|(id, of)| view! { <li><NodeLine id said=share(of) /></li> }).collect_view()}
                </ul>
            </details>
        </Show>
    }
}
