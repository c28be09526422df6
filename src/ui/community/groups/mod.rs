//! Groups: how far each has come, who holds them together, who is in none, and what is still missing.

mod card;
mod federation;
mod hubs;
mod ladder;
mod start;
mod tallies;
mod teams;

use crate::browser::ids;
use crate::model::{Asset, AssetKind, Record};
use crate::practice::membership::{Membership, membership};
use crate::state::{Desk, Project, say_count, t};
use crate::ui::community::part::Records;
use federation::Federations;
use hubs::Hubs;
use ladder::Ladder;
use leptos::prelude::*;
use start::{StartDialog, StillMissing};
use tallies::{Exchange, Sectors};
use teams::Teams;

#[component]
pub fn GroupsTab() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let starting = RwSignal::new(false);
    let new_group = move |_| desk.describe(Record::Asset(Asset::new(ids::new_id(), AssetKind::Association, String::new())));
    view! {
        <div class="row wrap tab-head at-end">
            <button class="button" on:click=move |_| starting.set(true)>{t("practice.start")}</button>
            <button class="button primary" on:click=new_group>{t("practice.new_group")}</button>
        </div>
        <StartDialog open=starting />
        <StillMissing />
        <div class="with-aside">
            <div class="stack">
                <Ladder />
                <Federations />
            </div>
            <aside class="stack">
                <Hubs />
                <InNone />
                <Teams />
                <Sectors />
                <Exchange />
            </aside>
        </div>
    }
}

/// Residents on the map who belong to no group.
#[component]
fn InNone() -> impl IntoView {
    let project = expect_context::<Project>();
    let found = Memo::new(move |_| project.read(membership).unwrap_or_default());
    let ids = Signal::derive(move || found.with(|found| found.in_none.clone()));
    let nobody = move || found.with(|found| *found == Membership::default());
    view! {
        <section class="sheet">
            <h2>{t("practice.members")}</h2>
            {move || {
                if nobody() {
                    return view! { <p class="soft">{t("practice.members_empty")}</p> }.into_any();
                }
                let (inside, outside) = found.with(|found| (found.in_a_group, found.in_none.len()));
                view! {
                    <p>{say_count("practice.in_a_group", inside)} " · " {say_count("practice.in_none", outside)}</p>
                }
                    .into_any()
            }}
            <Records ids />
        </section>
    }
}
