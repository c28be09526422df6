//! What this device remembers of how its user likes things; the community's data never goes here. Never fails: without local storage it lasts as long as the page.

use crate::model::{Id, Lock};
use gloo_storage::{LocalStorage, Storage};
use serde::{Deserialize, Deserializer, Serialize, de::DeserializeOwned};
use std::cell::RefCell;
use std::collections::BTreeMap;

const KEY: &str = "linli.preferences";

thread_local! {
    /// What the browser refused to write down.
    static UNWRITTEN: RefCell<Option<Preferences>> = const { RefCell::new(None) };
}

/// Light and dark; `System` follows the device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
    /// Black on white, at least 24 px, to be read from the back of the room.
    Projector,
}

/// The hand that holds the tablet, if the other one is to do without.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hand {
    #[default]
    Both,
    Right,
    Left,
}

/// Everything remembered; a field that cannot be read takes its default, the others stand.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// `en`, `zh-Hans` or `zh-Hant`; `None` follows the browser.
    #[serde(deserialize_with = "lenient")]
    pub language: Option<String>,
    #[serde(deserialize_with = "lenient")]
    pub theme: Theme,
    #[serde(deserialize_with = "lenient")]
    pub last_community: Option<Id>,
    /// Where each community's map looked last: longitude, latitude, zoom.
    #[serde(deserialize_with = "lenient")]
    pub views: BTreeMap<Id, [f64; 3]>,
    /// A record being described when the page went, as JSON, by community.
    #[serde(deserialize_with = "lenient")]
    pub drafts: BTreeMap<Id, String>,
    /// A talk that is not finished, as JSON, by community.
    #[serde(deserialize_with = "lenient")]
    pub talks: BTreeMap<Id, String>,
    /// The workshop that is under way, as JSON, by community.
    #[serde(deserialize_with = "lenient")]
    pub runs: BTreeMap<Id, String>,
    /// Everything larger, for the person who holds the tablet.
    #[serde(deserialize_with = "lenient")]
    pub helper_mode: bool,
    /// The map hatches areas without a captain.
    #[serde(deserialize_with = "lenient")]
    pub captains_shown: bool,
    /// The map hatches areas with wishes that nobody can meet.
    #[serde(deserialize_with = "lenient")]
    pub gaps_shown: bool,
    /// Where the thumb reaches the palette.
    #[serde(deserialize_with = "lenient")]
    pub hand: Hand,
    /// The workshop table this device stands on.
    #[serde(deserialize_with = "lenient")]
    pub table: Option<u16>,
    /// What shuts this device to curious eyes.
    #[serde(deserialize_with = "lenient")]
    pub lock: Option<Lock>,
    /// See `ids::device_name`; empty until that is first asked for.
    #[serde(deserialize_with = "lenient")]
    pub device_name: String,
}

impl Preferences {
    /// As last written by any tab.
    #[must_use]
    pub fn load() -> Self {
        let unwritten = UNWRITTEN.with_borrow(Clone::clone);
        let written = || if is_storage_allowed() { LocalStorage::get(KEY).ok() } else { None };
        unwritten.or_else(written).unwrap_or_default()
    }

    /// Reads, changes and writes in one go, so that two tabs changing different things both get their way; returns the result.
    pub fn change(change: impl FnOnce(&mut Self)) -> Self {
        let mut preferences = Self::load();
        change(&mut preferences);
        let is_written = is_storage_allowed() && LocalStorage::set(KEY, &preferences).is_ok();
        UNWRITTEN.set((!is_written).then(|| preferences.clone()));
        preferences
    }

    /// Forgets everything.
    pub fn erase() {
        UNWRITTEN.set(None);
        if is_storage_allowed() {
            LocalStorage::delete(KEY);
        }
    }
}

/// Asking for it throws where cookies are forbidden, and `gloo_storage` would panic.
#[expect(clippy::disallowed_methods, reason = "asked only whether it is there")]
fn is_storage_allowed() -> bool {
    web_sys::window().is_some_and(|window| window.local_storage().is_ok_and(|storage| storage.is_some()))
}

fn lenient<'de, D: Deserializer<'de>, T: Default + DeserializeOwned>(deserializer: D) -> Result<T, D::Error> {
    let value = serde_json::Value::deserialize(deserializer)?;
    Ok(serde_json::from_value(value).unwrap_or_default())
}
