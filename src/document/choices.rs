//! What merges left for a person to say, until it is settled. What another table has settled meanwhile is no longer open.

use super::{Buried, Merged, Overwritten, field_of};
use crate::model::Workspace;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Not settled yet.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Choices {
    /// Fields that two tables wrote, with both values.
    pub double: Vec<Overwritten>,
    /// Changed at one table and deleted at another.
    pub buried: Vec<Buried>,
}

impl Choices {
    #[must_use]
    pub fn count(&self) -> usize {
        self.double.len() + self.buried.len()
    }

    /// Adds what a merge found. Of a field that three tables wrote, each value that was lost stands against the one that is there now.
    pub fn add(&mut self, merged: &Merged) {
        for new in &merged.double {
            let same_field = |known: &&mut Overwritten| (known.record, known.id, &known.field) == (new.record, new.id, &new.field);
            for known in self.double.iter_mut().filter(same_field).filter(|known| known.standing() == &new.ours) {
                let (value, by) = if new.kept_ours { (&new.ours, &new.ours_by) } else { (&new.theirs, &new.theirs_by) };
                let (stands, its_hand) =
                    if known.kept_ours { (&mut known.ours, &mut known.ours_by) } else { (&mut known.theirs, &mut known.theirs_by) };
                (*stands, *its_hand) = (value.clone(), by.clone());
            }
            let is_told =
                |known: &Overwritten| (known.record, known.id, &known.field, known.lost()) == (new.record, new.id, &new.field, new.lost());
            if !self.double.iter().any(is_told) {
                self.double.push(new.clone());
            }
        }
        self.buried.retain(|known| !merged.buried.iter().any(|new| known.id == new.id));
        self.buried.extend(merged.buried.iter().cloned());
    }

    /// Those of which the field still reads as the merge left it, and the deleted record is still gone.
    #[must_use]
    pub fn still_open(&self, workspace: &Workspace) -> Self {
        Self {
            double: self.double.iter().filter(|double| double.is_open(workspace)).cloned().collect(),
            buried: self.buried.iter().filter(|buried| workspace.kind_of(buried.id).is_none()).cloned().collect(),
        }
    }
}

impl Overwritten {
    /// The value that stands.
    #[must_use]
    pub fn standing(&self) -> &Value {
        if self.kept_ours { &self.ours } else { &self.theirs }
    }

    /// The value that was lost.
    #[must_use]
    pub fn lost(&self) -> &Value {
        if self.kept_ours { &self.theirs } else { &self.ours }
    }

    fn is_open(&self, workspace: &Workspace) -> bool {
        let now = match self.record {
            None => serde_json::to_value(&workspace.info).ok().and_then(|info| info.get(&self.field).cloned()),
            Some(_) => workspace.record(self.id).and_then(|record| field_of(&record, &self.field)),
        };
        now.is_some_and(|now| same(&now, self.standing()) && !same(&now, self.lost()))
    }
}

/// Whether two values say the same; a whole number may be written with a point.
fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => one.as_f64() == other.as_f64(),
        (Value::Array(ones), Value::Array(others)) => {
            ones.len() == others.len() && ones.iter().zip(others).all(|(one, other)| same(one, other))
        }
        _ => one == other,
    }
}
