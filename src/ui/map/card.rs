//! The card of what is picked: what it offers, what it is joined to, and what can be done with it.

use super::MapSlot;
use crate::document::Edit;
use crate::model::{AssetKind, Id, Link, Photos, Record, photos_of};
use crate::state::{Desk, Look, Project, Tool, say, say_with, t};
use crate::ui::community::names;
use crate::ui::forms::PhotoStrip;
use crate::ui::forms::describe::facts;
use crate::ui::kit::{Glyph, Icon, Menu, MenuItem, RecordMark, term};
use leptos::prelude::*;

#[component]
pub fn Card() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let project = expect_context::<Project>();
    let record = Memo::new(move |_| desk.selected.get().and_then(|id| project.read(|workspace| workspace.record(id)).flatten()));
    view! {
        {move || {
            record
                .get()
                .map(|record| view! { <Opened record /> })
        }}
    }
}

#[component]
fn Opened(record: Record) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let project = expect_context::<Project>();
    let id = record.id();
    let kept = StoredValue::new(record.clone());
    let look = expect_context::<Look>();
    let title = move || kept.with_value(|record| names::of_record(look, record));
    let sub = move || kept.with_value(facts::subtitle);
    let lines = move || {
        kept.with_value(|record| project.read(|workspace| facts::lines(record, workspace)))
            .unwrap_or_default()
            .into_iter()
            .map(|(label, value)| view! { <dt>{label}</dt> <dd>{names::safe(look, &value)}</dd> })
            .collect_view()
    };
    let is_person = matches!(&record, Record::Asset(asset) if asset.kind == AssetKind::Individual);
    let all_photos = photos_of(&record).cloned().unwrap_or_default();
    // A face is known even where the name is short.
    let photos = Signal::derive(move || if is_person && names::in_hall(look) { Photos::default() } else { all_photos.clone() });
    let unverified = matches!(&record, Record::Need(need) if need.is_unverified());
    let (is_link, takes_links) = (matches!(record, Record::Link(_)), record.kind().takes_links());
    let is_asset = matches!(record, Record::Asset(_));
    let has_pin = matches!(record, Record::Asset(_) | Record::Need(_));
    let move_label = if record.position().is_some() { "map.move_here" } else { "map.give_place" };
    view! {
        <aside class="panel card" aria-label=t("map.card")>
            <header>
                <RecordMark record=record size=44 />
                <div class="grow">
                    <h2>{title}</h2>
                    <p class="small soft">{sub}</p>
                    {unverified.then(|| view! { <span class="chip">{t("practice.unverified_badge")}</span> })}
                </div>
                <button class="button quiet icon" aria-label=t("app.close") on:click=move |_| desk.clear()>
                    <Icon glyph=Glyph::Close />
                </button>
            </header>
            <div class="body stack">
                <PhotoStrip photos=photos />
                <dl class="facts">{lines}</dl>
                {is_link.then(|| view! { <Ends id /> })}
                {takes_links.then(|| view! { <Linked id /> })}
            </div>
            <footer class="row wrap">
                {takes_links
                    .then(|| {
                        view! { <button class="button primary" on:click=move |_| desk.tool.set(Tool::Connect(id))>{t("map.connect")}</button> }
                    })}
                {is_asset.then(|| view! { <button class="button" on:click=move |_| desk.combine(id)>{t("actions.combine")}</button> })}
                {has_pin.then(|| view! { <button class="button" on:click=move |_| desk.tool.set(Tool::Place(id))>{t(move_label)}</button> })}
                <button class="button" on:click=move |_| desk.edit(kept.get_value())>{t("map.edit")}</button>
                <span class="grow"></span>
                <MoreMenu record=kept />
            </footer>
        </aside>
    }
}

#[component]
fn MoreMenu(record: StoredValue<Record>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let project = expect_context::<Project>();
    let map = expect_context::<MapSlot>();
    let (id, is_area, place) = record.with_value(|record| (record.id(), matches!(record, Record::Area(_)), record.position()));
    let delete = move || {
        let _gone_already = project.commit(Edit::Delete(vec![id]));
        desk.clear();
    };
    view! {
        <Menu id="card-menu" class="button quiet icon" label=Signal::derive(|| say("map.more")) button=ViewFn::from(|| view! { <Icon glyph=Glyph::More /> })>
            {is_area.then(|| view! { <MenuItem on_pick=move || desk.tool.set(Tool::Reshape(id))>{t("map.reshape")}</MenuItem> })}
            {place.map(|place| view! { <MenuItem on_pick=move || map.show(place)>{t("map.show")}</MenuItem> })}
            <MenuItem on_pick=delete danger=true>{t("app.delete")}</MenuItem>
        </Menu>
    }
}

/// What the record is joined to, each a way to the other.
#[component]
fn Linked(id: Id) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let look = expect_context::<Look>();
    let project = expect_context::<Project>();
    let links = move || {
        project
            .read(|workspace| {
                let pair = |link: &Link| Some((link.clone(), workspace.record(link.other_end(id)?)?));
                workspace.links_of(id).filter_map(pair).collect::<Vec<_>>()
            })
            .unwrap_or_default()
    };
    let line = move |(link, other): (Link, Record)| {
        let (link_id, other_id, name) = (link.id, other.id(), names::of_record(look, &other));
        let label = say_with("map.open_link", &[("name", &name)]);
        view! {
            <li class="row">
                <button class="line grow" on:click=move |_| desk.pick(other_id)>
                    <RecordMark record=other size=30 />
                    <span class="grow">
                        <strong>{name}</strong>
                        <span class="small soft">{phrase(&link, id)} " · " {term("link_state", link.state.id())}</span>
                    </span>
                </button>
                <button class="button quiet icon" aria-label=label on:click=move |_| desk.pick(link_id)>
                    <Icon glyph=Glyph::Edit />
                </button>
            </li>
        }
    };
    view! {
        <Show when=move || !links().is_empty()>
            <section>
                <h3>{t("map.linked")}</h3>
                <ul class="lines">{move || links().into_iter().map(line).collect_view()}</ul>
            </section>
        </Show>
    }
}

/// How the link reads from this end: "Stewards" or "Stewards ←".
fn phrase(link: &Link, from: Id) -> String {
    let kind = term("link_kind", link.kind.id());
    if link.from == from { kind } else { format!("← {kind}") }
}

/// Both ends of a link.
#[component]
fn Ends(id: Id) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let look = expect_context::<Look>();
    let project = expect_context::<Project>();
    let ends = move || {
        project
            .read(|workspace| {
                let link = workspace.links.get(&id)?;
                Some([workspace.record(link.from), workspace.record(link.to)].into_iter().flatten().collect::<Vec<_>>())
            })
            .flatten()
            .unwrap_or_default()
    };
    let line = move |end: Record| {
        let (end_id, name) = (end.id(), names::of_record(look, &end));
        view! {
            <li>
                <button class="line" on:click=move |_| desk.pick(end_id)>
                    <RecordMark record=end size=30 />
                    <strong>{name}</strong>
                </button>
            </li>
        }
    };
    view! { <ul class="lines">{move || ends().into_iter().map(line).collect_view()}</ul> }
}
