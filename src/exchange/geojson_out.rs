//! The full backup: a workspace as one GeoJSON `FeatureCollection` that reads back exactly and opens in GIS tools.

use super::Copy;
use super::Pictures;
use super::practice_out::{ActionRow, EventRow};
use super::row_out::{AreaRow, AssetRow, LinkRow, NeedRow, moment};
use super::sealed::{DOCUMENT_MEMBER, Sealed};
use crate::document::Document;
use crate::model::{Id, Info, Position, Shape, Timestamp, Workspace, terms};
use crc32fast::Hasher;
use serde::{Serialize, Serializer};
use serde_json::{Map, Result, Value};

/// The value of `linli.format`.
pub const BACKUP_FORMAT: &str = "linli-backup";
/// The newest `linli.version` this program writes and reads.
pub const BACKUP_VERSION: u64 = 1;

/// The top-level member that holds the pictures; it stands last, so that a file cut short loses pictures before records.
pub(super) const PICTURES_MEMBER: &str = "linli.pictures";

terms! {
    /// For whom a file is; the value of `linli.exported_level`.
    Level "level" { Full = "full", Team = "team", Public = "public" }
}

/// The whole workspace, UTF-8, one feature a line (RFC 7946; DOMAIN §4.3). `exported_at` is the present time.
///
/// A link between two records at the very same place has no line, so its geometry is `null`. An action is a point amid its assets, an
/// event one in its area (see [`Workspace::place_of`]).
pub fn backup(workspace: &Workspace, exported_at: Timestamp, pictures: &Pictures) -> Result<Vec<u8>> {
    write(workspace, pictures, &Header::new(&workspace.info, Level::Full, exported_at)?, None)
}

/// As [`backup`], with the shared document (`Document::encode_plainly`) in it: what other tablets merge field by field.
pub fn full_backup(document: &Document, exported_at: Timestamp, pictures: &Pictures) -> Result<Vec<u8>> {
    let workspace = document.workspace();
    write(workspace, pictures, &Header::new(&workspace.info, Level::Full, exported_at)?, Some(&document.encode_plainly()))
}

/// A copy for others, in the form of [`backup`]; what the copy only counts stands in the header as `linli.events`.
pub fn write_copy(copy: &Copy, exported_at: Timestamp, pictures: &Pictures) -> Result<Vec<u8>> {
    let counted = copy.events.iter().map(|(kind, count)| (kind.id().to_owned(), Value::from(*count)));
    let header = Header { events: counted.collect(), ..Header::new(&copy.workspace.info, copy.level, exported_at)? };
    write(&copy.workspace, pictures, &header, None)
}

fn write(workspace: &Workspace, pictures: &Pictures, header: &Header, update: Option<&[u8]>) -> Result<Vec<u8>> {
    let counts = workspace.counts();
    let mut out = Vec::with_capacity(4096 + 1200 * counts.all());
    out.extend_from_slice(b"{\"type\":\"FeatureCollection\",\n\"name\":");
    let name = workspace.info.name.as_str();
    serde_json::to_writer(&mut out, if name.is_empty() { "linli" } else { name })?;
    out.extend_from_slice(b",\n\"linli\":");
    serde_json::to_writer(&mut out, header)?;
    out.extend_from_slice(b",\n\"features\":[");
    let mut writer = Writer { out, first: true, sum: Hasher::new() };
    for area in workspace.areas.values() {
        writer.feature(area.id, &Outline(&area.shape), &AreaRow::from(area))?;
    }
    for asset in workspace.assets.values() {
        writer.feature(asset.id, &asset.position.map(Point), &AssetRow::from(asset))?;
    }
    for need in workspace.needs.values() {
        writer.feature(need.id, &need.position.map(Point), &NeedRow::from(need))?;
    }
    for link in workspace.links.values() {
        let ends = workspace.own_place(link.from).zip(workspace.own_place(link.to)).filter(|(from, to)| from != to);
        writer.feature(link.id, &ends.map(Line), &LinkRow::from(link))?;
    }
    for action in workspace.actions.values() {
        writer.feature(action.id, &workspace.place_of_action(action).map(Point), &ActionRow::from(action))?;
    }
    for event in workspace.events.values() {
        writer.feature(event.id, &workspace.place_of_event(event).map(Point), &EventRow::from(event))?;
    }
    let Writer { mut out, sum, .. } = writer;
    out.extend_from_slice(b"\n]");
    if let Some(update) = update {
        member(&mut out, DOCUMENT_MEMBER, &Sealed::new(update, sum))?;
    }
    if !pictures.is_empty() {
        member(&mut out, PICTURES_MEMBER, pictures)?;
    }
    out.extend_from_slice(b"}\n");
    Ok(out)
}

fn member(out: &mut Vec<u8>, key: &str, value: &impl Serialize) -> Result<()> {
    out.extend_from_slice(b",\n");
    serde_json::to_writer(&mut *out, key)?;
    out.push(b':');
    serde_json::to_writer(out, value)
}

#[derive(Serialize)]
struct Header {
    format: &'static str,
    version: u64,
    workspace: Value,
    exported_level: &'static str,
    exported_at: String,
    #[serde(skip_serializing_if = "Map::is_empty")]
    events: Map<String, Value>,
}

impl Header {
    fn new(info: &Info, level: Level, exported_at: Timestamp) -> Result<Self> {
        let mut workspace = serde_json::to_value(info)?;
        if let Some(created_at) = workspace.get_mut("created_at") {
            *created_at = moment(info.created_at).into();
        }
        let exported_at = moment(exported_at);
        Ok(Self { format: BACKUP_FORMAT, version: BACKUP_VERSION, workspace, exported_level: level.id(), exported_at, events: Map::new() })
    }
}

struct Writer {
    out: Vec<u8>,
    first: bool,
    /// Over the features as they are written.
    sum: Hasher,
}

impl Writer {
    fn feature(&mut self, id: Id, geometry: &impl Serialize, properties: &impl Serialize) -> Result<()> {
        self.out.extend_from_slice(if self.first { b"\n" } else { b",\n" });
        self.first = false;
        let feature = Feature { kind: "Feature", id, geometry, properties };
        let from = self.out.len();
        serde_json::to_writer(&mut self.out, &feature)?;
        self.sum.update(self.out.get(from..).unwrap_or_default());
        Ok(())
    }
}

#[derive(Serialize)]
struct Feature<'a, G, P> {
    #[serde(rename = "type")]
    kind: &'static str,
    id: Id,
    geometry: &'a G,
    properties: &'a P,
}

#[derive(Serialize)]
struct Geometry<C> {
    #[serde(rename = "type")]
    kind: &'static str,
    coordinates: C,
}

struct Point(Position);

impl Serialize for Point {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        Geometry { kind: "Point", coordinates: self.0 }.serialize(serializer)
    }
}

struct Line((Position, Position));

impl Serialize for Line {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        Geometry { kind: "LineString", coordinates: self.0 }.serialize(serializer)
    }
}

struct Outline<'a>(&'a Shape);

impl Serialize for Outline<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        match self.0.polygons() {
            [] => serializer.serialize_none(),
            [rings] => Geometry { kind: "Polygon", coordinates: rings }.serialize(serializer),
            polygons => Geometry { kind: "MultiPolygon", coordinates: polygons }.serialize(serializer),
        }
    }
}
