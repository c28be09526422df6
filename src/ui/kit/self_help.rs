//! The ladder to self-help: its evidence to tick, each with its day, and the stage that follows.

use super::{Binding, term};
use crate::browser::clock;
use crate::model::{Date, SelfHelp, SelfHelpTick, next_tick, self_help_stage};
use crate::state::{say, say_with};
use leptos::prelude::*;

/// "Co-run", as the ticks stand; tracked for the language.
pub fn stage_label(ticks: &[SelfHelp]) -> String {
    term("self_help_stage", &self_help_stage(ticks).to_string())
}

/// "Next: Residents decide…", an invitation; `None` once all is there.
pub fn next_step(ticks: &[SelfHelp]) -> Option<String> {
    next_tick(ticks).map(|tick| say_with("forms.self_help_next", &[("what", &term("self_help_tick", tick.id()))]))
}

#[component]
pub fn SelfHelpField(bind: Binding<Vec<SelfHelp>>) -> impl IntoView {
    let day_of = move |tick: SelfHelpTick| bind.value.with(|ticks| ticks.iter().find(|given| given.tick == tick).map(|given| given.on));
    let write = move |tick: SelfHelpTick, on: Option<Date>| {
        let mut ticks = bind.value.get_untracked();
        ticks.retain(|given| given.tick != tick);
        ticks.extend(on.map(|on| SelfHelp { tick, on }));
        ticks.sort_by_key(|given| given.tick);
        bind.set.run(ticks);
    };
    let line = move |tick: SelfHelpTick| {
        let label = move || term("self_help_tick", tick.id());
        let day = move || {
            view! {
                <input
                    class="input day"
                    type="date"
                    aria-label=move || say_with("forms.self_help_since", &[("what", &label())])
                    prop:value=move || day_of(tick).map(|day| day.to_string()).unwrap_or_default()
                    on:change:target=move |event| {
                        if let Some(day) = Date::parse(&event.target().value()) {
                            write(tick, Some(day));
                        }
                    }
                />
            }
        };
        view! {
            <li class="row wrap">
                <label class="check grow">
                    <input
                        type="checkbox"
                        prop:checked=move || day_of(tick).is_some()
                        on:change:target=move |event| write(tick, event.target().checked().then(|| clock::now().date()))
                    />
                    <span>{label}</span>
                </label>
                <Show when=move || day_of(tick).is_some()>{day()}</Show>
            </li>
        }
    };
    view! {
        <fieldset class="field ladder">
            <legend>{move || say("forms.self_help")}</legend>
            <p>
                <strong>{move || bind.value.with(|ticks| stage_label(ticks))}</strong>
                " "
                <span class="small soft">{move || bind.value.with(|ticks| next_step(ticks))}</span>
            </p>
            <ul>{SelfHelpTick::ALL.iter().map(|&tick| line(tick)).collect_view()}</ul>
        </fieldset>
    }
}
