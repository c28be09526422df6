//! The walk over the features of an opened file: each read once, in order, with progress, new ids and the reasons for what is left out.

use super::feature::{Feature, Mended, read_feature};
use super::foreign::name_of;
use super::geojson_in::Taken;
use super::name::snippet;
use super::opened::{Opened, locate};
use super::place::Place;
use super::row_in::read_row;
use super::scan::Piece;
use super::{Lines, Mapping, Polygons, Problem, Refused, SkipReason, Skipped};
use crate::model::{Id, Record, RecordKind};
use serde_json::{Map, Value};
use std::collections::HashSet;

/// Features between two calls of `progress`.
const STEP: usize = 128;

/// A walk over the features of an opened file.
pub(super) struct Taking<'a> {
    opened: &'a Opened<'a>,
    ids: &'a mut dyn FnMut() -> Id,
    progress: &'a mut dyn FnMut(usize, usize) -> bool,
    seen: HashSet<Id>,
}

impl<'a> Taking<'a> {
    pub(super) fn new(opened: &'a Opened<'a>, ids: &'a mut dyn FnMut() -> Id, progress: &'a mut dyn FnMut(usize, usize) -> bool) -> Self {
        Self { opened, ids, progress, seen: HashSet::new() }
    }

    /// The file's own id, or a new one when it has none or an earlier feature has it already.
    pub(super) fn unique_id(&mut self, own: Option<Id>, index: usize, name: &str, problems: &mut Vec<Problem>) -> Id {
        match own.filter(|id| *id != Id::NIL) {
            Some(id) if self.seen.insert(id) => id,
            Some(id) => {
                problems.push(Problem::DuplicateId { index, name: name.to_owned(), id: id.to_string() });
                (self.ids)()
            }
            None => (self.ids)(),
        }
    }

    /// Rows that Linli wrote.
    pub(super) fn rows(self) -> Result<Taken, Refused> {
        self.each(&Mapping::default(), |feature, index, taking, problems| {
            let uid = feature.properties.get("uid").or(feature.id.as_ref());
            let own = uid.and_then(Value::as_str).and_then(Id::parse);
            let id = taking.unique_id(own, index, &name_of(&feature.properties, &Mapping::default()), problems);
            let record = feature.properties.get("record").and_then(Value::as_str).and_then(RecordKind::parse);
            // What stands where others do is drawn for GIS tools only.
            let geometry = feature.geometry.filter(|_| record.is_none_or(RecordKind::takes_links));
            let place: Option<Place> = geometry.map(|geometry| geometry.place(Polygons::AsAreas, Lines::AsPins)).transpose()?;
            read_row(feature.properties, index, id, place, problems).map(Some)
        })
    }

    /// Calls `take_one` with every readable feature and its number, and gathers records and reasons.
    pub(super) fn each(
        mut self,
        mapping: &Mapping,
        mut take_one: impl FnMut(Feature, usize, &mut Self, &mut Vec<Problem>) -> Result<Option<Record>, SkipReason>,
    ) -> Result<Taken, Refused> {
        let Opened { text, pieces, units, problems, .. } = self.opened;
        let total = pieces.len();
        let mut taken = Taken { problems: problems.clone(), ..Taken::default() };
        let mut mended = MendedCounts::default();
        let mut places = Places { text, byte: 0, line: 1, line_start: 0 };
        for (number, piece) in pieces.iter().enumerate() {
            if number % STEP == 0 && !(self.progress)(number, total) {
                return Err(Refused::Cancelled);
            }
            let index = number + 1;
            let (start, outcome) = match piece {
                Piece::Broken { start, at } => {
                    let found = snippet(text.get(text.floor_char_boundary(*at)..).unwrap_or_default());
                    (*start, Err((Map::new(), SkipReason::Unreadable { found })))
                }
                Piece::Whole(value) => (value.range.start, read_feature(text, value, *units)),
            };
            let outcome = outcome.and_then(|feature| {
                mended.add(feature.mended, index);
                let name = name_of(&feature.properties, mapping);
                let named = |reason| (Map::from_iter([("name".to_owned(), Value::String(name))]), reason);
                take_one(feature, index, &mut self, &mut taken.problems).map_err(named)
            });
            match outcome {
                Ok(record) => taken.records.extend(record),
                Err((properties, reason)) => {
                    let (line, column) = places.locate(start);
                    let own = name_of(&properties, mapping);
                    let name = if own.is_empty() { name_of(&properties, &Mapping::default()) } else { own };
                    taken.skipped.push(Skipped { index, name, reason, line, column, byte: start });
                }
            }
        }
        mended.note(&mut taken.problems);
        if (self.progress)(total, total) { Ok(taken) } else { Err(Refused::Cancelled) }
    }
}

/// How many features had to be mended, and the first of each.
#[derive(Default)]
struct MendedCounts {
    surrogates: (usize, usize),
    not_numbers: (usize, usize),
}

impl MendedCounts {
    fn add(&mut self, mended: Mended, index: usize) {
        for (was, count) in [(mended.surrogates, &mut self.surrogates), (mended.not_numbers, &mut self.not_numbers)] {
            if was {
                *count = (count.0 + 1, if count.0 == 0 { index } else { count.1 });
            }
        }
    }

    fn note(self, problems: &mut Vec<Problem>) {
        if let (count @ 1.., first) = self.surrogates {
            problems.push(Problem::LoneSurrogates { count, first });
        }
        if let (count @ 1.., first) = self.not_numbers {
            problems.push(Problem::NotNumbers { count, first });
        }
    }
}

/// Lines and columns of places that come in order, each part of the text gone over once.
struct Places<'a> {
    text: &'a str,
    byte: usize,
    line: usize,
    line_start: usize,
}

impl Places<'_> {
    fn locate(&mut self, byte: usize) -> (usize, usize) {
        let Some(passed) = self.text.get(self.byte..byte) else { return locate(self.text, byte) };
        self.line += passed.bytes().filter(|byte| *byte == b'\n').count();
        if let Some(at) = passed.rfind('\n') {
            self.line_start = self.byte + at + 1;
        }
        self.byte = byte;
        (self.line, self.text.get(self.line_start..byte).unwrap_or_default().chars().count() + 1)
    }
}
