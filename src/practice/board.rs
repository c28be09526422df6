//! The board of actions: a column for each state, an action with what its card says.

use super::slots;
use crate::model::*;
use crate::packs::Pack;
use std::collections::BTreeSet;

/// An action as the board shows it. What it names and is deleted is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct BoardCard {
    pub id: Id,
    pub name: String,
    pub state: ActionState,
    pub owner: String,
    pub due: Option<Date>,
    pub is_overdue: bool,
    pub next_step: String,
    pub treasures: Vec<(AssetKind, String)>,
    /// Statements of the needs it answers, and whether each is met.
    pub answers: Vec<(String, bool)>,
    pub supporters: u32,
    /// `None` before any evidence is ticked.
    pub stage: Option<u8>,
    /// It is more than an idea, yet fewer than two of its assets are there.
    pub lacks_assets: bool,
    /// Of a template the pack knows.
    pub template: Option<FromTemplate>,
}

/// How an action stands to its template.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FromTemplate {
    pub id: String,
    /// The slots that are not full.
    pub wanting: Vec<Wanting>,
    /// Names of people who must be checked first.
    pub unchecked: Vec<String>,
}

/// A slot that is not full.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Wanting {
    /// Its id in the template.
    pub slot: String,
    pub missing: u16,
    pub wanted: u16,
}

/// The states before and after this one.
#[must_use]
pub fn neighbours(state: ActionState) -> (Option<ActionState>, Option<ActionState>) {
    let at = ActionState::ALL.iter().position(|each| *each == state).unwrap_or_default();
    (at.checked_sub(1).and_then(|before| ActionState::ALL.get(before).copied()), ActionState::ALL.get(at + 1).copied())
}

/// A column for each state in order, each with its cards: the earliest due first, those without a day last, in order of creation.
#[must_use]
pub fn board(workspace: &Workspace, pack: &Pack, today: Date) -> Vec<(ActionState, Vec<BoardCard>)> {
    let column = |&state: &ActionState| {
        let actions = workspace.actions.values().filter(|action| action.state == state);
        let mut cards: Vec<BoardCard> = actions.map(|action| card(action, workspace, pack, today)).collect();
        cards.sort_by_key(|card| (card.due.is_none(), card.due, card.id));
        (state, cards)
    };
    ActionState::ALL.iter().map(column).collect()
}

fn card(action: &Action, workspace: &Workspace, pack: &Pack, today: Date) -> BoardCard {
    let mut seen = BTreeSet::new();
    let assets = action.combines.iter().filter(|id| seen.insert(**id)).filter_map(|id| workspace.assets.get(id));
    let treasures: Vec<(AssetKind, String)> = assets.map(|asset| (asset.kind, asset.name.clone())).collect();
    let needs = action.answers.iter().filter_map(|id| workspace.needs.get(id));
    BoardCard {
        id: action.id,
        name: action.name.clone(),
        state: action.state,
        owner: action.owner.clone(),
        due: action.due,
        is_overdue: action.is_overdue(today),
        next_step: action.next_step.clone(),
        answers: needs.map(|need| (need.statement.clone(), need.state == NeedState::Met)).collect(),
        supporters: action.supporters.total(),
        stage: (!action.self_help.is_empty()).then(|| self_help_stage(&action.self_help)),
        lacks_assets: action.state != ActionState::Idea && treasures.len() < 2,
        treasures,
        template: from_template(action, workspace, pack),
    }
}

fn from_template(action: &Action, workspace: &Workspace, pack: &Pack) -> Option<FromTemplate> {
    let template = pack.action_template(action.template.as_ref()?)?;
    let filled = slots::filled(template, action, workspace);
    let wanting = filled.iter().map(|each| Wanting { slot: each.slot.id.clone(), missing: each.missing(), wanted: each.slot.wanted });
    let unchecked = slots::unchecked(template, action, workspace);
    Some(FromTemplate {
        id: template.id.clone(),
        wanting: wanting.filter(|each| each.missing > 0).collect(),
        unchecked: unchecked.iter().map(|person| person.name.clone()).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::core;

    fn id(n: u8) -> Id {
        Id::new(1, [n; 10])
    }

    fn only_card(action: Action, with: Vec<Record>) -> BoardCard {
        let mut workspace = Workspace::default();
        with.into_iter().for_each(|record| workspace.put(record));
        workspace.put(Record::Action(action));
        let columns = board(&workspace, core(), Date::parse("2026-11-24").unwrap());
        columns.into_iter().flat_map(|(_, cards)| cards).next().unwrap()
    }

    #[test]
    fn cards_stand_in_their_columns_the_earliest_due_first() {
        let mut workspace = Workspace::default();
        let action = |n, state, due: Option<&str>| Action { state, due: due.and_then(Date::parse), ..Action::new(id(n), n.to_string()) };
        workspace.put(Record::Action(action(1, ActionState::Idea, None)));
        workspace.put(Record::Action(action(2, ActionState::Idea, Some("2026-12-02"))));
        workspace.put(Record::Action(action(3, ActionState::Idea, Some("2026-11-01"))));
        workspace.put(Record::Action(action(4, ActionState::Done, Some("2026-11-01"))));
        let columns = board(&workspace, core(), Date::parse("2026-11-24").unwrap());
        let names = |at: usize| columns[at].1.iter().map(|card| (card.name.as_str(), card.is_overdue)).collect::<Vec<_>>();
        assert_eq!(columns.iter().map(|column| column.0).collect::<Vec<_>>(), ActionState::ALL);
        assert_eq!((names(0), names(3)), (vec![("3", true), ("2", false), ("1", false)], vec![("4", false)]));
    }

    #[test]
    fn every_state_is_reached_by_steps_and_back() {
        let mut here = ActionState::Idea;
        while let (_, Some(next)) = neighbours(here) {
            assert_eq!(neighbours(next).0, Some(here));
            here = next;
        }
        assert_eq!((here, neighbours(ActionState::Idea).0), (ActionState::Done, None));
    }

    #[test]
    fn a_treasure_that_was_deleted_no_longer_counts() {
        let action = Action {
            state: ActionState::Running,
            combines: vec![id(1), id(2)],
            answers: vec![id(3)],
            ..Action::new(id(9), "Choir".into())
        };
        let [hall, choir] = [1, 2].map(|n| Record::Asset(Asset::new(id(n), AssetKind::Place, format!("asset {n}"))));
        let met = Record::Need(Need { state: NeedState::Met, ..Need::new(id(3), "We would like to sing".into()) });
        let card = only_card(action.clone(), vec![hall.clone(), choir, met]);
        assert_eq!((card.treasures.len(), card.lacks_assets, card.answers), (2, false, vec![("We would like to sing".into(), true)]));
        let card = only_card(action, vec![hall]);
        assert_eq!((card.treasures.len(), card.lacks_assets, card.answers.len()), (1, true, 0));
    }

    #[test]
    fn a_stage_is_said_once_something_is_ticked() {
        let tick = SelfHelp { tick: SelfHelpTick::PurposeNamed, on: Date::parse("2026-11-01").unwrap() };
        assert_eq!(only_card(Action::default(), vec![]).stage, None);
        assert_eq!(only_card(Action { self_help: vec![tick], ..Action::default() }, vec![]).stage, Some(0));
    }

    #[test]
    fn a_template_no_pack_knows_is_passed_over() {
        let action = |template: &str| Action { template: Some(template.into()), ..Action::default() };
        assert_eq!(only_card(action("no such"), vec![]).template, None);
        let template = only_card(action("after_school_reading"), vec![]).template.unwrap();
        let wanting: Vec<_> = template.wanting.iter().map(|each| (each.slot.as_str(), each.missing)).collect();
        assert_eq!(wanting, [("teachers", 2), ("room", 1), ("students", 2)]);
    }
}
