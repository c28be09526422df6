//! The printed map sheet, both ways: a mark for each corner of its frame, and a photo of it laid on the ground by them.

pub mod job;
mod mark;
mod photo;
mod plane;

pub use mark::{Mark, mark_at, marks};
pub use photo::{Flat, Pixels, find_sheet};
pub use plane::Plane;
