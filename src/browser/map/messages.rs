//! What passes between Rust and the map facade, as JSON text: records, modes, views and events.

use crate::model::{AreaKind, AssetKind, Id, LinkKind, LinkState, Shape};
use serde::{Deserialize, Serialize, Serializer};

/// Degrees, WGS 84, longitude first, as the map gives them: `Position::new` refuses what is not on earth.
pub type LngLat = [f64; 2];

/// What a pin stands for, and so its glyph and colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointKind {
    Asset(AssetKind),
    Need,
}

impl Serialize for PointKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Asset(kind) => serializer.serialize_str(kind.id()),
            Self::Need => serializer.serialize_str("need"),
        }
    }
}

/// A pin.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Point {
    pub id: Id,
    pub lng: f64,
    pub lat: f64,
    pub kind: PointKind,
    /// Drawn beside the pin where there is room; may be initials.
    pub label: String,
    /// A met need's ring is filled.
    pub met: bool,
    /// Drafts, paused and ended things step back.
    pub faded: bool,
}

/// What is wanting in an area, and so how its slanting lines look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hatch {
    /// Nobody looks after it.
    Captain,
    /// It has wishes that nobody can meet.
    Gap,
}

/// An outline.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AreaShape {
    pub id: Id,
    pub kind: AreaKind,
    pub label: String,
    pub polygons: Shape,
    /// Drawn with slanting lines: something is wanting here.
    pub hatch: Option<Hatch>,
}

/// A line from one pin to another.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LinkLine {
    pub id: Id,
    pub kind: LinkKind,
    pub state: LinkState,
    pub from: LngLat,
    pub to: LngLat,
    /// The pins at its ends, so that it follows them while they are dragged.
    pub from_id: Id,
    pub to_id: Id,
}

/// Everything on the map.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Records {
    pub points: Vec<Point>,
    pub areas: Vec<AreaShape>,
    pub links: Vec<LinkLine>,
}

/// What of one kind of record came, changed or went.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Changes<T> {
    pub put: Vec<T>,
    pub remove: Vec<Id>,
}

impl<T> Default for Changes<T> {
    fn default() -> Self {
        Self { put: Vec::new(), remove: Vec::new() }
    }
}

/// A difference to what is on the map.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Diff {
    pub points: Changes<Point>,
    pub areas: Changes<AreaShape>,
    pub links: Changes<LinkLine>,
}

/// What a tap means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(tag = "mode", rename_all = "kebab-case")]
pub enum Mode {
    /// Picks records; the selected pin can be dragged.
    #[default]
    Browse,
    /// Each tap is a place.
    Place,
    /// Draws a new outline.
    Draw,
    /// Moves the corners of this area's outline.
    Reshape { id: Id },
    /// Picks the other end of a link.
    Connect { from: Id },
    /// Picks pins, one after the other.
    Gather,
    /// Moves the corners of the base picture.
    Corners,
}

/// Where the map looks; pitch and bearing are always zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct View {
    pub lng: f64,
    pub lat: f64,
    /// `None` keeps the zoom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zoom: Option<f64>,
    /// Glides there, where motion is not reduced.
    #[serde(default)]
    pub animate: bool,
}

/// What the map shows just now.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub struct Seen {
    pub lng: f64,
    pub lat: f64,
    pub zoom: f64,
    pub bounds: Bounds,
}

/// The edges of a box: west, south, east, north.
pub type Bounds = [f64; 4];

/// A box to look at.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Fit {
    pub bounds: Bounds,
    /// Pixels left free around it; `None` for the usual 56.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub padding: Option<u32>,
    /// Never closer than this; `None` for the usual 18.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_zoom: Option<f64>,
}

/// A place as the map gives it.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub struct Place {
    pub lng: f64,
    pub lat: f64,
}

/// Where the device is, and how far off that may be.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct HereMark {
    pub lng: f64,
    pub lat: f64,
    pub accuracy_m: f64,
}

/// Pixels at the map's edges that panels cover.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Padding {
    pub top: u32,
    pub right: u32,
    pub bottom: u32,
    pub left: u32,
}

/// A pixel of the map's element, from its top left corner.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub struct Pixel {
    pub x: f64,
    pub y: f64,
}

/// Which kind of mark was picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Picked {
    Point,
    Area,
    Link,
}

/// Why an outline was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ShapeFault {
    TooFew,
    Crossing,
}

/// What happens on the map.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum MapEvent {
    /// Drawn for the first time, or again after `Lost`.
    Ready,
    /// A place, in mode place.
    Tap { lng: f64, lat: f64 },
    /// A record, in modes browse and connect.
    Pick { id: Id, record: Picked },
    /// Too many pins under one finger to fan out: ask which.
    PickMany { ids: Vec<Id>, lng: f64, lat: f64, x: f64, y: f64 },
    /// Bare ground, in mode browse.
    Background,
    /// The selected pin was dragged here.
    Move { id: Id, lng: f64, lat: f64 },
    /// How many corners the outline being drawn has.
    Drawing { vertices: usize },
    /// An outline was drawn, or that of the area `id` reshaped.
    Shape {
        #[serde(default)]
        id: Option<Id>,
        polygons: Vec<Vec<Vec<LngLat>>>,
    },
    /// The outline could not be finished.
    ShapeError { reason: ShapeFault },
    /// The base picture's corners were moved: top left, top right, bottom right, bottom left.
    Corners { corners: [LngLat; 4] },
    /// The map came to rest looking here.
    View { lng: f64, lat: f64, zoom: f64 },
    /// Some of the base cannot be drawn, such as tiles without network; told once a base.
    BaseError { detail: String },
    /// The graphics context is gone: offer List and Board. Changes wait; `Ready` comes again with it.
    Lost,
}
