//! The page tells what the records say, and of nobody more than they agreed to.

use super::report::report;
use crate::model::*;

fn id(n: u8) -> Id {
    Id::new(1, [n; 10])
}

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn asset(n: u8, kind: AssetKind, name: &str) -> Record {
    Record::Asset(Asset::new(id(n), kind, name.into()))
}

fn link(n: u8, kind: LinkKind, from: u8, to: u8, state: LinkState) -> Record {
    Record::Link(Link { state, ..Link::new(id(n), kind, id(from), id(to)) })
}

fn need(n: u8, category: Option<&str>) -> Record {
    Record::Need(Need { category: category.map(str::to_owned), ..Need::new(id(n), "We would like".into()) })
}

fn building(n: u8, name: &str) -> Record {
    Record::Area(Area::new(id(n), AreaKind::Building, name.into(), Shape::default()))
}

fn community() -> Workspace {
    let mut workspace = Workspace::default();
    let records = [
        asset(1, AssetKind::Individual, "Mary Chan 9123 4567"),
        asset(2, AssetKind::Individual, "Captain Lee"),
        asset(3, AssetKind::Place, "Square"),
        asset(4, AssetKind::Association, "Choir"),
        need(10, Some("digital")),
        need(11, Some("digital")),
        need(12, Some("childcare")),
        need(13, None),
        building(20, "Block 1"),
        building(21, "Block 2"),
        link(30, LinkKind::Stewards, 20, 2, LinkState::Agreed),
        link(31, LinkKind::Match, 4, 12, LinkState::Agreed),
        link(32, LinkKind::Match, 3, 10, LinkState::Declined),
    ];
    records.into_iter().for_each(|record| workspace.put(record));
    workspace
}

#[test]
fn numbers_balance_and_shares() {
    let page = report(&community(), day("2026-11-25"));
    assert_eq!(page.kinds.iter().map(|(_, count)| *count).collect::<Vec<_>>(), [2, 1, 0, 1, 0, 0]);
    assert_eq!((page.strengths_share, page.people_power), (Some(50), Some(75)));
    assert_eq!(report(&Workspace::default(), day("2026-11-25")).strengths_share, None);
}

#[test]
fn shares_are_rounded_as_on_the_other_screens() {
    let mut workspace = community();
    workspace.put(need(14, None));
    workspace.put(need(15, None));
    let page = report(&workspace, day("2026-11-25"));
    assert_eq!(page.strengths_share, Some(40));
    workspace.put(asset(5, AssetKind::Place, "Park"));
    assert_eq!(report(&workspace, day("2026-11-25")).strengths_share, Some(45), "5 of 11 are 45.45%");
    workspace.needs.remove(&id(15));
    workspace.needs.remove(&id(14));
    workspace.put(asset(6, AssetKind::Place, "Hall"));
    workspace.put(asset(7, AssetKind::Place, "Pier"));
    assert_eq!(report(&workspace, day("2026-11-25")).strengths_share, Some(64), "7 of 11 are 63.64%");
}

#[test]
fn captains_are_found_whichever_end_was_tapped_first() {
    let page = report(&community(), day("2026-11-25"));
    assert_eq!((page.captains, page.without_captain.lines), ((1, 2), vec!["Block 2".to_owned()]));
}

#[test]
fn idle_is_what_no_link_and_no_action_uses_and_people_show_initials() {
    let mut workspace = community();
    let page = report(&workspace, day("2026-11-25"));
    let idle = [(AssetKind::Individual, "M.C.".to_owned()), (AssetKind::Place, "Square".to_owned())];
    assert_eq!(page.idle.lines, idle, "a declined link uses nothing");
    let consent = Consent { scope: Visibility::Public, given_on: day("2026-11-24"), method: ConsentMethod::Spoken, withdrawn_on: None };
    let mary = workspace.assets.get_mut(&id(1)).unwrap();
    (mary.consent, mary.visibility) = (Some(consent), Visibility::Public);
    workspace.put(Record::Action(Action { combines: vec![id(3)], ..Action::new(id(40), "Fair".into()) }));
    assert_eq!(report(&workspace, day("2026-11-25")).idle.lines, [(AssetKind::Individual, "Mary Chan …".to_owned())]);
}

#[test]
fn what_is_missing_is_counted_by_category_most_first() {
    let page = report(&community(), day("2026-11-25"));
    assert_eq!(page.missing.lines, [(Some("digital".to_owned()), 2), (None, 1)], "childcare has its match");
}

#[test]
fn actions_stand_in_the_order_of_what_is_next_and_a_long_list_is_cut() {
    let mut workspace = Workspace::default();
    for n in 0..9 {
        let state = if n == 8 { ActionState::Running } else { ActionState::Idea };
        let due = (n == 3).then(|| day("2026-11-01"));
        workspace.put(Record::Action(Action { state, due, ..Action::new(id(n), format!("Action {n}")) }));
    }
    let actions = report(&workspace, day("2026-11-25")).actions;
    assert_eq!((actions.lines.len(), actions.more, actions.all()), (6, 3, 9));
    assert_eq!(actions.lines[0].name, "Action 8");
    assert_eq!((actions.lines[1].name.as_str(), actions.lines[1].overdue), ("Action 3", true));
}
