//! What the talk comes to, read over before it is saved.

use crate::browser::clock;
use crate::model::{AssetKind, Id, Need, Record, Slot};
use crate::practice::interview::Place;
use crate::state::{Project, Talk, lang, pack, say, say_with, t};
use crate::ui::kit::{AssetMark, NeedMark, term};
use leptos::prelude::*;

fn slots(slots: &[Slot]) -> String {
    let said = |slot: &Slot| {
        let (day, part) = slot.id().split_once('_').unwrap_or_default();
        format!("{} {}", term("day", day), term("part", part))
    };
    slots.iter().map(said).collect::<Vec<_>>().join(&say("app.comma"))
}

fn need_lines(need: &Need) -> Vec<String> {
    let people = need.evidence.iter().map(|evidence| {
        let (method, on, people) = (term("evidence_method", evidence.method.id()), evidence.on.to_string(), evidence.people.to_string());
        say_with("forms.evidence_line", &[("method", &method), ("on", &on), ("people", &people)])
    });
    people.chain(need.note.lines().map(str::to_owned)).collect()
}

#[component]
pub fn SummaryPage(talk: Talk) -> impl IntoView {
    let project = expect_context::<Project>();
    let record = move || talk.answers.with(|answers| answers.record(Id::NIL, &pack(), lang(), clock::today(), None));
    let place = move || match talk.answers.with(|answers| answers.place) {
        Place::NotSaid => say("ask.no_place"),
        Place::OnMap => say("ask.on_map"),
        Place::Area(area) => {
            project.read(|workspace| workspace.areas.get(&area).map(|area| area.name.clone())).flatten().unwrap_or_default()
        }
    };
    let body = move || {
        let (mark, name, lines, when, scope) = match record() {
            Record::Asset(asset) => {
                let gifts = asset.gifts.iter().map(|gift| format!("{}: {}", term("gift_kind", gift.kind.id()), gift.text));
                let mark = view! { <AssetMark kind=AssetKind::Individual size=48 /> }.into_any();
                (mark, asset.name.clone(), gifts.collect::<Vec<_>>(), slots(&asset.availability), asset.visibility)
            }
            Record::Need(need) => {
                let mark = view! { <NeedMark size=48 /> }.into_any();
                (mark, need.statement.clone(), need_lines(&need), slots(&need.when), need.visibility)
            }
            Record::Area(_) | Record::Link(_) | Record::Action(_) | Record::Event(_) => return None,
        };
        Some(view! {
            <div class="row">{mark}<p class="big grow">{name}</p></div>
            <ul class="summary">{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            <dl class="summary">
                {(!when.is_empty()).then(|| view! { <dt>{say("ask.slots")}</dt><dd>{when}</dd> })}
                <dt>{say("forms.visibility")}</dt>
                <dd>{term("visibility", scope.id())}</dd>
                <dt>{say("ask.where")}</dt>
                <dd>{place()}</dd>
            </dl>
        })
    };
    view! {
        <h2>{t("ask.summary")}</h2>
        <p class="soft">{t("ask.summary_hint")}</p>
        {body}
    }
}
