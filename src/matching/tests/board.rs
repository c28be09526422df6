//! What the board tells of the whole community, and of assets that answer together.

use super::*;
use crate::words::Lang;

fn place(n: u8, kind: AssetKind, category: &str, metres: f64) -> Record {
    let consent = Some(given(Visibility::Team));
    Record::Asset(Asset {
        category: Some(category.into()),
        position: Some(north(metres)),
        consent,
        ..Asset::new(id(n), kind, category.into())
    })
}

fn wish(n: u8, category: &str) -> Record {
    Record::Need(Need {
        category: Some(category.into()),
        position: Some(north(0.0)),
        precision: Precision::Exact,
        ..Need::new(id(n), category.into())
    })
}

fn told(workspace: &Workspace) -> Vec<(Id, Id)> {
    shared(&Pairing::new(workspace), (packs::core(), Lang::En)).pairs.iter().map(|pair| (pair.need, pair.asset)).collect()
}

#[test]
fn what_was_asked_for_is_not_proposed_again_in_the_share() {
    let clinic = || place(1, AssetKind::Institution, "clinic", 0.0);
    let records = || [clinic(), wish(91, "health_care"), wish(92, "sanitation"), place(2, AssetKind::Association, "cleaning_team", 200.0)];
    let before = workspace(records());
    assert_eq!(told(&before), [(id(91), id(1)), (id(92), id(2))]);
    let pair = &shared(&Pairing::new(&before), (packs::core(), Lang::En)).pairs[1];
    assert_eq!(pair.reasons, ["Just what is asked for", "200 m in a straight line", "The house captain can introduce"]);
    let asked = Link::new(id(70), LinkKind::Match, id(1), id(91));
    let after = workspace(records().into_iter().chain([Record::Link(asked)]));
    assert_eq!(told(&after), [(id(92), id(2))], "the other need keeps its proposal");
}

#[test]
fn a_combination_says_what_each_brings() {
    let hall = place(1, AssetKind::Place, "hall", 0.0);
    let women = place(2, AssetKind::Association, "women_group", 310.0);
    let community = workspace([hall, women, wish(91, "childcare")]);
    let found = together(&Pairing::new(&community), (packs::core(), Lang::En), 2);
    let [only] = found.as_slice() else { panic!("{found:?}") };
    let brings: Vec<(Id, &str)> = only.members.iter().map(|member| (member.asset, member.brings.as_str())).collect();
    assert_eq!((only.need, brings), (id(91), vec![(id(2), "Helps with it"), (id(1), "Makes it possible")]));
    assert!((only.span_m - 310.0).abs() < 0.1);
}

#[test]
fn a_suggestion_that_is_there_says_it_is_close_by() {
    let here = workspace([place(1, AssetKind::Institution, "clinic", 0.0), wish(91, "health_care")]);
    let answer = answer(&Pairing::new(&here), (packs::core(), Lang::ZhHant), Side::Offers, id(1), 5);
    assert_eq!(answer.candidates[0].reasons, ["正是所需", "就在附近", "樓長可以引薦"]);
}

#[test]
fn of_very_many_needs_the_first_are_shared_out_and_the_rest_wait() {
    let needs = (0..520_u16).map(|n| {
        let id = Id::new(2, [n.to_be_bytes(), [0; 2], [0; 2], [0; 2], [0; 2]].concat().try_into().unwrap());
        Record::Need(Need { category: Some("health_care".into()), ..Need::new(id, format!("wish {n}")) })
    });
    let clinic = place(1, AssetKind::Institution, "clinic", 0.0);
    let told = shared(&Pairing::new(&workspace(needs.chain([clinic]))), (packs::core(), Lang::En));
    assert_eq!((told.pairs.len(), told.waiting), (1, 20));
}
