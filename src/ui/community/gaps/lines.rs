//! The lines and columns of the table of gaps, and what its cells say.

use crate::matching::{Coverage, Standing, Table, Tally, Wish};
use crate::model::{Id, Record, Workspace};
use crate::packs::TermList;
use crate::practice::nest::Nest;
use crate::state::{say, say_count};
use crate::ui::forms::describe::heading;
use crate::ui::terms::label;
use std::cmp::Reverse;

/// Which wishes a line of the table counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    Everywhere,
    /// In this area, and in all that it holds.
    Within(Id),
    /// In no area.
    Outside,
}

/// A need category; `None` where nobody said.
pub type Category = Option<String>;

/// A cell of the table, by its line and its column; the first column counts every category.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Cell {
    pub place: Place,
    pub category: Option<Category>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Line {
    pub place: Place,
    /// How many areas it lies in.
    pub depth: usize,
    pub whole: Tally,
    /// One a column; `None` where there is no such wish.
    pub cells: Vec<Option<Tally>>,
}

/// The categories wished for, the one that lacks most first.
pub fn columns(table: &Table) -> Vec<Category> {
    let mut columns: Vec<_> = table.categories.iter().collect();
    columns.sort_by_key(|(_, tally)| Reverse((tally.gap(), tally.open)));
    columns.into_iter().map(|(category, _)| category.clone()).collect()
}

/// Everywhere, then every area with a wish in it, each before what lies in it, then what lies in none.
pub fn lines(table: &Table, nest: &Nest, columns: &[Category]) -> Vec<Line> {
    let of_area = |area: Option<Id>, place, depth| {
        let whole = *table.areas.get(&area)?;
        let cell = |category: &Category| table.cells.get(&(area, category.clone())).copied();
        Some(Line { place, depth, whole, cells: columns.iter().map(cell).collect() })
    };
    let everywhere = Line {
        place: Place::Everywhere,
        depth: 0,
        whole: table.whole,
        cells: columns.iter().map(|category| table.categories.get(category).copied()).collect(),
    };
    let walk = nest.walk();
    let areas = walk.into_iter().filter_map(|(area, depth)| of_area(Some(area), Place::Within(area), depth));
    let outside = of_area(None, Place::Outside, 0);
    [everywhere].into_iter().chain(areas).chain(outside).collect()
}

/// The wishes that a cell counts, those nobody can meet first.
pub fn behind(found: &Coverage, nest: &Nest, cell: &Cell) -> Vec<Wish> {
    let parent = |area| nest.parent(area);
    let all: Vec<&Wish> = match cell.place {
        Place::Everywhere => found.wishes.iter().collect(),
        Place::Within(area) => found.behind(Some(area), &parent).collect(),
        Place::Outside => found.behind(None, &parent).collect(),
    };
    let counted = |wish: &&Wish| cell.category.as_ref().is_none_or(|category| wish.category == *category);
    let mut wishes: Vec<Wish> = all.into_iter().filter(counted).cloned().collect();
    wishes.sort_by_key(|wish| wish.standing);
    wishes
}

/// Tracked.
pub fn place_name(workspace: &Workspace, place: Place) -> String {
    match place {
        Place::Everywhere => say("gaps.everywhere"),
        Place::Within(area) => workspace.areas.get(&area).map(|area| heading(&Record::Area(area.clone()))).unwrap_or_default(),
        Place::Outside => say("gaps.outside"),
    }
}

/// Tracked.
pub fn category_name(category: &Category) -> String {
    category.as_deref().map_or_else(|| say("forms.not_said"), |category| label(TermList::Categories, category))
}

/// Tracked.
pub fn standing_said(standing: Standing) -> String {
    say(match standing {
        Standing::Gap => "gaps.standing_gap",
        Standing::Reachable => "gaps.standing_reachable",
        Standing::Connected => "gaps.standing_connected",
    })
}

/// "2 can be met", "1 joined": what is not nought. Tracked.
pub fn tally_said(tally: Tally) -> Vec<String> {
    let parts = [("gaps.reachable", tally.reachable), ("gaps.connected", tally.connected)];
    parts.into_iter().filter(|(_, count)| *count > 0).map(|(key, count)| say_count(key, count)).collect()
}
