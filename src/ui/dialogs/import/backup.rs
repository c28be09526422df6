//! A file of Linli looked at: whose it is, how much it holds, and what a copy for others lacks.

use crate::exchange::Level;
use crate::model::{Counts, Info};
use crate::state::{say, say_count, say_with, t};
use leptos::prelude::*;

#[component]
pub fn Backup(info: Option<Info>, counts: Counts, level: Level) -> impl IntoView {
    let name = info.map(|info| info.name).unwrap_or_default();
    let (title, warning) = match level {
        Level::Full => ("dialogs.is_backup", None),
        Level::Team => ("dialogs.is_team_copy", Some("dialogs.team_copy_lacks")),
        Level::Public => ("dialogs.is_public_copy", Some("dialogs.public_copy_lacks")),
    };
    let sum = move || {
        let always = [("app.assets", counts.assets), ("app.needs", counts.needs), ("app.areas", counts.areas), ("app.links", counts.links)];
        let if_any = [("app.actions", counts.actions), ("app.events", counts.events)].into_iter().filter(|(_, count)| *count > 0);
        always.into_iter().chain(if_any).map(|(key, count)| say_count(key, count)).collect::<Vec<_>>().join(&say("app.comma"))
    };
    view! {
        <p>{move || say_with(title, &[("name", &name)])}</p>
        <p><strong>{sum}</strong></p>
        {warning.map(|key| view! { <p class="notice">{t(key)}</p> <p>{t("dialogs.copy_adds")}</p> })}
    }
}
