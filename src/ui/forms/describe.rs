//! Records in words: what the card and the list say of them.

use crate::model::*;
use crate::packs::TermList;
use crate::state::{lang, say};
use crate::ui::kit::term;
use crate::ui::terms::label;
use crate::words;
use leptos::prelude::*;

/// Nothing for an empty text.
pub fn optional(text: String) -> Option<String> {
    (!text.trim().is_empty()).then_some(text)
}

/// The terms of a vocabulary as choices, in the language on screen.
pub fn options<T: Copy + Send + Sync>(
    vocabulary: &'static str,
    all: &'static [T],
    id: fn(T) -> &'static str,
) -> Signal<Vec<(String, String)>> {
    Signal::derive(move || all.iter().map(|&each| (id(each).to_owned(), term(vocabulary, id(each)))).collect())
}

pub mod facts {
    use super::*;

    /// "Individuals' gifts · health care".
    pub fn subtitle(record: &Record) -> String {
        let (kind, category) = match record {
            Record::Asset(asset) => (term("asset_kind", asset.kind.id()), asset.category.as_deref()),
            Record::Need(need) => (term("need_state", need.state.id()), need.category.as_deref()),
            Record::Area(area) => (term("area_kind", area.kind.id()), None),
            Record::Link(link) => (term("link_state", link.state.id()), None),
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
            Record::Asset(asset) => of_asset(&mut lines, asset),
            Record::Need(need) => of_need(&mut lines, need),
            Record::Area(area) => of_area(&mut lines, area, workspace),
            Record::Link(link) => of_link(&mut lines, link),
        }
        lines.text("forms.note", record.note());
        for (name, value) in &record.extra().0 {
            let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            lines.0.push((name.clone(), value));
        }
        lines.0
    }

    #[derive(Default)]
    struct Lines(Vec<(String, String)>);

    impl Lines {
        fn text(&mut self, key: &str, value: &str) {
            if !value.is_empty() {
                self.0.push((say(key), value.to_owned()));
            }
        }
        fn shown(&mut self, key: &str, value: Option<impl ToString>) {
            if let Some(value) = value {
                self.text(key, &value.to_string());
            }
        }
        fn term(&mut self, key: &str, vocabulary: &str, id: Option<&'static str>) {
            if let Some(id) = id {
                self.text(key, &term(vocabulary, id));
            }
        }
        fn terms(&mut self, key: &str, list: TermList, ids: &[String]) {
            let labels: Vec<_> = ids.iter().map(|id| label(list, id)).collect();
            self.text(key, &labels.join(&say("app.list_comma")));
        }
        fn slots(&mut self, key: &str, slots: &[Slot]) {
            let labels: Vec<_> = slots.iter().map(|slot| slot_label(*slot)).collect();
            self.text(key, &labels.join(&say("app.list_comma")));
        }
    }

    fn slot_label(slot: Slot) -> String {
        let (day, part) = slot.id().split_once('_').unwrap_or_default();
        format!("{}{}{}", term("day_short", day), if lang() == words::Lang::En { " " } else { "" }, term("part", part))
    }

    fn of_asset(lines: &mut Lines, asset: &Asset) {
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
        lines.shown("forms.stars", asset.stars.map(|stars| "★".repeat(usize::from(stars.min(5)))));
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
            lines.text(
                "forms.evidence",
                &format!("{} · {} · {}", term("evidence_method", evidence.method.id()), evidence.on, evidence.people),
            );
        }
        lines.shown("forms.target_group", need.target_group.as_deref().map(|id| label(TermList::TargetGroups, id)));
        lines.shown("forms.people_estimate", need.people_estimate);
        lines.shown("forms.capacity_needed", need.capacity_needed);
        lines.slots("forms.when", &need.when);
        lines.terms("forms.languages", TermList::Languages, &need.languages);
        lines.terms("forms.barrier", TermList::Barriers, &need.barrier);
        lines.shown("forms.priority_dots", Some(need.priority_dots).filter(|&dots| dots > 0));
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
    }
}
