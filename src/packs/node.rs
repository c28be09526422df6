//! A value of a pack's file together with where it stands, so that an error can name the place.

use super::error::{Expected, Found, PackError};
use super::nearest::nearest;
use crate::words::{Label, Lang};
use serde_json::{Map, Value};
use std::collections::HashSet;

/// What can be read from one value.
pub(super) trait Read: Sized {
    fn read(node: &Node) -> Result<Self, PackError>;
}

/// One value, or a place where none is.
pub(super) struct Node<'a> {
    pub(super) file: &'a str,
    /// `categories[3].label`.
    pub(super) path: String,
    value: Option<&'a Value>,
}

/// An object whose field names are all known.
pub(super) struct Fields<'a> {
    node: Node<'a>,
    fields: &'a Map<String, Value>,
}

impl<'a> Node<'a> {
    pub(super) fn whole(file: &'a str, value: &'a Value) -> Self {
        Self { file, path: String::new(), value: Some(value) }
    }

    pub(super) fn wrong(&self, expected: Expected) -> PackError {
        let found = match self.value {
            None => Found::Nothing,
            Some(Value::Array(_)) => Found::List,
            Some(Value::Object(_)) => Found::Fields,
            Some(Value::String(text)) => Found::Text(text.clone()),
            Some(plain) => Found::Plain(plain.to_string()),
        };
        PackError::value(self.file, self.path.clone(), expected, found)
    }

    /// A field that is called otherwise than `expected`.
    pub(super) fn wrong_name(&self, name: &str, expected: Expected) -> PackError {
        PackError::value(self.file, self.inside(name, None).path, expected, Found::Text(name.to_owned()))
    }

    /// A text that passes; anything else is not what was `expected`.
    pub(super) fn text(&self, expected: Expected, passes: impl Fn(&str) -> bool) -> Result<String, PackError> {
        match self.value {
            Some(Value::String(text)) if passes(text) => Ok(text.clone()),
            _ => Err(self.wrong(expected)),
        }
    }

    pub(super) fn words(&self) -> Result<String, PackError> {
        self.text(Expected::Words, |text| !text.trim().is_empty())
    }

    pub(super) fn id(&self) -> Result<String, PackError> {
        self.text(Expected::TermId, |text| is_joined(text, '_'))
    }

    /// One of a few fixed words.
    pub(super) fn one_of<T: Copy>(&self, choices: &[T], id: impl Fn(T) -> &'static str) -> Result<T, PackError> {
        let found = self.value.and_then(Value::as_str);
        let choice = choices.iter().copied().find(|choice| Some(id(*choice)) == found);
        choice.ok_or_else(|| self.wrong(Expected::OneOf(choices.iter().map(|choice| id(*choice).to_owned()).collect())))
    }

    pub(super) fn flag(&self) -> Result<bool, PackError> {
        self.value.and_then(Value::as_bool).ok_or_else(|| self.wrong(Expected::Flag))
    }

    pub(super) fn number(&self, expected: Expected, passes: impl Fn(f64) -> bool) -> Result<f64, PackError> {
        self.value.and_then(Value::as_f64).filter(|number| passes(*number)).ok_or_else(|| self.wrong(expected))
    }

    pub(super) fn whole_number(&self, least: u16, most: u16) -> Result<u16, PackError> {
        let passes = |number: f64| number.fract() == 0.0 && (f64::from(least)..=f64::from(most)).contains(&number);
        self.number(Expected::Whole { least, most }, passes).map(|number| number as u16)
    }

    pub(super) fn items(&self) -> Result<Vec<Node<'a>>, PackError> {
        let Some(Value::Array(items)) = self.value else { return Err(self.wrong(Expected::List)) };
        let at = |(index, item)| Node { file: self.file, path: format!("{}[{index}]", self.path), value: Some(item) };
        Ok(items.iter().enumerate().map(at).collect())
    }

    /// Names the file chooses, with their values.
    pub(super) fn entries(&self) -> Result<Vec<(&'a str, Node<'a>)>, PackError> {
        let Some(Value::Object(fields)) = self.value else { return Err(self.wrong(Expected::Fields)) };
        Ok(fields.iter().map(|(name, value)| (name.as_str(), self.inside(name, Some(value)))).collect())
    }

    /// The fields of an object that may have these and no others.
    pub(super) fn fields(&self, known: &[&str]) -> Result<Fields<'a>, PackError> {
        let Some(Value::Object(fields)) = self.value else { return Err(self.wrong(Expected::Fields)) };
        if let Some(name) = fields.keys().find(|name| !known.contains(&name.as_str())) {
            return Err(self.wrong_name(name, Expected::Field { nearest: nearest(name, known.iter().copied()) }));
        }
        Ok(Fields { node: Node { file: self.file, path: self.path.clone(), value: self.value }, fields })
    }

    fn inside(&self, name: &str, value: Option<&'a Value>) -> Node<'a> {
        let plain = name.chars().all(|sign| sign.is_alphanumeric() || "_-$".contains(sign));
        let path = match (self.path.as_str(), plain) {
            ("", true) => name.to_owned(),
            (path, true) => format!("{path}.{name}"),
            (path, false) => format!("{path}[{name:?}]"),
        };
        Node { file: self.file, path, value }
    }
}

impl<'a> Fields<'a> {
    pub(super) fn at(&self, name: &str) -> Node<'a> {
        self.node.inside(name, self.fields.get(name))
    }

    /// The node of a field that may be left out.
    pub(super) fn at_if_there(&self, name: &str) -> Option<Node<'a>> {
        self.fields.get(name).map(|value| self.node.inside(name, Some(value)))
    }

    pub(super) fn read<T: Read>(&self, name: &str) -> Result<T, PackError> {
        T::read(&self.at(name))
    }

    pub(super) fn maybe<T: Read>(&self, name: &str) -> Result<Option<T>, PackError> {
        self.at_if_there(name).map(|node| T::read(&node)).transpose()
    }

    /// Nothing, where the field is left out.
    pub(super) fn or_default<T: Read + Default>(&self, name: &str) -> Result<T, PackError> {
        self.maybe(name).map(Option::unwrap_or_default)
    }

    /// A list whose items each have an `id` of their own, written in `field`; empty, where the list is left out.
    pub(super) fn distinct<T: Read>(&self, list: &str, field: &str, id: impl Fn(&T) -> &str) -> Result<Vec<T>, PackError> {
        let items: Vec<T> = self.or_default(list)?;
        let mut seen = HashSet::new();
        match items.iter().position(|item| !seen.insert(id(item))) {
            Some(at) => {
                let path = format!("{}[{at}].{field}", self.at(list).path);
                Err(PackError::value(self.node.file, path, Expected::NewId, Found::Text(id(&items[at]).to_owned())))
            }
            None => Ok(items),
        }
    }

    /// The items, if there are any.
    pub(super) fn some<T>(&self, list: &str, items: Vec<T>) -> Result<Vec<T>, PackError> {
        if items.is_empty() { Err(self.at(list).wrong(Expected::SomeOf)) } else { Ok(items) }
    }

    /// A list in which nothing is said twice; empty, where it is left out.
    pub(super) fn set<T: PartialEq>(&self, list: &str, read: impl Fn(&Node<'a>) -> Result<T, PackError>) -> Result<Vec<T>, PackError> {
        let mut set = Vec::new();
        for node in self.items(list)? {
            let item = read(&node)?;
            if set.contains(&item) {
                return Err(node.wrong(Expected::NewId));
            }
            set.push(item);
        }
        Ok(set)
    }

    /// Ids of terms that stand elsewhere, each once.
    pub(super) fn ids(&self, list: &str) -> Result<Vec<String>, PackError> {
        self.set(list, Node::id)
    }

    /// The items of a list; none, where it is left out.
    pub(super) fn items(&self, list: &str) -> Result<Vec<Node<'a>>, PackError> {
        self.at_if_there(list).map_or(Ok(Vec::new()), |list| list.items())
    }

    pub(super) fn id(&self) -> Result<String, PackError> {
        self.at("id").id()
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(node: &Node) -> Result<Self, PackError> {
        node.items()?.iter().map(T::read).collect()
    }
}

impl Read for bool {
    fn read(node: &Node) -> Result<Self, PackError> {
        node.flag()
    }
}

impl Read for Label {
    fn read(node: &Node) -> Result<Self, PackError> {
        let [en, zh_hans, zh_hant] = Lang::ALL.map(Lang::tag);
        let fields = node.fields(&[en, zh_hans, zh_hant])?;
        Ok(Self { en: fields.at(en).words()?, zh_hans: fields.at(zh_hans).words()?, zh_hant: fields.at(zh_hant).words()? })
    }
}

/// Words of a–z and 0–9, the first beginning with a letter, joined by one sign.
pub(super) fn is_joined(id: &str, joint: char) -> bool {
    id.starts_with(|first: char| first.is_ascii_lowercase())
        && id.split(joint).all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()))
}
