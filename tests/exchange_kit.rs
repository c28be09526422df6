//! Generated workspaces with every field at its oddest, for the tests of the exchange room.
#![allow(dead_code, reason = "each test file uses its part")]

use linli::exchange::Pictures;
use linli::model::*;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

pub const NOW: Timestamp = Timestamp(1_795_500_000_000);

/// Ids that no generated workspace has.
pub fn new_ids() -> impl FnMut() -> Id {
    ids_with([8; 10])
}

fn ids_with(random: [u8; 10]) -> impl FnMut() -> Id {
    let mut next = 0;
    move || {
        next += 1;
        Id::new(1_795_500_000_000 + next, random)
    }
}

pub fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[a-z 邻里;\\\\\"{}:,]{0,12}",
        2 => any::<String>(),
        1 => select(vec!["", ";", "\\", "\\;", ";;", "null", "\u{0}\u{7}\n\t", "\u{feff}", "\u{202e}rtl", "👩‍👩‍👧‍👦", "𠮷野家", "<b>&amp;</b>", "{\"type\":\"Feature\"", "\u{ffff}\u{10ffff}"])
            .prop_map(str::to_owned),
    ]
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    vec(text(), 0..4)
}

fn term<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    select(all)
}

fn date() -> impl Strategy<Value = Date> {
    let ordinary = (0..=9999_u32, 1..=12_u32, 1..=28_u32).prop_map(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}"));
    let odd = select(vec!["2024-02-29", "-0044-03-15", "+12345-06-07", "0000-01-01"]).prop_map(str::to_owned);
    prop_oneof![9 => ordinary, 1 => odd].prop_map(|text| Date::parse(&text).unwrap())
}

fn moment() -> impl Strategy<Value = Timestamp> {
    prop_oneof![
        3 => (0..4_000_000_000_000_i64).prop_map(Timestamp),
        1 => any::<i64>().prop_map(Timestamp),
        1 => select(vec![i64::MIN, i64::MAX, -1, 0, 253_402_300_800_000, -62_167_219_200_001]).prop_map(Timestamp),
    ]
}

pub fn position() -> impl Strategy<Value = Position> {
    let degrees = (-180.0..=180.0, -90.0..=90.0).prop_map(|(lng, lat)| Position::new(lng, lat).unwrap());
    let odd = select(vec![(0.0, -0.0), (-180.0, 90.0), (1e-7, -1e-7), (0.000_000_04, 0.1 + 0.2)]);
    prop_oneof![9 => degrees, 1 => odd.prop_map(|(lng, lat)| Position::new(lng, lat).unwrap())]
}

fn json_value() -> impl Strategy<Value = Value> {
    let number = prop_oneof![
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_filter("finite", |number| number.is_finite()).prop_map(Value::from),
        select(vec![json!(-0.0), json!(0.1), json!(u64::MAX), json!(i64::MIN), json!(1e308), json!(5e-324)]),
    ];
    let leaf = prop_oneof![Just(Value::Null), any::<bool>().prop_map(Value::from), number, text().prop_map(Value::from)];
    leaf.prop_recursive(4, 16, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            vec((text(), inner), 0..4).prop_map(|pairs| Value::Object(Map::from_iter(pairs)))
        ]
    })
}

fn extra() -> impl Strategy<Value = Extra> {
    vec((text(), json_value()), 0..3).prop_map(|pairs| Extra(Map::from_iter(pairs)))
}

fn ring(corners: usize) -> impl Strategy<Value = Vec<Position>> {
    let centre = (-170.0..170.0_f64, -80.0..80.0_f64);
    (centre, vec(0.2..1.0_f64, corners), any::<bool>(), 0.0001..5.0_f64).prop_map(|((lng, lat), radii, reverse, size)| {
        let count = radii.len() as f64;
        let corner = |(number, radius): (usize, &f64)| {
            let angle = number as f64 / count * std::f64::consts::TAU;
            Position::new(lng + size * radius * angle.cos(), lat + size * radius * angle.sin()).unwrap()
        };
        let mut ring: Vec<_> = radii.iter().enumerate().map(corner).collect();
        if reverse {
            ring.reverse();
        }
        ring
    })
}

/// Simple outlines, some with a hole, some of several parts, some without any.
fn shape() -> impl Strategy<Value = Shape> {
    let polygon = (ring(7), any::<bool>()).prop_map(|(outer, with_hole)| {
        let middle = outer
            .iter()
            .fold((0.0, 0.0), |sum, place| (sum.0 + place.lng() / outer.len() as f64, sum.1 + place.lat() / outer.len() as f64));
        let toward = |place: &Position| {
            Position::new(middle.0 + (place.lng() - middle.0) * 0.05, middle.1 + (place.lat() - middle.1) * 0.05).unwrap()
        };
        let hole = outer.iter().map(toward).collect();
        if with_hole { vec![outer, hole] } else { vec![outer] }
    });
    prop_oneof![8 => vec(polygon, 1..4).prop_map(|polygons| Shape::new(polygons).unwrap_or_default()), 1 => Just(Shape::default())]
}

/// Any corners at all: outlines that cross themselves, or are as thin as a thread.
pub fn wild_shape() -> impl Strategy<Value = Shape> {
    let corner = (0..4_u32, 0..4_u32, any::<bool>()).prop_map(|(x, y, near)| {
        let step = if near { 1e-7 } else { 0.1 };
        Position::new(114.1 + f64::from(x) * step, 22.3 + f64::from(y) * step).unwrap()
    });
    let any_ring = prop_oneof![vec(corner, 3..7), vec(position(), 3..7)];
    vec(vec(any_ring, 1..3), 1..3).prop_map(|polygons| Shape::new(polygons).unwrap_or_default())
}

fn stamp() -> impl Strategy<Value = Stamp> {
    (moment(), moment(), text(), of(any::<u16>())).prop_map(|(created_at, updated_at, device, table)| Stamp {
        created_at,
        updated_at,
        device,
        table,
    })
}

fn common() -> impl Strategy<Value = (String, Visibility, Stamp, Extra)> {
    (text(), term(Visibility::ALL), stamp(), extra())
}

fn consent() -> impl Strategy<Value = Consent> {
    (term(Visibility::ALL), date(), term(ConsentMethod::ALL), of(date())).prop_map(|(scope, given_on, method, withdrawn_on)| Consent {
        scope,
        given_on,
        method,
        withdrawn_on,
    })
}

fn asset() -> impl Strategy<Value = Asset> {
    let gifts = vec((term(GiftKind::ALL), text()).prop_map(|(kind, text)| Gift { kind, text }), 0..3);
    let first = (term(AssetKind::ALL), text(), of(text()), of(position()), term(Precision::ALL), term(AssetState::ALL), gifts, texts());
    let second =
        (of(any::<u32>()), vec(term(Slot::ALL), 0..4), of(any::<u16>()), texts(), of(term(ExchangeMode::ALL)), of(term(LegalStatus::ALL)));
    let third = (of(date()), of(date()), of(term(Sector::ALL)), of(term(OrgFunction::ALL)), of(any::<u8>()), texts());
    let fourth = (any::<bool>(), of(consent()), of(text()), common());
    (first, second, third, fourth).prop_map(|(first, second, third, fourth)| {
        let (kind, name, category, position, precision, state, gifts, serves) = first;
        let (reach_m, availability, capacity, languages, exchange_mode, legal_status) = second;
        let (filed_on, registered_on, sector, function, stars, strengths) = third;
        let (vetted, consent, osm_ref, (note, visibility, stamp, extra)) = fourth;
        Asset {
            id: Id::NIL,
            kind,
            name,
            category,
            position,
            precision,
            state,
            gifts,
            serves,
            reach_m,
            availability,
            capacity,
            languages,
            exchange_mode,
            legal_status,
            filed_on,
            registered_on,
            sector,
            function,
            stars,
            strengths,
            vetted,
            consent,
            osm_ref,
            note,
            visibility,
            stamp,
            extra,
        }
    })
}

fn need() -> impl Strategy<Value = Need> {
    let evidence = (term(EvidenceMethod::ALL), date(), any::<u32>(), text()).prop_map(|(method, on, people, note)| Evidence {
        method,
        on,
        people,
        note,
    });
    let first = (text(), of(text()), of(text()), of(position()), term(Precision::ALL), term(NeedState::ALL), of(any::<u32>()));
    let second = (vec(term(Slot::ALL), 0..4), of(any::<u16>()), texts(), vec(evidence, 0..3), texts(), any::<u16>(), any::<bool>());
    (first, second, common()).prop_map(|(first, second, (note, visibility, stamp, extra))| {
        let (statement, category, target_group, position, precision, state, people_estimate) = first;
        let (when, capacity_needed, languages, evidence, barrier, priority_dots, sensitive) = second;
        Need {
            id: Id::NIL,
            statement,
            category,
            target_group,
            position,
            precision,
            state,
            people_estimate,
            when,
            capacity_needed,
            languages,
            evidence,
            barrier,
            priority_dots,
            sensitive,
            note,
            visibility,
            stamp,
            extra,
        }
    })
}

fn area() -> impl Strategy<Value = Area> {
    (term(AreaKind::ALL), text(), shape(), of(any::<u32>()), of(any::<u64>()), of(text()), common()).prop_map(
        |(kind, name, shape, households, parent, grid_worker, (note, visibility, stamp, extra))| {
            let parent = parent.map(|number| Id::new(number >> 17, [3; 10]));
            Area { id: Id::NIL, kind, name, shape, households, parent, grid_worker, note, visibility, stamp, extra }
        },
    )
}

fn link() -> impl Strategy<Value = (Link, usize, usize)> {
    let score = of(prop_oneof![0.0..=100.0_f64, select(vec![-0.0, 90.7, 0.1 + 0.2, f64::MAX, 5e-324])]);
    let first = (term(LinkKind::ALL), term(LinkState::ALL), of(term(TieType::ALL)), score, text(), of(date()));
    (first, 0..40_usize, 0..40_usize, common()).prop_map(|(first, from, to, (note, visibility, stamp, extra))| {
        let (kind, state, tie, score_snapshot, reason, since) = first;
        (Link { kind, state, tie, score_snapshot, reason, since, note, visibility, stamp, extra, ..Link::default() }, from, to)
    })
}

fn info() -> impl Strategy<Value = Info> {
    let corners = (position(), position(), position(), position()).prop_map(<[Position; 4]>::from);
    let base = prop_oneof![
        Just(Base::Grid),
        (text(), text(), corners).prop_map(|(file, name, corners)| Base::Picture { file, name, corners }),
        (text(), text()).prop_map(|(file, name)| Base::Pmtiles { file, name }),
        (text(), text(), any::<u8>()).prop_map(|(url, attribution, max_zoom)| Base::Tiles { url, attribution, max_zoom }),
    ];
    let purpose = (text(), text(), text(), text()).prop_map(|(who_maps, what_for, how_collected, how_connected)| Purpose {
        who_maps,
        what_for,
        how_collected,
        how_connected,
    });
    (any::<u64>(), text(), of(text()), purpose, text(), of(date()), base, moment()).prop_map(
        |(id, name, community_type, purpose, data_holder, retain_until, base, created_at)| Info {
            id: Id::new(id >> 17, [1; 10]),
            name,
            community_type,
            purpose,
            data_holder,
            retain_until,
            base,
            created_at,
        },
    )
}

pub fn workspace() -> impl Strategy<Value = Workspace> {
    (info(), vec(asset(), 0..5), vec(need(), 0..4), vec(area(), 0..4), vec(link(), 0..5)).prop_map(|(info, assets, needs, areas, links)| {
        let mut workspace = Workspace { info, ..Workspace::default() };
        let mut ids = vec![];
        let mut next = ids_with([9; 10]);
        let mut put = |workspace: &mut Workspace, mut record: Record| {
            let id = next();
            ids.push(id);
            record.set_id(id);
            workspace.put(record);
        };
        assets.into_iter().for_each(|asset| put(&mut workspace, Record::Asset(asset)));
        needs.into_iter().for_each(|need| put(&mut workspace, Record::Need(need)));
        areas.into_iter().for_each(|area| put(&mut workspace, Record::Area(area)));
        for (mut link, from, to) in links {
            link.id = Id::new(5, [ids.len() as u8; 10]);
            ids.push(link.id);
            link.from = ids.get(from).copied().unwrap_or_default();
            link.to = ids.get(to).copied().unwrap_or(Id::new(7, [7; 10]));
            workspace.put(Record::Link(link));
        }
        workspace
    })
}

pub fn pictures() -> impl Strategy<Value = Pictures> {
    proptest::collection::btree_map(text(), text().prop_map(|text| format!("data:image/png;base64,{text}")), 0..3)
}

/// A community of `count` assets, each linked to a need, with a few areas; the same every time.
pub fn big_workspace(count: usize) -> Workspace {
    let mut workspace = Workspace { info: Info::new(Id::new(1, [1; 10]), "Big 大".into(), NOW), ..Workspace::default() };
    let mut next = ids_with([9; 10]);
    let place = |number: usize| Position::new(114.1 + (number % 100) as f64 / 1e4, 22.2 + (number / 100) as f64 / 1e4).ok();
    for number in 0..count / 2 {
        let kind = AssetKind::ALL[number % AssetKind::ALL.len()];
        let mut asset =
            Asset { position: place(number), note: "A note; with 文字".into(), ..Asset::new(next(), kind, format!("Asset {number}")) };
        asset.gifts.push(Gift { kind: GiftKind::Hands, text: "repairs; bicycles".into() });
        asset.availability = vec![Slot::MonMorning, Slot::SunEvening];
        let need = Need { position: place(number + 7), ..Need::new(next(), format!("We would like {number}")) };
        if number % 2 == 0 {
            workspace.put(Record::Link(Link::new(next(), LinkKind::Match, asset.id, need.id)));
        }
        workspace.put(Record::Asset(asset));
        if number % 2 == 1 {
            workspace.put(Record::Need(need));
        }
    }
    workspace
}
