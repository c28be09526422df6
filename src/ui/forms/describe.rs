//! Records in words: what the card, the list and the pickers say of them.

pub mod facts;
pub mod fields;
mod practice;

use crate::browser::clock;
use crate::model::{Date, Record};
use crate::state::{say, say_with};
use crate::ui::kit::term;
use leptos::prelude::*;

/// Nothing for an empty text.
pub fn optional(text: String) -> Option<String> {
    (!text.trim().is_empty()).then_some(text)
}

/// The terms of a vocabulary as choices, in the language on screen.
pub fn options<T: Copy + Send + Sync>(
    vocabulary: &'static str,
    all: &'static [T],
    id: fn(T) -> &'static str,
) -> Signal<Vec<(String, String)>> {
    Signal::derive(move || all.iter().map(|&each| (id(each).to_owned(), term(vocabulary, id(each)))).collect())
}

/// Terms as the ids that chips are pressed by.
pub fn chosen<T: Copy>(terms: &[T], id: fn(T) -> &'static str) -> Vec<String> {
    terms.iter().map(|&term| id(term).to_owned()).collect()
}

/// What a record is called where there is room for one line; a link by its kind, an event without an outcome by its kind and day.
pub fn heading(record: &Record) -> String {
    match record {
        Record::Link(link) => term("link_kind", link.kind.id()),
        Record::Event(event) if event.outcome.trim().is_empty() => format!("{} · {}", term("event_kind", event.kind.id()), event.date),
        named if named.name().is_empty() => say("app.unnamed"),
        named => named.name().to_owned(),
    }
}

/// A day, with a word when it has passed and nothing was said of it.
pub fn day(date: Date, is_overdue: impl FnOnce(Date) -> bool) -> String {
    if is_overdue(clock::today()) { say_with("forms.overdue", &[("date", &date.to_string())]) } else { date.to_string() }
}
