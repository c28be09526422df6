//! The words of a pair: why it may be one, and who put each down.

use crate::model::{Record, Workspace};
use crate::practice::twins::{Twins, with_only};
use crate::state::{say, say_with};
use crate::ui::forms::describe::facts::lines;

/// How sure it is, in a word.
pub fn likely(score: u8) -> String {
    say(match score {
        90.. => "twins.surely",
        80..90 => "twins.likely",
        _ => "twins.perhaps",
    })
}

/// "The same name · 12 m apart".
pub fn because(twins: &Twins) -> String {
    let metres = format!("{:.0}", twins.apart_m.unwrap_or_default());
    let said = twins.reasons.iter().map(|reason| say_with(&format!("twins.because_{}", reason.id()), &[("n", &metres)]));
    said.collect::<Vec<_>>().join(" · ")
}

/// "24 November 2026 · Table 3".
pub fn by_whom(record: &Record) -> String {
    let stamp = record.stamp();
    let table = stamp.table.map(|table| say_with("practice.table", &[("n", &table.to_string())]));
    let device = Some(&stamp.device).filter(|device| !device.is_empty()).map(|device| say_with("twins.tablet", &[("name", device)]));
    let said = [Some(stamp.created_at.date().to_string()), table.or(device)];
    said.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What a person said to being on the map.
pub fn leave(record: &Record) -> String {
    let lines = with_only(record, "consent").map(|only| lines(&only, &Workspace::default())).unwrap_or_default();
    lines.into_iter().next().map(|(label, value)| say_with("twins.line", &[("what", &label), ("value", &value)])).unwrap_or_default()
}
