//! How the work is spread: the five methods, those nobody used among them, and the visits by place.

use crate::model::Record;
use crate::practice::log;
use crate::state::{Project, say, say_count, say_with, t};
use crate::ui::forms::describe::heading;
use crate::ui::kit::term;
use leptos::prelude::*;

fn times(count: usize) -> String {
    if count == 0 { say("community.never") } else { say_count("community.times", count) }
}

/// A bar as long as its share of the longest.
fn bar(count: usize, most: usize) -> impl IntoView {
    let share = (count * 100).checked_div(most).unwrap_or_default();
    view! { <span class="bar-line" aria-hidden="true" style=format!("--share: {share}%")></span> }
}

#[component]
pub fn Methods() -> impl IntoView {
    let project = expect_context::<Project>();
    let counts = Memo::new(move |_| project.read(log::by_method).unwrap_or_default());
    let rows = move || {
        let counts = counts.get();
        let most = counts.iter().map(|(_, count)| *count).max().unwrap_or_default();
        let row = |(method, count): (crate::model::EventMethod, usize)| {
            view! {
                <li class:none=count == 0>
                    <span>{term("event_method", method.id())}</span>
                    <span class="soft numbers">{times(count)}</span>
                    {bar(count, most)}
                </li>
            }
        };
        counts.into_iter().map(row).collect_view()
    };
    view! {
        <section class="sheet">
            <h2>{t("community.methods")}</h2>
            <ul class="tally">{rows}</ul>
        </section>
    }
}

#[component]
pub fn Visits() -> impl IntoView {
    let project = expect_context::<Project>();
    let visited = Memo::new(move |_| {
        project
            .read(|workspace| {
                let named = |visited: log::Visited| Some((heading(&Record::Area(workspace.areas.get(&visited.area)?.clone())), visited));
                log::visits_by_area(workspace).into_iter().filter_map(named).collect::<Vec<_>>()
            })
            .unwrap_or_default()
    });
    let rows = move || {
        let visited = visited.get();
        let most = visited.iter().map(|(_, visited)| visited.visits).max().unwrap_or_default();
        let row = |(name, visited): (String, log::Visited)| {
            let last = visited.last.map(|date| say_with("community.last_visit", &[("date", &date.to_string())]));
            let said = [Some(times(visited.visits)), last].into_iter().flatten().collect::<Vec<_>>().join(" · ");
            view! {
                <li class:none=visited.visits == 0>
                    <span>{name}</span>
                    <span class="soft numbers">{said}</span>
                    {bar(visited.visits, most)}
                </li>
            }
        };
        visited.into_iter().map(row).collect_view()
    };
    view! {
        <section class="sheet">
            <h2>{t("community.visits")}</h2>
            <Show when=move || visited.with(Vec::is_empty)>
                <p class="soft">{t("community.visits_empty")}</p>
            </Show>
            <ul class="tally wide">{rows}</ul>
        </section>
    }
}
