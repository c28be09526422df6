//! How people and groups stand together: teams and federations.

use super::category::{Term, entries};
use super::error::PackError;
use super::node::{Node, Read};
use crate::model::OrgLevel;
use crate::words::Label;

entries!(Team, Federation);

/// Roles that belong together, so that a missing one is seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    pub id: String,
    pub label: Label,
    /// At least one.
    pub roles: Vec<Role>,
}

impl Read for Team {
    fn read(node: &Node) -> Result<Self, PackError> {
        let fields = node.fields(&["id", "label", "roles"])?;
        let roles = fields.distinct("roles", "id", |role: &Role| &role.id)?;
        Ok(Self { id: fields.id()?, label: fields.read("label")?, roles: fields.some("roles", roles)? })
    }
}

/// One part in a team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    pub id: String,
    pub label: Label,
    /// Categories of assets that fill it; at least one.
    pub categories: Vec<String>,
    /// How many there should be; at least one.
    pub wanted: u16,
}

impl Read for Role {
    fn read(node: &Node) -> Result<Self, PackError> {
        let fields = node.fields(&["id", "label", "categories", "wanted"])?;
        Ok(Self {
            id: fields.id()?,
            label: fields.read("label")?,
            categories: fields.some("categories", fields.ids("categories")?)?,
            wanted: fields.at("wanted").whole_number(1, 999)?,
        })
    }
}

/// A way to hold many groups together: its levels, the types of group in it, a team, its ways of working.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Federation {
    pub id: String,
    pub label: Label,
    pub hint: Option<Label>,
    /// Highest first; at least one.
    pub levels: Vec<FederationLevel>,
    /// Categories of associations; at least one.
    pub types: Vec<String>,
    /// The id of a team.
    pub team: Option<String>,
    pub methods: Vec<Term>,
}

impl Read for Federation {
    fn read(node: &Node) -> Result<Self, PackError> {
        let fields = node.fields(&["id", "label", "hint", "levels", "types", "team", "methods"])?;
        let levels = fields.distinct("levels", "level", |level: &FederationLevel| level.level.id())?;
        Ok(Self {
            id: fields.id()?,
            label: fields.read("label")?,
            hint: fields.maybe("hint")?,
            levels: fields.some("levels", levels)?,
            types: fields.some("types", fields.ids("types")?)?,
            team: fields.at_if_there("team").map(|team| team.id()).transpose()?,
            methods: fields.distinct("methods", "id", |method: &Term| &method.id)?,
        })
    }
}

/// What a federation calls one of its levels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FederationLevel {
    pub level: OrgLevel,
    pub label: Label,
}

impl Read for FederationLevel {
    fn read(node: &Node) -> Result<Self, PackError> {
        let fields = node.fields(&["level", "label"])?;
        Ok(Self { level: fields.at("level").one_of(OrgLevel::ALL, OrgLevel::id)?, label: fields.read("label")? })
    }
}
