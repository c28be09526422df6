//! What a community worker asks of the records: coverage, teams, ladders, tallies, what is to be tidied.

pub mod captains;
pub mod initials;
pub mod log;
pub mod natural;
pub mod nest;
pub mod rounds;
pub mod thanks;
