//! How organisations spread over sectors and functions, and what is asked in return.

use crate::practice::{exchange_mix, sectors};
use crate::state::{Project, say, t};
use crate::ui::community::part::Counted;
use crate::ui::kit::term;
use leptos::prelude::*;

#[component]
pub fn Sectors() -> impl IntoView {
    let project = expect_context::<Project>();
    let counts =
        Memo::new(move |_| project.read(|workspace| (sectors::by_sector(workspace), sectors::by_function(workspace))).unwrap_or_default());
    let rows = move || {
        let (by_sector, by_function) = counts.get();
        let most = by_sector.iter().map(|(_, count)| *count).max().unwrap_or_default();
        let most_done = by_function.iter().map(|(_, count)| *count).max().unwrap_or_default();
        view! {
            <ul class="tally">
                {by_sector.into_iter().map(|(sector, count)| view! { <Counted label=term("sector", sector.id()) count most /> }).collect_view()}
            </ul>
            <h3>{say("practice.functions")}</h3>
            <ul class="tally">
                {by_function.into_iter().map(|(function, count)| view! { <Counted label=term("org_function", function.id()) count most=most_done /> }).collect_view()}
            </ul>
        }
    };
    view! {
        <section class="sheet">
            <h2>{t("practice.sectors")}</h2>
            {rows}
        </section>
    }
}

#[component]
pub fn Exchange() -> impl IntoView {
    let project = expect_context::<Project>();
    let mix = Memo::new(move |_| project.read(exchange_mix::mix).unwrap_or_default());
    let rows = move || {
        let row = |share: exchange_mix::Share| {
            let said = format!("{} · {}%", share.count, share.percent);
            view! { <Counted label=term("exchange_mode", share.mode.id()) count=share.percent most=100 said /> }
        };
        mix.get().into_iter().map(row).collect_view()
    };
    view! {
        <section class="sheet">
            <h2>{t("practice.exchange")}</h2>
            <Show when=move || mix.with(Vec::is_empty)>
                <p class="soft">{t("practice.exchange_empty")}</p>
            </Show>
            <ul class="tally">{rows}</ul>
        </section>
    }
}
