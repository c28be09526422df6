//! Which asset could meet which need: gates first, then seven weighted reasons over what is known (DOMAIN §4.6).

mod answer;
mod columns;
mod combine;
mod coverage;
#[cfg(test)]
mod coverage_tests;
mod factors;
mod footing;
mod gates;
mod globe;
mod ground;
mod index;
pub mod job;
mod lens;
mod matcher;
mod page;
mod pair;
mod paths;
mod reasons;
mod search;
mod share;
mod shelf;
mod suggest;
mod terms;
#[cfg(test)]
mod tests;
mod ties;
mod touched;
mod walking;
#[cfg(test)]
mod walking_tests;
mod whole;

pub use answer::{Answer, Candidate, answer};
pub use columns::{Ask, Row, Side, categories, column, next_state, pairs};
pub use combine::{Proposal, combine, combine_for};
pub use coverage::{Coverage, Standing, Table, Tally, Wish};
pub use factors::Factors;
pub use gates::Gate;
pub use matcher::Matcher;
pub use pair::Pairing;
pub use paths::{Path, PathsError, read_paths};
pub use reasons::reasons;
pub use share::{Pair, fair_share};
pub use suggest::{Suggestion, Use, ruled_out, suggest, suggest_plainly, uses};
pub use walking::{Distance, Walking, Way};
pub use whole::{Member, Together, new_pairs, told_pair, told_together};

/// Looked up many times for every need: the standard hash, made to withstand strangers, would be a tenth of the work.
type ById<V> = std::collections::HashMap<crate::model::Id, V, foldhash::fast::RandomState>;
