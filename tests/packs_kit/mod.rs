//! The part of JSON Schema that `packs/schema.json` uses, so that a test can hold it against the parser.

use regex_lite::Regex;
use serde_json::{Map, Value};

/// Words of a schema that say nothing about what is valid.
const NOTES: &[&str] = &["$schema", "$id", "$defs", "title", "description"];

pub struct Schema(Value);

impl Schema {
    pub fn open() -> Self {
        Self(serde_json::from_str(include_str!("../../packs/schema.json")).expect("the schema is JSON"))
    }

    /// Where the value breaks the schema.
    pub fn complaints(&self, value: &Value) -> Vec<String> {
        let mut complaints = Vec::new();
        self.check(&self.0, value, "", &mut complaints);
        complaints
    }

    /// `(name of the definition, its field)` of every object the schema describes; the pack itself has no name.
    pub fn fields(&self) -> Vec<(String, String)> {
        let named = self.0["$defs"].as_object().expect("definitions").iter().map(|(name, schema)| (name.as_str(), schema));
        let all = named.chain([("", &self.0)]);
        let fields = |schema: &Value| schema["properties"].as_object().cloned().unwrap_or_default();
        all.flat_map(|(name, schema)| fields(schema).into_iter().map(|(field, _)| (name.to_owned(), field))).collect()
    }

    fn check(&self, schema: &Value, value: &Value, path: &str, complaints: &mut Vec<String>) {
        for (rule, wanted) in schema.as_object().expect("a schema is an object") {
            let holds = match rule.as_str() {
                "$ref" => {
                    self.check(self.definition(wanted), value, path, complaints);
                    true
                }
                "type" => has_type(value, wanted.as_str().expect("one type")),
                "enum" => wanted.as_array().expect("a list").iter().any(|choice| same(choice, value)),
                "pattern" => {
                    value.as_str().is_none_or(|text| Regex::new(wanted.as_str().expect("a pattern")).expect("a pattern").is_match(text))
                }
                "minimum" => value.as_f64().is_none_or(|number| Some(number) >= wanted.as_f64()),
                "maximum" => value.as_f64().is_none_or(|number| Some(number) <= wanted.as_f64()),
                "minItems" => value.as_array().is_none_or(|items| Some(items.len() as u64) >= wanted.as_u64()),
                "uniqueItems" => value.as_array().is_none_or(|items| (1..items.len()).all(|at| !items[..at].contains(&items[at]))),
                "items" => {
                    for (at, item) in value.as_array().into_iter().flatten().enumerate() {
                        self.check(wanted, item, &format!("{path}[{at}]"), complaints);
                    }
                    true
                }
                "required" => {
                    value.as_object().is_none_or(|fields| wanted.as_array().expect("a list").iter().all(|name| has(fields, name)))
                }
                "properties" | "additionalProperties" => {
                    self.check_fields(rule, schema, value, path, complaints);
                    true
                }
                "propertyNames" => {
                    for name in value.as_object().into_iter().flat_map(Map::keys) {
                        self.check(wanted, &Value::from(name.as_str()), &format!("{path}.{name}"), complaints);
                    }
                    true
                }
                note if NOTES.contains(&note) => true,
                unknown => panic!("the checker does not know the rule {unknown}"),
            };
            if !holds {
                complaints.push(format!("{path}: {rule} {wanted}"));
            }
        }
    }

    fn check_fields(&self, rule: &str, schema: &Value, value: &Value, path: &str, complaints: &mut Vec<String>) {
        for (name, field) in value.as_object().into_iter().flatten() {
            let path = format!("{path}.{name}");
            match (schema["properties"].get(name), &schema["additionalProperties"]) {
                (Some(known), _) if rule == "properties" => self.check(known, field, &path, complaints),
                (None, Value::Bool(false)) if rule == "additionalProperties" => complaints.push(format!("{path}: unknown")),
                (None, other @ Value::Object(_)) if rule == "additionalProperties" => self.check(other, field, &path, complaints),
                _ => {}
            }
        }
    }

    fn definition(&self, reference: &Value) -> &Value {
        let name = reference.as_str().and_then(|reference| reference.strip_prefix("#/$defs/")).expect("a reference to a definition");
        self.0["$defs"].get(name).expect("a definition that exists")
    }
}

fn has(fields: &Map<String, Value>, name: &Value) -> bool {
    fields.contains_key(name.as_str().expect("a name"))
}

fn has_type(value: &Value, wanted: &str) -> bool {
    match wanted {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "number" => value.is_number(),
        "integer" => value.as_f64().is_some_and(|number| number.fract() == 0.0),
        unknown => panic!("the checker does not know the type {unknown}"),
    }
}

/// 1 and 1.0 are the same number.
fn same(one: &Value, other: &Value) -> bool {
    match (one.as_f64(), other.as_f64()) {
        (Some(one), Some(other)) => one == other,
        _ => one == other,
    }
}
