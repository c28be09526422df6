//! Who is linked to whom: the graph of a community, and measures of it in workers' words (DOMAIN §3.4).

mod graph;
mod measures;

pub use graph::Net;
pub use measures::{Measures, Stage, measure};
