//! Bringing the tables together, and what is left to do when people have gone.

use crate::browser::{clock, files};
use crate::exchange::Level;
use crate::model::{Id, Timestamp};
use crate::practice::run::calendar_day;
use crate::practice::strengths::{self, Tally};
use crate::state::{Project, Shelf, file_name, say_count, say_with, t};
use crate::ui::community::{self, growth::gauge::counts};
use crate::ui::dialogs::Dialogs;
use crate::ui::kit::{Glyph, Icon};
use crate::ui::route::{Route, Screen};
use leptos::prelude::*;

/// Four weeks.
const LATER_MS: i64 = 28 * 24 * 60 * 60 * 1000;

#[component]
pub fn Collect() -> impl IntoView {
    let (project, dialogs, route) = (expect_context::<Project>(), expect_context::<Dialogs>(), expect_context::<Route>());
    let tables = move || project.read(strengths::by_table).unwrap_or_default();
    let row = move |(table, tally): (u16, Tally)| {
        view! { <li><strong>{say_with("practice.table", &[("n", &table.to_string())])}</strong><span>{counts(tally)}</span></li> }
    };
    let all = move || project.read(strengths::tally).map(counts);
    let choices = move || project.open_choices().count();
    let to_twins = move |_| {
        if let Some(id) = project.peek(|workspace| workspace.info.id) {
            route.go(Screen::Community(id, community::tab(Some("twins"))));
        }
    };
    view! {
        <p class="stage-words"><strong class="big">{all}</strong></p>
        <div class="row wrap">
            <button class="button primary" on:click=move |_| dialogs.import.set(true)><Icon glyph=Glyph::Import />{t("workshop.take_a_table")}</button>
            <Show when=move || { choices() > 0 }>
                <button class="button" on:click=move |_| dialogs.choices.set(true)>{move || say_count("workshop.to_choose", choices())}</button>
            </Show>
            <button class="button" on:click=to_twins>{t("twins.twins")}</button>
        </div>
        <ul class="hall-tables">{move || tables().into_iter().map(row).collect_view()}</ul>
    }
}

#[component]
pub fn Goodbye() -> impl IntoView {
    let (project, shelf, dialogs, route) =
        (expect_context::<Project>(), expect_context::<Shelf>(), expect_context::<Dialogs>(), expect_context::<Route>());
    let id = project.peek(|workspace| workspace.info.id).unwrap_or_default();
    let failed = RwSignal::new(false);
    let meet_again = move |_| failed.set(calendar(project, id).is_none());
    view! {
        <ol class="goodbye">
            <li>
                <span class="grow">{t("workshop.keep_backup")}</span>
                <button class="button primary" on:click=move |_| dialogs.export(project, shelf, Level::Full)>{t("app.full_backup")}</button>
            </li>
            <li>
                <span class="grow">{t("workshop.give_public")}</span>
                <button class="button" on:click=move |_| dialogs.export(project, shelf, Level::Public)>{t("report.public_copy")}</button>
            </li>
            <li>
                <span class="grow">{t("workshop.meet_again")}</span>
                <button class="button" on:click=meet_again>{t("workshop.calendar")}</button>
            </li>
            <li>
                <span class="grow">{t("workshop.show_around")}</span>
                <button class="button" on:click=move |_| route.go(Screen::Showcase(id))>{t("report.showcase")}</button>
            </li>
        </ol>
        <Show when=move || failed.get()>
            <p class="notice bad" role="alert">{t("app.export_failed")}</p>
        </Show>
    }
}

/// A day four weeks from now, as a file for any calendar.
fn calendar(project: Project, id: Id) -> Option<()> {
    let name = project.peek(|workspace| workspace.info.name.clone())?;
    let now = clock::now();
    let day = clock::day_of(Timestamp(now.0 + LATER_MS));
    let title = say_with("workshop.meeting_of", &[("name", &name)]);
    let text = calendar_day(&format!("{id}-{day}@linli"), day, &title, now);
    files::download(&file_name(&name, &day.to_string(), "ics"), "text/calendar", text.as_bytes()).ok()
}
