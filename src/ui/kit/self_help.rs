//! The ladder to self-help: its rungs of evidence to tick, each with its day, the stage that follows, and how it grew.

use super::{Binding, term};
use crate::browser::clock;
use crate::model::{Date, SelfHelp, SelfHelpTick, next_tick, self_help_stage};
use crate::practice::ladder::{self, Rung};
use crate::state::{say, say_with};
use leptos::prelude::*;

/// "Co-run", as the ticks stand; tracked for the language.
pub fn stage_label(ticks: &[SelfHelp]) -> String {
    stage_name(self_help_stage(ticks))
}

fn stage_name(stage: u8) -> String {
    term("self_help_stage", &stage.to_string())
}

/// "Next: Residents decide…", an invitation; `None` once all is there.
pub fn next_step(ticks: &[SelfHelp]) -> Option<String> {
    next_tick(ticks).map(|tick| say_with("forms.self_help_next", &[("what", &term("self_help_tick", tick.id()))]))
}

/// The ladder, its lowest rung at the foot; the next missing tick invites.
#[component]
pub fn SelfHelpField(bind: Binding<Vec<SelfHelp>>) -> impl IntoView {
    let rungs = Memo::new(move |_| bind.value.with(|given| ladder::rungs(given)));
    let rung = move |at: usize, stage: u8, ticks: Vec<SelfHelpTick>| {
        let is_reached = move || rungs.with(|rungs| rungs.get(at).is_some_and(|rung| rung.is_reached));
        view! {
            <li class="rung" class:reached=is_reached>
                <span class="stage">
                    <span class="step" aria-hidden="true">{stage}</span>
                    {move || stage_name(stage)}
                </span>
                {ticks.into_iter().map(|tick| view! { <Tick bind tick /> }).collect_view()}
            </li>
        }
    };
    let all = rungs.with_untracked(|rungs| {
        let of = |(at, each): (usize, &Rung)| rung(at, each.stage, each.ticks.iter().map(|(tick, _)| *tick).collect());
        rungs.iter().enumerate().map(of).collect_view()
    });
    view! {
        <fieldset class="field ladder">
            <legend>{move || say("forms.self_help")}</legend>
            <p role="status" aria-label=move || say("forms.self_help")>
                <strong>{move || bind.value.with(|ticks| stage_label(ticks))}</strong>
                " "
                <span class="invitation">{move || bind.value.with(|ticks| next_step(ticks))}</span>
            </p>
            <ol class="rungs">{all}</ol>
            <Climb given=bind.value />
        </fieldset>
    }
}

/// One piece of evidence: ticked today, its day to be changed.
#[component]
fn Tick(bind: Binding<Vec<SelfHelp>>, tick: SelfHelpTick) -> impl IntoView {
    let day = Memo::new(move |_| bind.value.with(|ticks| ticks.iter().find(|given| given.tick == tick).map(|given| given.on)));
    let is_next = move || bind.value.with(|ticks| next_tick(ticks) == Some(tick));
    let write = move |on: Option<Date>| {
        let mut ticks = bind.value.get_untracked();
        ticks.retain(|given| given.tick != tick);
        ticks.extend(on.map(|on| SelfHelp { tick, on }));
        ticks.sort_by_key(|given| given.tick);
        bind.set.run(ticks);
    };
    let label = move || term("self_help_tick", tick.id());
    view! {
        <div class="tick" class:next=is_next>
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || day.get().is_some()
                    on:change:target=move |event| write(event.target().checked().then(clock::today))
                />
                <span>{label}</span>
            </label>
            <Show when=move || day.get().is_some()>
                <input
                    class="input day"
                    type="date"
                    aria-label=move || say_with("forms.self_help_since", &[("what", &label())])
                    prop:value=move || day.get().map(|day| day.to_string()).unwrap_or_default()
                    on:change:target=move |event| {
                        if let Some(day) = Date::parse(&event.target().value()) {
                            write(Some(day));
                        }
                    }
                />
            </Show>
        </div>
    }
}

/// Before and after: a line of steps, and the same in words.
#[component]
fn Climb(given: Signal<Vec<SelfHelp>>) -> impl IntoView {
    const WIDE: f64 = 300.0;
    const HIGH: f64 = 96.0;
    /// Room for the line's own width.
    const EDGE: f64 = 6.0;
    let points = move || {
        let line = given.with(|given| ladder::line(given, clock::today()));
        let place =
            |(across, up): &(f64, f64)| format!("{:.1},{:.1}", EDGE + across * (WIDE - 2.0 * EDGE), HIGH - EDGE - up * (HIGH - 2.0 * EDGE));
        line.iter().map(place).collect::<Vec<_>>().join(" ")
    };
    let height = |stage: u8| HIGH - EDGE - f64::from(stage) / 4.0 * (HIGH - 2.0 * EDGE);
    let grid =
        move || (0..=4_u8).map(|stage| view! { <line x1=EDGE x2=WIDE - EDGE y1=height(stage) y2=height(stage)></line> }).collect_view();
    let words = move || {
        let steps = given.with(|given| ladder::climb(given));
        let today = clock::today();
        let still = steps.last().is_some_and(|(day, _)| *day != today);
        let today = still.then(|| say_with("actions.ladder_today", &[("stage", &given.with(|given| stage_label(given)))]));
        let was =
            steps.iter().map(|(day, stage)| say_with("actions.ladder_was", &[("date", &day.to_string()), ("stage", &stage_name(*stage))]));
        was.chain(today).map(|words| view! { <li>{words}</li> }).collect_view()
    };
    view! {
        <Show when=move || !given.with(Vec::is_empty)>
            <figure class="climb">
                <figcaption>{move || say("actions.ladder_climb")}</figcaption>
                <svg viewBox=format!("0 0 {WIDE} {HIGH}") aria-hidden="true">
                    <g class="grid">{grid}</g>
                    <polyline points=points></polyline>
                </svg>
                <ul class="small">{words}</ul>
            </figure>
        </Show>
    }
}
