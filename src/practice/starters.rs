//! A pack's starter laid on a community: what of it is there already, what is missing, and the drafts that would fill the gap.

use crate::model::*;
use crate::packs::{Draft, Starter};
use crate::words::Lang;
use std::collections::BTreeSet;

/// The asset that is what a draft describes, or `None`.
fn standing(workspace: &Workspace, draft: &Draft) -> Option<Id> {
    let is_it = |asset: &&Asset| {
        asset.kind == draft.kind
            && asset.category.as_ref() == Some(&draft.category)
            && draft.level.is_none_or(|level| asset.level == Some(level))
            && asset.state != AssetState::Ended
    };
    workspace.assets.values().find(is_it).map(|asset| asset.id)
}

/// The drafts of a starter that nothing on the map stands for.
#[must_use]
pub fn missing<'a>(workspace: &Workspace, starter: &'a Starter) -> Vec<&'a Draft> {
    starter.assets.iter().filter(|draft| standing(workspace, draft).is_none()).collect()
}

/// All of a starter but one is there: whoever began it will want to know what is missing.
#[must_use]
pub fn last_missing<'a>(workspace: &Workspace, starter: &'a Starter) -> Option<&'a Draft> {
    match missing(workspace, starter).as_slice() {
        [draft] if starter.assets.len() > 1 => Some(draft),
        _ => None,
    }
}

/// The records that complete a starter: drafts for what is missing, and the links that are not there yet. Draft assets have no place.
pub fn records(workspace: &Workspace, starter: &Starter, lang: Lang, ids: &mut dyn FnMut() -> Id) -> Vec<Record> {
    let mut records = Vec::new();
    let mut keys: Vec<(&str, Id)> = Vec::new();
    for draft in &starter.assets {
        let id = standing(workspace, draft).unwrap_or_else(|| {
            let asset = asset(draft, ids(), lang);
            let id = asset.id;
            records.push(Record::Asset(asset));
            id
        });
        keys.push((&draft.key, id));
    }
    let there: BTreeSet<(LinkKind, Id, Id)> = workspace.links.values().map(|link| (link.kind, link.from, link.to)).collect();
    let id_of = |key: &str| keys.iter().find(|(known, _)| *known == key).map(|(_, id)| *id);
    for link in &starter.links {
        if let (Some(from), Some(to)) = (id_of(&link.from), id_of(&link.to))
            && !there.contains(&(link.kind, from, to))
        {
            records.push(Record::Link(Link { state: LinkState::Suggested, ..Link::new(ids(), link.kind, from, to) }));
        }
    }
    records
}

fn asset(draft: &Draft, id: Id, lang: Lang) -> Asset {
    Asset {
        category: Some(draft.category.clone()),
        state: AssetState::Draft,
        hub: draft.hub,
        level: draft.level,
        sector: draft.sector,
        function: draft.function,
        ..Asset::new(id, draft.kind, draft.name.get(lang).to_owned())
    }
}
