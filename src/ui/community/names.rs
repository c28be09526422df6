//! People's names as the screen may show them: in full at a desk, as initials for a hall.

use crate::model::{Asset, AssetKind, Record};
use crate::practice::initials::initials;
use crate::state::Look;
use crate::ui::forms::describe::heading;

/// Whether the page is made up for a hall; tracked.
pub fn in_hall(look: Look) -> bool {
    look.shown() == "projector"
}

/// The name, or its initials while the page is made up for a projector; tracked.
pub fn shown(look: Look, name: &str) -> String {
    if in_hall(look) { initials(name) } else { name.to_owned() }
}

/// The name of an asset of this kind: only people are called by their initials; tracked.
pub fn of_kind(look: Look, kind: AssetKind, name: &str) -> String {
    if kind == AssetKind::Individual { shown(look, name) } else { name.to_owned() }
}

/// What an asset is called; tracked.
pub fn of(look: Look, asset: &Asset) -> String {
    shown(look, &heading(&Record::Asset(asset.clone())))
}

/// What a record of any kind is called; tracked.
pub fn of_record(look: Look, record: &Record) -> String {
    match record {
        Record::Asset(asset) => of_kind(look, asset.kind, &heading(record)),
        _ => heading(record),
    }
}
