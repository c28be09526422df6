//! The packs a community chose: laid over the core, its own opened and taken away.

use super::error::PackError;
use super::{Pack, built_in, library};
use crate::model::{Info, PackRef};
use crate::words::Lang;
use serde_json::Value;

/// The longest text of an own pack, in bytes: it travels with every backup.
pub const LONGEST_OWN_PACK: usize = 1_000_000;

/// The words of this community, and what of its packs could not be taken; see [`library`].
#[must_use]
pub fn words_of(info: &Info) -> (Pack, Vec<PackError>) {
    library(info.packs.iter().map(|pack| pack.id.as_str()), info.own_packs.iter().map(String::as_str))
}

/// Lays the packs with these ids over the core and no others. Those that lie there already stay as they are, built-in ones that are new come on
/// top; the core itself and ids that are not built in are passed over.
pub fn choose(info: &mut Info, ids: &[String]) {
    info.packs.retain(|laid| ids.contains(&laid.id));
    for pack in built_in().iter().skip(1).filter(|pack| ids.contains(&pack.id)) {
        if info.packs.iter().all(|laid| laid.id != pack.id) {
            info.packs.push(PackRef { id: pack.id.clone(), version: pack.version.clone() });
        }
    }
}

/// Takes in a pack that a person opened: in place of an own pack with the same id, or on top of the others. Answers with the pack. `file` is
/// only named in the error; then nothing has changed.
pub fn open_own(info: &mut Info, text: String, file: &str) -> Result<Pack, PackError> {
    if text.len() > LONGEST_OWN_PACK {
        return Err(PackError::TooLong { file: file.to_owned() });
    }
    let pack = Pack::parse(&text, file)?;
    match info.own_packs.iter_mut().find(|own| written_id(own).as_ref() == Some(&pack.id)) {
        Some(own) => *own = text,
        None => info.own_packs.push(text),
    }
    Ok(pack)
}

/// Takes an own pack away; records keep its terms and show them as they are written.
pub fn take_away_own(info: &mut Info, at: usize) {
    if at >= info.own_packs.len() {
        return;
    }
    let id = written_id(&info.own_packs.remove(at));
    if built_in().iter().all(|pack| Some(&pack.id) != id.as_ref()) {
        info.packs.retain(|laid| Some(&laid.id) != id.as_ref());
    }
}

/// What an own pack calls itself, "Our estate · 1.2.0"; one that cannot be read, as errors call it.
#[must_use]
pub fn own_label(lang: Lang, text: &str, at: usize) -> String {
    Pack::parse(text, "").map_or_else(|_| own_name(text, at), |pack| format!("{} · {}", pack.label.get(lang), pack.version))
}

/// What an own pack is called in errors: its id, or where it stands.
pub(super) fn own_name(text: &str, at: usize) -> String {
    written_id(text).unwrap_or_else(|| format!("own_packs[{at}]"))
}

/// The id that a text gives itself, even if the rest of it is no pack.
pub(super) fn written_id(text: &str) -> Option<String> {
    let value: Value = serde_json::from_str(text).ok()?;
    Some(value.get("id")?.as_str()?.to_owned())
}
