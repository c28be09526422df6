//! The facilitator's guide, to read beforehand, to look at between two steps, and to print.

use super::kit::{Glyph, Icon, Logo};
use super::later::{Later, Room};
use super::route::{Route, Screen, ScreenLink};
use crate::browser::page;
use crate::practice::guide::{Advice, Guide, Step, Trouble};
use crate::state::{lang, t};
use crate::ui::bar::LanguageMenu;
use crate::ui::dialogs::Dialogs;
use crate::words::{Label, fill_in};
use leptos::prelude::*;
use std::sync::OnceLock;

fn guide() -> Option<&'static Guide> {
    static GUIDE: OnceLock<Option<Guide>> = OnceLock::new();
    GUIDE.get_or_init(|| Guide::read(include_str!("guide.json")).ok()).as_ref()
}

fn said(label: &'static Label) -> impl Fn() -> &'static str + Copy + Send + 'static {
    move || label.get(lang())
}

/// A page of its own, before any community is open.
#[component]
pub fn GuidePage() -> impl IntoView {
    let later = expect_context::<Later>();
    let dialogs = expect_context::<Dialogs>();
    let asked = Memo::new(move |_| later.dialogs.is_here() || dialogs.lock.get());
    view! {
        <div class="guide-page">
            <header class="row no-print">
                <ScreenLink to=Signal::stored(Screen::Start)>
                    <Logo />
                    <span>{t("app.all_communities")}</span>
                </ScreenLink>
                <span class="grow"></span>
                <LanguageMenu />
            </header>
            <main>{later.others.show(Room::Guide)}</main>
        </div>
        {move || asked.get().then(|| later.dialogs.show(()))}
    }
}

/// A link to the guide, within the community whose screen is shown if one is.
#[component]
pub fn GuideLink() -> impl IntoView {
    let route = expect_context::<Route>();
    let to = Signal::derive(move || Screen::Guide(route.screen().community()));
    view! { <ScreenLink to><Icon glyph=Glyph::Report />{t("start.guide")}</ScreenLink> }
}

/// The guide itself.
#[component]
pub fn GuideScreen() -> impl IntoView {
    let community = expect_context::<Route>().screen_untracked().community();
    guide().map(|guide| {
        let steps = guide.timed().enumerate().map(|(at, (time, step))| view! { <StepLine guide number=at + 1 time step /> }).collect_view();
        let title = if community.is_some() { view! { <h2 class="title">{said(&guide.title)}</h2> }.into_any() } else { view! { <h1 class="title">{said(&guide.title)}</h1> }.into_any() };
        view! {
            <article class="handbook" aria-label=said(&guide.title)>
                <header>
                    <div class="row wrap">
                        {title}
                        <span class="grow"></span>
                        <button class="button no-print" on:click=move |_| page::print()><Icon glyph=Glyph::Print />{said(&guide.print)}</button>
                    </div>
                    <p class="lead">{said(&guide.lead)}</p>
                </header>
                <div class="pair">
                    <AdvicePart advice=&guide.prepare to_do=true />
                    <AdvicePart advice=&guide.consent />
                </div>
                <section class="hours">
                    <h3>{said(&guide.steps_title)}</h3>
                    <ol>{steps}</ol>
                </section>
                <div class="pair uneven">
                    <section>
                        <h3>{said(&guide.troubles_title)}</h3>
                        <dl>{guide.troubles.iter().map(|trouble| view! { <TroubleLine trouble /> }).collect_view()}</dl>
                    </section>
                    <AdvicePart advice=&guide.after to_do=true />
                </div>
            </article>
        }
    })
}

#[component]
fn AdvicePart(
    advice: &'static Advice,
    /// Whether its lines are ticked off on paper.
    #[prop(optional)]
    to_do: bool,
) -> impl IntoView {
    view! {
        <section>
            <h3>{said(&advice.title)}</h3>
            <ul class:to-do=to_do>{advice.lines.iter().map(|line| view! { <li>{said(line)}</li> }).collect_view()}</ul>
        </section>
    }
}

#[component]
fn StepLine(guide: &'static Guide, number: usize, time: String, step: &'static Step) -> impl IntoView {
    let minutes = move || fill_in(guide.minutes.get(lang()).to_owned(), &[("n", &step.minutes.to_string())]);
    view! {
        <li>
            <p class="when"><b class="number" aria-hidden="true">{number}</b><span class="numbers">{time}</span><span class="soft">{minutes}</span></p>
            <div class="step-does">
                <h4>{said(&step.title)}</h4>
                <ul>{step.lines.iter().map(|line| view! { <li>{said(line)}</li> }).collect_view()}</ul>
            </div>
            <blockquote><p class="small soft">{said(&guide.say)}</p><p>{said(&step.say)}</p></blockquote>
        </li>
    }
}

#[component]
fn TroubleLine(trouble: &'static Trouble) -> impl IntoView {
    view! { <div><dt>{said(&trouble.what)}</dt><dd>{said(&trouble.then)}</dd></div> }
}
