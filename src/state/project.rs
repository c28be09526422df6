//! The open community: its document, the one door for change, and the one outlet to storage, other tabs and the screen.

mod incoming;

use super::autosave::{Autosave, Saving};
use super::tabs::Neighbours;
use crate::browser::preferences::Preferences;
use crate::browser::storage::{Storage, UpdateKey};
use crate::browser::tabs::TabMessage;
use crate::browser::{clock, ids};
use crate::document::{Choices, Document, DocumentError, Edit, EditError, Note, Opened, Outlet};
use crate::exchange::{self, Pictures};
use crate::model::{Id, Info, Timestamp, Workspace};
use crate::practice::tidy::OutOfSight;
use leptos::prelude::*;
use std::rc::Rc;

type Listener = Rc<dyn Fn(&Outlet)>;

struct Open {
    document: Document,
    autosave: Autosave,
    neighbours: Option<Neighbours>,
    listeners: Vec<Listener>,
}

/// The open community. Copy it about; all copies are the same one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Project {
    open: StoredValue<Open, LocalStorage>,
    version: RwSignal<u64>,
    /// What the status "Saving" says.
    pub saving: RwSignal<Saving>,
    /// What the last step was, for undo; `None` when there is nothing to undo.
    pub undoable: RwSignal<Option<Note>>,
    pub redoable: RwSignal<Option<Note>>,
    /// The last change made on this screen, for the passing notice; undone when the flag is set.
    pub said: RwSignal<Option<(Note, bool)>>,
    /// What merges left to be said, with what has been settled since; see `open_choices`.
    pub(super) choices: RwSignal<Choices>,
}

impl Project {
    /// A new community, kept at once.
    #[must_use]
    pub fn create(storage: Rc<Storage>, info: Info) -> Self {
        let community = info.id;
        let (document, outlet) = Document::create(ids::client_id(), info);
        let project = Self::with(document, Autosave::new(storage, community, Vec::new()));
        project.let_out(outlet);
        project.join_neighbours(community);
        project
    }

    pub(super) fn autosave(self) -> Option<Autosave> {
        self.open.try_with_value(|open| open.autosave.clone())
    }

    /// The community as a file: everything, with the shared document in it.
    pub(super) fn full_backup(self, now: Timestamp, pictures: &Pictures) -> Option<Vec<u8>> {
        self.open.try_with_value(|open| exchange::full_backup(&open.document, now, pictures).ok()).flatten()
    }

    /// The shared document alone, in few bytes.
    pub(super) fn parcel(self) -> Vec<u8> {
        self.open.try_with_value(|open| exchange::parcel::pack(&open.document.encode_plainly())).unwrap_or_default()
    }

    /// The community as its log of updates tells it, with what an earlier visit could not store; also what could not be read.
    pub(super) fn open(
        storage: Rc<Storage>,
        community: Id,
        log: Vec<(UpdateKey, Vec<u8>)>,
        left: Option<(Autosave, Vec<Vec<u8>>)>,
    ) -> Result<(Self, Opened), DocumentError> {
        let waiting = left.iter().flat_map(|(_, waiting)| waiting);
        let updates = log.iter().map(|(_, bytes)| bytes).chain(waiting).map(Vec::as_slice);
        let (document, mut opened) = Document::open(ids::client_id(), updates)?;
        let keys: Vec<UpdateKey> = log.iter().map(|(key, _)| *key).collect();
        let autosave = match left {
            Some((left, _)) => left.taken_up(keys),
            None => Autosave::new(storage, community, keys),
        };
        let project = Self::with(document, autosave);
        if let Some(outlet) = opened.migrated.take() {
            project.let_out(outlet);
        }
        project.join_neighbours(community);
        Ok((project, opened))
    }

    /// What is here so far is where the person starts: nothing of it is a step to undo.
    pub(super) fn begin_here(self) {
        self.open.update_value(|open| open.document.forget_steps());
        self.said.set(None);
        self.undoable.set(None);
    }

    fn with(document: Document, autosave: Autosave) -> Self {
        let saving = autosave.saving();
        let open = Open { document, autosave, neighbours: None, listeners: Vec::new() };
        Self {
            open: StoredValue::new_local(open),
            version: RwSignal::new(0),
            saving,
            undoable: RwSignal::new(None),
            redoable: RwSignal::new(None),
            said: RwSignal::new(None),
            choices: RwSignal::new(Choices::default()),
        }
    }

    fn join_neighbours(self, community: Id) {
        let neighbours = Neighbours::join(community, self);
        self.open.update_value(|open| open.neighbours = Some(neighbours));
    }

    /// Carries out an edit: one transaction, one undo step, stored and shown.
    pub fn commit(self, edit: Edit) -> Result<(), EditError> {
        let device = ids::device_name();
        let edit = edit.at_table(Preferences::load().table);
        let done = self.open.try_update_value(|open| open.document.commit(edit, clock::now(), &device));
        if let Some(Some(outlet)) = done.transpose()? {
            self.said.set(outlet.note.clone().map(|note| (note, false)));
            self.let_out(outlet);
        }
        Ok(())
    }

    /// Takes back this device's last step.
    pub fn undo(self) {
        if let Some(Some(outlet)) = self.open.try_update_value(|open| open.document.undo()) {
            self.said.set(outlet.note.clone().map(|note| (note, true)));
            self.let_out(outlet);
        }
    }

    /// Does again what was taken back.
    pub fn redo(self) {
        if let Some(Some(outlet)) = self.open.try_update_value(|open| open.document.redo()) {
            self.said.set(outlet.note.clone().map(|note| (note, false)));
            self.let_out(outlet);
        }
    }

    /// Hears another tab: takes in its update, which that tab stores itself, or answers with what it lacks.
    pub(super) fn hear(self, message: TabMessage) {
        match message {
            TabMessage::Update { bytes, .. } => {
                let merged = self.open.try_update_value(|open| open.document.merge(&bytes));
                if let Some(Ok(outlet)) = merged {
                    self.show(&outlet);
                }
            }
            TabMessage::Hello { state_vector } => {
                let tell = |open: &Open| {
                    let missed = open.document.diff_since(&state_vector).ok()?;
                    open.neighbours.as_ref().map(|neighbours| neighbours.tell(&missed))
                };
                self.open.try_with_value(tell);
            }
            TabMessage::Renamed { .. } | TabMessage::Deleted | TabMessage::Locked | TabMessage::Cleared => {}
        }
    }

    pub(super) fn state_vector(self) -> Vec<u8> {
        self.open.try_with_value(|open| open.document.state_vector()).unwrap_or_default()
    }

    /// The one outlet: storage, other tabs, the screen.
    fn let_out(self, outlet: Outlet) {
        self.open.update_value(|open| {
            open.autosave.store(outlet.update.clone());
            if let Some(neighbours) = &open.neighbours {
                neighbours.tell(&outlet.update);
            }
        });
        self.show(&outlet);
        self.compact_if_long();
    }

    fn show(self, outlet: &Outlet) {
        let listeners = self.open.try_with_value(|open| open.listeners.clone()).unwrap_or_default();
        for listener in listeners {
            listener(outlet);
        }
        let notes = self.open.try_with_value(|open| (open.document.undo_note().cloned(), open.document.redo_note().cloned()));
        if let Some((undoable, redoable)) = notes {
            self.undoable.set(undoable);
            self.redoable.set(redoable);
        }
        self.version.update(|version| *version += 1);
    }

    fn compact_if_long(self) {
        self.open.update_value(|open| {
            if open.autosave.is_long() {
                let snapshot = open.document.encode();
                open.autosave.compact(snapshot);
            }
        });
    }

    /// Calls back with every change from now on, as a diff.
    pub fn on_change(self, listener: impl Fn(&Outlet) + 'static) {
        self.open.update_value(|open| open.listeners.push(Rc::new(listener)));
    }

    /// Reads the records; tracked, so that what is shown follows every change.
    pub fn read<T>(self, reader: impl FnOnce(&Workspace) -> T) -> Option<T> {
        self.version.track();
        self.peek(reader)
    }

    /// Reads the records once.
    pub fn peek<T>(self, reader: impl FnOnce(&Workspace) -> T) -> Option<T> {
        self.open.try_with_value(|open| reader(open.document.workspace()))
    }

    /// What merges left out of the records: links that lack an end, and areas that lost the area they lay in. Tracked.
    #[must_use]
    pub fn out_of_sight(self) -> OutOfSight {
        self.version.track();
        let tell = |open: &Open| OutOfSight {
            links: open.document.dangling().values().cloned().collect(),
            areas: open.document.cut_parents().collect(),
        };
        self.open.try_with_value(tell).unwrap_or_default()
    }

    /// Tries again to store what could not be stored.
    pub fn retry_saving(self) {
        self.open.update_value(|open| open.autosave.retry());
    }

    /// Lets go of the document when another community is opened; comes back with what keeps it if that is not done yet.
    pub(super) fn close(self) -> Option<Autosave> {
        let autosave = self.open.try_with_value(|open| open.autosave.clone());
        self.open.dispose();
        autosave.filter(|autosave| !autosave.waiting().is_empty())
    }
}
