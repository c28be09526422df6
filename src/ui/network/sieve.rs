//! Which links are looked at: of one kind, or of one tie.

use super::scene::Scene;
use crate::model::{LinkKind, TieType};
use crate::network::Bond;
use crate::state::{say, t};
use crate::ui::kit::term;
use leptos::prelude::*;

/// Stands for the joins of actions among the kinds of links.
const DOING: &str = "doing";

#[component]
pub(super) fn SieveBar() -> impl IntoView {
    let scene = expect_context::<Scene>();
    let bond = move || scene.sieve.with(|sieve| sieve.bond.map(bond_id).unwrap_or_default());
    let tie = move || scene.sieve.with(|sieve| sieve.tie.map(TieType::id).unwrap_or_default());
    let kinds = move || {
        let kinds = LinkKind::ALL.iter().map(|kind| (kind.id(), term("link_kind", kind.id())));
        [("", say("network.all_links"))].into_iter().chain(kinds).chain([(DOING, say("network.doings"))]).collect::<Vec<_>>()
    };
    let ties = move || {
        let ties = TieType::ALL.iter().map(|tie| (tie.id(), term("tie_type", tie.id())));
        [("", say("network.all_ties"))].into_iter().chain(ties).collect::<Vec<_>>()
    };
    view! {
        <div class="row wrap network-sieve">
            <select
                class="input"
                aria-label=t("network.which_links")
                on:change:target=move |event| scene.sieve.update(|sieve| sieve.bond = bond_of(&event.target().value()))
            >
                {move || options(kinds(), bond())}
            </select>
            <select
                class="input"
                aria-label=t("network.which_ties")
                on:change:target=move |event| scene.sieve.update(|sieve| sieve.tie = TieType::parse(&event.target().value()))
            >
                {move || options(ties(), tie())}
            </select>
        </div>
    }
}

fn options(all: Vec<(&'static str, String)>, chosen: &'static str) -> impl IntoView {
    all.into_iter().map(|(id, label)| view! { <option value=id selected=id == chosen>{label}</option> }).collect_view()
}

const fn bond_id(bond: Bond) -> &'static str {
    match bond {
        Bond::Link(kind) => kind.id(),
        Bond::Doing => DOING,
    }
}

fn bond_of(id: &str) -> Option<Bond> {
    if id == DOING { Some(Bond::Doing) } else { LinkKind::parse(id).map(Bond::Link) }
}
