//! The nouns: records, their values and what must always hold for them. Imports nothing of ours.

mod area;
mod asset;
mod id;
mod link;
mod need;
mod position;
mod record;
mod terms;
mod time;
mod values;
mod workspace;

pub use area::{Area, Shape, ShapeError};
pub use asset::Asset;
pub use id::Id;
pub use link::Link;
pub use need::Need;
pub use position::{Position, PositionError};
pub use record::{Record, RecordKind, Stamp};
pub use terms::*;
pub use time::{Date, Timestamp};
pub use values::{Consent, ConsentMethod, Evidence, EvidenceMethod, Extra, Gift, Slot};
pub use workspace::{Base, Counts, Info, Purpose, Workspace};
