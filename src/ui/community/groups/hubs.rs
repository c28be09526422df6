//! Hubs and the groups they support, by the way they help.

use crate::model::{AssetKind, HubRoute, Id, Record};
use crate::practice::hubs::{self, Hub};
use crate::state::{Project, say, say_count, t};
use crate::ui::community::part::OpenLine;
use crate::ui::kit::{glyph, term};
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
    let drawing = drawn(&hub, &supported);
    view! {
        <div class="star">
            {drawing}
            <OpenLine record=hub said=say_count("practice.supports", supported.len()) />
            <ul class="lines">{supported.into_iter().map(group).collect_view()}</ul>
            {(hanging > 0).then(|| view! { <p class="small soft">{say_count("practice.hub_warning", hanging)}</p> })}
        </div>
    }
}

/// The hub in the middle of what it supports; a line is dashed where nothing else is joined. The list beside it says the same.
fn drawn(hub: &Record, supported: &[(Record, Option<HubRoute>, bool)]) -> Option<impl IntoView + use<>> {
    const FAR: f64 = 40.0;
    let disc = |record: &Record, (x, y): (f64, f64), radius: f64| {
        let kind = if let Record::Asset(asset) = record { asset.kind } else { AssetKind::default() };
        view! {
            <circle cx=x cy=y r=radius fill=format!("var(--{kind})")></circle>
            <path fill="#fff" fill-rule="evenodd" transform=format!("translate({x} {y}) scale({}) translate(-12 -12.4)", radius / 20.0) d=glyph(kind)></path>
        }
    };
    let spoke = |((x, y), (record, _, hangs)): ((f64, f64), &(Record, Option<HubRoute>, bool))| {
        let (x, y) = (x * FAR, y * FAR);
        view! {
            <line x1="0" y1="0" x2=x y2=y class:hangs=*hangs></line>
            {disc(record, (x, y), 8.0)}
        }
    };
    let spokes = hubs::around(supported.len()).into_iter().zip(supported).map(spoke).collect_view();
    let middle = disc(hub, (0.0, 0.0), 13.0);
    (!supported.is_empty()).then(|| {
        view! {
            <svg class="star-drawing" viewBox="-50 -50 100 100" aria-hidden="true">
                {spokes}
                {middle}
            </svg>
        }
    })
}
