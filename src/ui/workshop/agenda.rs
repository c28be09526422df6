//! The steps with their times, to begin with or to go on from any of them.

use super::script;
use crate::packs::Step;
use crate::state::{Look, Workshop, lang, say_with, t};
use crate::ui::dialogs::Dialogs;
use crate::ui::guide::GuideLink;
use crate::ui::kit::{Glyph, Icon};
use leptos::prelude::*;

/// Where a step begins, minutes after people came, as `0:25`.
fn starts(steps: &[Step]) -> Vec<u32> {
    let mut sum = 0;
    let start = |step: &Step| {
        let at = sum;
        sum += u32::from(step.minutes);
        at
    };
    steps.iter().map(start).collect()
}

#[component]
pub fn Agenda() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let look = expect_context::<Look>();
    let dialogs = expect_context::<Dialogs>();
    let open = move |step: usize| {
        workshop.go(step);
        workshop.put_on_stage(look, true);
    };
    // What is done before people come has no time of its own.
    let first = move || script().iter().position(|step| step.minutes > 0).unwrap_or_default();
    let is_under_way = move || workshop.step().is_some();
    let lines = move || {
        let steps = script();
        let times = starts(&steps);
        let line = |(at, (step, start)): (usize, (Step, u32))| {
            let (label, projector, tablet) = (step.label, step.projector, step.tablet);
            let time = if step.minutes > 0 { format!("{}:{:02}", start / 60, start % 60) } else { String::new() };
            let minutes = (step.minutes > 0).then(|| say_with("workshop.minutes", &[("n", &step.minutes.to_string())]));
            view! {
                <li class:now=move || workshop.step() == Some(at)>
                    <button class="agenda-step" on:click=move |_| open(at)>
                        <span class="agenda-time numbers">{time}</span>
                        <span class="agenda-words">
                            <strong>{label.get(lang()).to_owned()}</strong>
                            <span class="small">{projector.get(lang()).to_owned()}</span>
                            <span class="small soft">{tablet.get(lang()).to_owned()}</span>
                        </span>
                        <span class="soft small numbers">{minutes}</span>
                    </button>
                </li>
            }
        };
        steps.into_iter().zip(times).enumerate().map(line).collect_view()
    };
    view! {
        <section class="workshop-screen" aria-label=t("workshop.workshop")>
            <div class="row wrap">
                <div class="grow">
                    <h2>{t("workshop.workshop")}</h2>
                    <p class="soft">{t("workshop.about")}</p>
                </div>
                <button class="button" on:click=move |_| dialogs.paper.set(true)>
                    <Icon glyph=Glyph::Print />
                    {t("paper.paper")}
                </button>
                <Show
                    when=is_under_way
                    fallback=move || {
                        view! {
                            <button class="button primary" on:click=move |_| open(first())>
                                <Icon glyph=Glyph::Workshop />
                                {t("workshop.begin")}
                            </button>
                        }
                    }
                >
                    <button class="button" on:click=move |_| workshop.start_over()>{t("workshop.start_over")}</button>
                    <button class="button primary" on:click=move |_| open(workshop.step().unwrap_or_default())>
                        <Icon glyph=Glyph::Workshop />
                        {t("workshop.go_on")}
                    </button>
                </Show>
            </div>
            <ol class="agenda">{lines}</ol>
            <p class="small soft">{t("workshop.keys")} " " <GuideLink /></p>
        </section>
    }
}
