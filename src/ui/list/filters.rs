//! Search and filters above the list.

use super::rows::{self, Ask};
use crate::model::{AssetKind, OrgFunction, RecordKind, Sector, TieType};
use crate::state::{say, t};
use crate::ui::forms::describe::options;
use crate::ui::kit::{Glyph, Icon, term};
use crate::ui::terms;
use leptos::prelude::*;

#[component]
pub fn Filters(ask: RwSignal<Ask>) -> impl IntoView {
    let kinds = move || {
        let records = RecordKind::ALL.iter().map(|kind| (kind.id().to_owned(), term("record_kind", kind.id())));
        let assets = AssetKind::ALL.iter().map(|kind| (kind.id().to_owned(), term("asset_kind", kind.id())));
        records
            .take(1)
            .chain(assets)
            .chain(RecordKind::ALL.iter().skip(1).map(|kind| (kind.id().to_owned(), term("record_kind", kind.id()))))
            .collect()
    };
    let categories = move || match ask.with(|ask| (ask.kind.clone(), AssetKind::parse(&ask.kind))) {
        (_, Some(kind)) => terms::categories(kind),
        (kind, None) if kind == "need" => terms::need_categories(),
        _ => Vec::new(),
    };
    let states = move || {
        let kind = ask.with(|ask| RecordKind::parse(&ask.kind).or_else(|| AssetKind::parse(&ask.kind).map(|_| RecordKind::Asset)));
        let (vocabulary, ids) = kind.map(rows::states).unwrap_or_default();
        ids.into_iter().map(|id| (id.to_owned(), term(vocabulary, id))).collect::<Vec<_>>()
    };
    let choose_kind = move |kind: String| {
        ask.update(|ask| {
            ask.kind = kind;
            ask.category.clear();
            ask.state.clear();
        });
    };
    view! {
        <div class="filters" role="search">
            <label class="search">
                <Icon glyph=Glyph::Search />
                <span class="visually-hidden">{t("list.search")}</span>
                <input
                    class="input"
                    type="search"
                    placeholder=t("list.search")
                    prop:value=move || ask.with(|ask| ask.search.clone())
                    on:input:target=move |event| ask.update(|ask| ask.search = event.target().value())
                />
            </label>
            <Filter name="list.kind" all="list.all_kinds" options=Signal::derive(kinds) chosen=Signal::derive(move || ask.with(|ask| ask.kind.clone())) choose=Callback::new(choose_kind) />
            <Filter
                name="list.category"
                all="list.all_categories"
                options=Signal::derive(categories)
                chosen=Signal::derive(move || ask.with(|ask| ask.category.clone()))
                choose=Callback::new(move |id| ask.update(|ask| ask.category = id))
            />
            <Filter
                name="list.state"
                all="list.all_states"
                options=Signal::derive(states)
                chosen=Signal::derive(move || ask.with(|ask| ask.state.clone()))
                choose=Callback::new(move |id| ask.update(|ask| ask.state = id))
            />
            <MoreFilters ask />
        </div>
    }
}

/// What is asked for more rarely, folded away.
#[component]
fn MoreFilters(ask: RwSignal<Ask>) -> impl IntoView {
    let sector = move || ask.with(|ask| ask.more.sector.map(|sector| sector.id().to_owned()).unwrap_or_default());
    let function = move || ask.with(|ask| ask.more.function.map(|function| function.id().to_owned()).unwrap_or_default());
    let group = move || ask.with(|ask| ask.more.group.clone());
    let tie = move || ask.with(|ask| ask.more.tie.map(|tie| tie.id().to_owned()).unwrap_or_default());
    view! {
        <details class="more more-filters">
            <summary>{t("practice.more_filters")}</summary>
            <div class="row wrap">
                <Filter
                    name="forms.sector"
                    all="practice.all_sectors"
                    options=options("sector", Sector::ALL, Sector::id)
                    chosen=Signal::derive(sector)
                    choose=Callback::new(move |id: String| ask.update(|ask| ask.more.sector = Sector::parse(&id)))
                />
                <Filter
                    name="forms.function"
                    all="practice.all_functions"
                    options=options("org_function", OrgFunction::ALL, OrgFunction::id)
                    chosen=Signal::derive(function)
                    choose=Callback::new(move |id: String| ask.update(|ask| ask.more.function = OrgFunction::parse(&id)))
                />
                <Filter
                    name="forms.target_group"
                    all="practice.all_groups"
                    options=Signal::derive(terms::target_groups)
                    chosen=Signal::derive(group)
                    choose=Callback::new(move |id| ask.update(|ask| ask.more.group = id))
                />
                <Filter
                    name="forms.tie"
                    all="practice.all_ties"
                    options=options("tie_type", TieType::ALL, TieType::id)
                    chosen=Signal::derive(tie)
                    choose=Callback::new(move |id: String| ask.update(|ask| ask.more.tie = TieType::parse(&id)))
                />
            </div>
        </details>
    }
}

#[component]
fn Filter(
    name: &'static str,
    all: &'static str,
    options: Signal<Vec<(String, String)>>,
    chosen: Signal<String>,
    choose: Callback<String>,
) -> impl IntoView {
    let option = move |(id, label): (String, String)| {
        let selected = chosen.get_untracked() == id;
        view! { <option value=id selected=selected>{label}</option> }
    };
    view! {
        <select
            class="input filter"
            aria-label=t(name)
            disabled=move || options.with(Vec::is_empty)
            prop:value=move || chosen.get()
            on:change:target=move |event| choose.run(event.target().value())
        >
            <option value="">{move || say(all)}</option>
            {move || options.get().into_iter().map(option).collect_view()}
        </select>
    }
}
