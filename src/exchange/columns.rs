//! What columns a foreign file has, how full they are and what stands in them.

use super::mapping::as_text;
use serde_json::{Map, Value};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};

/// Columns beyond this number are not listed; they are kept all the same.
const MAX_COLUMNS: usize = 300;
/// A column with more different values than this does not sort things into kinds.
pub(super) const MAX_VALUES: usize = 120;
/// Levels of nested objects that are listed as columns of their own.
const MAX_LEVELS: usize = 3;

/// A property of the features; nested objects are listed as `outer.inner`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub name: String,
    pub kind: ColumnKind,
    /// Features in which it is neither missing, null nor blank.
    pub filled: usize,
    /// Different values; at most 2,000 are counted.
    pub distinct: usize,
    /// Up to three different values, in the order they come.
    pub samples: Vec<String>,
    /// All values, when they are few enough to choose a kind for each.
    pub values: BTreeSet<String>,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    Empty,
    Text,
    Number,
    Flag,
    List,
    Mixed,
}

/// Gathers columns feature by feature.
#[derive(Default)]
pub(super) struct Columns {
    columns: Vec<Column>,
    seen: Vec<HashSet<u64>>,
    by_name: HashMap<String, usize>,
    hasher: RandomState,
}

impl Columns {
    pub(super) fn add(&mut self, properties: &Map<String, Value>) {
        self.add_level("", properties, 1);
    }

    pub(super) fn finish(self) -> Vec<Column> {
        let Self { mut columns, .. } = self;
        for column in columns.iter_mut().filter(|column| column.distinct > MAX_VALUES) {
            column.values.clear();
        }
        columns
    }

    fn add_level(&mut self, prefix: &str, properties: &Map<String, Value>, level: usize) {
        for (key, value) in properties {
            match value {
                Value::Object(inner) if level < MAX_LEVELS => self.add_level(&format!("{prefix}{key}."), inner, level + 1),
                _ if prefix.is_empty() => self.add_value(key, value),
                _ => self.add_value(&format!("{prefix}{key}"), value),
            }
        }
    }

    fn add_value(&mut self, name: &str, value: &Value) {
        let number = self.by_name.get(name).copied().unwrap_or_else(|| self.new_column(name));
        let (Some(column), Some(seen), Some(text)) = (self.columns.get_mut(number), self.seen.get_mut(number), as_text(value)) else {
            return;
        };
        column.filled += 1;
        let kind = match value {
            Value::Number(_) => ColumnKind::Number,
            Value::Bool(_) => ColumnKind::Flag,
            Value::Array(_) => ColumnKind::List,
            _ => ColumnKind::Text,
        };
        column.kind = if column.kind == ColumnKind::Empty || column.kind == kind { kind } else { ColumnKind::Mixed };
        if column.distinct < 2000 && seen.insert(self.hasher.hash_one(text.as_ref())) {
            column.distinct += 1;
            if column.samples.len() < 3 {
                column.samples.push(text.chars().take(80).collect());
            }
            if column.distinct <= MAX_VALUES {
                column.values.insert(text.into_owned());
            }
        }
    }

    /// The number of the new column; out of bounds once there are too many.
    fn new_column(&mut self, name: &str) -> usize {
        let number = self.columns.len();
        if number < MAX_COLUMNS {
            self.by_name.insert(name.to_owned(), number);
            self.seen.push(HashSet::new());
            self.columns.push(Column {
                name: name.to_owned(),
                kind: ColumnKind::Empty,
                filled: 0,
                distinct: 0,
                samples: vec![],
                values: BTreeSet::new(),
            });
        }
        number
    }
}
