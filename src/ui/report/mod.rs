//! The report: one page on how the community stands, to print or to keep as a picture; and the way to the showcase.

mod lists;
mod picture;
mod showcase;
mod sketch;

use crate::browser::{clock, page};
use crate::practice::report::{Report, report};
use crate::state::{Project, say, say_with, t};
use crate::ui::kit::{AssetMark, Glyph, Icon, term};
use crate::ui::route::{Route, Screen};
use leptos::prelude::*;
use lists::{Actions, Captains, Idle, Missing};
use picture::save_picture;
pub use showcase::Showcase;
pub use sketch::SketchMap;

#[component]
pub fn ReportScreen() -> impl IntoView {
    let project = expect_context::<Project>();
    let route = expect_context::<Route>();
    let page_now = Memo::new(move |_| project.read(|workspace| report(workspace, clock::today())));
    let failed = RwSignal::new(false);
    let save = move |_| {
        if let Some(report) = page_now.get_untracked() {
            save_picture(report, failed);
        }
    };
    let show = move |_| {
        if let Some(id) = route.screen().community() {
            route.go(Screen::Showcase(id));
        }
    };
    view! {
        <section class="report-screen" aria-label=t("report.report")>
            <div class="row wrap no-print report-ways">
                <button class="button" on:click=show><Icon glyph=Glyph::Show />{t("report.showcase")}</button>
                <span class="grow"></span>
                <button class="button" on:click=save><Icon glyph=Glyph::Picture />{t("report.save_picture")}</button>
                <button class="button primary" on:click=move |_| page::print()><Icon glyph=Glyph::Print />{t("report.print")}</button>
            </div>
            <Show when=move || failed.get()>
                <p class="notice bad no-print" role="alert">{t("app.export_failed")}</p>
            </Show>
            {move || page_now.get().map(|report| view! { <Sheet report /> })}
        </section>
    }
}

/// The page itself.
#[component]
fn Sheet(report: Report) -> impl IntoView {
    let date = report.date.to_string();
    let keeper = (!report.keeper.is_empty()).then(|| say_with("report.keeper_line", &[("keeper", &report.keeper)]));
    let counts = report.counts;
    let numbers = [
        ("report.assets", counts.assets),
        ("report.needs", counts.needs),
        ("report.links", counts.links),
        ("report.actions_count", counts.actions),
        ("report.areas", counts.areas),
    ];
    let empty = counts.assets == 0;
    view! {
        <article class="sheet">
            <header>
                <h2>{report.title.clone()}</h2>
                <p class="soft">{say_with("report.date_line", &[("date", &date)])} {keeper.map(|keeper| format!(" · {keeper}"))}</p>
            </header>
            <dl class="numbers-row" aria-label=t("report.numbers")>
                {numbers.map(|(key, count)| view! { <div><dt>{say(key)}</dt><dd class="numbers">{count}</dd></div> })}
            </dl>
            {empty.then(|| view! { <p class="notice">{say("report.empty")}</p> })}
            <div class="halves">
                <Balance report=report.clone() />
                <section>
                    <h3>{say("report.map")}</h3>
                    {match report.sketch.clone() {
                        Some(sketch) => view! { <SketchMap sketch /> }.into_any(),
                        None => view! { <p class="soft">{say("report.no_map")}</p> }.into_any(),
                    }}
                </section>
            </div>
            <Actions actions=report.actions.clone() />
            <div class="thirds">
                <Captains report=report.clone() />
                <Idle idle=report.idle.clone() />
                <Missing report=report.clone() />
            </div>
            <footer class="small soft">{say("report.privacy")}</footer>
        </article>
    }
}

/// The six kinds as bars, and two shares in words.
#[component]
fn Balance(report: Report) -> impl IntoView {
    let most = report.kinds.iter().map(|(_, count)| *count).max().unwrap_or_default().max(1);
    let bars = report.kinds.iter().map(|&(kind, count)| {
        view! {
            <li data-kind=kind.id()>
                <AssetMark kind size=26 />
                <span class="bar-name">{term("asset_kind", kind.id())}</span>
                <span class="bar-room" aria-hidden="true"><i style=format!("width: {}%", count * 100 / most)></i></span>
                <b class="numbers">{count}</b>
            </li>
        }
    });
    let share = |key: &str, share: Option<usize>| share.map(|n| say_with(key, &[("n", &n.to_string())]));
    let sentences = [share("report.strengths", report.strengths_share), share("report.people", report.people_power)];
    view! {
        <section>
            <h3>{say("report.balance")}</h3>
            <ul class="bars">{bars.collect_view()}</ul>
            {sentences.into_iter().flatten().map(|sentence| view! { <p class="small">{sentence}</p> }).collect_view()}
        </section>
    }
}
