//! Packs: the words and frameworks that come as data.

use linli::document::{Document, Edit};
use linli::model::{Asset, AssetKind, Id, Info, Need, Position, Record, Timestamp};
use linli::packs::{Fit, Pack, choose, core, words_of};
use linli::words::Lang;

fn mainland() -> Pack {
    let mut info = Info::default();
    choose(&mut info, &["cn-mainland".into()]);
    words_of(&info).0
}

fn community() -> Document {
    Document::create(1, Info::new(Id::NIL, "Wah Fu".into(), Timestamp(1))).0
}

#[test]
fn row_09_six_hub_bodies() {
    let pack = mainland();
    let offered = |lang: Lang| pack.categories_for(AssetKind::Institution).map(|category| category.label.get(lang)).collect::<Vec<_>>();
    let bodies = [
        ("Women's federation", "妇联", "婦聯"),
        ("Disabled persons' federation", "残联", "殘聯"),
        ("Youth League committee", "团委", "團委"),
        ("Committee for the next generation", "关工委", "關工委"),
        ("Committee on ageing", "老龄委", "老齡委"),
        ("Union", "工会", "工會"),
    ];
    for (en, hans, hant) in bodies {
        for (lang, name) in [(Lang::En, en), (Lang::ZhHans, hans), (Lang::ZhHant, hant)] {
            assert!(offered(lang).contains(&name), "{name} is not among {:?}", offered(lang));
        }
    }
}

#[test]
fn row_11_zhongshan_starter() {
    let pack = mainland();
    let drafts: Vec<(AssetKind, &str)> =
        pack.starter("zhongshan").unwrap().assets.iter().map(|draft| (draft.kind, draft.category.as_str())).collect();
    let expected = [
        (AssetKind::Institution, "youth_academy"),
        (AssetKind::Economy, "social_enterprise"),
        (AssetKind::Association, "hub_organisation"),
    ];
    assert_eq!(drafts, expected);
    let mut document = community();
    for (n, draft) in pack.starter("zhongshan").unwrap().assets.iter().enumerate() {
        let id = Id::new(n as u64 + 1, [7; 10]);
        let asset = Asset { category: Some(draft.category.clone()), ..Asset::new(id, draft.kind, draft.name.get(Lang::ZhHans).to_owned()) };
        document.commit(Edit::Add(Record::Asset(asset)), Timestamp(2), "table 1").unwrap();
    }
    assert_eq!(document.workspace().counts().assets, 3);
}

#[test]
fn row_13_nothing_is_asked_beyond_kind_and_name() {
    let mut document = community();
    for (n, &kind) in AssetKind::ALL.iter().enumerate() {
        let asset = Asset::new(Id::new(n as u64 + 1, [1; 10]), kind, "Mr Ho".into());
        document.commit(Edit::Add(Record::Asset(asset)), Timestamp(2), "table 1").unwrap();
    }
    let need = Need::new(Id::new(90, [1; 10]), "We would like a bench".into());
    document.commit(Edit::Add(Record::Need(need)), Timestamp(2), "table 1").unwrap();
    let counts = document.workspace().counts();
    assert_eq!((counts.assets, counts.needs), (6, 1));
}

#[test]
fn row_19_fund_and_incubator_are_assets_like_others() {
    let pack = mainland();
    let mut document = community();
    for (n, (kind, id)) in [(AssetKind::Economy, "fund"), (AssetKind::Place, "incubator")].into_iter().enumerate() {
        assert!(core().categories_for(kind).any(|category| category.id == id), "{id} is offered for {kind}");
        assert_eq!(pack.matrix.fit("employment", id), Some(Fit::Enabling), "a wish for work is reached by {id}");
        let place = Position::new(114.1, 22.5).ok();
        let asset =
            Asset { category: Some(id.into()), position: place, ..Asset::new(Id::new(n as u64 + 1, [3; 10]), kind, "Hand in hand".into()) };
        document.commit(Edit::Add(Record::Asset(asset)), Timestamp(2), "table 1").unwrap();
    }
    let workspace = document.workspace();
    assert_eq!(workspace.counts().assets, 2);
    assert!(workspace.records().all(|record| workspace.place_of(&record).is_some()), "a pin each");
}

#[test]
fn row_23_each_community_type_suggests_its_needs() {
    let suggested = |id: &str| core().suggested_needs(id).map(|need| need.label.zh_hans.as_str()).collect::<Vec<_>>();
    let counts: Vec<usize> = core().community_types.iter().map(|kind| suggested(&kind.id).len()).collect();
    assert_eq!(counts, [2, 2, 2, 2, 4]);
    assert_eq!(suggested("industrial").len(), 4);
    assert_eq!(community().workspace().counts().needs, 0, "offered, not added");
}
