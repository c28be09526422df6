//! Drafts to begin from; a person looks at each before it counts.

use super::category::entries;
use super::error::{Expected, PackError};
use super::nearest::nearest;
use super::node::{Node, Read};
use crate::model::{AssetKind, LinkKind, OrgFunction, OrgLevel, Sector};
use crate::words::Label;

entries!(Starter);

/// Assets that belong together and the links between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Starter {
    pub id: String,
    pub label: Label,
    pub hint: Option<Label>,
    /// At least one.
    pub assets: Vec<Draft>,
    pub links: Vec<DraftLink>,
}

/// An asset of a starter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Names it inside its starter.
    pub key: String,
    pub kind: AssetKind,
    pub category: String,
    pub name: Label,
    pub hub: bool,
    pub level: Option<OrgLevel>,
    pub sector: Option<Sector>,
    pub function: Option<OrgFunction>,
}

/// A link between two drafts of one starter, by their keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftLink {
    pub kind: LinkKind,
    pub from: String,
    pub to: String,
}

impl Read for Starter {
    fn read(node: &Node) -> Result<Self, PackError> {
        let fields = node.fields(&["id", "label", "hint", "assets", "links"])?;
        let assets = fields.distinct("assets", "key", |draft: &Draft| &draft.key)?;
        let assets = fields.some("assets", assets)?;
        Ok(Self {
            id: fields.id()?,
            label: fields.read("label")?,
            hint: fields.maybe("hint")?,
            links: fields.items("links")?.iter().map(|link| DraftLink::read(link, &assets)).collect::<Result<_, _>>()?,
            assets,
        })
    }
}

impl Read for Draft {
    fn read(node: &Node) -> Result<Self, PackError> {
        let fields = node.fields(&["key", "kind", "category", "name", "hub", "level", "sector", "function"])?;
        Ok(Self {
            key: fields.at("key").id()?,
            kind: fields.read("kind")?,
            category: fields.at("category").id()?,
            name: fields.read("name")?,
            hub: fields.or_default("hub")?,
            level: fields.at_if_there("level").map(|level| level.one_of(OrgLevel::ALL, OrgLevel::id)).transpose()?,
            sector: fields.at_if_there("sector").map(|sector| sector.one_of(Sector::ALL, Sector::id)).transpose()?,
            function: fields.at_if_there("function").map(|function| function.one_of(OrgFunction::ALL, OrgFunction::id)).transpose()?,
        })
    }
}

impl DraftLink {
    fn read(node: &Node, drafts: &[Draft]) -> Result<Self, PackError> {
        let fields = node.fields(&["kind", "from", "to"])?;
        // A match ends at a need and a captain's care at an area; a starter has neither.
        let between_assets: Vec<LinkKind> =
            LinkKind::ALL.iter().copied().filter(|kind| !matches!(kind, LinkKind::Match | LinkKind::Stewards)).collect();
        let end = |node: Node, not: &str| {
            let key = node.id()?;
            let keys = drafts.iter().map(|draft| draft.key.as_str()).filter(|key| *key != not);
            if keys.clone().any(|other| other == key) { Ok(key) } else { Err(node.wrong(Expected::Draft { nearest: nearest(&key, keys) })) }
        };
        let from = end(fields.at("from"), "")?;
        Ok(Self { kind: fields.at("kind").one_of(&between_assets, LinkKind::id)?, to: end(fields.at("to"), &from)?, from })
    }
}
