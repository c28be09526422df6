//! What to go through: checklists, and the elements of good practice with their attributes.

use super::category::{Term, entries};
use super::error::PackError;
use super::node::{Node, Read};
use crate::model::{Asset, AssetKind, AssetState, terms};
use crate::words::Label;

entries!(Checklist, Element);

/// Items in groups, ticked off one by one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checklist {
    pub id: String,
    pub label: Label,
    pub hint: Option<Label>,
    pub groups: Vec<ChecklistGroup>,
}

/// Items that are asked for, or waived, together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChecklistGroup {
    pub id: String,
    pub label: Label,
    /// Not asked for here; shown struck out.
    pub waived: bool,
    /// Each id is there once in the whole pack.
    pub items: Vec<Term>,
}

impl Read for Checklist {
    fn read(node: &Node) -> Result<Self, PackError> {
        let fields = node.fields(&["id", "label", "hint", "groups"])?;
        let groups = fields.distinct("groups", "id", |group: &ChecklistGroup| &group.id)?;
        Ok(Self { id: fields.id()?, label: fields.read("label")?, hint: fields.maybe("hint")?, groups: fields.some("groups", groups)? })
    }
}

impl Read for ChecklistGroup {
    fn read(node: &Node) -> Result<Self, PackError> {
        let fields = node.fields(&["id", "label", "waived", "items"])?;
        Ok(Self {
            id: fields.id()?,
            label: fields.read("label")?,
            waived: fields.or_default("waived")?,
            items: fields.some("items", fields.or_default("items")?)?,
        })
    }
}

/// One of the parts that good work stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    pub id: String,
    pub label: Label,
    pub attributes: Vec<Attribute>,
}

/// What to look at in an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// There once in the whole pack.
    pub id: String,
    pub label: Label,
    pub hint: Option<Label>,
    /// What the map can say of it by itself.
    pub counts: Vec<LiveCount>,
}

impl Read for Element {
    fn read(node: &Node) -> Result<Self, PackError> {
        let fields = node.fields(&["id", "label", "attributes"])?;
        Ok(Self {
            id: fields.id()?,
            label: fields.read("label")?,
            attributes: fields.some("attributes", fields.or_default("attributes")?)?,
        })
    }
}

impl Read for Attribute {
    fn read(node: &Node) -> Result<Self, PackError> {
        let fields = node.fields(&["id", "label", "hint", "counts"])?;
        Ok(Self {
            id: fields.id()?,
            label: fields.read("label")?,
            hint: fields.maybe("hint")?,
            counts: fields.set("counts", |count| count.one_of(LiveCount::ALL, LiveCount::id))?,
        })
    }
}

terms! {
    /// A number the map knows of itself.
    LiveCount "live_count" {
        Associations = "associations", Institutions = "institutions", Organisations = "organisations", ResidentsGroups = "residents_groups",
        Captains = "captains", Professionals = "professionals", Schools = "schools", Parks = "parks", Places = "places", Stories = "stories",
    }
}

impl LiveCount {
    /// Whether an asset counts; one that has ended never does.
    #[must_use]
    pub fn includes(self, asset: &Asset) -> bool {
        let category = asset.category.as_deref().unwrap_or_default();
        let is_of = |kind: AssetKind, categories: &[&str]| asset.kind == kind && categories.contains(&category);
        asset.state != AssetState::Ended
            && match self {
                Self::Associations => asset.kind == AssetKind::Association,
                Self::Institutions => asset.kind == AssetKind::Institution,
                Self::Organisations => matches!(asset.kind, AssetKind::Association | AssetKind::Institution),
                // Those of the trades and those that stand above other groups are not the residents' own.
                Self::ResidentsGroups => {
                    asset.kind == AssetKind::Association && !["merchants_group", "union", "federation"].contains(&category)
                }
                Self::Captains => is_of(AssetKind::Individual, &["house_captain", "floor_captain"]),
                Self::Professionals => is_of(AssetKind::Individual, &["nurse_doctor", "retired_teacher", "social_worker"]),
                Self::Schools => is_of(AssetKind::Institution, &["school", "kindergarten"]),
                Self::Parks => is_of(AssetKind::Place, &["park"]),
                Self::Places => asset.kind == AssetKind::Place,
                Self::Stories => asset.kind == AssetKind::Story,
            }
    }
}
