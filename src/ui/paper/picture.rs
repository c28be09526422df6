//! The map as a picture for paper: a map of its own, as wide and high as its place on the sheet, drawn out of sight and let go.

use super::Sheet;
use crate::browser::map::{BaseSpec, Bounds, Fit, MapHandle, MapOptions, MapTheme};
use crate::browser::pictures::PictureAddress;
use crate::model::{Base, Paper, Workspace};
use crate::practice::paper::{for_wall, frame_of, picture_of};
use crate::state::{Project, Shelf};
use crate::ui::map::features::{self, Hatched};
use crate::words::Lang;
use leptos::html;

type HtmlDivElement = <html::Div as html::ElementType>::Output;

/// White over a map that is written on, 0 to 1: it must be seen and not be in the way.
const PALENESS: f64 = 0.3;
/// As near as a picture of the wall looks at a single place.
const NEAREST: f64 = 18.0;
const MOST_ZOOM: f64 = 22.0;
/// Less of what is seen, both ways, is no map.
const LEAST_SHARE: f64 = 0.2;

/// What map a sheet wants.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Asked {
    sheet: Sheet,
    with_records: bool,
    pub width_px: u32,
    pub height_px: u32,
    /// Pixels drawn for one of these.
    sharpness: f64,
}

/// The map as it goes on the sheet.
pub struct Picture {
    pub address: PictureAddress,
    pub bounds: Bounds,
    pub attribution: String,
}

/// The map for this sheet on this paper; `None` for a sheet without one.
pub fn asked(sheet: Sheet, paper: Paper, with_records: bool) -> Option<Asked> {
    let (_, _, width, height) = match sheet {
        Sheet::Map => frame_of(paper),
        Sheet::Result => picture_of(paper),
        Sheet::Gifts | Sheet::Wishes => return None,
    };
    let dots = if paper == Paper::A3 { 2.8 } else { 2.0 };
    // Small pins stand apart where large ones would be counted together.
    let room = if sheet == Sheet::Result { 1.6 } else { 1.0 };
    let side = |px: f64| (px * room).round() as u32;
    Some(Asked { sheet, with_records, width_px: side(width), height_px: side(height), sharpness: dots / room })
}

/// Draws it in an element of that size; `None` where this device draws no map.
pub async fn draw(element: &HtmlDivElement, asked: Asked, lang: Lang, project: Project, shelf: Shelf, seen: Bounds) -> Option<Picture> {
    let options = MapOptions {
        theme: MapTheme::Light,
        lang: lang.tag().to_owned(),
        reduced_motion: true,
        pixel_ratio: Some(asked.sharpness),
        ..MapOptions::default()
    };
    let handle = MapHandle::create(element, &options, |_| ()).await.ok()?;
    let (community, base) = project.peek(|workspace| (workspace.info.id, workspace.info.base.clone()))?;
    let file = match &base {
        Base::Picture { file, .. } | Base::Pmtiles { file, .. } => shelf.file(community, file).await,
        Base::Grid | Base::Tiles { .. } => None,
    };
    // Without its file the plain grid stays, as on screen.
    let laid = handle.set_base(&BaseSpec::from(&base), file.as_ref()).await.unwrap_or_default();
    let records = project.peek(|workspace| match asked.sheet {
        Sheet::Result => features::all(&for_wall(workspace), &Hatched::new()),
        _ => features::all(workspace, &Hatched::new()),
    });
    let mut records = records.filter(|_| asked.with_records || asked.sheet == Sheet::Result).unwrap_or_default();
    // Paper goes from hand to hand.
    features::shorten_names(&mut records.points);
    let all = features::bounds(&records.points, &records.areas).filter(|_| asked.sheet == Sheet::Result);
    handle.set_records(&records).ok()?;
    let fit = match all {
        Some(bounds) => Fit { bounds, padding: Some(36), max_zoom: Some(NEAREST) },
        None => {
            let bounds = project.peek(|workspace| of_use(workspace, seen)).unwrap_or(seen);
            Fit { bounds, padding: Some(0), max_zoom: Some(MOST_ZOOM) }
        }
    };
    handle.fit(&fit).ok()?;
    let picture = handle.bare(if asked.sheet == Sheet::Map { PALENESS } else { 0.0 }).await.ok()?;
    let bounds = handle.view().ok()?.bounds;
    Some(Picture { address: PictureAddress::of(&picture).ok()?, bounds, attribution: laid.attribution.unwrap_or_default() })
}

/// Of what is seen the part where there is something: around a plan, or pins without any base, lies bare ground. All of it elsewhere.
fn of_use(workspace: &Workspace, seen: Bounds) -> Bounds {
    let corners = match &workspace.info.base {
        Base::Picture { corners, .. } => corners.map(|corner| [corner.lng(), corner.lat()]).to_vec(),
        Base::Grid => Vec::new(),
        Base::Pmtiles { .. } | Base::Tiles { .. } => return seen,
    };
    let records = features::all(workspace, &Hatched::new());
    let places = features::bounds(&records.points, &records.areas).map(|[west, south, east, north]| [[west, south], [east, north]]);
    let Some([west, south, east, north]) = features::around(corners.into_iter().chain(places.into_iter().flatten())) else { return seen };
    let shared = [west.max(seen[0]), south.max(seen[1]), east.min(seen[2]), north.min(seen[3])];
    let is_strip = shared[2] - shared[0] < LEAST_SHARE * (seen[2] - seen[0]) && shared[3] - shared[1] < LEAST_SHARE * (seen[3] - seen[1]);
    if is_strip || shared[0] >= shared[2] || shared[1] >= shared[3] { seen } else { shared }
}
