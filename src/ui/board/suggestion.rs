//! A pair that could be: why, and the steps a person may take. Until then it is only a suggestion.

use super::lines::ShowPair;
use super::{keep_keyboard, new_match};
use crate::browser::{clock, ids};
use crate::document::Edit;
use crate::matching::{Candidate, Side};
use crate::model::{Link, LinkState, Record};
use crate::state::{Look, Project, say, say_with, t};
use crate::ui::community::names;
use crate::ui::kit::RecordMark;
use leptos::prelude::*;

/// `side` is where the picked one stands.
#[component]
pub(super) fn SuggestionCard(side: Side, candidate: Candidate) -> impl IntoView {
    let project = expect_context::<Project>();
    let look = expect_context::<Look>();
    let other = project.peek(|workspace| workspace.record(candidate.other_end(side))).flatten();
    let Some(other) = other else { return ().into_any() };
    let disc = view! { <RecordMark record=other.clone() size=36 /> };
    let name = Signal::derive(move || names::of_record(look, &other));
    let Candidate { asset, need, score, completeness, reasons } = candidate;
    let reasons = reasons.join(" · ");
    let kept_reasons = reasons.clone();
    let link = move |state, reason| Link {
        state,
        reason,
        score_snapshot: Some((score * 10.0).round() / 10.0),
        since: Some(clock::today()),
        ..new_match(ids::new_id(), asset, need)
    };
    let add = move |link: Link| {
        let id = link.id;
        let _there_already = project.commit(Edit::Add(Record::Link(link)));
        keep_keyboard(id);
    };
    let ask = move |_| add(link(LinkState::Asked, kept_reasons.clone()));
    let decline = Callback::new(move |reason| add(link(LinkState::Declined, reason)));
    // Nobody is ranked before everybody's eyes.
    let in_a_hall = move || names::in_hall(look);
    view! {
        <article class="suggestion" aria-label=name>
            <div class="row">
                {disc}
                <h4 class="grow">{name}</h4>
            </div>
            <Show when=move || !in_a_hall()>
                <p class="score numbers">
                    <span class="bar-place" aria-hidden="true"><span class="bar-part" style=format!("--share: {score:.0}%")></span></span>
                    <strong>{move || say_with("board.score", &[("n", &format!("{score:.0}"))])}</strong>
                    <span class="soft">{move || say_with("board.known", &[("n", &format!("{:.0}", completeness * 100.0))])}</span>
                </p>
            </Show>
            <p class="reasons">{reasons}</p>
            <footer class="row wrap">
                <button class="button primary" aria-label=move || say_with("board.ask_whom", &[("name", &name.get())]) on:click=ask>
                    {t("board.ask")}
                </button>
                <ShowPair asset need />
                <Decline name decline />
            </footer>
        </article>
    }
    .into_any()
}

/// "Not suitable because…", with room for the reason.
#[component]
pub(super) fn Decline(name: Signal<String>, decline: Callback<String>) -> impl IntoView {
    let open = RwSignal::new(false);
    let reason = RwSignal::new(String::new());
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        open.set(false);
        decline.run(reason.get_untracked().trim().to_owned());
    };
    view! {
        <button class="button quiet" aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|open| *open = !*open)>
            {t("board.not_suitable")}
        </button>
        <Show when=move || open.get()>
            <form class="why-not" on:submit=send>
                <label class="field">
                    <span class="label">{move || say_with("board.why_not", &[("name", &name.get())])}</span>
                    <input
                        class="input"
                        type="text"
                        autocomplete="off"
                        autofocus=true
                        prop:value=move || reason.get()
                        on:input:target=move |event| reason.set(event.target().value())
                    />
                </label>
                <button class="button" type="submit">{move || say("board.say_no")}</button>
            </form>
        </Show>
    }
}
