//! What concerns this tablet and not the community: the table it stands on, where it is.

mod here;
mod table;

pub use here::{HereButton, HereNotice, Search};
pub use table::{TableChip, TableDialog, TableField};
