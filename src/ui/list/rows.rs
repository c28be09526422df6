//! Which records the list shows, in which order, and what each line says.

use crate::model::{AssetKind, Id, Record, RecordKind, Timestamp, Workspace};
use crate::packs::{self, TermList};
use crate::words::{self, Lang};

/// The columns that sort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    Name,
    #[default]
    Kind,
    Category,
    State,
    Changed,
}

/// What was asked for. Empty texts ask for everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ask {
    pub search: String,
    /// `asset`, `need`, `area`, `link`, or an asset kind's id.
    pub kind: String,
    pub category: String,
    pub state: String,
    pub sort: Column,
    pub downwards: bool,
}

/// One record as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Line {
    pub id: Id,
    pub record: RecordKind,
    pub asset_kind: Option<AssetKind>,
    pub name: String,
    pub kind: String,
    pub category: String,
    pub category_label: String,
    pub state: &'static str,
    pub state_label: String,
    pub changed: Timestamp,
    pub on_map: bool,
}

/// The lines asked for, in the order asked for; equal ones stay in order of creation.
pub fn lines(workspace: &Workspace, ask: &Ask, lang: Lang) -> Vec<Line> {
    let words: Vec<String> = ask.search.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let mut lines: Vec<Line> =
        workspace.records().filter(|record| fits(record, ask, &words)).map(|record| line(workspace, &record, lang)).collect();
    lines.sort_by(|a, b| {
        let order = match ask.sort {
            Column::Name => a.name.cmp(&b.name),
            Column::Kind => (a.record, a.asset_kind).cmp(&(b.record, b.asset_kind)),
            Column::Category => a.category_label.cmp(&b.category_label),
            Column::State => a.state_label.cmp(&b.state_label),
            Column::Changed => a.changed.cmp(&b.changed),
        };
        if ask.downwards { order.reverse() } else { order }
    });
    lines
}

fn fits(record: &Record, ask: &Ask, words: &[String]) -> bool {
    fits_kind(record, &ask.kind)
        && (ask.category.is_empty() || category(record) == Some(&ask.category))
        && (ask.state.is_empty() || state(record) == ask.state)
        && (words.is_empty() || {
            let text = format!("{}\n{}\n{}", record.name(), record.note(), gifts(record)).to_lowercase();
            words.iter().all(|word| text.contains(word.as_str()))
        })
}

fn fits_kind(record: &Record, kind: &str) -> bool {
    match record {
        _ if kind.is_empty() || record.kind().id() == kind => true,
        Record::Asset(asset) => asset.kind.id() == kind,
        _ => false,
    }
}

fn gifts(record: &Record) -> String {
    match record {
        Record::Asset(asset) => asset.gifts.iter().map(|gift| gift.text.as_str()).collect::<Vec<_>>().join("\n"),
        _ => String::new(),
    }
}

fn category(record: &Record) -> Option<&String> {
    match record {
        Record::Asset(asset) => asset.category.as_ref(),
        Record::Need(need) => need.category.as_ref(),
        Record::Area(_) | Record::Link(_) => None,
    }
}

fn state(record: &Record) -> &'static str {
    match record {
        Record::Asset(asset) => asset.state.id(),
        Record::Need(need) => need.state.id(),
        Record::Link(link) => link.state.id(),
        Record::Area(_) => "",
    }
}

fn line(workspace: &Workspace, record: &Record, lang: Lang) -> Line {
    let label = |vocabulary: &str, id: &str| words::text(lang, &format!("terms.{vocabulary}.{id}"));
    let (asset_kind, kind, state_vocabulary) = match record {
        Record::Asset(asset) => (Some(asset.kind), label("asset_kind", asset.kind.id()), "asset_state"),
        Record::Need(_) => (None, label("record_kind", "need"), "need_state"),
        Record::Area(area) => (None, label("area_kind", area.kind.id()), ""),
        Record::Link(link) => (None, label("link_kind", link.kind.id()), "link_state"),
    };
    let category = category(record).cloned().unwrap_or_default();
    let state = state(record);
    let end = |id| workspace.record(id).map(|record| record.name().to_owned()).unwrap_or_default();
    Line {
        id: record.id(),
        record: record.kind(),
        asset_kind,
        name: match record {
            Record::Link(link) => format!("{} → {}", end(link.from), end(link.to)),
            _ => record.name().to_owned(),
        },
        kind,
        category_label: if category.is_empty() {
            String::new()
        } else {
            packs::core().label(lang, TermList::Categories, &category).to_owned()
        },
        category,
        state,
        state_label: if state.is_empty() { String::new() } else { label(state_vocabulary, state) },
        changed: record.stamp().updated_at,
        on_map: workspace.place_of(record).is_some(),
    }
}
