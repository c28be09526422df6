//! Hubs and the groups they support, by the way they help.

use crate::model::{HubRoute, Id, Record};
use crate::practice::hubs::{self, Hub};
use crate::state::{Project, say, say_count, t};
use crate::ui::community::part::OpenLine;
use crate::ui::kit::term;
use leptos::prelude::*;

#[component]
pub fn Hubs() -> impl IntoView {
    let project = expect_context::<Project>();
    let route = RwSignal::new(None::<HubRoute>);
    let hubs = Memo::new(move |_| project.read(|workspace| named(workspace, &hubs::hubs(workspace, route.get()))).unwrap_or_default());
    let route_option = move |&each: &HubRoute| view! { <option value=each.id()>{move || term("hub_route", each.id())}</option> };
    view! {
        <section class="sheet">
            <h2>{t("practice.hubs")}</h2>
            <Show when=move || hubs.with(Vec::is_empty)>
                <p class="soft">{t("practice.hubs_empty")}</p>
            </Show>
            <Show when=move || !hubs.with(Vec::is_empty)>
                <select class="input" aria-label=t("practice.hub_route") on:change:target=move |event| route.set(HubRoute::parse(&event.target().value()))>
                    <option value="">{t("practice.all_routes")}</option>
                    {HubRoute::ALL.iter().map(route_option).collect_view()}
                </select>
            </Show>
            {move || hubs.get().into_iter().map(star).collect_view()}
        </section>
    }
}

/// A hub, what it supports, each with its way and whether it hangs on the hub alone.
type Star = (Record, Vec<(Record, Option<HubRoute>, bool)>);

fn named(workspace: &crate::model::Workspace, hubs: &[Hub]) -> Vec<Star> {
    let record = |id: Id| workspace.record(id);
    let supported = |hub: &Hub| hub.supports.iter().filter_map(|each| Some((record(each.group)?, each.route, each.hangs_on_it))).collect();
    hubs.iter().filter_map(|hub| Some((record(hub.id)?, supported(hub)))).collect()
}

fn star((hub, supported): Star) -> impl IntoView {
    let hanging = supported.iter().filter(|(_, _, hangs)| *hangs).count();
    let group = |(record, route, hangs): (Record, Option<HubRoute>, bool)| {
        let said = [route.map(|route| term("hub_route", route.id())), hangs.then(|| say("practice.hangs"))];
        let said = said.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        view! { <li><OpenLine record said /></li> }
    };
    view! {
        <div class="star">
            <OpenLine record=hub said=say_count("practice.supports", supported.len()) />
            <ul class="lines">{supported.into_iter().map(group).collect_view()}</ul>
            {(hanging > 0).then(|| view! { <p class="small soft">{say_count("practice.hub_warning", hanging)}</p> })}
        </div>
    }
}
