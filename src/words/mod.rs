//! The three languages: a key → a sentence. Texts live beside this file, one JSON a part of the app, each key with all three languages.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

/// A language people can choose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Lang {
    #[default]
    #[serde(rename = "en")]
    En,
    #[serde(rename = "zh-Hans")]
    ZhHans,
    #[serde(rename = "zh-Hant")]
    ZhHant,
}

impl Lang {
    /// In the order of the chooser.
    pub const ALL: [Self; 3] = [Self::En, Self::ZhHans, Self::ZhHant];

    /// The BCP 47 tag, as in `?lang=` and the page's `lang`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::ZhHans => "zh-Hans",
            Self::ZhHant => "zh-Hant",
        }
    }

    /// What the language calls itself.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::ZhHans => "简体中文",
            Self::ZhHant => "繁體中文",
        }
    }

    /// The nearest of the three to a browser's language tag.
    #[must_use]
    pub fn nearest(tag: &str) -> Self {
        let tag = tag.to_ascii_lowercase();
        if !tag.starts_with("zh") {
            Self::En
        } else if ["hant", "-tw", "-hk", "-mo"].iter().any(|traditional| tag.contains(traditional)) {
            Self::ZhHant
        } else {
            Self::ZhHans
        }
    }
}

/// A label in the three languages, as packs and the text files write it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Label {
    pub en: String,
    #[serde(rename = "zh-Hans")]
    pub zh_hans: String,
    #[serde(rename = "zh-Hant")]
    pub zh_hant: String,
}

impl Label {
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::ZhHans => &self.zh_hans,
            Lang::ZhHant => &self.zh_hant,
        }
    }
}

macro_rules! files {
    ($($stem:literal),* $(,)?) => {
        /// Each part of the app and its texts.
        pub const FILES: &[(&str, &str)] = &[$(($stem, include_str!(concat!($stem, ".json")))),*];
    };
}
files![
    "actions",
    "app",
    "ask",
    "board",
    "community",
    "device",
    "dialogs",
    "exchange",
    "exposed",
    "forms",
    "gaps",
    "hand_over",
    "install",
    "list",
    "map",
    "merge",
    "network",
    "packs",
    "paper",
    "photos",
    "practice",
    "report",
    "start",
    "tablet",
    "terms",
    "twins",
    "vocabulary",
    "workshop"
];

fn labels() -> &'static HashMap<String, Label> {
    static LABELS: OnceLock<HashMap<String, Label>> = OnceLock::new();
    LABELS.get_or_init(|| {
        let mut all = HashMap::new();
        for (stem, text) in FILES {
            let part: HashMap<String, Label> = serde_json::from_str(text).unwrap_or_default();
            all.extend(part.into_iter().map(|(name, label)| (format!("{stem}.{name}"), label)));
        }
        all
    })
}

/// Every key, in no order.
pub fn keys() -> impl Iterator<Item = &'static str> {
    labels().keys().map(String::as_str)
}

/// The sentence for `file.name`; a missing key shows itself, and fails the tests.
#[must_use]
pub fn text(lang: Lang, key: &str) -> String {
    labels().get(key).map_or_else(|| key.to_owned(), |label| label.get(lang).to_owned())
}

/// The sentence with `{name}` filled in from `args`.
#[must_use]
pub fn fill(lang: Lang, key: &str, args: &[(&str, &str)]) -> String {
    fill_in(text(lang, key), args)
}

/// Fills `{name}` in from `args`.
#[must_use]
pub fn fill_in(sentence: String, args: &[(&str, &str)]) -> String {
    args.iter().fold(sentence, |sentence, (name, value)| sentence.replace(&format!("{{{name}}}"), value))
}

/// A sentence with what fills it, to be said in whichever language is on screen later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    key: String,
    args: Vec<(String, String)>,
}

impl Sentence {
    #[must_use]
    pub fn new(key: &str, args: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        Self { key: key.to_owned(), args: args.into_iter().map(|(name, value)| (name.to_owned(), value)).collect() }
    }

    /// The sentence, its text being what `text_of` has for the key: a community may use other words than the app's own.
    #[must_use]
    pub fn say(&self, text_of: impl FnOnce(&str) -> String) -> String {
        let args: Vec<_> = self.args.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        fill_in(text_of(&self.key), &args)
    }
}

/// The key of the sentence for a number: English has `key.one` beside `key`.
#[must_use]
pub fn key_for(key: &str, n: usize) -> Cow<'_, str> {
    let one = format!("{key}.one");
    if n == 1 && labels().contains_key(&one) { one.into() } else { key.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_file_is_whole_in_three_languages() {
        for (stem, text) in FILES {
            let part: HashMap<String, Label> = serde_json::from_str(text).unwrap_or_else(|error| panic!("{stem}.json: {error}"));
            for (name, label) in part {
                for lang in Lang::ALL {
                    assert!(!label.get(lang).trim().is_empty(), "{stem}.{name} has no {}", lang.tag());
                }
            }
        }
    }

    #[test]
    fn a_sentence_is_said_in_the_words_of_the_community() {
        let sentence = Sentence::new("app.records", [("n", "3".to_owned())]);
        assert_eq!(sentence.say(|key| text(Lang::En, key)), fill(Lang::En, "app.records", &[("n", "3")]));
        assert_eq!(sentence.say(|_| "{n} treasures".to_owned()), "3 treasures");
    }

    #[test]
    fn browser_languages_find_the_nearest() {
        assert_eq!(Lang::nearest("zh-HK"), Lang::ZhHant);
        assert_eq!(Lang::nearest("zh-CN"), Lang::ZhHans);
        assert_eq!(Lang::nearest("fr"), Lang::En);
    }
}
