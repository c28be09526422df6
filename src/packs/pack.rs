//! What a pack holds, and the look-ups screens and exports ask of it.

use crate::model::AssetKind;
use crate::words::{Label, Lang};
use serde::Deserialize;

/// Term lists in three languages, read from one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pack {
    /// Lower-case words joined by hyphens, `core-abcd`.
    pub id: String,
    /// `major.minor.patch`.
    pub version: String,
    pub label: Label,
    pub categories: Vec<Category>,
    pub target_groups: Vec<Term>,
    pub community_types: Vec<CommunityType>,
    pub strengths: Vec<Term>,
    pub barriers: Vec<Term>,
    pub languages: Vec<Language>,
}

/// One word of a list.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    pub id: String,
    pub label: Label,
    #[serde(default)]
    pub hint: Option<Label>,
}

/// What an asset is, or what a need is about.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    pub id: String,
    pub label: Label,
    /// Where it is offered; at least one.
    pub kinds: Vec<CategoryUse>,
    /// Name of a glyph; the asset kind's own glyph stands in where there is none.
    #[serde(default)]
    pub icon: Option<String>,
    /// OpenStreetMap tag that says the same, `amenity=library`.
    #[serde(default)]
    pub osm: Option<String>,
    #[serde(default)]
    pub hint: Option<Label>,
}

/// Where a category is offered: for one kind of asset, or for needs (`"need"` in files).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(try_from = "String")]
pub enum CategoryUse {
    Asset(AssetKind),
    Need,
}

impl TryFrom<String> for CategoryUse {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        if text == "need" {
            return Ok(Self::Need);
        }
        AssetKind::parse(&text).map(Self::Asset).ok_or_else(|| {
            let kinds: Vec<&str> = AssetKind::ALL.iter().map(|kind| kind.id()).collect();
            format!("expected one of {} or need, found {text:?}", kinds.join(", "))
        })
    }
}

/// A sort of neighbourhood and the needs people there often name; suggested, never added.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommunityType {
    pub id: String,
    pub label: Label,
    /// Ids of need categories.
    #[serde(default)]
    pub needs: Vec<String>,
    #[serde(default)]
    pub hint: Option<Label>,
}

/// A language people speak.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Language {
    /// BCP 47, `yue`.
    pub tag: String,
    /// What it calls itself.
    pub endonym: String,
    pub label: Label,
}

/// The lists of a pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TermList {
    Categories,
    TargetGroups,
    CommunityTypes,
    Strengths,
    Barriers,
    Languages,
}

impl Pack {
    /// The categories offered for a kind of asset, in the pack's order.
    pub fn categories_for(&self, kind: AssetKind) -> impl Iterator<Item = &Category> {
        self.categories.iter().filter(move |category| category.kinds.contains(&CategoryUse::Asset(kind)))
    }

    /// The categories offered for a need, in the pack's order.
    pub fn need_categories(&self) -> impl Iterator<Item = &Category> {
        self.categories.iter().filter(|category| category.kinds.contains(&CategoryUse::Need))
    }

    #[must_use]
    pub fn category(&self, id: &str) -> Option<&Category> {
        self.categories.iter().find(|category| category.id == id)
    }

    /// The need categories a community type suggests; none for a type the pack does not know.
    pub fn suggested_needs(&self, community_type: &str) -> impl Iterator<Item = &Category> {
        let needs = self.community_types.iter().find(|kind| kind.id == community_type).map(|kind| kind.needs.as_slice());
        needs.unwrap_or_default().iter().filter_map(|id| self.category(id))
    }

    /// What people call a term; one that the pack does not know shows its own id, so that no record loses its word.
    #[must_use]
    pub fn label<'a>(&'a self, lang: Lang, list: TermList, id: &'a str) -> &'a str {
        let in_terms = |terms: &'a [Term]| terms.iter().find(|term| term.id == id).map(|term| &term.label);
        let label = match list {
            TermList::Categories => self.category(id).map(|category| &category.label),
            TermList::TargetGroups => in_terms(&self.target_groups),
            TermList::CommunityTypes => self.community_types.iter().find(|kind| kind.id == id).map(|kind| &kind.label),
            TermList::Strengths => in_terms(&self.strengths),
            TermList::Barriers => in_terms(&self.barriers),
            TermList::Languages => self.languages.iter().find(|language| language.tag == id).map(|language| &language.label),
        };
        label.map_or(id, |label| label.get(lang))
    }
}
