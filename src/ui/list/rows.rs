//! Which records the list shows, in which order, and what each line says.

use crate::model::*;
use crate::packs::{Pack, TermList};
use crate::practice::exposed::covered;
use crate::practice::facets::Facets;
use crate::practice::initials::initials;
use crate::words::Lang;

/// Ids of an event's two states.
pub const PLANNED: &str = "planned";
pub const HELD: &str = "held";

/// The columns that sort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    Name,
    #[default]
    Kind,
    Category,
    State,
    Date,
    Changed,
}

/// What was asked for. Empty texts ask for everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ask {
    pub search: String,
    /// A record kind's id, or an asset kind's.
    pub kind: String,
    pub category: String,
    pub state: String,
    pub more: Facets,
    pub sort: Column,
    pub downwards: bool,
}

/// One record as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Line {
    pub id: Id,
    pub record: RecordKind,
    pub asset_kind: Option<AssetKind>,
    /// What changes in place; empty for an event of which nothing has come yet.
    pub name: String,
    /// What it is called where it must be called something.
    pub title: String,
    /// A person's, in a hall: the name is not shown, so it cannot be changed either.
    pub not_in_full: bool,
    pub kind: String,
    pub category: String,
    pub category_label: String,
    pub state: &'static str,
    pub state_label: String,
    /// When an event is or an action is due.
    pub date: Option<Date>,
    pub overdue: bool,
    /// A need nobody was asked about yet.
    pub unverified: bool,
    pub changed: Timestamp,
    pub on_map: bool,
}

/// The lines asked for, in the order asked for; equal ones stay in order of creation.
pub fn lines(workspace: &Workspace, ask: &Ask, (pack, lang): (&Pack, Lang), today: Date, in_hall: bool) -> Vec<Line> {
    let words: Vec<String> = ask.search.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let mut lines: Vec<Line> = workspace
        .records()
        .filter(|record| fits(record, ask, &words))
        .map(|record| line(workspace, &record, (pack, lang), today, in_hall))
        .collect();
    lines.sort_by(|a, b| {
        let order = match ask.sort {
            Column::Name => a.title.cmp(&b.title),
            Column::Kind => (a.record, a.asset_kind).cmp(&(b.record, b.asset_kind)),
            Column::Category => a.category_label.cmp(&b.category_label),
            Column::State => a.state_label.cmp(&b.state_label),
            Column::Date => a.date.cmp(&b.date),
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
        && ask.more.fit(record)
        && (words.is_empty() || {
            let text = format!("{}\n{}\n{}", record.name(), record.note(), more_words(record)).to_lowercase();
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

fn more_words(record: &Record) -> String {
    match record {
        Record::Asset(asset) => asset.gifts.iter().map(|gift| gift.text.as_str()).collect::<Vec<_>>().join("\n"),
        Record::Action(action) => format!("{}\n{}", action.owner, action.next_step),
        _ => String::new(),
    }
}

fn category(record: &Record) -> Option<&String> {
    match record {
        Record::Asset(asset) => asset.category.as_ref(),
        Record::Need(need) => need.category.as_ref(),
        _ => None,
    }
}

/// The states a record of this kind can be in, and the vocabulary of their labels.
pub fn states(kind: RecordKind) -> (&'static str, Vec<&'static str>) {
    fn ids<T: Copy>(all: &[T], id: fn(T) -> &'static str) -> Vec<&'static str> {
        all.iter().map(|&state| id(state)).collect()
    }
    match kind {
        RecordKind::Asset => ("asset_state", ids(AssetState::ALL, AssetState::id)),
        RecordKind::Need => ("need_state", ids(NeedState::ALL, NeedState::id)),
        RecordKind::Link => ("link_state", ids(LinkState::ALL, LinkState::id)),
        RecordKind::Action => ("action_state", ids(ActionState::ALL, ActionState::id)),
        RecordKind::Event => ("event_state", vec![PLANNED, HELD]),
        RecordKind::Area => ("", Vec::new()),
    }
}

fn state(record: &Record) -> &'static str {
    match record {
        Record::Asset(asset) => asset.state.id(),
        Record::Need(need) => need.state.id(),
        Record::Link(link) => link.state.id(),
        Record::Action(action) => action.state.id(),
        Record::Event(event) if event.held => HELD,
        Record::Event(_) => PLANNED,
        Record::Area(_) => "",
    }
}

/// In a hall people are called by their initials.
fn called(record: &Record, in_hall: bool) -> String {
    match record {
        Record::Asset(asset) if in_hall && asset.kind == AssetKind::Individual => initials(&covered(&asset.name)),
        _ if in_hall => covered(record.name()),
        _ => record.name().to_owned(),
    }
}

/// When it is, and whether that day is over without its being done.
fn day(record: &Record, today: Date) -> (Option<Date>, bool) {
    match record {
        Record::Action(action) => (action.due, action.is_overdue(today)),
        Record::Event(event) => (Some(event.date), event.is_overdue(today)),
        _ => (None, false),
    }
}

fn line(workspace: &Workspace, record: &Record, (pack, lang): (&Pack, Lang), today: Date, in_hall: bool) -> Line {
    let label = |vocabulary: &str, id: &str| pack.say(lang, &format!("terms.{vocabulary}.{id}"));
    let (asset_kind, kind) = match record {
        Record::Asset(asset) => (Some(asset.kind), label("asset_kind", asset.kind.id())),
        Record::Area(area) => (None, label("area_kind", area.kind.id())),
        Record::Link(link) => (None, label("link_kind", link.kind.id())),
        Record::Event(event) => (None, label("event_kind", event.kind.id())),
        Record::Need(_) | Record::Action(_) => (None, label("record_kind", record.kind().id())),
    };
    let (date, overdue) = day(record, today);
    let category = category(record).cloned().unwrap_or_default();
    let state = state(record);
    let end = |id| workspace.record(id).map(|record| called(&record, in_hall)).unwrap_or_default();
    Line {
        id: record.id(),
        record: record.kind(),
        asset_kind,
        name: record.name().to_owned(),
        title: match record {
            Record::Link(link) => format!("{} → {}", end(link.from), end(link.to)),
            Record::Event(event) if event.outcome.trim().is_empty() => format!("{kind} · {}", event.date),
            _ => called(record, in_hall),
        },
        not_in_full: in_hall && (asset_kind == Some(AssetKind::Individual) || called(record, true) != record.name()),
        kind,
        category_label: if category.is_empty() { String::new() } else { pack.label(lang, TermList::Categories, &category).to_owned() },
        category,
        state,
        state_label: if state.is_empty() { String::new() } else { label(states(record.kind()).0, state) },
        date,
        overdue,
        unverified: matches!(record, Record::Need(need) if need.is_unverified()),
        changed: record.stamp().updated_at,
        on_map: workspace.place_of(record).is_some(),
    }
}
