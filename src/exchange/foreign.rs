//! A feature of somebody else's file → a record, by the mapping a person settled; what has no field of its own is kept in `extra`.

use super::feature::Feature;
use super::mapping::{Mapping, Target, as_text, look_up};
use super::name::{MAX_NAME, tidy};
use super::place::Place;
use super::{Polygons, Problem, SkipReason};
use crate::model::*;
use serde_json::{Map, Value};
use std::borrow::Cow;

/// Makes feature number `index` a record; true when it had no name of its own.
pub(super) fn to_record(
    feature: Feature,
    mapping: &Mapping,
    (index, id, now): (usize, Id, Timestamp),
    problems: &mut Vec<Problem>,
) -> Result<(Record, bool), SkipReason> {
    let Feature { id: foreign_id, geometry, properties, .. } = feature;
    let polygons = if mapping.record == Target::Area { Polygons::AsAreas } else { mapping.polygons };
    let place = geometry.map(|geometry| geometry.place(polygons, mapping.lines)).transpose()?;
    let category = column_text(&properties, mapping.category.as_deref()).map(|text| tidy(&text).name.into_owned());
    let own_name = column_text(&properties, mapping.name.as_deref()).and_then(|text| read_name(&text, index, problems));
    let unnamed = own_name.is_none();
    let name = own_name.or_else(|| category.clone()).unwrap_or_else(|| format!("#{index}"));
    let note = column_text(&properties, mapping.note.as_deref()).map(Cow::into_owned).unwrap_or_default();
    let stamp = Stamp { created_at: now, updated_at: now, ..Stamp::default() };
    if let Some(Place::PinOfSeveral(_, points)) = &place {
        problems.push(Problem::SeveralPoints { index, name: name.clone(), points: points.len() });
    }
    let pin = match (&place, mapping.record) {
        (Some(Place::Outline(shape)), _) => {
            let extra = keep(&properties, mapping, [Some(&name), None, Some(&note)], foreign_id, None);
            let area = Area::new(id, mapping.area_kind, name, shape.clone());
            return Ok((Record::Area(Area { note, stamp, extra, ..area }), unnamed));
        }
        (None, Target::Area) => return Err(SkipReason::NoOutline),
        (Some(_), Target::Area) => return Err(SkipReason::PointForArea),
        (Some(Place::Pin(position) | Place::PinOfSeveral(position, _)), _) => Some(*position),
        (None, _) => None,
    };
    let points = if let Some(Place::PinOfSeveral(_, points)) = place { Some(points) } else { None };
    let osm_ref = foreign_id.as_ref().or_else(|| properties.get("@id")).and_then(read_osm_ref);
    let extra = keep(&properties, mapping, [Some(&name), category.as_ref(), Some(&note)], foreign_id, points);
    let record = if let Target::Asset(kind) = mapping.record {
        let kind = kind_of(&properties, mapping).unwrap_or(kind);
        Record::Asset(Asset { category, position: pin, osm_ref, note, stamp, extra, ..Asset::new(id, kind, name) })
    } else {
        Record::Need(Need { category, position: pin, note, stamp, extra, ..Need::new(id, name) })
    };
    Ok((record, unnamed))
}

/// The name a feature goes by in messages.
pub(super) fn name_of(properties: &Map<String, Value>, mapping: &Mapping) -> String {
    let column = mapping.name.as_deref().or(Some("name"));
    column_text(properties, column).map(|text| tidy(&text).name.into_owned()).unwrap_or_default()
}

fn column_text<'a>(properties: &'a Map<String, Value>, column: Option<&str>) -> Option<Cow<'a, str>> {
    as_text(look_up(properties, column?)?)
}

fn read_name(raw: &str, index: usize, problems: &mut Vec<Problem>) -> Option<String> {
    let tidied = tidy(raw);
    let name = tidied.name.into_owned();
    if tidied.cleaned {
        problems.push(Problem::NameCleaned { index, name: name.chars().take(40).collect() });
    }
    if tidied.cut {
        problems.push(Problem::NameCut { index, name: name.chars().take(40).collect(), limit: MAX_NAME });
    }
    Some(name).filter(|name| !name.is_empty())
}

fn kind_of(properties: &Map<String, Value>, mapping: &Mapping) -> Option<AssetKind> {
    let kind_by = mapping.kind_by.as_ref()?;
    let value = column_text(properties, Some(&kind_by.column))?;
    kind_by.kinds.get(value.as_ref()).copied()
}

/// All properties but those a field now holds word for word; the feature's own id and its other points are added.
fn keep(
    properties: &Map<String, Value>,
    mapping: &Mapping,
    held: [Option<&String>; 3],
    foreign_id: Option<Value>,
    points: Option<Vec<Position>>,
) -> Extra {
    let columns = [&mapping.name, &mapping.category, &mapping.note];
    let is_held = |key: &str, value: &Value| {
        let held_in = |(column, field): (&&Option<String>, Option<&String>)| {
            column.as_deref() == Some(key) && field.map(String::as_str) == value.as_str()
        };
        value.is_string() && columns.iter().zip(held).any(held_in)
    };
    let mut extra: Map<_, _> =
        properties.iter().filter(|(key, value)| !is_held(key, value)).map(|(key, value)| (key.clone(), value.clone())).collect();
    if let Some(id) = foreign_id.filter(|id| id.is_string() || id.is_number()) {
        let key = if extra.contains_key("id") { "feature_id" } else { "id" };
        extra.entry(key).or_insert(id);
    }
    if let Some(points) = points {
        let points = points.into_iter().map(|point| Value::from(<[f64; 2]>::from(point).to_vec())).collect();
        extra.entry("points").or_insert(Value::Array(points));
    }
    Extra(extra)
}

/// `node/123`, `way/123` or `relation/123`.
fn read_osm_ref(id: &Value) -> Option<String> {
    let (kind, number) = id.as_str()?.split_once('/')?;
    let is_osm = matches!(kind, "node" | "way" | "relation") && !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    is_osm.then(|| format!("{kind}/{number}"))
}
