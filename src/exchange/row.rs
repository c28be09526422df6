//! One row of a Linli file, taken column by column; values another program changed are understood where they can be, and kept where they cannot.

use super::Problem;
use super::list::split;
use super::name::snippet;
use crate::model::*;
use serde_json::{Map, Value};

/// The columns of one feature, taken one by one; what is left over goes to `extra`.
pub(super) struct Row<'a> {
    pub(super) columns: Map<String, Value>,
    pub(super) index: usize,
    pub(super) problems: &'a mut Vec<Problem>,
}

impl Row<'_> {
    /// Takes a column; one that is filled but not understood is named and stays, to be kept in `extra`.
    pub(super) fn read<T>(&mut self, column: &str, understand: impl Fn(&Value) -> Option<T>) -> Option<T> {
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
    pub(super) fn optional(&mut self, column: &str) -> Option<String> {
        self.read(column, |value| match value {
            Value::String(text) => Some(text.clone()),
            Value::Number(_) | Value::Object(_) | Value::Array(_) => Some(value.to_string()),
            _ => None,
        })
    }

    pub(super) fn text(&mut self, column: &str) -> String {
        self.optional(column).unwrap_or_default()
    }

    pub(super) fn whole<T: TryFrom<u64>>(&mut self, column: &str) -> Option<T> {
        self.read(column, |value| {
            let whole_float = || value.as_f64()?.to_string().parse().ok();
            let number = value.as_u64().or_else(whole_float).or_else(|| value.as_str()?.trim().parse().ok())?;
            T::try_from(number).ok()
        })
    }

    pub(super) fn flag(&mut self, column: &str) -> bool {
        let understand = |value: &Value| match value {
            Value::Bool(flag) => Some(*flag),
            Value::Number(number) => number.as_f64().map(|number| number != 0.0),
            Value::String(text) => text.parse().ok(),
            _ => None,
        };
        self.read(column, understand).unwrap_or_default()
    }

    pub(super) fn term<T>(&mut self, column: &str, parse: fn(&str) -> Option<T>) -> Option<T> {
        self.read(column, |value| parse(value.as_str()?))
    }

    pub(super) fn date(&mut self, column: &str) -> Option<Date> {
        self.read(column, |value| Date::parse(&value.as_str()?.replace('/', "-")))
    }

    pub(super) fn id(&mut self, column: &str) -> Option<Id> {
        self.read(column, |value| Id::parse(value.as_str()?))
    }

    pub(super) fn list(&mut self, column: &str) -> Vec<String> {
        self.read(column, |value| value.as_str().map(split)).unwrap_or_default()
    }

    /// Two columns whose items belong together. When they do not fit each other, whatever is in them is named and kept.
    pub(super) fn paired<A, B>(
        &mut self,
        (left, understand_left): (&str, fn(&str) -> Option<A>),
        (right, understand_right): (&str, fn(&str) -> Option<B>),
    ) -> Vec<(A, B)> {
        let items = |column: &str| self.columns.get(column).and_then(Value::as_str).map(split);
        let lefts: Option<Vec<A>> = items(left).and_then(|items| items.iter().map(|item| understand_left(item)).collect());
        let rights: Option<Vec<B>> = items(right).and_then(|items| items.iter().map(|item| understand_right(item)).collect());
        let pairs = lefts.zip(rights).filter(|(lefts, rights)| lefts.len() == rights.len());
        let fits = pairs.is_some();
        for column in [left, right] {
            self.read(column, |_| fits.then_some(()));
        }
        pairs.map(|(lefts, rights)| lefts.into_iter().zip(rights).collect()).unwrap_or_default()
    }

    /// A total and the shares it is the sum of. What another program changed in the total, nobody signed.
    pub(super) fn tally(&mut self, total: &str, by: &str, each: &str) -> Tally {
        let number = |count: &str| count.parse::<i32>().ok();
        let mut tally = Tally::from_shares(self.paired((by, |device| Some(device.to_owned())), (each, number)));
        if let Some(total) = self.whole::<u32>(total).filter(|total| *total != tally.total()) {
            tally.set_total(total, Tally::UNSIGNED);
        }
        tally
    }

    pub(super) fn photos(&mut self) -> Photos {
        let moment = |text: &str| read_moment(&Value::from(text));
        self.paired(("photos", |address| Some(address.to_owned())), ("photos_at", moment)).into_iter().collect()
    }

    pub(super) fn ids(&mut self, column: &str) -> Vec<Id> {
        self.terms(column, Id::parse)
    }

    pub(super) fn number(&mut self, column: &str) -> Option<f64> {
        self.read(column, |value| value.as_f64().or_else(|| value.as_str()?.trim().parse().ok()).filter(|number| number.is_finite()))
    }

    pub(super) fn terms<T>(&mut self, column: &str, parse: fn(&str) -> Option<T>) -> Vec<T> {
        self.read(column, |value| split(value.as_str()?).iter().map(|id| parse(id)).collect()).unwrap_or_default()
    }

    pub(super) fn visibility(&mut self) -> Visibility {
        self.term("visibility", Visibility::parse).unwrap_or_default()
    }

    pub(super) fn stamp(&mut self) -> Stamp {
        Stamp {
            created_at: self.read("created_at", read_moment).unwrap_or_default(),
            updated_at: self.read("updated_at", read_moment).unwrap_or_default(),
            device: self.text("device"),
            table: self.whole("table_no"),
        }
    }

    /// What the file kept there, and every filled column that Linli does not know; to be called last.
    pub(super) fn extra(&mut self) -> Extra {
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
