//! A talk with a neighbour or a group, one question at a time, that ends in a gift on the map or a wish.

use crate::model::*;
use crate::packs::Pack;
use crate::words::Lang;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Who is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Asked {
    #[default]
    Person,
    Group,
}

/// Where the place is taken from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    #[default]
    NotSaid,
    /// The middle of an area.
    Area(Id),
    /// To be tapped once the answers are saved.
    OnMap,
}

/// One screen of the talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// What this is for, who keeps it, and who is asked.
    Purpose,
    /// A name or nickname; or which group, and how many came.
    Who,
    /// The question with this number.
    Question(usize),
    When,
    Consent,
    Where,
    Summary,
}

/// What keeps a page from being left forwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lacking {
    Name,
    People,
    Wish,
    Consent,
}

/// What was answered so far. Nothing of it is in the community before it is saved.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Interview {
    pub asked: Asked,
    /// The number of the page shown.
    pub at: usize,
    pub name: String,
    /// A target group, term of a pack.
    pub group: Option<String>,
    pub people: Option<u32>,
    /// Answers by the id of their question.
    pub answers: BTreeMap<String, Vec<String>>,
    pub when: Vec<Slot>,
    pub scope: Option<Visibility>,
    pub place: Place,
}

impl Interview {
    /// How many questions the pack has for whom is asked.
    #[must_use]
    pub fn questions(&self, pack: &Pack) -> usize {
        match self.asked {
            Asked::Person => pack.questions.len(),
            Asked::Group => pack.group_questions.len(),
        }
    }

    /// The pages from first to last.
    #[must_use]
    pub fn pages(&self, pack: &Pack) -> Vec<Page> {
        let questions = (0..self.questions(pack)).map(Page::Question);
        let after = [Page::When, Page::Consent, Page::Where, Page::Summary];
        [Page::Purpose, Page::Who].into_iter().chain(questions).chain(after).collect()
    }

    #[must_use]
    pub fn page(&self, pack: &Pack) -> Page {
        self.pages(pack).get(self.at).copied().unwrap_or(Page::Purpose)
    }

    /// The id of a question.
    #[must_use]
    pub fn question<'a>(&self, pack: &'a Pack, number: usize) -> Option<&'a str> {
        match self.asked {
            Asked::Person => pack.questions.get(number).map(|question| question.id.as_str()),
            Asked::Group => pack.group_questions.get(number).map(|question| question.id.as_str()),
        }
    }

    /// What must be said before this page is left.
    #[must_use]
    pub fn lacks(&self, pack: &Pack, page: Page) -> Option<Lacking> {
        match page {
            Page::Who if self.asked == Asked::Person && self.name.trim().is_empty() => Some(Lacking::Name),
            Page::Who if self.asked == Asked::Group && self.people.is_none_or(|people| people == 0) => Some(Lacking::People),
            Page::Question(0) if self.asked == Asked::Group && self.statement(pack).is_empty() => Some(Lacking::Wish),
            Page::Consent if self.scope.is_none() => Some(Lacking::Consent),
            _ => None,
        }
    }

    /// Whether a page may be passed over: what it asks is not needed.
    #[must_use]
    pub fn may_skip(&self, page: Page) -> bool {
        match page {
            Page::Question(number) => self.asked == Asked::Person || number > 0,
            Page::When | Page::Where => true,
            Page::Purpose | Page::Who | Page::Consent | Page::Summary => false,
        }
    }

    /// To the next page, unless something is lacking.
    pub fn next(&mut self, pack: &Pack) -> Result<(), Lacking> {
        if let Some(lacking) = self.lacks(pack, self.page(pack)) {
            return Err(lacking);
        }
        self.at = (self.at + 1).min(self.pages(pack).len() - 1);
        Ok(())
    }

    pub fn back(&mut self) {
        self.at = self.at.saturating_sub(1);
    }

    /// Takes back what this page holds and goes on.
    pub fn skip(&mut self, pack: &Pack) {
        let page = self.page(pack);
        if !self.may_skip(page) {
            return;
        }
        match page {
            Page::Question(number) => drop(self.question(pack, number).and_then(|id| self.answers.remove(id))),
            Page::When => self.when.clear(),
            Page::Where => self.place = Place::NotSaid,
            Page::Purpose | Page::Who | Page::Consent | Page::Summary => {}
        }
        self.at += 1;
    }

    /// Gives an answer to a question, or takes it back.
    pub fn toggle(&mut self, question: &str, answer: &str) {
        let answers = self.answers.entry(question.to_owned()).or_default();
        match answers.iter().position(|known| known == answer) {
            Some(at) => drop(answers.remove(at)),
            None => answers.push(answer.to_owned()),
        }
    }

    /// Everything needed is there.
    #[must_use]
    pub fn is_whole(&self, pack: &Pack) -> bool {
        self.pages(pack).into_iter().all(|page| self.lacks(pack, page).is_none())
    }

    /// What the group would like: its answers to the first question.
    #[must_use]
    pub fn statement(&self, pack: &Pack) -> String {
        pack.group_questions.first().map(|question| self.said(&question.id).join("; ")).unwrap_or_default()
    }

    /// The answers to a question, blanks left out.
    #[must_use]
    pub fn said(&self, question: &str) -> Vec<String> {
        let answers = self.answers.get(question).into_iter().flatten();
        answers.map(|answer| answer.trim().to_owned()).filter(|answer| !answer.is_empty()).collect()
    }

    /// The record that the talk ends in. `centre` is the middle of the area chosen, if one was.
    #[must_use]
    pub fn record(&self, id: Id, pack: &Pack, lang: Lang, today: Date, centre: Option<Position>) -> Record {
        match self.asked {
            Asked::Person => Record::Asset(self.asset(id, pack, today, centre)),
            Asked::Group => Record::Need(self.need(id, pack, lang, today, centre)),
        }
    }

    fn asset(&self, id: Id, pack: &Pack, today: Date, centre: Option<Position>) -> Asset {
        let scope = self.scope.unwrap_or(Visibility::Device);
        let gifts =
            pack.questions.iter().flat_map(|question| self.said(&question.id).into_iter().map(|text| Gift { kind: question.gift, text }));
        let mut gifts: Vec<Gift> = gifts.collect();
        gifts.sort_by_key(|gift| gift.kind);
        Asset {
            position: centre,
            gifts,
            availability: self.when.clone(),
            consent: self.scope.map(|scope| Consent { scope, given_on: today, method: ConsentMethod::Spoken, withdrawn_on: None }),
            visibility: scope,
            ..Asset::new(id, AssetKind::Individual, self.name.trim().to_owned())
        }
    }

    fn need(&self, id: Id, pack: &Pack, lang: Lang, today: Date, centre: Option<Position>) -> Need {
        let line = |question: &crate::packs::GroupQuestion| {
            let said = self.said(&question.id).join("; ");
            (!said.is_empty()).then(|| format!("{} {said}", question.label.get(lang)))
        };
        let lines: Vec<String> = pack.group_questions.iter().skip(1).filter_map(line).collect();
        let people = self.people.unwrap_or_default();
        Need {
            target_group: self.group.clone(),
            position: centre,
            people_estimate: self.people,
            when: self.when.clone(),
            evidence: vec![Evidence { method: EvidenceMethod::FocusGroup, on: today, people, note: self.name.trim().to_owned() }],
            note: lines.join("\n"),
            visibility: self.scope.unwrap_or(Visibility::Device),
            ..Need::new(id, self.statement(pack))
        }
    }
}
