//! Records that share one spot, to choose from: a tower's many homes.

use super::answers::picked;
use crate::model::Record;
use crate::state::{Desk, Look, Project, Tool, say_count, t};
use crate::ui::community::names;
use crate::ui::kit::{Glyph, Icon, RecordMark};
use leptos::prelude::*;

#[component]
pub fn Stack() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let project = expect_context::<Project>();
    let look = expect_context::<Look>();
    let records = move || {
        project.read(|workspace| desk.stack.get().into_iter().filter_map(|id| workspace.record(id)).collect::<Vec<_>>()).unwrap_or_default()
    };
    // With a tool in hand only the stack goes; without one, everything.
    let close = move || if desk.tool.get_untracked() == Tool::Browse { desk.clear() } else { desk.stack.set(Vec::new()) };
    let choose = move |id| {
        desk.stack.set(Vec::new());
        picked(desk, id);
    };
    let line = move |record: Record| {
        let id = record.id();
        let name = names::of_record(look, &record);
        view! {
            <li>
                <button class="line" on:click=move |_| choose(id)>
                    <RecordMark record />
                    <span>{name}</span>
                </button>
            </li>
        }
    };
    view! {
        <aside class="panel" aria-label=t("map.same_place")>
            <header>
                <h2 class="grow">{move || say_count("map.here", desk.stack.with(Vec::len))}</h2>
                <button class="button quiet icon" aria-label=t("app.close") on:click=move |_| close()>
                    <Icon glyph=Glyph::Close />
                </button>
            </header>
            <ul class="body lines">{move || records().into_iter().map(line).collect_view()}</ul>
        </aside>
    }
}
