//! A GeoJSON file opened: what kind of file it is, its features' bounds, its header; nothing of its features read yet.

use super::crs::{Units, read_crs};
use super::cursor::{MAX_DEPTH, Value};
use super::geojson_out::{BACKUP_VERSION, PICTURES_MEMBER};
use super::name::snippet;
use super::place::Geometry;
use super::row::read_moment;
use super::scan::{End, Outline, Piece, scan};
use super::sealed::{self, DOCUMENT_MEMBER};
use super::{Pictures, Problem, Refused, decode::decode};
use crate::model::{Id, Info, RecordKind, Timestamp};
use serde::Deserialize;
use std::borrow::Cow;

/// A file that is GeoJSON and may be taken.
pub(super) struct Opened<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) pieces: Vec<Piece>,
    pub(super) units: Units,
    pub(super) linli: Option<Linli>,
    pub(super) problems: Vec<Problem>,
}

/// What a file that Linli wrote says of itself.
#[derive(Default)]
pub(super) struct Linli {
    pub(super) version: u64,
    pub(super) level: String,
    pub(super) exported_at: Option<Timestamp>,
    pub(super) info: Option<Info>,
    pub(super) pictures: Pictures,
    /// The shared document, where the file holds it and it goes with the features.
    pub(super) update: Option<Vec<u8>>,
}

#[derive(Deserialize)]
struct Header {
    format: String,
    version: u64,
    #[serde(default)]
    workspace: serde_json::Value,
    #[serde(default)]
    exported_level: String,
    #[serde(default)]
    exported_at: serde_json::Value,
    #[serde(default)]
    pictures: Pictures,
}

/// Opens a file or says why it cannot be taken at all.
pub(super) fn open(bytes: &[u8]) -> Result<Opened<'_>, Refused> {
    let mut problems = vec![];
    let text = decode(bytes, &mut problems)?;
    if !text.trim_start().starts_with('{') {
        let at = text.len() - text.trim_start().len();
        let (line, column) = locate(&text, at);
        return Err(Refused::NotJson { found: snippet(text.trim_start()), line, column });
    }
    let mut outline = scan(&text);
    let pieces = features_of(&text, &mut outline)?;
    note_end(&text, &outline, &pieces, &mut problems);
    let linli = read_linli(&text, &outline, &pieces, &mut problems)?;
    let units = match member(&text, &outline, "crs").and_then(|crs| serde_json::from_str(crs).ok()) {
        Some(crs) => read_crs(&crs, &mut problems)?,
        None => Units::Degrees,
    };
    Ok(Opened { text, pieces, units, linli, problems })
}

/// Line and column, in characters, both from 1.
pub(super) fn locate(text: &str, byte: usize) -> (usize, usize) {
    let before = text.get(..text.floor_char_boundary(byte)).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (before.bytes().filter(|byte| *byte == b'\n').count() + 1, before.get(line_start..).unwrap_or_default().chars().count() + 1)
}

fn member<'t>(text: &'t str, outline: &Outline, key: &str) -> Option<&'t str> {
    let (_, value) = outline.members.iter().find(|(name, _)| name == key)?;
    text.get(value.range.clone())
}

/// The elements of the collection, or the one feature or geometry that the file is.
fn features_of(text: &str, outline: &mut Outline) -> Result<Vec<Piece>, Refused> {
    let kind = member(text, outline, "type").and_then(|kind| serde_json::from_str::<String>(kind).ok());
    let is_esri = outline.members.iter().any(|(key, _)| key == "geometryType" || key == "spatialReference");
    let refuse_end = |outline: &Outline| {
        let damage = outline.damaged_before.or(if let End::Damaged(at) = outline.end { Some(at) } else { None });
        let (line, column) = locate(text, damage.unwrap_or(text.len()));
        match damage {
            Some(at) => Some(Refused::Damaged { found: snippet(text.get(at..).unwrap_or_default()), line, column }),
            None if outline.end == End::Cut => Some(Refused::CutOff { line, column }),
            None => None,
        }
    };
    if is_esri && kind.is_none() {
        return Err(Refused::OtherFormat { found: "Esri JSON" });
    }
    if let Some(pieces) = outline.features.take() {
        let usable = pieces.iter().any(|piece| matches!(piece, Piece::Whole(_)));
        return refuse_end(outline).filter(|_| !usable).map_or(Ok(pieces), Err);
    }
    match kind.as_deref() {
        Some("Topology") => Err(Refused::OtherFormat { found: "TopoJSON" }),
        Some(kind) if kind == "Feature" || Geometry::TYPES.contains(&kind) => match &outline.whole {
            Some(whole) if whole.depth > MAX_DEPTH => {
                let (line, column) = locate(text, whole.range.start);
                Err(Refused::TooDeep { limit: MAX_DEPTH, line, column })
            }
            Some(whole) => Ok(vec![Piece::Whole(whole.clone())]),
            None => Err(refuse_end(outline).unwrap_or(Refused::NotGeoJson { found: kind.to_owned() })),
        },
        _ if refuse_end(outline).is_some() => Err(refuse_end(outline).unwrap_or(Refused::Empty)),
        Some("FeatureCollection") => {
            Err(Refused::NoFeatures { found: snippet(member(text, outline, "features").unwrap_or_else(|| text.trim_start())) })
        }
        _ => Err(Refused::NotGeoJson { found: snippet(member(text, outline, "type").unwrap_or_else(|| text.trim_start())) }),
    }
}

fn note_end(text: &str, outline: &Outline, pieces: &[Piece], problems: &mut Vec<Problem>) {
    let complete = pieces.iter().filter(|piece| matches!(piece, Piece::Whole(_))).count();
    let broken = pieces.iter().find_map(|piece| if let Piece::Broken { at, .. } = piece { Some(*at) } else { None });
    let at_end = if let End::Damaged(at) = outline.end { Some(at) } else { None };
    if let Some(at) = outline.damaged_before.or(broken).or(at_end) {
        let (line, column) = locate(text, at);
        problems.push(Problem::Damaged { line, column, complete });
    }
    if outline.end == End::Cut {
        let (line, column) = locate(text, text.len());
        problems.push(Problem::CutOff { line, column, complete });
    }
    if let End::Trailing(at) = outline.end {
        let (line, column) = locate(text, at);
        problems.push(Problem::Trailing { line, column });
    }
}

/// The header; a file whose header was lost (GIS programs drop it when they save) is known by its rows.
fn read_linli(text: &str, outline: &Outline, pieces: &[Piece], problems: &mut Vec<Problem>) -> Result<Option<Linli>, Refused> {
    let header = member(text, outline, "linli");
    let Some(parsed) =
        header.and_then(|header| serde_json::from_str::<Header>(header).ok()).filter(|header| header.format.starts_with("linli"))
    else {
        let has_rows = pieces.iter().find_map(|piece| if let Piece::Whole(value) = piece { Some(is_row(text, value)) } else { None });
        if has_rows != Some(true) {
            return Ok(None);
        }
        problems.push(Problem::HeaderUnreadable);
        return Ok(Some(Linli::default()));
    };
    if parsed.version > BACKUP_VERSION {
        return Err(Refused::Newer { found: parsed.version, known: BACKUP_VERSION });
    }
    let info = read_info(parsed.workspace);
    if info.is_none() {
        problems.push(Problem::HeaderUnreadable);
    }
    let beside = member(text, outline, PICTURES_MEMBER).and_then(|pictures| serde_json::from_str::<Pictures>(pictures).ok());
    let mut pictures = parsed.pictures;
    pictures.extend(beside.unwrap_or_default());
    pictures.retain(|_, picture| picture.starts_with("data:"));
    let features = pieces.iter().filter_map(|piece| if let Piece::Whole(value) = piece { text.get(value.range.clone()) } else { None });
    let update = sealed::open(member(text, outline, DOCUMENT_MEMBER), features, problems)?;
    let (level, exported_at) = (parsed.exported_level, read_moment(&parsed.exported_at));
    Ok(Some(Linli { version: parsed.version, level, exported_at, info, pictures, update }))
}

fn read_info(mut workspace: serde_json::Value) -> Option<Info> {
    workspace.as_object()?;
    if let Some(created_at) = workspace.get_mut("created_at") {
        *created_at = read_moment(created_at)?.0.into();
    }
    serde_json::from_value(workspace).ok()
}

/// Whether a feature has `uid` and `record` as Linli writes them.
fn is_row(text: &str, value: &Value) -> bool {
    #[derive(Deserialize)]
    struct Peek {
        properties: Row,
    }
    #[derive(Deserialize)]
    struct Row {
        uid: String,
        record: String,
    }
    let peek = serde_json::from_str::<Peek>(text.get(value.range.clone()).unwrap_or_default());
    peek.is_ok_and(|peek| Id::parse(&peek.properties.uid).is_some() && RecordKind::parse(&peek.properties.record).is_some())
}
