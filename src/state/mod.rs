//! Signals. `Project::commit` and `Project::undo` are the only door for change.

mod aside;
mod autosave;
mod chain;
mod choices;
mod desk;
mod files;
mod footpaths;
mod language;
mod look;
mod matches;
mod network;
mod pairing;
mod photos;
mod plan;
mod project;
mod shelf;
mod table;
mod tablet;
mod tabs;
mod talk;
mod twins;
mod vocabulary;
mod work;
mod workshop;

pub use aside::Aside;
pub use autosave::Saving;
pub use chain::{CodeReader, chain};
pub use desk::{Desk, Draft, Tool};
pub use files::{
    BackupError, KeepError, export_file, file_name, keep_tiles, open_sample, read_file, read_pack, save_backup, share_backup, take_in,
};
pub use footpaths::{Footpaths, FootpathsError, PathFile};
pub use language::{lang, say, say_count, say_with, set_lang, t};
pub use look::{Hand, Look, THEMES, Theme};
pub use matches::{combinations_of_all, share_of_all};
pub use network::network_report;
pub use pairing::{coverage, read_pairing};
pub use photos::keep_photo;
pub use plan::{Plan, keep_picture};
pub use project::Project;
pub use shelf::{Shelf, ShelfError};
pub use table::{TABLES, TableNumber};
pub use tablet::{Cleared, Tablet};
pub use talk::Talk;
pub use twins::twins_of_all;
pub use vocabulary::{pack, speak_for, with_pack};
pub use work::{Reply, Work, whole};
pub use workshop::Workshop;
