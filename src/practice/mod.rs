//! What a community worker asks of the records: coverage, teams, ladders, tallies, what is to be tidied.

pub mod balance;
pub mod barriers;
pub mod board;
pub mod captains;
pub mod evidence;
pub mod exchange_mix;
pub mod exposed;
#[cfg(test)]
mod exposed_tests;
pub mod facets;
pub mod federation;
pub mod guide;
pub mod hubs;
pub mod idle;
pub mod initials;
pub mod interview;
#[cfg(test)]
mod interview_tests;
pub mod ladder;
mod lettering;
pub mod log;
pub mod membership;
pub mod natural;
pub mod nest;
mod page;
pub mod paper;
pub mod poster;
pub mod reach;
pub mod readiness;
pub mod report;
#[cfg(test)]
mod report_tests;
pub mod roles;
pub mod rounds;
pub mod run;
pub mod sectors;
pub mod showcase;
pub mod sketch;
pub mod slots;
#[cfg(test)]
mod slots_tests;
pub mod stages;
pub mod starters;
pub mod strengths;
pub mod teams;
#[cfg(test)]
mod tests;
pub mod thanks;
pub mod tidy;
pub mod ties;
pub mod twins;
