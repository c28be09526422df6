//! What a community worker asks of the records: coverage, teams, ladders, tallies, what is to be tidied.

pub mod log;
