//! Which asset could meet which need: gates first, then seven weighted reasons over what is known (DOMAIN §4.6).

mod answer;
mod columns;
mod factors;
mod gates;
mod pair;
mod reasons;
mod suggest;
#[cfg(test)]
mod tests;

pub use answer::{Answer, Candidate, answer};
pub use columns::{Ask, Row, Side, categories, column, next_state, pairs};
pub use factors::{Factor, Factors};
pub use gates::Gate;
pub use pair::Pairing;
pub use reasons::reasons;
pub use suggest::{Suggestion, suggest};
