//! How workers spend their effort: what they did in actions and events, by the four roles.

use crate::model::{WorkerRole, Workspace};

/// In how many actions and events a role was ticked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoleCount {
    pub role: WorkerRole,
    pub actions: usize,
    pub events: usize,
}

impl RoleCount {
    #[must_use]
    pub const fn all(self) -> usize {
        self.actions + self.events
    }
}

/// All four roles in their order, those never ticked with zero. A role counts once in a record.
#[must_use]
pub fn effort(workspace: &Workspace) -> Vec<RoleCount> {
    let count = |&role: &WorkerRole| RoleCount {
        role,
        actions: workspace.actions.values().filter(|action| action.worker_role.contains(&role)).count(),
        events: workspace.events.values().filter(|event| event.worker_role.contains(&role)).count(),
    };
    WorkerRole::ALL.iter().map(count).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Action, Event, Id, Record};
    use WorkerRole::{Publicise, Refer, Support};

    #[test]
    fn a_role_counts_once_in_each_action_and_event() {
        let mut workspace = Workspace::default();
        let id = |n: u8| Id::new(1, [n; 10]);
        workspace.put(Record::Action(Action { worker_role: vec![Support, Support, Refer], ..Action::new(id(1), String::new()) }));
        workspace.put(Record::Action(Action { worker_role: vec![Support], ..Action::new(id(2), String::new()) }));
        workspace.put(Record::Event(Event { id: id(3), worker_role: vec![Refer, Publicise], ..Event::default() }));
        let counts: Vec<_> = effort(&workspace).iter().map(|count| (count.role.id(), count.actions, count.events)).collect();
        assert_eq!(counts, [("support", 2, 0), ("refer", 1, 1), ("cooperate", 0, 0), ("publicise", 0, 1)]);
    }
}
