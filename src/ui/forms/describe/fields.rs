//! A field of a record by its key in the document: what it is called, and what stands in it.

use super::facts::lines;
use crate::model::{Record, Workspace, photos_of};
use crate::packs::TermList;
use crate::practice::twins::with_only;
use crate::state::{say, say_count};
use crate::ui::kit::term;
use crate::ui::terms::label;

/// What the field is called on the forms.
pub fn label_of(record: &Record, field: &str) -> String {
    let key = match field {
        "name" => "forms.name",
        "statement" => "twins.wish",
        "kind" => "forms.kind",
        "category" => "forms.category",
        "state" => "forms.state",
        "position" => "forms.place",
        "shape" => "twins.outline",
        "consent" => "forms.consent_given",
        "visibility" => "forms.visibility",
        "precision" => "forms.precision",
        "vetted" => "forms.vetted",
        "sensitive" => "forms.sensitive",
        "gifts" => "forms.gifts",
        "evidence" => "forms.evidence",
        "slots" => "forms.slots",
        "self_help" => "forms.self_help",
        "goals" => "forms.goals",
        "priority_dots" => "forms.priority_dots",
        "supporters" => "forms.supporters",
        "combines" => "forms.combines",
        "answers" => "forms.answers",
        "languages" => "forms.languages",
        "barrier" => "forms.barrier",
        "serves" => "forms.serves",
        "availability" => "forms.availability",
        "when" => "forms.when",
        "strengths" => "forms.strengths",
        "ticks" => "forms.ticks",
        "worker_role" => "forms.worker_role",
        "stars_criteria" => "forms.stars_criteria",
        "stars" => "forms.stars",
        "stars_on" => "forms.stars_on",
        "stars_by" => "forms.stars_by",
        "capacity" => "forms.capacity",
        "reach_m" => "forms.reach_m",
        "exchange_mode" => "forms.exchange_mode",
        "legal_status" => "forms.legal_status",
        "filed_on" => "forms.filed_on",
        "registered_on" => "forms.registered_on",
        "filing_body" => "forms.filing_body",
        "sector" => "forms.sector",
        "function" => "forms.function",
        "hub" => "forms.hub",
        "level" => "forms.level",
        "osm_ref" => "forms.osm_ref",
        "photos" => "photos.photos",
        "note" => "forms.note",
        "target_group" => "forms.target_group",
        "people_estimate" => "forms.people_estimate",
        "capacity_needed" => "forms.capacity_needed",
        "households" => "forms.households",
        "parent" => "forms.parent",
        "grid_worker" => "forms.grid_worker",
        "owner" => "forms.owner",
        "due" => "forms.due",
        "next_step" => "forms.next_step",
        "template" => "forms.template",
        _ => return record.extra().0.get(field).map_or_else(|| field.to_owned(), ToString::to_string),
    };
    say(key)
}

/// What stands in the field; a word where nothing does.
pub fn value_of(record: &Record, field: &str, workspace: &Workspace) -> String {
    let own = match (record, field) {
        (_, "name" | "statement") => record.name().to_owned(),
        (Record::Asset(asset), "kind") => term("asset_kind", asset.kind.id()),
        (Record::Asset(asset), "state") => term("asset_state", asset.state.id()),
        (Record::Need(need), "state") => term("need_state", need.state.id()),
        (Record::Action(action), "state") => term("action_state", action.state.id()),
        (Record::Asset(asset), "category") => asset.category.as_deref().map(|id| label(TermList::Categories, id)).unwrap_or_default(),
        (Record::Need(need), "category") => need.category.as_deref().map(|id| label(TermList::Categories, id)).unwrap_or_default(),
        (_, "photos") => photos_of(record).map(|photos| say_count("photos.count", photos.count())).unwrap_or_default(),
        _ => from_lines(record, field, workspace),
    };
    if own.trim().is_empty() { say("forms.not_said") } else { own }
}

/// As the card says it: what a record of which nothing else is said has more to say than one without it.
fn from_lines(record: &Record, field: &str, workspace: &Workspace) -> String {
    let said = |field: &str| with_only(record, field).map(|only| lines(&only, workspace)).unwrap_or_default();
    let blank = said("");
    let values: Vec<String> = said(field).into_iter().filter(|line| !blank.contains(line)).map(|(_, value)| value).collect();
    values.join(" · ")
}
