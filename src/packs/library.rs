//! The built-in packs, and the words one community works with: the core with the packs it chose laid over it.

use super::Pack;
use super::chosen::own_name;
use super::error::PackError;
use super::nearest::nearest;
use std::sync::OnceLock;

/// Ids and texts, the core first.
const TEXTS: [(&str, &str); 3] = [
    ("core-abcd", include_str!("../../packs/core-abcd.json")),
    ("cn-mainland", include_str!("../../packs/cn-mainland.json")),
    ("hk-estate", include_str!("../../packs/hk-estate.json")),
];

/// The pack all others are laid over, `core-abcd`.
#[must_use]
pub fn core() -> &'static Pack {
    read(0)
}

/// Every built-in pack, the core first.
#[must_use]
pub fn built_in() -> &'static [&'static Pack] {
    static ALL: OnceLock<[&'static Pack; 3]> = OnceLock::new();
    ALL.get_or_init(|| [0, 1, 2].map(read))
}

/// The core as a file to begin a pack of one's own from, under an id of its own; `schema` is the address of the schema it names.
#[must_use]
pub fn example(schema: &str) -> String {
    let (id, text) = TEXTS[0];
    text.replacen(&format!("\"id\": \"{id}\""), "\"id\": \"our-words\"", 1).replacen("./schema.json", schema, 1)
}

/// Each is read when it is first asked for; tests keep them valid.
fn read(at: usize) -> &'static Pack {
    static PACKS: [OnceLock<Pack>; 3] = [const { OnceLock::new() }; 3];
    let (id, text) = TEXTS[at];
    PACKS[at].get_or_init(|| Pack::parse(text, id).unwrap_or_default())
}

/// The core with a community's packs laid over it, and what of them could not be taken. `chosen` are ids of built-in packs or of `own`, the
/// whole texts of packs that came with the community; own packs that are not among the chosen lie on top. What cannot be read is left out,
/// what hangs on a word that no pack has is named; the rest is there all the same.
pub fn library<'a>(chosen: impl IntoIterator<Item = &'a str>, own: impl IntoIterator<Item = &'a str>) -> (Pack, Vec<PackError>) {
    let mut errors = Vec::new();
    let own = own.into_iter().enumerate().map(|(at, text)| OwnPack::read(text, at, &mut errors));
    // What could not be read counts as laid: it has been told of once, and a built-in pack of that id may stand in.
    let (mut own, mut laid): (Vec<_>, Vec<_>) = own.partition(|own| own.pack != Pack::default());
    let mut whole = core().clone();
    for id in chosen {
        if let Some(at) = own.iter().position(|own| own.name == id) {
            let own = own.remove(at);
            whole = whole.over(&own.pack);
            laid.push(own);
        } else if let Some(at) = TEXTS.iter().position(|(known, _)| *known == id) {
            // The core lies at the bottom already; laid again, it would take back what others say anew.
            if at > 0 {
                whole = whole.over(read(at));
            }
        } else if !laid.iter().any(|own| own.name == id) {
            let known = own.iter().map(|own| own.name.as_str()).chain(TEXTS.iter().map(|(id, _)| *id));
            errors.push(PackError::NoSuchPack { id: id.to_owned(), nearest: nearest(id, known) });
        }
    }
    for own in own {
        whole = whole.over(&own.pack);
        laid.push(own);
    }
    errors.extend(laid.iter().flat_map(|own| own.pack.loose_ends(&whole, &own.name)));
    (whole, errors)
}

struct OwnPack {
    /// The id the text gives, or where it stands among a community's own packs.
    name: String,
    /// Empty, if it could not be read.
    pack: Pack,
}

impl OwnPack {
    fn read(text: &str, at: usize, errors: &mut Vec<PackError>) -> Self {
        let name = own_name(text, at);
        let pack = Pack::parse(text, &name).map_err(|error| errors.push(error)).unwrap_or_default();
        Self { name, pack }
    }
}
