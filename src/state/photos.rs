//! Photos of records: made smaller, stripped of what the camera wrote, and kept apart under the address of their content.

use super::files::{KeepError, keep};
use super::project::Project;
use super::shelf::Shelf;
use crate::browser::files::{self, FileError};
use crate::browser::{File, pictures};
use crate::exchange::{MAX_BYTES, Pictures};
use crate::model::{Id, Photos, Workspace, photo_address};
use std::collections::BTreeSet;

/// A kept photo's longer side: sharp on a projector, and hundreds of them fit a backup.
const LONGEST_PX: u32 = 1280;
/// Of a file that can be opened again, a fifth is kept for the records, bytes.
const MOST_PICTURES: f64 = MAX_BYTES as f64 * 0.8;
/// Bytes of text for one of a picture.
const BASE64: f64 = 4.0 / 3.0;

/// Keeps a photo on this device; answers its address for the record to hold.
pub async fn keep_photo(shelf: Shelf, community: Id, file: &File) -> Result<String, KeepError> {
    let photo = pictures::draw(file, LONGEST_PX).await?.encode(file.type_() == "image/jpeg").await?.blob;
    let address = photo_address(&files::read_bytes(&photo).await?);
    keep(shelf, community, &address, &file.name(), &photo).await?;
    Ok(address)
}

/// Puts them beside the pictures of a backup, as far as this device has them, from where they come back as any kept file does. Answers how
/// many are left out: a larger file could not be opened again.
pub(super) async fn put_into(all: &mut Pictures, shelf: Shelf, project: Project) -> Result<usize, FileError> {
    let (community, named) = project.peek(|workspace| (workspace.info.id, named_in(workspace))).unwrap_or_default();
    let mut room = MOST_PICTURES - all.values().map(|picture| picture.len() as f64).sum::<f64>();
    let mut left_out = 0;
    for photo in named {
        let Some(blob) = shelf.file(community, &photo).await else { continue };
        let length = blob.size() * BASE64;
        if length > room {
            left_out += 1;
        } else {
            room -= length;
            all.insert(photo, pictures::blob_to_data_uri(&blob).await?);
        }
    }
    Ok(left_out)
}

fn named_in(workspace: &Workspace) -> BTreeSet<String> {
    workspace.photos().flat_map(Photos::in_order).map(|(address, _)| address.to_owned()).collect()
}
