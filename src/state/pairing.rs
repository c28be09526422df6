//! The open community as matching sees it: by its own words and footpaths.

use super::footpaths::Footpaths;
use super::project::Project;
use super::vocabulary::pack;
use crate::matching::{Coverage, Pairing};
use crate::packs::Pack;

/// Reckoned anew whenever it is asked for: keep what comes of it in a `Memo`. Tracked.
pub fn read_pairing<T>(project: Project, footpaths: Footpaths, read: impl FnOnce(&Pairing, &Pack) -> T) -> Option<T> {
    let (pack, walking) = (pack(), footpaths.walking());
    project.read(|workspace| read(&Pairing::new(workspace).on_foot(walking), &pack))
}

/// How its wishes stand; as [`read_pairing`].
#[must_use]
pub fn coverage(project: Project, footpaths: Footpaths) -> Coverage {
    read_pairing(project, footpaths, Coverage::of).unwrap_or_default()
}
