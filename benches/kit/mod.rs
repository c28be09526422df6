//! A community as large as wanted, spread over the places of a real city; the same each time.

pub mod measure;

use linli::model::*;
use linli::packs::{self, CategoryUse};

/// Facilities of Hong Kong, longitude and latitude: schools, clinics, libraries, parks and halls from the government's open data
/// (data.gov.hk, HKSAR terms), rounded to a metre.
const PLACES: &str = include_str!("hong-kong.json");

/// `splitmix64`, so that a run can be repeated.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn below(&mut self, count: usize) -> usize {
        (self.share() * count as f64) as usize
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    fn happens(&mut self, share: f64) -> bool {
        self.share() < share
    }

    fn some<T: Clone>(&mut self, share: f64, most: usize, of: &[T]) -> Vec<T> {
        let count = if self.happens(share) { 1 + self.below(most) } else { 0 };
        (0..count).map(|_| self.one(of).clone()).collect()
    }

    /// Within some 400 m of one of the places.
    fn near(&mut self, places: &[[f64; 2]]) -> Position {
        let [lng, lat] = *self.one(places);
        let mut off = || (self.share() + self.share() - 1.0) * 0.004;
        Position::new(lng + off(), lat + off()).unwrap()
    }
}

pub fn asset_id(n: usize) -> Id {
    id(1, n)
}

pub fn need_id(n: usize) -> Id {
    id(2, n)
}

fn id(kind: u64, n: usize) -> Id {
    let mut random = [0; 10];
    random[2..].copy_from_slice(&(n as u64).to_be_bytes());
    Id::new(kind, random)
}

fn words(of: &[&str]) -> Vec<String> {
    of.iter().map(|&word| word.to_owned()).collect()
}

/// So many assets and needs, half an area a hundred assets with a captain each or none, three links for two assets.
pub fn city(assets: usize, needs: usize) -> Workspace {
    let places: Vec<[f64; 2]> = serde_json::from_str(PLACES).unwrap();
    let mut chance = Chance(20_261_125);
    let mut workspace = Workspace::default();
    for n in 0..assets {
        workspace.put(Record::Asset(asset(n, &mut chance, &places)));
    }
    for n in 0..needs {
        workspace.put(Record::Need(need(n, &mut chance, &places)));
    }
    let areas = assets / 20;
    for n in 0..areas {
        let middle = chance.near(&places);
        let corner = |turn: i32| {
            let angle = f64::from(turn) * std::f64::consts::TAU / 8.0;
            Position::new(middle.lng() + 2e-3 * angle.cos(), middle.lat() + 2e-3 * angle.sin()).unwrap()
        };
        let shape = Shape::new(vec![vec![(0..8).map(corner).collect()]]).unwrap();
        workspace.put(Record::Area(Area::new(id(3, n), AreaKind::Building, format!("Block {n}"), shape)));
        if chance.happens(0.6) {
            let captain = asset_id(chance.below(assets));
            workspace.put(Record::Link(Link::new(id(4, n), LinkKind::Stewards, captain, id(3, n))));
        }
    }
    for n in 0..assets * 3 / 2 {
        let from = asset_id(chance.below(assets));
        let (kind, to) = match chance.below(10) {
            0..7 => (LinkKind::Knows, asset_id(chance.below(assets))),
            _ => (LinkKind::Match, need_id(chance.below(needs))),
        };
        let state = *chance.one(LinkState::ALL);
        workspace.put(Record::Link(Link { state, ..Link::new(id(5, n), kind, from, to) }));
    }
    workspace
}

fn asset(n: usize, chance: &mut Chance, places: &[[f64; 2]]) -> Asset {
    let pack = packs::core();
    let gifts: Vec<&str> = pack.matrix.pairs().map(|(_, asset, _)| asset).collect();
    let category = *chance.one(&gifts);
    let kinds = pack.category(category).map(|category| category.kinds.as_slice()).unwrap_or_default();
    let kind = kinds.iter().find_map(|kind| if let CategoryUse::Asset(kind) = kind { Some(*kind) } else { None });
    let consent = Consent {
        scope: Visibility::Team,
        given_on: Date::parse("2026-11-01").unwrap(),
        method: ConsentMethod::Spoken,
        withdrawn_on: None,
    };
    let groups: Vec<String> = pack.target_groups.iter().map(|group| group.id.clone()).collect();
    Asset {
        category: Some(category.to_owned()),
        position: chance.happens(0.9).then(|| chance.near(places)),
        availability: chance.some(0.5, 5, Slot::ALL),
        capacity: chance.happens(0.4).then(|| 1 + chance.below(10) as u16),
        serves: chance.some(0.5, 2, &groups),
        languages: chance.some(0.4, 2, &words(&["yue", "en", "cmn", "ur"])),
        reach_m: chance.happens(0.2).then(|| 300 + chance.below(2700) as u32),
        consent: chance.happens(0.9).then_some(consent),
        vetted: chance.happens(0.3),
        ..Asset::new(asset_id(n), kind.unwrap_or_default(), format!("Asset {n}"))
    }
}

fn need(n: usize, chance: &mut Chance, places: &[[f64; 2]]) -> Need {
    let pack = packs::core();
    let wishes: Vec<&str> = pack.matrix.pairs().map(|(need, _, _)| need).collect();
    let groups: Vec<String> = pack.target_groups.iter().map(|group| group.id.clone()).collect();
    Need {
        category: Some((*chance.one(&wishes)).to_owned()),
        position: chance.happens(0.95).then(|| chance.near(places)),
        precision: if chance.happens(0.5) { Precision::Area } else { Precision::Exact },
        target_group: chance.happens(0.8).then(|| chance.one(&groups).clone()),
        when: chance.some(0.6, 3, Slot::ALL),
        capacity_needed: chance.happens(0.6).then(|| 1 + chance.below(5) as u16),
        languages: chance.some(0.4, 2, &words(&["yue", "en", "cmn", "ur"])),
        ..Need::new(need_id(n), format!("Wish {n}"))
    }
}
