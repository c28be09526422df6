//! The picture drawn: lines, discs and rings in the house's marks, names where there is room for them.

use super::scene::{Face, Node};
use super::stage::Stage;
use crate::browser::pad::{Pad, Point};
use crate::model::Id;
use crate::network::Report;
use crate::ui::kit::glyph;
use std::collections::{BTreeMap, BTreeSet};

const LARGEST_DISC: f64 = 19.0;
const SMALLEST_DISC: f64 = 4.0;
/// Discs below this bear no glyph.
const DISC_WITH_GLYPH: f64 = 9.0;
/// Within the ring of a need that is met.
const TICK: &str = "M9.600 16.200 5.400 12 4 13.400 9.600 19 20.400 8.200 19 6.800z";
/// Names tried for; the best linked first.
const NAMES: usize = 160;
const LONGEST_NAME: usize = 22;

/// Draws it all, what is weak once there is a report; `picked` and its neighbours stand out.
pub(super) fn draw(pad: &Pad, stage: &Stage, nodes: &BTreeMap<Id, Node>, report: Option<&Report>, picked: Option<Id>, name_px: f64) {
    let picked = picked.filter(|id| stage.spots.contains_key(id));
    let near: BTreeSet<Id> = picked.iter().flat_map(|&id| stage.net().neighbours(id)).chain(picked).collect();
    let is_faint = |id: Id| picked.is_some() && !near.contains(&id);
    draw_lines(pad, stage, report, picked);
    let radius = (LARGEST_DISC * stage.frame.scale.powf(0.75)).clamp(SMALLEST_DISC, LARGEST_DISC);
    let keystones: BTreeSet<Id> = report.map(|report| report.measures.keystones.iter().copied().collect()).unwrap_or_default();
    let [width, height] = pad.size();
    let in_sight = |[x, y]: Point| (-40.0..width + 40.0).contains(&x) && (-40.0..height + 40.0).contains(&y);
    let shown = stage.spots.iter().map(|(id, spot)| (*id, stage.frame.on_screen(*spot))).filter(|(_, at)| in_sight(*at));
    let shown: Vec<(Id, Point)> = shown.collect();
    for &(id, at) in &shown {
        let Some(node) = nodes.get(&id) else { continue };
        pad.strength(if is_faint(id) { 0.25 } else { 1.0 });
        if keystones.contains(&id) {
            pad.halo(at, radius + 5.0, &pad.colour("--ink"), 2.0);
        }
        draw_face(pad, node.face, at, radius);
        if picked == Some(id) {
            pad.disc(at, radius + 4.0, "transparent", &pad.colour("--accent"), 4.0);
        }
    }
    pad.strength(1.0);
    let mut names: Vec<(Id, Point)> = shown.into_iter().filter(|(id, _)| !is_faint(*id)).collect();
    names.sort_by_key(|(id, _)| (picked != Some(*id), std::cmp::Reverse(stage.net().degree(*id))));
    draw_names(pad, &names, nodes, radius, name_px);
}

fn draw_lines(pad: &Pad, stage: &Stage, report: Option<&Report>, picked: Option<Id>) {
    let at = |id: Id| stage.spots.get(&id).map(|spot| stage.frame.on_screen(*spot));
    let ids: Vec<Id> = stage.net().ids().collect();
    let pairs: Vec<(Id, Id)> = stage.net().pairs().map(|(a, b)| (ids[a], ids[b])).collect();
    let ends = |pairs: &[(Id, Id)]| pairs.iter().filter_map(|&(a, b)| at(a).zip(at(b))).collect::<Vec<_>>().into_iter();
    pad.strength(if picked.is_some() { 0.3 } else { 0.75 });
    pad.lines(ends(&pairs), &pad.colour("--line-strong"), 1.4);
    if picked.is_none()
        && let Some(report) = report
    {
        pad.strength(1.0);
        pad.lines(ends(&report.measures.bridges), &pad.colour("--ink-soft"), 3.0);
    }
    pad.strength(1.0);
    if let Some(id) = picked {
        let own: Vec<(Id, Id)> = pairs.into_iter().filter(|(a, b)| *a == id || *b == id).collect();
        pad.lines(ends(&own), &pad.colour("--accent"), 3.0);
    }
}

fn draw_face(pad: &Pad, face: Face, at: Point, radius: f64) {
    let (need, card, accent) = (pad.colour("--need"), pad.colour("--card"), pad.colour("--accent"));
    match face {
        Face::Asset(kind) => {
            pad.disc(at, radius, &pad.colour(&format!("--{}", kind.id())), &card, 2.0);
            if radius >= DISC_WITH_GLYPH {
                pad.glyph(glyph(kind), at, radius * 1.15, "#fff");
            }
        }
        Face::Need { met } => {
            pad.disc(at, radius * 0.8, if met { &need } else { &card }, &need, radius * 0.34);
            if met {
                pad.glyph(TICK, at, radius * 1.2, "#fff");
            }
        }
        Face::Action { done } => {
            pad.disc(at, radius, &card, &accent, 2.5);
            pad.disc(at, radius * 0.45, if done { &accent } else { &card }, &accent, 2.5);
        }
    }
}

/// A name below each, as long as none covers another.
fn draw_names(pad: &Pad, order: &[(Id, Point)], nodes: &BTreeMap<Id, Node>, radius: f64, name_px: f64) {
    let (ink, rim) = (pad.colour("--ink"), pad.colour("--paper"));
    pad.write_at(name_px);
    let mut taken: Vec<[f64; 4]> = order.iter().map(|(_, [x, y])| [x - radius, y - radius, x + radius, y + radius]).collect();
    for &(id, [x, y]) in order.iter().take(NAMES) {
        let Some(node) = nodes.get(&id) else { continue };
        let name = shortened(&node.name);
        let (half, top) = (pad.width_of(&name) / 2.0, y + radius + 4.0);
        let own = [x - half, top, x + half, top + name_px * 1.15];
        if !taken.iter().any(|other| overlap(&own, other)) {
            pad.text(&name, [x, top], &ink, &rim);
            taken.push(own);
        }
    }
}

fn overlap([left, top, right, bottom]: &[f64; 4], [l, t, r, b]: &[f64; 4]) -> bool {
    left < r && l < right && top < b && t < bottom
}

/// A Chinese name takes two places a letter.
fn shortened(name: &str) -> String {
    let mut wide = 0;
    let fits = |letter: &char| {
        wide += if letter.is_ascii() { 1 } else { 2 };
        wide <= LONGEST_NAME
    };
    let short: String = name.chars().take_while(fits).collect();
    if short.len() < name.len() { format!("{}…", short.trim_end()) } else { short }
}
