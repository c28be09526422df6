//! What a community worker asks of the records: coverage, teams, ladders, tallies, what is to be tidied.

pub mod board;
pub mod ladder;
pub mod roles;
pub mod slots;
#[cfg(test)]
mod slots_tests;
