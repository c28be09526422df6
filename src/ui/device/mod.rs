//! What concerns this tablet and not the community: the lock before it, the table it stands on, where it is.

mod clear;
mod here;
mod hold;
mod lock;
mod table;

pub use clear::ClearDialog;
pub use here::{HereButton, HereNotice, Search};
pub use lock::LockDialog;
pub use table::{TableChip, TableDialog, TableField};

use crate::state::Tablet;
use clear::ClearedScreen;
use leptos::prelude::*;
use lock::LockScreen;

/// What stands instead of everything else while the tablet is locked, and once it is cleared.
#[component]
pub fn BeforeAll() -> impl IntoView {
    let tablet = expect_context::<Tablet>();
    move || match tablet.cleared() {
        Some(cleared) => view! { <ClearedScreen cleared /> }.into_any(),
        None => view! { <LockScreen /> }.into_any(),
    }
}
