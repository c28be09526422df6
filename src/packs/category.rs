//! The words records carry: categories, groups of people, sorts of neighbourhood, languages.

use super::error::{Expected, PackError};
use super::node::{Node, Read};
use crate::model::AssetKind;
use crate::words::Label;

/// An entry of a list, found there by its id.
pub(super) trait Entry: Clone + Read {
    /// The field the id is written in.
    const ID: &'static str = "id";
    fn id(&self) -> &str;
    fn label(&self) -> &Label;
    fn label_mut(&mut self) -> &mut Label;
}

macro_rules! entries {
    ($($name:ident),* $(,)?) => {$(
        impl $crate::packs::category::Entry for $name {
            fn id(&self) -> &str {
                &self.id
            }
            fn label(&self) -> &crate::words::Label {
                &self.label
            }
            fn label_mut(&mut self) -> &mut crate::words::Label {
                &mut self.label
            }
        }
    )*};
}
pub(super) use entries;
entries!(Term, Category, CommunityType);

/// One word of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    pub id: String,
    pub label: Label,
    pub hint: Option<Label>,
}

impl Read for Term {
    fn read(node: &Node) -> Result<Self, PackError> {
        let fields = node.fields(&["id", "label", "hint"])?;
        Ok(Self { id: fields.id()?, label: fields.read("label")?, hint: fields.maybe("hint")? })
    }
}

/// What an asset is, or what a need is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    pub id: String,
    pub label: Label,
    /// Where it is offered; at least one.
    pub kinds: Vec<CategoryUse>,
    /// Name of a glyph; the asset kind's own glyph stands in where there is none.
    pub icon: Option<String>,
    /// OpenStreetMap tag that says the same, `amenity=library`.
    pub osm: Option<String>,
    pub hint: Option<Label>,
}

impl Read for Category {
    fn read(node: &Node) -> Result<Self, PackError> {
        let fields = node.fields(&["id", "label", "kinds", "icon", "osm", "hint"])?;
        let is_tag = |tag: &str| tag.split_once('=').is_some_and(|(key, value)| !key.is_empty() && !value.is_empty());
        Ok(Self {
            id: fields.id()?,
            label: fields.read("label")?,
            kinds: fields.some("kinds", fields.set("kinds", CategoryUse::read)?)?,
            icon: fields.at_if_there("icon").map(|icon| icon.words()).transpose()?,
            osm: fields.at_if_there("osm").map(|osm| osm.text(Expected::OsmTag, is_tag)).transpose()?,
            hint: fields.maybe("hint")?,
        })
    }
}

/// Where a category is offered: for one kind of asset, or for needs (`"need"` in files).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CategoryUse {
    Asset(AssetKind),
    Need,
}

impl CategoryUse {
    /// The word in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Asset(kind) => kind.id(),
            Self::Need => "need",
        }
    }
}

impl Read for CategoryUse {
    fn read(node: &Node) -> Result<Self, PackError> {
        let uses: Vec<Self> = AssetKind::ALL.iter().copied().map(Self::Asset).chain([Self::Need]).collect();
        node.one_of(&uses, Self::id)
    }
}

impl Read for AssetKind {
    fn read(node: &Node) -> Result<Self, PackError> {
        node.one_of(Self::ALL, Self::id)
    }
}

/// A sort of neighbourhood and the needs people there often name; suggested, never added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommunityType {
    pub id: String,
    pub label: Label,
    /// Ids of need categories.
    pub needs: Vec<String>,
    pub hint: Option<Label>,
}

impl Read for CommunityType {
    fn read(node: &Node) -> Result<Self, PackError> {
        let fields = node.fields(&["id", "label", "needs", "hint"])?;
        Ok(Self { id: fields.id()?, label: fields.read("label")?, needs: fields.ids("needs")?, hint: fields.maybe("hint")? })
    }
}

/// A language people speak.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    /// BCP 47, `yue`.
    pub tag: String,
    /// What it calls itself.
    pub endonym: String,
    pub label: Label,
}

impl Read for Language {
    fn read(node: &Node) -> Result<Self, PackError> {
        let fields = node.fields(&["tag", "endonym", "label"])?;
        Ok(Self {
            tag: fields.at("tag").text(Expected::LanguageTag, is_language_tag)?,
            endonym: fields.at("endonym").words()?,
            label: fields.read("label")?,
        })
    }
}

impl Entry for Language {
    const ID: &'static str = "tag";
    fn id(&self) -> &str {
        &self.tag
    }
    fn label(&self) -> &Label {
        &self.label
    }
    fn label_mut(&mut self) -> &mut Label {
        &mut self.label
    }
}

/// Two or three letters, then parts of at most eight letters and digits.
pub(super) fn is_language_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let is_primary = |part: &str| (2..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_sub = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    parts.next().is_some_and(is_primary) && parts.all(is_sub)
}
