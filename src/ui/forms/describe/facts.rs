//! Every field of a record that says something, as label and value.

use super::practice;
use crate::model::*;
use crate::packs::TermList;
use crate::state::{lang, say, with_pack};
use crate::ui::kit::{next_step, stage_label, term};
use crate::ui::terms::label;
use crate::words;

/// "Individuals' gifts · health care".
pub fn subtitle(record: &Record) -> String {
    let (kind, category) = match record {
        Record::Asset(asset) => (term("asset_kind", asset.kind.id()), asset.category.as_deref()),
        Record::Need(need) => (term("need_state", need.state.id()), need.category.as_deref()),
        Record::Area(area) => (term("area_kind", area.kind.id()), None),
        Record::Link(link) => (term("link_state", link.state.id()), None),
        Record::Action(action) => (term("action_state", action.state.id()), None),
        Record::Event(event) => (practice::kind_and_day(event), None),
    };
    match category {
        Some(id) => format!("{kind} · {}", label(TermList::Categories, id)),
        None => kind,
    }
}

/// Every field that says something: label and value.
pub fn lines(record: &Record, workspace: &Workspace) -> Vec<(String, String)> {
    let mut lines = Lines::default();
    match record {
        Record::Asset(asset) => of_asset(&mut lines, asset, workspace.info.stars_shown),
        Record::Need(need) => of_need(&mut lines, need),
        Record::Area(area) => of_area(&mut lines, area, workspace),
        Record::Link(link) => of_link(&mut lines, link),
        Record::Action(action) => practice::of_action(&mut lines, action, workspace),
        Record::Event(event) => practice::of_event(&mut lines, event, workspace),
    }
    lines.text("forms.note", record.note());
    for (name, value) in &record.extra().0 {
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        lines.0.push((name.clone(), value));
    }
    lines.0
}

#[derive(Default)]
pub(super) struct Lines(Vec<(String, String)>);

impl Lines {
    pub(super) fn text(&mut self, key: &str, value: &str) {
        if !value.is_empty() {
            self.0.push((say(key), value.to_owned()));
        }
    }
    pub(super) fn shown(&mut self, key: &str, value: Option<impl ToString>) {
        if let Some(value) = value {
            self.text(key, &value.to_string());
        }
    }
    pub(super) fn term(&mut self, key: &str, vocabulary: &str, id: Option<&'static str>) {
        if let Some(id) = id {
            self.text(key, &term(vocabulary, id));
        }
    }
    pub(super) fn terms(&mut self, key: &str, list: TermList, ids: &[String]) {
        let labels: Vec<_> = ids.iter().map(|id| label(list, id)).collect();
        self.text(key, &labels.join(&say("app.list_comma")));
    }
    /// The texts of a list that are not blank, in one value; commas may stand in them.
    pub(super) fn list(&mut self, key: &str, items: impl IntoIterator<Item = String>) {
        let items: Vec<_> = items.into_iter().filter(|item| !item.trim().is_empty()).collect();
        self.text(key, &items.join(" · "));
    }
    /// The stage, once any evidence is there, and what would come next.
    pub(super) fn self_help(&mut self, ticks: &[SelfHelp]) {
        if !ticks.is_empty() {
            self.list("forms.self_help", [stage_label(ticks)].into_iter().chain(next_step(ticks)));
        }
    }
    pub(super) fn slots(&mut self, key: &str, slots: &[Slot]) {
        let labels: Vec<_> = slots.iter().map(|slot| slot_label(*slot)).collect();
        self.text(key, &labels.join(&say("app.list_comma")));
    }
}

fn slot_label(slot: Slot) -> String {
    let (day, part) = slot.id().split_once('_').unwrap_or_default();
    format!("{}{}{}", term("day_short", day), if lang() == words::Lang::En { " " } else { "" }, term("part", part))
}

fn of_asset(lines: &mut Lines, asset: &Asset, stars_shown: bool) {
    for gift in &asset.gifts {
        lines.0.push((term("gift_kind", gift.kind.id()), gift.text.clone()));
    }
    if asset.state != AssetState::Active {
        lines.term("forms.state", "asset_state", Some(asset.state.id()));
    }
    lines.terms("forms.serves", TermList::TargetGroups, &asset.serves);
    lines.slots("forms.availability", &asset.availability);
    lines.shown("forms.capacity", asset.capacity);
    lines.terms("forms.languages", TermList::Languages, &asset.languages);
    lines.shown("forms.reach_m", asset.reach_m);
    lines.term("forms.exchange_mode", "exchange_mode", asset.exchange_mode.map(ExchangeMode::id));
    lines.term("forms.legal_status", "legal_status", asset.legal_status.map(LegalStatus::id));
    lines.shown("forms.filed_on", asset.filed_on);
    lines.shown("forms.registered_on", asset.registered_on);
    lines.term("forms.sector", "sector", asset.sector.map(Sector::id));
    lines.term("forms.function", "org_function", asset.function.map(OrgFunction::id));
    if asset.hub {
        lines.text("forms.hub", &say("forms.yes"));
    }
    lines.term("forms.level", "org_level", asset.level.map(OrgLevel::id));
    lines.text("forms.filing_body", asset.filing_body.as_deref().unwrap_or_default());
    lines.list("forms.ticks", asset.ticks.iter().map(|id| tick_label(id)));
    if let Some(stars) = asset.stars().filter(|_| stars_shown) {
        lines.text("forms.stars", &"★".repeat(usize::from(stars.min(5))));
        lines.shown("forms.stars_on", asset.stars_on);
        lines.text("forms.stars_by", asset.stars_by.as_deref().unwrap_or_default());
        lines.list("forms.stars_criteria", asset.stars_criteria.iter().cloned());
    }
    lines.self_help(&asset.self_help);
    lines.terms("forms.strengths", TermList::Strengths, &asset.strengths);
    if let Some(consent) = &asset.consent {
        match consent.withdrawn_on {
            Some(date) => lines.text("forms.consent_withdrawn", &date.to_string()),
            None => lines.text("forms.consent_given", &format!("{} · {}", term("visibility", consent.scope.id()), consent.given_on)),
        }
    } else if asset.kind == AssetKind::Individual {
        lines.text("forms.consent_given", &say("forms.consent_none"));
    }
    if asset.position.is_none() {
        lines.text("forms.place", &say("forms.no_place"));
    }
    lines.text("forms.osm_ref", asset.osm_ref.as_deref().unwrap_or_default());
}

fn of_need(lines: &mut Lines, need: &Need) {
    if need.is_unverified() {
        lines.text("forms.evidence", &say("forms.unverified"));
    }
    for evidence in &need.evidence {
        lines.text("forms.evidence", &format!("{} · {} · {}", term("evidence_method", evidence.method.id()), evidence.on, evidence.people));
    }
    lines.shown("forms.target_group", need.target_group.as_deref().map(|id| label(TermList::TargetGroups, id)));
    lines.shown("forms.people_estimate", need.people_estimate);
    lines.shown("forms.capacity_needed", need.capacity_needed);
    lines.slots("forms.when", &need.when);
    lines.terms("forms.languages", TermList::Languages, &need.languages);
    lines.terms("forms.barrier", TermList::Barriers, &need.barrier);
    lines.shown("forms.priority_dots", Some(need.priority_dots.total()).filter(|&dots| dots > 0));
    if need.sensitive {
        lines.text("forms.sensitive", &say("forms.yes"));
    }
    if need.position.is_none() {
        lines.text("forms.place", &say("forms.no_place"));
    }
}

fn of_area(lines: &mut Lines, area: &Area, workspace: &Workspace) {
    lines.shown("forms.households", area.households);
    let parent = area.parent.and_then(|id| workspace.areas.get(&id));
    lines.shown("forms.parent", parent.map(|parent| parent.name.as_str()));
    lines.text("forms.grid_worker", area.grid_worker.as_deref().unwrap_or_default());
}

fn of_link(lines: &mut Lines, link: &Link) {
    lines.term("forms.tie", "tie_type", link.tie.map(TieType::id));
    lines.shown("forms.score", link.score_snapshot.map(|score| format!("{score:.1}")));
    lines.text("forms.reason", &link.reason);
    lines.shown("forms.since", link.since);
    lines.term("forms.hub_route", "hub_route", link.hub_route.map(HubRoute::id));
    lines.text("forms.evaluator", link.evaluator.as_deref().unwrap_or_default());
    lines.text("forms.period", link.period.as_deref().unwrap_or_default());
    lines.shown("forms.amount", link.amount);
}

/// What a checklist calls the item; its id where no pack knows it.
fn tick_label(id: &str) -> String {
    with_pack(|pack| pack.checklist_item(id).map_or_else(|| id.to_owned(), |item| item.label.get(lang()).to_owned()))
}
