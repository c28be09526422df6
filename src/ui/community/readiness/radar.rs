//! The elements as a radar: one spoke an attribute, long where it is met; the same as a table beside it.

use super::{element_label, progress};
use crate::practice::readiness::Ready;
use crate::state::t;
use leptos::prelude::*;
use std::f64::consts::TAU;

const SIZE: f64 = 320.0;
const REACH: f64 = 130.0;
/// How far from the middle a spoke that is not met ends.
const UNMET: f64 = 0.12;

/// The point at this share of a spoke's length; the first spoke points up, the rest follow clockwise.
fn at(spoke: usize, of: usize, share: f64) -> (f64, f64) {
    let turn = TAU * spoke as f64 / of.max(1) as f64;
    (SIZE / 2.0 + REACH * share * turn.sin(), SIZE / 2.0 - REACH * share * turn.cos())
}

fn polygon(points: impl Iterator<Item = (f64, f64)>) -> String {
    points.map(|(x, y)| format!("{x:.1},{y:.1}")).collect::<Vec<_>>().join(" ")
}

#[component]
pub fn Radar(elements: Memo<Vec<Ready>>) -> impl IntoView {
    let drawing = move || {
        elements.with(|elements| {
            let met: Vec<bool> = elements.iter().flat_map(|ready| &ready.points).map(|point| point.met).collect();
            let all = met.len();
            let edge = polygon((0..all).map(|spoke| at(spoke, all, 1.0)));
            let shape = polygon(met.iter().enumerate().map(|(spoke, met)| at(spoke, all, if *met { 1.0 } else { UNMET })));
            let spokes = (0..all).map(|spoke| line(spoke, all)).collect_view();
            let dots = met.iter().enumerate().filter(|(_, met)| **met).map(|(spoke, _)| dot(at(spoke, all, 1.0))).collect_view();
            let mut from = 0;
            let names = elements.iter().enumerate().map(|(number, ready)| {
                let middle = from as f64 + (ready.points.len() as f64 - 1.0) / 2.0;
                from += ready.points.len();
                name(number + 1, TAU * middle / all.max(1) as f64)
            });
            let names = names.collect_view();
            view! {
                <polygon class="radar-edge" points=edge></polygon>
                {spokes}
                <polygon class="radar-shape" points=shape></polygon>
                {dots}
                {names}
            }
        })
    };
    let rows = move || {
        let row = |(number, ready): (usize, Ready)| {
            view! {
                <tr>
                    <td class="numbers">{number + 1}</td>
                    <th scope="row">{element_label(&ready.id)}</th>
                    <td class="numbers">{progress(&ready)}</td>
                </tr>
            }
        };
        elements.get().into_iter().enumerate().map(row).collect_view()
    };
    view! {
        <section class="sheet">
            <h2>{t("practice.readiness_chart")}</h2>
            <svg class="radar" viewBox=format!("0 0 {SIZE} {SIZE}") aria-hidden="true">{drawing}</svg>
            <table class="radar-table">
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}

fn line(spoke: usize, of: usize) -> impl IntoView {
    let (x, y) = at(spoke, of, 1.0);
    view! { <line class="radar-edge" x1=SIZE / 2.0 y1=SIZE / 2.0 x2=format!("{x:.1}") y2=format!("{y:.1}")></line> }
}

fn dot((x, y): (f64, f64)) -> impl IntoView {
    view! { <circle class="radar-dot" cx=format!("{x:.1}") cy=format!("{y:.1}") r="5"></circle> }
}

/// The number of an element outside its spokes, as in the table.
fn name(number: usize, turn: f64) -> impl IntoView {
    let far = REACH + 18.0;
    let (x, y) = (SIZE / 2.0 + far * turn.sin(), SIZE / 2.0 - far * turn.cos());
    view! { <text x=format!("{x:.1}") y=format!("{y:.1}") text-anchor="middle" dominant-baseline="central">{number}</text> }
}
