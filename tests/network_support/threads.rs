//! Laws of what the network screen tells of a random community: the second link it offers holds, and the last day it tells is today.

use crate::graph::{Graph, graphs, id};
use linli::model::*;
use linli::network::{Net, SecondLink, Sieve, Thread, Weak, measure, over_time, weak_links, weak_people};
use proptest::collection::vec;
use proptest::prelude::*;

const DAY_MS: i64 = 86_400_000;

/// Every third node is a need, the others assets on a street; every seventh link was declined.
fn community(graph: &Graph, days: &[i64]) -> Workspace {
    let mut workspace = Workspace::default();
    let stamp = |n: usize| Stamp { created_at: Timestamp(days[n % days.len()] * DAY_MS), ..Stamp::default() };
    for n in 0..graph.nodes {
        let position = Position::new(114.0 + n as f64 * 0.001, 22.0).ok();
        workspace.put(if n % 3 == 2 {
            Record::Need(Need { position, stamp: stamp(n), ..Need::new(id(n), String::new()) })
        } else {
            Record::Asset(Asset { position, stamp: stamp(n), ..Asset::new(id(n), AssetKind::Individual, String::new()) })
        });
    }
    for (n, &(a, b)) in graph.pairs.iter().enumerate() {
        let state = if n % 7 == 6 { LinkState::Declined } else { LinkState::Active };
        let own = 1000 + n;
        workspace.put(Record::Link(Link { state, stamp: stamp(own), ..Link::new(id(own), LinkKind::Knows, id(a), id(b)) }));
    }
    workspace
}

fn net(workspace: &Workspace) -> Net {
    Net::of(workspace, Sieve::default())
}

fn with(workspace: &Workspace, second: &SecondLink) -> Workspace {
    let mut mended = workspace.clone();
    mended.put(Record::Link(Link::new(id(9999), LinkKind::Knows, second.from, second.to)));
    mended
}

/// The sizes of the circles that come of one when the thread is cut, the largest last.
fn pieces(graph: &Graph, thread: Thread) -> Vec<usize> {
    let place = |wanted: Id| (0..graph.nodes).find(|&n| id(n) == wanted).unwrap_or_default();
    let circle = |node: usize| graph.parts().into_iter().find(|part| part.contains(&node)).unwrap_or_default();
    let (cut, whole, gone) = match thread {
        Thread::Keystone(who) => (graph.without_joins_of(place(who)), circle(place(who)), Some(place(who))),
        Thread::Bridge(a, b) => (graph.without_pair((place(a), place(b))), circle(place(a)), None),
    };
    let of_it = cut.parts().into_iter().filter(|part| whole.contains(&part[0]) && Some(part[0]) != gone);
    let mut sizes: Vec<usize> = of_it.map(|part| part.len()).collect();
    sizes.sort_unstable();
    sizes
}

fn without_declined(graph: &Graph) -> Graph {
    Graph { nodes: graph.nodes, pairs: graph.pairs.iter().copied().enumerate().filter(|(n, _)| n % 7 != 6).map(|(_, pair)| pair).collect() }
}

fn check(workspace: &Workspace, graph: &Graph, weak: &Weak) -> Result<(), TestCaseError> {
    let sizes = pieces(graph, weak.thread);
    prop_assert_eq!(weak.cut_off, sizes[..sizes.len() - 1].iter().sum::<usize>(), "{:?}", weak);
    let Some(second) = &weak.second else { return Ok(()) };
    let pairs = workspace.links.values().map(|link| (link.from.min(link.to), link.from.max(link.to)));
    prop_assert!(
        pairs.into_iter().all(|pair| pair != (second.from.min(second.to), second.from.max(second.to))),
        "joined or declined before"
    );
    prop_assert!(workspace.assets.contains_key(&second.from), "a link begins at an asset");
    let mended = with(workspace, second);
    match weak.thread {
        Thread::Bridge(a, b) => prop_assert!(!measure(&net(&mended)).bridges.contains(&(a, b)), "{:?}", weak),
        Thread::Keystone(_) => {
            let place = |wanted: Id| (0..graph.nodes).find(|&n| id(n) == wanted).unwrap_or_default();
            let more = graph.pairs.iter().copied().chain([(place(second.from), place(second.to))]);
            prop_assert_eq!(pieces(&Graph::new(graph.nodes, more), weak.thread).len() + 1, sizes.len(), "{:?}", weak);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_second_link_holds_what_hung_by_one(graph in graphs(14)) {
        let workspace = community(&graph, &[1]);
        let graph = without_declined(&graph);
        let (net, measures) = (net(&workspace), measure(&net(&workspace)));
        let (people, links) = (weak_people(&workspace, &net, &measures), weak_links(&workspace, &net, &measures));
        prop_assert_eq!((people.len(), links.len()), (measures.keystones.len(), measures.bridges.len()));
        for weak in people.iter().chain(&links) {
            check(&workspace, &graph, weak)?;
        }
    }

    #[test]
    fn what_is_told_of_the_days_ends_with_today(graph in graphs(14), days in vec(0_i64..20, 1..12), most in 2_usize..9) {
        let workspace = community(&graph, &days);
        let told = over_time(&workspace, Timestamp::date, most);
        let now = measure(&net(&workspace));
        let last = told.last().map(|last| (last.nodes, last.links, last.circles, last.alone));
        prop_assert_eq!(last, Some((now.nodes, now.links, now.circles.len(), now.isolates.len())));
        prop_assert!(told.len() <= most);
        prop_assert!(told.windows(2).all(|two| two[0].day < two[1].day && two[0].nodes <= two[1].nodes && two[0].links <= two[1].links));
    }
}
