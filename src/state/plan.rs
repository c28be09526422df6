//! A picture to lay under the map: a printed sheet finds its place by its corner marks, any other lies in the middle of the view.

use super::files::{KeepError, keep};
use super::shelf::Shelf;
use super::work::{Reply, Work};
use crate::browser::pictures::{Drawing, draw};
use crate::browser::worker::Job;
use crate::browser::{File, ids};
use crate::exchange::sheet::job::{Answer, Laid, Request};
use crate::model::{Base, Id, Position};
use leptos::prelude::set_timeout;
use std::time::Duration;

/// A kept picture's longer side: a plan must stay readable when looked at closely.
const LONGEST_PX: u32 = 2600;

/// A photo of a tiled floor looks like a thousand marks; then the picture is laid by hand.
const LONGEST_SEARCH: Duration = Duration::from_secs(20);

/// A picture that is kept, and how many corner marks of a printed sheet it shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    pub base: Base,
    pub marks: usize,
    /// Whether it lies where its marks say.
    pub is_laid: bool,
}

/// Keeps a picture, drawn anew without what the camera wrote into it; of a printed sheet what is within the frame. Without corner
/// marks it lies in the middle of the view (west, south, east, north).
pub async fn keep_picture(shelf: Shelf, community: Id, file: File, view: [f64; 4]) -> Result<Plan, KeepError> {
    let photo = draw(&file, LONGEST_PX).await?;
    let (answer, flat) = find_sheet(&photo).await.unwrap_or_default();
    let laid = answer.laid.map(|laid| flatten(&laid, &flat));
    let (is_laid, picture, corners) = match laid {
        Some(Ok((flat, corners))) => (true, flat.encode(true).await?, corners),
        _ => {
            let shape = f64::from(photo.width_px) / f64::from(photo.height_px.max(1));
            (false, photo.encode(file.type_() == "image/jpeg").await?, fit(shape, view))
        }
    };
    let id = ids::new_id().to_string();
    keep(shelf, community, &id, &file.name(), &picture.blob).await?;
    Ok(Plan { base: Base::Picture { file: id, name: file.name(), corners }, marks: answer.marks, is_laid })
}

/// Asks the worker; `None` where there is none or it broke over the photo, which is then laid by hand.
async fn find_sheet(photo: &Drawing) -> Option<(Answer, Vec<u8>)> {
    let request = Request { width: photo.width_px as usize, height: photo.height_px as usize };
    let job = Job::<Reply>::start(&Work::FindSheet(request), Some(&photo.pixels().ok()?), |_| ()).ok()?;
    let canceller = job.canceller();
    set_timeout(move || canceller.cancel(), LONGEST_SEARCH);
    match job.await.ok()? {
        (Reply::Sheet(answer), flat) => Some((answer, flat.unwrap_or_default())),
        _ => None,
    }
}

fn flatten(laid: &Laid, rgba: &[u8]) -> Result<(Drawing, [Position; 4]), KeepError> {
    let side = |pixels: usize| u32::try_from(pixels).unwrap_or_default();
    Ok((Drawing::of_pixels(rgba, side(laid.width), side(laid.height))?, laid.corners))
}

/// The corners of a picture of this shape (width ÷ height) that fills nine tenths of the view.
fn fit(shape: f64, [west, south, east, north]: [f64; 4]) -> [Position; 4] {
    let (lng, lat) = ((west + east) / 2.0, (south + north) / 2.0);
    let squeeze = lat.to_radians().cos().max(0.01);
    let (width, height) = ((east - west) * squeeze * 0.9, (north - south) * 0.9);
    let tall = height.min(width / shape);
    let (half_lng, half_lat) = (tall * shape / squeeze / 2.0, tall / 2.0);
    let corner = |x: f64, y: f64| Position::new(lng + x * half_lng, lat + y * half_lat).unwrap_or_default();
    [corner(-1.0, 1.0), corner(1.0, 1.0), corner(1.0, -1.0), corner(-1.0, -1.0)]
}
