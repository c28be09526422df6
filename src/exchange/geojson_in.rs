//! GeoJSON in, in two steps: look at a file, then take it; Linli's own files come back exactly, others by a mapping.

use super::columns::Columns;
use super::foreign::{name_of, to_record};
use super::opened::{Linli, open};
use super::ours::level_of;
use super::parcel::is_parcel;
use super::sealed::open_parcel;
use super::walk::Taking;
use super::{Column, Level, Lines, Mapping, Pictures, Polygons, Problem, Refused, SkipReason, Skipped, suggest};
use crate::model::{Counts, Id, Info, Record, Timestamp, Workspace};
use serde_json::Value;
use std::collections::BTreeMap;

/// What a file holds, before anything is taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Inspection {
    pub what: What,
    pub problems: Vec<Problem>,
    /// Features that cannot be taken, whatever the mapping.
    pub skipped: Vec<Skipped>,
}

/// Whose file it is.
#[allow(clippy::large_enum_variant, reason = "there is one of these a file")]
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A file that Linli wrote; no mapping is needed.
    Backup {
        /// `None` when the file's header was lost; its records can be taken all the same.
        info: Option<Info>,
        counts: Counts,
        version: u64,
        /// For whom it was written.
        level: Level,
        exported_at: Option<Timestamp>,
        pictures: usize,
        /// Whether the shared document is in it, so that it merges field by field.
        is_shared: bool,
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
    /// For whom a file that Linli wrote is; anybody else's counts as full.
    pub level: Level,
    pub pictures: Pictures,
    /// When a file that Linli wrote was written, by the clock that was there.
    pub exported_at: Option<Timestamp>,
    /// The shared document, as `Document::merge_whole` takes it.
    pub update: Option<Vec<u8>>,
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
    if is_parcel(bytes) {
        let (workspace, _) = open_parcel(bytes)?;
        let (info, counts) = (Some(workspace.info.clone()), workspace.counts());
        let what = What::Backup { info, counts, version: 1, level: Level::Full, exported_at: None, pictures: 0, is_shared: true };
        return Ok(Inspection { what, problems: Vec::new(), skipped: Vec::new() });
    }
    let mut opened = open(bytes)?;
    if let Some(linli) = opened.linli.take() {
        let mut next = 0;
        let taken = Taking::new(&opened, &mut || placeholder_id(&mut next), &mut |_, _| true).rows()?;
        let what = What::Backup {
            info: linli.info,
            counts: count(&taken.records),
            version: linli.version,
            level: level_of(&linli.level, &taken.records),
            exported_at: linli.exported_at,
            pictures: linli.pictures.len(),
            is_shared: linli.update.is_some(),
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
    if taken.skipped.len() == features
        && let Some(Skipped { reason: SkipReason::TooDeep { limit, .. }, line, column, .. }) = taken.skipped.first()
    {
        return Err(Refused::TooDeep { limit: *limit, line: *line, column: *column });
    }
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
    if is_parcel(bytes) {
        let (workspace, update) = open_parcel(bytes)?;
        let records = workspace.records().collect();
        return Ok(Taken { records, info: Some(workspace.info), update: Some(update), ..Taken::default() });
    }
    let mut opened = open(bytes)?;
    if let Some(linli) = opened.linli.take() {
        let taken = Taking::new(&opened, &mut ids, progress).rows()?;
        let level = level_of(&linli.level, &taken.records);
        let Linli { info, pictures, exported_at, update, .. } = linli;
        return Ok(Taken { info, level, pictures, exported_at, update, ..taken });
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

fn count(records: &[Record]) -> Counts {
    let mut counts = Counts::default();
    for record in records {
        match record {
            Record::Asset(_) => counts.assets += 1,
            Record::Need(_) => counts.needs += 1,
            Record::Area(_) => counts.areas += 1,
            Record::Link(_) => counts.links += 1,
            Record::Action(_) => counts.actions += 1,
            Record::Event(_) => counts.events += 1,
        }
    }
    counts
}

fn placeholder_id(next: &mut u64) -> Id {
    *next += 1;
    Id::new(*next, [0; 10])
}
