//! A row of a Linli file → a record; values another program changed are understood where they can be, and kept where they cannot.

use super::list::split;
use super::name::snippet;
use super::place::Place;
use super::{Problem, SkipReason};
use crate::model::*;
use serde_json::{Map, Value};

/// The columns of one feature, taken one by one; what is left over goes to `extra`.
pub(super) struct Row<'a> {
    columns: Map<String, Value>,
    index: usize,
    problems: &'a mut Vec<Problem>,
}

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
        Asset {
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
            stars: self.whole("stars"),
            strengths: self.list("strengths"),
            vetted: self.flag("vetted"),
            consent: scope.zip(given_on).map(|(scope, given_on)| Consent { scope, given_on, method, withdrawn_on }),
            osm_ref: self.optional("osm_ref"),
            note: self.text("note"),
            visibility: self.visibility(),
            stamp: self.stamp(),
            extra: self.extra(),
            ..blank
        }
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
            priority_dots: self.whole("priority_dots").unwrap_or_default(),
            sensitive: self.flag("sensitive"),
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
            score_snapshot: self.read("score_snapshot", Value::as_f64),
            reason: self.text("reason"),
            since: self.date("since"),
            note: self.text("note"),
            visibility: self.visibility(),
            stamp: self.stamp(),
            extra: self.extra(),
            ..blank
        }
    }

    /// Takes a column; one that is filled but not understood is named and stays, to be kept in `extra`.
    fn read<T>(&mut self, column: &str, understand: impl Fn(&Value) -> Option<T>) -> Option<T> {
        let value = self.columns.get_mut(column)?;
        let read = understand(value);
        if read.is_some() || value.as_str() == Some("") {
            *value = Value::Null;
        } else if !value.is_null() {
            self.problems.push(Problem::ValueUnknown { index: self.index, column: column.to_owned(), found: snippet(&value.to_string()) });
        }
        read
    }

    /// GDAL saves text that reads as a JSON object or list as that object or list.
    fn optional(&mut self, column: &str) -> Option<String> {
        self.read(column, |value| match value {
            Value::String(text) => Some(text.clone()),
            Value::Number(_) | Value::Object(_) | Value::Array(_) => Some(value.to_string()),
            _ => None,
        })
    }

    fn text(&mut self, column: &str) -> String {
        self.optional(column).unwrap_or_default()
    }

    fn whole<T: TryFrom<u64>>(&mut self, column: &str) -> Option<T> {
        self.read(column, |value| {
            let whole_float = || value.as_f64()?.to_string().parse().ok();
            let number = value.as_u64().or_else(whole_float).or_else(|| value.as_str()?.trim().parse().ok())?;
            T::try_from(number).ok()
        })
    }

    fn flag(&mut self, column: &str) -> bool {
        let understand = |value: &Value| match value {
            Value::Bool(flag) => Some(*flag),
            Value::Number(number) => number.as_f64().map(|number| number != 0.0),
            Value::String(text) => text.parse().ok(),
            _ => None,
        };
        self.read(column, understand).unwrap_or_default()
    }

    fn term<T>(&mut self, column: &str, parse: fn(&str) -> Option<T>) -> Option<T> {
        self.read(column, |value| parse(value.as_str()?))
    }

    fn date(&mut self, column: &str) -> Option<Date> {
        self.read(column, |value| Date::parse(&value.as_str()?.replace('/', "-")))
    }

    fn id(&mut self, column: &str) -> Option<Id> {
        self.read(column, |value| Id::parse(value.as_str()?))
    }

    fn list(&mut self, column: &str) -> Vec<String> {
        self.read(column, |value| value.as_str().map(split)).unwrap_or_default()
    }

    fn terms<T>(&mut self, column: &str, parse: fn(&str) -> Option<T>) -> Vec<T> {
        self.read(column, |value| split(value.as_str()?).iter().map(|id| parse(id)).collect()).unwrap_or_default()
    }

    fn visibility(&mut self) -> Visibility {
        self.term("visibility", Visibility::parse).unwrap_or_default()
    }

    fn stamp(&mut self) -> Stamp {
        Stamp {
            created_at: self.read("created_at", read_moment).unwrap_or_default(),
            updated_at: self.read("updated_at", read_moment).unwrap_or_default(),
            device: self.text("device"),
            table: self.whole("table_no"),
        }
    }

    /// What the file kept there, and every filled column that Linli does not know; to be called last.
    fn extra(&mut self) -> Extra {
        let understand = |value: &Value| match value {
            Value::String(text) => Extra::try_from(text.clone()).ok(),
            Value::Object(members) => Some(Extra(members.clone())),
            _ => None,
        };
        let mut extra = self.read("extra", understand).unwrap_or_default();
        extra.0.extend(std::mem::take(&mut self.columns).into_iter().filter(|(_, value)| !value.is_null()));
        extra
    }
}

/// ISO 8601, or milliseconds since 1970 as a number or digits.
pub(super) fn read_moment(value: &Value) -> Option<Timestamp> {
    match value {
        Value::String(text) => Timestamp::parse(text).or_else(|| text.parse().ok().map(Timestamp)),
        _ => value.as_i64().map(Timestamp),
    }
}

fn zip_longest<A: Default, B: Default>(left: Vec<A>, right: Vec<B>) -> impl Iterator<Item = (A, B)> {
    let count = left.len().max(right.len());
    let (mut left, mut right) = (left.into_iter(), right.into_iter());
    (0..count).map(move |_| (left.next().unwrap_or_default(), right.next().unwrap_or_default()))
}
