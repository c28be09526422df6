//! Which asset could meet which need: gates first, then seven weighted reasons over what is known (DOMAIN §4.6).

mod around;
mod coverage;
#[cfg(test)]
mod coverage_tests;
mod factors;
mod footing;
mod gates;
mod pair;
mod paths;
mod suggest;
#[cfg(test)]
mod tests;
mod walking;
#[cfg(test)]
mod walking_tests;

pub use coverage::{Coverage, Standing, Table, Tally, Wish};
pub use factors::{Factor, Factors};
pub use gates::Gate;
pub use pair::Pairing;
pub use paths::{Path, PathsError, read_paths};
pub use suggest::{Suggestion, suggest};
pub use walking::{Distance, Walking, Way};
