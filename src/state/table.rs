//! The workshop table this tablet stands on.

use crate::browser::preferences::Preferences;
use leptos::prelude::*;
use std::ops::RangeInclusive;

/// The tables there can be.
pub const TABLES: RangeInclusive<u16> = 1..=20;

/// Kept on this device; what is put down from now on is stamped with it.
#[derive(Clone, Copy)]
pub struct TableNumber(RwSignal<Option<u16>>);

impl TableNumber {
    #[must_use]
    pub fn remembered() -> Self {
        Self(RwSignal::new(Preferences::load().table.filter(|table| TABLES.contains(table))))
    }

    /// Tracked.
    #[must_use]
    pub fn get(self) -> Option<u16> {
        self.0.get()
    }

    pub fn choose(self, table: Option<u16>) {
        Preferences::change(|kept| kept.table = table);
        self.0.set(table);
    }
}
