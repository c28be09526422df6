//! Needs and what they rest on: whom was asked, what keeps people away, what neighbourhoods like this one often wish for.

use super::part::{Counted, OpenLine, Records, change};
use crate::browser::{clock, ids};
use crate::model::*;
use crate::packs::TermList;
use crate::practice::{barriers, evidence};
use crate::state::{Desk, Project, pack, say, say_count, say_with, t};
use crate::ui::forms::describe::heading;
use crate::ui::kit::{ShowMore, term};
use crate::ui::terms::label;
use leptos::prelude::*;

/// Needs shown at first, and added each time more is asked for.
const SHOWN: usize = 20;

#[component]
pub fn NeedsTab() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let project = expect_context::<Project>();
    let grounds = Memo::new(move |_| project.read(evidence::grounds).unwrap_or_default());
    let verified = Signal::derive(move || grounds.with(|grounds| grounds.verified.clone()));
    let none = move || project.read(|workspace| workspace.needs.is_empty()).unwrap_or_default();
    let new_need = move |_| desk.describe(Record::Need(Need::new(ids::new_id(), String::new())));
    view! {
        <div class="row wrap tab-head at-end">
            <button class="button primary" on:click=new_need>{t("practice.new_need")}</button>
        </div>
        <div class="with-aside">
            <div class="stack">
                <Show when=none>
                    <p class="sheet empty">{t("practice.needs_empty")}</p>
                </Show>
                <Unverified grounds />
                <Show when=move || !verified.with(Vec::is_empty)>
                    <section class="sheet">
                        <h2>{t("practice.verified")}</h2>
                        <Records ids=verified />
                    </section>
                </Show>
            </div>
            <aside class="stack">
                <Suggestions />
                <Methods grounds />
                <Barriers />
            </aside>
        </div>
    }
}

/// Needs nobody was asked about, each with three ways to say that somebody was.
#[component]
fn Unverified(grounds: Memo<evidence::Grounds>) -> impl IntoView {
    let project = expect_context::<Project>();
    let shown = RwSignal::new(SHOWN);
    let all = move || grounds.with(|grounds| grounds.unverified.len());
    let needs = Memo::new(move |_| {
        let ids: Vec<Id> = grounds.with(|grounds| grounds.unverified.iter().take(shown.get()).copied().collect());
        project.read(|workspace| ids.iter().filter_map(|id| workspace.needs.get(id).cloned()).collect::<Vec<_>>()).unwrap_or_default()
    });
    view! {
        <Show when=move || { all() > 0 }>
            <section class="sheet">
                <h2>{move || say_count("practice.unverified", all())}</h2>
                <p class="small soft">{t("practice.unverified_hint")}</p>
                <ul class="lines">{move || needs.get().into_iter().map(|need| view! { <Asked need /> }).collect_view()}</ul>
                <ShowMore count=Signal::derive(all) shown step=SHOWN />
            </section>
        </Show>
    }
}

#[component]
fn Asked(need: Need) -> impl IntoView {
    let project = expect_context::<Project>();
    let (id, record) = (need.id, Record::Need(need));
    let name = heading(&record);
    let button = |&method: &EvidenceMethod| {
        let ask = move |_| {
            change(project, id, |record| {
                if let Record::Need(need) = record {
                    need.evidence.push(Evidence { method, on: clock::today(), people: 0, note: String::new() });
                }
            });
        };
        let label = term("evidence_method", method.id());
        let said = say_with("practice.asked_by", &[("method", &label), ("name", &name)]);
        view! { <button class="button" aria-label=said on:click=ask>{label.clone()}</button> }
    };
    let buttons = EvidenceMethod::ALL.iter().map(button).collect_view();
    view! {
        <li class="asked">
            <OpenLine record said=say("practice.unverified_badge") />
            <div class="row wrap">{buttons}</div>
        </li>
    }
}

#[component]
fn Methods(grounds: Memo<evidence::Grounds>) -> impl IntoView {
    let rows = move || {
        let counts = grounds.with(|grounds| grounds.by_method.clone());
        let most = counts.iter().map(|(_, count)| *count).max().unwrap_or_default();
        counts.into_iter().map(|(method, count)| view! { <Counted label=term("evidence_method", method.id()) count most /> }).collect_view()
    };
    view! {
        <section class="sheet">
            <h2>{t("practice.learnt")}</h2>
            <ul class="tally">{rows}</ul>
        </section>
    }
}

#[component]
fn Barriers() -> impl IntoView {
    let project = expect_context::<Project>();
    let tally = Memo::new(move |_| project.read(barriers::tally).unwrap_or_default());
    let rows = move || {
        let tally = tally.get();
        let most = tally.first().map(|(_, count)| *count).unwrap_or_default();
        tally.into_iter().map(|(id, count)| view! { <Counted label=label(TermList::Barriers, &id) count most /> }).collect_view()
    };
    view! {
        <section class="sheet">
            <h2>{t("forms.barrier")}</h2>
            <Show when=move || tally.with(Vec::is_empty)>
                <p class="soft">{t("practice.barriers_empty")}</p>
            </Show>
            <ul class="tally">{rows}</ul>
        </section>
    }
}

/// What neighbourhoods of this type often wish for; pressing one opens a form, nothing is added by itself.
#[component]
fn Suggestions() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let project = expect_context::<Project>();
    let categories = Memo::new(move |_| {
        let kind = project.read(|workspace| workspace.info.community_type.clone()).flatten().unwrap_or_default();
        pack().suggested_needs(&kind).map(|category| category.id.clone()).collect::<Vec<_>>()
    });
    let button = move |id: String| {
        let name = label(TermList::Categories, &id);
        let begin = move |_| desk.describe(Record::Need(Need { category: Some(id.clone()), ..Need::new(ids::new_id(), String::new()) }));
        view! { <button class="button" on:click=begin>{name}</button> }
    };
    view! {
        <section class="sheet">
            <h2>{t("practice.suggested")}</h2>
            <p class="small soft">
                {move || say(if categories.with(Vec::is_empty) { "practice.suggested_none" } else { "practice.suggested_hint" })}
            </p>
            <div class="row wrap">{move || categories.get().into_iter().map(button).collect_view()}</div>
        </section>
    }
}
