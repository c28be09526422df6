//! What came of it, as a wall may show it: strengths first, then what was joined. Nobody is named who did not agree.

use super::super::exposed::covered;
use super::super::report::shown_name;
use super::super::sketch::{told_of_asset, told_of_need};
use crate::model::*;
use std::collections::BTreeMap;

/// The result as of a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    pub title: String,
    /// How many of each of the six kinds, all six.
    pub kinds: Vec<(AssetKind, usize)>,
    /// Assets in use, one of each kind in turn.
    pub strengths: Vec<(AssetKind, String)>,
    /// Assets and the needs they answer, where somebody agreed.
    pub joined: Vec<(AssetKind, String, String)>,
    pub needs: usize,
    pub met: usize,
}

#[must_use]
pub fn outcome(workspace: &Workspace) -> Outcome {
    let told = |asset: &&Asset| asset.visibility != Visibility::Device && asset.state == AssetState::Active;
    let mut before: BTreeMap<AssetKind, usize> = BTreeMap::new();
    let mut strengths: Vec<(usize, AssetKind, String)> = Vec::new();
    for asset in workspace.assets.values().filter(told) {
        let turn = before.entry(asset.kind).or_default();
        strengths.push((*turn, asset.kind, said_of(asset)));
        *turn += 1;
    }
    strengths.sort_by_key(|(turn, kind, _)| (*turn, *kind));
    let agreed = workspace
        .links
        .values()
        .filter(|link| link.kind == LinkKind::Match && link.state.is_agreed() && link.visibility != Visibility::Device);
    let joined = agreed.filter_map(|link| {
        let ends = [link.from, link.to];
        let asset = ends.iter().find_map(|id| workspace.assets.get(id))?;
        let need = ends.iter().find_map(|id| workspace.needs.get(id))?;
        let is_told = told(&asset) && need.visibility != Visibility::Device;
        is_told.then(|| (asset.kind, covered(&shown_name(asset)), covered(&need.statement)))
    });
    Outcome {
        title: covered(&workspace.info.name),
        kinds: AssetKind::ALL.iter().map(|&kind| (kind, workspace.assets.values().filter(|asset| asset.kind == kind).count())).collect(),
        joined: joined.collect(),
        strengths: strengths.into_iter().map(|(_, kind, name)| (kind, name)).collect(),
        needs: workspace.needs.len(),
        met: workspace.needs.values().filter(|need| need.state == NeedState::Met).count(),
    }
}

/// What it is called; of a person also what they can do.
fn said_of(asset: &Asset) -> String {
    let name = covered(&shown_name(asset));
    match asset.gifts.first().filter(|_| asset.kind == AssetKind::Individual) {
        Some(gift) => [name, covered(&gift.text)].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
        None => name,
    }
}

/// The records for a map on a wall: homes in the middle of their building, needs in that of their area, people by their initials.
#[must_use]
pub fn for_wall(workspace: &Workspace) -> Workspace {
    let outlines = Outlines::of(workspace);
    let mut shown = workspace.clone();
    shown.assets.retain(|_, asset| asset.visibility != Visibility::Device);
    shown.needs.retain(|_, need| need.visibility != Visibility::Device);
    shown.links.retain(|_, link| link.state.is_agreed());
    for asset in shown.assets.values_mut() {
        asset.position = asset.position.and_then(|place| outlines.blurred(place, told_of_asset(asset)));
        asset.name = covered(&shown_name(asset));
    }
    for need in shown.needs.values_mut() {
        need.position = need.position.and_then(|place| outlines.blurred(place, told_of_need(need)));
        need.statement = covered(&need.statement);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u8) -> Id {
        Id::new(1, [n; 10])
    }

    #[test]
    fn kinds_take_turns_people_are_initials_and_what_is_for_this_device_stays_out() {
        let mut workspace = Workspace::default();
        let gift = |text: &str| vec![Gift { text: text.into(), ..Gift::default() }];
        for (n, kind, name) in
            [(1, AssetKind::Individual, "Mrs Chan"), (2, AssetKind::Individual, "Mr Ho"), (3, AssetKind::Place, "Square")]
        {
            let asset = Asset::new(id(n), kind, name.into());
            workspace.put(Record::Asset(Asset { gifts: gift("Sews, call 9123 4567"), ..asset }));
        }
        workspace.put(Record::Asset(Asset { visibility: Visibility::Device, ..Asset::new(id(4), AssetKind::Story, "Secret".into()) }));
        workspace.put(Record::Need(Need::new(id(5), "Mended school uniforms".into())));
        let link = |n, from, state| Record::Link(Link { state, ..Link::new(id(n), LinkKind::Match, id(from), id(5)) });
        [link(6, 1, LinkState::Agreed), link(7, 3, LinkState::Asked), link(8, 4, LinkState::Agreed)]
            .into_iter()
            .for_each(|link| workspace.put(link));
        let found = outcome(&workspace);
        let names: Vec<&str> = found.strengths.iter().map(|(_, name)| name.as_str()).collect();
        assert_eq!(names.len(), 3);
        assert!(names[0].starts_with("M.C. · Sews") && names[1] == "Square" && names[2].starts_with("M.H."), "{names:?}");
        assert!(!format!("{found:?}").contains("4567"));
        assert_eq!(found.joined, [(AssetKind::Individual, "M.C.".to_owned(), "Mended school uniforms".to_owned())]);
        let shown = for_wall(&workspace);
        assert_eq!((shown.assets.len(), shown.links.len(), shown.assets[&id(1)].name.as_str()), (3, 2, "M.C."));
    }
}
