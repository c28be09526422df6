//! What is in hand: the tool, the record that is picked, and the one being described.

use crate::browser::preferences::Preferences;
use crate::model::{Area, AreaKind, Asset, AssetKind, Id, Link, LinkKind, Need, Position, Record, Shape};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

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
    /// Gathers what could work together.
    Combine,
    /// Drags the four corners of the picture under the map.
    Corners,
}

/// A record being described; nothing is kept in the document before "Save".
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// As it stands in the document; `None` while it is new.
    pub before: Option<Record>,
    pub record: Record,
    /// The link that joins a new record to others once it is saved.
    pub joined: Option<Link>,
}

/// A draft with its id, which records leave out.
#[derive(Serialize, Deserialize)]
struct KeptDraft {
    id: Id,
    before: Option<Record>,
    record: Record,
    #[serde(default)]
    joined: Option<(Id, Link)>,
}

impl From<Draft> for KeptDraft {
    fn from(draft: Draft) -> Self {
        let joined = draft.joined.map(|link| (link.id, link));
        Self { id: draft.record.id(), before: draft.before, record: draft.record, joined }
    }
}

impl KeptDraft {
    fn into_draft(mut self) -> Draft {
        self.record.set_id(self.id);
        if let Some(before) = &mut self.before {
            before.set_id(self.id);
        }
        let joined = self.joined.map(|(id, link)| Link { id, ..link });
        Draft { before: self.before, record: self.record, joined }
    }
}

/// The tool in hand and what is on the table. One a page.
#[derive(Clone, Copy)]
pub struct Desk {
    pub tool: RwSignal<Tool>,
    pub selected: RwSignal<Option<Id>>,
    pub draft: RwSignal<Option<Draft>>,
    /// Records that share one spot, to choose from.
    pub stack: RwSignal<Vec<Id>>,
    /// Assets to combine and needs to answer, in the order they were picked.
    pub gathered: RwSignal<Vec<Id>>,
}

impl Default for Desk {
    fn default() -> Self {
        Self {
            tool: RwSignal::new(Tool::Browse),
            selected: RwSignal::new(None),
            draft: RwSignal::new(None),
            stack: RwSignal::new(Vec::new()),
            gathered: RwSignal::new(Vec::new()),
        }
    }
}

impl Desk {
    /// Keeps what is being described on this device until it is saved or put away, and takes up what the last visit left.
    pub fn keep_drafts(self, community: Id) {
        let left = Preferences::load().drafts.get(&community).and_then(|text| serde_json::from_str::<KeptDraft>(text).ok());
        self.draft.set(left.map(KeptDraft::into_draft));
        Effect::new(move |_| {
            let text = self.draft.get().and_then(|draft| serde_json::to_string(&KeptDraft::from(draft)).ok());
            Preferences::change(|kept| match text {
                Some(text) => _ = kept.drafts.insert(community, text),
                None => _ = kept.drafts.remove(&community),
            });
        });
    }

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
        self.gathered.set(Vec::new());
        self.selected.set(None);
    }

    /// Puts down the tool in hand, or else closes the card; a form stays.
    pub fn step_back(self) {
        if self.tool.get_untracked() != Tool::Browse {
            self.put_away();
        } else if self.draft.with_untracked(Option::is_none) {
            self.clear();
        }
    }

    /// Puts down the tool in hand; the card it was taken up from comes back.
    pub fn put_away(self) {
        self.tool.set(Tool::Browse);
        self.gathered.set(Vec::new());
    }

    /// Begins to gather with this asset.
    pub fn combine(self, id: Id) {
        self.tool.set(Tool::Combine);
        self.gathered.set(vec![id]);
    }

    /// Adds to what is gathered, or takes away again.
    pub fn gather(self, id: Id) {
        self.gathered.update(|ids| match ids.iter().position(|known| *known == id) {
            Some(at) => drop(ids.remove(at)),
            None => ids.push(id),
        });
    }

    /// Opens the form for a record as it stands.
    pub fn edit(self, record: Record) {
        self.clear();
        self.selected.set(Some(record.id()));
        self.draft.set(Some(Draft { before: Some(record.clone()), record, joined: None }));
    }

    /// Opens the form for a new record.
    pub fn describe(self, record: Record) {
        self.clear();
        self.draft.set(Some(Draft { before: None, record, joined: None }));
    }

    /// Opens the form for a new record that is joined to another by this link once it is saved.
    pub fn describe_joined(self, record: Record, link: Link) {
        self.clear();
        self.draft.set(Some(Draft { before: None, record, joined: Some(link) }));
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
        self.describe(Record::Area(Area::new(id, AreaKind::Community, String::new(), shape)));
    }

    /// A new link from the record in hand to the one tapped.
    pub fn join(self, id: Id, kind: LinkKind, from: Id, to: Id) {
        self.describe(Record::Link(Link::new(id, kind, from, to)));
    }
}
