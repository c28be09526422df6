//! What concerns the whole device: the lock before it, and its being cleared. Other tabs of this browser hear of both.

use super::shelf::Shelf;
use crate::browser::preferences::Preferences;
use crate::browser::storage::StorageError;
use crate::browser::tabs::{TabMessage, Tabs};
use crate::browser::{clock, environment, idle, ids, page, tiles};
use crate::model::{Id, LockCode};
use leptos::prelude::*;

const UNUSED_MS: i64 = 600_000;

/// Everything on the device was erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cleared {
    Here {
        communities: usize,
        files: usize,
    },
    /// By another tab of this browser.
    Elsewhere,
}

/// The device before its communities are looked at. One a page.
#[derive(Clone, Copy)]
pub struct Tablet {
    has_code: RwSignal<bool>,
    is_locked: RwSignal<bool>,
    cleared: RwSignal<Option<Cleared>>,
    tabs: StoredValue<Option<Tabs>, LocalStorage>,
}

impl Tablet {
    /// Locked at once where a code is set, and again when nobody uses it for ten minutes.
    #[must_use]
    pub fn remembered() -> Self {
        let has_code = Preferences::load().lock.is_some();
        let tablet = Self {
            has_code: RwSignal::new(has_code),
            is_locked: RwSignal::new(has_code),
            cleared: RwSignal::new(None),
            tabs: StoredValue::new_local(None),
        };
        let tabs = Tabs::join(Id::NIL, move |message| match message {
            TabMessage::Locked => tablet.shut_with_a_code(),
            TabMessage::Cleared => tablet.cleared.set(Some(Cleared::Elsewhere)),
            _ => {}
        });
        tablet.tabs.set_value(Some(tabs));
        idle::on_unused(UNUSED_MS, move || tablet.shut());
        tablet
    }

    /// Whether nothing of the communities may be on screen; tracked.
    #[must_use]
    pub fn is_shut(self) -> bool {
        self.is_locked.get() || self.cleared.get().is_some()
    }

    /// Tracked.
    #[must_use]
    pub fn has_code(self) -> bool {
        self.has_code.get()
    }

    /// Tracked.
    #[must_use]
    pub fn cleared(self) -> Option<Cleared> {
        self.cleared.get()
    }

    /// Locks this tab and the others; nothing happens without a code.
    pub fn lock(self) {
        self.shut();
        if self.is_locked.get_untracked() {
            self.tell(&TabMessage::Locked);
        }
    }

    fn shut(self) {
        // Another tab may have set a code, or taken it away.
        if Preferences::load().lock.is_some() {
            self.shut_with_a_code();
        } else {
            self.has_code.set(false);
        }
    }

    /// A code that another tab has just set may not be among this tab's preferences yet.
    fn shut_with_a_code(self) {
        self.has_code.set(true);
        self.is_locked.set(true);
    }

    /// From now on the tablet can be locked, and opened by this code alone.
    pub fn set_code(self, code: &LockCode) {
        let salt = ids::random();
        Preferences::change(|kept| kept.lock = Some(crate::model::Lock::new(code, salt)));
        self.has_code.set(true);
    }

    /// Opens the tablet if this is its code.
    #[must_use]
    pub fn open(self, code: &str) -> bool {
        let opens = fits(code);
        if opens {
            self.is_locked.set(false);
        }
        opens
    }

    /// Forgets the code if this is it.
    #[must_use]
    pub fn take_code_away(self, code: &str) -> bool {
        let opens = fits(code);
        if opens {
            Preferences::change(|kept| kept.lock = None);
            self.has_code.set(false);
        }
        opens
    }

    /// Wrong tries so far, and the seconds until the next.
    #[must_use]
    pub fn tries(self) -> (usize, usize) {
        let Some(lock) = Preferences::load().lock else { return (0, 0) };
        let seconds = lock.wait_ms(clock::now()).saturating_add(999) / 1000;
        (lock.wrong() as usize, usize::try_from(seconds).unwrap_or_default())
    }

    /// Erases all communities, their files and the settings of this device; done when it answers.
    pub async fn clear(self, shelf: Shelf) -> Result<(), StorageError> {
        let (communities, files) = shelf.erase().await?;
        tiles::forget().await;
        Preferences::erase();
        self.tell(&TabMessage::Cleared);
        self.cleared.set(Some(Cleared::Here { communities, files }));
        Ok(())
    }

    /// As on the first day.
    pub fn start_anew(self) {
        page::set_hash("#/");
        environment::reload();
    }

    fn tell(self, message: &TabMessage) {
        self.tabs.with_value(|tabs| {
            if let Some(tabs) = tabs {
                tabs.send(message);
            }
        });
    }
}

/// Whether this is the code; a wrong one is counted. Everything fits where there is none.
fn fits(code: &str) -> bool {
    let mut opens = true;
    Preferences::change(|kept| opens = kept.lock.as_mut().is_none_or(|lock| lock.try_open(code, clock::now())));
    opens
}
