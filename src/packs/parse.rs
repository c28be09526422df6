//! Text → `Pack`, or what was expected, where, in which file.

use super::category::{Entry, is_language_tag};
use super::error::{Expected, Found, PackError};
use super::nearest::nearest;
use super::node::{Fields, Node, Read, is_joined};
use super::{Pack, TermList};
use crate::words::Label;
use serde_json::Value;
use std::collections::{BTreeMap, HashSet};

const FIELDS: &[&str] = &[
    "$schema",
    "id",
    "version",
    "label",
    "categories",
    "target_groups",
    "community_types",
    "strengths",
    "barriers",
    "languages",
    "star_criteria",
    "teams",
    "federations",
    "starters",
    "checklists",
    "elements",
    "action_templates",
    "questions",
    "group_questions",
    "script",
    "matrix",
    "weights",
    "sensitive_places",
    "cautions",
    "term_overrides",
    "word_overrides",
];

impl Pack {
    /// Reads and checks a pack; `file` is only named in errors. All but `id`, `version` and `label` may be left out; anything unknown is
    /// refused, so that a typing slip is seen. Terms of other packs may be named: [`Pack::loose_ends`] tells which of them are nowhere.
    pub fn parse(text: &str, file: &str) -> Result<Self, PackError> {
        let value: Value = serde_json::from_str(text).map_err(|error| PackError::NotJson {
            file: file.to_owned(),
            line: error.line(),
            column: error.column(),
        })?;
        let fields = Node::whole(file, &value).fields(FIELDS)?;
        fields.at_if_there("$schema").map(|schema| schema.words()).transpose()?;
        let mut pack = Self {
            id: fields.at("id").text(Expected::PackId, |id| is_joined(id, '-'))?,
            version: fields.at("version").text(Expected::Version, is_version)?,
            label: fields.read("label")?,
            categories: entries(&fields, "categories")?,
            target_groups: entries(&fields, "target_groups")?,
            community_types: entries(&fields, "community_types")?,
            strengths: entries(&fields, "strengths")?,
            barriers: entries(&fields, "barriers")?,
            languages: entries(&fields, "languages")?,
            star_criteria: entries(&fields, "star_criteria")?,
            teams: entries(&fields, "teams")?,
            federations: entries(&fields, "federations")?,
            starters: entries(&fields, "starters")?,
            checklists: entries(&fields, "checklists")?,
            elements: entries(&fields, "elements")?,
            action_templates: entries(&fields, "action_templates")?,
            questions: entries(&fields, "questions")?,
            group_questions: entries(&fields, "group_questions")?,
            script: entries(&fields, "script")?,
            matrix: fields.or_default("matrix")?,
            weights: fields.maybe("weights")?,
            sensitive_places: fields.or_default("sensitive_places")?,
            cautions: fields.or_default("cautions")?,
            term_overrides: term_overrides(&fields)?,
            word_overrides: word_overrides(&fields)?,
        };
        once(file, pack.items())?;
        once(file, pack.attributes())?;
        pack.relabel();
        Ok(pack)
    }

    /// Every item of a checklist: where it stands, its id.
    fn items(&self) -> impl Iterator<Item = (String, &str)> {
        self.checklists.iter().enumerate().flat_map(|(list, checklist)| {
            checklist.groups.iter().enumerate().flat_map(move |(group, items)| {
                let path = move |item: usize| format!("checklists[{list}].groups[{group}].items[{item}].id");
                items.items.iter().enumerate().map(move |(at, item)| (path(at), item.id.as_str()))
            })
        })
    }

    /// Every attribute of an element: where it stands, its id.
    fn attributes(&self) -> impl Iterator<Item = (String, &str)> {
        self.elements.iter().enumerate().flat_map(|(element, attributes)| {
            let path = move |attribute: usize| format!("elements[{element}].attributes[{attribute}].id");
            attributes.attributes.iter().enumerate().map(move |(at, attribute)| (path(at), attribute.id.as_str()))
        })
    }
}

fn entries<T: Entry>(fields: &Fields, list: &str) -> Result<Vec<T>, PackError> {
    fields.distinct(list, T::ID, |entry: &T| entry.id())
}

fn is_version(text: &str) -> bool {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    text.split('.').count() == 3 && text.split('.').all(is_number)
}

fn once<'a>(file: &str, ids: impl Iterator<Item = (String, &'a str)>) -> Result<(), PackError> {
    let mut seen = HashSet::new();
    match ids.into_iter().find(|(_, id)| !seen.insert(*id)) {
        Some((path, id)) => Err(PackError::value(file, path, Expected::NewId, Found::Text(id.to_owned()))),
        None => Ok(()),
    }
}

fn term_overrides(fields: &Fields) -> Result<BTreeMap<TermList, BTreeMap<String, Label>>, PackError> {
    let mut overrides: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
    let Some(node) = fields.at_if_there("term_overrides") else { return Ok(overrides) };
    for (key, label) in node.entries()? {
        let (list, id) = term_key(key).map_err(|expected| node.wrong_name(key, expected))?;
        overrides.entry(list).or_default().insert(id.to_owned(), Label::read(&label)?);
    }
    Ok(overrides)
}

/// `categories.hall` → the list and the term.
fn term_key(key: &str) -> Result<(TermList, &str), Expected> {
    let (list, id) = key.split_once('.').unwrap_or((key, ""));
    let known = TermList::parse(list);
    let is_id = if known == Some(TermList::Languages) { is_language_tag(id) } else { is_joined(id, '_') };
    known.filter(|_| is_id).map(|list| (list, id)).ok_or_else(|| {
        let list = nearest(list, TermList::ALL.iter().map(|list| list.id()));
        Expected::OverrideKey { nearest: format!("{list}.{}", if is_id { id } else { "hall" }) }
    })
}

fn word_overrides(fields: &Fields) -> Result<BTreeMap<String, Label>, PackError> {
    let mut overrides = BTreeMap::new();
    let Some(node) = fields.at_if_there("word_overrides") else { return Ok(overrides) };
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_.".contains(&byte);
    let plain = |part: &str| !part.is_empty() && part.bytes().all(is_plain);
    for (key, label) in node.entries()? {
        if !key.split_once('.').is_some_and(|(file, name)| plain(file) && plain(name)) {
            return Err(node.wrong_name(key, Expected::WordKey));
        }
        overrides.insert(key.to_owned(), Label::read(&label)?);
    }
    Ok(overrides)
}
