use super::*;

fn id(n: u8) -> Id {
    Id::new(1, [n; 10])
}

fn area(n: u8, kind: AreaKind, parent: Option<u8>) -> Area {
    Area { parent: parent.map(id), ..Area::new(id(n), kind, String::new(), Shape::default()) }
}

/// A cell (1) with two buildings (2, 3), a floor (4) in the second, and people 10 to 12.
fn workspace(links: impl IntoIterator<Item = Link>) -> Workspace {
    let mut workspace = Workspace::default();
    let cell = Area { grid_worker: Some("Mr Tse".into()), ..area(1, AreaKind::GridCell, None) };
    let areas = [cell, area(2, AreaKind::Building, Some(1)), area(3, AreaKind::Building, Some(1)), area(4, AreaKind::Floor, Some(3))];
    areas.into_iter().for_each(|area| workspace.put(Record::Area(area)));
    for n in [10, 11, 12] {
        workspace.put(Record::Asset(Asset::new(id(n), AssetKind::Individual, String::new())));
    }
    workspace.put(Record::Asset(Asset::new(id(13), AssetKind::Association, String::new())));
    links.into_iter().for_each(|link| workspace.put(Record::Link(link)));
    workspace
}

fn stewards(n: u8, from: u8, to: u8, state: LinkState) -> Link {
    Link { state, ..Link::new(id(n), LinkKind::Stewards, id(from), id(to)) }
}

fn coverage(workspace: &Workspace, kind: AreaKind) -> (usize, usize) {
    let Coverage { stewarded, all } = Captains::of(workspace).coverage(workspace, kind);
    (stewarded, all)
}

#[test]
fn a_captain_of_a_floor_is_not_the_captain_of_the_building() {
    let workspace = workspace([stewards(20, 10, 4, LinkState::Active)]);
    assert_eq!(coverage(&workspace, AreaKind::Building), (0, 2));
    assert_eq!(coverage(&workspace, AreaKind::Floor), (1, 1));
    let tree = Captains::of(&workspace).tree(&workspace);
    let lacking: Vec<Id> = tree.iter().filter(|headed| headed.lacks_captain).map(|headed| headed.area).collect();
    assert_eq!(lacking, [id(1), id(2), id(3)]);
}

#[test]
fn only_a_person_who_has_not_declined_is_a_captain() {
    let links = [
        stewards(20, 10, 2, LinkState::Declined),
        stewards(21, 13, 2, LinkState::Active),
        Link::new(id(22), LinkKind::Knows, id(11), id(2)),
        stewards(23, 3, 12, LinkState::Asked),
        stewards(24, 12, 3, LinkState::Active),
    ];
    let mut workspace = workspace(links);
    assert_eq!(coverage(&workspace, AreaKind::Building), (1, 2), "tapped from the building's end, and twice, still once");
    let captains = Captains::of(&workspace);
    assert_eq!(captains.of_area(id(3)), [Steward { captain: id(12), link: id(23), state: LinkState::Asked }]);
    assert_eq!(captains.all().collect::<Vec<_>>(), [id(12)]);
    workspace.put(Record::Asset(Asset { state: AssetState::Ended, ..Asset::new(id(12), AssetKind::Individual, String::new()) }));
    assert_eq!(coverage(&workspace, AreaKind::Building), (0, 2), "who has stopped is none any more");
}

#[test]
fn both_heads_are_named_and_a_cells_worker_is_that_of_its_buildings() {
    let workspace = workspace([stewards(20, 10, 2, LinkState::Active)]);
    let tree = Captains::of(&workspace).tree(&workspace);
    let heads: Vec<_> =
        tree.iter().map(|headed| (headed.area, headed.depth, headed.captains.len(), headed.grid_worker.as_deref())).collect();
    let tse = Some("Mr Tse");
    assert_eq!(heads, [(id(1), 0, 0, tse), (id(2), 1, 1, tse), (id(3), 1, 0, tse), (id(4), 2, 0, tse)]);
}
