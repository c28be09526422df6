//! A field and its value as people say them, not as files write them.

use crate::model::{Position, RecordKind, Tally};
use crate::packs::TermList;
use crate::state::{Project, say, say_count};
use crate::ui::terms;
use serde_json::Value;

/// Fields whose name on the form is the key's own.
const ON_FORMS: [(&str, &str); 40] = [
    ("name", "forms.name"),
    ("kind", "forms.kind"),
    ("category", "forms.category"),
    ("gifts", "forms.gifts"),
    ("serves", "forms.serves"),
    ("availability", "forms.availability"),
    ("when", "forms.when"),
    ("capacity", "forms.capacity"),
    ("languages", "forms.languages"),
    ("reach_m", "forms.reach_m"),
    ("exchange_mode", "forms.exchange_mode"),
    ("legal_status", "forms.legal_status"),
    ("sector", "forms.sector"),
    ("function", "forms.function"),
    ("stars", "forms.stars"),
    ("strengths", "forms.strengths"),
    ("vetted", "forms.vetted"),
    ("consent", "forms.consent"),
    ("state", "forms.state"),
    ("precision", "forms.precision"),
    ("visibility", "forms.visibility"),
    ("note", "forms.note"),
    ("position", "forms.place"),
    ("shape", "forms.place"),
    ("target_group", "forms.target_group"),
    ("people_estimate", "forms.people_estimate"),
    ("capacity_needed", "forms.capacity_needed"),
    ("evidence", "forms.evidence"),
    ("barrier", "forms.barrier"),
    ("priority_dots", "forms.priority_dots"),
    ("households", "forms.households"),
    ("parent", "forms.parent"),
    ("grid_worker", "forms.grid_worker"),
    ("reason", "forms.reason"),
    ("combines", "forms.combines"),
    ("answers", "forms.answers"),
    ("owner", "forms.owner"),
    ("due", "forms.due"),
    ("next_step", "forms.next_step"),
    ("supporters", "forms.supporters"),
];

/// What the field is called.
pub fn label(record: Option<RecordKind>, field: &str) -> String {
    match (record, field) {
        (Some(RecordKind::Need), "statement") => say("forms.name"),
        (None, "base") => say("merge.what_lies_under"),
        _ => ON_FORMS.iter().find(|(known, _)| *known == field).map_or_else(|| say("merge.other_detail"), |(_, key)| say(key)),
    }
}

/// What the value says, in the language on screen.
pub fn said(project: Project, record: Option<RecordKind>, field: &str, value: &Value) -> String {
    match value {
        Value::Null => say("merge.nothing"),
        Value::Bool(holds) => say(if *holds { "merge.yes" } else { "merge.no" }),
        Value::Number(number) => number.to_string(),
        Value::String(text) if text.is_empty() => say("merge.nothing"),
        Value::String(text) => word(record, field, text).unwrap_or_else(|| text.clone()),
        Value::Array(parts) if parts.is_empty() => say("merge.nothing"),
        Value::Array(parts) if field == "position" => place(value).unwrap_or_else(|| listed(project, record, field, parts)),
        Value::Array(parts) => listed(project, record, field, parts),
        Value::Object(_) if ["priority_dots", "supporters"].contains(&field) => {
            serde_json::from_value(value.clone()).map(|tally: Tally| tally.total()).unwrap_or_default().to_string()
        }
        Value::Object(fields) => fields.get("text").or_else(|| fields.get("name")).and_then(Value::as_str).unwrap_or("…").to_owned(),
    }
}

/// Names of records, words of terms, or how many.
fn listed(project: Project, record: Option<RecordKind>, field: &str, parts: &[Value]) -> String {
    let name = |part: &Value| {
        let id = serde_json::from_value(part.clone()).ok();
        let named = id.and_then(|id| project.peek(|workspace| workspace.record(id).map(|record| record.name().to_owned())).flatten());
        named.or_else(|| part.is_string().then(|| said(project, record, field, part)))
    };
    let names: Option<Vec<String>> = parts.iter().map(name).collect();
    names.map_or_else(|| say_count("merge.entries", parts.len()), |names| names.join(&say("app.comma")))
}

fn place(value: &Value) -> Option<String> {
    let position: Position = serde_json::from_value(value.clone()).ok()?;
    Some(format!("{:.5}, {:.5}", position.lat(), position.lng()))
}

/// The word for a term.
fn word(record: Option<RecordKind>, field: &str, id: &str) -> Option<String> {
    let term = |key: String| Some(say(&key));
    match (field, record?) {
        ("category", _) => Some(terms::label(TermList::Categories, id)),
        ("target_group" | "serves", _) => Some(terms::label(TermList::TargetGroups, id)),
        ("kind", RecordKind::Asset) => term(format!("terms.asset_kind.{id}")),
        ("kind", RecordKind::Area) => term(format!("terms.area_kind.{id}")),
        ("kind", RecordKind::Link) => term(format!("terms.link_kind.{id}")),
        ("state", RecordKind::Asset) => term(format!("terms.asset_state.{id}")),
        ("state", RecordKind::Need) => term(format!("terms.need_state.{id}")),
        ("state", RecordKind::Link) => term(format!("terms.link_state.{id}")),
        ("state", RecordKind::Action) => term(format!("terms.action_state.{id}")),
        ("precision", _) => term(format!("terms.precision.{id}")),
        ("visibility", _) => term(format!("terms.visibility.{id}")),
        ("exchange_mode", _) => term(format!("terms.exchange_mode.{id}")),
        ("legal_status", _) => term(format!("terms.legal_status.{id}")),
        ("availability" | "when", _) => term(format!("terms.slot.{id}")),
        _ => None,
    }
}
