//! Reading a file as a job for a worker: plain requests and answers, sentences ready to be said in any language.

use super::sealed::may_hold_document;
use super::{Inspection, Level, Mapping, Pictures, Problem, Refused, Skipped, Taken, What, inspect, take};
use crate::document::Made;
use crate::model::{Counts, Id, Info, Record, Timestamp};
use crate::packs;
use crate::words::{Lang, Sentence};
use serde::{Deserialize, Serialize};

const DAY_MS: i64 = 86_400_000;
/// One part in so many of the work on a file is reading it, the rest making its records into an update; where the document is in the file
/// there is nothing to make.
const READING: usize = 4;

/// What is asked of the file that comes with it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    Inspect,
    /// With the client and the device in whose name the records are put down; see [`Made::of`].
    Take {
        mapping: Mapping,
        now: Timestamp,
        client: u64,
        device: String,
    },
    /// The sample, which only the worker carries: most people look at it once.
    Sample {
        lang: Lang,
        now: Timestamp,
    },
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    Inspected(Inspected),
    Took(Took),
    /// Nothing was taken.
    Refused(Sentence),
}

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Inspected {
    pub holds: Holds,
    /// Said before anything is taken.
    pub problems: Vec<Sentence>,
    /// Features that cannot be taken whatever the mapping.
    pub skipped: Vec<Sentence>,
}

/// Whose file it is.
#[allow(clippy::large_enum_variant, reason = "there is one of these a file")]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Holds {
    Backup { info: Option<Info>, counts: Counts, level: Level, exported_at: Option<Timestamp>, is_shared: bool },
    Foreign { columns: Vec<ColumnSeen>, features: usize, has_areas: bool, has_lines: bool, suggested: Mapping },
}

/// A column and some of its values.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ColumnSeen {
    pub name: String,
    pub samples: Vec<String>,
}

/// The records taken, with what was left out and why.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Took {
    /// Ten thousand of them as text would take longer to write and read than the file: they go apart, see [`Answer::records`].
    #[serde(skip)]
    pub records: Vec<Record>,
    /// See [`super::Taken::update`]; goes apart with the records.
    #[serde(skip)]
    pub update: Option<Vec<u8>>,
    /// The records as an update of their own, where they come without the shared document and stand by themselves.
    #[serde(skip)]
    pub made: Option<Made>,
    pub info: Option<Info>,
    pub level: Level,
    pub pictures: Pictures,
    pub skipped: Vec<Sentence>,
    pub problems: Vec<Sentence>,
}

impl Answer {
    /// The records of the answer as bytes, ids apart, as the document keeps them; they leave the rest behind. `None` where there are none.
    pub fn records(&self) -> Result<Option<Vec<u8>>, postcard::Error> {
        let Self::Took(took) = self else { return Ok(None) };
        let apart: Vec<(Id, &Record)> = took.records.iter().map(|record| (record.id(), record)).collect();
        postcard::to_allocvec(&(&took.update, &took.made, apart)).map(Some)
    }

    /// Puts the records back that [`Self::records`] gave.
    pub fn with_records(mut self, bytes: Option<&[u8]>) -> Result<Self, postcard::Error> {
        if let (Self::Took(took), Some(bytes)) = (&mut self, bytes) {
            let with_id = |(id, mut record): (Id, Record)| {
                record.set_id(id);
                record
            };
            let (update, made, records) = postcard::from_bytes::<(_, _, Vec<_>)>(bytes)?;
            (took.update, took.made) = (update, made);
            took.records = records.into_iter().map(with_id).collect();
        }
        Ok(self)
    }
}

/// Does the work; `progress` gets features done and in all.
pub fn run(request: Request, bytes: &[u8], mut ids: impl FnMut() -> Id, mut progress: impl FnMut(usize, usize)) -> Answer {
    let answer = match request {
        Request::Sample { lang, now } => {
            let (info, records) = packs::sample(lang, &mut ids, now);
            Ok(Answer::Took(Took { records, info: Some(info), ..Took::default() }))
        }
        Request::Inspect => inspect(bytes).map(|inspection| Answer::Inspected(inspected(inspection))),
        Request::Take { mapping, now, client, device } => {
            let reading = if may_hold_document(bytes) { 1 } else { READING };
            let mut report = |done, all| {
                progress(done, reading * all);
                true
            };
            take(bytes, &mapping, ids, now, &mut report).map(|mut taken| {
                let clocks = clocks_off(&taken, now);
                let all = taken.records.len();
                let making = |done| progress(all + (reading - 1) * done, reading * all);
                let made = make(&mut taken, (client, &device), now, making);
                Answer::Took(Took {
                    records: taken.records,
                    update: taken.update,
                    made,
                    info: taken.info,
                    level: taken.level,
                    pictures: taken.pictures,
                    skipped: taken.skipped.iter().flat_map(said).collect(),
                    problems: taken.problems.iter().chain(&clocks).map(Problem::sentence).collect(),
                })
            })
        }
    };
    answer.unwrap_or_else(|refused: Refused| Answer::Refused(refused.sentence()))
}

/// Makes the records into an update, unless the file holds the shared document; see [`Took::made`].
fn make(taken: &mut Taken, signature: (u64, &str), now: Timestamp, progress: impl FnMut(usize)) -> Option<Made> {
    if taken.update.is_some() {
        return None;
    }
    let (made, records) = Made::of(&taken.records, signature, now, progress)?;
    taken.records = records;
    Some(made)
}

/// What the records of a file that Linli wrote say of the clocks they were written by; merging asks none of them.
fn clocks_off(taken: &Taken, now: Timestamp) -> Option<Problem> {
    let days_ahead = |of: Timestamp, than: Timestamp| of.0.saturating_sub(than.0) / DAY_MS;
    let written = taken.exported_at?;
    let youngest = taken.records.iter().map(|record| record.stamp().updated_at).max()?;
    match (days_ahead(youngest, now), days_ahead(youngest, written)) {
        (days, _) if days > 0 => Some(Problem::ClockAhead { days }),
        (_, days) if days > 0 => Some(Problem::ClockTurned { days }),
        _ => None,
    }
}

fn inspected(inspection: Inspection) -> Inspected {
    let holds = match inspection.what {
        What::Backup { info, counts, level, exported_at, is_shared, .. } => Holds::Backup { info, counts, level, exported_at, is_shared },
        What::Foreign { columns, geometries, features, suggested } => Holds::Foreign {
            columns: columns
                .into_iter()
                .map(|column| ColumnSeen { name: column.name, samples: column.samples.into_iter().collect() })
                .collect(),
            features,
            has_areas: geometries.keys().any(|kind| kind.ends_with("Polygon") || *kind == "GeometryCollection"),
            has_lines: geometries.keys().any(|kind| kind.ends_with("LineString")),
            suggested,
        },
    };
    Inspected {
        holds,
        problems: inspection.problems.iter().map(Problem::sentence).collect(),
        skipped: inspection.skipped.iter().flat_map(said).collect(),
    }
}

/// Which feature, then why.
fn said(skipped: &Skipped) -> [Sentence; 2] {
    [Sentence::new(skipped.key(), skipped.args()), Sentence::new(skipped.reason.key(), skipped.reason.args())]
}

impl Problem {
    fn sentence(&self) -> Sentence {
        Sentence::new(self.key(), self.args())
    }
}

impl Refused {
    fn sentence(&self) -> Sentence {
        Sentence::new(self.key(), self.args())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Asset, AssetKind, Link, LinkKind, Need};

    #[test]
    fn records_cross_over_whole() {
        let id = |n| Id::new(1, [n; 10]);
        let asset = Asset { capacity: Some(3), note: "树下".into(), ..Asset::new(id(1), AssetKind::Place, "Seat".into()) };
        let link = Link { score_snapshot: Some(90.7), ..Link::new(id(3), LinkKind::Match, id(1), id(2)) };
        let records = vec![Record::Asset(asset), Record::Need(Need::new(id(2), "Shade".into())), Record::Link(link)];
        let (made, records) = Made::of(&records, (7, "tablet"), Timestamp(1), |_| ()).unwrap();
        let sent = Answer::Took(Took { records, update: Some(vec![1, 2, 3]), made: Some(made), ..Took::default() });
        let text = serde_json::to_string(&sent).unwrap();
        let came: Answer = serde_json::from_str(&text).unwrap();
        assert_eq!(came.with_records(sent.records().unwrap().as_deref()), Ok(sent));
        assert!(!text.contains("Seat"), "the records do not go twice");
    }
}
