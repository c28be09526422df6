//! One group: what it is, how far it has come, what is asked of it, its stars where the community shows them.

use crate::browser::clock;
use crate::model::*;
use crate::packs::{Checklist, TermList};
use crate::practice::stages::{self, StageFault};
use crate::state::{Project, lang, pack, say, say_with, t};
use crate::ui::community::part::{OpenLine, change};
use crate::ui::kit::{stage_label, term};
use crate::ui::terms::label;
use leptos::prelude::*;

#[component]
pub fn GroupCard(group: Asset) -> impl IntoView {
    let said = group.category.as_deref().map(|id| label(TermList::Categories, id)).unwrap_or_default();
    view! {
        <article class="group-card">
            <OpenLine record=Record::Asset(group.clone()) said />
            <Badges group=group.clone() />
            <Steps group=group.clone() />
            <Checklists group />
        </article>
    }
}

#[component]
fn Badges(group: Asset) -> impl IntoView {
    let project = expect_context::<Project>();
    let stars_shown = project.read(|workspace| workspace.info.stars_shown).unwrap_or_default();
    let stars = group.stars().filter(|_| stars_shown).map(|stars| usize::from(stars.min(5)));
    let badges = [
        (group.state != AssetState::Active).then(|| term("asset_state", group.state.id())),
        group.hub.then(|| say("practice.hub")),
        group.level.map(|level| term("org_level", level.id())),
        group.function.map(|function| term("org_function", function.id())),
        group.sector.map(|sector| term("sector", sector.id())),
        (!group.self_help.is_empty()).then(|| stage_label(&group.self_help)),
    ];
    view! {
        <div class="chips">
            {badges.into_iter().flatten().map(|badge| view! { <span class="chip">{badge}</span> }).collect_view()}
            {stars
                .map(|stars| {
                    let said = say_with("practice.stars", &[("n", &stars.to_string())]);
                    view! {
                        <span class="chip" title=group.stars_by.clone().unwrap_or_default()>
                            <span aria-hidden="true">{"★".repeat(stars)} {"☆".repeat(5 - stars)}</span>
                            <span class="visually-hidden">{said}</span>
                        </span>
                    }
                })}
        </div>
    }
}

/// Informal, filed, registered; the day of each, and a button to the next.
#[component]
fn Steps(group: Asset) -> impl IntoView {
    let project = expect_context::<Project>();
    let (id, reached) = (group.id, stages::shown(&group));
    let day = |status| match status {
        LegalStatus::Informal => None,
        LegalStatus::Filed => group.filed_on,
        LegalStatus::Registered => group.registered_on,
    };
    let step = |&status: &LegalStatus| {
        let day = day(status).filter(|_| status <= reached).map(|day| day.to_string());
        view! {
            <li class:reached=status <= reached aria-current=(status == reached).then_some("step")>
                <span>{term("legal_status", status.id())}</span>
                <span class="small soft numbers">{day}</span>
            </li>
        }
    };
    let fault = stages::fault(&group).map(|fault| match fault {
        StageFault::FiledWithoutDay => "practice.no_filed_day",
        StageFault::RegisteredWithoutDay => "practice.no_registered_day",
        StageFault::RegisteredBeforeFiled => "practice.days_turned",
    });
    let next = stages::moved_on(&group, clock::today()).map(|next| stages::shown(&next));
    let move_on = move |_| {
        change(project, id, |record| {
            if let Record::Asset(asset) = record {
                *asset = stages::moved_on(asset, clock::today()).unwrap_or_else(|| asset.clone());
            }
        });
    };
    let name = group.name.clone();
    view! {
        <ol class="steps">{LegalStatus::ALL.iter().map(step).collect_view()}</ol>
        {fault.map(|key| view! { <p class="small warn-text">{say(key)}</p> })}
        {next
            .map(|next| {
                let key = if next == LegalStatus::Filed { "practice.file_today" } else { "practice.register_today" };
                let said = format!("{}: {name}", say(key));
                view! { <button class="button" aria-label=said on:click=move_on>{t(key)}</button> }
            })}
    }
}

/// The pack's checklists to tick; what is waived stands struck out.
#[component]
fn Checklists(group: Asset) -> impl IntoView {
    let project = expect_context::<Project>();
    pack().checklists.iter().map(|list| fold(project, group.id, list, &group.ticks)).collect_view()
}

fn fold(project: Project, id: Id, list: &Checklist, ticks: &[String]) -> impl IntoView + use<> {
    let progress = stages::progress(list, ticks);
    let said = say_with("practice.progress", &[("done", &progress.done.to_string()), ("asked", &progress.asked.to_string())]);
    let item = |item: &crate::packs::Term, waived: bool| {
        let (item_id, name, ticked) = (item.id.clone(), item.label.get(lang()).to_owned(), ticks.contains(&item.id));
        if waived {
            return view! { <li class="waived"><s>{name}</s> <span class="small soft">{t("practice.waived")}</span></li> }.into_any();
        }
        let toggle = move |_| {
            change(project, id, |record| {
                if let Record::Asset(asset) = record {
                    match asset.ticks.iter().position(|tick| *tick == item_id) {
                        Some(at) => drop(asset.ticks.remove(at)),
                        None => asset.ticks.push(item_id.clone()),
                    }
                }
            });
        };
        view! {
            <li>
                <label class="check">
                    <input type="checkbox" prop:checked=ticked on:change=toggle />
                    <span>{name}</span>
                </label>
            </li>
        }
        .into_any()
    };
    let groups = list.groups.iter().map(|group| {
        let items = group.items.iter().map(|each| item(each, group.waived)).collect_view();
        view! {
            <h4 class="small soft">{group.label.get(lang()).to_owned()}</h4>
            <ul class="checks">{items}</ul>
        }
    });
    view! {
        <details class="more">
            <summary>{list.label.get(lang()).to_owned()} " · " {said}</summary>
            {list.hint.as_ref().map(|hint| view! { <p class="hint small soft">{hint.get(lang()).to_owned()}</p> })}
            {groups.collect_view()}
        </details>
    }
}
