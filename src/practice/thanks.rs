//! The thank-you wall: whose name may stand on it, and for what.

use super::captains::Captains;
use super::natural;
use crate::model::*;
use std::collections::BTreeMap;

/// Somebody to be thanked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thanked {
    pub asset: Id,
    pub kind: AssetKind,
    pub name: String,
    /// Looks after a building, a floor or another area.
    pub captain: bool,
    /// The last time they were honoured or made known.
    pub honoured_on: Option<Date>,
}

/// Individuals and groups that are captains, or that a recognition or a publicity event which took place was about; only those whom the
/// readers may see, by name. `readers` is [`Visibility::Public`] or [`Visibility::Team`].
#[must_use]
pub fn wall(workspace: &Workspace, readers: Visibility) -> Vec<Thanked> {
    let captains = Captains::of(workspace);
    let mut thanked: BTreeMap<Id, (bool, Option<Date>)> = captains.agreed().map(|id| (id, (true, None))).collect();
    let honours = |event: &&Event| event.held && matches!(event.kind, EventKind::Recognition | EventKind::Publicity);
    for event in workspace.events.values().filter(honours) {
        for id in &event.about {
            let (_, honoured_on) = thanked.entry(*id).or_default();
            *honoured_on = (*honoured_on).max(Some(event.date));
        }
    }
    let on_the_wall = |(id, (captain, honoured_on))| {
        let asset = workspace.assets.get(&id).filter(|asset| may_be_named(asset, readers))?;
        Some(Thanked { asset: id, kind: asset.kind, name: asset.name.clone(), captain, honoured_on })
    };
    let mut wall: Vec<Thanked> = thanked.into_iter().filter_map(on_the_wall).collect();
    wall.sort_by_cached_key(|thanked| natural::key(&thanked.name));
    wall
}

/// Whether these readers may see the name, and it is somebody's.
fn may_be_named(asset: &Asset, readers: Visibility) -> bool {
    !matches!(asset.kind, AssetKind::Place | AssetKind::Story) && asset.is_open_to(readers)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u8) -> Id {
        Id::new(1, [n; 10])
    }

    fn consent(scope: Visibility, withdrawn: bool) -> Option<Consent> {
        let day = Date::parse("2026-11-01").unwrap();
        Some(Consent { scope, given_on: day, method: ConsentMethod::Spoken, withdrawn_on: withdrawn.then_some(day) })
    }

    /// These assets, all of them named in one recognition.
    fn honoured(assets: impl IntoIterator<Item = Asset>, held: bool) -> Workspace {
        let mut workspace = Workspace::default();
        assets.into_iter().for_each(|asset| workspace.put(Record::Asset(asset)));
        let about = workspace.assets.keys().copied().collect();
        let day = Date::parse("2026-11-20").unwrap();
        workspace.put(Record::Event(Event { held, about, ..Event::new(id(90), EventKind::Recognition, day) }));
        workspace
    }

    fn person(n: u8, consent: Option<Consent>, visibility: Visibility) -> Asset {
        Asset { consent, visibility, ..Asset::new(id(n), AssetKind::Individual, n.to_string()) }
    }

    fn names(workspace: &Workspace, readers: Visibility) -> Vec<String> {
        wall(workspace, readers).into_iter().map(|thanked| thanked.name).collect()
    }

    #[test]
    fn a_name_stands_only_where_its_owner_agreed_to_be_read() {
        use Visibility::{Device, Public, Team};
        let workspace = honoured(
            [
                person(1, None, Public),
                person(2, consent(Team, false), Public),
                person(3, consent(Public, false), Public),
                person(4, consent(Public, true), Public),
                person(5, consent(Public, false), Device),
                person(6, consent(Device, false), Team),
                Asset { visibility: Team, ..Asset::new(id(7), AssetKind::Association, "7".into()) },
                Asset { visibility: Public, ..Asset::new(id(8), AssetKind::Story, "8".into()) },
            ],
            true,
        );
        assert_eq!(names(&workspace, Team), ["2", "3", "7"]);
        assert_eq!(names(&workspace, Public), ["3"]);
    }

    #[test]
    fn thanks_that_are_only_planned_are_not_given_yet() {
        let agreed = || [person(1, consent(Visibility::Team, false), Visibility::Team)];
        assert_eq!(names(&honoured(agreed(), false), Visibility::Team), Vec::<String>::new());
        assert_eq!(names(&honoured(agreed(), true), Visibility::Team), ["1"]);
    }

    #[test]
    fn a_captain_is_thanked_without_any_event() {
        let mut workspace = Workspace::default();
        workspace.put(Record::Asset(person(1, consent(Visibility::Team, false), Visibility::Team)));
        workspace.put(Record::Area(Area::new(id(2), AreaKind::Building, String::new(), Shape::default())));
        let asked = Link::new(id(3), LinkKind::Stewards, id(1), id(2));
        workspace.put(Record::Link(asked.clone()));
        assert_eq!(names(&workspace, Visibility::Team), Vec::<String>::new(), "who was only asked may still say no");
        workspace.put(Record::Link(Link { state: LinkState::Agreed, ..asked }));
        let [thanked] = &wall(&workspace, Visibility::Team)[..] else { panic!("one is thanked") };
        assert!(thanked.captain && thanked.honoured_on.is_none());
    }
}
