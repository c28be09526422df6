//! What a pack holds, and the look-ups screens and exports ask of it.

use super::category::Entry;
use super::{
    ActionTemplate, Attribute, Category, CategoryUse, Cautions, Checklist, CommunityType, Element, Federation, GroupQuestion, Language,
    Matrix, Question, SensitivePlaces, Starter, Step, Team, Term, Weights,
};
use crate::model::{AssetKind, terms};
use crate::words::{Label, Lang, text};
use std::collections::BTreeMap;

terms! {
    /// A list of a pack; its id is the name it has in files.
    TermList "pack_list" {
        Categories = "categories", TargetGroups = "target_groups", CommunityTypes = "community_types", Strengths = "strengths",
        Barriers = "barriers", Languages = "languages", StarCriteria = "star_criteria", Teams = "teams", Federations = "federations",
        Starters = "starters", Checklists = "checklists", Elements = "elements", ActionTemplates = "action_templates",
        Questions = "questions", GroupQuestions = "group_questions",
    }
}

/// Terms and frameworks in three languages, read from one file, or from several laid over one another.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pack {
    /// Lower-case words joined by hyphens, `core-abcd`.
    pub id: String,
    /// `major.minor.patch`.
    pub version: String,
    pub label: Label,
    pub categories: Vec<Category>,
    pub target_groups: Vec<Term>,
    pub community_types: Vec<CommunityType>,
    pub strengths: Vec<Term>,
    pub barriers: Vec<Term>,
    pub languages: Vec<Language>,
    pub star_criteria: Vec<Term>,
    pub teams: Vec<Team>,
    pub federations: Vec<Federation>,
    pub starters: Vec<Starter>,
    pub checklists: Vec<Checklist>,
    pub elements: Vec<Element>,
    pub action_templates: Vec<ActionTemplate>,
    pub questions: Vec<Question>,
    pub group_questions: Vec<GroupQuestion>,
    /// The workshop, step by step.
    pub script: Vec<Step>,
    pub matrix: Matrix,
    pub weights: Option<Weights>,
    pub sensitive_places: SensitivePlaces,
    pub cautions: Cautions,
    /// Other words for terms, this pack's or those of a pack below; the entries here already have them.
    pub term_overrides: BTreeMap<TermList, BTreeMap<String, Label>>,
    /// Other words for the app's own texts, by their keys in `words`.
    pub word_overrides: BTreeMap<String, Label>,
}

impl Pack {
    /// The categories offered for a kind of asset, in the pack's order.
    pub fn categories_for(&self, kind: AssetKind) -> impl Iterator<Item = &Category> {
        self.categories.iter().filter(move |category| category.kinds.contains(&CategoryUse::Asset(kind)))
    }

    /// The categories offered for a need, in the pack's order.
    pub fn need_categories(&self) -> impl Iterator<Item = &Category> {
        self.categories.iter().filter(|category| category.kinds.contains(&CategoryUse::Need))
    }

    #[must_use]
    pub fn category(&self, id: &str) -> Option<&Category> {
        find(&self.categories, id)
    }

    /// The need categories a community type suggests; none for a type the pack does not know.
    pub fn suggested_needs(&self, community_type: &str) -> impl Iterator<Item = &Category> {
        let needs = find(&self.community_types, community_type).map(|kind| kind.needs.as_slice());
        needs.unwrap_or_default().iter().filter_map(|id| self.category(id))
    }

    #[must_use]
    pub fn team(&self, id: &str) -> Option<&Team> {
        find(&self.teams, id)
    }

    #[must_use]
    pub fn starter(&self, id: &str) -> Option<&Starter> {
        find(&self.starters, id)
    }

    #[must_use]
    pub fn action_template(&self, id: &str) -> Option<&ActionTemplate> {
        find(&self.action_templates, id)
    }

    /// An item of any checklist.
    #[must_use]
    pub fn checklist_item(&self, id: &str) -> Option<&Term> {
        let groups = self.checklists.iter().flat_map(|list| &list.groups);
        groups.flat_map(|group| &group.items).find(|item| item.id == id)
    }

    /// An attribute of any element.
    #[must_use]
    pub fn attribute(&self, id: &str) -> Option<&Attribute> {
        self.elements.iter().flat_map(|element| &element.attributes).find(|attribute| attribute.id == id)
    }

    /// What people call a term; one that the pack does not know shows its own id, so that no record loses its word.
    #[must_use]
    pub fn label<'a>(&'a self, lang: Lang, list: TermList, id: &'a str) -> &'a str {
        let overridden = || self.term_overrides.get(&list)?.get(id);
        self.own_label(list, id).or_else(overridden).map_or(id, |label| label.get(lang))
    }

    /// The pack's own word for one of the app's texts, if it has one.
    #[must_use]
    pub fn word(&self, lang: Lang, key: &str) -> Option<&str> {
        self.word_overrides.get(key).map(|label| label.get(lang))
    }

    /// The sentence for one of the app's texts: the pack's own word, or else the app's.
    #[must_use]
    pub fn say(&self, lang: Lang, key: &str) -> String {
        self.word(lang, key).map_or_else(|| text(lang, key), str::to_owned)
    }

    /// The ids and labels of a list, in the pack's order.
    #[must_use]
    pub fn terms(&self, list: TermList) -> Box<dyn Iterator<Item = (&str, &Label)> + '_> {
        match list {
            TermList::Categories => listed(&self.categories),
            TermList::TargetGroups => listed(&self.target_groups),
            TermList::CommunityTypes => listed(&self.community_types),
            TermList::Strengths => listed(&self.strengths),
            TermList::Barriers => listed(&self.barriers),
            TermList::Languages => listed(&self.languages),
            TermList::StarCriteria => listed(&self.star_criteria),
            TermList::Teams => listed(&self.teams),
            TermList::Federations => listed(&self.federations),
            TermList::Starters => listed(&self.starters),
            TermList::Checklists => listed(&self.checklists),
            TermList::Elements => listed(&self.elements),
            TermList::ActionTemplates => listed(&self.action_templates),
            TermList::Questions => listed(&self.questions),
            TermList::GroupQuestions => listed(&self.group_questions),
        }
    }

    /// The label of an entry that the pack itself holds.
    pub(super) fn own_label(&self, list: TermList, id: &str) -> Option<&Label> {
        self.terms(list).find(|(known, _)| *known == id).map(|(_, label)| label)
    }
}

fn listed<T: Entry>(entries: &[T]) -> Box<dyn Iterator<Item = (&str, &Label)> + '_> {
    Box::new(entries.iter().map(|entry| (entry.id(), entry.label())))
}

fn find<'a, T: Entry>(entries: &'a [T], id: &str) -> Option<&'a T> {
    entries.iter().find(|entry| entry.id() == id)
}
