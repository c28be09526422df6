//! Many new records made into an update elsewhere: a worker does what takes long, and the page lets the update in bit by bit.

use super::read::Read;
use super::schema::{Place, Tombstone};
use super::write::Written;
use super::{Document, Edit, EditError, Note, Outlet, Verb};
use crate::model::{Record, Timestamp};
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;
use std::collections::VecDeque;
use std::sync::PoisonError;
use yrs::{Map, Transact};

/// Records a part holds: few enough to be let in between two frames.
const PART: usize = 250;

/// More than these would need more memory twice, here and there, than a cheap tablet has.
const MOST: usize = 50_000;

/// Records as an update that any document can take in which none of them has ever been.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Made {
    /// To be stored and sent.
    whole: ByteBuf,
    /// The same in parts, each to be let in after the one before it.
    parts: VecDeque<ByteBuf>,
}

impl Made {
    /// Makes it, and tells the records as they read back; `None` where they need something that is not among them, or are too many.
    ///
    /// `client` as for [`Document::create`], and of no other document; `progress` gets the records made.
    #[must_use]
    pub fn of(
        records: &[Record],
        (client, device): (u64, &str),
        now: Timestamp,
        mut progress: impl FnMut(usize),
    ) -> Option<(Self, Vec<Record>)> {
        if records.len() > MOST {
            return None;
        }
        let mut document = Document::blank(client);
        let mut parts = VecDeque::new();
        for (number, part) in records.chunks(PART).enumerate() {
            progress(number * PART);
            let edit = Edit::Import { records: part.to_vec(), from: String::new() };
            let outlet = document.commit(edit, now, device).ok()??;
            document.forget_steps();
            parts.push_back(ByteBuf::from(outlet.update));
        }
        let made: Vec<Record> = document.workspace().records().collect();
        (made.len() == records.len()).then(|| (Self { whole: ByteBuf::from(document.encode()), parts }, made))
    }
}

impl Document {
    /// Whether none of these records was ever here.
    pub(super) fn knows_none_of(&self, records: &[Record]) -> bool {
        let txn = self.doc().transact();
        let is_known = |record: &Record| self.roots.of(record.kind()).contains_key(&txn, &record.id().to_string());
        !records.iter().any(|record| self.is_here(record.id()) || is_known(record))
    }

    /// Shows the records at once and keeps their update for [`Self::let_in`]; one step of undo.
    pub(super) fn accept(
        &mut self,
        (records, made): (Vec<Record>, Made),
        from: String,
        now: Timestamp,
        device: &str,
    ) -> Result<Outlet, EditError> {
        let tombstone = Tombstone::of_undoing(now, device)?;
        let place = |record: &Record| Place::Record(record.kind(), record.id());
        let written = records.iter().map(|record| Written::new_record(place(record), tombstone.clone())).collect();
        let note = Note { verb: Verb::Imported, name: from, record: None, count: records.len() };
        let mut outlet = self.remember(note, written, made.whole.into_vec());
        self.waiting.get_mut().unwrap_or_else(PoisonError::into_inner).extend(made.parts);
        let read = |record: Record| (record.kind(), record.id(), Some(Read { record, deleted: None, unreadable: Vec::new() }));
        self.absorb(records.into_iter().map(read).collect(), &mut outlet);
        Ok(outlet)
    }

    /// Lets the next part of what was accepted in; whether more waits. Whatever needs the document lets all in before.
    pub fn let_in(&self) -> bool {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(part) = waiting.pop_front() {
            // The stored update holds it whatever happens here.
            let _ = self.apply(&part);
            // The snapshot has it already.
            self.ear.take();
        }
        !waiting.is_empty()
    }

    /// The shared document, whole.
    pub(super) fn doc(&self) -> &yrs::Doc {
        while self.let_in() {}
        &self.doc
    }
}
