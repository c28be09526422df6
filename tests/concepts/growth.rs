//! Needs and what they rest on, readiness, reach, ties, strengths before wishes.

use super::groups::{asset, id, link, workspace};
use linli::model::*;
use linli::packs::{LiveCount, core};
use linli::practice::facets::Facets;
use linli::practice::*;

fn need(n: u8) -> Need {
    Need::new(id(n), format!("need {n}"))
}

#[test]
fn row_14_what_is_asked_in_return() {
    let asking = |n, mode| Record::Asset(Asset { exchange_mode: Some(mode), ..asset(n, AssetKind::Economy, "shop") });
    let mix = exchange_mix::mix(&workspace([asking(1, ExchangeMode::Gift), asking(2, ExchangeMode::Swap), asking(3, ExchangeMode::Paid)]));
    assert_eq!(mix.iter().map(|share| share.percent).collect::<Vec<_>>(), [34, 33, 0, 33]);
    assert_eq!(exchange_mix::mix(&workspace([Record::Asset(asset(1, AssetKind::Economy, "shop"))])), []);
}

#[test]
fn row_22_a_need_without_evidence_is_unverified() {
    let asked = Evidence { method: EvidenceMethod::FocusGroup, on: Date::parse("2026-11-01").unwrap(), people: 8, note: String::new() };
    let dropped = Need { state: NeedState::Dropped, ..need(3) };
    let grounds = evidence::grounds(&workspace([need(1), Need { evidence: vec![asked], ..need(2) }, dropped].map(Record::Need)));
    assert_eq!((grounds.unverified, grounds.verified), (vec![id(1)], vec![id(2)]));
    assert_eq!(grounds.by_method.iter().map(|(_, count)| *count).collect::<Vec<_>>(), [0, 0, 1]);
}

#[test]
fn row_24_elders_hide_others() {
    let elders = || "elders".to_owned();
    let all = [
        Record::Need(Need { target_group: Some(elders()), ..need(1) }),
        Record::Need(Need { target_group: Some("youth".into()), ..need(2) }),
        Record::Asset(Asset { serves: vec!["youth".into(), elders()], ..asset(3, AssetKind::Place, "park") }),
        link(4, LinkKind::Knows, 1, 3),
    ];
    let asked = Facets { group: elders(), ..Facets::default() };
    assert_eq!(all.iter().filter(|record| asked.fit(record)).map(Record::id).collect::<Vec<_>>(), [id(1), id(3)]);
}

#[test]
fn row_25_barriers_are_tallied() {
    let barriers = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    let records = [
        Record::Need(Need { barrier: barriers(&["cost", "indifference"]), ..need(1) }),
        Record::Need(Need { barrier: barriers(&["indifference"]), ..need(2) }),
        Record::Event(Event { barrier: barriers(&["indifference"]), ..Event::default() }),
    ];
    assert_eq!(barriers::tally(&workspace(records)), [("indifference".to_owned(), 3), ("cost".to_owned(), 1)]);
}

#[test]
fn row_27_a_chain_of_three_reaches_three() {
    let people = (1..=4).map(|n| Record::Asset(asset(n, AssetKind::Individual, "volunteer")));
    let chain = (1..=3).map(|n| link(n + 10, LinkKind::Invited, n, n + 1));
    let forest = reach::forest(&workspace(people.chain(chain)));
    assert_eq!(forest.iter().map(|each| (each.id, each.brought_in)).collect::<Vec<_>>(), [(id(1), 3), (id(2), 2), (id(3), 1), (id(4), 0)]);
}

#[test]
fn row_37_the_count_of_organisations_is_live() {
    let mut workspace = workspace([Record::Asset(asset(1, AssetKind::Institution, "school"))]);
    let organisations = |workspace: &Workspace| {
        let ready = readiness::readiness(workspace, core());
        assert_eq!(ready.iter().map(|element| element.points.len()).collect::<Vec<_>>(), [6, 4, 8, 4]);
        let point = ready[1].points.iter().find(|point| point.id == "community_organisations").unwrap();
        point.counts.iter().find(|(count, _)| *count == LiveCount::Organisations).map(|(_, number)| *number)
    };
    assert_eq!(organisations(&workspace), Some(1));
    workspace.put(Record::Asset(asset(2, AssetKind::Association, "women_group")));
    assert_eq!(organisations(&workspace), Some(2));
}

#[test]
fn row_41_ties_add_up_to_all_links() {
    let tied = |n, tie| Record::Link(Link { tie, ..Link::new(id(n), LinkKind::Knows, id(1), id(2)) });
    let workspace = workspace([tied(3, Some(TieType::Bridging)), tied(4, None), tied(5, Some(TieType::Bridging))]);
    let ties = ties::ties(&workspace);
    assert_eq!(ties, [(Some(TieType::Bonding), 0), (Some(TieType::Bridging), 2), (Some(TieType::Linking), 0), (None, 1)]);
    assert_eq!(ties.iter().map(|(_, count)| count).sum::<usize>(), workspace.links.len());
    let asked = Facets { tie: Some(TieType::Bridging), ..Facets::default() };
    assert_eq!(workspace.records().filter(|record| asked.fit(record)).count(), 2);
}

#[test]
fn row_47_strengths_first() {
    let on = |day: &str| Stamp { created_at: Timestamp::parse(&format!("{day}T08:00:00Z")).unwrap(), ..Stamp::default() };
    let assets = (1..=3).map(|n| Record::Asset(Asset { stamp: on("2026-11-01"), ..asset(n, AssetKind::Place, "park") }));
    let needs = [Record::Need(Need { stamp: on("2026-11-02"), ..need(4) }), Record::Need(Need { stamp: on("2026-11-03"), ..need(5) })];
    let workspace = workspace(assets.chain(needs));
    assert_eq!(strengths::tally(&workspace).ratio(), Some(strengths::MARKER));
    assert_eq!(strengths::assets_came_first(&workspace), Some(true));
    let trend: Vec<_> = strengths::by_day(&workspace, Timestamp::date).into_iter().filter_map(|(_, tally)| tally.ratio()).collect();
    assert_eq!(trend, [1.0, 0.75, 0.6]);
    assert_eq!(balance::by_kind(&workspace).iter().filter(|(_, count)| *count == 0).count(), 5);
    assert_eq!(balance::people_power(&workspace), Some(0.0));
}
