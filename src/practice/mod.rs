//! What a community worker asks of the records: coverage, teams, ladders, tallies, what is to be tidied.

pub mod initials;
pub mod interview;
#[cfg(test)]
mod interview_tests;
mod lettering;
pub mod poster;
pub mod report;
#[cfg(test)]
mod report_tests;
pub mod showcase;
pub mod sketch;
