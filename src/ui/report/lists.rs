//! The lists on the report: actions, house captains, what lies idle, what is missing.

use crate::model::AssetKind;
use crate::packs::TermList;
use crate::practice::report::{ActionLine, Listed, Report};
use crate::state::{say, say_count, say_with};
use crate::ui::kit::{AssetMark, term};
use crate::ui::terms;
use leptos::prelude::*;

/// "and 3 more", if there are.
pub(super) fn more(count: usize) -> Option<String> {
    (count > 0).then(|| say_count("report.more", count))
}

/// Who, the next step and by when, as far as they are known.
pub(super) fn action_details(action: &ActionLine) -> String {
    let due = action.due.map(|due| due.to_string());
    let due_key = if action.overdue { "report.overdue" } else { "report.due" };
    let owner = (!action.owner.is_empty()).then(|| say_with("report.owner", &[("owner", &action.owner)]));
    let next = (!action.next_step.is_empty()).then(|| say_with("report.next", &[("step", &action.next_step)]));
    let due = due.map(|date| say_with(due_key, &[("date", &date)]));
    [owner, next, due].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// "Wishes about phones: 2 without a match".
pub(super) fn missing_line(category: Option<&str>, count: usize) -> String {
    let what = category.map_or_else(|| say("report.uncategorised"), |id| terms::label(TermList::Categories, id));
    say_with("report.missing_line", &[("what", &what), ("n", &count.to_string())])
}

/// The sentence on the kinds of which there is nothing yet.
pub(super) fn no_kind_line(report: &Report) -> Option<String> {
    let none = report.kinds.iter().filter(|(_, count)| *count == 0).map(|(kind, _)| term("asset_kind", kind.id()));
    let none: Vec<String> = none.collect();
    (!none.is_empty()).then(|| say_with("report.no_kind", &[("kinds", &none.join(&say("app.comma")))]))
}

/// The sentences on house captains.
pub(super) fn captain_lines(report: &Report) -> Vec<String> {
    let (with, all) = report.captains;
    if all == 0 {
        return vec![say("report.no_buildings")];
    }
    let counted = say_with("report.captains_line", &[("with", &with.to_string()), ("all", &all.to_string())]);
    let names = report.without_captain.lines.iter().cloned().chain(more(report.without_captain.more)).collect::<Vec<_>>();
    let without = (!names.is_empty()).then(|| say_with("report.without_captain", &[("names", &names.join(&say("app.comma")))]));
    std::iter::once(counted).chain(without).collect()
}

#[component]
pub fn Actions(actions: Listed<ActionLine>) -> impl IntoView {
    let line = |action: &ActionLine| {
        view! {
            <li>
                <b>{action.name.clone()}</b>
                " "
                <span class="chip">{term("action_state", action.state.id())}</span>
                <br />
                <span class="small soft">{action_details(action)}</span>
            </li>
        }
    };
    view! {
        <section>
            <h3>{say("report.actions")}</h3>
            {actions.lines.is_empty().then(|| view! { <p class="soft">{say("report.no_actions")}</p> })}
            <ul class="columns">{actions.lines.iter().map(line).collect_view()}</ul>
            {more(actions.more).map(|more| view! { <p class="small soft">{more}</p> })}
        </section>
    }
}

#[component]
pub fn Captains(report: Report) -> impl IntoView {
    view! {
        <section>
            <h3>{say("report.captains")}</h3>
            {captain_lines(&report).into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
        </section>
    }
}

#[component]
pub fn Idle(idle: Listed<(AssetKind, String)>) -> impl IntoView {
    let line =
        |(kind, name): &(AssetKind, String)| view! { <li class="row"><AssetMark kind=*kind size=22 /> <span>{name.clone()}</span></li> };
    view! {
        <section>
            <h3>{say("report.idle")}</h3>
            {idle.lines.is_empty().then(|| view! { <p class="soft">{say("report.no_idle")}</p> })}
            <ul>{idle.lines.iter().map(line).collect_view()}</ul>
            {more(idle.more).map(|more| view! { <p class="small soft">{more}</p> })}
        </section>
    }
}

#[component]
pub fn Missing(report: Report) -> impl IntoView {
    let lines = report.missing.lines.iter().map(|(category, count)| view! { <li>{missing_line(category.as_deref(), *count)}</li> });
    view! {
        <section>
            <h3>{say("report.missing")}</h3>
            {report.missing.lines.is_empty().then(|| view! { <p class="soft">{say("report.no_missing")}</p> })}
            <ul>{lines.collect_view()}</ul>
            {more(report.missing.more).map(|more| view! { <p class="small soft">{more}</p> })}
            {no_kind_line(&report).map(|line| view! { <p>{line}</p> })}
        </section>
    }
}
