//! Actions others have done, with the parts each needs; who fills them is the community's own.

use super::category::entries;
use super::error::PackError;
use super::node::{Node, Read};
use crate::model::{Asset, AssetKind};
use crate::words::Label;

entries!(ActionTemplate);

/// The shape of an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionTemplate {
    pub id: String,
    pub label: Label,
    pub hint: Option<Label>,
    /// Whoever takes part must have been checked for work with children and vulnerable people.
    pub safeguarding: bool,
    /// How many blank lines for goals to offer, at most 4; the words are the team's own.
    pub goals: u16,
    /// At least one.
    pub slots: Vec<ActionSlot>,
}

/// A part in an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionSlot {
    /// There once in its template.
    pub id: String,
    pub label: Label,
    /// At least one.
    pub kinds: Vec<AssetKind>,
    /// Empty: any category of those kinds will do.
    pub categories: Vec<String>,
    /// How many assets; at least one.
    pub wanted: u16,
}

impl Read for ActionTemplate {
    fn read(node: &Node) -> Result<Self, PackError> {
        let fields = node.fields(&["id", "label", "hint", "safeguarding", "goals", "slots"])?;
        let slots = fields.distinct("slots", "id", |slot: &ActionSlot| &slot.id)?;
        Ok(Self {
            id: fields.id()?,
            label: fields.read("label")?,
            hint: fields.maybe("hint")?,
            safeguarding: fields.read("safeguarding")?,
            goals: fields.at_if_there("goals").map(|goals| goals.whole_number(0, 4)).transpose()?.unwrap_or_default(),
            slots: fields.some("slots", slots)?,
        })
    }
}

impl Read for ActionSlot {
    fn read(node: &Node) -> Result<Self, PackError> {
        let fields = node.fields(&["id", "label", "kinds", "categories", "wanted"])?;
        Ok(Self {
            id: fields.id()?,
            label: fields.read("label")?,
            kinds: fields.some("kinds", fields.set("kinds", AssetKind::read)?)?,
            categories: fields.ids("categories")?,
            wanted: fields.at("wanted").whole_number(1, 999)?,
        })
    }
}

impl ActionTemplate {
    #[must_use]
    pub fn slot(&self, id: &str) -> Option<&ActionSlot> {
        self.slots.iter().find(|slot| slot.id == id)
    }

    /// Whether an asset may take part: where the template is safeguarded, a person must have been vetted.
    #[must_use]
    pub fn is_safe_with(&self, asset: &Asset) -> bool {
        !self.safeguarding || asset.kind != AssetKind::Individual || asset.vetted
    }
}

impl ActionSlot {
    /// Whether an asset is what the slot looks for.
    #[must_use]
    pub fn suits(&self, asset: &Asset) -> bool {
        let category = |id: &String| self.categories.is_empty() || self.categories.contains(id);
        self.kinds.contains(&asset.kind) && asset.category.as_ref().map_or(self.categories.is_empty(), category)
    }
}
