//! The strengths-first gauge with its marker, whether an asset came first, and the way it went, day by day and table by table.

use crate::browser::clock;
use crate::model::{Date, Workspace};
use crate::practice::strengths::{self, MARKER, Tally};
use crate::state::{Project, say, say_count, say_with, t};
use crate::ui::community::part::percent;
use leptos::prelude::*;

#[derive(Clone, Default, PartialEq)]
struct Found {
    tally: Tally,
    came_first: Option<bool>,
    days: Vec<(Date, Tally)>,
    tables: Vec<(u16, Tally)>,
}

fn found(workspace: &Workspace) -> Found {
    Found {
        tally: strengths::tally(workspace),
        came_first: strengths::assets_came_first(workspace),
        days: strengths::by_day(workspace, clock::day_of),
        tables: strengths::by_table(workspace),
    }
}

/// "12 assets, 3 needs".
pub fn counts(tally: Tally) -> String {
    [say_count("app.assets", tally.assets), say_count("app.needs", tally.needs)].join(&say("app.comma"))
}

/// The share of strengths as a bar with the marker on it; `said` in words.
pub fn bar(ratio: f64, said: String) -> impl IntoView {
    let style = format!("--share: {}; --marker: {}", percent(ratio), percent(MARKER));
    view! { <div class="big-gauge" role="img" aria-label=said style=style></div> }
}

#[component]
pub fn Gauge() -> impl IntoView {
    let project = expect_context::<Project>();
    let found = Memo::new(move |_| project.read(found).unwrap_or_default());
    let gauge = move || {
        let tally = found.with(|found| found.tally);
        let Some(ratio) = tally.ratio() else {
            return view! { <p class="soft">{say("practice.strengths_empty")}</p> }.into_any();
        };
        let said = say_with("practice.strengths_said", &[("share", &percent(ratio)), ("counts", &counts(tally))]);
        let invitation = if ratio < MARKER { "practice.strengths_more" } else { "practice.strengths_good" };
        view! {
            <p><strong class="big numbers">{percent(ratio)}</strong> " " {counts(tally)}</p>
            {bar(ratio, said)}
            <p class="small soft">{say_with("practice.strengths_marker", &[("marker", &percent(MARKER))])} " " {say(invitation)}</p>
        }
        .into_any()
    };
    let first = move || {
        let key = match found.with(|found| found.came_first)? {
            true => "practice.asset_first",
            false => "practice.need_first",
        };
        Some(view! { <p>{say(key)}</p> })
    };
    let trend = move || {
        let days = found.with(|found| found.days.clone());
        (days.len() > 1).then(|| trend(&days))
    };
    let tables = move || {
        let tables = found.with(|found| found.tables.clone());
        let row = |(table, tally): (u16, Tally)| {
            let name = say_with("practice.table", &[("n", &table.to_string())]);
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    <td class="numbers">{tally.ratio().map(percent)}</td>
                    <td class="soft">{counts(tally)}</td>
                </tr>
            }
        };
        (!tables.is_empty()).then(|| view! { <table class="plain"><tbody>{tables.into_iter().map(row).collect_view()}</tbody></table> })
    };
    view! {
        <section class="sheet">
            <h2>{t("practice.strengths")}</h2>
            {gauge}
            {first}
            {trend}
            {tables}
        </section>
    }
}

const WIDTH: f64 = 600.0;
const HEIGHT: f64 = 120.0;

/// The ratio at the end of each day as a line, with the marker; in words below it.
fn trend(days: &[(Date, Tally)]) -> impl IntoView + use<> {
    let last = days.len().saturating_sub(1).max(1) as f64;
    let ratios: Vec<f64> = days.iter().filter_map(|(_, tally)| tally.ratio()).collect();
    let y = |ratio: f64| 6.0 + (HEIGHT - 12.0) * (1.0 - ratio);
    let points = ratios.iter().enumerate().map(|(at, ratio)| format!("{:.1},{:.1}", 6.0 + (WIDTH - 12.0) * at as f64 / last, y(*ratio)));
    let points = points.collect::<Vec<_>>().join(" ");
    let ends = [days.first(), days.last()].into_iter().flatten();
    let said: Vec<String> = ends.filter_map(|(day, tally)| Some(format!("{day}: {}", percent(tally.ratio()?)))).collect();
    view! {
        <figure class="trend">
            <svg viewBox=format!("0 0 {WIDTH} {HEIGHT}") preserveAspectRatio="none" aria-hidden="true">
                <line class="trend-marker" x1="0" x2=WIDTH y1=y(MARKER) y2=y(MARKER)></line>
                <polyline class="trend-line" points=points></polyline>
            </svg>
            <figcaption class="small soft row">
                <span class="grow">{said.first().cloned()}</span>
                <span>{said.get(1).cloned()}</span>
            </figcaption>
        </figure>
    }
}
