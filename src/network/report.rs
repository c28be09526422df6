//! All that the network screen says, in one go.

use super::second::{Weak, weak_links, weak_people};
use super::{Measures, Moment, Net, Sieve, betweenness, measure, over_time};
use crate::model::{Date, Id, LinkState, Timestamp, Workspace};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Days told of how it grew.
const DAYS: usize = 12;
/// How many are named of those with most links, and of those between most others.
const NAMED: usize = 10;

/// The network of a community, or of what a sieve lets through.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    pub measures: Measures,
    /// Of assets to needs: pairs joined ÷ pairs there could be; `None` without either.
    pub board_density: Option<f64>,
    pub weak_people: Vec<Weak>,
    pub weak_links: Vec<Weak>,
    /// Those with most links, and how many they are.
    pub most_linked: Vec<(Id, usize)>,
    /// Those on most of the others' shortest ways, and the share of these.
    pub most_between: Vec<(Id, f64)>,
    /// How many nodes the ways were followed from, where not from all.
    pub pivots: Option<usize>,
    pub growth: Vec<Moment>,
}

/// Parts of the work, told one after the other.
pub(super) const PARTS: usize = 4;

/// `day_of` is the calendar of the place.
#[must_use]
pub fn report(workspace: &Workspace, sieve: Sieve, day_of: impl Fn(Timestamp) -> Date) -> Report {
    report_telling(workspace, sieve, day_of, |_| ())
}

/// As [`report`]; `done` gets how many of the [`PARTS`] are done.
pub(super) fn report_telling(
    workspace: &Workspace,
    sieve: Sieve,
    day_of: impl Fn(Timestamp) -> Date,
    mut done: impl FnMut(usize),
) -> Report {
    let net = Net::of(workspace, sieve);
    let measures = measure(&net);
    done(1);
    let between = betweenness(&net);
    done(2);
    let degrees = net.ids().map(|id| (id, net.degree(id).unwrap_or_default()));
    let mut most_linked: Vec<(Id, usize)> = degrees.filter(|(_, degree)| *degree > 1).collect();
    most_linked.sort_by_key(|(id, degree)| (Reverse(*degree), *id));
    most_linked.truncate(NAMED);
    let mut most_between: Vec<(Id, f64)> = between.shares.into_iter().filter(|(_, share)| *share >= 0.005).collect();
    most_between.sort_by(|(a, one), (b, other)| other.total_cmp(one).then(a.cmp(b)));
    most_between.truncate(NAMED);
    let (weak_people, weak_links) = (weak_people(workspace, &net, &measures), weak_links(workspace, &net, &measures));
    done(3);
    let growth = over_time(workspace, day_of, DAYS);
    done(PARTS);
    Report {
        board_density: board_density(workspace),
        weak_people,
        weak_links,
        most_linked,
        most_between,
        pivots: between.pivots,
        growth,
        measures,
    }
}

fn board_density(workspace: &Workspace) -> Option<f64> {
    let could_be = workspace.assets.len() * workspace.needs.len();
    let links = workspace.links.values().filter(|link| link.state != LinkState::Declined);
    let is_pair = |a: &Id, b: &Id| workspace.assets.contains_key(a) && workspace.needs.contains_key(b);
    let pairs = links.flat_map(|link| [(link.from, link.to), (link.to, link.from)]).filter(|(a, b)| is_pair(a, b));
    (could_be > 0).then(|| pairs.collect::<BTreeSet<_>>().len() as f64 / could_be as f64)
}
