//! The report as a picture: its words in the language on screen, laid out and drawn without a network.

use super::lists::{action_details, captain_lines, missing_line, more, no_kind_line};
use crate::browser::{files, pictures};
use crate::practice::poster::{PAGE_PX, Poster, Section, poster};
use crate::practice::report::Report;
use crate::state::{file_name, lang, say, say_with};
use crate::ui::kit::{glyph, term};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Twice as sharp as the page, to be printed.
const SHARPNESS: u32 = 2;

/// Hands the picture to the downloads folder; `failed` says when it did not become one.
pub fn save_picture(report: Report, failed: RwSignal<bool>) {
    let svg = poster(&words(&report));
    let name = file_name(&report.title, &format!("report-{}", report.date), "png");
    let (width_px, height_px) = PAGE_PX;
    spawn_local(async move {
        let drawn = pictures::draw_svg(&svg, width_px * SHARPNESS, height_px * SHARPNESS).await;
        let saved = drawn.and_then(|picture| files::download_blob(&name, &picture));
        failed.set(saved.is_err());
    });
}

/// The page in words.
fn words(report: &Report) -> Poster {
    let keeper = (!report.keeper.is_empty()).then(|| say_with("report.keeper_line", &[("keeper", &report.keeper)]));
    let date = say_with("report.date_line", &[("date", &report.date.to_string())]);
    let counts = report.counts;
    let number = |key: &str, count: usize| (say(key), count);
    let share = |key: &str, share: Option<usize>| share.map(|n| say_with(key, &[("n", &n.to_string())]));
    let or = |lines: Vec<String>, none: &str| if lines.is_empty() { vec![say(none)] } else { lines };
    let actions = report.actions.lines.iter().map(|action| {
        let details = action_details(action);
        let state = term("action_state", action.state.id());
        if details.is_empty() { format!("{} · {state}", action.name) } else { format!("{} · {state} · {details}", action.name) }
    });
    let idle = report.idle.lines.iter().map(|(_, name)| name.clone());
    let missing = report.missing.lines.iter().map(|(category, count)| missing_line(category.as_deref(), *count));
    let section = |title: &str, lines: Vec<String>| Section { title: say(title), lines };
    let missing = or(missing.chain(more(report.missing.more)).collect(), "report.no_missing");
    Poster {
        lang: lang(),
        title: report.title.clone(),
        subtitle: std::iter::once(date).chain(keeper).collect::<Vec<_>>().join(" · "),
        numbers: vec![
            number("report.assets", counts.assets),
            number("report.needs", counts.needs),
            number("report.links", counts.links),
            number("report.actions_count", counts.actions),
            number("report.areas", counts.areas),
        ],
        balance: say("report.balance"),
        bars: report.kinds.iter().map(|&(kind, count)| (kind, glyph(kind), term("asset_kind", kind.id()), count)).collect(),
        shares: [share("report.strengths", report.strengths_share), share("report.people", report.people_power)]
            .into_iter()
            .flatten()
            .collect(),
        map: say("report.map"),
        sketch: report.sketch.clone(),
        actions: section("report.actions", or(actions.chain(more(report.actions.more)).collect(), "report.no_actions")),
        columns: vec![
            section("report.captains", captain_lines(report)),
            section("report.idle", or(idle.chain(more(report.idle.more)).collect(), "report.no_idle")),
            section("report.missing", missing.into_iter().chain(no_kind_line(report)).collect()),
        ],
        footer: say("report.privacy"),
    }
}
