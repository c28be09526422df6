//! What concerns this tablet and not the community: the table it stands on.

mod table;

pub use table::{TableChip, TableDialog};
