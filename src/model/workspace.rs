//! One community's file: what it says of itself, and all its records.

use super::*;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Records by id; ids sort by time of creation, so every walk is in the order things were put down.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workspace {
    pub info: Info,
    pub assets: BTreeMap<Id, Asset>,
    pub needs: BTreeMap<Id, Need>,
    pub areas: BTreeMap<Id, Area>,
    pub links: BTreeMap<Id, Link>,
    pub actions: BTreeMap<Id, Action>,
    pub events: BTreeMap<Id, Event>,
}

/// How many of each; what the status "Counts" reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Counts {
    pub assets: usize,
    pub needs: usize,
    pub areas: usize,
    pub links: usize,
    pub actions: usize,
    pub events: usize,
}

impl Counts {
    /// All records together.
    #[must_use]
    pub const fn all(self) -> usize {
        self.assets + self.needs + self.areas + self.links + self.actions + self.events
    }
}

impl Workspace {
    /// The record with this id, whatever its kind.
    #[must_use]
    pub fn record(&self, id: Id) -> Option<Record> {
        None.or_else(|| self.assets.get(&id).cloned().map(Record::Asset))
            .or_else(|| self.needs.get(&id).cloned().map(Record::Need))
            .or_else(|| self.areas.get(&id).cloned().map(Record::Area))
            .or_else(|| self.links.get(&id).cloned().map(Record::Link))
            .or_else(|| self.actions.get(&id).cloned().map(Record::Action))
            .or_else(|| self.events.get(&id).cloned().map(Record::Event))
    }

    /// Whether a record of this kind has this id.
    #[must_use]
    pub fn has(&self, kind: RecordKind, id: Id) -> bool {
        match kind {
            RecordKind::Asset => self.assets.contains_key(&id),
            RecordKind::Need => self.needs.contains_key(&id),
            RecordKind::Area => self.areas.contains_key(&id),
            RecordKind::Link => self.links.contains_key(&id),
            RecordKind::Action => self.actions.contains_key(&id),
            RecordKind::Event => self.events.contains_key(&id),
        }
    }

    /// The kind of the record with this id, if there is one.
    #[must_use]
    pub fn kind_of(&self, id: Id) -> Option<RecordKind> {
        RecordKind::ALL.iter().copied().find(|&kind| self.has(kind, id))
    }

    /// Adds the record or replaces the one with its id.
    pub fn put(&mut self, record: Record) {
        match record {
            Record::Asset(asset) => drop(self.assets.insert(asset.id, asset)),
            Record::Need(need) => drop(self.needs.insert(need.id, need)),
            Record::Area(area) => drop(self.areas.insert(area.id, area)),
            Record::Link(link) => drop(self.links.insert(link.id, link)),
            Record::Action(action) => drop(self.actions.insert(action.id, action)),
            Record::Event(event) => drop(self.events.insert(event.id, event)),
        }
    }

    /// Takes the record with this id away.
    pub fn remove(&mut self, id: Id) {
        self.assets.remove(&id);
        self.needs.remove(&id);
        self.areas.remove(&id);
        self.links.remove(&id);
        self.actions.remove(&id);
        self.events.remove(&id);
    }

    /// Every record: areas, assets, needs, links, actions, events, each in order of creation.
    pub fn records(&self) -> impl Iterator<Item = Record> + '_ {
        let areas = self.areas.values().cloned().map(Record::Area);
        let assets = self.assets.values().cloned().map(Record::Asset);
        let needs = self.needs.values().cloned().map(Record::Need);
        let links = self.links.values().cloned().map(Record::Link);
        let actions = self.actions.values().cloned().map(Record::Action);
        let events = self.events.values().cloned().map(Record::Event);
        areas.chain(assets).chain(needs).chain(links).chain(actions).chain(events)
    }

    /// The workshop table a device stood on when it last put something down.
    #[must_use]
    pub fn table_of_device(&self, device: &str) -> Option<u16> {
        let by_it = self.records().filter(|record| record.stamp().device == device && record.stamp().table.is_some());
        by_it.max_by_key(|record| record.stamp().created_at).and_then(|record| record.stamp().table)
    }

    /// The links that touch a record.
    pub fn links_of(&self, id: Id) -> impl Iterator<Item = &Link> {
        self.links.values().filter(move |link| link.from == id || link.to == id)
    }

    /// The photos of each record that may have some.
    pub fn photos(&self) -> impl Iterator<Item = &Photos> {
        self.assets.values().map(|asset| &asset.photos).chain(self.needs.values().map(|need| &need.photos))
    }

    /// Where a record stands on the map: a link at its first end, an action amid its assets, an event in its area or else at the
    /// first thing it was about that has a place.
    #[must_use]
    pub fn place_of(&self, record: &Record) -> Option<Position> {
        match record {
            Record::Link(link) => self.own_place(link.from),
            Record::Action(action) => self.place_of_action(action),
            Record::Event(event) => self.place_of_event(event),
            other => other.position(),
        }
    }

    /// The pin of an asset or need, or the middle of an area.
    #[must_use]
    pub fn own_place(&self, id: Id) -> Option<Position> {
        if let Some(asset) = self.assets.get(&id) {
            return asset.position;
        }
        if let Some(need) = self.needs.get(&id) {
            return need.position;
        }
        self.areas.get(&id)?.shape.centre()
    }

    /// The middle of the places of an action's assets.
    #[must_use]
    pub fn place_of_action(&self, action: &Action) -> Option<Position> {
        let assets: BTreeSet<Id> = action.combines.iter().copied().collect();
        let places: Vec<Position> = assets.iter().filter_map(|id| self.assets.get(id)?.position).collect();
        let middle = |degrees: fn(Position) -> f64| places.iter().copied().map(degrees).sum::<f64>() / places.len() as f64;
        Position::new(middle(Position::lng), middle(Position::lat)).ok()
    }

    /// The middle of an event's area, or the place of the first record it was about that has one.
    #[must_use]
    pub fn place_of_event(&self, event: &Event) -> Option<Position> {
        let of_another = |id: Id| match self.actions.get(&id) {
            Some(action) => self.place_of_action(action),
            None => self.own_place(self.links.get(&id).map_or(id, |link| link.from)),
        };
        event.area.and_then(|id| self.areas.get(&id)?.shape.centre()).or_else(|| event.about.iter().copied().find_map(of_another))
    }

    #[must_use]
    pub fn counts(&self) -> Counts {
        Counts {
            assets: self.assets.len(),
            needs: self.needs.len(),
            areas: self.areas.len(),
            links: self.links.len(),
            actions: self.actions.len(),
            events: self.events.len(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u8) -> Id {
        Id::new(1, [n; 10])
    }

    fn at(lng: f64, lat: f64) -> Option<Position> {
        Position::new(lng, lat).ok()
    }

    /// Two pins, a third asset without one, and an area around (10, 10).
    fn workspace() -> Workspace {
        let mut workspace = Workspace::default();
        for (n, position) in [(1, at(114.0, 22.0)), (2, at(114.2, 22.1)), (3, None)] {
            workspace.put(Record::Asset(Asset { position, ..Asset::new(id(n), AssetKind::Place, String::new()) }));
        }
        let corners = [(9.0, 9.0), (11.0, 9.0), (11.0, 11.0), (9.0, 11.0)].map(|(lng, lat)| Position::new(lng, lat).unwrap());
        let shape = Shape::new(vec![vec![corners.to_vec()]]).unwrap();
        workspace.put(Record::Area(Area::new(id(4), AreaKind::Building, String::new(), shape)));
        workspace.put(Record::Area(Area::new(id(5), AreaKind::Floor, String::new(), Shape::default())));
        workspace.put(Record::Action(Action { combines: vec![id(2), id(1), id(2)], ..Action::new(id(6), String::new()) }));
        workspace
    }

    #[test]
    fn an_action_stands_amid_those_of_its_assets_that_have_a_place() {
        let workspace = workspace();
        let place = |combines| workspace.place_of(&Record::Action(Action { combines, ..Action::default() }));
        assert_eq!(place(vec![id(2), id(1), id(2)]), at(114.1, 22.05), "the same twice counts once");
        assert_eq!(place(vec![id(1), id(3), id(99)]), at(114.0, 22.0), "without a place, or deleted: passed over");
        assert_eq!(place(vec![id(3), id(4)]), None);
    }

    #[test]
    fn an_event_stands_in_its_area_or_where_the_first_thing_it_was_about_does() {
        let workspace = workspace();
        let place = |area, about| workspace.place_of(&Record::Event(Event { area, about, ..Event::default() }));
        assert_eq!(place(Some(id(4)), vec![id(1)]), at(10.0, 10.0));
        assert_eq!(place(Some(id(99)), vec![id(3), id(2), id(1)]), at(114.2, 22.1));
        assert_eq!(place(Some(id(5)), vec![id(6)]), at(114.1, 22.05), "an area that was never drawn, then an action");
        assert_eq!(place(None, vec![]), None);
    }

    #[test]
    fn the_kind_of_an_id_is_that_of_its_record() {
        let workspace = workspace();
        for record in workspace.records() {
            assert_eq!(workspace.kind_of(record.id()), Some(record.kind()));
            assert!(RecordKind::ALL.iter().all(|&kind| workspace.has(kind, record.id()) == (kind == record.kind())));
        }
        assert_eq!(workspace.kind_of(id(99)), None);
    }

    #[test]
    fn counts_kept_by_an_older_linli_still_read() {
        let kept: Counts = serde_json::from_str(r#"{"assets":3,"needs":2,"areas":1,"links":4}"#).unwrap();
        assert_eq!(kept, Counts { assets: 3, needs: 2, areas: 1, links: 4, actions: 0, events: 0 });
    }
}
