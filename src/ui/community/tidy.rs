//! To tidy: each trouble in a sentence, with a way to its record, and a way to let go of what is gone.

use super::part::{OpenLine, open};
use crate::browser::clock;
use crate::model::{Record, Workspace};
use crate::practice::tidy::{self, Finding};
use crate::state::{Desk, Project, say_count, say_with, t};
use crate::ui::forms::describe::heading;
use crate::ui::kit::ShowMore;
use leptos::prelude::*;

/// Findings shown at first, and added each time more is asked for.
const SHOWN: usize = 50;

/// What a line says: the finding, its record, and whether it can be let go of.
type Line = (Finding, Record, bool);

#[component]
pub fn TidyTab() -> impl IntoView {
    let project = expect_context::<Project>();
    let shown = RwSignal::new(SHOWN);
    let lines = Memo::new(move |_| {
        let (hidden, today) = (project.out_of_sight(), clock::today());
        let line = |workspace: &Workspace, finding: Finding| {
            let can_go = tidy::letting_go(workspace, &finding).is_some();
            workspace.record(finding.record).map(|record| (finding, record, can_go))
        };
        let lines = |workspace: &Workspace| {
            tidy::findings(workspace, &hidden, today).into_iter().filter_map(|finding| line(workspace, finding)).collect::<Vec<Line>>()
        };
        project.read(lines).unwrap_or_default()
    });
    let drawn = move || lines.with(|lines| lines.iter().take(shown.get()).cloned().collect::<Vec<_>>());
    view! {
        <section class="sheet">
            <h2>{move || if lines.with(Vec::is_empty) { t("practice.tidy")() } else { say_count("practice.to_tidy", lines.with(Vec::len)) }}</h2>
            <Show when=move || lines.with(Vec::is_empty)>
                <p class="empty">{t("practice.nothing_to_tidy")}</p>
            </Show>
            <ul class="findings">{move || drawn().into_iter().map(|line| view! { <Found line /> }).collect_view()}</ul>
            <ShowMore count=Signal::derive(move || lines.with(Vec::len)) shown step=SHOWN />
        </section>
    }
}

#[component]
fn Found(line: Line) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let project = expect_context::<Project>();
    let (finding, record, can_go) = line;
    let name = heading(&record);
    let sentence = say_with(&format!("practice.tidy_{}", finding.trouble), &[("name", &name)]);
    let let_go = move |_| {
        if let Some(Some(edit)) = project.peek(|workspace| tidy::letting_go(workspace, &finding)) {
            let _gone_meanwhile = project.commit(edit);
        }
    };
    let look = say_with("list.open", &[("name", &name)]);
    let let_go_label = say_with("practice.let_go_of", &[("name", &name)]);
    view! {
        <li>
            <OpenLine record said=sentence />
            <div class="row wrap">
                <button class="button" aria-label=look on:click=move |_| open(project, desk, finding.record)>{t("map.edit")}</button>
                {can_go.then(|| view! { <button class="button" aria-label=let_go_label on:click=let_go>{t("practice.let_go")}</button> })}
            </div>
        </li>
    }
}
