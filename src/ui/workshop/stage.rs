//! A step on the wall: what it is, the time left, what it shows, and the way on.

use super::steps::StepBody;
use super::{Ground, script};
use crate::browser::page;
use crate::exchange::Level;
use crate::practice::run::countdown;
use crate::state::{Look, Project, Shelf, Workshop, lang, say, say_with, t};
use crate::ui::bar::last_backup;
use crate::ui::dialogs::Dialogs;
use crate::ui::kit::{Glyph, Icon, Logo};
use leptos::ev::KeyboardEvent;
use leptos::{html, prelude::*};

#[component]
pub fn Stage() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    workshop.tick();
    let look = expect_context::<Look>();
    let at = Memo::new(move |_| workshop.step().unwrap_or_default());
    let steps = Memo::new(move |_| script());
    let step = Memo::new(move |_| steps.with(|steps| steps.get(at.get()).cloned()));
    let count = move || steps.with(Vec::len);
    let move_by = move |forwards: bool| {
        let last = steps.with_untracked(Vec::len).saturating_sub(1);
        let now = at.get_untracked();
        workshop.go(if forwards { (now + 1).min(last) } else { now.saturating_sub(1) });
    };
    let leave = move || workshop.put_on_stage(look, false);
    let keys = window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| {
        if page::is_typing(&event) || page::is_something_open() || event.default_prevented() {
            return;
        }
        match event.key().as_str() {
            "ArrowRight" | "PageDown" => move_by(true),
            "ArrowLeft" | "PageUp" => move_by(false),
            " " if !page::is_on_button(&event) => workshop.hold(),
            "Escape" => leave(),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || keys.remove());
    let node = NodeRef::<html::Section>::new();
    Effect::new(move |_| {
        at.track();
        if let Some(stage) = node.get() {
            request_animation_frame(move || page::focus_on(&stage));
        }
    });
    let label = move || step.get().map(|step| step.label.get(lang()).to_owned()).unwrap_or_default();
    let sentence = move || step.get().map(|step| step.projector.get(lang()).to_owned());
    let minutes = move || step.get().map_or(0, |step| step.minutes);
    let left = Memo::new(move |_| workshop.left_s(minutes()));
    let is_held = move || workshop.run().is_some_and(|run| run.is_held());
    let hold_label = move || say(if is_held() { "workshop.run_on" } else { "workshop.hold" });
    let next =
        move || steps.with(|steps| steps.get(at.get() + 1).map(|step| say_with("workshop.next_is", &[("what", step.label.get(lang()))])));
    let dots = move || {
        let now = at.get();
        (0..count()).map(|each| view! { <span class="dot" class:past=each < now class:now=each == now></span> }).collect_view()
    };
    let is_last = move || at.get() + 1 >= count();
    let ground = move || step.get().map_or(Ground::Plain, |step| Ground::of(&step.id)).id();
    view! {
        <section class="hall" node_ref=node tabindex="-1" data-ground=ground aria-label=label>
            <header>
                <Logo />
                <div class="stage-title">
                    <h2>{label}</h2>
                    <p>{sentence}</p>
                </div>
                <Show when=move || { minutes() > 0 }>
                    <p class="countdown numbers" role="timer" aria-label=t("workshop.time_left") class:over=move || { left.get() < 0 } class:held=is_held>
                        {move || countdown(left.get())}
                    </p>
                </Show>
            </header>
            <div class="stage-body" tabindex="0">
                {move || step.get().map(|step| view! { <StepBody id=step.id /> })}
            </div>
            <footer>
                <span class="step-dots" role="img" aria-label=move || say_with("workshop.step_of", &[("n", &(at.get() + 1).to_string()), ("all", &count().to_string())])>{dots}</span>
                <span class="next grow">{next}</span>
                <BackupButton />
                <button class="button leave" aria-label=t("workshop.leave") on:click=move |_| leave()>
                    <Icon glyph=Glyph::Close />
                    <span>{t("workshop.leave")}</span>
                </button>
                <Show when=move || { minutes() > 0 }>
                    <button class="button" on:click=move |_| workshop.add_minute()>{t("workshop.add_minute")}</button>
                    <button class="button" on:click=move |_| workshop.hold()>{hold_label}</button>
                </Show>
                <button class="button icon" aria-label=t("workshop.back") disabled=move || at.get() == 0 on:click=move |_| move_by(false)>
                    <Icon glyph=Glyph::Before />
                </button>
                <button class="button primary icon" aria-label=t("workshop.next") disabled=is_last on:click=move |_| move_by(true)>
                    <Icon glyph=Glyph::After />
                </button>
            </footer>
        </section>
    }
}

/// A file in between, and how old the last one is.
#[component]
fn BackupButton() -> impl IntoView {
    let (project, shelf, dialogs) = (expect_context::<Project>(), expect_context::<Shelf>(), expect_context::<Dialogs>());
    let age = move || last_backup(project, shelf).unwrap_or_default();
    let label = move || format!("{}{}{}", say("app.full_backup"), say("app.comma"), age());
    view! {
        <button class="button quiet" aria-label=label title=label on:click=move |_| dialogs.export(project, shelf, Level::Full)>
            <Icon glyph=Glyph::Export />
            <span>{age}</span>
        </button>
    }
}
