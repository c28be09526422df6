//! Signals. `Project::commit` and `Project::undo` are the only door for change.

mod autosave;
mod desk;
mod files;
mod language;
mod look;
mod network;
mod project;
mod shelf;
mod tabs;
mod talk;
mod vocabulary;

pub use autosave::Saving;
pub use desk::{Desk, Draft, Tool};
pub use files::{export_file, file_name, keep_picture, keep_tiles, open_sample, read_file, read_pack, take_in, whole};
pub use language::{lang, say, say_count, say_with, set_lang, t};
pub use look::{Look, THEMES, Theme};
pub use network::NetworkReport;
pub use project::Project;
pub use shelf::{Shelf, ShelfError};
pub use talk::Talk;
pub use vocabulary::{pack, speak_for, with_pack};
