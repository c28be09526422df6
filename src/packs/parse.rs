//! Text → `Pack`, or what was expected, where, in which file.

use super::{CategoryUse, Pack};
use crate::words::{Label, Lang};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::collections::HashSet;
use thiserror::Error;

/// Why a file is not a pack; `path` reads like `categories[3].label`.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PackError {
    #[error("{file}: expected JSON, found: {problem}")]
    NotJson { file: String, problem: String },
    /// The shape is wrong; `problem` is what the JSON reader expected.
    #[error("{file}: {path}: {problem}")]
    Shape { file: String, path: String, problem: String },
    #[error("{file}: {path}: expected {expected}, found {found:?}")]
    Value { file: String, path: String, expected: String, found: String },
}

impl Pack {
    /// Reads and checks a pack; `file` is only named in errors. Lists may be left out; anything unknown is refused, so that a typing slip is seen.
    pub fn parse(text: &str, file: &str) -> Result<Self, PackError> {
        let mut fields: Map<String, Value> =
            serde_json::from_str(text).map_err(|error| PackError::NotJson { file: file.to_owned(), problem: error.to_string() })?;
        fields.remove("$schema");
        let mut reader = Reader { file, fields };
        let pack = Self {
            id: reader.field("id")?,
            version: reader.field("version")?,
            label: reader.field("label")?,
            categories: reader.list("categories")?,
            target_groups: reader.list("target_groups")?,
            community_types: reader.list("community_types")?,
            strengths: reader.list("strengths")?,
            barriers: reader.list("barriers")?,
            languages: reader.list("languages")?,
        };
        if let Some(name) = reader.fields.keys().next() {
            return Err(reader.wrong(name.clone(), "no such field in a pack", name));
        }
        reader.check(&pack)?;
        Ok(pack)
    }
}

/// The fields not yet read.
struct Reader<'a> {
    file: &'a str,
    fields: Map<String, Value>,
}

impl Reader<'_> {
    fn field<T: DeserializeOwned>(&mut self, name: &str) -> Result<T, PackError> {
        let value = self.fields.remove(name).unwrap_or_default();
        self.read(value, name.to_owned())
    }

    fn list<T: DeserializeOwned>(&mut self, name: &str) -> Result<Vec<T>, PackError> {
        let Some(value) = self.fields.remove(name) else { return Ok(Vec::new()) };
        let items: Vec<Value> = self.read(value, name.to_owned())?;
        items.into_iter().enumerate().map(|(index, item)| self.read(item, format!("{name}[{index}]"))).collect()
    }

    fn read<T: DeserializeOwned>(&self, value: Value, path: String) -> Result<T, PackError> {
        serde_json::from_value(value).map_err(|error| PackError::Shape { file: self.file.to_owned(), path, problem: error.to_string() })
    }

    fn wrong(&self, path: String, expected: &str, found: &str) -> PackError {
        PackError::Value { file: self.file.to_owned(), path, expected: expected.to_owned(), found: found.to_owned() }
    }

    fn check(&self, pack: &Pack) -> Result<(), PackError> {
        if !is_joined(&pack.id, '-') {
            return Err(self.wrong("id".into(), "lower-case words joined by hyphens", &pack.id));
        }
        let numbers: Vec<&str> = pack.version.split('.').collect();
        if numbers.len() != 3 || !numbers.iter().all(|number| number.parse::<u32>().is_ok()) {
            return Err(self.wrong("version".into(), "three numbers like 1.0.0", &pack.version));
        }
        self.label(&pack.label, "label")?;
        self.terms("categories", pack.categories.iter().map(|category| (&category.id, &category.label, category.hint.as_ref())))?;
        self.terms("target_groups", pack.target_groups.iter().map(|term| (&term.id, &term.label, term.hint.as_ref())))?;
        self.terms("community_types", pack.community_types.iter().map(|kind| (&kind.id, &kind.label, kind.hint.as_ref())))?;
        self.terms("strengths", pack.strengths.iter().map(|term| (&term.id, &term.label, term.hint.as_ref())))?;
        self.terms("barriers", pack.barriers.iter().map(|term| (&term.id, &term.label, term.hint.as_ref())))?;
        self.categories(pack)?;
        self.community_types(pack)?;
        self.languages(pack)
    }

    fn terms<'t>(&self, list: &str, terms: impl Iterator<Item = (&'t String, &'t Label, Option<&'t Label>)>) -> Result<(), PackError> {
        let mut seen = HashSet::new();
        for (index, (id, label, hint)) in terms.enumerate() {
            if !is_joined(id, '_') {
                return Err(self.wrong(format!("{list}[{index}].id"), "lower-case words joined by underscores", id));
            }
            if !seen.insert(id) {
                return Err(self.wrong(format!("{list}[{index}].id"), "an id not used before in this list", id));
            }
            self.label(label, &format!("{list}[{index}].label"))?;
            if let Some(hint) = hint {
                self.label(hint, &format!("{list}[{index}].hint"))?;
            }
        }
        Ok(())
    }

    fn label(&self, label: &Label, path: &str) -> Result<(), PackError> {
        match Lang::ALL.into_iter().find(|&lang| label.get(lang).trim().is_empty()) {
            Some(lang) => Err(self.wrong(format!("{path}.{}", lang.tag()), "some words", label.get(lang))),
            None => Ok(()),
        }
    }

    fn categories(&self, pack: &Pack) -> Result<(), PackError> {
        for (index, category) in pack.categories.iter().enumerate() {
            if category.kinds.is_empty() {
                return Err(self.wrong(format!("categories[{index}].kinds"), "at least one asset kind or need", "[]"));
            }
            if let Some(tag) = &category.osm
                && !tag.split_once('=').is_some_and(|(key, value)| !key.is_empty() && !value.is_empty())
            {
                return Err(self.wrong(format!("categories[{index}].osm"), "a tag like amenity=library", tag));
            }
        }
        Ok(())
    }

    fn community_types(&self, pack: &Pack) -> Result<(), PackError> {
        for (index, kind) in pack.community_types.iter().enumerate() {
            for (at, need) in kind.needs.iter().enumerate() {
                if !pack.category(need).is_some_and(|category| category.kinds.contains(&CategoryUse::Need)) {
                    return Err(self.wrong(
                        format!("community_types[{index}].needs[{at}]"),
                        "the id of a need category of this pack",
                        need,
                    ));
                }
            }
        }
        Ok(())
    }

    fn languages(&self, pack: &Pack) -> Result<(), PackError> {
        let mut seen = HashSet::new();
        for (index, language) in pack.languages.iter().enumerate() {
            let mut parts = language.tag.split('-');
            let is_primary = |part: &str| (2..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_lowercase());
            let is_sub = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
            if !parts.next().is_some_and(is_primary) || !parts.all(is_sub) {
                return Err(self.wrong(format!("languages[{index}].tag"), "a BCP 47 tag like yue or zh-Hant", &language.tag));
            }
            if !seen.insert(&language.tag) {
                return Err(self.wrong(format!("languages[{index}].tag"), "a tag not used before in this list", &language.tag));
            }
            if language.endonym.trim().is_empty() {
                return Err(self.wrong(format!("languages[{index}].endonym"), "the language's own name", &language.endonym));
            }
            self.label(&language.label, &format!("languages[{index}].label"))?;
        }
        Ok(())
    }
}

/// Words of a–z and 0–9, the first beginning with a letter, joined by one sign.
fn is_joined(id: &str, joint: char) -> bool {
    id.starts_with(|first: char| first.is_ascii_lowercase())
        && id.split(joint).all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORD: &str = r#"{"en":"a","zh-Hans":"b","zh-Hant":"c"}"#;

    fn problem(rest: &str) -> String {
        let text = format!(r#"{{"id":"one","version":"1.0.0","label":{WORD},{rest}}}"#);
        Pack::parse(&text.replace("WORD", WORD), "one.json").map_or_else(|error| error.to_string(), |_| String::new())
    }

    #[test]
    fn errors_name_the_file_the_place_and_what_was_expected() {
        assert_eq!(problem(r#""barriers":[]"#), "");
        assert!(Pack::parse("{", "one.json").unwrap_err().to_string().starts_with("one.json: expected JSON, found: EOF"));
        assert_eq!(Pack::parse("{}", "one.json").unwrap_err().to_string(), "one.json: id: invalid type: null, expected a string");
        for (rest, expected) in [
            (r#""catagories":[]"#, r#"one.json: catagories: expected no such field in a pack, found "catagories""#),
            (
                r#""barriers":[{"id":"No Time","label":WORD}]"#,
                r#"one.json: barriers[0].id: expected lower-case words joined by underscores, found "No Time""#,
            ),
            (
                r#""barriers":[{"id":"a","label":WORD},{"id":"a","label":WORD}]"#,
                r#"one.json: barriers[1].id: expected an id not used before in this list, found "a""#,
            ),
            (r#""barriers":[{"id":"a","label":{"en":"a","zh-Hans":"b"}}]"#, "one.json: barriers[0]: missing field `zh-Hant`"),
            (
                r#""barriers":[{"id":"a","label":{"en":"a","zh-Hans":" ","zh-Hant":"c"}}]"#,
                r#"one.json: barriers[0].label.zh-Hans: expected some words, found " ""#,
            ),
            (
                r#""categories":[{"id":"a","label":WORD,"kinds":["people"]}]"#,
                "one.json: categories[0]: expected one of individual, association, institution, place, economy, story or need, found \"people\"",
            ),
            (
                r#""categories":[{"id":"a","label":WORD,"kinds":["need"],"osm":"library"}]"#,
                r#"one.json: categories[0].osm: expected a tag like amenity=library, found "library""#,
            ),
            (
                r#""community_types":[{"id":"a","label":WORD,"needs":["work"]}]"#,
                r#"one.json: community_types[0].needs[0]: expected the id of a need category of this pack, found "work""#,
            ),
            (
                r#""languages":[{"tag":"cantonese","endonym":"x","label":WORD}]"#,
                r#"one.json: languages[0].tag: expected a BCP 47 tag like yue or zh-Hant, found "cantonese""#,
            ),
        ] {
            assert_eq!(problem(rest), expected);
        }
    }
}
