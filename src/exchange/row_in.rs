//! A row of a Linli file → a record.

use super::name::snippet;
use super::place::Place;
use super::row::Row;
use super::{Problem, SkipReason};
use crate::model::*;
use serde_json::{Map, Value};

/// Reads feature number `index`; `place` is where its geometry puts it.
pub(super) fn read_row(
    columns: Map<String, Value>,
    index: usize,
    id: Id,
    place: Option<Place>,
    problems: &mut Vec<Problem>,
) -> Result<Record, SkipReason> {
    let mut row = Row { columns, index, problems };
    let record = row.columns.get_mut("record").map(Value::take).unwrap_or_default();
    row.columns.get_mut("uid").map(Value::take);
    let pin = match &place {
        Some(Place::Pin(position) | Place::PinOfSeveral(position, _)) => Some(*position),
        Some(Place::Outline(shape)) => shape.centre(),
        None => None,
    };
    match record.as_str().and_then(RecordKind::parse) {
        Some(RecordKind::Asset) => Ok(Record::Asset(row.asset(id, pin))),
        Some(RecordKind::Need) => Ok(Record::Need(row.need(id, pin))),
        Some(RecordKind::Area) => match place {
            Some(Place::Outline(shape)) => Ok(Record::Area(row.area(id, shape))),
            Some(_) => Err(SkipReason::PointForArea),
            None => Ok(Record::Area(row.area(id, Shape::default()))),
        },
        Some(RecordKind::Link) => Ok(Record::Link(row.link(id))),
        Some(RecordKind::Action) => Ok(Record::Action(row.action(id))),
        Some(RecordKind::Event) => Ok(Record::Event(row.event(id))),
        None => Err(SkipReason::UnknownRecord { found: snippet(&record.to_string()) }),
    }
}

impl Row<'_> {
    fn asset(mut self, id: Id, position: Option<Position>) -> Asset {
        let blank = Asset::new(id, self.term("asset_kind", AssetKind::parse).unwrap_or_default(), self.text("name"));
        let gift_kinds = self.terms("gift_kinds", GiftKind::parse);
        let gift_texts = self.list("gift_texts");
        let (scope, given_on) = (self.term("consent_scope", Visibility::parse), self.date("consent_date"));
        let method = self.term("consent_method", ConsentMethod::parse).unwrap_or_default();
        let withdrawn_on = self.date("consent_withdrawn");
        let mut asset = Asset {
            category: self.optional("category"),
            position,
            precision: self.term("precision", Precision::parse).unwrap_or(blank.precision),
            state: self.term("state", AssetState::parse).unwrap_or_default(),
            gifts: zip_longest(gift_kinds, gift_texts).map(|(kind, text)| Gift { kind, text }).collect(),
            serves: self.list("serves"),
            reach_m: self.whole("reach_m"),
            availability: self.terms("availability", Slot::parse),
            capacity: self.whole("capacity"),
            languages: self.list("languages"),
            exchange_mode: self.term("exchange_mode", ExchangeMode::parse),
            legal_status: self.term("legal_status", LegalStatus::parse),
            filed_on: self.date("filed_on"),
            registered_on: self.date("registered_on"),
            sector: self.term("sector", Sector::parse),
            function: self.term("org_function", OrgFunction::parse),
            hub: self.flag("hub"),
            level: self.term("org_level", OrgLevel::parse),
            filing_body: self.optional("filing_body"),
            ticks: self.list("ticks"),
            stars: self.whole("stars"),
            stars_on: self.date("stars_on"),
            stars_by: self.optional("stars_by"),
            stars_criteria: self.list("stars_criteria"),
            self_help: self.self_help(),
            strengths: self.list("strengths"),
            vetted: self.flag("vetted"),
            consent: scope.zip(given_on).map(|(scope, given_on)| Consent { scope, given_on, method, withdrawn_on }),
            osm_ref: self.optional("osm_ref"),
            photos: self.photos(),
            note: self.text("note"),
            visibility: self.visibility(),
            stamp: self.stamp(),
            extra: self.extra(),
            ..blank
        };
        if asset.keep_stars_to_associations() {
            self.problems.push(Problem::StarsTaken { index: self.index, name: asset.name.clone() });
        }
        asset
    }

    fn need(mut self, id: Id, position: Option<Position>) -> Need {
        let blank = Need::new(id, self.text("name"));
        let methods = self.terms("evidence_methods", EvidenceMethod::parse);
        let (dates, people, notes) = (self.list("evidence_dates"), self.list("evidence_people"), self.list("evidence_notes"));
        let evidence = methods.into_iter().enumerate().filter_map(|(number, method)| {
            let on = Date::parse(dates.get(number)?)?;
            let people = people.get(number).and_then(|people| people.parse().ok()).unwrap_or_default();
            Some(Evidence { method, on, people, note: notes.get(number).cloned().unwrap_or_default() })
        });
        Need {
            evidence: evidence.collect(),
            category: self.optional("category"),
            target_group: self.optional("target_group"),
            position,
            precision: self.term("precision", Precision::parse).unwrap_or(Precision::Area),
            state: self.term("state", NeedState::parse).unwrap_or_default(),
            people_estimate: self.whole("people_estimate"),
            when: self.terms("when_wanted", Slot::parse),
            capacity_needed: self.whole("capacity_needed"),
            languages: self.list("languages"),
            barrier: self.list("barrier"),
            priority_dots: self.tally("priority_dots", "dots_by", "dots_each"),
            sensitive: self.flag("sensitive"),
            photos: self.photos(),
            note: self.text("note"),
            visibility: self.visibility(),
            stamp: self.stamp(),
            extra: self.extra(),
            ..blank
        }
    }

    fn area(mut self, id: Id, shape: Shape) -> Area {
        let blank = Area::new(id, self.term("area_kind", AreaKind::parse).unwrap_or_default(), self.text("name"), shape);
        Area {
            households: self.whole("households"),
            parent: self.id("parent_uid"),
            grid_worker: self.optional("grid_worker"),
            note: self.text("note"),
            visibility: self.visibility(),
            stamp: self.stamp(),
            extra: self.extra(),
            ..blank
        }
    }

    fn link(mut self, id: Id) -> Link {
        let (from, to) = (self.id("from_uid").unwrap_or_default(), self.id("to_uid").unwrap_or_default());
        let blank = Link::new(id, self.term("link_kind", LinkKind::parse).unwrap_or_default(), from, to);
        Link {
            state: self.term("state", LinkState::parse).unwrap_or_default(),
            tie: self.term("tie", TieType::parse),
            score_snapshot: self.number("score_snapshot"),
            reason: self.text("reason"),
            since: self.date("since"),
            hub_route: self.term("hub_route", HubRoute::parse),
            evaluator: self.optional("evaluator"),
            period: self.optional("period"),
            amount: self.number("amount"),
            note: self.text("note"),
            visibility: self.visibility(),
            stamp: self.stamp(),
            extra: self.extra(),
            ..blank
        }
    }
}

fn zip_longest<A: Default, B: Default>(left: Vec<A>, right: Vec<B>) -> impl Iterator<Item = (A, B)> {
    let count = left.len().max(right.len());
    let (mut left, mut right) = (left.into_iter(), right.into_iter());
    (0..count).map(move |_| (left.next().unwrap_or_default(), right.next().unwrap_or_default()))
}
