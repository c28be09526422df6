//! What passes between Rust and the map facade, as JSON text; `mapkit/index.js` says what each means.

use crate::model::{AreaKind, AssetKind, Base, Id, LinkKind, LinkState, Shape};
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

/// An outline.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AreaShape {
    pub id: Id,
    pub kind: AreaKind,
    pub label: String,
    pub polygons: Shape,
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
    /// Moves the corners of the base picture.
    Corners,
}

/// What lies under the records; the file of a picture or a PMTiles base goes with it as a blob.
pub type BaseSpec = Base;

/// Where the map looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct View {
    pub lng: f64,
    pub lat: f64,
    pub zoom: f64,
    #[serde(default)]
    pub bearing: f64,
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
    /// Drawn for the first time.
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
    View(View),
    /// The base cannot be drawn, or no longer.
    BaseError {
        #[serde(default)]
        reason: String,
    },
    /// The graphics context is gone: offer List and Board.
    Lost,
}

/// How the map is drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MapOptions {
    /// `light`, `dark` or `projector`.
    pub theme: String,
    /// `en`, `zh-Hans` or `zh-Hant`.
    pub lang: String,
    pub reduced_motion: bool,
    pub words: MapWords,
}

/// What the map itself says, in the reader's language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct MapWords {
    /// The handles of the base picture: top left, top right, bottom right, bottom left.
    pub corners: [String; 4],
}

/// The corners of a box: west, south, east, north.
pub type Bounds = [f64; 4];

/// What `setBase` answers.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct BaseAnswer {
    pub bounds: Option<Bounds>,
}
