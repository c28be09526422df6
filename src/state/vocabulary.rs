//! The words of the community on screen, one for the whole page: the core, with the packs of that community laid over it.

use super::project::Project;
use crate::model::Info;
use crate::packs::{self, Pack};
use leptos::prelude::*;
use leptos::reactive::graph::Observer;
use std::sync::{Arc, OnceLock};

fn core() -> Arc<Pack> {
    static CORE: OnceLock<Arc<Pack>> = OnceLock::new();
    Arc::clone(CORE.get_or_init(|| Arc::new(packs::core().clone())))
}

fn signal() -> &'static ArcRwSignal<Arc<Pack>> {
    static PACK: OnceLock<ArcRwSignal<Arc<Pack>>> = OnceLock::new();
    PACK.get_or_init(ArcRwSignal::default)
}

fn put(pack: Arc<Pack>) {
    if signal().with_untracked(|now| !Arc::ptr_eq(now, &pack)) {
        signal().set(pack);
    }
}

/// The words now: the core's while no community is on screen. Tracked where something can follow them.
#[must_use]
pub fn pack() -> Arc<Pack> {
    with_pack(Arc::clone)
}

/// Reads the words in place; tracked like `pack`.
pub fn with_pack<T>(read: impl FnOnce(&Arc<Pack>) -> T) -> T {
    with_chosen(|pack| if pack.id.is_empty() { read(&core()) } else { read(pack) })
}

/// As `with_pack`, but empty until a community was on screen: the first page does without the core.
pub(super) fn with_chosen<T>(read: impl FnOnce(&Arc<Pack>) -> T) -> T {
    if Observer::get().is_some() { signal().with(read) } else { signal().with_untracked(read) }
}

/// Puts the words of a community in force before its screens are drawn, keeps them in step with what it chooses, and takes them back when
/// its screens go.
pub fn speak_for(project: Project) {
    let chosen =
        Memo::new(move |_| project.read(|workspace| (workspace.info.packs.clone(), workspace.info.own_packs.clone())).unwrap_or_default());
    let whole = Memo::new(move |_| {
        let (packs, own_packs) = chosen.get();
        if packs.is_empty() && own_packs.is_empty() {
            return core();
        }
        // What could not be taken is said in the dialog about the community.
        Arc::new(packs::words_of(&Info { packs, own_packs, ..Info::default() }).0)
    });
    put(whole.get_untracked());
    Effect::new(move |_| put(whole.get()));
    on_cleanup(|| put(core()));
}
