//! Looking for a map sheet in a photo, as a job for a worker: pixels go over, and what is within the frame comes back.

use super::{Flat, Pixels, find_sheet};
use crate::model::Position;
use serde::{Deserialize, Serialize};

/// The size of the photo whose pixels come with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    pub width: usize,
    pub height: usize,
}

/// What was found; the pixels of what is laid flat come beside it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// Corner marks seen, four at most.
    pub marks: usize,
    pub laid: Option<Laid>,
}

/// The frame: its size in pixels, and where its corners lie (top left, top right, bottom right, bottom left).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Laid {
    pub width: usize,
    pub height: usize,
    pub corners: [Position; 4],
}

#[must_use]
pub fn run(request: Request, rgba: &[u8]) -> (Answer, Option<Vec<u8>>) {
    let (marks, flat) = find_sheet(Pixels { width: request.width, height: request.height, rgba });
    let Some(Flat { width, height, rgba, corners }) = flat else { return (Answer { marks, laid: None }, None) };
    (Answer { marks, laid: Some(Laid { width, height, corners }) }, Some(rgba))
}
