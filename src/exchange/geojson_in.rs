//! GeoJSON in, in two steps: look at a file, then take it; Linli's own files come back exactly, others by a mapping.

use super::columns::Columns;
use super::feature::{Feature, Mended, read_feature};
use super::foreign::{name_of, to_record};
use super::opened::{Opened, locate, open};
use super::place::Place;
use super::row_in::read_row;
use super::scan::Piece;
use super::{Column, Lines, Mapping, Pictures, Polygons, Problem, Refused, SkipReason, Skipped, suggest};
use crate::model::{Counts, Id, Info, Record, Timestamp, Workspace};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, HashSet};

/// Features between two calls of `progress`.
const STEP: usize = 128;

/// What a file holds, before anything is taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Inspection {
    pub what: What,
    pub problems: Vec<Problem>,
    /// Features that cannot be taken, whatever the mapping.
    pub skipped: Vec<Skipped>,
}

/// Whose file it is.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A file that Linli wrote; no mapping is needed.
    Backup {
        /// `None` when the file's header was lost; its records can be taken all the same.
        info: Option<Info>,
        counts: Counts,
        version: u64,
        /// `full`, or what a copy for others says; empty without a header.
        level: String,
        exported_at: Option<Timestamp>,
        pictures: usize,
    },
    Foreign {
        columns: Vec<Column>,
        /// Features by geometry type; `null` for those without a place.
        geometries: BTreeMap<&'static str, usize>,
        features: usize,
        suggested: Mapping,
    },
}

/// What was taken from a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Taken {
    pub records: Vec<Record>,
    /// Only from a file that Linli wrote.
    pub info: Option<Info>,
    pub pictures: Pictures,
    pub skipped: Vec<Skipped>,
    pub problems: Vec<Problem>,
}

impl Taken {
    /// A workspace of its own, as when a backup is opened.
    #[must_use]
    pub fn into_workspace(self) -> Workspace {
        let mut workspace = Workspace { info: self.info.unwrap_or_default(), ..Workspace::default() };
        self.records.into_iter().for_each(|record| workspace.put(record));
        workspace
    }
}

/// Looks at a file without taking anything.
pub fn inspect(bytes: &[u8]) -> Result<Inspection, Refused> {
    let mut opened = open(bytes)?;
    if let Some(linli) = opened.linli.take() {
        let mut next = 0;
        let taken = Taking::new(&opened, &mut || placeholder_id(&mut next), &mut |_, _| true).rows()?;
        let what = What::Backup {
            info: linli.info,
            counts: count(&taken.records),
            version: linli.version,
            level: linli.level,
            exported_at: linli.exported_at,
            pictures: linli.pictures.len(),
        };
        return Ok(Inspection { what, problems: taken.problems, skipped: taken.skipped });
    }
    let mut columns = Columns::default();
    let mut geometries = BTreeMap::new();
    let any = Mapping::default();
    let taken = Taking::new(&opened, &mut || Id::NIL, &mut |_, _| true).each(&any, |feature, _, _, _| {
        columns.add(&feature.properties);
        let kind = feature.geometry.as_ref().map_or("null", |geometry| geometry.type_name());
        *geometries.entry(kind).or_insert(0) += 1;
        feature.geometry.map(|geometry| geometry.place(Polygons::AsAreas, Lines::AsPins)).transpose()?;
        Ok(None)
    })?;
    let columns = columns.finish();
    let features = opened.pieces.len();
    let suggested = suggest(&columns, features, None);
    let what = What::Foreign { columns, geometries, features, suggested };
    Ok(Inspection { what, problems: taken.problems, skipped: taken.skipped })
}

/// Takes a file: Linli's own as it is, others by the mapping. `ids` gives new ids; `progress` gets features done and in all, and stops everything by saying `false`.
///
/// A feature whose `id` is a UUID keeps it, so that taking the file again replaces and does not double.
pub fn take(
    bytes: &[u8],
    mapping: &Mapping,
    mut ids: impl FnMut() -> Id,
    now: Timestamp,
    progress: &mut dyn FnMut(usize, usize) -> bool,
) -> Result<Taken, Refused> {
    let mut opened = open(bytes)?;
    if let Some(linli) = opened.linli.take() {
        let taken = Taking::new(&opened, &mut ids, progress).rows()?;
        return Ok(Taken { info: linli.info, pictures: linli.pictures, ..taken });
    }
    let mut unnamed = (0, 0);
    let mut taken = Taking::new(&opened, &mut ids, progress).each(mapping, |feature, index, taking, problems| {
        let own = feature.id.as_ref().and_then(Value::as_str).and_then(Id::parse);
        let name = name_of(&feature.properties, mapping);
        let id = taking.unique_id(own, index, &name, problems);
        let (record, has_no_name) = to_record(feature, mapping, (index, id, now), problems)?;
        if has_no_name {
            unnamed = (unnamed.0 + 1, if unnamed.0 == 0 { index } else { unnamed.1 });
        }
        Ok(Some(record))
    })?;
    if unnamed.0 > 0 {
        taken.problems.push(Problem::NoName { count: unnamed.0, first: unnamed.1 });
    }
    Ok(taken)
}

/// A walk over the features of an opened file.
struct Taking<'a> {
    opened: &'a Opened<'a>,
    ids: &'a mut dyn FnMut() -> Id,
    progress: &'a mut dyn FnMut(usize, usize) -> bool,
    seen: HashSet<Id>,
}

impl<'a> Taking<'a> {
    fn new(opened: &'a Opened<'a>, ids: &'a mut dyn FnMut() -> Id, progress: &'a mut dyn FnMut(usize, usize) -> bool) -> Self {
        Self { opened, ids, progress, seen: HashSet::new() }
    }

    /// The file's own id, or a new one when it has none or an earlier feature has it already.
    fn unique_id(&mut self, own: Option<Id>, index: usize, name: &str, problems: &mut Vec<Problem>) -> Id {
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
    fn rows(self) -> Result<Taken, Refused> {
        self.each(&Mapping::default(), |feature, index, taking, problems| {
            let uid = feature.properties.get("uid").or(feature.id.as_ref());
            let own = uid.and_then(Value::as_str).and_then(Id::parse);
            let id = taking.unique_id(own, index, &name_of(&feature.properties, &Mapping::default()), problems);
            let is_link = feature.properties.get("record").and_then(Value::as_str) == Some("link");
            let geometry = feature.geometry.filter(|_| !is_link);
            let place: Option<Place> = geometry.map(|geometry| geometry.place(Polygons::AsAreas, Lines::AsPins)).transpose()?;
            read_row(feature.properties, index, id, place, problems).map(Some)
        })
    }

    /// Calls `take_one` with every readable feature and its number, and gathers records and reasons.
    fn each(
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
                    let found = super::name::snippet(text.get(text.floor_char_boundary(*at)..).unwrap_or_default());
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

fn count(records: &[Record]) -> Counts {
    let mut counts = Counts::default();
    for record in records {
        match record {
            Record::Asset(_) => counts.assets += 1,
            Record::Need(_) => counts.needs += 1,
            Record::Area(_) => counts.areas += 1,
            Record::Link(_) => counts.links += 1,
        }
    }
    counts
}

fn placeholder_id(next: &mut u64) -> Id {
    *next += 1;
    Id::new(*next, [0; 10])
}
