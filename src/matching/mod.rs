//! Which asset could meet which need: gates first, then seven weighted reasons over what is known (DOMAIN §4.6).

mod around;
mod coverage;
mod factors;
mod gates;
mod pair;
mod suggest;
#[cfg(test)]
mod tests;

pub use coverage::{Coverage, Standing, Table, Tally, Wish};
pub use factors::{Factor, Factors};
pub use gates::Gate;
pub use pair::Pairing;
pub use suggest::{Suggestion, suggest};
