//! One record of each kind with every field filled.

use super::id;
use linli::model::*;

pub fn day(text: &str) -> Option<Date> {
    Date::parse(text)
}

pub fn position() -> Position {
    Position::new(114.123_456_7, 22.0).unwrap()
}

fn shape() -> Shape {
    let ring = |from: f64, to: f64| [(from, from), (to, from), (to, to), (from, to)].map(|(x, y)| Position::new(x, y).unwrap()).to_vec();
    Shape::new(vec![vec![ring(0.0, 9.0), ring(1.0, 2.5)], vec![ring(10.0, 11.0)]]).unwrap()
}

fn extra() -> Extra {
    Extra(serde_json::from_str(r#"{"foreign":[1,2.5,null,{"深":"水埗"}],"name":"x","deleted_at":1}"#).unwrap())
}

fn stamp(table: u16) -> Stamp {
    Stamp { created_at: Timestamp(1_790_000_000_123), updated_at: Timestamp(7), device: "kite-12".into(), table: Some(table) }
}

/// No `..`: a new field must be set here too.
pub fn full() -> Vec<Record> {
    vec![
        Record::Asset(Asset {
            id: id(1),
            kind: AssetKind::Association,
            name: "合唱團".into(),
            category: Some("music".into()),
            position: Some(position()),
            precision: Precision::Building,
            state: AssetState::Paused,
            gifts: vec![Gift { kind: GiftKind::Heart, text: "sings".into() }, Gift { kind: GiftKind::Hands, text: String::new() }],
            serves: vec!["elders".into()],
            reach_m: Some(4_000_000_000),
            availability: vec![Slot::MonMorning, Slot::SunEvening],
            capacity: Some(65_535),
            languages: vec!["yue".into(), "zh-Hant".into()],
            exchange_mode: Some(ExchangeMode::Swap),
            legal_status: Some(LegalStatus::Filed),
            filed_on: day("2026-02-28"),
            registered_on: day("1999-12-31"),
            sector: Some(Sector::Society),
            function: Some(OrgFunction::SelfGovernance),
            hub: true,
            level: Some(OrgLevel::Branch),
            filing_body: Some("Home affairs".into()),
            ticks: vec!["three_founders".into()],
            stars: Some(5),
            stars_on: day("2026-03-03"),
            stars_by: Some("The federation".into()),
            stars_criteria: vec!["open to all".into(), String::new()],
            self_help: ticks(),
            strengths: vec!["patient".into()],
            vetted: true,
            consent: Some(Consent {
                scope: Visibility::Public,
                given_on: day("2026-01-01").unwrap(),
                method: ConsentMethod::Guardian,
                withdrawn_on: day("2026-01-02"),
            }),
            osm_ref: Some("node/123".into()),
            photos: [(photo_address(b"2"), Timestamp(4)), (photo_address(b"1"), Timestamp(5))].into_iter().collect(),
            note: "a\nb \"c\"".into(),
            visibility: Visibility::Device,
            stamp: stamp(1),
            extra: extra(),
        }),
        Record::Need(Need {
            id: id(2),
            statement: "We would like company".into(),
            category: Some("company".into()),
            target_group: Some("elders".into()),
            position: Some(position()),
            precision: Precision::None,
            state: NeedState::Matched,
            people_estimate: Some(30),
            when: vec![Slot::WedEvening],
            capacity_needed: Some(2),
            languages: vec!["en".into()],
            evidence: vec![Evidence { method: EvidenceMethod::FocusGroup, on: day("2026-03-04").unwrap(), people: 12, note: "n".into() }],
            barrier: vec!["stairs".into()],
            priority_dots: shares(&[("", 4), ("k3mn7", 5)]),
            sensitive: true,
            photos: [(photo_address(b"3"), Timestamp(6))].into_iter().collect(),
            note: "n".into(),
            visibility: Visibility::Public,
            stamp: stamp(2),
            extra: extra(),
        }),
        Record::Area(Area {
            id: id(3),
            kind: AreaKind::Floor,
            name: "3/F".into(),
            shape: shape(),
            households: Some(120),
            parent: Some(id(4)),
            grid_worker: Some("Ms Lam".into()),
            note: "n".into(),
            visibility: Visibility::Device,
            stamp: stamp(3),
            extra: extra(),
        }),
        Record::Area(Area::new(id(4), AreaKind::Building, "Block 4".into(), Shape::default())),
        Record::Link(Link {
            id: id(5),
            kind: LinkKind::BasedAt,
            from: id(1),
            to: id(2),
            state: LinkState::Declined,
            tie: Some(TieType::Linking),
            score_snapshot: Some(72.25),
            reason: "near".into(),
            since: day("2026-05-06"),
            hub_route: Some(HubRoute::GuideOutside),
            evaluator: Some("The university".into()),
            period: Some("two years".into()),
            amount: Some(1_200_000.5),
            note: "n".into(),
            visibility: Visibility::Public,
            stamp: stamp(5),
            extra: extra(),
        }),
        Record::Action(Action {
            id: id(6),
            name: "Repair morning".into(),
            combines: vec![id(1), id(77)],
            answers: vec![id(2)],
            template: Some("repair_cafe".into()),
            slots: vec![SlotFill { slot: "menders".into(), asset: id(1) }, SlotFill { slot: String::new(), asset: id(77) }],
            owner: "The choir".into(),
            due: day("2026-12-24"),
            next_step: "Ask for the key".into(),
            state: ActionState::Running,
            supporters: shares(&[("k3mn7", 9), ("p2qr4", -2)]),
            worker_role: vec![WorkerRole::Publicise, WorkerRole::Support],
            self_help: ticks(),
            goals: vec![String::new(), "Nobody throws a fan away".into()],
            note: "n".into(),
            visibility: Visibility::Public,
            stamp: stamp(6),
            extra: extra(),
        }),
        Record::Event(Event {
            id: id(7),
            kind: EventKind::Recognition,
            method: Some(EventMethod::Network),
            purpose: Some(CaptainPurpose::Mobilise),
            date: day("2026-11-24").unwrap(),
            held: true,
            about: vec![id(6), id(77)],
            area: Some(id(4)),
            group: Some("elders".into()),
            count: Some(4_000_000_000),
            outcome: "Everybody sang".into(),
            barrier: vec!["stairs".into()],
            worker_role: vec![WorkerRole::Refer],
            note: "n".into(),
            visibility: Visibility::Device,
            stamp: stamp(7),
            extra: extra(),
        }),
    ]
}

fn ticks() -> Vec<SelfHelp> {
    let tick = |tick, on| SelfHelp { tick, on: day(on).unwrap() };
    vec![tick(SelfHelpTick::HappenedOnce, "2026-02-03"), tick(SelfHelpTick::PurposeNamed, "2026-01-02")]
}

pub fn full_info(base: Base) -> Info {
    Info {
        id: id(9),
        name: "華富".into(),
        community_type: Some("estate".into()),
        purpose: Purpose { who_maps: "a".into(), what_for: "b".into(), how_collected: "c".into(), how_connected: "d".into() },
        data_holder: "The centre".into(),
        retain_until: day("2030-01-01"),
        base,
        packs: vec![PackRef { id: "hk-estate".into(), version: "1.2.3".into() }, PackRef { id: "ours".into(), version: "0.0.1".into() }],
        own_packs: vec![r#"{"id":"ours"}"#.into()],
        stars_shown: true,
        readiness: vec![Noted { id: "known".into(), met: true, note: "everybody".into() }, Noted { id: "x".into(), ..Noted::default() }],
        kept_apart: {
            let mut apart = KeptApart::default();
            apart.insert(Pair::new(id(1), id(2)));
            apart.insert(Pair::new(id(3), id(1)));
            apart
        },
        created_at: Timestamp(1_790_000_000_001),
    }
}

fn shares(of: &[(&str, i32)]) -> Tally {
    Tally::from_shares(of.iter().map(|(device, count)| ((*device).to_owned(), *count)))
}
