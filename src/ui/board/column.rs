//! One side of the board: everything on it to pick from, or what could be joined to what is picked at the other.

use super::picked::Picked;
use super::{Table, mark, shown_name};
use crate::browser::page;
use crate::matching::{Ask, Row, Side, categories, column};
use crate::model::Id;
use crate::packs::TermList;
use crate::state::{Look, Project, say, say_count, t};
use crate::ui::community::names;
use crate::ui::kit::{Glyph, Icon, ShowMore};
use crate::ui::route::{Route, Screen};
use crate::ui::terms;
use leptos::{html, prelude::*};

/// Lines drawn at first, and more at each asking.
const AT_ONCE: usize = 50;

/// The words of a side.
struct Words {
    class: &'static str,
    title: &'static str,
    search: &'static str,
    empty: &'static str,
}

const fn words(side: Side) -> Words {
    match side {
        Side::Offers => Words { class: "side offers", title: "board.offers", search: "board.search_offers", empty: "board.empty_offers" },
        Side::Needs => Words { class: "side needs", title: "board.needs", search: "board.search_needs", empty: "board.empty_needs" },
    }
}

#[component]
pub(super) fn Column(side: Side) -> impl IntoView {
    let table = expect_context::<Table>();
    let ask = RwSignal::new(Ask::default());
    let asked_here = Memo::new(move |_| table.picked().filter(|(picked, _)| *picked == side.other()));
    view! {
        <div class=words(side).class>
            {move || match asked_here.get() {
                Some((from, id)) => view! { <Picked side=from id /> }.into_any(),
                None => view! { <All side ask /> }.into_any(),
            }}
        </div>
    }
}

/// Everything on this side.
#[component]
fn All(side: Side, ask: RwSignal<Ask>) -> impl IntoView {
    let project = expect_context::<Project>();
    let Words { title, empty, .. } = words(side);
    let look = expect_context::<Look>();
    // Nobody is ranked before everybody's eyes.
    let in_a_hall = Memo::new(move |_| side == Side::Offers && names::in_hall(look));
    let rows = Memo::new(move |_| {
        let by_name = in_a_hall.get();
        let ask = ask.with(|ask| Ask { by_name: by_name || ask.by_name, ..ask.clone() });
        project.read(|workspace| column(workspace, side, &ask)).unwrap_or_default()
    });
    let drawn = RwSignal::new(AT_ONCE);
    let first = move || rows.with(|rows| rows.iter().take(drawn.get()).cloned().collect::<Vec<_>>());
    let count = Signal::derive(move || rows.with(Vec::len));
    let is_asked = move || ask.with(|ask| !ask.search.is_empty() || !ask.category.is_empty());
    let nothing = move || rows.with(Vec::is_empty);
    let list = NodeRef::<html::Ul>::new();
    view! {
        <section aria-label=t(title)>
            <h2>{t(title)} " " <span class="count numbers">{move || rows.with(Vec::len)}</span></h2>
            <Show when=move || !nothing() || is_asked()>
                <Asking side ask in_a_hall />
            </Show>
            <ul
                class="picks"
                node_ref=list
                on:keydown=move |event| {
                    if let Some(list) = list.get() {
                        page::walk(&list, "button", &event);
                    }
                }
            >
                <For each=first key=Row::clone let:row>
                    <li><Line side row /></li>
                </For>
            </ul>
            <ShowMore count shown=drawn step=AT_ONCE />
            <Show when=move || nothing() && is_asked()>
                <p class="empty">{t("board.none_found")}</p>
            </Show>
            <Show when=move || nothing() && !is_asked()>
                <p class="empty">{t(empty)}</p>
                <ToMap />
            </Show>
        </section>
    }
}

#[component]
fn ToMap() -> impl IntoView {
    let route = expect_context::<Route>();
    let go = move |_| {
        if let Some(community) = route.screen().community() {
            route.go(Screen::Map(community));
        }
    };
    view! { <button class="button primary" on:click=go>{t("board.to_map")}</button> }
}

/// Search, category and order.
#[component]
fn Asking(side: Side, ask: RwSignal<Ask>, in_a_hall: Memo<bool>) -> impl IntoView {
    let project = expect_context::<Project>();
    let search = words(side).search;
    let known = Memo::new(move |_| project.read(|workspace| categories(workspace, side)).unwrap_or_default());
    let options = move || {
        let mut options: Vec<(String, String)> =
            known.get().into_iter().map(|id| (id.clone(), terms::label(TermList::Categories, &id))).collect();
        options.sort_by(|(_, a), (_, b)| a.cmp(b));
        let option = |(id, label): (String, String)| {
            let selected = ask.with_untracked(|ask| ask.category == id);
            view! { <option value=id selected=selected>{label}</option> }
        };
        options.into_iter().map(option).collect_view()
    };
    view! {
        <div class="filters" role="search" aria-label=t(search)>
            <label class="search">
                <Icon glyph=Glyph::Search />
                <span class="visually-hidden">{t(search)}</span>
                <input
                    class="input"
                    type="search"
                    placeholder=t(search)
                    prop:value=move || ask.with(|ask| ask.search.clone())
                    on:input:target=move |event| ask.update(|ask| ask.search = event.target().value())
                />
            </label>
            <select
                class="input filter"
                aria-label=t("board.category")
                on:change:target=move |event| ask.update(|ask| ask.category = event.target().value())
            >
                <option value="">{t("board.all_categories")}</option>
                {options}
            </select>
            <Show when=move || !in_a_hall.get()>
                <select
                    class="input filter"
                    aria-label=t("board.order")
                    on:change:target=move |event| ask.update(|ask| ask.by_name = !event.target().value().is_empty())
                >
                    <option value="">{t("board.fewest_first")}</option>
                    <option value="name" selected=move || ask.with(|ask| ask.by_name)>{t("board.by_name")}</option>
                </select>
            </Show>
        </div>
    }
}

/// Its place on the page, for the keyboard to come back to.
pub(super) fn line_id(id: Id) -> String {
    format!("pick-{id}")
}

#[component]
fn Line(side: Side, row: Row) -> impl IntoView {
    let table = expect_context::<Table>();
    let look = expect_context::<Look>();
    let Row { id, name, kind, category, is_met, matches } = row;
    let is_picked = move || table.picked() == Some((side, id));
    let said = move || {
        let category = category.as_ref().map(|category| terms::label(TermList::Categories, category));
        let met = is_met.then(|| say("board.met"));
        let is_shown = matches > 0 && (side == Side::Needs || !names::in_hall(look));
        let matches = is_shown.then(|| say_count("board.matches", matches));
        category.into_iter().chain(met).chain(matches).collect::<Vec<_>>().join(" · ")
    };
    let press = move |_| if is_picked() { table.put_back() } else { table.pick(side, id) };
    view! {
        <button class="line" id=line_id(id) aria-pressed=move || is_picked().to_string() on:click=press>
            {mark(kind, is_met, 32)}
            <span class="grow">
                <strong>{move || shown_name(look, kind, &name)}</strong>
                <span class="small soft">{said}</span>
            </span>
        </button>
    }
}
