//! A talk leads to a whole record, keeps nothing before its end, and asks for no more than it needs.

use super::interview::*;
use crate::model::*;
use crate::packs;
use crate::words::Lang;

fn today() -> Date {
    Date::parse("2026-11-24").unwrap()
}

fn person() -> Interview {
    Interview { name: " Auntie Ho ".into(), scope: Some(Visibility::Team), ..Interview::default() }
}

#[test]
fn a_talk_with_a_neighbour_ends_in_gifts_of_head_hands_and_heart() {
    let pack = packs::core();
    let mut talk = Interview::default();
    talk.next(pack).unwrap();
    assert_eq!((talk.page(pack), talk.next(pack)), (Page::Who, Err(Lacking::Name)));
    talk.name = "Auntie Ho".into();
    talk.next(pack).unwrap();
    for number in 0..talk.questions(pack) {
        assert_eq!(talk.page(pack), Page::Question(number));
        let id = talk.question(pack, number).unwrap().to_owned();
        talk.toggle(&id, &format!("answer {number}"));
        talk.next(pack).unwrap();
    }
    talk.when = vec![Slot::SatMorning];
    talk.next(pack).unwrap();
    assert_eq!((talk.page(pack), talk.next(pack)), (Page::Consent, Err(Lacking::Consent)));
    talk.scope = Some(Visibility::Public);
    talk.next(pack).unwrap();
    talk.skip(pack);
    assert_eq!((talk.page(pack), talk.is_whole(pack)), (Page::Summary, true));

    let centre = Position::new(114.0, 22.0).ok();
    let Record::Asset(asset) = talk.record(Id::NIL, pack, Lang::En, today(), centre) else { panic!("a neighbour has gifts") };
    assert_eq!((asset.kind, asset.name.as_str(), asset.position), (AssetKind::Individual, "Auntie Ho", centre));
    assert_eq!((asset.gifts.len(), asset.availability), (pack.questions.len(), vec![Slot::SatMorning]));
    for kind in GiftKind::ALL {
        let asked = pack.questions.iter().filter(|question| question.gift == *kind).count();
        assert_eq!(asset.gifts.iter().filter(|gift| gift.kind == *kind).count(), asked);
    }
    let consent = asset.consent.unwrap();
    assert_eq!(
        (consent.scope, consent.given_on, consent.method, asset.visibility),
        (Visibility::Public, today(), ConsentMethod::Spoken, Visibility::Public)
    );
}

#[test]
fn a_group_ends_in_a_wish_with_what_it_rests_on() {
    let pack = packs::core();
    let mut talk = Interview { asked: Asked::Group, at: 1, group: Some("elders".into()), ..Interview::default() };
    assert_eq!(talk.next(pack), Err(Lacking::People));
    talk.people = Some(8);
    talk.next(pack).unwrap();
    assert_eq!((talk.next(pack), talk.may_skip(talk.page(pack))), (Err(Lacking::Wish), false));
    let [first, third] = [0, 2].map(|number| talk.question(pack, number).unwrap().to_owned());
    talk.toggle(&first, "A place to meet");
    talk.toggle(&third, "Weekday mornings");
    talk.scope = Some(Visibility::Team);
    assert!(talk.is_whole(pack));
    let Record::Need(need) = talk.record(Id::NIL, pack, Lang::En, today(), None) else { panic!("a group has wishes") };
    assert_eq!((need.statement.as_str(), need.target_group.as_deref(), need.people_estimate), ("A place to meet", Some("elders"), Some(8)));
    let evidence = &need.evidence[0];
    assert_eq!((evidence.method, evidence.on, evidence.people), (EvidenceMethod::FocusGroup, today(), 8));
    assert!(need.note.ends_with("Weekday mornings") && !need.is_unverified());
}

#[test]
fn skipping_takes_the_answer_back_and_tapping_twice_too() {
    let pack = packs::core();
    let mut talk = Interview { at: 2, ..person() };
    talk.toggle("know_well", "Cooking");
    talk.toggle("know_well", "Plants");
    talk.toggle("know_well", "Cooking");
    assert_eq!(talk.said("know_well"), ["Plants"]);
    talk.skip(pack);
    assert!(talk.said("know_well").is_empty() && talk.page(pack) == Page::Question(1));
    talk.back();
    assert_eq!(talk.page(pack), Page::Question(0));
}

#[test]
fn without_leave_nothing_leaves_the_device() {
    let record = Interview { scope: None, ..person() }.record(Id::NIL, packs::core(), Lang::En, today(), None);
    let Record::Asset(asset) = record else { panic!("a neighbour has gifts") };
    assert!(!asset.is_open_to(Visibility::Team));
    let device = Interview { scope: Some(Visibility::Device), ..person() }.record(Id::NIL, packs::core(), Lang::En, today(), None);
    let Record::Asset(asset) = device else { panic!("a neighbour has gifts") };
    assert!(!asset.is_open_to(Visibility::Team) && asset.name == "Auntie Ho");
}

#[test]
fn a_talk_is_kept_word_for_word_over_a_reload() {
    let mut talk = Interview { at: 5, when: vec![Slot::SunEvening], place: Place::Area(Id::new(1, [1; 10])), ..person() };
    talk.toggle("know_well", "海的歌");
    let text = serde_json::to_string(&talk).unwrap();
    assert_eq!(serde_json::from_str::<Interview>(&text).unwrap(), talk);
    assert_eq!(serde_json::from_str::<Interview>("{}").unwrap(), Interview::default());
}
