//! One question: answers to tap, and room for one's own words.

use crate::model::GiftKind;
use crate::practice::interview::{Asked, Interview};
use crate::state::{Talk, lang, pack, say};
use crate::ui::kit::{Binding, LinesField};
use crate::words::Label;
use leptos::prelude::*;

/// What the question says, whichever list it is from.
struct Words {
    id: String,
    label: Label,
    hint: Option<Label>,
    over: Option<&'static str>,
    suggestions: Vec<Label>,
}

fn words(asked: Asked, number: usize) -> Option<Words> {
    let pack = pack();
    match asked {
        Asked::Person => pack.questions.get(number).map(|question| Words {
            id: question.id.clone(),
            label: question.label.clone(),
            hint: question.hint.clone(),
            over: Some(match question.gift {
                GiftKind::Head => "ask.head",
                GiftKind::Hands => "ask.hands",
                GiftKind::Heart => "ask.heart",
            }),
            suggestions: question.suggestions.clone(),
        }),
        Asked::Group => pack.group_questions.get(number).map(|question| Words {
            id: question.id.clone(),
            label: question.label.clone(),
            hint: question.hint.clone(),
            over: None,
            suggestions: question.suggestions.clone(),
        }),
    }
}

#[component]
pub fn QuestionPage(talk: Talk, number: usize) -> impl IntoView {
    let asked = talk.answers.with_untracked(|answers| answers.asked);
    let words = words(asked, number)?;
    let suggestions: Vec<String> = words.suggestions.iter().map(|label| label.get(lang()).to_owned()).collect();
    let chips = suggestions.iter().cloned().map(|text| {
        let (question, known, answer) = (words.id.clone(), words.id.clone(), text.clone());
        let pressed = {
            let answer = answer.clone();
            move || talk.answers.with(|answers| answers.answers.get(&known).is_some_and(|all| all.contains(&answer))).to_string()
        };
        let toggle = move |_| {
            talk.lacking.set(None);
            talk.answers.update(|answers| answers.toggle(&question, &answer));
        };
        view! { <button type="button" class="chip choice" aria-pressed=pressed on:click=toggle>{text}</button> }
    });
    Some(view! {
        {words.over.map(|over| view! { <p class="ask-over">{say(over)}</p> })}
        <h2>{words.label.get(lang()).to_owned()}</h2>
        {words.hint.as_ref().map(|hint| view! { <p class="soft">{hint.get(lang()).to_owned()}</p> })}
        <div class="chips" role="group" aria-label=words.label.get(lang()).to_owned()>{chips.collect_view()}</div>
        <LinesField id="ask-own" label="ask.own_words" bind=own_words(talk, words.id.clone(), suggestions.clone()) />
    })
}

/// The answers that were typed: those that are none of the suggestions.
fn own_words(talk: Talk, question: String, suggestions: Vec<String>) -> Binding<Vec<String>> {
    let (read, known) = (question.clone(), suggestions.clone());
    let is_own = |suggestions: &[String], answer: &String| !suggestions.contains(answer);
    Binding::on(
        talk.answers,
        move |answers: &Interview| {
            answers.answers.get(&read).into_iter().flatten().filter(|answer| is_own(&known, answer)).cloned().collect()
        },
        move |answers, own: Vec<String>| {
            let all = answers.answers.entry(question.clone()).or_default();
            all.retain(|answer| !is_own(&suggestions, answer));
            all.extend(own);
        },
    )
}
