//! One file per Web API; the only room that touches JavaScript values.

pub mod camera;
pub mod clock;
pub mod environment;
mod events;
pub mod files;
pub mod geolocation;
pub mod idle;
pub mod ids;
pub mod install;
mod js;
pub mod launch;
pub mod locks;
pub mod map;
pub mod pad;
pub mod page;
pub mod panic;
pub mod pictures;
pub mod preferences;
pub mod service_worker;
pub mod share;
pub mod storage;
pub mod tabs;
pub mod tiles;
pub mod wake;
pub mod worker;

pub use events::Listener;
/// Bytes the browser keeps for us, perhaps on disk; cheap to clone.
pub use web_sys::{Blob, File};
