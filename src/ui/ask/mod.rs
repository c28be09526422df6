//! A talk with a neighbour or a group on a tablet: one question a screen, nothing on the map before "Save".

mod pages;

use crate::browser::{clock, ids, page};
use crate::document::Edit;
use crate::model::{Id, Record};
use crate::practice::interview::{Asked, Interview, Lacking, Page, Place};
use crate::state::{Desk, Project, Talk, Tool, lang, pack, say, say_with, t};
use crate::ui::kit::{Glyph, Icon};
use crate::ui::route::{Route, Screen};
use leptos::{html, prelude::*};
use pages::PageBody;

/// Begins a talk, from the map and from the list.
#[component]
pub fn AskButton() -> impl IntoView {
    let route = expect_context::<Route>();
    let ask = move |_| {
        if let Some(id) = route.screen().community() {
            route.go(Screen::Ask(id));
        }
    };
    view! {
        <button class="button fold" aria-label=t("ask.ask") title=t("ask.ask") on:click=ask>
            <Icon glyph=Glyph::Talk />
            <span class="word">{t("ask.ask")}</span>
        </button>
    }
}

const fn sentence(lacking: Lacking) -> &'static str {
    match lacking {
        Lacking::Name => "ask.lacks_name",
        Lacking::People => "ask.lacks_people",
        Lacking::Wish => "ask.lacks_wish",
        Lacking::Consent => "ask.lacks_consent",
    }
}

/// Puts what was said on the map and shows it there; with "I will tap the map" the next tap gives it its place.
fn save(talk: Talk, project: Project, desk: Desk, route: Route) -> bool {
    let answers = talk.answers.get_untracked();
    let id = ids::new_id();
    let centre = match answers.place {
        Place::Area(area) => project.peek(|workspace| workspace.own_place(area)).flatten(),
        Place::NotSaid | Place::OnMap => None,
    };
    let record: Record = answers.record(id, &pack(), lang(), clock::today(), centre);
    if project.commit(Edit::Add(record)).is_err() {
        return false;
    }
    talk.put_away();
    desk.pick(id);
    if answers.place == Place::OnMap {
        desk.tool.set(Tool::Place(id));
    }
    if let Some(community) = route.screen().community() {
        route.go(Screen::Map(community));
    }
    true
}

#[component]
pub fn AskScreen() -> impl IntoView {
    let project = expect_context::<Project>();
    let desk = expect_context::<Desk>();
    let route = expect_context::<Route>();
    let talk = Talk::take_up(project.peek(|workspace| workspace.info.id).unwrap_or(Id::NIL));
    let answers = talk.answers;
    let refused = RwSignal::new(false);
    let asked = Memo::new(move |_| answers.with(|answers| answers.asked));
    let shown = Memo::new(move |_| answers.with(|answers| answers.page(&pack())));
    let all = Memo::new(move |_| answers.with(|answers| answers.pages(&pack()).len()));
    let at = Memo::new(move |_| answers.with(|answers| answers.at));
    let next = move || {
        let mut left = Ok(());
        answers.update(|answers| left = answers.next(&pack()));
        talk.lacking.set(left.err());
    };
    let back = move |_| {
        talk.lacking.set(None);
        answers.update(Interview::back);
    };
    let skip = move |_| {
        talk.lacking.set(None);
        answers.update(|answers| answers.skip(&pack()));
    };
    let is_last = move || shown.get() == Page::Summary;
    let may_skip = move || answers.with(|answers| answers.may_skip(shown.get()));
    let onward = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if is_last() {
            refused.set(!save(talk, project, desk, route));
        } else {
            next();
        }
    };
    let pane = NodeRef::<html::Form>::new();
    Effect::new(move |_| {
        at.track();
        if let Some(pane) = pane.get() {
            request_animation_frame(move || page::focus_on(&pane));
        }
    });
    let title = move || say(if asked.get() == Asked::Person { "ask.title_person" } else { "ask.title_group" });
    let progress = move || say_with("ask.progress", &[("n", &(at.get() + 1).to_string()), ("all", &all.get().to_string())]);
    let dots = move || {
        (0..all.get()).map(|dot| view! { <i class:past=move || { dot < at.get() } class:now=move || dot == at.get()></i> }).collect_view()
    };
    view! {
        <form class="ask" aria-label=title tabindex="-1" node_ref=pane on:submit=onward>
            <header class="ask-head">
                <p class="soft" role="status">{progress}</p>
                <div class="dots" aria-hidden="true">{dots}</div>
                <button type="button" class="button quiet" hidden=move || at.get() == 0 on:click=move |_| talk.put_away()>{t("ask.start_again")}</button>
            </header>
            <div class="ask-page">
                {move || {
                    let page = shown.get();
                    view! { <PageBody talk page /> }
                }}
                <Show when=move || talk.lacking.get().is_some()>
                    <p class="notice bad" role="alert">{move || talk.lacking.get().map(|lacking| say(sentence(lacking)))}</p>
                </Show>
                <Show when=move || refused.get()>
                    <p class="notice bad" role="alert">{t("app.not_saved")}</p>
                </Show>
            </div>
            <footer class="ask-ways">
                <button type="button" class="button" disabled=move || at.get() == 0 on:click=back>{t("ask.back")}</button>
                <span class="grow"></span>
                <button type="button" class="button" hidden=move || !may_skip() on:click=skip>{t("ask.skip")}</button>
                <button type="submit" class="button primary">{move || say(if is_last() { "app.save" } else { "ask.next" })}</button>
            </footer>
        </form>
    }
}
