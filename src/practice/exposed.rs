//! What must not be read from a wall: phone numbers, identity numbers, e-mail addresses and doors, in the three writing habits.

use regex_lite::{Captures, Regex};
use std::ops::Range;
use std::sync::LazyLock;

/// What a piece of text looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exposed {
    Phone,
    Identity,
    Email,
    /// A flat, a room, a door.
    Door,
}

impl Exposed {
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Identity => "identity",
            Self::Email => "email",
            Self::Door => "door",
        }
    }
}

/// What stands on the wall instead.
const MASK: &str = "●●●●";

/// The habits, the surest first. What is told of is the group `it`, or all of it.
const HABITS: &[(Exposed, &str)] = &[
    (Exposed::Email, r"[\w.+-]+@[\w-]+(\.[\w-]+)+"),
    // A mainland identity number, a Hong Kong one with its check digit.
    (Exposed::Identity, r"(^|\D)(?<it>[1-9]\d{16}[\dXx])([^\dA-Za-z]|$)"),
    (Exposed::Identity, r"(^|[^A-Za-z\d])(?<it>[A-Za-z]{1,2}\d{6} ?(\([\dAa]\)|（[\dAa]）|[\dA]))([^A-Za-z\d]|$)"),
    // With a country's code; a mainland mobile, a mainland landline, a Hong Kong number.
    (Exposed::Phone, r"(^|[^\d+])(?<it>\+\d{1,3}[ -]?(\(?\d{1,4}\)?[ -]?){1,4}\d{3,4})(\D|$)"),
    (Exposed::Phone, r"(^|\D)(?<it>(86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4})(\D|$)"),
    (Exposed::Phone, r"(^|\D)(?<it>\(?0\d{2,3}\)?[ -]?[2-9]\d{2,3}[ -]?\d{4})(\D|$)"),
    (Exposed::Phone, r"(^|\D)(?<it>(\(?852\)?[ -]?)?[2-9]\d{3}[ -]?\d{4})(\D|$)"),
    // "12栋301室", "3单元502", "5樓B室", "B室", "301房", "三零一室".
    (
        Exposed::Door,
        r"(?<it>([\dA-Za-z〇零一二三四五六七八九十]+ ?([栋棟幢座弄樓楼層层]|号楼|號樓|单元|單元|号院) ?)+([\dA-Za-z]{1,4}|[〇零一二三四五六七八九十甲乙丙丁]{1,4}) ?([室户戶房]|号|號))",
    ),
    (Exposed::Door, r"(^|[^\dA-Za-z])(?<it>(\d+ ?([栋棟幢座弄]|号楼|號樓|单元|單元|号院) ?)+\d{3,4})([^\d年人元米]|$)"),
    (Exposed::Door, r"(^|[^\dA-Za-z])(?<it>(\d+[号號])?(\d{3,4}[A-Za-z]?|\d{1,2}[A-Za-z]|[A-Z]) ?(室|房|号房|號房))"),
    (Exposed::Door, r"(?<it>[〇零一二三四五六七八九]{3,4}[室房])"),
    (Exposed::Door, r"(^|[^\d-])(?<it>\d{1,2}-\d-\d{3,4})([^\d-]|$)"),
    // "Flat 3B", "Rm. 1203", "Unit B", "12/F, Flat A", "5/F B".
    (
        Exposed::Door,
        r"(^|[^A-Za-z\d])(?<it>(\d{1,2}/[Ff],? ?)?([Ff]lat|FLAT|[Rr]oom|ROOM|[Rr]m|RM|[Uu]nit|UNIT|[Aa]pt|APT|[Aa]partment|[Dd]oor)\.? ?(#|[Nn]o\.? ?)?(\d{1,4}[A-Za-z]?|[A-HJ-Z]\d{0,2})(,? ?\d{1,2}/[Ff])?)([^A-Za-z\d]|$)",
    ),
    (Exposed::Door, r"(^|[^A-Za-z\d])(?<it>\d{1,2}/[Ff],? ?[A-H]\d?)([^A-Za-z\d]|$)"),
];

fn habits() -> &'static [(Exposed, Regex)] {
    static READ: LazyLock<Vec<(Exposed, Regex)>> =
        LazyLock::new(|| HABITS.iter().filter_map(|(what, habit)| Some((*what, Regex::new(habit).ok()?))).collect());
    &READ
}

/// What the text gives away, in its order, none over another.
#[must_use]
pub fn exposed(text: &str) -> Vec<(Exposed, Range<usize>)> {
    let narrow = narrowed(text);
    let mut found: Vec<(Exposed, Range<usize>)> = Vec::new();
    for (what, habit) in habits() {
        let mut from = 0;
        while let Some(place) = habit.captures_at(&narrow, from).and_then(|captures| place(&captures)) {
            // The neighbour of one may be that of the next.
            from = place.end;
            let is_taken = found.iter().any(|(_, other)| other.start < place.end && place.start < other.end);
            let is_time = *what == Exposed::Phone && is_time(&narrow[place.clone()]);
            if !is_taken && !is_time {
                found.push((*what, place));
            }
        }
    }
    found.sort_by_key(|(_, place)| place.start);
    widened(text, found)
}

fn place(captures: &Captures) -> Option<Range<usize>> {
    captures.name("it").or_else(|| captures.get(0)).map(|it| it.range())
}

/// The text with what it gives away covered.
#[must_use]
pub fn covered(text: &str) -> String {
    exposed(text).into_iter().rev().fold(text.to_owned(), |mut covered, (_, place)| {
        covered.replace_range(place, MASK);
        covered
    })
}

/// Whether eight figures are two years or a day: "2019-2020", "2019 2020", "20261127".
fn is_time(figures: &str) -> bool {
    let is_year = |text: &str| text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
    let parts: Vec<&str> = figures.split([' ', '-']).collect();
    match parts.as_slice() {
        [day] if day.len() == 8 && is_year(&day[..4]) => {
            let within = |text: &str, most: u32| text.parse().is_ok_and(|n: u32| (1..=most).contains(&n));
            within(&day[4..6], 12) && within(&day[6..], 31)
        }
        [from, to] => is_year(from) && is_year(to),
        _ => false,
    }
}

/// Full-width letters, figures and signs as their narrow twins, the many dashes as one; as many characters as before.
fn narrowed(text: &str) -> String {
    text.chars().map(narrow).collect()
}

fn narrow(letter: char) -> char {
    match letter {
        '\u{ff01}'..='\u{ff5e}' => u32::from(letter).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(letter),
        '\u{3000}' | '\u{a0}' => ' ',
        '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
        other => other,
    }
}

/// Places in the narrowed text as places in the text.
fn widened(text: &str, found: Vec<(Exposed, Range<usize>)>) -> Vec<(Exposed, Range<usize>)> {
    let mut ends = vec![(0, 0)];
    for letter in text.chars() {
        let (narrow_at, at) = ends.last().copied().unwrap_or_default();
        ends.push((narrow_at + narrow(letter).len_utf8(), at + letter.len_utf8()));
    }
    let at = |narrow_at: usize| ends.iter().find(|(end, _)| *end >= narrow_at).map_or(text.len(), |(_, at)| *at);
    found.into_iter().map(|(what, place)| (what, at(place.start)..at(place.end))).collect()
}
