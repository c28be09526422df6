//! Generated actions and events, whose ids name any record, or one that is not there.

use super::values::*;
use linli::model::*;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;

/// Numbers that choose among the records of a workspace; those past its end choose one that is not there.
type Picks = Vec<usize>;

fn picks() -> impl Strategy<Value = Picks> {
    vec(0..20_usize, 0..4)
}

pub(super) fn self_help() -> impl Strategy<Value = Vec<SelfHelp>> {
    vec((term(SelfHelpTick::ALL), date()).prop_map(|(tick, on)| SelfHelp { tick, on }), 0..4)
}

/// An action with what it combines, answers and puts into its slots.
pub(super) fn action() -> impl Strategy<Value = (Action, [Picks; 3])> {
    let first = (text(), of(text()), texts(), text(), of(date()), text(), term(ActionState::ALL), tally());
    let second = (vec(term(WorkerRole::ALL), 0..4), self_help(), vec(text(), 0..=Action::MOST_GOALS));
    (first, second, common(), picks(), picks()).prop_map(|(first, second, (note, visibility, stamp, extra), combines, answers)| {
        let (name, template, slots, owner, due, next_step, state, supporters) = first;
        let (worker_role, self_help, goals) = second;
        let fills = slots.iter().map(String::len).collect();
        let action = Action {
            id: Id::NIL,
            name,
            combines: vec![],
            answers: vec![],
            template,
            slots: slots.into_iter().map(|slot| SlotFill { slot, asset: Id::NIL }).collect(),
            owner,
            due,
            next_step,
            state,
            supporters,
            worker_role,
            self_help,
            goals,
            note,
            visibility,
            stamp,
            extra,
        };
        (action, [combines, answers, fills])
    })
}

/// An event with what it was about and its area.
pub(super) fn event() -> impl Strategy<Value = (Event, Picks, Option<usize>)> {
    let first = (term(EventKind::ALL), of(term(EventMethod::ALL)), of(term(CaptainPurpose::ALL)), date(), any::<bool>(), of(text()));
    let second = (of(any::<u32>()), text(), texts(), vec(term(WorkerRole::ALL), 0..4));
    (first, second, common(), picks(), of(0..20_usize)).prop_map(|(first, second, (note, visibility, stamp, extra), about, area)| {
        let (kind, method, purpose, date, held, group) = first;
        let (count, outcome, barrier, worker_role) = second;
        let event = Event {
            id: Id::NIL,
            kind,
            method,
            purpose,
            date,
            held,
            about: vec![],
            area: None,
            group,
            count,
            outcome,
            barrier,
            worker_role,
            note,
            visibility,
            stamp,
            extra,
        };
        (event, about, area)
    })
}

/// Puts them into a workspace with these records.
pub(super) fn put_practice(
    workspace: &mut Workspace,
    ids: &[Id],
    actions: Vec<(Action, [Picks; 3])>,
    events: Vec<(Event, Picks, Option<usize>)>,
) {
    let mut next = ids_with([4; 10]);
    let named = |ids: &[Id], pick: usize| ids.get(pick).copied().unwrap_or(Id::new(7, [7; 10]));
    let all_named = |ids: &[Id], picks: Picks| picks.into_iter().map(|pick| named(ids, pick)).collect::<Vec<_>>();
    let mut with_actions = ids.to_vec();
    for (mut action, [combines, answers, fills]) in actions {
        action.id = next();
        with_actions.push(action.id);
        (action.combines, action.answers) = (all_named(ids, combines), all_named(ids, answers));
        action.slots.iter_mut().zip(fills).for_each(|(fill, pick)| fill.asset = named(ids, pick));
        workspace.put(Record::Action(action));
    }
    for (mut event, about, area) in events {
        event.id = next();
        (event.about, event.area) = (all_named(&with_actions, about), area.map(|pick| named(ids, pick)));
        workspace.put(Record::Event(event));
    }
}

/// Where an action or an event should be drawn, worked out anew: the mean of the assets' pins, the middle of the area's outline, or the
/// place of the first thing an event names.
pub fn drawn_at(workspace: &Workspace, id: Id) -> Option<Position> {
    let place = |id: &Id| workspace.record(*id).and_then(|record| record.position());
    if let Some(event) = workspace.events.get(&id) {
        let of_area = event.area.filter(|area| workspace.areas.contains_key(area)).and_then(|area| place(&area));
        let end = |id: &Id| workspace.links.get(id).map_or(*id, |link| link.from);
        return of_area.or_else(|| event.about.iter().find_map(|about| drawn_at(workspace, *about).or_else(|| place(&end(about)))));
    }
    let action = workspace.actions.get(&id)?;
    let mut assets = action.combines.clone();
    assets.sort();
    assets.dedup();
    let pins: Vec<[f64; 2]> =
        assets.iter().filter(|asset| workspace.assets.contains_key(asset)).filter_map(place).map(Into::into).collect();
    let [lng, lat] = pins.iter().fold([0.0, 0.0], |[lng, lat], pin| [lng + pin[0], lat + pin[1]]);
    Position::new(lng / pins.len() as f64, lat / pins.len() as f64).ok()
}
