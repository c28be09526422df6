//! People's names as the screen may show them: in full at a desk, as initials for a hall.

use crate::model::{Asset, Record};
use crate::practice::initials::initials;
use crate::state::Look;
use crate::ui::forms::describe::heading;

/// The name, or its initials while the page is made up for a projector; tracked.
pub fn shown(look: Look, name: &str) -> String {
    if look.shown() == "projector" { initials(name) } else { name.to_owned() }
}

/// What an asset is called; tracked.
pub fn of(look: Look, asset: &Asset) -> String {
    shown(look, &heading(&Record::Asset(asset.clone())))
}
