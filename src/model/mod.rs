//! The nouns: records, their values and what must always hold for them. Imports nothing of ours.

mod action;
mod area;
mod asset;
mod event;
mod id;
mod info;
mod link;
mod need;
mod outlines;
mod pair;
mod position;
mod record;
mod self_help;
mod tally;
mod terms;
mod time;
mod values;
mod workspace;

pub use action::{Action, SlotFill};
pub use area::{Area, Shape, ShapeError};
pub use asset::Asset;
pub use event::Event;
pub use id::Id;
pub use info::{Base, Info, Purpose};
pub use link::Link;
pub use need::Need;
pub use outlines::Outlines;
pub use pair::{KeptApart, Pair};
pub use position::{Position, PositionError};
pub use record::{Record, RecordKind, Stamp};
pub use self_help::{SelfHelp, SelfHelpTick, next_tick, self_help_stage, self_help_stage_on};
pub use tally::Tally;
pub use terms::*;
pub use time::{Date, Timestamp};
pub use values::{Consent, ConsentMethod, Evidence, EvidenceMethod, Extra, Gift, Noted, PackRef, Slot};
pub use workspace::{Counts, Workspace};
