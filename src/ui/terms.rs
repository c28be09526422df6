//! The pack's terms as choices and labels, in the language on screen; all tracked.

use crate::model::AssetKind;
use crate::packs::{ActionTemplate, Category, Pack, Term, TermList};
use crate::state::{lang, with_pack};
use std::sync::Arc;

/// The label of a term; one no pack knows is shown as it is written.
pub fn label(list: TermList, id: &str) -> String {
    with_pack(|pack| pack.label(lang(), list, id).to_owned())
}

/// Categories that fit a kind of asset.
pub fn categories(kind: AssetKind) -> Vec<(String, String)> {
    with_pack(|pack| pack.categories_for(kind).map(category).collect())
}

/// A template of actions, if a pack knows it.
pub fn action_template(id: &str) -> Option<ActionTemplate> {
    with_pack(|pack| pack.action_template(id).cloned())
}

/// What a slot of a template is called; one that no pack knows is a person's own word.
pub fn slot_label(template: Option<&str>, slot: &str) -> String {
    let label = |pack: &Arc<Pack>| Some(pack.action_template(template?)?.slot(slot)?.label.get(lang()).to_owned());
    with_pack(label).unwrap_or_else(|| slot.to_owned())
}

/// Categories of needs.
pub fn need_categories() -> Vec<(String, String)> {
    with_pack(|pack| pack.need_categories().map(category).collect())
}

fn category(category: &Category) -> (String, String) {
    (category.id.clone(), category.label.get(lang()).to_owned())
}

fn terms(list: impl FnOnce(&Pack) -> &[Term]) -> Vec<(String, String)> {
    with_pack(|pack| list(pack).iter().map(|term| (term.id.clone(), term.label.get(lang()).to_owned())).collect())
}

pub fn target_groups() -> Vec<(String, String)> {
    terms(|pack| &pack.target_groups)
}

pub fn strengths() -> Vec<(String, String)> {
    terms(|pack| &pack.strengths)
}

pub fn barriers() -> Vec<(String, String)> {
    terms(|pack| &pack.barriers)
}

/// Languages by what they call themselves.
pub fn languages() -> Vec<(String, String)> {
    with_pack(|pack| pack.languages.iter().map(|language| (language.tag.clone(), language.endonym.clone())).collect())
}

pub fn community_types() -> Vec<(String, String)> {
    with_pack(|pack| pack.community_types.iter().map(|each| (each.id.clone(), each.label.get(lang()).to_owned())).collect())
}
