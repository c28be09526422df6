//! One feature of a file: its id, its geometry and its properties, or why it cannot be read.

use super::crs::Units;
use super::cursor::{MAX_DEPTH, Value};
use super::name::snippet;
use super::place::Geometry;
use super::{SkipReason, repair::repair};
use serde::Deserialize;
use serde_json::{Map, value::RawValue};

/// A feature as the file has it.
#[derive(Debug, Default)]
pub(super) struct Feature {
    /// The member `id`, a text or a number.
    pub(super) id: Option<serde_json::Value>,
    pub(super) geometry: Option<Geometry>,
    pub(super) properties: Map<String, serde_json::Value>,
    pub(super) mended: Mended,
}

/// What had to be mended before it could be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Mended {
    pub(super) surrogates: bool,
    pub(super) not_numbers: bool,
}

#[derive(Deserialize)]
struct Raw<'a> {
    #[serde(rename = "type", default)]
    kind: Option<serde_json::Value>,
    #[serde(default)]
    id: Option<serde_json::Value>,
    #[serde(borrow, default)]
    geometry: Option<&'a RawValue>,
    #[serde(borrow, default)]
    properties: Option<&'a RawValue>,
}

/// Reads the feature, or the bare geometry, at a place of the text. When only the geometry is at fault, its properties come with the reason.
pub(super) fn read_feature(text: &str, at: &Value, units: Units) -> Result<Feature, (Map<String, serde_json::Value>, SkipReason)> {
    let json = text.get(at.range.clone()).unwrap_or_default();
    let bare = |reason| (Map::new(), reason);
    if at.depth > MAX_DEPTH {
        return Err(bare(SkipReason::TooDeep { limit: MAX_DEPTH, found: at.depth }));
    }
    if !json.starts_with('{') {
        return Err(bare(SkipReason::NotAFeature { found: snippet(json) }));
    }
    match parse(json, units) {
        Err(Unread::Json) => {
            let repaired = repair(json);
            let mut feature = parse(&repaired.text, units).map_err(|unread| match unread {
                Unread::Json => bare(SkipReason::Unreadable { found: snippet(json) }),
                Unread::Feature(properties, reason) => (properties, reason),
            })?;
            feature.mended = Mended { surrogates: repaired.surrogates, not_numbers: repaired.not_numbers };
            Ok(feature)
        }
        Err(Unread::Feature(properties, reason)) => Err((properties, reason)),
        Ok(feature) => Ok(feature),
    }
}

enum Unread {
    Json,
    Feature(Map<String, serde_json::Value>, SkipReason),
}

fn parse(json: &str, units: Units) -> Result<Feature, Unread> {
    let raw: Raw<'_> = serde_json::from_str(json).map_err(|_| Unread::Json)?;
    let kind = raw.kind.as_ref().and_then(serde_json::Value::as_str);
    match kind {
        Some("Feature") => {}
        None if raw.kind.is_none() && raw.geometry.is_some() => {}
        Some(kind) if Geometry::TYPES.contains(&kind) => {
            let geometry = Geometry::read(json, units).map_err(|reason| Unread::Feature(Map::new(), reason))?;
            return Ok(Feature { geometry, ..Feature::default() });
        }
        _ => return Err(Unread::Feature(Map::new(), SkipReason::NotAFeature { found: snippet(json) })),
    }
    let properties = match raw.properties {
        None => Map::new(),
        Some(raw) if raw.get().starts_with('{') => serde_json::from_str(raw.get()).map_err(|_| Unread::Json)?,
        Some(raw) => return Err(Unread::Feature(Map::new(), SkipReason::BadProperties { found: snippet(raw.get()) })),
    };
    match raw.geometry.map_or(Ok(None), |geometry| Geometry::read(geometry.get(), units)) {
        Ok(geometry) => Ok(Feature { id: raw.id, geometry, properties, mended: Mended::default() }),
        Err(SkipReason::Unreadable { .. }) => Err(Unread::Json),
        Err(reason) => Err(Unread::Feature(properties, reason)),
    }
}
