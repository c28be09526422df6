//! Who brought in whom: each person below the one who invited them.

use crate::model::Record;
use crate::practice::reach::{self, Invited};
use crate::state::{Project, say_count, say_with, t};
use crate::ui::community::part::OpenLine;
use crate::ui::kit::ShowMore;
use leptos::prelude::*;

/// People shown at first, and added each time more is asked for.
const SHOWN: usize = 60;

#[component]
pub fn Reach() -> impl IntoView {
    let project = expect_context::<Project>();
    let shown = RwSignal::new(SHOWN);
    let forest = Memo::new(move |_| project.read(reach::forest).unwrap_or_default());
    let rows = Memo::new(move |_| {
        let first: Vec<Invited> = forest.with(|forest| forest.iter().take(shown.get()).copied().collect());
        project
            .read(|workspace| first.iter().filter_map(|each| Some((*each, workspace.record(each.id)?))).collect::<Vec<_>>())
            .unwrap_or_default()
    });
    let row = |(each, record): (Invited, Record)| {
        let brought = (each.brought_in > 0).then(|| say_count("practice.brought_in", each.brought_in));
        let since = each.since.map(|day| say_with("practice.since", &[("date", &day.to_string())]));
        let said = [brought, since].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        view! { <li style=format!("--depth: {}", each.depth.min(6))><OpenLine record said /></li> }
    };
    view! {
        <section class="sheet">
            <h2>{t("practice.reach")}</h2>
            <Show when=move || forest.with(Vec::is_empty)>
                <p class="soft">{t("practice.reach_empty")}</p>
            </Show>
            <ul class="lines tree">{move || rows.get().into_iter().map(row).collect_view()}</ul>
            <ShowMore count=Signal::derive(move || forest.with(Vec::len)) shown step=SHOWN />
        </section>
    }
}
