//! The pages of a talk: purpose, who, questions, when, consent, where, and what it comes to.

mod choices;
mod question;
mod summary;

use crate::browser::clock;
use crate::model::Visibility;
use crate::practice::interview::{Asked, Interview, Page};
use crate::state::{Project, Talk, say, say_with, t};
use crate::ui::kit::{Binding, NumberField, SlotGrid, TextField};
use choices::{Choice, GroupChoice, WhereChoice};
use leptos::prelude::*;
use question::QuestionPage;
use summary::SummaryPage;

#[component]
pub fn PageBody(talk: Talk, page: Page) -> impl IntoView {
    // Whom is asked is chosen on the first page, which must not be drawn anew under the finger that chooses.
    let asked = talk.answers.with_untracked(|answers| answers.asked);
    match page {
        Page::Purpose => view! { <PurposePage talk /> }.into_any(),
        Page::Who if asked == Asked::Person => view! { <NamePage talk /> }.into_any(),
        Page::Who => view! { <GroupPage talk /> }.into_any(),
        Page::Question(number) => view! { <QuestionPage talk number /> }.into_any(),
        Page::When => view! { <WhenPage talk asked /> }.into_any(),
        Page::Consent => view! { <ConsentPage talk asked /> }.into_any(),
        Page::Where => view! { <WherePage talk /> }.into_any(),
        Page::Summary => view! { <SummaryPage talk /> }.into_any(),
    }
}

#[component]
fn PurposePage(talk: Talk) -> impl IntoView {
    let project = expect_context::<Project>();
    let said =
        move || project.read(|workspace| (workspace.info.purpose.what_for.clone(), workspace.info.data_holder.clone())).unwrap_or_default();
    let what_for = move || Some(said().0).filter(|what_for| !what_for.trim().is_empty()).unwrap_or_else(|| say("ask.purpose_plain"));
    let keeper = move || match said().1 {
        keeper if keeper.trim().is_empty() => say("ask.keeper_device"),
        keeper => say_with("ask.keeper", &[("keeper", keeper.trim())]),
    };
    let choose = move |asked: Asked| talk.answers.update(|answers| answers.asked = asked);
    let is = move |asked: Asked| Signal::derive(move || talk.answers.with(|answers| answers.asked == asked));
    view! {
        <h2>{t("ask.purpose")}</h2>
        <p class="big">{what_for}</p>
        <p>{keeper}</p>
        <p>{t("ask.free")}</p>
        <h3 id="ask-whom">{t("ask.whom")}</h3>
        <div class="choices" role="radiogroup" aria-labelledby="ask-whom">
            <Choice chosen=is(Asked::Person) pick=move || choose(Asked::Person) label=Signal::derive(|| say("ask.one_person")) />
            <Choice chosen=is(Asked::Group) pick=move || choose(Asked::Group) label=Signal::derive(|| say("ask.a_group")) />
        </div>
    }
}

fn name(talk: Talk) -> Binding<String> {
    Binding::on(talk.answers, |answers: &Interview| answers.name.clone(), |answers, name| answers.name = name)
}

#[component]
fn NamePage(talk: Talk) -> impl IntoView {
    view! {
        <h2>{t("ask.name")}</h2>
        <TextField id="ask-name" label="forms.name" hint="ask.name_hint" bind=name(talk) />
    }
}

#[component]
fn GroupPage(talk: Talk) -> impl IntoView {
    let people = Binding::on(talk.answers, |answers: &Interview| answers.people, |answers, people| answers.people = people);
    view! {
        <h2 id="ask-group">{t("ask.which_group")}</h2>
        <GroupChoice talk />
        <NumberField id="ask-people" label="ask.people" max=100_000 bind=people />
        <TextField id="ask-meeting" label="ask.meeting_name" bind=name(talk) />
    }
}

#[component]
fn WhenPage(talk: Talk, asked: Asked) -> impl IntoView {
    let when = Binding::on(talk.answers, |answers: &Interview| answers.when.clone(), |answers, when| answers.when = when);
    view! {
        <h2>{t(if asked == Asked::Person { "ask.when" } else { "ask.when_group" })}</h2>
        <SlotGrid label="ask.slots" bind=when />
    }
}

/// Who may see it, each with the sentence that explains it.
const SCOPES: [(Visibility, &str, &str); 3] = [
    (Visibility::Team, "ask.scope_team", "ask.scope_team_hint"),
    (Visibility::Public, "ask.scope_public", "ask.scope_public_hint"),
    (Visibility::Device, "ask.scope_device", "ask.scope_device_hint"),
];

#[component]
fn ConsentPage(talk: Talk, asked: Asked) -> impl IntoView {
    let choices = SCOPES.map(|(scope, label, hint)| {
        let chosen = Signal::derive(move || talk.answers.with(|answers| answers.scope == Some(scope)));
        let pick = move || {
            talk.lacking.set(None);
            talk.answers.update(|answers| answers.scope = Some(scope));
        };
        view! { <Choice chosen pick label=Signal::derive(move || say(label)) hint=Signal::derive(move || say(hint)) /> }
    });
    let today = clock::today().to_string();
    view! {
        <h2 id="ask-consent">{t(if asked == Asked::Person { "ask.consent" } else { "ask.consent_group" })}</h2>
        <div class="choices" role="radiogroup" aria-labelledby="ask-consent">{choices}</div>
        <p class="soft">{move || say_with("ask.consent_said", &[("date", &today)])}</p>
    }
}

#[component]
fn WherePage(talk: Talk) -> impl IntoView {
    view! {
        <h2 id="ask-where">{t("ask.where")}</h2>
        <p class="soft">{t("ask.where_hint")}</p>
        <WhereChoice talk />
    }
}
