//! One line of the list: name, category and state change in place; the last cell leads to the map.

use super::rows::{self, HELD, Line};
use crate::browser::clock;
use crate::document::Edit;
use crate::model::{ActionState, AssetState, Id, LinkState, NeedState, Record, RecordKind};
use crate::state::{Desk, Project, Tool, say, say_with, t};
use crate::ui::kit::{Glyph, Icon, RecordMark, term};
use crate::ui::map::MapSlot;
use crate::ui::route::{Route, Screen};
use crate::ui::terms;
use leptos::prelude::*;

#[component]
pub fn Row(line: Line, at: usize) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let project = expect_context::<Project>();
    let route = expect_context::<Route>();
    let map = expect_context::<MapSlot>();
    let id = line.id;
    let record = project.peek(|workspace| workspace.record(id)).flatten();
    let go = move |_| {
        let Some((community, place)) =
            project.peek(|workspace| (workspace.info.id, workspace.record(id).and_then(|record| workspace.place_of(&record))))
        else {
            return;
        };
        route.go(Screen::Map(community));
        desk.pick(id);
        if let Some(place) = place {
            map.show_once_visible(place);
        }
    };
    let open = move |_| {
        if let Some(record) = project.peek(|workspace| workspace.record(id)).flatten() {
            desk.edit(record);
        }
    };
    let kept = StoredValue::new(record);
    let may_combine = matches!(line.record, RecordKind::Asset | RecordKind::Need);
    let picking = move || may_combine && desk.tool.get() == Tool::Combine;
    let name = line.title.clone();
    let pick_label = say_with("list.pick", &[("name", &name)]);
    let go_label = say_with("list.show_on_map", &[("name", &name)]);
    let open_label = say_with("list.open", &[("name", &name)]);
    view! {
        <tr aria-rowindex=(at + 2).to_string()>
            <td class="name-cell">
                <Show when=picking fallback=move || kept.with_value(Clone::clone).map(|record| view! { <RecordMark record size=28 /> })>
                    <label class="pick">
                        <input
                            type="checkbox"
                            aria-label=pick_label.clone()
                            prop:checked=move || desk.gathered.with(|ids| ids.contains(&id))
                            on:change=move |_| desk.gather(id)
                        />
                    </label>
                </Show>
                <NameCell line=line.clone() />
                {line.unverified.then(|| view! { <span class="chip">{t("practice.unverified_badge")}</span> })}
            </td>
            <td class="soft">{line.kind.clone()}</td>
            <td><CategoryCell line=line.clone() /></td>
            <td><StateCell line=line.clone() /></td>
            <td class="soft numbers date">
                {line.date.map(|date| date.to_string())}
                {line.overdue.then(|| view! { <strong class="overdue">{t("list.overdue")}</strong> })}
            </td>
            <td class="soft numbers changed">{clock::day_of(line.changed).to_string()}</td>
            <td class="go-cell">
                <button class="button quiet icon" aria-label=open_label on:click=open>
                    <Icon glyph=Glyph::Edit />
                </button>
                <button class="button quiet icon" aria-label=go_label disabled=!line.on_map on:click=go>
                    <Icon glyph=Glyph::Place />
                </button>
            </td>
        </tr>
    }
}

/// Commits one change of a record, if it changed.
fn change(project: Project, id: Id, change: impl FnOnce(&mut Record)) {
    let Some(before) = project.peek(|workspace| workspace.record(id)).flatten() else { return };
    let mut after = before.clone();
    change(&mut after);
    if after != before {
        let _gone_meanwhile = project.commit(Edit::Update { before, after });
    }
}

#[component]
fn NameCell(line: Line) -> impl IntoView {
    let project = expect_context::<Project>();
    let Line { id, record, name, title, not_in_full, .. } = line;
    if record == RecordKind::Link || not_in_full {
        return view! { <span class="link-name">{title}</span> }.into_any();
    }
    let kept = name.clone();
    let may_be_empty = record == RecordKind::Event;
    view! {
        <input
            class="in-place"
            aria-label=t("list.name")
            placeholder=may_be_empty.then_some(title)
            value=name.clone()
            prop:value=name
            on:change:target=move |event| {
                let text = event.target().value().trim().to_owned();
                if text.is_empty() && !may_be_empty {
                    event.target().set_value(&kept);
                    return;
                }
                change(project, id, move |record| match record {
                    Record::Asset(asset) => asset.name = text,
                    Record::Need(need) => need.statement = text,
                    Record::Area(area) => area.name = text,
                    Record::Action(action) => action.name = text,
                    Record::Event(event) => event.outcome = text,
                    Record::Link(_) => {}
                });
            }
        />
    }
    .into_any()
}

#[component]
fn CategoryCell(line: Line) -> impl IntoView {
    let project = expect_context::<Project>();
    let id = line.id;
    let Line { record, asset_kind, category, category_label, .. } = line;
    // Followed, since a line stays as it is while another pack brings further choices.
    let offered = move || match (record, asset_kind) {
        (RecordKind::Asset, Some(kind)) => Some(terms::categories(kind)),
        (RecordKind::Need, _) => Some(terms::need_categories()),
        _ => None,
    };
    let put = move |chosen: String| {
        let chosen = (!chosen.is_empty()).then_some(chosen);
        change(project, id, move |record| match record {
            Record::Asset(asset) => asset.category = chosen,
            Record::Need(need) => need.category = chosen,
            _ => {}
        });
    };
    let put = Callback::new(put);
    move || {
        let mut options = offered()?;
        if !category.is_empty() && !options.iter().any(|(id, _)| *id == category) {
            options.push((category.clone(), category_label.clone()));
        }
        options.insert(0, (String::new(), say("forms.not_said")));
        Some(view! { <Choice name="list.category" options chosen=category.clone() put /> })
    }
}

#[component]
fn StateCell(line: Line) -> impl IntoView {
    let project = expect_context::<Project>();
    let id = line.id;
    let (vocabulary, ids) = rows::states(line.record);
    if ids.is_empty() {
        return ().into_any();
    }
    let options = ids.into_iter().map(|id| (id.to_owned(), term(vocabulary, id))).collect();
    let put = move |chosen: String| {
        change(project, id, move |record| match record {
            Record::Asset(asset) => asset.state = AssetState::parse(&chosen).unwrap_or(asset.state),
            Record::Need(need) => need.state = NeedState::parse(&chosen).unwrap_or(need.state),
            Record::Link(link) => link.state = LinkState::parse(&chosen).unwrap_or(link.state),
            Record::Action(action) => action.state = ActionState::parse(&chosen).unwrap_or(action.state),
            Record::Event(event) => event.held = chosen == HELD,
            Record::Area(_) => {}
        });
    };
    view! { <Choice name="list.state" options chosen=line.state.to_owned() put=Callback::new(put) /> }.into_any()
}

#[component]
fn Choice(name: &'static str, options: Vec<(String, String)>, chosen: String, put: Callback<String>) -> impl IntoView {
    let option = move |(id, label): (String, String)| {
        let selected = id == chosen;
        view! { <option value=id selected=selected>{label}</option> }
    };
    view! {
        <select class="in-place" aria-label=t(name) on:change:target=move |event| put.run(event.target().value())>
            {options.into_iter().map(option).collect_view()}
        </select>
    }
}
