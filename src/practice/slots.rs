//! Who brings what: the slots of an action begun from a template, who fills them, and who may.

use crate::model::*;
use crate::packs::{ActionSlot, ActionTemplate, Pack};
use crate::words::Lang;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use thiserror::Error;

/// Somebody who may not take part before being checked for work with children and vulnerable people.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("expected a person who has been checked, found {name}, who has not")]
pub struct NotChecked {
    pub asset: Id,
    pub name: String,
}

/// A slot of a template as an action fills it.
#[derive(Clone, Debug, PartialEq)]
pub struct Filled<'a> {
    pub slot: &'a ActionSlot,
    /// Those that are there, each once.
    pub assets: Vec<&'a Asset>,
}

/// An asset that could fill a slot.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate<'a> {
    pub asset: &'a Asset,
    /// Whether the template lets it take part as it stands.
    pub is_safe: bool,
}

impl Filled<'_> {
    /// How many are still to be found.
    #[must_use]
    pub fn missing(&self) -> u16 {
        self.slot.wanted.saturating_sub(u16::try_from(self.assets.len()).unwrap_or(u16::MAX))
    }
}

/// An idea in the shape of a template: its slots are empty and its goals unwritten.
#[must_use]
pub fn begin(template: &ActionTemplate, id: Id, name: String) -> Action {
    Action { template: Some(template.id.clone()), ..Action::new(id, name) }
}

/// The slots of the template in its order, with what fills them.
#[must_use]
pub fn filled<'a>(template: &'a ActionTemplate, action: &Action, workspace: &'a Workspace) -> Vec<Filled<'a>> {
    let of = |slot: &'a ActionSlot| {
        let mut seen = BTreeSet::new();
        let fills = action.slots.iter().filter(|fill| fill.slot == slot.id && seen.insert(fill.asset));
        Filled { slot, assets: fills.filter_map(|fill| workspace.assets.get(&fill.asset)).collect() }
    };
    template.slots.iter().map(of).collect()
}

/// Refuses whoever the template is not safe with.
pub fn check(template: &ActionTemplate, asset: &Asset) -> Result<(), NotChecked> {
    if template.is_safe_with(asset) { Ok(()) } else { Err(NotChecked { asset: asset.id, name: asset.name.clone() }) }
}

/// Puts an asset into a slot and among what the action combines.
pub fn fill(action: &mut Action, template: &ActionTemplate, slot: &str, asset: &Asset) -> Result<(), NotChecked> {
    check(template, asset)?;
    let new = SlotFill { slot: slot.to_owned(), asset: asset.id };
    if !action.slots.contains(&new) {
        action.slots.push(new);
    }
    if !action.combines.contains(&asset.id) {
        action.combines.push(asset.id);
    }
    Ok(())
}

/// Takes an asset out of a slot; out of the action too, once it fills no other.
pub fn empty(action: &mut Action, slot: &str, asset: Id) {
    action.slots.retain(|fill| fill.slot != slot || fill.asset != asset);
    if action.slots.iter().all(|fill| fill.asset != asset) {
        action.combines.retain(|id| *id != asset);
    }
}

/// People in the action who have not been checked although its template asks for it.
#[must_use]
pub fn unchecked<'a>(template: &ActionTemplate, action: &Action, workspace: &'a Workspace) -> Vec<&'a Asset> {
    let ids: BTreeSet<Id> = action.combines.iter().copied().chain(action.slots.iter().map(|fill| fill.asset)).collect();
    ids.iter().filter_map(|id| workspace.assets.get(id)).filter(|asset| !template.is_safe_with(asset)).collect()
}

/// What could fill a slot and does not yet, the nearest in category and words first. With nothing typed: what suits, and what nobody has given a
/// category; else whatever of the slot's kinds has the typed words. What cannot be counted on now, and who has taken back consent, stay out.
#[must_use]
pub fn candidates<'a>(
    pack: &Pack,
    template: &ActionTemplate,
    slot: &ActionSlot,
    action: &Action,
    workspace: &'a Workspace,
    typed: &str,
) -> Vec<Candidate<'a>> {
    let taken: BTreeSet<Id> = action.slots.iter().filter(|fill| fill.slot == slot.id).map(|fill| fill.asset).collect();
    let typed: Vec<String> = typed.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let wanted = wanted(pack, slot);
    let there = |asset: &&Asset| {
        let withdrawn = asset.consent.as_ref().is_some_and(|consent| consent.withdrawn_on.is_some());
        asset.state == AssetState::Active && !withdrawn && slot.kinds.contains(&asset.kind) && !taken.contains(&asset.id)
    };
    let near = |asset: &&Asset| {
        if typed.is_empty() {
            return slot.suits(asset) || asset.category.is_none();
        }
        let text = text_of(asset).to_lowercase();
        typed.iter().all(|word| text.contains(word.as_str()))
    };
    let mut found: Vec<&Asset> = workspace.assets.values().filter(there).filter(near).collect();
    let rank = |asset: &Asset| {
        let category = asset.category.as_ref().and_then(|own| slot.categories.iter().position(|id| id == own));
        (!slot.suits(asset), category, Reverse(parts(&text_of(asset)).intersection(&wanted).count()), asset.id)
    };
    found.sort_by_cached_key(|asset| rank(asset));
    found.into_iter().map(|asset| Candidate { asset, is_safe: template.is_safe_with(asset) }).collect()
}

fn text_of(asset: &Asset) -> String {
    let gifts = asset.gifts.iter().map(|gift| gift.text.as_str());
    std::iter::once(asset.name.as_str()).chain(gifts).collect::<Vec<_>>().join("\n")
}

/// What a slot asks for, in the words of its own label and of its categories'.
fn wanted(pack: &Pack, slot: &ActionSlot) -> BTreeSet<String> {
    let categories = slot.categories.iter().filter_map(|id| pack.category(id)).map(|category| &category.label);
    std::iter::once(&slot.label).chain(categories).flat_map(|label| Lang::ALL.map(|lang| parts(label.get(lang)))).flatten().collect()
}

/// By what texts are alike: the beginnings of longer words, and pairs of Chinese characters.
fn parts(text: &str) -> BTreeSet<String> {
    const BEGINNING: usize = 4;
    let words = text.split(|c: char| !c.is_alphanumeric() || c == '的').map(|word| word.to_lowercase().chars().collect::<Vec<char>>());
    let of = |word: Vec<char>| -> Vec<String> {
        if word.iter().all(char::is_ascii) {
            word.get(..BEGINNING).map(|beginning| beginning.iter().collect()).into_iter().collect()
        } else {
            word.windows(2).map(|pair| pair.iter().collect()).collect()
        }
    };
    words.flat_map(of).collect()
}
