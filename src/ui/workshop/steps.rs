//! What each step of the script shows on the wall; one that only a pack of its own knows shows its words.

use super::back::LookBack;
use super::commit::Commit;
use super::gather::{Collect, Goodbye};
use super::script;
use super::treasures::Treasures;
use super::wishes::Wishes;
use crate::browser::clock;
use crate::model::{AreaKind, Base, GiftKind, Info, Workspace};
use crate::state::{Project, Shelf, TableNumber, lang, say, t, with_pack};
use crate::ui::board::BoardScreen;
use crate::ui::dialogs::Dialogs;
use crate::ui::kit::term;
use leptos::prelude::*;

#[component]
pub fn StepBody(id: String) -> impl IntoView {
    match id.as_str() {
        "before" => view! { <Before /> }.into_any(),
        "welcome" => view! { <Welcome /> }.into_any(),
        "gifts" => view! { <Gifts /> }.into_any(),
        "treasures" => view! { <Treasures /> }.into_any(),
        "collect" => view! { <Collect /> }.into_any(),
        "wishes" => view! { <Wishes /> }.into_any(),
        "connect" => view! { <BoardScreen /> }.into_any(),
        "commit" => view! { <Commit /> }.into_any(),
        "look_back" => view! { <LookBack /> }.into_any(),
        "after" => view! { <Goodbye /> }.into_any(),
        _ => {
            let words = move || script().into_iter().find(|step| step.id == id).map(|step| step.tablet.get(lang()).to_owned());
            view! { <p class="stage-words">{words}</p> }.into_any()
        }
    }
}

/// What has to be ready, and whether it is, as far as the app can tell.
fn ready(workspace: &Workspace, has_table: bool, backed_up: bool) -> [(&'static str, bool); 6] {
    let Info { purpose, data_holder, base, .. } = &workspace.info;
    let answers = [&purpose.who_maps, &purpose.what_for, &purpose.how_collected, &purpose.how_connected];
    [
        ("workshop.ready_questions", answers.iter().all(|answer| !answer.trim().is_empty())),
        ("workshop.ready_holder", !data_holder.trim().is_empty()),
        ("workshop.ready_boundary", workspace.areas.values().any(|area| area.kind == AreaKind::Community)),
        ("workshop.ready_base", *base != Base::default()),
        ("workshop.ready_table", has_table),
        ("workshop.ready_backup", backed_up),
    ]
}

#[component]
fn Before() -> impl IntoView {
    let (project, shelf, dialogs) = (expect_context::<Project>(), expect_context::<Shelf>(), expect_context::<Dialogs>());
    let backed_up = move |workspace: &Workspace| {
        let at = shelf.entry(workspace.info.id).and_then(|entry| entry.backup_at);
        at.is_some_and(|at| clock::day_of(at) == clock::today())
    };
    let table = expect_context::<TableNumber>();
    let all = move || project.read(|workspace| ready(workspace, table.get().is_some(), backed_up(workspace)).to_vec()).unwrap_or_default();
    let line = |(key, is_ready): (&'static str, bool)| {
        let said = move || say(if is_ready { "workshop.is_ready" } else { "workshop.not_ready" });
        view! { <li class:ready=is_ready><span class="tick" aria-hidden="true"></span><span>{t(key)}</span><span class="visually-hidden">{said}</span></li> }
    };
    view! {
        <ul class="checklist">{move || all().into_iter().map(line).collect_view()}</ul>
        <div class="row wrap">
            <button class="button" on:click=move |_| dialogs.about.set(true)>{t("workshop.what_we_say")}</button>
            <button class="button" on:click=move |_| dialogs.base.set(true)>{t("map.base")}</button>
        </div>
    }
}

#[component]
fn Welcome() -> impl IntoView {
    let (project, dialogs) = (expect_context::<Project>(), expect_context::<Dialogs>());
    let answers = move || {
        project
            .read(|workspace| {
                let Info { purpose, data_holder, .. } = &workspace.info;
                [
                    ("start.what_for", purpose.what_for.clone()),
                    ("start.who_maps", purpose.who_maps.clone()),
                    ("start.how_connected", purpose.how_connected.clone()),
                    ("start.data_holder", data_holder.clone()),
                ]
                .to_vec()
            })
            .unwrap_or_default()
    };
    let answer = move |(key, text): (&'static str, String)| {
        let said = move || {
            if text.trim().is_empty() {
                view! { <em class="soft">{t("workshop.not_answered")}</em> }.into_any()
            } else {
                text.clone().into_any()
            }
        };
        view! { <div class="answer"><dt>{t(key)}</dt><dd>{said}</dd></div> }
    };
    view! {
        <dl class="answers">{move || answers().into_iter().map(answer).collect_view()}</dl>
        <p class="stage-words">{t("workshop.consent")}</p>
        <button class="button" on:click=move |_| dialogs.about.set(true)>{t("workshop.what_we_say")}</button>
    }
}

/// The three questions, one a gift of head, hands and heart.
#[component]
fn Gifts() -> impl IntoView {
    let questions = move || {
        with_pack(|pack| {
            let first = |kind: GiftKind| {
                pack.questions
                    .iter()
                    .find(move |question| question.gift == kind)
                    .map(|question| (kind, question.label.get(lang()).to_owned()))
            };
            GiftKind::ALL.iter().filter_map(|&kind| first(kind)).collect::<Vec<_>>()
        })
    };
    let card = |(kind, question): (GiftKind, String)| {
        view! { <li><span class="gift-kind">{term("gift_kind", kind.id())}</span><strong>{question}</strong></li> }
    };
    view! {
        <ol class="three">{move || questions().into_iter().map(card).collect_view()}</ol>
        <p class="stage-words">{t("workshop.one_a_card")}</p>
    }
}
