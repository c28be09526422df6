//! The public copy: only what is public and consented, places blurred, needs by area only, small groups hidden, events as numbers.

use super::copy::{Copy, drop_loose_ends, open_to};
use super::geojson_out::Level;
use crate::model::*;
use std::collections::BTreeMap;

/// An area whose needs concern fewer people than this shows none of them (DOMAIN §3.5, k).
pub const FEWEST_PEOPLE: u32 = 5;

/// For everybody. What people wrote in notes, who recorded it and on which device stay behind, and so does the plan under the map.
#[must_use]
pub fn public_copy(workspace: &Workspace) -> Copy {
    let outlines = Outlines::of(workspace);
    let mut open = open_to(workspace, Visibility::Public);
    let held = workspace.events.values().filter(|event| event.held && event.visibility.reaches(Visibility::Team));
    let mut events = BTreeMap::new();
    held.for_each(|event| *events.entry(event.kind).or_default() += 1);
    open.events.clear();
    open.links.retain(|_, link| !matches!(link.state, LinkState::Suggested | LinkState::Declined));
    open.assets.values_mut().for_each(|asset| show_asset(asset, &outlines));
    keep_needs_of_many(&mut open.needs, &outlines);
    open.areas.values_mut().for_each(|area| {
        area.grid_worker = None;
        tidy(&mut area.note, &mut area.stamp);
    });
    open.links.values_mut().for_each(|link| tidy(&mut link.note, &mut link.stamp));
    open.actions.values_mut().for_each(|action| {
        action.supporters = action.supporters.unsigned();
        tidy(&mut action.note, &mut action.stamp);
    });
    open.info.readiness.clear();
    open.info.kept_apart = KeptApart::default();
    if matches!(open.info.base, Base::Picture { .. } | Base::Pmtiles { .. }) {
        open.info.base = Base::Grid;
    }
    drop_loose_ends(&mut open);
    Copy { level: Level::Public, workspace: open, events }
}

fn tidy(note: &mut String, stamp: &mut Stamp) {
    note.clear();
    stamp.device.clear();
    stamp.table = None;
}

/// Of a person only what the person chose to give: no remarks of others. A story's or a place's note is what it has to tell.
fn show_asset(asset: &mut Asset, outlines: &Outlines) {
    if asset.kind == AssetKind::Individual {
        // A home is never shown exactly, whatever was chosen for the team.
        asset.precision = asset.precision.max(Precision::Building);
    }
    asset.position = asset.position.and_then(|place| outlines.blurred(place, asset.precision));
    if asset.kind == AssetKind::Individual {
        asset.note.clear();
        asset.extra = Extra::default();
        asset.osm_ref = None;
        asset.vetted = false;
    }
    asset.stamp.device.clear();
    asset.stamp.table = None;
}

/// Needs stand in the middle of their area; where they concern too few people they go, and no smaller number is told of any.
fn keep_needs_of_many(needs: &mut BTreeMap<Id, Need>, outlines: &Outlines) {
    let mut people: BTreeMap<Option<Id>, u64> = BTreeMap::new();
    let mut cells = BTreeMap::new();
    needs.retain(|_, need| !need.sensitive);
    for need in needs.values_mut() {
        let around = need.position.and_then(|place| outlines.area_around(place));
        need.position = around.map(|(_, centre)| centre);
        need.precision = Precision::Area;
        let cell = around.map(|(area, _)| area);
        cells.insert(need.id, cell);
        *people.entry(cell).or_default() += u64::from(need.people_estimate.unwrap_or_default());
    }
    needs.retain(|id, _| cells.get(id).and_then(|cell| people.get(cell)).is_some_and(|&people| people >= u64::from(FEWEST_PEOPLE)));
    for need in needs.values_mut() {
        need.people_estimate = need.people_estimate.filter(|&people| people >= FEWEST_PEOPLE);
        need.evidence.iter_mut().for_each(|evidence| {
            evidence.note.clear();
            // The number asked may be smaller than the group.
            evidence.people = if evidence.people < FEWEST_PEOPLE { 0 } else { evidence.people };
        });
        need.extra = Extra::default();
        need.priority_dots = need.priority_dots.unsigned();
        tidy(&mut need.note, &mut need.stamp);
    }
}
