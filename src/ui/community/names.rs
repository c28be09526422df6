//! People's names as the screen may show them: in full at a desk, as initials for a hall.

use crate::model::{Asset, AssetKind, Record};
use crate::practice::exposed::covered;
use crate::practice::initials::initials;
use crate::state::Look;
use crate::ui::forms::describe::heading;

/// Whether the page is made up for a hall; tracked.
pub fn in_hall(look: Look) -> bool {
    look.shown() == "projector"
}

/// The name, or its initials while the page is made up for a projector; tracked.
pub fn shown(look: Look, name: &str) -> String {
    if in_hall(look) { initials(&covered(name)) } else { name.to_owned() }
}

/// The text, without the phone numbers and doors in it while the page is made up for a projector; tracked.
pub fn safe(look: Look, text: &str) -> String {
    if in_hall(look) { covered(text) } else { text.to_owned() }
}

/// The name of an asset of this kind: people are called by their initials, and nothing by a number; tracked.
pub fn of_kind(look: Look, kind: AssetKind, name: &str) -> String {
    if kind == AssetKind::Individual { shown(look, name) } else { safe(look, name) }
}

/// What an asset is called; tracked.
pub fn of(look: Look, asset: &Asset) -> String {
    shown(look, &heading(&Record::Asset(asset.clone())))
}

/// What a record of any kind is called; tracked.
pub fn of_record(look: Look, record: &Record) -> String {
    match record {
        Record::Asset(asset) => of_kind(look, asset.kind, &heading(record)),
        _ => safe(look, &heading(record)),
    }
}
