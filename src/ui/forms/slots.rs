//! Who brings what: an action's slots, each with the asset that fills it.

use super::describe::heading;
use super::picker::Search;
use crate::model::{Id, RecordKind, SlotFill};
use crate::state::{Project, say, say_with, t};
use crate::ui::kit::Binding;
use crate::ui::terms::slot_label;
use leptos::prelude::*;

#[component]
pub fn SlotsField(bind: Binding<Vec<SlotFill>>, template: Signal<Option<String>>) -> impl IntoView {
    let project = expect_context::<Project>();
    let slot = RwSignal::new(String::new());
    let fill = Callback::new(move |asset: Id| {
        let mut fills = bind.value.get_untracked();
        fills.push(SlotFill { slot: slot.get_untracked().trim().to_owned(), asset });
        bind.set.run(fills);
        slot.set(String::new());
    });
    let take_away = move |fill: &SlotFill| {
        let mut fills = bind.value.get_untracked();
        fills.retain(|known| known != fill);
        bind.set.run(fills);
    };
    let line = move |fill: SlotFill| {
        let name = project.read(|workspace| workspace.record(fill.asset)).flatten().map(|record| heading(&record))?;
        let label = say_with("forms.take_away_what", &[("name", &name)]);
        let slot = slot_label(template.get().as_deref(), &fill.slot);
        Some(view! {
            <li class="row picked">
                <span class="grow">{say_with("forms.slot_line", &[("slot", &slot), ("name", &name)])}</span>
                <button type="button" class="button quiet" aria-label=label on:click=move |_| take_away(&fill)>{t("forms.take_away")}</button>
            </li>
        })
    };
    view! {
        <fieldset class="field">
            <legend>{t("forms.slots")}</legend>
            <ul class="lines">{move || bind.value.get().into_iter().filter_map(line).collect_view()}</ul>
            <input
                class="input"
                type="text"
                autocomplete="off"
                aria-label=t("forms.slot")
                placeholder=t("forms.slot")
                prop:value=move || slot.get()
                on:input:target=move |event| slot.set(event.target().value())
            />
            <label class="visually-hidden" for="slot-asset">{t("forms.slot_asset")}</label>
            <Search id="slot-asset" kinds=&[RecordKind::Asset] pick=fill />
            <p class="hint">{move || say("forms.slots_hint")}</p>
        </fieldset>
    }
}
