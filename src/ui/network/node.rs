//! One node: found by its name, and once picked, told of.

use super::scene::Scene;
use crate::model::{Id, Record};
use crate::network::{Net, Sieve};
use crate::state::{Desk, Project, Tool, say_count, t};
use crate::ui::kit::{Glyph, Icon, RecordMark};
use crate::ui::map::MapSlot;
use crate::ui::route::{Route, Screen};
use leptos::prelude::*;

/// Found ones shown.
const FOUND: usize = 8;

/// A record by mark and name; pressing it picks it in the picture.
#[component]
pub(super) fn NodeLine(id: Id, #[prop(optional, into)] said: String) -> impl IntoView {
    let project = expect_context::<Project>();
    let scene = expect_context::<Scene>();
    let record = project.peek(|workspace| workspace.record(id)).flatten()?;
    let is_picked = move || (scene.picked.get() == Some(id)).to_string();
    Some(view! {
        <button class="line" aria-pressed=is_picked on:click=move |_| scene.pick(id)>
            <RecordMark record size=28 />
            <span class="grow">
                <strong>{move || scene.name(id)}</strong>
                {(!said.is_empty()).then(|| view! { <span class="small soft">{said}</span> })}
            </span>
        </button>
    })
}

#[component]
pub(super) fn Finder() -> impl IntoView {
    let scene = expect_context::<Scene>();
    let sought = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        let sought = sought.get().trim().to_lowercase();
        let fits = |name: &str| !sought.is_empty() && name.to_lowercase().contains(&sought);
        scene.nodes.with(|nodes| nodes.iter().filter(|(_, node)| fits(&node.name)).map(|(id, _)| *id).take(FOUND).collect::<Vec<_>>())
    });
    let none = move || !sought.with(|sought| sought.trim().is_empty()) && found.with(Vec::is_empty);
    view! {
        <div class="stack">
            <label class="search">
                <Icon glyph=Glyph::Search />
                <input
                    class="input"
                    type="search"
                    aria-label=t("network.find")
                    placeholder=t("network.find")
                    prop:value=move || sought.get()
                    on:input:target=move |event| sought.set(event.target().value())
                />
            </label>
            <ul class="lines">{move || found.get().into_iter().map(|id| view! { <li><NodeLine id /></li> }).collect_view()}</ul>
            <Show when=none>
                <p class="soft">{t("network.none_found")}</p>
            </Show>
        </div>
    }
}

/// What is picked: whom it is linked to, and what can be done with it.
#[component]
pub(super) fn PickedNode() -> impl IntoView {
    let project = expect_context::<Project>();
    let scene = expect_context::<Scene>();
    // Its neighbours whatever is sifted out of the picture.
    let picked = Memo::new(move |_| {
        let id = scene.picked.get()?;
        let record = project.read(|workspace| workspace.record(id)).flatten()?;
        let near = project.peek(|workspace| Net::of(workspace, Sieve::default()).neighbours(id)).unwrap_or_default();
        Some((id, record, near))
    });
    move || {
        let (id, record, near) = picked.get()?;
        let count = near.len();
        let said = if count == 0 { t("network.linked_to_nobody")() } else { say_count("network.linked_to", count) };
        Some(view! {
            <section class="sheet" aria-label=t("network.picked")>
                <div class="row">
                    <RecordMark record=record.clone() size=36 />
                    <h2 class="grow">{move || scene.name(id)}</h2>
                    <button class="button quiet icon" aria-label=t("app.close") on:click=move |_| scene.picked.set(None)>
                        <Icon glyph=Glyph::Close />
                    </button>
                </div>
                <p class="soft">{said}</p>
                <ul class="lines">{near.into_iter().map(|id| view! { <li><NodeLine id /></li> }).collect_view()}</ul>
                <Ways id record />
            </section>
        })
    }
}

/// From the picked one to its place on the map, its form, or another to link it to.
#[component]
fn Ways(id: Id, record: Record) -> impl IntoView {
    let project = expect_context::<Project>();
    let desk = expect_context::<Desk>();
    let route = expect_context::<Route>();
    let map = expect_context::<MapSlot>();
    let place = project.peek(|workspace| workspace.place_of(&record)).flatten();
    let to_map = move || {
        if let Some(community) = route.screen().community() {
            route.go(Screen::Map(community));
        }
    };
    let show = move |_| {
        to_map();
        desk.pick(id);
        if let Some(place) = place {
            map.show_once_visible(place);
        }
    };
    let connect = move |_| {
        to_map();
        desk.take(Tool::Connect(id));
        if let Some(place) = place {
            map.show_once_visible(place);
        }
    };
    let can_connect = record.kind().takes_links();
    view! {
        <div class="row wrap">
            {place.is_some().then(|| view! { <button class="button" on:click=show>{t("network.on_the_map")}</button> })}
            {can_connect.then(|| view! { <button class="button" on:click=connect>{t("network.connect")}</button> })}
            <button class="button quiet" on:click=move |_| desk.edit(record.clone())>{t("map.edit")}</button>
        </div>
    }
}
