//! The road of an association: informal, filed, registered, each with its day; and how far a checklist has been gone through.

use crate::model::*;
use crate::packs::Checklist;

/// What is wrong with the days an association gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StageFault {
    FiledWithoutDay,
    RegisteredWithoutDay,
    RegisteredBeforeFiled,
}

/// The first thing wrong with what an asset says of its filing and registration.
#[must_use]
pub fn fault(asset: &Asset) -> Option<StageFault> {
    let before = |registered: Date| asset.filed_on.is_some_and(|filed| registered < filed);
    match (asset.legal_status, asset.filed_on, asset.registered_on) {
        (_, _, Some(registered)) if before(registered) => Some(StageFault::RegisteredBeforeFiled),
        (Some(LegalStatus::Registered), _, None) => Some(StageFault::RegisteredWithoutDay),
        (Some(LegalStatus::Filed), None, _) => Some(StageFault::FiledWithoutDay),
        _ => None,
    }
}

/// How far it may be shown to have come: nobody is shown as registered without the day, or with one before the day of filing.
#[must_use]
pub fn shown(asset: &Asset) -> LegalStatus {
    match (asset.legal_status, fault(asset)) {
        (Some(LegalStatus::Registered), Some(_)) => LegalStatus::Filed,
        (status, _) => status.unwrap_or(LegalStatus::Informal),
    }
}

/// The associations that have not ended, by the stage they are shown at.
#[must_use]
pub fn by_stage(workspace: &Workspace) -> Vec<(LegalStatus, Vec<Id>)> {
    let mut stages: Vec<(LegalStatus, Vec<Id>)> = LegalStatus::ALL.iter().map(|&status| (status, Vec::new())).collect();
    let groups = workspace.assets.values().filter(|asset| asset.kind == AssetKind::Association && asset.state != AssetState::Ended);
    for asset in groups {
        let status = shown(asset);
        if let Some((_, ids)) = stages.iter_mut().find(|(stage, _)| *stage == status) {
            ids.push(asset.id);
        }
    }
    stages
}

/// The asset one stage on, with the day it came there; `None` for one that is registered.
#[must_use]
pub fn moved_on(asset: &Asset, today: Date) -> Option<Asset> {
    let mut next = asset.clone();
    match shown(asset) {
        LegalStatus::Informal => {
            next.legal_status = Some(LegalStatus::Filed);
            next.filed_on = asset.filed_on.or(Some(today));
        }
        LegalStatus::Filed => {
            let may_stay = |day: &Date| asset.filed_on.is_none_or(|filed| *day >= filed);
            next.legal_status = Some(LegalStatus::Registered);
            next.registered_on = asset.registered_on.filter(may_stay).or(Some(asset.filed_on.map_or(today, |filed| filed.max(today))));
        }
        LegalStatus::Registered => return None,
    }
    Some(next)
}

/// How far a checklist has been gone through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    pub done: usize,
    /// Items that are asked for; waived ones are not.
    pub asked: usize,
    pub waived: usize,
}

/// What an asset's ticks say of a checklist.
#[must_use]
pub fn progress(checklist: &Checklist, ticks: &[String]) -> Progress {
    let mut progress = Progress::default();
    for group in &checklist.groups {
        if group.waived {
            progress.waived += group.items.len();
        } else {
            progress.asked += group.items.len();
            progress.done += group.items.iter().filter(|item| ticks.contains(&item.id)).count();
        }
    }
    progress
}
