//! A file of Linli looked at: whose it is, how much it holds, and what a copy for others lacks.

use crate::browser::clock;
use crate::exchange::Level;
use crate::exchange::job::Holds;
use crate::model::{Counts, Info, Timestamp};
use crate::state::{Project, say, say_count, say_with, t};
use leptos::prelude::*;

/// Whose file it is, seen from the community on screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// This community's, handed over by another tablet: it merges.
    Ours,
    /// Another community's: nobody mixes the two by mistake.
    Others,
    /// Records without a history: they go where the person says.
    Anybodys,
    /// No community is on screen.
    Unopened,
}

impl Whose {
    pub fn of(holds: &Holds, here: Option<Project>) -> Self {
        let Some(ours) = here.and_then(|here| here.peek(|workspace| workspace.info.id)) else { return Self::Unopened };
        match holds {
            Holds::Backup { info: Some(info), is_shared: true, .. } if info.id == ours => Self::Ours,
            Holds::Backup { info: Some(info), level: Level::Full, .. } if info.id != ours => Self::Others,
            Holds::Backup { .. } | Holds::Foreign { .. } => Self::Anybodys,
        }
    }
}

/// A file written so much later than this device says it is now shows that one of the two clocks is wrong.
const A_DAY_MS: i64 = 26 * 60 * 60 * 1000;

#[component]
pub fn Backup(
    info: Option<Info>,
    counts: Counts,
    level: Level,
    exported_at: Option<Timestamp>,
    whose: Whose,
    here: Option<Project>,
) -> impl IntoView {
    let name = info.map(|info| info.name).unwrap_or_default();
    let (title, warning) = match level {
        Level::Full if whose == Whose::Ours => ("merge.is_ours", None),
        Level::Full => ("dialogs.is_backup", None),
        Level::Team => ("dialogs.is_team_copy", Some("dialogs.team_copy_lacks")),
        Level::Public => ("dialogs.is_public_copy", Some("dialogs.public_copy_lacks")),
    };
    let sum = move || {
        let always = [("app.assets", counts.assets), ("app.needs", counts.needs), ("app.areas", counts.areas), ("app.links", counts.links)];
        let if_any = [("app.actions", counts.actions), ("app.events", counts.events)].into_iter().filter(|(_, count)| *count > 0);
        always.into_iter().chain(if_any).map(|(key, count)| say_count(key, count)).collect::<Vec<_>>().join(&say("app.comma"))
    };
    let ours = here.and_then(|here| here.peek(|workspace| workspace.info.name.clone())).unwrap_or_default();
    let theirs = name.clone();
    let other = (whose == Whose::Others)
        .then(|| view! { <p class="notice">{move || say_with("merge.is_another", &[("theirs", &theirs), ("ours", &ours)])}</p> });
    let late = exported_at.filter(|at| at.0 - clock::now().0 > A_DAY_MS).map(|at| {
        let (then, now) = (clock::day_of(at).to_string(), clock::today().to_string());
        view! { <p class="notice">{move || say_with("merge.clock_ahead", &[("then", &then), ("now", &now)])}</p> }
    });
    view! {
        <p>{move || say_with(title, &[("name", &name)])}</p>
        <p><strong>{sum}</strong></p>
        {other}
        {late}
        {warning.map(|key| view! { <p class="notice">{t(key)}</p> <p>{t("dialogs.copy_adds")}</p> })}
    }
}
