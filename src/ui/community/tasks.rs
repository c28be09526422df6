//! The captain's four tasks as four buttons, each to the form that serves it.

use crate::browser::{clock, ids};
use crate::model::{Action, Asset, AssetKind, CaptainPurpose, Event, EventKind, EventMethod, Id, Link, LinkKind, LinkState, Need, Record};
use crate::state::{Desk, Project, say, t};
use crate::ui::kit::{AssetMark, Dialog, NeedMark, RecordMark, term};
use leptos::prelude::*;

/// A visit that took place today, to get to know an area.
pub fn visited(area: Option<Id>) -> Record {
    let event = Event::new(ids::new_id(), EventKind::Visit, clock::today());
    Record::Event(Event { area, held: true, purpose: Some(CaptainPurpose::Know), ..event })
}

/// Neighbours brought together: planned, until somebody says that it took place.
fn gathering(area: Option<Id>) -> Record {
    let event = Event::new(ids::new_id(), EventKind::Meeting, clock::today());
    let (purpose, method) = (Some(CaptainPurpose::Connect), Some(EventMethod::Network));
    Record::Event(Event { area, purpose, method, ..event })
}

#[component]
pub fn Tasks(captain: Id, area: Signal<Option<Id>>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let project = expect_context::<Project>();
    let matching = RwSignal::new(false);
    let mobilise = move || {
        let owner = project.peek(|workspace| workspace.assets.get(&captain).map(|asset| asset.name.clone())).flatten();
        Record::Action(Action { owner: owner.unwrap_or_default(), ..Action::new(ids::new_id(), String::new()) })
    };
    let begin = move |task| match task {
        CaptainPurpose::Know => desk.describe(visited(area.get_untracked())),
        CaptainPurpose::Match => matching.set(true),
        CaptainPurpose::Connect => desk.describe(gathering(area.get_untracked())),
        CaptainPurpose::Mobilise => desk.describe(mobilise()),
    };
    let buttons = CaptainPurpose::ALL
        .iter()
        .map(|&task| {
            view! {
                <button class="task" on:click=move |_| begin(task)>
                    <TaskMark task />
                    <strong>{move || term("captain_purpose", task.id())}</strong>
                    <span class="small soft">{move || say(&format!("community.do_{task}"))}</span>
                </button>
            }
        })
        .collect_view();
    view! {
        <div class="tasks" role="group" aria-label=t("community.four_tasks")>{buttons}</div>
        <MatchDialog open=matching captain area />
    }
}

#[component]
fn TaskMark(task: CaptainPurpose) -> impl IntoView {
    match task {
        CaptainPurpose::Know => view! { <RecordMark record=visited(None) size=44 /> }.into_any(),
        CaptainPurpose::Match => {
            view! { <span class="row"><AssetMark kind=AssetKind::Individual size=44 /> <NeedMark size=44 /></span> }.into_any()
        }
        CaptainPurpose::Connect => view! { <AssetMark kind=AssetKind::Association size=44 /> }.into_any(),
        CaptainPurpose::Mobilise => view! { <RecordMark record=Record::Action(Action::default()) size=44 /> }.into_any(),
    }
}

/// Bump or hollow: somebody who can help, brought in by the captain, or a wish.
#[component]
fn MatchDialog(open: RwSignal<bool>, captain: Id, area: Signal<Option<Id>>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let project = expect_context::<Project>();
    let place = move || area.get_untracked().and_then(|area| project.peek(|workspace| workspace.own_place(area)).flatten());
    let can_help = move |_| {
        open.set(false);
        let person = Asset { position: place(), ..Asset::new(ids::new_id(), AssetKind::Individual, String::new()) };
        let invited = Link::new(ids::new_id(), LinkKind::Invited, captain, person.id);
        let invited = Link { state: LinkState::Done, since: Some(clock::today()), ..invited };
        desk.describe_joined(Record::Asset(person), invited);
    };
    let wishes = move |_| {
        open.set(false);
        desk.describe(Record::Need(Need { position: place(), ..Need::new(ids::new_id(), String::new()) }));
    };
    view! {
        <Dialog open title=Signal::derive(|| term("captain_purpose", CaptainPurpose::Match.id()))>
            <div class="body tasks two">
                <button class="task" on:click=can_help>
                    <AssetMark kind=AssetKind::Individual size=44 />
                    <strong>{t("community.somebody_can")}</strong>
                </button>
                <button class="task" on:click=wishes>
                    <NeedMark size=44 />
                    <strong>{t("community.somebody_wishes")}</strong>
                </button>
            </div>
        </Dialog>
    }
}
