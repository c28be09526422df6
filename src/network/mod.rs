//! Who is linked to whom: the graph of a community, measures of it in workers' words (DOMAIN §3.4), and its picture.

mod between;
mod frame;
mod graph;
mod growth;
pub mod job;
mod layout;
mod measures;
mod report;
mod second;

pub use between::{Between, betweenness};
pub use frame::Frame;
pub use graph::{Bond, Net, Sieve};
pub use growth::{Moment, over_time};
pub use layout::{Layout, Spot};
pub use measures::{Measures, Stage, measure};
pub use report::{Report, report};
pub use second::{SecondLink, Thread, Weak, weak_links, weak_people};
