//! The sheets in the words on screen.

use super::Picture;
use crate::browser::{clock, ids};
use crate::exchange::sheet::{mark_at, marks};
use crate::model::{AssetKind, Paper, Position, Workspace};
use crate::practice::paper::*;
use crate::state::{lang, say, say_count, say_with};
use crate::ui::kit::{glyph, term};

/// What can be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    Map,
    Gifts,
    Wishes,
    Result,
}

impl Sheet {
    pub const ALL: [Self; 4] = [Self::Map, Self::Gifts, Self::Wishes, Self::Result];

    /// The key of its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Map => "paper.map_sheet",
            Self::Gifts => "paper.gifts",
            Self::Wishes => "paper.wishes",
            Self::Result => "paper.result",
        }
    }

    /// Whether it is wider than high.
    pub const fn on_side(self) -> bool {
        matches!(self, Self::Map)
    }
}

/// The sheet as SVG; tracked for the language.
pub fn svg(workspace: &Workspace, sheet: Sheet, paper: Paper, picture: Option<&Picture>) -> String {
    match sheet {
        Sheet::Map => map_sheet(&map_words(workspace, paper, picture)),
        Sheet::Gifts => cards(&card_words(paper, true)),
        Sheet::Wishes => cards(&card_words(paper, false)),
        Sheet::Result => wall(&wall_words(workspace, paper, picture)),
    }
}

fn card_words(paper: Paper, gift: bool) -> Cards {
    Cards {
        paper,
        lang: lang(),
        kind: gift.then(|| (AssetKind::Individual, glyph(AssetKind::Individual))),
        heading: say(if gift { "paper.gift_begins" } else { "paper.wish_begins" }),
        who: say("paper.who"),
        place: say("paper.where"),
        time: say("paper.when"),
        tick: say(if gift { "paper.would_teach" } else { "paper.would_help" }),
    }
}

fn map_words(workspace: &Workspace, paper: Paper, picture: Option<&Picture>) -> MapSheet {
    let need = (None, "", say("terms.record_kind.need"));
    let assets = AssetKind::ALL.iter().map(|&kind| (Some(kind), glyph(kind), term("asset_kind", kind.id())));
    let corners = picture.and_then(corners);
    MapSheet {
        paper,
        lang: lang(),
        title: workspace.info.name.clone(),
        hint: say("paper.map_hint"),
        date: say("paper.date"),
        table: say("paper.table"),
        names: say("paper.names"),
        north: say("paper.north"),
        picture: picture.map(|picture| picture.address.as_str().to_owned()),
        legend: assets.chain([need]).collect(),
        scale: corners.and_then(scale),
        attribution: picture.map(|picture| picture.attribution.clone()).unwrap_or_default(),
        marks: corners.map(|corners| corner_marks(paper, corners)).unwrap_or_default(),
    }
}

/// Of the frame: top left, top right, bottom right, bottom left.
fn corners(picture: &Picture) -> Option<[Position; 4]> {
    let [west, south, east, north] = picture.bounds;
    let corner = |lng, lat| Position::new(lng, lat).ok();
    Some([corner(west, north)?, corner(east, north)?, corner(east, south)?, corner(west, south)?])
}

fn corner_marks(paper: Paper, corners: [Position; 4]) -> Vec<CornerMark> {
    let (_, _, width, height) = frame_of(paper);
    let drawn = marks(&ids::short_name::<4>(), corners).map(|mark| {
        let (path, squares) = mark.path();
        (mark_at(mark.corner, height / width), path, squares)
    });
    drawn.to_vec()
}

/// The scale bar, true in the middle of the frame.
fn scale([north_west, north_east, south_east, _]: [Position; 4]) -> Option<(f64, String)> {
    let middle = |lng| Position::new(lng, (north_east.lat() + south_east.lat()) / 2.0).ok();
    let (metres, part) = scale_bar(middle(north_west.lng())?.distance_m(middle(north_east.lng())?))?;
    let (key, n) = if metres >= 1000.0 { ("paper.kilometres", metres / 1000.0) } else { ("paper.metres", metres) };
    Some((part, say_with(key, &[("n", &n.to_string())])))
}

fn wall_words(workspace: &Workspace, paper: Paper, picture: Option<&Picture>) -> Wall {
    let found = outcome(workspace);
    let strengths = found.strengths.into_iter().map(|(kind, name)| (Some(kind), glyph(kind), name));
    let joined = found.joined.into_iter().map(|(kind, asset, need)| (Some(kind), glyph(kind), format!("{asset} → {need}")));
    Wall {
        paper,
        lang: lang(),
        title: found.title,
        subtitle: say_with("report.date_line", &[("date", &clock::today().to_string())]),
        picture: picture.map(|picture| picture.address.as_str().to_owned()),
        attribution: picture.map(|picture| picture.attribution.clone()).unwrap_or_default(),
        counters: found.kinds.into_iter().map(|(kind, count)| (kind, glyph(kind), term("asset_kind_short", kind.id()), count)).collect(),
        have: say("paper.have"),
        joined_by: say("paper.joined"),
        strengths: strengths.collect(),
        joined: joined.collect(),
        footer: say_count("paper.wishes_met", found.needs).replace("{met}", &found.met.to_string()),
    }
}
