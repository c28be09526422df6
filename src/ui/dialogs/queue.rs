//! Files on their way into the import dialog, one after the other.

use crate::browser::files::Given;
use leptos::prelude::*;
use std::collections::VecDeque;

/// The files that wait, and the one whose turn it is. All copies are the same one.
#[derive(Clone, Copy)]
pub struct Queue {
    waiting: RwSignal<VecDeque<Given>, LocalStorage>,
    turn: RwSignal<Turn>,
}

/// Which file it is, of those that came together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Turn {
    /// From 1; 0 before the first.
    pub number: usize,
    pub name: String,
}

impl Default for Queue {
    fn default() -> Self {
        Self { waiting: RwSignal::new_local(VecDeque::new()), turn: RwSignal::default() }
    }
}

impl Queue {
    /// Puts files behind those that wait.
    pub fn add(self, files: Vec<Given>) {
        self.waiting.update(|waiting| waiting.extend(files));
    }

    /// The next file's turn.
    pub fn next(self) -> Option<Given> {
        let given = self.waiting.try_update(VecDeque::pop_front).flatten()?;
        self.turn.update(|turn| *turn = Turn { number: turn.number + 1, name: given.name.clone() });
        Some(given)
    }

    /// How many wait; tracked.
    pub fn count(self) -> usize {
        self.waiting.with(VecDeque::len)
    }

    /// Whose turn it is, of how many files; tracked.
    pub fn turn(self) -> (Turn, usize) {
        let turn = self.turn.get();
        let all = turn.number + self.count();
        (turn, all)
    }

    /// Sends those that wait away; the counting begins anew.
    pub fn clear(self) {
        self.waiting.set(VecDeque::new());
        self.turn.set(Turn::default());
    }
}
