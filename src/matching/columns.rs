//! The board's two columns, offers and needs, and where the matches between them stand.

use crate::model::*;
use std::collections::{BTreeMap, BTreeSet};

/// One of the two columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    Offers,
    Needs,
}

impl Side {
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Offers => Self::Needs,
            Self::Needs => Self::Offers,
        }
    }
}

/// What a column is asked for. Empty texts ask for everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ask {
    /// Words of the name, in any order.
    pub search: String,
    pub category: String,
    /// By name instead of those with fewest matches first.
    pub by_name: bool,
}

/// A line of a column.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Row {
    pub id: Id,
    pub name: String,
    /// `None` for a need.
    pub kind: Option<AssetKind>,
    pub category: Option<String>,
    pub is_met: bool,
    /// Matches that were asked for and not declined.
    pub matches: usize,
}

/// A column as it was asked for: needs that are met come last, those that were dropped and assets that have ended stay away.
#[must_use]
pub fn column(workspace: &Workspace, side: Side, ask: &Ask) -> Vec<Row> {
    let matches = matches_of(workspace);
    let matches = |id: Id| matches.get(&id).copied().unwrap_or_default();
    let mut rows: Vec<Row> = match side {
        Side::Offers => workspace
            .assets
            .values()
            .filter(|asset| asset.state != AssetState::Ended)
            .map(|asset| offer(asset, matches(asset.id)))
            .collect(),
        Side::Needs => {
            workspace.needs.values().filter(|need| need.state != NeedState::Dropped).map(|need| wish(need, matches(need.id))).collect()
        }
    };
    let words: Vec<String> = ask.search.to_lowercase().split_whitespace().map(str::to_owned).collect();
    rows.retain(|row| {
        let name = row.name.to_lowercase();
        words.iter().all(|word| name.contains(word.as_str())) && (ask.category.is_empty() || row.category.as_ref() == Some(&ask.category))
    });
    if ask.by_name {
        rows.sort_by_cached_key(|row| (row.name.to_lowercase(), row.id));
    } else {
        rows.sort_by_key(|row| (row.is_met, row.matches, row.id));
    }
    rows
}

fn offer(asset: &Asset, matches: usize) -> Row {
    Row { id: asset.id, name: asset.name.clone(), kind: Some(asset.kind), category: asset.category.clone(), is_met: false, matches }
}

fn wish(need: &Need, matches: usize) -> Row {
    let is_met = need.state == NeedState::Met;
    Row { id: need.id, name: need.statement.clone(), kind: None, category: need.category.clone(), is_met, matches }
}

/// The categories that a column's records have.
#[must_use]
pub fn categories(workspace: &Workspace, side: Side) -> BTreeSet<String> {
    match side {
        Side::Offers => workspace.assets.values().filter_map(|asset| asset.category.clone()).collect(),
        Side::Needs => workspace.needs.values().filter_map(|need| need.category.clone()).collect(),
    }
}

fn matches_of(workspace: &Workspace) -> BTreeMap<Id, usize> {
    let mut matches = BTreeMap::new();
    for link in workspace.links.values().filter(|link| counts(link)) {
        for end in [link.from, link.to] {
            *matches.entry(end).or_default() += 1;
        }
    }
    matches
}

fn counts(link: &Link) -> bool {
    link.kind == LinkKind::Match && !matches!(link.state, LinkState::Suggested | LinkState::Declined)
}

/// The matches of a record with the record at their other end: those under way in the order they were made, then the declined ones.
#[must_use]
pub fn pairs(workspace: &Workspace, id: Id) -> Vec<(Link, Id)> {
    let matches = workspace.links_of(id).filter(|link| link.kind == LinkKind::Match);
    let mut pairs: Vec<(Link, Id)> = matches.filter_map(|link| Some((link.clone(), link.other_end(id)?))).collect();
    pairs.sort_by_key(|(link, _)| (link.state == LinkState::Declined, link.id));
    pairs
}

/// How a match moves on: asked, agreed, under way, done.
#[must_use]
pub const fn next_state(state: LinkState) -> Option<LinkState> {
    match state {
        LinkState::Suggested => Some(LinkState::Asked),
        LinkState::Asked => Some(LinkState::Agreed),
        LinkState::Agreed => Some(LinkState::Active),
        LinkState::Active => Some(LinkState::Done),
        LinkState::Done | LinkState::Declined => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u8) -> Id {
        Id::new(1, [n; 10])
    }

    fn community() -> Workspace {
        let mut workspace = Workspace::default();
        for (n, name, state) in
            [(1, "Nurse", AssetState::Active), (2, "Hall on the Hill", AssetState::Active), (3, "Closed shop", AssetState::Ended)]
        {
            let category = (n == 2).then(|| "hall".to_owned());
            workspace.put(Record::Asset(Asset { state, category, ..Asset::new(id(n), AssetKind::Place, name.into()) }));
        }
        for (n, state) in [(11, NeedState::Met), (12, NeedState::Open), (13, NeedState::Dropped), (14, NeedState::Open)] {
            workspace.put(Record::Need(Need { state, ..Need::new(id(n), format!("Wish {n}")) }));
        }
        let link = |n, from, to, state| Record::Link(Link { state, ..Link::new(id(n), LinkKind::Match, id(from), id(to)) });
        workspace.put(link(21, 1, 12, LinkState::Declined));
        workspace.put(link(22, 12, 2, LinkState::Agreed));
        workspace.put(link(23, 1, 14, LinkState::Suggested));
        workspace.put(Record::Link(Link::new(id(24), LinkKind::Knows, id(1), id(2))));
        workspace
    }

    fn ids(rows: &[Row]) -> Vec<Id> {
        rows.iter().map(|row| row.id).collect()
    }

    #[test]
    fn those_with_fewest_matches_come_first_and_what_is_over_stays_away() {
        let workspace = community();
        let offers = column(&workspace, Side::Offers, &Ask::default());
        assert_eq!(ids(&offers), [id(1), id(2)]);
        assert_eq!(offers.iter().map(|row| row.matches).collect::<Vec<_>>(), [0, 1], "neither declined, suggested nor other links count");
        let needs = column(&workspace, Side::Needs, &Ask::default());
        assert_eq!(ids(&needs), [id(14), id(12), id(11)], "a met need comes last");
        let by_name = column(&workspace, Side::Offers, &Ask { by_name: true, ..Ask::default() });
        assert_eq!(ids(&by_name), [id(2), id(1)]);
    }

    #[test]
    fn a_column_is_searched_by_words_and_category() {
        let workspace = community();
        let found = |search: &str, category: &str| {
            ids(&column(&workspace, Side::Offers, &Ask { search: search.into(), category: category.into(), by_name: false }))
        };
        assert_eq!(found("hill hall", ""), [id(2)]);
        assert_eq!(found("hill nurse", ""), []);
        assert_eq!(found("", "hall"), [id(2)]);
        assert_eq!(categories(&workspace, Side::Offers).into_iter().collect::<Vec<_>>(), ["hall"]);
    }

    #[test]
    fn the_matches_of_a_record_show_the_other_end_whichever_way_they_run() {
        let workspace = community();
        let of = |n| pairs(&workspace, id(n)).into_iter().map(|(link, other)| (link.id, other)).collect::<Vec<_>>();
        assert_eq!(of(12), [(id(22), id(2)), (id(21), id(1))], "the declined one last");
        assert_eq!(of(1), [(id(23), id(14)), (id(21), id(12))], "who knows whom is no match");
    }

    #[test]
    fn a_match_moves_on_until_it_is_done() {
        let mut state = LinkState::Suggested;
        let mut way = vec![state];
        while let Some(next) = next_state(state) {
            state = next;
            way.push(state);
        }
        assert_eq!(way, [LinkState::Suggested, LinkState::Asked, LinkState::Agreed, LinkState::Active, LinkState::Done]);
        assert_eq!(next_state(LinkState::Declined), None);
    }
}
