//! Packs laid over one another: the upper one's entries count, and so do its words.

use super::category::Entry;
use super::{Pack, TermList};
use crate::words::Label;
use std::collections::BTreeMap;

impl Pack {
    /// This pack with `upper` laid over it, still called by its own id. Upper's entries take the place of those with the same id, and the rest
    /// follow; so with the pairs of the matrix. The workshop's script and the weights are each one whole: upper's, if it has any. An override
    /// changes what lies below it, never what a later pack says anew. How packs are grouped makes no difference: `a.over(b).over(c)` is
    /// `a.over(b.over(c))`.
    #[must_use]
    pub fn over(&self, upper: &Self) -> Self {
        let script = if upper.script.is_empty() { &self.script } else { &upper.script };
        let mut whole = Self {
            id: self.id.clone(),
            version: self.version.clone(),
            label: self.label.clone(),
            categories: laid(&self.categories, &upper.categories),
            target_groups: laid(&self.target_groups, &upper.target_groups),
            community_types: laid(&self.community_types, &upper.community_types),
            strengths: laid(&self.strengths, &upper.strengths),
            barriers: laid(&self.barriers, &upper.barriers),
            languages: laid(&self.languages, &upper.languages),
            star_criteria: laid(&self.star_criteria, &upper.star_criteria),
            teams: laid(&self.teams, &upper.teams),
            federations: laid(&self.federations, &upper.federations),
            starters: laid(&self.starters, &upper.starters),
            checklists: laid(&self.checklists, &upper.checklists),
            elements: laid(&self.elements, &upper.elements),
            action_templates: laid(&self.action_templates, &upper.action_templates),
            questions: laid(&self.questions, &upper.questions),
            group_questions: laid(&self.group_questions, &upper.group_questions),
            script: script.clone(),
            matrix: self.matrix.over(&upper.matrix),
            weights: upper.weights.or(self.weights),
            sensitive_places: self.sensitive_places.over(&upper.sensitive_places),
            cautions: self.cautions.over(&upper.cautions),
            term_overrides: self.overrides_under(upper),
            word_overrides: self.word_overrides.clone(),
        };
        whole.word_overrides.extend(upper.word_overrides.clone());
        whole.relabel();
        whole
    }

    /// The overrides that still count once `upper` lies over this pack.
    fn overrides_under(&self, upper: &Self) -> BTreeMap<TermList, BTreeMap<String, Label>> {
        let mut all = self.term_overrides.clone();
        for (list, labels) in &mut all {
            labels.retain(|id, _| upper.own_label(*list, id).is_none());
        }
        all.retain(|_, labels| !labels.is_empty());
        for (list, labels) in &upper.term_overrides {
            all.entry(*list).or_default().extend(labels.clone());
        }
        all
    }

    /// Gives the entries the words of the overrides.
    pub(super) fn relabel(&mut self) {
        for (list, labels) in &self.term_overrides {
            match list {
                TermList::Categories => relabel(&mut self.categories, labels),
                TermList::TargetGroups => relabel(&mut self.target_groups, labels),
                TermList::CommunityTypes => relabel(&mut self.community_types, labels),
                TermList::Strengths => relabel(&mut self.strengths, labels),
                TermList::Barriers => relabel(&mut self.barriers, labels),
                TermList::Languages => relabel(&mut self.languages, labels),
                TermList::StarCriteria => relabel(&mut self.star_criteria, labels),
                TermList::Teams => relabel(&mut self.teams, labels),
                TermList::Federations => relabel(&mut self.federations, labels),
                TermList::Starters => relabel(&mut self.starters, labels),
                TermList::Checklists => relabel(&mut self.checklists, labels),
                TermList::Elements => relabel(&mut self.elements, labels),
                TermList::ActionTemplates => relabel(&mut self.action_templates, labels),
                TermList::Questions => relabel(&mut self.questions, labels),
                TermList::GroupQuestions => relabel(&mut self.group_questions, labels),
            }
        }
    }
}

fn laid<T: Entry>(lower: &[T], upper: &[T]) -> Vec<T> {
    let mut all = lower.to_vec();
    for entry in upper {
        match all.iter_mut().find(|below| below.id() == entry.id()) {
            Some(below) => *below = entry.clone(),
            None => all.push(entry.clone()),
        }
    }
    all
}

fn relabel<T: Entry>(entries: &mut [T], labels: &BTreeMap<String, Label>) {
    for entry in entries {
        if let Some(label) = labels.get(entry.id()) {
            *entry.label_mut() = label.clone();
        }
    }
}
