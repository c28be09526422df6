//! How the columns of somebody else's file become records; suggested by the program, settled by a person.

use crate::model::{AreaKind, AssetKind};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Columns are named as `Column::name` has them: a key, or a path of keys joined by dots into nested objects.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// Column with the name (a need's statement); without one, the category or the feature's number serves.
    pub name: Option<String>,
    /// Column whose values become the category, as they are.
    pub category: Option<String>,
    pub note: Option<String>,
    /// What features become unless their outline makes them an area.
    pub record: Target,
    /// For assets: a column whose values tell the kind.
    pub kind_by: Option<KindBy>,
    /// What areas stand for.
    pub area_kind: AreaKind,
    pub polygons: Polygons,
    pub lines: Lines,
}

/// What features become.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Target {
    /// The kind is used where `kind_by` does not tell another.
    Asset(AssetKind),
    Need,
    /// Points and lines are then left out.
    Area,
}

impl Default for Target {
    fn default() -> Self {
        Self::Asset(AssetKind::Place)
    }
}

/// A column that tells an asset's kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KindBy {
    pub column: String,
    /// Value → kind; a value that is not here gets the file's kind.
    pub kinds: BTreeMap<String, AssetKind>,
}

/// What polygons become.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Polygons {
    /// Area records.
    #[default]
    AsAreas,
    /// A pin at the centre.
    AsPins,
}

/// What lines become; no record is a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lines {
    /// Left out, with the reason.
    #[default]
    Skip,
    /// A pin at the middle.
    AsPins,
}

/// The value of a column: the key itself, or else a path into nested objects.
pub(super) fn look_up<'a>(properties: &'a Map<String, Value>, column: &str) -> Option<&'a Value> {
    if let Some(value) = properties.get(column) {
        return Some(value);
    }
    let (first, path) = column.split_once('.')?;
    look_up(properties.get(first)?.as_object()?, path)
}

/// A value as people would write it; `None` for nothing, blank text and objects.
pub(super) fn as_text(value: &Value) -> Option<Cow<'_, str>> {
    match value {
        Value::String(text) => Some(text.trim()).filter(|text| !text.is_empty()).map(Cow::Borrowed),
        Value::Number(number) => Some(number.to_string().into()),
        Value::Bool(flag) => Some(flag.to_string().into()),
        Value::Array(items) => {
            let texts: Vec<_> = items.iter().filter(|item| !item.is_array()).filter_map(as_text).collect();
            (!texts.is_empty()).then(|| texts.join("; ").into())
        }
        Value::Null | Value::Object(_) => None,
    }
}
