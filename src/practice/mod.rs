//! What a community worker asks of the records: coverage, teams, ladders, tallies, what is to be tidied.

pub mod initials;
pub mod interview;
mod lettering;
pub mod poster;
pub mod report;
pub mod showcase;
pub mod sketch;
