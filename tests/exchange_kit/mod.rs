//! Generated workspaces with every field at its oddest, for the tests of the exchange room.
#![allow(dead_code, reason = "each test file uses its part")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::must_use_candidate, reason = "helpers of tests stop the test")]

mod practice;
mod values;

pub use practice::*;
pub use values::*;

use linli::exchange::Pictures;
use linli::model::*;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

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
    let fourth = (any::<bool>(), of(consent()), of(text()), photos(), common());
    let fifth = (any::<bool>(), of(term(OrgLevel::ALL)), of(text()), texts(), of(date()), of(text()), texts(), self_help());
    (first, second, third, fourth, fifth).prop_map(|(first, second, third, fourth, fifth)| {
        let (kind, name, category, position, precision, state, gifts, serves) = first;
        let (reach_m, availability, capacity, languages, exchange_mode, legal_status) = second;
        let (filed_on, registered_on, sector, function, stars, strengths) = third;
        let (vetted, consent, osm_ref, photos, (note, visibility, stamp, extra)) = fourth;
        let (hub, level, filing_body, ticks, stars_on, stars_by, stars_criteria, self_help) = fifth;
        let mut asset = Asset {
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
            hub,
            level,
            filing_body,
            ticks,
            stars,
            stars_on,
            stars_by,
            stars_criteria,
            self_help,
            strengths,
            vetted,
            consent,
            osm_ref,
            photos,
            note,
            visibility,
            stamp,
            extra,
        };
        asset.keep_stars_to_associations();
        asset
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
    let second = (vec(term(Slot::ALL), 0..4), of(any::<u16>()), texts(), vec(evidence, 0..3), texts(), tally(), any::<bool>(), photos());
    (first, second, common()).prop_map(|(first, second, (note, visibility, stamp, extra))| {
        let (statement, category, target_group, position, precision, state, people_estimate) = first;
        let (when, capacity_needed, languages, evidence, barrier, priority_dots, sensitive, photos) = second;
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
            photos,
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
    let amount = of(prop_oneof![0.0..1e12_f64, select(vec![0.0, 0.1 + 0.2, f64::MAX, 5e-324])]);
    let second = (of(term(HubRoute::ALL)), of(text()), of(text()), amount);
    (first, second, 0..40_usize, 0..40_usize, common()).prop_map(|(first, second, from, to, (note, visibility, stamp, extra))| {
        let (kind, state, tie, score_snapshot, reason, since) = first;
        let (hub_route, evaluator, period, amount) = second;
        let link = Link { kind, state, tie, score_snapshot, reason, since, note, visibility, stamp, extra, ..Link::default() };
        (Link { hub_route, evaluator, period, amount, ..link }, from, to)
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
    let packs = vec((text(), text()).prop_map(|(id, version)| PackRef { id, version }), 0..3);
    let readiness = vec((text(), any::<bool>(), text()).prop_map(|(id, met, note)| Noted { id, met, note }), 0..3);
    let later = (packs, texts(), any::<bool>(), readiness, kept_apart());
    (any::<u64>(), text(), of(text()), purpose, text(), of(date()), base, later, moment()).prop_map(
        |(id, name, community_type, purpose, data_holder, retain_until, base, later, created_at)| Info {
            id: Id::new(id >> 17, [1; 10]),
            name,
            community_type,
            purpose,
            data_holder,
            retain_until,
            base,
            packs: later.0,
            own_packs: later.1,
            stars_shown: later.2,
            readiness: later.3,
            kept_apart: later.4,
            created_at,
        },
    )
}

pub fn workspace() -> impl Strategy<Value = Workspace> {
    let practice = (vec(action(), 0..4), vec(event(), 0..4));
    let all = (info(), vec(asset(), 0..5), vec(need(), 0..4), vec(area(), 0..4), vec(link(), 0..5), practice);
    all.prop_map(|(info, assets, needs, areas, links, (actions, events))| {
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
        put_practice(&mut workspace, &ids, actions, events);
        workspace
    })
}

pub fn pictures() -> impl Strategy<Value = Pictures> {
    proptest::collection::btree_map(text(), text().prop_map(|text| format!("data:image/png;base64,{text}")), 0..3)
}

/// A community of `count` assets, needs and links, and an action with its event for every ten of them; the same every time.
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
        if number % 10 == 1 {
            let assets = [workspace.assets.keys().next_back().copied().unwrap_or_default(), asset.id];
            let action = Action { combines: assets.to_vec(), ..Action::new(next(), format!("Action {number}; 行动")) };
            let event = Event { about: vec![action.id], held: true, ..Event::new(next(), EventKind::Meeting, NOW.date()) };
            workspace.put(Record::Event(Event { outcome: format!("Met {number}"), count: Some(12), ..event }));
            workspace.put(Record::Action(action));
        }
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
