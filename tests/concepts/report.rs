//! Rows 20, 23 and 35: what may be shown, what a type of community suggests, the real case.

use linli::exchange::{Pictures, public_copy, write_copy};
use linli::model::*;
use linli::packs;
use linli::practice::showcase::slides;
use linli::words::Lang;

fn sample() -> Workspace {
    let now = Timestamp::parse("2026-11-24T02:40:00Z").unwrap();
    let mut next = 0_u64;
    let mut ids = || {
        next += 1;
        Id::new(next, [7; 10])
    };
    let (info, records) = packs::sample(Lang::En, &mut ids, now);
    let mut workspace = Workspace { info, ..Workspace::default() };
    records.into_iter().for_each(|record| workspace.put(record));
    workspace
}

#[test]
fn row_20_showcase_shows_nobody_without_leave() {
    let workspace = sample();
    let shown: Vec<Id> = slides(&workspace).iter().map(|slide| slide.asset).collect();
    let bytes = write_copy(&public_copy(&workspace), Timestamp::default(), &Pictures::new()).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let people = || workspace.assets.values().filter(|asset| asset.kind == AssetKind::Individual);
    let agreed =
        |asset: &Asset| asset.consent.as_ref().is_some_and(|consent| consent.scope == Visibility::Public && consent.withdrawn_on.is_none());
    assert!(people().any(agreed) && !people().all(agreed), "the sample has both");
    for person in people() {
        assert_eq!((shown.contains(&person.id), text.contains(&person.name)), (agreed(person), agreed(person)), "{}", person.name);
    }
    let mut withdrawn = workspace.clone();
    let first = people().find(|asset| agreed(asset)).unwrap().id;
    let consent = withdrawn.assets.get_mut(&first).unwrap().consent.as_mut().unwrap();
    consent.withdrawn_on = Some(consent.given_on);
    assert!(slides(&withdrawn).iter().all(|slide| slide.asset != first));
}

#[test]
fn row_23_community_types_suggest_their_needs() {
    let suggested = |kind: &str| packs::core().suggested_needs(kind).count();
    assert_eq!(["residential", "mixed_commercial", "urban_village", "village_to_community", "industrial"].map(suggested), [2, 2, 2, 2, 4]);
}

#[test]
fn row_35_the_seven_schemes_sum_909() {
    let workspace = sample();
    let captains = workspace.assets.values().filter_map(|asset| asset.extra.0.get("captains")?.as_u64());
    let captains: Vec<u64> = captains.collect();
    assert_eq!((captains.len(), captains.iter().sum::<u64>()), (7, 909));
}
