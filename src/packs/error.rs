//! Why a pack cannot be taken whole: what was expected, where, in which file, and what stands there instead.

use super::TermList;
use crate::words::{Lang, fill, text};
use std::fmt;

/// What is wrong with a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PackError {
    NotJson {
        file: String,
        line: usize,
        column: usize,
    },
    /// `path` reads like `categories[3].label`; it is empty when the file as a whole is meant.
    Value {
        file: String,
        path: String,
        expected: Box<Expected>,
        found: Found,
    },
    /// Longer than [`super::LONGEST_OWN_PACK`].
    TooLong {
        file: String,
    },
    /// A community names a pack that is neither built in nor comes with it.
    NoSuchPack {
        id: String,
        nearest: String,
    },
}

/// What a place in a pack may hold; `nearest` is the known name most like the one that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    Fields,
    List,
    /// A list of one or more.
    SomeOf,
    Words,
    Flag,
    Whole {
        least: u16,
        most: u16,
    },
    /// A number from 0 to 1.
    Share,
    /// All weights together.
    SumOfOne,
    Fit,
    PackId,
    Version,
    TermId,
    /// `categories.hall`.
    OverrideKey {
        nearest: String,
    },
    /// `forms.name`.
    WordKey,
    OsmTag,
    LanguageTag,
    /// An id that its list does not have yet.
    NewId,
    OneOf(Vec<String>),
    Field {
        nearest: String,
    },
    /// The key of another draft of the same starter; there is none if nothing is `nearest`.
    Draft {
        nearest: String,
    },
    /// An id of a list; no pack has any if nothing is `nearest`.
    Known {
        list: TermList,
        nearest: String,
    },
    /// A category that is offered for a kind of asset, or for needs.
    CategoryFor {
        kinds: String,
        nearest: String,
    },
    /// One of the app's own texts.
    Text {
        nearest: String,
    },
    /// The places of a text that are filled in later, as the app's own text has them.
    Blanks {
        names: String,
    },
}

/// What stands where something else was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    Nothing,
    List,
    Fields,
    Text(String),
    /// A number, `true`, `false` or `null`, as the file writes it.
    Plain(String),
}

/// The most characters of a wrong text that an error repeats.
const MOST_SHOWN: usize = 60;

impl PackError {
    pub(super) fn value(file: &str, path: String, expected: Expected, found: Found) -> Self {
        Self::Value { file: file.to_owned(), path, expected: Box::new(expected), found }
    }

    /// The sentence for people.
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        match self {
            Self::NotJson { file, line, column } => {
                fill(lang, "packs.not_json", &[("line", &line.to_string()), ("column", &column.to_string()), ("file", file)])
            }
            Self::Value { file, path, expected, found } => {
                let key = if path.is_empty() { "packs.wrong_whole" } else { "packs.wrong" };
                fill(lang, key, &[("file", file), ("path", path), ("expected", &expected.say(lang)), ("found", &found.say(lang))])
            }
            Self::TooLong { file } => fill(lang, "packs.too_long", &[("file", file)]),
            Self::NoSuchPack { id, nearest } => fill(lang, "packs.no_such_pack", &[("nearest", nearest), ("id", id)]),
        }
    }
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(Lang::En))
    }
}

impl std::error::Error for PackError {}

impl Expected {
    /// The expectation as a part of a sentence.
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        match self {
            Self::Fields => text(lang, "packs.expected_fields"),
            Self::List => text(lang, "packs.expected_list"),
            Self::SomeOf => text(lang, "packs.expected_some_of"),
            Self::Words => text(lang, "packs.expected_words"),
            Self::Flag => text(lang, "packs.expected_flag"),
            Self::Whole { least, most } => {
                fill(lang, "packs.expected_whole", &[("least", &least.to_string()), ("most", &most.to_string())])
            }
            Self::Share => text(lang, "packs.expected_share"),
            Self::SumOfOne => text(lang, "packs.expected_sum_of_one"),
            Self::Fit => text(lang, "packs.expected_fit"),
            Self::PackId => text(lang, "packs.expected_pack_id"),
            Self::Version => text(lang, "packs.expected_version"),
            Self::TermId => text(lang, "packs.expected_term_id"),
            Self::OverrideKey { nearest } => fill(lang, "packs.expected_override_key", &[("nearest", nearest)]),
            Self::WordKey => text(lang, "packs.expected_word_key"),
            Self::OsmTag => text(lang, "packs.expected_osm_tag"),
            Self::LanguageTag => text(lang, "packs.expected_language_tag"),
            Self::NewId => text(lang, "packs.expected_new_id"),
            Self::OneOf(names) => fill(lang, "packs.expected_one_of", &[("names", &names.join(&text(lang, "app.list_comma")))]),
            Self::Field { nearest } => fill(lang, "packs.expected_field", &[("nearest", nearest)]),
            Self::Draft { nearest } if nearest.is_empty() => text(lang, "packs.expected_second_draft"),
            Self::Draft { nearest } => fill(lang, "packs.expected_draft", &[("nearest", nearest)]),
            Self::Known { list, nearest } if nearest.is_empty() => fill(lang, "packs.expected_none_known", &[("list", list.id())]),
            Self::Known { list, nearest } => fill(lang, "packs.expected_known", &[("list", list.id()), ("nearest", nearest)]),
            Self::CategoryFor { kinds, nearest } => fill(lang, "packs.expected_category_for", &[("kinds", kinds), ("nearest", nearest)]),
            Self::Text { nearest } => fill(lang, "packs.expected_text", &[("nearest", nearest)]),
            Self::Blanks { names } if names.is_empty() => text(lang, "packs.expected_no_blanks"),
            Self::Blanks { names } => fill(lang, "packs.expected_blanks", &[("names", names)]),
        }
    }
}

impl Found {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Nothing => text(lang, "packs.found_nothing"),
            Self::List => text(lang, "packs.found_list"),
            Self::Fields => text(lang, "packs.found_fields"),
            Self::Text(found) if found.chars().nth(MOST_SHOWN).is_some() => {
                format!("{:?}…", found.chars().take(MOST_SHOWN).collect::<String>())
            }
            Self::Text(found) => format!("{found:?}"),
            Self::Plain(found) => found.clone(),
        }
    }
}
