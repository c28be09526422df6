//! A chain of QR codes as large as the screen allows, one after the other and round again, until the other tablet has them all.

use crate::browser::environment::{DevicePreference, prefers};
use crate::browser::{page, wake};
use crate::exchange::codes::{Code, QUIET, draw};
use crate::state::{say, say_with, t};
use crate::ui::kit::{Glyph, Icon};
use leptos::ev::KeyboardEvent;
use leptos::{html, prelude::*};
use std::sync::Arc;
use std::time::Duration;

/// How long a code stands: the other tablet looks twice in that time.
const PACE: Duration = Duration::from_millis(320);
/// The same for people whom motion troubles.
const CALM_PACE: Duration = Duration::from_millis(1200);

#[component]
pub fn CodeShow(frames: Arc<Vec<Vec<u8>>>, with_files: bool, back: Callback<()>) -> impl IntoView {
    let _lit = StoredValue::new_local(wake::keep_lit());
    let all = frames.len();
    let at = RwSignal::new(0_usize);
    let running = RwSignal::new(all > 1);
    let step = move |by: usize| at.update(|at| *at = (*at + by) % all.max(1));
    let pace = if prefers(DevicePreference::ReducedMotion) { CALM_PACE } else { PACE };
    let ticking = set_interval_with_handle(
        move || {
            if running.get_untracked() {
                step(1);
            }
        },
        pace,
    );
    on_cleanup(move || ticking.into_iter().for_each(|ticking| ticking.clear()));
    let step_by_hand = move |by: usize| {
        running.set(false);
        step(by);
    };
    let (before, next) = (all.saturating_sub(1), 1);
    let keys = window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| {
        if page::is_typing(&event) {
            return;
        }
        match event.key().as_str() {
            "ArrowRight" | "PageDown" => step_by_hand(next),
            "ArrowLeft" | "PageUp" => step_by_hand(before),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || keys.remove());
    let pause = NodeRef::<html::Button>::new();
    Effect::new(move |_| {
        if let Some(pause) = pause.get() {
            request_animation_frame(move || page::focus_on(&pause));
        }
    });
    let code = Memo::new(move |_| frames.get(at.get()).and_then(|frame| draw(frame).ok()));
    let said = move |key: &'static str| say_with(key, &[("n", &(at.get() + 1).to_string()), ("all", &all.to_string())]);
    let go_to = move |text: &str| {
        if let Ok(number) = text.parse::<usize>() {
            running.set(false);
            at.set(number.clamp(1, all) - 1);
        }
    };
    view! {
        <div class="code-show">
            <Plate code said=Signal::derive(move || said("hand_over.code_of")) />
            <div class="code-hand">
                <p class="code-number numbers">{move || said("hand_over.shown_of")}</p>
                <Show when=move || { all > 1 }>
                    <div class="row code-steps">
                        <button class="button icon" aria-label=t("hand_over.before") on:click=move |_| step_by_hand(before)>
                            <Icon glyph=Glyph::Before />
                        </button>
                        <button class="button primary grow" node_ref=pause on:click=move |_| running.update(|running| *running = !*running)>
                            {move || say(if running.get() { "hand_over.pause" } else { "hand_over.run" })}
                        </button>
                        <button class="button icon" aria-label=t("hand_over.next") on:click=move |_| step_by_hand(next)>
                            <Icon glyph=Glyph::After />
                        </button>
                    </div>
                    <label class="code-jump">
                        <span class="small soft">{t("hand_over.go_to")}</span>
                        <input
                            type="range"
                            min="1"
                            max=all
                            step="1"
                            prop:value=move || (at.get() + 1).to_string()
                            aria-valuetext=move || said("hand_over.shown_of")
                            on:input:target=move |event| go_to(&event.target().value())
                        />
                    </label>
                </Show>
                <p class="small soft">{t("hand_over.how")}</p>
                {with_files.then(|| view! { <p class="small soft">{t("hand_over.pictures_stay")}</p> })}
                <button class="button code-back" on:click=move |_| back.run(())>{t("hand_over.back")}</button>
            </div>
        </div>
    }
}

/// Black on white in every look, with the white that must stand around it.
#[component]
fn Plate(code: Memo<Option<Code>>, said: Signal<String>) -> impl IntoView {
    let side = move || code.with(|code| code.as_ref().map_or(0, |code| code.side) + 2 * QUIET);
    let path = move || code.with(|code| code.as_ref().map(Code::path).unwrap_or_default());
    view! {
        <svg class="code-plate" role="img" aria-label=said viewBox=move || format!("-{QUIET} -{QUIET} {0} {0}", side()) shape-rendering="crispEdges">
            <rect x=format!("-{QUIET}") y=format!("-{QUIET}") width=side height=side fill="#fff"></rect>
            <path d=path fill="#000"></path>
        </svg>
    }
}
