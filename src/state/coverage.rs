//! How the wishes of the open community stand, by its own words and footpaths.

use super::footpaths::Footpaths;
use super::project::Project;
use super::vocabulary::pack;
use crate::matching::{Coverage, Pairing};

/// Reckoned anew whenever it is asked for: keep it in a `Memo`. Tracked.
#[must_use]
pub fn coverage(project: Project, footpaths: Footpaths) -> Coverage {
    let (pack, walking) = (pack(), footpaths.walking());
    let of = |workspace: &_| Coverage::of(&Pairing::new(workspace).on_foot(walking.as_deref()), &pack);
    project.read(of).unwrap_or_default()
}
