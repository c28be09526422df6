//! What is always visible: the community's name, how it stands with keeping, undo and redo, language, in and out.

use super::community::names;
use super::device::TableChip;
use super::dialogs::Dialogs;
use super::kit::{Glyph, Icon, Logo, Menu, MenuItem};
use super::route::{Screen, ScreenLink};
use crate::browser::{clock, page};
use crate::document::{Note, Verb};
use crate::exchange::Level;
use crate::model::{RecordKind, Timestamp};
use crate::state::{Look, Project, Saving, Shelf, THEMES, TableNumber, Tablet, lang, say, say_count, say_with, set_lang, t};
use crate::words::Lang;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

#[component]
pub fn Bar() -> impl IntoView {
    let project = expect_context::<Project>();
    let dialogs = expect_context::<Dialogs>();
    let look = expect_context::<Look>();
    let name = move || project.read(|workspace| workspace.info.name.clone()).unwrap_or_default();
    let undo_hint = move || {
        project.undoable.get().map_or_else(|| say("app.undo"), |note| say_with("app.undo_what", &[("what", &describe(&note, look))]))
    };
    let redo_hint = move || {
        project.redoable.get().map_or_else(|| say("app.redo"), |note| say_with("app.redo_what", &[("what", &describe(&note, look))]))
    };
    let keys = window_event_listener(leptos::ev::keydown, move |event| undo_by_keys(project, &event));
    on_cleanup(move || keys.remove());
    view! {
        <header class="bar">
            <ScreenLink to=Signal::stored(Screen::Start)>
                <Logo />
                <span class="visually-hidden">{t("app.all_communities")}</span>
            </ScreenLink>
            <button class="name" on:click=move |_| dialogs.about.set(true) aria-label=move || say_with("app.about", &[("name", &name())])>
                <h1>{name}</h1>
            </button>
            <TableChip />
            <SavingStatus />
            <span class="grow"></span>
            <button class="button icon" aria-label=t("app.undo") title=undo_hint disabled=move || project.undoable.get().is_none() on:click=move |_| project.undo()>
                <Icon glyph=Glyph::Undo />
            </button>
            <button class="button icon" aria-label=t("app.redo") title=redo_hint disabled=move || project.redoable.get().is_none() on:click=move |_| project.redo()>
                <Icon glyph=Glyph::Redo />
            </button>
            <LanguageMenu />
            <button class="button fold" aria-label=t("app.import") on:click=move |_| dialogs.import.set(true)>
                <Icon glyph=Glyph::Import />
                <span class="word">{t("app.import")}</span>
            </button>
            <ExportMenu />
        </header>
    }
}

fn undo_by_keys(project: Project, event: &KeyboardEvent) {
    let command = event.ctrl_key() || event.meta_key();
    if !command || page::is_typing(event) {
        return;
    }
    match (event.key().to_lowercase().as_str(), event.shift_key()) {
        ("z", false) => project.undo(),
        ("z", true) | ("y", false) => project.redo(),
        _ => return,
    }
    event.prevent_default();
}

/// "Added Retired nurse", in the language on screen; tracked. A hall is not told who.
pub fn describe(note: &Note, look: Look) -> String {
    let verb = match note.verb {
        Verb::Added => "app.note_added",
        Verb::Changed => "app.note_changed",
        Verb::Moved => "app.note_moved",
        Verb::Deleted => "app.note_deleted",
        Verb::Restored => "app.note_restored",
        Verb::Imported => "app.note_imported",
        Verb::Described => "app.note_described",
        Verb::United => "app.note_united",
        Verb::KeptApart => "app.note_kept_apart",
    };
    let name = match note.record {
        // What a link is called by is its reason: too long to pass over the screen.
        Some(kind) if note.name.is_empty() || kind == RecordKind::Link || (kind == RecordKind::Asset && names::in_hall(look)) => {
            say(&format!("terms.record_kind.{kind}"))
        }
        _ => names::safe(look, &note.name),
    };
    let name = if note.count > 1 && note.verb != Verb::Imported { say_count("app.records", note.count) } else { name };
    say_with(verb, &[("name", &name), ("n", &note.count.to_string())])
}

#[component]
fn SavingStatus() -> impl IntoView {
    let project = expect_context::<Project>();
    let shelf = expect_context::<Shelf>();
    let sentence = move || match project.saving.get() {
        Saving::Saved => say("app.saved"),
        Saving::Saving => say("app.saving"),
        Saving::MemoryOnly => say("app.memory_only"),
        Saving::Failed(_) => say("app.not_saved"),
    };
    let mood = move || match project.saving.get() {
        Saving::Saved => "good",
        Saving::Saving => "busy",
        Saving::MemoryOnly | Saving::Failed(_) => "bad",
    };
    let backup = move || last_backup(project, shelf);
    view! {
        <div class="saving" data-mood=mood>
            <span role="status" aria-label=t("app.saving_status")>{sentence}</span>
            <Show when=move || matches!(project.saving.get(), Saving::Failed(_))>
                <button class="button" on:click=move |_| project.retry_saving()>{t("app.try_again")}</button>
            </Show>
            <span class="backup">{backup}</span>
        </div>
    }
}

/// "backup 2 days ago", of the open community; tracked.
pub fn last_backup(project: Project, shelf: Shelf) -> Option<String> {
    let id = project.read(|workspace| workspace.info.id)?;
    Some(backup_age(shelf.entry(id)?.backup_at))
}

/// "backup 2 days ago"; tracked for the language.
pub fn backup_age(backup_at: Option<Timestamp>) -> String {
    const DAY_MS: i64 = 86_400_000;
    match backup_at.map(|then| (clock::now().0 - then.0) / DAY_MS) {
        None => say("app.no_backup"),
        Some(..=0) => say("app.backup_today"),
        Some(days) => say_count("app.backup_days", usize::try_from(days).unwrap_or_default()),
    }
}

/// The three languages and the looks.
#[component]
pub fn LanguageMenu() -> impl IntoView {
    let dialogs = expect_context::<Dialogs>();
    let look = expect_context::<Look>();
    let tablet = expect_context::<Tablet>();
    let lock = move || if untrack(|| tablet.has_code()) { tablet.lock() } else { dialogs.lock.set(true) };
    let languages = move || {
        Lang::ALL
            .map(|each| {
                let checked = Signal::derive(move || lang() == each);
                view! { <MenuItem on_pick=move || set_lang(each) checked=checked><span lang=each.tag()>{each.name()}</span></MenuItem> }
            })
            .collect_view()
    };
    let themes = move || {
        THEMES
            .map(|(each, key)| {
                let checked = Signal::derive(move || look.chosen() == each);
                view! { <MenuItem on_pick=move || look.choose(each) checked=checked>{t(key)}</MenuItem> }
            })
            .collect_view()
    };
    view! {
        <Menu
            id="language-menu"
            class="button fold"
            label=Signal::derive(|| say("app.language"))
            button=ViewFn::from(|| view! { <Icon glyph=Glyph::Language /> <span class="word">{t("app.language")}</span> })
        >
            {languages()}
            <hr />
            {themes()}
            <MenuItem on_pick=move || look.enlarge(!untrack(|| look.is_larger())) switch=Signal::derive(move || look.is_larger())>
                {t("tablet.larger")}
            </MenuItem>
            // Outside a community there is no table to stand on.
            {use_context::<TableNumber>()
                .is_some()
                .then(|| view! { <hr /> <MenuItem on_pick=move || dialogs.table.set(true)>{t("device.which_table")}</MenuItem> })}
            <MenuItem on_pick=lock>{t("tablet.lock")}</MenuItem>
        </Menu>
    }
}

/// The files a community can leave as, each with its name and what it is for.
const LEVELS: [(Level, &str, &str); 3] = [
    (Level::Full, "app.full_backup", "app.full_backup_hint"),
    (Level::Team, "report.team_copy", "report.team_copy_hint"),
    (Level::Public, "report.public_copy", "report.public_copy_hint"),
];

#[component]
fn ExportMenu() -> impl IntoView {
    let dialogs = expect_context::<Dialogs>();
    let project = expect_context::<Project>();
    let shelf = expect_context::<Shelf>();
    view! {
        <Menu
            id="export-menu"
            class="button primary fold"
            label=Signal::derive(|| say("app.export"))
            button=ViewFn::from(|| view! { <Icon glyph=Glyph::Export /> <span class="word">{t("app.export")}</span> })
        >
            {LEVELS
                .map(|(level, name, hint)| {
                    view! {
                        <MenuItem on_pick=move || dialogs.export(project, shelf, level)>
                            <span>
                                {t(name)} <span class="hint" aria-hidden="true">{t(hint)}</span>
                            </span>
                        </MenuItem>
                    }
                })}
            <hr />
            <MenuItem on_pick=move || dialogs.hand_over.set(true)>
                <span>
                    {t("hand_over.title")} <span class="hint" aria-hidden="true">{t("hand_over.title_hint")}</span>
                </span>
            </MenuItem>
            <MenuItem on_pick=move || dialogs.paper.set(true)>
                <span>
                    {t("paper.paper")} <span class="hint" aria-hidden="true">{t("paper.paper_hint")}</span>
                </span>
            </MenuItem>
        </Menu>
    }
}
