//! A field that two tables wrote and its values, as people say them.

use crate::document::{Overwritten, with_field};
use crate::model::Position;
use crate::state::{Project, say};
use crate::ui::forms::describe::fields::{label_of, value_of};
use serde_json::Value;

/// What the field is called; tracked.
pub fn label(project: Project, double: &Overwritten) -> String {
    let of_record = project.read(|workspace| workspace.record(double.id).map(|record| label_of(&record, &double.field))).flatten();
    of_record.unwrap_or_else(|| match double.field.as_str() {
        "name" => say("forms.name"),
        "base" => say("merge.what_lies_under"),
        _ => say("merge.other_detail"),
    })
}

/// What one of its values says; tracked.
pub fn said(project: Project, double: &Overwritten, value: &Value) -> String {
    if let Some(place) = place(value).filter(|_| double.field == "position") {
        return place;
    }
    let of_record = project.read(|workspace| {
        let record = workspace.record(double.id)?;
        with_field(&record, &double.field, value).map(|changed| value_of(&changed, &double.field, workspace))
    });
    of_record.flatten().unwrap_or_else(|| plain(value))
}

fn place(value: &Value) -> Option<String> {
    let position: Position = serde_json::from_value(value.clone()).ok()?;
    Some(format!("{:.5}, {:.5}", position.lat(), position.lng()))
}

/// Of the community itself.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) if !text.is_empty() => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Object(fields) => fields.get("name").and_then(Value::as_str).unwrap_or("…").to_owned(),
        Value::Array(parts) if !parts.is_empty() => parts.iter().map(plain).collect::<Vec<_>>().join(&say("app.comma")),
        _ => say("forms.not_said"),
    }
}
