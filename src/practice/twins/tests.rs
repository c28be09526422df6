//! What is found and what is not: a table of names as people write them, and laws.

use super::*;
use crate::model::*;
use proptest::prelude::*;
use std::collections::BTreeMap;

const SAME: bool = true;
const TWO: bool = false;
/// No place.
const NOWHERE: f64 = -1.0;

/// Two names, metres between them, and whether people would call it one thing.
const PAIRS: &[(&str, &str, f64, bool)] = &[
    ("陈师奶", "陳師奶", 10.0, SAME),
    ("石排湾邨图书馆", "石排灣邨圖書館", 40.0, SAME),
    ("石排湾图书馆", "石排灣公共圖書館", 30.0, SAME),
    ("Shek Pai Wan Library 石排灣圖書館", "石排湾图书馆", 20.0, SAME),
    ("Shek Pai Wan Library 石排灣圖書館", "Shek Pai Wan Library", 20.0, SAME),
    ("Shek Pai Wan Library", "SHEK PAI WAN  LIBRARY", 0.0, SAME),
    ("Shek Pai Wan Library", "Shekpaiwan Library", 60.0, SAME),
    ("Shek Pai Wan Library", "Shek Pai Wan Public Library", 60.0, SAME),
    ("Shek Pai Wan Libary", "Shek Pai Wan Library", 90.0, SAME),
    ("Wah Fu Estate Market", "Wah Fu Market", 120.0, SAME),
    ("Café Lucky", "Cafe Lucky", 12.0, SAME),
    ("Ｌｕｃｋｙ　Ｓｔｏｒｅ", "Lucky Store", 5.0, SAME),
    ("Mrs Chan", "Mrs. Chan", 8.0, SAME),
    ("Mrs Chan", "Chan", 8.0, SAME),
    ("Harbour St. Shopkeepers' Circle", "Harbour Street Shopkeepers Circle", 70.0, SAME),
    ("Elderly Centre", "Elders Center", 25.0, SAME),
    ("Block 3 captain", "Captain of Block 3", 0.0, SAME),
    ("Block Three captain", "block 3 captain", 0.0, SAME),
    ("3座楼长", "三座樓長", 0.0, SAME),
    ("二楼", "2楼", 3.0, SAME),
    ("第十二座", "第12座", 3.0, SAME),
    ("银潮长者合唱团", "銀潮合唱團", 50.0, SAME),
    ("华富社区中心", "華富中心", 50.0, SAME),
    ("衞生署診所", "卫生署诊所", 50.0, SAME),
    ("榕树头说书", "榕樹頭說書", 15.0, SAME),
    ("Dawn tai chi group", "Dawn Tai-Chi Group", NOWHERE, SAME),
    ("Retired nurse Wong Mei Ling", "Wong Mei Ling, retired nurse", NOWHERE, SAME),
    ("读书郎", "讀書郎", NOWHERE, SAME),
    ("Block 3 captain", "Block 5 captain", 20.0, TWO),
    ("一楼", "二楼", 0.0, TWO),
    ("Block A", "Block B", 30.0, TWO),
    ("A座", "B座", 30.0, TWO),
    ("第三座楼长", "第五座樓長", 30.0, TWO),
    ("Mrs Chan", "Mr Chan", 5.0, TWO),
    ("陈师奶", "陈先生", 5.0, TWO),
    ("陈师奶", "李师奶", 5.0, TWO),
    ("Mrs Chan", "Mrs Lee", 5.0, TWO),
    ("Retired teacher Lee", "Retired teacher Lei", 10.0, TWO),
    ("Retired teacher Wong", "Retired teacher Wang", 10.0, TWO),
    ("退休护士陈姑娘", "退休护士李姑娘", 10.0, TWO),
    ("Wah Fu Library", "Wah Fu Laundry", 20.0, TWO),
    ("Wah Fu Elderly Centre", "Wah Fu Youth Centre", 20.0, TWO),
    ("石排湾长者活动中心", "石排湾青年活动中心", 20.0, TWO),
    ("石排湾邨东门", "石排湾邨西门", 60.0, TWO),
    ("East gate", "West gate", 60.0, TWO),
    ("华富小学", "华富中学", 90.0, TWO),
    ("Women's choir", "Men's choir", 0.0, TWO),
    ("Morning market", "Evening market", 0.0, TWO),
    ("Library", "Shek Pai Wan Library", 40.0, TWO),
    ("茶餐厅", "华记茶餐厅", 40.0, TWO),
    ("王老师", "黄老师", 20.0, TWO),
    ("Shek Pai Wan Library", "石排灣圖書館", 10.0, TWO),
    ("Shek Pai Wan Library", "Shek Pai Wan Library", 900.0, TWO),
    ("榕树", "榕树头说书", 10.0, TWO),
    ("Harbour Street Hardware", "Harbour Street Bakery", 30.0, TWO),
    ("Playground", "Play group", 30.0, TWO),
    ("We would like a place to sit", "We would like a place to read", 20.0, TWO),
    ("我们希望有人陪伴长者", "我们希望有人教儿童", 20.0, TWO),
    // Known to go wrong: a name's short form, and two of a kind beside each other.
    ("石排湾图书馆", "石图", 5.0, SAME),
    ("Old banyan bench", "Old banyan benches", 15.0, TWO),
];

fn id(n: u16) -> Id {
    let [high, low] = n.to_be_bytes();
    Id::new(u64::from(n), [high, low, 0, 0, 0, 0, 0, 0, 0, 0])
}

fn at(metres: f64) -> Option<Position> {
    Position::new(114.15, 22.25 + metres / 111_195.0).ok()
}

fn asset(n: u16, name: &str, position: Option<Position>) -> Asset {
    Asset { position, ..Asset::new(id(n), AssetKind::Place, name.into()) }
}

fn map(assets: impl IntoIterator<Item = Asset>) -> Workspace {
    let mut workspace = Workspace::default();
    assets.into_iter().for_each(|asset| workspace.put(Record::Asset(asset)));
    workspace
}

#[test]
fn the_table_is_told_rightly() {
    let (mut rightly, mut wrongly, mut missed, mut said) = (0.0, 0.0, 0.0, Vec::new());
    for &(one, other, metres, same) in PAIRS {
        let place = if metres < 0.0 { None } else { at(metres) };
        let found = !find(&map([asset(1, one, at(0.0)), asset(2, other, place)])).is_empty();
        match (found, same) {
            (true, true) => rightly += 1.0,
            (true, false) => wrongly += 1.0,
            (false, true) => missed += 1.0,
            (false, false) => {}
        }
        if found != same {
            said.push(format!("{one} / {other}: found {found}"));
        }
    }
    let (precision, recall): (f64, f64) = (rightly / (rightly + wrongly), rightly / (rightly + missed));
    assert!(PAIRS.len() >= 40 && precision >= 0.95 && recall >= 0.95, "precision {precision:.2}, recall {recall:.2}: {said:#?}");
}

#[test]
fn a_person_is_no_shop_and_a_floor_of_one_block_not_of_another() {
    let person = Asset { kind: AssetKind::Individual, ..asset(1, "Lucky", at(0.0)) };
    let shop = Asset { kind: AssetKind::Economy, ..asset(2, "Lucky", at(0.0)) };
    let club = Asset { kind: AssetKind::Association, ..asset(3, "Lucky", at(0.0)) };
    let found = find(&map([person, shop, club]));
    assert_eq!(found.iter().map(|twins| twins.pair).collect::<Vec<_>>(), [Pair::new(id(2), id(3))]);
    let mut workspace = Workspace::default();
    for (n, parent) in [(1, None), (2, None), (3, Some(1)), (4, Some(2)), (5, Some(2))] {
        let name = if parent.is_some() { "二楼".to_owned() } else { format!("Block {n}") };
        let kind = if parent.is_some() { AreaKind::Floor } else { AreaKind::Building };
        workspace.put(Record::Area(Area { parent: parent.map(id), ..Area::new(id(n), kind, name, Shape::default()) }));
    }
    assert_eq!(find(&workspace).iter().map(|twins| twins.pair).collect::<Vec<_>>(), [Pair::new(id(4), id(5))]);
}

#[test]
fn needs_of_two_groups_are_two_and_one_thing_of_openstreetmap_is_one() {
    let need = |n, group: Option<&str>| {
        Record::Need(Need { target_group: group.map(Into::into), position: at(0.0), ..Need::new(id(n), "We would like company".into()) })
    };
    let mut workspace = Workspace::default();
    [need(1, Some("elders")), need(2, Some("children"))].into_iter().for_each(|record| workspace.put(record));
    assert_eq!(find(&workspace), []);
    workspace.put(need(3, None));
    assert_eq!(find(&workspace).len(), 2);
    let taken = |n, name, metres| Asset { osm_ref: Some("node/7".into()), ..asset(n, name, at(metres)) };
    let found = find(&map([taken(1, "Library", 0.0), taken(2, "圖書館", 400.0)]));
    assert_eq!(found[0].reasons, [Reason::SameSource]);
}

#[test]
fn names_of_openstreetmap_in_another_language_count() {
    let mut library = asset(1, "Shek Pai Wan Library", at(0.0));
    library.extra.0.insert("name:zh".into(), "石排灣圖書館".into());
    let found = find(&map([library, asset(2, "石排湾图书馆", at(30.0))]));
    assert_eq!(found[0].reasons, [Reason::SameName, Reason::Near]);
}

fn places() -> impl Strategy<Value = Vec<Asset>> {
    let words = ["Wah", "Fu", "Library", "Block", "3", "5", "Mrs", "Chan", "石排灣", "圖書館", "图书馆", "陳", "师奶", "二", "楼"];
    let name = prop::collection::vec(prop::sample::select(words.to_vec()), 1..4).prop_map(|words| words.join(" "));
    let place = prop::option::weighted(0.8, 0.0..400.0_f64);
    prop::collection::vec((name, place), 2..12)
        .prop_map(|things| things.into_iter().zip(1..).map(|((name, place), n)| asset(n, &name, place.and_then(at))).collect())
}

fn pairs(workspace: &Workspace) -> Vec<(Pair, u8)> {
    let mut pairs: Vec<_> = find(workspace).into_iter().map(|twins| (twins.pair, twins.score)).collect();
    pairs.sort_unstable();
    pairs
}

proptest! {
    /// Whichever was put down first.
    #[test]
    fn the_order_says_nothing(assets in places()) {
        let turned = |n: Id| id(100 - u16::try_from(assets.iter().position(|asset| asset.id == n).unwrap()).unwrap());
        let backwards = map(assets.iter().map(|asset| Asset { id: turned(asset.id), ..asset.clone() }));
        let mut expected: Vec<_> =
            pairs(&map(assets.clone())).into_iter().map(|(pair, score)| (Pair::new(turned(pair.first()), turned(pair.second())), score)).collect();
        expected.sort_unstable();
        prop_assert_eq!(pairs(&backwards), expected);
    }

    #[test]
    fn whoever_is_kept_apart_is_never_asked_about_again(assets in places(), which in any::<prop::sample::Index>()) {
        let mut workspace = map(assets);
        let mut found = pairs(&workspace);
        prop_assume!(!found.is_empty());
        let (pair, _) = found.remove(which.index(found.len()));
        workspace.info.kept_apart.insert(pair);
        prop_assert_eq!(pairs(&workspace), found);
    }

    #[test]
    fn something_else_changes_nothing(assets in places()) {
        let before = map(assets);
        let mut after = before.clone();
        after.put(Record::Asset(asset(900, "Zebra crossing keeper", at(10.0))));
        after.put(Record::Event(Event { outcome: "Library".into(), ..Event::new(id(901), EventKind::Visit, Timestamp(0).date()) }));
        prop_assert_eq!(pairs(&before), pairs(&after));
    }

    /// Nobody sees more of the one than of either, and the same comes of it whichever is named first.
    #[test]
    fn the_stricter_stands(leaves in prop::array::uniform2(prop::option::of((0..3_usize, any::<bool>()))), seen in prop::array::uniform2(0..3_usize), kind in 0..2_usize) {
        let day = Date::parse("2026-11-24").unwrap();
        let scopes = [Visibility::Device, Visibility::Team, Visibility::Public];
        let of = |n: u16, at: usize| Record::Asset(Asset {
            kind: [AssetKind::Individual, AssetKind::Place][kind],
            visibility: scopes[seen[at]],
            consent: leaves[at].map(|(scope, withdrawn)| Consent {
                scope: scopes[scope], given_on: day, method: ConsentMethod::Spoken, withdrawn_on: withdrawn.then_some(day),
            }),
            ..Asset::new(id(n), AssetKind::Place, "A".into())
        });
        let (one, other) = (of(1, 0), of(2, 1));
        let open = |record: &Record| match record {
            Record::Asset(asset) => scopes.map(|readers| asset.is_open_to(readers)),
            _ => panic!("an asset became something else"),
        };
        let whole = united(&one, &other, &BTreeMap::new()).unwrap();
        let backwards = united(&other, &one, &BTreeMap::new()).unwrap();
        let both: Vec<bool> = open(&one).into_iter().zip(open(&other)).map(|(one, other)| one && other).collect();
        for ((whole, backwards), both) in open(&whole).into_iter().zip(open(&backwards)).zip(both) {
            prop_assert!(whole == backwards && (!whole || both));
        }
    }
}

#[test]
fn the_fuller_then_the_newer_is_taken_unless_somebody_chose() {
    let one = Asset { note: "By the lift".into(), languages: vec!["yue".into()], ..asset(1, "Library", at(0.0)) };
    let mut other = Asset { capacity: Some(4), languages: vec!["en".into(), "yue".into()], ..asset(2, "Public library", at(9.0)) };
    other.stamp.updated_at = Timestamp(9);
    let (one, other) = (Record::Asset(one), Record::Asset(other));
    let differ: Vec<_> = differences(&one, &other).into_iter().map(|differ| (differ.field, differ.default)).collect();
    let expected = [("name", Side::Second), ("position", Side::Second), ("capacity", Side::Second), ("note", Side::First)];
    assert_eq!(differ, expected.map(|(field, side)| (field.to_owned(), side)));
    let chosen = BTreeMap::from([("name".to_owned(), Side::First)]);
    let Some(Record::Asset(whole)) = united(&one, &other, &chosen) else { panic!("no asset") };
    assert_eq!((whole.id, whole.name.as_str(), whole.position, whole.capacity), (id(1), "Library", at(9.0), Some(4)));
    assert_eq!((whole.note.as_str(), whole.languages), ("By the lift", vec!["yue".to_owned(), "en".to_owned()]));
}

#[test]
fn dots_on_both_add_up() {
    let need = |n, device: &str, dots| {
        let mut need = Need::new(id(n), "Shade".into());
        need.priority_dots.set_total(dots, device);
        Record::Need(need)
    };
    let Some(Record::Need(whole)) = united(&need(1, "a", 3), &need(2, "b", 4), &BTreeMap::new()) else { panic!("no need") };
    assert_eq!((whole.priority_dots.total(), whole.priority_dots.share_of("b")), (7, 4));
}

#[test]
fn photos_of_both_are_kept() {
    let with = |n: u16, photo: &str| {
        let photos = [(photo.to_owned(), Timestamp(n.into()))].into_iter().collect();
        Record::Asset(Asset { photos, ..asset(n, "Library", at(0.0)) })
    };
    let (one, other) = (with(1, "b"), with(2, "a"));
    let Some(Record::Asset(whole)) = united(&one, &other, &BTreeMap::new()) else { panic!("no asset") };
    assert_eq!(whole.photos.in_order(), [("b", Timestamp(1)), ("a", Timestamp(2))]);
    assert_eq!((differences(&one, &other), kept_of_both(&one, &other)), (vec![], vec!["photos".to_owned()]));
}

#[test]
fn among_thousands_the_one_pair_is_found() {
    let streets = ["Harbour", "Banyan", "Station", "Temple", "Garden", "Hill", "Market", "River", "石排灣", "華富", "漁光", "荔景"];
    let things = ["library", "bakery", "choir", "clinic", "school", "workshop", "圖書館", "茶餐廳", "合唱團", "診所", "小學", "街市"];
    let place = |n: u16| Position::new(114.15 + f64::from(n % 100) / 4_000.0, 22.25 + f64::from(n / 100) / 4_000.0).ok();
    let name = |n: u16| format!("{} {} {}", streets[usize::from(n) % 12], things[usize::from(n) / 12 % 12], n / 144);
    let workspace = map((0..2_000).map(|n| asset(n, &name(n), place(n))).chain([asset(2_001, "Harbour library 0", place(0))]));
    let found = find(&workspace);
    assert!(found.iter().any(|twins| twins.pair == Pair::new(id(0), id(2_001))));
}

/// The worker looks at records that came as bytes.
#[test]
fn a_worker_finds_the_same() {
    let mut workspace = map([asset(1, "陳師奶", at(0.0)), asset(2, "陈师奶", at(9.0)), asset(3, "陈师奶", at(20.0))]);
    for (n, device) in [(4, "a"), (5, "b")] {
        let mut need = Need { position: at(0.0), ..Need::new(id(n), "Shade".into()) };
        need.priority_dots.set_total(3, device);
        workspace.put(Record::Need(need));
    }
    workspace.info.kept_apart.insert(Pair::new(id(1), id(3)));
    let found = job::run(&job::records(&workspace).unwrap()).unwrap();
    assert_eq!(found.len(), 3);
    assert_eq!(found, find(&workspace));
}
