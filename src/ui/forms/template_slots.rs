//! The slots of an action begun from a template: who fills each, what could, and the gate before work with children.

use super::describe::heading;
use crate::model::{Action, Asset, AssetKind, Id, Record};
use crate::packs::{ActionSlot, ActionTemplate};
use crate::practice::slots;
use crate::state::{Project, lang, pack, say, say_with, t};
use crate::ui::kit::{AssetMark, Binding, Glyph, Icon};
use crate::ui::terms;
use leptos::prelude::*;

/// Candidates shown for a slot at first, and when asked for more.
const FEW: usize = 4;
const MANY: usize = 40;

/// Where a person goes to make a slot possible to fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visit {
    /// The form of somebody who must be checked first.
    Person(Id),
    /// The map, to put down something of this kind.
    Map(AssetKind),
}

/// What the parts share.
#[derive(Clone, Copy)]
struct Filler {
    bind: Binding<Action>,
    typed: RwSignal<String>,
    /// The slot that refused somebody, and whom.
    refused: RwSignal<Option<(String, Id)>>,
    visit: Option<Callback<Visit>>,
}

/// Nothing for an action whose template no pack knows.
#[component]
pub fn TemplateSlots(bind: Binding<Action>, #[prop(optional)] visit: Option<Callback<Visit>>) -> impl IntoView {
    let filler = Filler { bind, typed: RwSignal::new(String::new()), refused: RwSignal::new(None), visit };
    let template = Memo::new(move |_| bind.value.with(|action| action.template.as_deref().and_then(terms::action_template)));
    let part = move |(template, slot): (ActionTemplate, ActionSlot)| view! { <SlotPart filler template part=slot /> };
    let parts =
        move || template.get().map(|template| template.slots.iter().map(|slot| part((template.clone(), slot.clone()))).collect_view());
    view! {
        <Show when=move || template.with(|template| template.as_ref().is_some_and(|template| template.safeguarding))>
            <p class="notice">{t("actions.safe_first")}</p>
        </Show>
        <input
            class="input"
            type="search"
            autocomplete="off"
            aria-label=t("actions.search")
            placeholder=t("actions.search")
            prop:value=move || filler.typed.get()
            on:input:target=move |event| filler.typed.set(event.target().value())
        />
        {parts}
    }
}

#[component]
fn SlotPart(filler: Filler, template: ActionTemplate, part: ActionSlot) -> impl IntoView {
    let project = expect_context::<Project>();
    let many = RwSignal::new(false);
    let both = StoredValue::new((template, part));
    let label = move || both.with_value(|(_, slot)| slot.label.get(lang()).to_owned());
    // Only what fills slots matters here, not every letter typed elsewhere in a form.
    let fills = Memo::new(move |_| filler.bind.value.with(|action| action.slots.clone()));
    let filled = Memo::new(move |_| {
        let action = Action { slots: fills.get(), ..Action::default() };
        let here = |(_, slot): &(ActionTemplate, ActionSlot)| {
            action.slots.iter().filter(|fill| fill.slot == slot.id).map(|fill| fill.asset).collect::<Vec<_>>()
        };
        let ids = both.with_value(here);
        project.read(|workspace| ids.iter().filter_map(|id| workspace.assets.get(id).cloned()).collect::<Vec<_>>()).unwrap_or_default()
    });
    let found = Memo::new(move |_| {
        let action = Action { slots: fills.get(), ..Action::default() };
        let (typed, pack) = (filler.typed.get(), pack());
        let found = |(template, slot): &(ActionTemplate, ActionSlot)| {
            project.read(|workspace| {
                let found = slots::candidates(&pack, template, slot, &action, workspace, &typed);
                found.into_iter().take(MANY).map(|each| (each.asset.clone(), each.is_safe)).collect::<Vec<_>>()
            })
        };
        both.with_value(found).unwrap_or_default()
    });
    let wanted = both.with_value(|(_, slot)| usize::from(slot.wanted));
    let count = move || say_with("actions.filled", &[("n", &filled.with(Vec::len).to_string()), ("wanted", &wanted.to_string())]);
    let take_away = move |asset: Id| {
        let mut action = filler.bind.value.get_untracked();
        both.with_value(|(_, slot)| slots::empty(&mut action, &slot.id, asset));
        filler.bind.set.run(action);
    };
    let put = move |asset: &Asset| {
        let mut action = filler.bind.value.get_untracked();
        let (result, slot) = both.with_value(|(template, slot)| (slots::fill(&mut action, template, &slot.id, asset), slot.id.clone()));
        filler.refused.set(result.as_ref().err().map(|refused| (slot, refused.asset)));
        if result.is_ok() {
            filler.bind.set.run(action);
        }
    };
    let filled_line = move |asset: Asset| {
        let (id, kind, name) = (asset.id, asset.kind, heading(&Record::Asset(asset)));
        let label = say_with("forms.take_away_what", &[("name", &name)]);
        view! {
            <li class="row picked">
                <AssetMark kind size=28 />
                <strong class="grow">{name}</strong>
                <button type="button" class="button quiet" aria-label=label on:click=move |_| take_away(id)>{t("forms.take_away")}</button>
            </li>
        }
    };
    let candidate = move |(asset, is_safe): (Asset, bool)| {
        let (kind, name) = (asset.kind, heading(&Record::Asset(asset.clone())));
        view! {
            <li>
                <button type="button" class="line" on:click=move |_| put(&asset)>
                    <AssetMark kind size=28 />
                    <span class="grow">
                        {name} {(!is_safe).then(|| view! { <span class="small soft">{t("actions.not_checked_short")}</span> })}
                    </span>
                    <Icon glyph=Glyph::Plus />
                </button>
            </li>
        }
    };
    let shown = move || {
        let at_most = if many.get() { MANY } else { FEW };
        found.get().into_iter().take(at_most).map(candidate).collect_view()
    };
    let has_more = move || !many.get() && found.with(Vec::len) > FEW;
    let is_full = move || filled.with(Vec::len) >= wanted;
    let nothing = move || say(if filler.typed.with(String::is_empty) { "actions.none_fits" } else { "actions.none_found" });
    let first_kind = both.with_value(|(_, slot)| slot.kinds.first().copied().unwrap_or_default());
    view! {
        <section class="slot-part" aria-label=label>
            <h3 class="row">
                <span class="grow">{label}</span>
                <span class="numbers" class:full=is_full>{count}</span>
            </h3>
            <ul class="lines">{move || filled.get().into_iter().map(filled_line).collect_view()}</ul>
            <ul class="lines">{shown}</ul>
            <Gate filler part=both.with_value(|(_, slot)| slot.id.clone()) />
            <Show when=has_more>
                <button type="button" class="button quiet" on:click=move |_| many.set(true)>
                    {say_with("actions.more_of", &[("slot", &label())])}
                </button>
            </Show>
            <Show when=move || !is_full() && found.with(Vec::is_empty)>
                <p class="small soft">{nothing}</p>
                {filler.visit.map(|visit| view! { <button type="button" class="button" on:click=move |_| visit.run(Visit::Map(first_kind))>{t("actions.put_one")}</button> })}
            </Show>
        </section>
    }
}

/// Says who was refused and why, until that person has been checked.
#[component]
fn Gate(filler: Filler, part: String) -> impl IntoView {
    let project = expect_context::<Project>();
    let refused = Memo::new(move |_| {
        let (_, id) = filler.refused.get().filter(|(at, _)| *at == part)?;
        project.read(|workspace| workspace.assets.get(&id).cloned()).flatten().filter(|asset| !asset.vetted)
    });
    let said = move |asset: Asset| {
        let (id, name) = (asset.id, heading(&Record::Asset(asset)));
        let way = filler.visit.map(|visit| {
            let label = say_with("actions.open_form", &[("name", &name)]);
            view! { <button type="button" class="button" on:click=move |_| visit.run(Visit::Person(id))>{label}</button> }
        });
        view! {
            <div class="notice warn" role="alert">
                <p>{t("actions.safe_first")} " " {say_with("actions.not_checked", &[("name", &name)])}</p>
                {way}
            </div>
        }
    };
    view! { {move || refused.get().map(said)} }
}
