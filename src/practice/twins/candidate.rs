//! A record as the finder looks at it.

use super::alike::likeness;
use super::name::Name;
use crate::model::*;

/// Metres a degree of latitude spans.
const METRES_A_DEGREE: f64 = 111_195.0;

/// Only records of one family can be one: a person is no shop, a floor no building.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Family {
    Person,
    Story,
    /// A group, a body, a place or a shop: people draw those lines differently.
    Other,
    Need,
    Area(AreaKind),
    Action,
}

pub(super) struct Candidate<'w> {
    pub id: Id,
    pub family: Family,
    pub place: Option<Position>,
    /// The place on flat ground.
    pub metres: Option<[f64; 2]>,
    pub category: Option<&'w str>,
    pub source: Option<&'w str>,
    names: Vec<Name>,
    /// What must not differ where both say it: a need's group, the area around an area, an action's day.
    told_by: Option<String>,
}

impl Candidate<'_> {
    /// Of the two names that look most alike; `None` where they say that these are two.
    pub(super) fn likeness(&self, other: &Self) -> Option<f64> {
        let pairs = self.names.iter().flat_map(|ours| other.names.iter().map(move |theirs| (ours, theirs)));
        pairs.filter_map(|(ours, theirs)| likeness(ours, theirs)).max_by(f64::total_cmp)
    }

    pub(super) fn is_called_like(&self, other: &Self) -> bool {
        self.names.iter().any(|ours| other.names.iter().any(|theirs| ours.letters == theirs.letters))
    }

    pub(super) fn is_told_from(&self, other: &Self) -> bool {
        self.told_by.is_some() && other.told_by.is_some() && self.told_by != other.told_by
    }
}

/// All that can be there twice and has a name, family by family, in order of creation.
pub(super) fn all(workspace: &Workspace) -> Vec<Candidate<'_>> {
    let assets = workspace.assets.values().map(|asset| Candidate {
        category: asset.category.as_deref(),
        source: asset.osm_ref.as_deref().filter(|source| !source.is_empty()),
        ..candidate(asset.id, family(asset.kind), asset.position, &asset.name, &asset.extra)
    });
    let needs = workspace.needs.values().map(|need| Candidate {
        category: need.category.as_deref(),
        told_by: need.target_group.clone(),
        ..candidate(need.id, Family::Need, need.position, &need.statement, &need.extra)
    });
    let areas = workspace.areas.values().map(|area| Candidate {
        told_by: area.parent.map(|parent| parent.to_string()),
        ..candidate(area.id, Family::Area(area.kind), area.shape.centre(), &area.name, &area.extra)
    });
    let actions = workspace.actions.values().map(|action| Candidate {
        told_by: action.due.map(|due| due.to_string()),
        ..candidate(action.id, Family::Action, workspace.place_of_action(action), &action.name, &action.extra)
    });
    let mut all: Vec<Candidate> = assets.chain(needs).chain(areas).chain(actions).filter(|each| !each.names.is_empty()).collect();
    let middle = all.iter().find_map(|each| each.place).unwrap_or_default();
    for each in &mut all {
        each.metres = each.place.map(|place| flat(place, middle));
    }
    all.sort_by_key(|each| (each.family, each.id));
    all
}

fn family(kind: AssetKind) -> Family {
    match kind {
        AssetKind::Individual => Family::Person,
        AssetKind::Story => Family::Story,
        AssetKind::Association | AssetKind::Institution | AssetKind::Place | AssetKind::Economy => Family::Other,
    }
}

fn candidate<'w>(id: Id, family: Family, place: Option<Position>, name: &str, extra: &Extra) -> Candidate<'w> {
    // Files of OpenStreetMap say names in several languages.
    let others = extra.0.iter().filter(|(key, _)| key.starts_with("name") || key.starts_with("alt_name"));
    let names = [Some(name)].into_iter().chain(others.map(|(_, value)| value.as_str())).flatten();
    let names = names.map(Name::new).filter(|name| !name.is_blank()).collect();
    Candidate { id, family, place, metres: None, category: None, source: None, names, told_by: None }
}

/// How far `other` lies east and north of `one`, metres; near enough between neighbours.
#[must_use]
pub fn offset_m(one: Position, other: Position) -> [f64; 2] {
    let ([x, y], [other_x, other_y]) = (flat(one, one), flat(other, one));
    [other_x - x, other_y - y]
}

/// East and north in metres, near enough around `middle`.
fn flat(place: Position, middle: Position) -> [f64; 2] {
    let squeeze = middle.lat().to_radians().cos();
    [place.lng() * METRES_A_DEGREE * squeeze, place.lat() * METRES_A_DEGREE]
}
