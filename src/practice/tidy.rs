//! What is to be tidied: each trouble with the record it is about.

use super::stages::{StageFault, fault};
use crate::document::Edit;
use crate::model::{terms, *};
use std::collections::BTreeSet;

terms! {
    /// What is the matter with a record; its sentences are `practice.tidy_<id>`.
    Trouble "tidy" {
        AreaCut = "area_cut", LinkHidden = "link_hidden", CaptainWithoutArea = "captain_without_area", ActionLostRecords = "action_lost_records",
        ActionLacksAssets = "action_lacks_assets", EventLostRecords = "event_lost_records", FiledWithoutDay = "filed_without_day",
        RegisteredWithoutDay = "registered_without_day", RegisteredBeforeFiled = "registered_before_filed", NeedUnverified = "need_unverified",
        StarsElsewhere = "stars_elsewhere",
    }
}

/// A need that nobody was asked about for this long is to be tidied.
pub const UNVERIFIED_DAYS: i64 = 30;

/// What the document keeps back from the records (`Document::dangling` and `Document::cut_parents`).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OutOfSight {
    pub links: Vec<Link>,
    pub areas: Vec<Id>,
}

/// One thing to see to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    pub trouble: Trouble,
    /// The record to open: of a link out of sight, the end that is still there.
    pub record: Id,
    /// The link that is out of sight, if it is about one.
    pub link: Option<Id>,
}

/// Everything to see to, trouble by trouble, and within one in order of creation.
#[must_use]
pub fn findings(workspace: &Workspace, hidden: &OutOfSight, today: Date) -> Vec<Finding> {
    let mut found: Vec<Finding> = hidden.areas.iter().copied().map(about(Trouble::AreaCut)).collect();
    found.extend(hidden.links.iter().filter_map(|link| of_link(workspace, link)));
    found.extend(workspace.actions.values().flat_map(|action| of_action(workspace, action)));
    found.extend(
        workspace
            .events
            .values()
            .filter(|event| lost_records(workspace, event))
            .map(|event| event.id)
            .map(about(Trouble::EventLostRecords)),
    );
    found.extend(workspace.assets.values().flat_map(of_asset));
    let waits = |need: &&Need| {
        let open = matches!(need.state, NeedState::Open | NeedState::Matched);
        open && need.is_unverified() && today.days_since(need.stamp.created_at.date()) > UNVERIFIED_DAYS
    };
    found.extend(workspace.needs.values().filter(waits).map(|need| need.id).map(about(Trouble::NeedUnverified)));
    found.sort_by_key(|finding| (finding.trouble, finding.record));
    found.dedup();
    found
}

fn about(trouble: Trouble) -> impl Fn(Id) -> Finding {
    move |record| Finding { trouble, record, link: None }
}

/// Nothing when both ends are gone: nobody misses it then.
fn of_link(workspace: &Workspace, link: &Link) -> Option<Finding> {
    let record = [link.from, link.to].into_iter().find(|end| workspace.kind_of(*end).is_some())?;
    let trouble = if link.kind == LinkKind::Stewards && record == link.from { Trouble::CaptainWithoutArea } else { Trouble::LinkHidden };
    Some(Finding { trouble, record, link: Some(link.id) })
}

fn of_action(workspace: &Workspace, action: &Action) -> Vec<Finding> {
    let named = action.combines.iter().chain(&action.answers).chain(action.slots.iter().map(|fill| &fill.asset));
    let lost = named.into_iter().any(|id| workspace.kind_of(*id).is_none());
    let assets: BTreeSet<&Id> = action.combines.iter().filter(|id| workspace.assets.contains_key(id)).collect();
    let lacks = !matches!(action.state, ActionState::Idea) && assets.len() < 2;
    let troubles = [(lost, Trouble::ActionLostRecords), (lacks, Trouble::ActionLacksAssets)];
    troubles.into_iter().filter(|(is_so, _)| *is_so).map(|(_, trouble)| about(trouble)(action.id)).collect()
}

fn of_asset(asset: &Asset) -> Vec<Finding> {
    let of_days = fault(asset).map(|fault| match fault {
        StageFault::FiledWithoutDay => Trouble::FiledWithoutDay,
        StageFault::RegisteredWithoutDay => Trouble::RegisteredWithoutDay,
        StageFault::RegisteredBeforeFiled => Trouble::RegisteredBeforeFiled,
    });
    let stars = (asset.stars.is_some() && asset.stars().is_none()).then_some(Trouble::StarsElsewhere);
    [of_days, stars].into_iter().flatten().map(|trouble| about(trouble)(asset.id)).collect()
}

/// The edit that lets go of what is gone for good; `None` where only a person can say what is right.
#[must_use]
pub fn letting_go(workspace: &Workspace, finding: &Finding) -> Option<Edit> {
    if let Some(link) = finding.link {
        return Some(Edit::Delete(vec![link]));
    }
    let mut before = workspace.record(finding.record)?;
    let mut after = before.clone();
    let there = |id: &Id| workspace.kind_of(*id).is_some();
    match (finding.trouble, &mut before, &mut after) {
        // The document still holds a parent that the area is shown without.
        (Trouble::AreaCut, Record::Area(before), _) => before.parent = Some(Id::NIL),
        (Trouble::ActionLostRecords, _, Record::Action(action)) => {
            action.combines.retain(there);
            action.answers.retain(there);
            action.slots.retain(|fill| there(&fill.asset));
        }
        (Trouble::EventLostRecords, _, Record::Event(event)) => {
            event.about.retain(there);
            event.area = event.area.filter(there);
        }
        (Trouble::StarsElsewhere, _, Record::Asset(asset)) => _ = asset.keep_stars_to_associations(),
        _ => return None,
    }
    Some(Edit::Update { before, after })
}

fn lost_records(workspace: &Workspace, event: &Event) -> bool {
    event.about.iter().chain(&event.area).any(|id| workspace.kind_of(*id).is_none())
}
