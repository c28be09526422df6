//! Actions: treasures combined, templates filled, growth towards self-help, and what workers put in.

use linli::document::{Document, Edit};
use linli::exchange::{Mapping, Pictures, backup, take};
use linli::model::*;
use linli::packs::{core, library};
use linli::practice::{board, roles, slots};
use linli::words::Lang;

const NOW: Timestamp = Timestamp(1_790_000_000_000);

fn id(n: u8) -> Id {
    Id::new(1, [n; 10])
}

fn today() -> Date {
    Date::parse("2026-11-24").unwrap()
}

fn asset(n: u8, kind: AssetKind, name: &str) -> Asset {
    Asset::new(id(n), kind, name.into())
}

#[test]
fn row_07_worker_roles() {
    let ticked: [&[WorkerRole]; 4] = [
        &[WorkerRole::Support, WorkerRole::Publicise],
        &[WorkerRole::Support],
        &[],
        &[WorkerRole::Refer, WorkerRole::Cooperate, WorkerRole::Support],
    ];
    let mut workspace = Workspace::default();
    for (n, roles) in (1..).zip(ticked) {
        let worker_role = roles.to_vec();
        workspace.put(if n % 2 == 0 {
            Record::Action(Action { worker_role, ..Action::new(id(n), String::new()) })
        } else {
            Record::Event(Event { worker_role, ..Event::new(id(n), EventKind::Visit, today()) })
        });
    }
    let effort = roles::effort(&workspace);
    assert_eq!(effort.iter().map(|count| count.role).collect::<Vec<_>>(), WorkerRole::ALL, "all four, used or not");
    assert_eq!(effort.into_iter().map(roles::RoleCount::all).sum::<usize>(), ticked.iter().map(|roles| roles.len()).sum::<usize>());
}

#[test]
fn row_18_project_management() {
    let (mut document, _) = Document::create(1, Info::new(id(100), "Harbour".into(), NOW));
    let action = Action {
        owner: "The choir".into(),
        next_step: "Ask for the hall".into(),
        due: Some(today()),
        ..Action::new(id(1), "Carols".into())
    };
    document.commit(Edit::Add(Record::Action(action.clone())), NOW, "tablet").unwrap();
    let mut state = ActionState::Idea;
    while let (_, Some(next)) = board::neighbours(state) {
        let before = document.workspace().record(id(1)).unwrap();
        let after = Record::Action(Action { state: next, ..document.workspace().actions[&id(1)].clone() });
        document.commit(Edit::Update { before, after }, NOW, "tablet").unwrap();
        let kept = document.encode();
        let (reopened, _) = Document::open(2, [kept.as_slice()]).unwrap();
        let columns = board::board(reopened.workspace(), core(), today());
        let here: Vec<_> = columns.iter().filter(|(_, cards)| !cards.is_empty()).map(|(state, _)| *state).collect();
        assert_eq!(here, [next], "after a reload the card stands where it was put");
        let card = columns.iter().find_map(|(_, cards)| cards.first()).unwrap();
        assert_eq!((card.owner.as_str(), card.next_step.as_str(), card.due), ("The choir", "Ask for the hall", Some(today())));
        state = next;
    }
}

#[test]
fn row_26_self_help() {
    let on = today();
    let all: Vec<SelfHelp> = SelfHelpTick::ALL.iter().map(|&tick| SelfHelp { tick, on }).collect();
    let stage = |self_help: &[SelfHelp]| {
        let mut workspace = Workspace::default();
        workspace.put(Record::Action(Action { self_help: self_help.to_vec(), ..Action::new(id(1), String::new()) }));
        board::board(&workspace, core(), on)[0].1[0].stage
    };
    assert_eq!(stage(&all), Some(4));
    for without in SelfHelpTick::ALL {
        let left: Vec<SelfHelp> = all.iter().copied().filter(|given| given.tick != *without).collect();
        assert!(stage(&left) < Some(4), "the badge steps down without {without}");
    }
}

#[test]
fn row_34_goals_are_the_teams_own() {
    let (whole, _) = library(["cn-mainland", "hk-estate"], []);
    let template = whole.action_template("estate_of_care").unwrap();
    assert_eq!(usize::from(template.goals), Action::MOST_GOALS);
    for template in &whole.action_templates {
        let action = slots::begin(template, id(1), template.label.get(Lang::En).into());
        assert_eq!(action.goals, Vec::<String>::new(), "{} writes no goal for anybody", template.id);
    }
}

#[test]
fn row_39_three_treasures_survive_the_export() {
    let mut workspace = Workspace::default();
    for (n, kind) in [(1, AssetKind::Individual), (2, AssetKind::Place), (3, AssetKind::Story)] {
        workspace.put(Record::Asset(asset(n, kind, &format!("treasure {n}"))));
    }
    let action = Action { combines: vec![id(3), id(1), id(2)], ..Action::new(id(4), "Story walk".into()) };
    workspace.put(Record::Action(action.clone()));
    let bytes = backup(&workspace, NOW, &Pictures::new()).unwrap();
    let new_id = || panic!("every record has its id");
    let taken = take(&bytes, &Mapping::default(), new_id, NOW, &mut |_, _| true).unwrap();
    let back = taken.records.iter().find_map(|record: &Record| if let Record::Action(action) = record { Some(action) } else { None });
    assert_eq!(back.map(|back| &back.combines), Some(&action.combines));
}

#[test]
fn row_45_food_festival() {
    let template = core().action_template("food_festival").unwrap();
    let names: Vec<&str> = template.slots.iter().map(|slot| slot.id.as_str()).collect();
    assert_eq!(names, ["cooks", "square", "shops", "volunteers", "performers"]);
    let mut workspace = Workspace::default();
    let mut action = slots::begin(template, id(9), "Long table".into());
    let square = asset(1, AssetKind::Place, "The square");
    slots::fill(&mut action, template, "square", &square).unwrap();
    workspace.put(Record::Asset(square));
    workspace.put(Record::Action(action));
    let columns = board::board(&workspace, core(), today());
    let unfilled: Vec<&str> = columns[0].1[0].template.as_ref().unwrap().wanting.iter().map(|each| each.slot.as_str()).collect();
    assert_eq!(unfilled, ["cooks", "shops", "volunteers", "performers"], "what is still to be found is listed");
}

#[test]
fn row_46_after_school_reading() {
    let template = core().action_template("after_school_reading").unwrap();
    assert!(template.safeguarding);
    let mut action = slots::begin(template, id(9), "Reading".into());
    let teacher = Asset { category: Some("retired_teacher".into()), ..asset(1, AssetKind::Individual, "Mr Chan") };
    let refused = slots::fill(&mut action, template, "teachers", &teacher).unwrap_err();
    assert_eq!((refused.name.as_str(), refused.asset, action.slots.len()), ("Mr Chan", id(1), 0), "the gate names who must be checked");
    let checked = Asset { vetted: true, ..teacher };
    slots::fill(&mut action, template, "teachers", &checked).unwrap();
    slots::fill(&mut action, template, "room", &asset(2, AssetKind::Place, "Library")).unwrap();
    assert_eq!(action.combines, [id(1), id(2)]);
}
