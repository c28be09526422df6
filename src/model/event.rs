//! Something that happened or is planned: a visit, a survey, a training, a meeting, a thank-you.

use super::*;
use serde::{Deserialize, Serialize};

/// One entry of the log. It names areas and groups, and has no field for a person's name, on purpose: a visit is not a file on somebody.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Event {
    #[serde(skip)]
    pub id: Id,
    pub kind: EventKind,
    pub method: Option<EventMethod>,
    /// Which of the house captain's four tasks it served.
    pub purpose: Option<CaptainPurpose>,
    pub date: Date,
    /// Whether it has taken place; planned otherwise.
    pub held: bool,
    /// Records it was about; they may be deleted: ids are kept, and readers skip them.
    pub about: Vec<Id>,
    pub area: Option<Id>,
    /// Target group, a term of a pack.
    pub group: Option<String>,
    /// People who took part.
    pub count: Option<u32>,
    pub outcome: String,
    /// What kept people from taking part, terms of a pack.
    pub barrier: Vec<String>,
    /// What the social worker did in it.
    pub worker_role: Vec<WorkerRole>,
    pub note: String,
    pub visibility: Visibility,
    pub stamp: Stamp,
    pub extra: Extra,
}

impl Default for Event {
    fn default() -> Self {
        Self::new(Id::NIL, EventKind::default(), Timestamp::default().date())
    }
}

impl Event {
    /// A planned event.
    #[must_use]
    pub fn new(id: Id, kind: EventKind, date: Date) -> Self {
        Self {
            id,
            kind,
            method: None,
            purpose: None,
            date,
            held: false,
            about: Vec::new(),
            area: None,
            group: None,
            count: None,
            outcome: String::new(),
            barrier: Vec::new(),
            worker_role: Vec::new(),
            note: String::new(),
            visibility: Visibility::Team,
            stamp: Stamp::default(),
            extra: Extra::default(),
        }
    }

    /// It was planned for a day that is over, and nobody has said that it took place.
    #[must_use]
    pub fn is_overdue(&self, today: Date) -> bool {
        !self.held && self.date < today
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_planned_event_is_overdue_from_the_day_after_until_it_was_held() {
        let [day, next] = ["2026-11-24", "2026-11-25"].map(|day| Date::parse(day).unwrap());
        let mut event = Event::new(Id::NIL, EventKind::Meeting, day);
        assert_eq!([day, next].map(|today| event.is_overdue(today)), [false, true]);
        event.held = true;
        assert!(!event.is_overdue(next));
    }

    /// A personal name has nowhere to go (DOMAIN §2, row 29).
    #[test]
    fn no_field_is_for_a_persons_name() {
        let fields = serde_json::to_value(Event::default()).unwrap();
        let fields: Vec<&String> = fields.as_object().unwrap().keys().collect();
        for word in ["name", "person", "who", "visited", "phone", "door"] {
            assert!(fields.iter().all(|field| !field.contains(word)), "{word}: {fields:?}");
        }
    }
}
