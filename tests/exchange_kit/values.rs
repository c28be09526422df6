//! Generated values that records are made of.

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

pub(super) fn ids_with(random: [u8; 10]) -> impl FnMut() -> Id {
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

pub(super) fn texts() -> impl Strategy<Value = Vec<String>> {
    vec(text(), 0..4)
}

pub(super) fn term<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    select(all)
}

pub(super) fn date() -> impl Strategy<Value = Date> {
    let ordinary = (0..=9999_u32, 1..=12_u32, 1..=28_u32).prop_map(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}"));
    let odd = select(vec!["2024-02-29", "-0044-03-15", "+12345-06-07", "0000-01-01"]).prop_map(str::to_owned);
    prop_oneof![9 => ordinary, 1 => odd].prop_map(|text| Date::parse(&text).unwrap())
}

pub(super) fn moment() -> impl Strategy<Value = Timestamp> {
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

pub(super) fn json_value() -> impl Strategy<Value = Value> {
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

pub(super) fn extra() -> impl Strategy<Value = Extra> {
    vec((text(), json_value()), 0..3).prop_map(|pairs| Extra(Map::from_iter(pairs)))
}

pub(super) fn ring(corners: usize) -> impl Strategy<Value = Vec<Position>> {
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
pub(super) fn shape() -> impl Strategy<Value = Shape> {
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

pub(super) fn stamp() -> impl Strategy<Value = Stamp> {
    (moment(), moment(), text(), of(any::<u16>())).prop_map(|(created_at, updated_at, device, table)| Stamp {
        created_at,
        updated_at,
        device,
        table,
    })
}

pub(super) fn common() -> impl Strategy<Value = (String, Visibility, Stamp, Extra)> {
    (text(), term(Visibility::ALL), stamp(), extra())
}

/// What some devices counted; a share may take back what another counted.
pub(super) fn tally() -> impl Strategy<Value = Tally> {
    prop_oneof![
        2 => any::<u16>().prop_map(Tally::of),
        1 => vec((text(), any::<i32>()), 0..4).prop_map(Tally::from_shares),
    ]
}

pub(super) fn kept_apart() -> impl Strategy<Value = KeptApart> {
    vec((any::<u64>(), any::<[u8; 10]>()), 0..3).prop_map(|pairs| {
        let mut apart = KeptApart::default();
        pairs.into_iter().for_each(|(number, random)| apart.insert(Pair::new(Id::new(number >> 17, random), Id::new(3, random))));
        apart
    })
}

pub(super) fn photos() -> impl Strategy<Value = Photos> {
    vec((any::<[u8; 4]>(), moment()), 0..3).prop_map(|photos| photos.into_iter().map(|(bytes, at)| (photo_address(&bytes), at)).collect())
}
