//! Growth: strengths before wishes, who brought in whom, the six kinds in balance, what binds people.

pub mod gauge;
mod reach;

use super::part::{Counted, percent};
use crate::practice::{balance, ties};
use crate::state::{Project, say, say_with, t};
use crate::ui::kit::term;
use gauge::Gauge;
use leptos::prelude::*;
use reach::Reach;

#[component]
pub fn GrowthTab() -> impl IntoView {
    view! {
        <div class="with-aside">
            <div class="stack">
                <Gauge />
                <Reach />
            </div>
            <aside class="stack">
                <Balance />
                <Ties />
            </aside>
        </div>
    }
}

/// The six kinds; those with none are named, as an invitation.
#[component]
pub fn Balance() -> impl IntoView {
    let project = expect_context::<Project>();
    let found =
        Memo::new(move |_| project.read(|workspace| (balance::by_kind(workspace), balance::people_power(workspace))).unwrap_or_default());
    let rows = move || {
        let counts = found.with(|(counts, _)| counts.clone());
        let most = counts.iter().map(|(_, count)| *count).max().unwrap_or_default();
        counts.into_iter().map(|(kind, count)| view! { <Counted label=term("asset_kind", kind.id()) count most /> }).collect_view()
    };
    let missing = move || {
        let none = |counts: &[(crate::model::AssetKind, usize)]| {
            counts.iter().filter(|(_, count)| *count == 0).map(|(kind, _)| term("asset_kind", kind.id())).collect::<Vec<_>>()
        };
        let names = found.with(|(counts, _)| none(counts));
        (!names.is_empty()).then(|| say_with("practice.kinds_missing", &[("kinds", &names.join(&say("app.list_comma")))]))
    };
    let power = move || {
        let share = found.with(|(_, power)| *power)?;
        Some(say_with(if share < 0.5 { "practice.power_low" } else { "practice.power" }, &[("share", &percent(share))]))
    };
    view! {
        <section class="sheet">
            <h2>{t("practice.balance")}</h2>
            <ul class="tally">{rows}</ul>
            {move || missing().map(|sentence| view! { <p class="notice">{sentence}</p> })}
            {move || power().map(|sentence| view! { <p>{sentence}</p> })}
        </section>
    }
}

#[component]
fn Ties() -> impl IntoView {
    let project = expect_context::<Project>();
    let counts = Memo::new(move |_| project.read(ties::ties).unwrap_or_default());
    let rows = move || {
        let counts = counts.get();
        let most = counts.iter().map(|(_, count)| *count).max().unwrap_or_default();
        let row = |(tie, count): (Option<crate::model::TieType>, usize)| {
            let label = tie.map_or_else(
                || say("forms.not_said"),
                |tie| format!("{} · {}", term("tie_type", tie.id()), term("tie_type_hint", tie.id())),
            );
            view! { <Counted label count most /> }
        };
        counts.into_iter().map(row).collect_view()
    };
    view! {
        <section class="sheet">
            <h2>{t("practice.ties")}</h2>
            <ul class="tally">{rows}</ul>
        </section>
    }
}
