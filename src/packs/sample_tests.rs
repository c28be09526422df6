//! The sample is whole, true to its source where it is real, and stands on its plan.

use super::sample::SAMPLE;
use super::{SAMPLE_PLAN, core, sample};
use crate::model::*;
use crate::words::Lang;
use serde_json::Value;
use std::collections::BTreeSet;

fn open(lang: Lang) -> Workspace {
    let mut next = 0_u8;
    let mut ids = || {
        next += 1;
        Id::new(1_795_000_000_000 + u64::from(next), [next; 10])
    };
    let (info, records) = sample(lang, &mut ids, Timestamp::parse("2026-11-24T02:40:00Z").unwrap());
    let mut workspace = Workspace { info, ..Workspace::default() };
    records.into_iter().for_each(|record| workspace.put(record));
    workspace
}

fn is_scheme(asset: &Asset) -> bool {
    asset.extra.0.contains_key("captains")
}

#[test]
fn seven_real_schemes_name_909_captains_and_no_place() {
    let workspace = open(Lang::En);
    let schemes: Vec<&Asset> = workspace.assets.values().filter(|asset| is_scheme(asset)).collect();
    assert_eq!(schemes.len(), 7);
    assert_eq!(schemes.iter().map(|asset| asset.extra.0["captains"].as_u64().unwrap()).sum::<u64>(), 909);
    for asset in schemes {
        assert!(asset.position.is_none() && asset.note.contains("gives no place"), "{}", asset.name);
        assert_eq!((asset.kind, asset.state), (AssetKind::Association, AssetState::Ended));
    }
}

#[test]
fn the_file_is_read_whole_in_every_language() {
    let file: Value = serde_json::from_str(SAMPLE).unwrap();
    for lang in Lang::ALL {
        let workspace = open(lang);
        assert!(
            !workspace.info.name.is_empty() && !workspace.info.purpose.how_connected.is_empty() && workspace.info.retain_until.is_some()
        );
        let counts = workspace.counts();
        let written = |name: &str| file[name].as_array().unwrap().len();
        assert_eq!([counts.assets, counts.needs, counts.areas, counts.links], ["assets", "needs", "areas", "links"].map(written));
        assert_eq!([counts.assets, counts.needs, counts.areas, counts.links], [55, 15, 8, 36]);
    }
}

#[test]
fn every_field_of_the_file_is_one_of_the_models() {
    let file: Value = serde_json::from_str(SAMPLE).unwrap();
    let models = [
        ("areas", serde_json::to_value(Area::default()).unwrap()),
        ("assets", serde_json::to_value(Asset::default()).unwrap()),
        ("needs", serde_json::to_value(Need::default()).unwrap()),
        ("links", serde_json::to_value(Link::default()).unwrap()),
        ("actions", serde_json::to_value(Action::default()).unwrap()),
        ("events", serde_json::to_value(Event::default()).unwrap()),
    ];
    for (name, model) in models {
        for fields in file[name].as_array().into_iter().flatten() {
            for field in fields.as_object().unwrap().keys() {
                assert!(field == "key" || model.get(field).is_some(), "{name} have no field {field}");
            }
        }
    }
}

#[test]
fn every_kind_is_there_and_every_link_has_two_ends() {
    let workspace = open(Lang::ZhHant);
    for &kind in AssetKind::ALL {
        let count = workspace.assets.values().filter(|asset| asset.kind == kind && !is_scheme(asset)).count();
        assert!(count >= 5, "{kind}: {count}");
    }
    let kinds: BTreeSet<LinkKind> = workspace.links.values().map(|link| link.kind).collect();
    assert_eq!(kinds.len(), LinkKind::ALL.len());
    for link in workspace.links.values() {
        let [from, to] = [link.from, link.to].map(|end| workspace.record(end).expect("an end that exists"));
        match link.kind {
            LinkKind::Match => assert_eq!((from.kind(), to.kind()), (RecordKind::Asset, RecordKind::Need)),
            LinkKind::Stewards => assert_eq!((from.kind(), to.kind()), (RecordKind::Asset, RecordKind::Area)),
            _ => assert_eq!((from.kind(), to.kind()), (RecordKind::Asset, RecordKind::Asset)),
        }
    }
    for area in workspace.areas.values().filter(|area| area.kind != AreaKind::Community) {
        assert!(area.parent.is_some_and(|parent| workspace.areas.contains_key(&parent)), "{}", area.name);
    }
}

#[test]
fn every_word_is_a_term_of_the_core_pack() {
    let workspace = open(Lang::ZhHans);
    let groups: Vec<&str> = core().target_groups.iter().map(|term| term.id.as_str()).collect();
    let languages: Vec<&str> = core().languages.iter().map(|language| language.tag.as_str()).collect();
    for asset in workspace.assets.values() {
        assert!(core().categories_for(asset.kind).any(|category| Some(&category.id) == asset.category.as_ref()), "{:?}", asset.category);
        assert!(asset.serves.iter().all(|id| groups.contains(&id.as_str())), "{:?}", asset.serves);
        assert!(asset.languages.iter().all(|tag| languages.contains(&tag.as_str())), "{:?}", asset.languages);
        assert!(asset.strengths.iter().all(|id| core().strengths.iter().any(|term| term.id == *id)), "{:?}", asset.strengths);
    }
    for need in workspace.needs.values() {
        assert!(core().need_categories().any(|category| Some(&category.id) == need.category.as_ref()), "{:?}", need.category);
        assert!(need.target_group.as_ref().is_some_and(|id| groups.contains(&id.as_str())), "{:?}", need.target_group);
        assert!(need.languages.iter().all(|tag| languages.contains(&tag.as_str())), "{:?}", need.languages);
        assert!(need.barrier.iter().all(|id| core().barriers.iter().any(|term| term.id == *id)), "{:?}", need.barrier);
    }
    assert!(core().community_types.iter().any(|kind| Some(&kind.id) == workspace.info.community_type.as_ref()));
}

#[test]
fn every_place_lies_on_the_plan() {
    let workspace = open(Lang::En);
    let Base::Picture { file, corners: [top_left, top_right, bottom_right, bottom_left], .. } = &workspace.info.base else {
        panic!("no plan")
    };
    assert_eq!(file, SAMPLE_PLAN);
    assert!(top_left.lng() == bottom_left.lng() && top_left.lat() == top_right.lat() && *bottom_right > *bottom_left);
    let on_plan = |place: &Position| {
        (top_left.lng()..=top_right.lng()).contains(&place.lng()) && (bottom_left.lat()..=top_left.lat()).contains(&place.lat())
    };
    let mut placed = 0;
    for record in workspace.records() {
        if let Record::Area(area) = &record {
            assert!(area.shape.polygons().iter().flatten().flatten().all(on_plan), "{}", area.name);
        }
        if let Some(place) = record.position() {
            assert!(on_plan(&place), "{}", record.name());
            placed += 1;
        }
    }
    assert_eq!(placed, 55 - 7 + 15 + 8);
}

#[test]
fn nobody_is_shown_without_having_agreed() {
    for asset in open(Lang::En).assets.values().filter(|asset| asset.kind == AssetKind::Individual) {
        match &asset.consent {
            Some(consent) => assert!(consent.given_on.to_string().starts_with("2026-"), "{}", asset.name),
            None => assert_eq!((asset.visibility, asset.state), (Visibility::Device, AssetState::Draft), "{}", asset.name),
        }
        assert_eq!(asset.precision, Precision::Building);
    }
}
