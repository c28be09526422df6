//! One pair: why it may be one, the two side by side, and the two answers.

use super::Both;
use super::compare::Compare;
use super::said::{because, by_whom, leave, likely};
use super::sketch::Sketch;
use crate::document::Edit;
use crate::model::{AssetKind, Record};
use crate::practice::twins::{Side, united};
use crate::state::{Desk, Look, Project, say, say_count, say_with, t};
use crate::ui::community::names;
use crate::ui::community::part::open;
use crate::ui::forms::describe::facts::subtitle;
use crate::ui::kit::RecordMark;
use leptos::prelude::*;
use std::collections::BTreeMap;

#[component]
pub fn TwinsCard(both: Both, answered: Callback<()>) -> impl IntoView {
    let project = expect_context::<Project>();
    let look = expect_context::<Look>();
    let Both { twins, records } = both;
    let pair = twins.pair;
    let chosen = RwSignal::new(BTreeMap::<String, Side>::new());
    let records = StoredValue::new(records);
    let called = move || records.with_value(|[one, other]| [one, other].map(|record| names::of_record(look, record)));
    let label = move |key: &str| {
        let [one, other] = called();
        say_with(key, &[("one", &one), ("other", &other)])
    };
    let commit = move |edit: Edit| {
        if project.commit(edit).is_ok() {
            answered.run(());
        }
    };
    let merge = move |_| {
        let whole = records.with_value(|[one, other]| chosen.with_untracked(|chosen| united(one, other, chosen)));
        if let Some(merged) = whole {
            commit(Edit::Unite { pair, merged });
        }
    };
    let keep = move |_| commit(Edit::KeepApart(pair));
    let reasons = StoredValue::new(twins.clone());
    view! {
        <li>
            <article class="twins-card" aria-label=move || label("twins.two")>
                <header class="row wrap">
                    <strong class="chip likely">{move || likely(twins.score)}</strong>
                    <span class="soft">{move || reasons.with_value(because)}</span>
                </header>
                <div class="sides">
                    {records.with_value(|[one, other]| view! { <Sketch one=one.position() other=other.position() /> })}
                    {records.get_value().into_iter().zip(1..).map(|(record, number)| view! { <Half record number /> }).collect_view()}
                </div>
                <Compare records chosen />
                <footer class="row wrap">
                    <button class="button primary" aria-label=move || label("twins.merge_these") on:click=merge>{t("twins.merge")}</button>
                    <button class="button" aria-label=move || label("twins.keep_these") on:click=keep>{t("twins.keep")}</button>
                </footer>
            </article>
        </li>
    }
}

/// One of the two: what it is, who put it down, how many links it has, whether its person agreed.
#[component]
fn Half(record: Record, number: u8) -> impl IntoView {
    let project = expect_context::<Project>();
    let desk = expect_context::<Desk>();
    let look = expect_context::<Look>();
    let id = record.id();
    let links = move || project.read(|workspace| workspace.links_of(id).count()).unwrap_or_default();
    let is_person = matches!(&record, Record::Asset(asset) if asset.kind == AssetKind::Individual);
    let kept = StoredValue::new(record.clone());
    view! {
        <button class="half" on:click=move |_| open(project, desk, id)>
            <span class="numbered">
                <RecordMark record size=34 />
                <span class="small soft" aria-hidden="true">{number}</span>
            </span>
            <span class="grow">
                <strong>{move || kept.with_value(|record| names::of_record(look, record))}</strong>
                <span class="small">{move || kept.with_value(subtitle)}</span>
                <span class="small soft">{move || kept.with_value(by_whom)}</span>
                <span class="small soft">{move || match links() {
                    0 => say("twins.no_links"),
                    n => say_count("twins.links", n),
                }}</span>
                {is_person.then(|| view! { <span class="small soft">{move || kept.with_value(leave)}</span> })}
            </span>
        </button>
    }
}
