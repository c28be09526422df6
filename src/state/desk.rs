//! What is in hand: the tool, the record that is picked, and the one being described.

use crate::model::{Area, Asset, AssetKind, Id, Link, Need, Position, Record, Shape};
use leptos::prelude::*;

/// What a tap on the map does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tool {
    /// Picks records.
    #[default]
    Browse,
    /// Puts down an asset of this kind.
    PlaceAsset(AssetKind),
    PlaceNeed,
    /// Draws the outline of a new area.
    Draw,
    /// Drags the corners of this area.
    Reshape(Id),
    /// Joins this record to the next one tapped.
    Connect(Id),
    /// Gives this record, which has none or another, the place tapped.
    Place(Id),
    /// Drags the four corners of the picture under the map.
    Corners,
}

/// A record being described; nothing is kept in the document before "Save".
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// As it stands in the document; `None` while it is new.
    pub before: Option<Record>,
    pub record: Record,
}

/// The tool in hand and what is on the table. One a page.
#[derive(Clone, Copy)]
pub struct Desk {
    pub tool: RwSignal<Tool>,
    pub selected: RwSignal<Option<Id>>,
    pub draft: RwSignal<Option<Draft>>,
    /// Records that share one spot, to choose from.
    pub stack: RwSignal<Vec<Id>>,
}

impl Default for Desk {
    fn default() -> Self {
        Self {
            tool: RwSignal::new(Tool::Browse),
            selected: RwSignal::new(None),
            draft: RwSignal::new(None),
            stack: RwSignal::new(Vec::new()),
        }
    }
}

impl Desk {
    /// Takes up a tool, putting away what was open; taking up the same again puts it down.
    pub fn take(self, tool: Tool) {
        let same = self.tool.get_untracked() == tool;
        self.clear();
        self.tool.set(if same { Tool::Browse } else { tool });
    }

    /// Opens a record's card.
    pub fn pick(self, id: Id) {
        self.clear();
        self.selected.set(Some(id));
    }

    /// Everything back on the shelf: no tool, no card, no form.
    pub fn clear(self) {
        self.tool.set(Tool::Browse);
        self.draft.set(None);
        self.stack.set(Vec::new());
        self.selected.set(None);
    }

    /// Opens the form for a record as it stands.
    pub fn edit(self, record: Record) {
        self.clear();
        self.selected.set(Some(record.id()));
        self.draft.set(Some(Draft { before: Some(record.clone()), record }));
    }

    /// Opens the form for a new record.
    pub fn describe(self, record: Record) {
        self.clear();
        self.draft.set(Some(Draft { before: None, record }));
    }

    /// A new asset or need where the map was tapped; nothing with another tool in hand.
    pub fn put_down(self, id: Id, place: Position) {
        let record = match self.tool.get_untracked() {
            Tool::PlaceAsset(kind) => Record::Asset(Asset { position: Some(place), ..Asset::new(id, kind, String::new()) }),
            Tool::PlaceNeed => Record::Need(Need { position: Some(place), ..Need::new(id, String::new()) }),
            _ => return,
        };
        self.describe(record);
    }

    /// A new area from the outline just drawn.
    pub fn outline(self, id: Id, shape: Shape) {
        self.describe(Record::Area(Area::new(id, crate::model::AreaKind::Community, String::new(), shape)));
    }

    /// A new link from the record in hand to the one tapped.
    pub fn join(self, id: Id, kind: crate::model::LinkKind, from: Id, to: Id) {
        self.describe(Record::Link(Link::new(id, kind, from, to)));
    }
}
