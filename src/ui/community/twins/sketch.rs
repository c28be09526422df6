//! How two pins lie to each other, north up; drawn far enough apart to be told apart.

use crate::model::Position;
use crate::practice::twins::{NEAR_M, offset_m};
use leptos::prelude::*;

/// Between the two, in the drawing's units: at the least, and for the farthest that twins are apart.
const LEAST: f64 = 30.0;
const MOST: f64 = 84.0;

/// Nothing to see where one of the two has no place; what stands beside it says so in words.
#[component]
pub fn Sketch(one: Option<Position>, other: Option<Position>) -> impl IntoView {
    let Some((one, other)) = one.zip(other) else { return view! { <span></span> }.into_any() };
    let [east, north] = offset_m(one, other);
    let metres = east.hypot(north);
    let (x, y) = if metres < 0.5 { (1.0, 0.0) } else { (east / metres, -north / metres) };
    let half = (LEAST + (MOST - LEAST) * (metres / NEAR_M).min(1.0)) / 2.0;
    let [first, second] = [-half, half].map(|along| (72.0 + x * along, 58.0 + y * along));
    let pin = |(x, y): (f64, f64), class, number| {
        view! {
            <g class=class transform=format!("translate({x:.1} {y:.1})")>
                <circle r="12"></circle>
                <text text-anchor="middle" dominant-baseline="central">
                    {number}
                </text>
            </g>
        }
    };
    view! {
        <svg class="apart" viewBox="0 0 144 116" aria-hidden="true">
            <path class="line" d=format!("M{:.1} {:.1}L{:.1} {:.1}", first.0, first.1, second.0, second.1)></path>
            {pin(first, "pin", 1)}
            {pin(second, "pin other", 2)}
        </svg>
    }
    .into_any()
}
