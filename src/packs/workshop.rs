//! What a workshop goes through, what a person and a group are asked, and which places are not put on a map.

use super::category::entries;
use super::error::PackError;
use super::node::{Node, Read};
use crate::model::GiftKind;
use crate::words::Label;

entries!(Step, Question, GroupQuestion);

/// A step of the workshop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub id: String,
    pub label: Label,
    /// 0 for what is done before people come or after they have left.
    pub minutes: u16,
    /// What everyone sees.
    pub projector: Label,
    /// What each table does.
    pub tablet: Label,
}

impl Read for Step {
    fn read(node: &Node) -> Result<Self, PackError> {
        let fields = node.fields(&["id", "label", "minutes", "projector", "tablet"])?;
        Ok(Self {
            id: fields.id()?,
            label: fields.read("label")?,
            minutes: fields.at("minutes").whole_number(0, 600)?,
            projector: fields.read("projector")?,
            tablet: fields.read("tablet")?,
        })
    }
}

/// A question that helps a person find a gift of theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    pub id: String,
    pub label: Label,
    pub hint: Option<Label>,
    pub gift: GiftKind,
    /// Answers to tap.
    pub suggestions: Vec<Label>,
}

impl Read for Question {
    fn read(node: &Node) -> Result<Self, PackError> {
        let fields = node.fields(&["id", "label", "hint", "gift", "suggestions"])?;
        Ok(Self {
            id: fields.id()?,
            label: fields.read("label")?,
            hint: fields.maybe("hint")?,
            gift: fields.at("gift").one_of(GiftKind::ALL, GiftKind::id)?,
            suggestions: fields.or_default("suggestions")?,
        })
    }
}

/// A question that helps a group say what it wishes for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupQuestion {
    pub id: String,
    pub label: Label,
    pub hint: Option<Label>,
    /// Answers to tap.
    pub suggestions: Vec<Label>,
}

impl Read for GroupQuestion {
    fn read(node: &Node) -> Result<Self, PackError> {
        let fields = node.fields(&["id", "label", "hint", "suggestions"])?;
        Ok(Self {
            id: fields.id()?,
            label: fields.read("label")?,
            hint: fields.maybe("hint")?,
            suggestions: fields.or_default("suggestions")?,
        })
    }
}

/// Words in a name or note that warn of a place which must not be on a map: a shelter, the home of somebody in a crisis.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SensitivePlaces {
    pub en: Vec<String>,
    pub zh_hans: Vec<String>,
    pub zh_hant: Vec<String>,
}

impl Read for SensitivePlaces {
    fn read(node: &Node) -> Result<Self, PackError> {
        let fields = node.fields(&["en", "zh-Hans", "zh-Hant"])?;
        Ok(Self { en: fields.or_default("en")?, zh_hans: fields.or_default("zh-Hans")?, zh_hant: fields.or_default("zh-Hant")? })
    }
}

impl Read for String {
    fn read(node: &Node) -> Result<Self, PackError> {
        node.words()
    }
}

impl SensitivePlaces {
    /// The first warning word in a text, whatever language it is in. Latin words count as whole words, so that "refuge" is not found in "refugee".
    #[must_use]
    pub fn warning<'a>(&'a self, text: &str) -> Option<&'a str> {
        let text = text.to_lowercase();
        let all = self.en.iter().chain(&self.zh_hans).chain(&self.zh_hant);
        all.map(String::as_str).find(|word| contains(&text, &word.to_lowercase()))
    }

    pub(super) fn over(&self, upper: &Self) -> Self {
        let add = |lower: &[String], upper: &[String]| {
            let new = upper.iter().filter(|word| !lower.contains(word));
            lower.iter().chain(new).cloned().collect()
        };
        Self { en: add(&self.en, &upper.en), zh_hans: add(&self.zh_hans, &upper.zh_hans), zh_hant: add(&self.zh_hant, &upper.zh_hant) }
    }
}

fn contains(text: &str, word: &str) -> bool {
    let is_letter = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_alphanumeric());
    text.match_indices(word).any(|(at, found)| {
        let (before, after) = (text[..at].chars().next_back(), text[at + found.len()..].chars().next());
        !(is_letter(before) && is_letter(word.chars().next()) || is_letter(after) && is_letter(word.chars().next_back()))
    })
}
