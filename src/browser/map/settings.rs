//! How the map is drawn and what lies under it, as the map facade wants to be told.

use super::{Bounds, LngLat, View};
use crate::model::Base;
use serde::{Deserialize, Serialize};

/// How the map is drawn.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MapOptions {
    pub theme: MapTheme,
    /// `en`, `zh-Hans` or `zh-Hant`.
    pub lang: String,
    pub reduced_motion: bool,
    pub words: MapWords,
    /// Where to look first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub view: Option<View>,
    /// Pixels drawn for one of the page; `None` for as many as the screen has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pixel_ratio: Option<f64>,
}

/// Colours and sizes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MapTheme {
    #[default]
    Light,
    Dark,
    Projector,
}

/// What the map itself says, in the reader's language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MapWords {
    /// What takes the keys: say how they work.
    pub canvas: String,
    pub zoom_in: String,
    pub zoom_out: String,
    pub attribution: String,
    /// The handles of the base picture: top left, top right, bottom right, bottom left.
    pub corners: [String; 4],
}

/// What lies under the records; the file of a picture or PMTiles goes with it as a blob.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(tag = "base", rename_all = "lowercase")]
pub enum BaseSpec {
    #[default]
    Grid,
    Picture {
        /// Top left, top right, bottom right, bottom left; `None` fits it into the view and tells the event `Corners`.
        #[serde(skip_serializing_if = "Option::is_none")]
        corners: Option<[LngLat; 4]>,
        /// 0 to 1.
        opacity: f64,
    },
    Pmtiles {
        id: String,
    },
    Tiles {
        url: String,
        attribution: String,
        #[serde(rename = "maxzoom")]
        max_zoom: u8,
    },
}

impl From<&Base> for BaseSpec {
    fn from(base: &Base) -> Self {
        match base.clone() {
            Base::Grid => Self::Grid,
            Base::Picture { corners, .. } => Self::Picture { corners: Some(corners.map(LngLat::from)), opacity: 1.0 },
            Base::Pmtiles { file, .. } => Self::Pmtiles { id: file },
            Base::Tiles { url, attribution, max_zoom } => Self::Tiles { url, attribution, max_zoom },
        }
    }
}

/// What a base says of itself.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct BaseInfo {
    pub bounds: Option<Bounds>,
    pub name: Option<String>,
    /// `vector` or `raster`.
    pub kind: Option<String>,
    pub attribution: Option<String>,
}

/// Why a base was refused.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BaseFault {
    /// Not a picture this browser can show.
    BadImage,
    /// Not a PMTiles file, or a damaged one.
    NotPmtiles,
    UnsupportedTileType,
    UnsupportedCompression,
    /// Not the address of tiles.
    BadAddress,
    /// Another base was set meanwhile; nothing to tell anybody.
    Superseded,
    #[default]
    #[serde(other)]
    Failed,
}

/// What `setBase` answers.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct BaseAnswer {
    pub ok: bool,
    #[serde(flatten)]
    pub info: BaseInfo,
    pub reason: BaseFault,
    pub detail: String,
}
