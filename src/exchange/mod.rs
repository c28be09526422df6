//! Files in and out: one file a format, pure; each refusal is a sentence in three languages.

pub mod chain;
pub mod codes;
mod columns;
mod copy;
mod crs;
mod cursor;
mod decode;
mod ends;
mod feature;
mod foreign;
pub mod geojson_in;
pub mod geojson_out;
pub mod job;
mod list;
mod mapping;
mod name;
mod opened;
mod ours;
pub mod parcel;
mod place;
mod practice_in;
mod practice_out;
mod problem;
mod public;
mod refused;
mod repair;
mod row;
mod row_in;
mod row_out;
mod scan;
mod sealed;
pub mod sheet;
mod skipped;
mod sniff;
mod suggest;
mod walk;

pub use columns::{Column, ColumnKind};
pub use copy::{Copy, FEWEST_PEOPLE, public_copy, team_copy};
pub use cursor::MAX_DEPTH;
pub use ends::fit_together;
pub use geojson_in::{Inspection, Taken, What, inspect, take};
pub use geojson_out::{BACKUP_FORMAT, BACKUP_VERSION, Level, backup, full_backup, write_copy};
pub use mapping::{KindBy, Lines, Mapping, Polygons, Target};
pub use name::MAX_NAME;
pub use ours::keep_ours;
pub use problem::Problem;
pub use refused::{MAX_BYTES, Refused};
pub use skipped::{SkipReason, Skipped};
pub use suggest::suggest;

/// Pictures under the map by the file id that `Base::Picture` names, each a `data:` URI.
pub type Pictures = std::collections::BTreeMap<String, String>;
