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
    let share = fair_share(&Pairing::new(workspace), packs::core());
    new_pairs(workspace, &share).iter().map(|pair| (pair.need, pair.asset)).collect()
}

#[test]
fn what_was_asked_for_is_not_proposed_again_in_the_share() {
    let clinic = || place(1, AssetKind::Institution, "clinic", 0.0);
    let records = || [clinic(), wish(91, "health_care"), wish(92, "sanitation"), place(2, AssetKind::Association, "cleaning_team", 200.0)];
    let before = workspace(records());
    assert_eq!(told(&before), [(id(91), id(1)), (id(92), id(2))]);
    let pairing = Pairing::new(&before);
    let pair = told_pair(&pairing, (packs::core(), Lang::En), &fair_share(&pairing, packs::core())[1]).unwrap();
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
    let found = combine(&Pairing::new(&community), packs::core(), 2);
    let [only] = found.as_slice() else { panic!("{found:?}") };
    let only = told_together((packs::core(), Lang::En), only);
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
fn a_pair_of_which_one_is_gone_is_passed_over() {
    let there = workspace([place(1, AssetKind::Institution, "clinic", 0.0), wish(91, "health_care")]);
    let share = fair_share(&Pairing::new(&there), packs::core());
    let left = workspace([wish(91, "health_care")]);
    assert_eq!(told_pair(&Pairing::new(&left), (packs::core(), Lang::En), &share[0]), None);
}
