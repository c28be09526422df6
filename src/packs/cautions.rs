//! What a pack has people read before they ask strangers for maps or tell everybody what is here; the law differs from place to place.

use super::error::PackError;
use super::node::{Node, Read};
use crate::words::Label;

/// A sentence for each step that needs one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cautions {
    /// Before tiles from the network lie under the map.
    pub online_tiles: Option<Label>,
    /// Before the public copy is made.
    pub public_copy: Option<Label>,
}

impl Read for Cautions {
    fn read(node: &Node) -> Result<Self, PackError> {
        let fields = node.fields(&["online_tiles", "public_copy"])?;
        Ok(Self { online_tiles: fields.maybe("online_tiles")?, public_copy: fields.maybe("public_copy")? })
    }
}

impl Cautions {
    pub(super) fn over(&self, upper: &Self) -> Self {
        let upper_first = |lower: &Option<Label>, upper: &Option<Label>| upper.clone().or_else(|| lower.clone());
        Self {
            online_tiles: upper_first(&self.online_tiles, &upper.online_tiles),
            public_copy: upper_first(&self.public_copy, &upper.public_copy),
        }
    }
}
