//! The small drawing of all places on the report.

use crate::practice::sketch::Sketch;
use crate::state::t;
use leptos::prelude::*;

#[component]
pub fn SketchMap(sketch: Sketch) -> impl IntoView {
    let outlines = sketch.outlines.iter().map(|(_, path)| {
        view! { <path d=path.clone() fill="currentColor" fill-opacity="0.05" stroke="currentColor" stroke-opacity="0.45" stroke-width="1"></path> }
    });
    let lines = sketch.lines.iter().map(|[from, to]| {
        view! { <line x1=from.0 y1=from.1 x2=to.0 y2=to.1 stroke="var(--accent)" stroke-width="1.2" stroke-opacity="0.7"></line> }
    });
    let discs = sketch.discs.iter().map(|(kind, x, y)| {
        view! { <circle cx=*x cy=*y r="4.5" fill=format!("var(--{kind})") stroke="var(--card)" stroke-width="1"></circle> }
    });
    let rings = sketch.rings.iter().map(|(met, x, y)| {
        let fill = if *met { "var(--need)" } else { "var(--card)" };
        view! { <circle cx=*x cy=*y r="4" fill=fill stroke="var(--need)" stroke-width="2.2"></circle> }
    });
    view! {
        <svg class="sketch" viewBox=format!("0 0 {} {}", sketch.width, sketch.height) role="img" aria-label=t("report.map_alt")>
            {outlines.collect_view()}
            {lines.collect_view()}
            {rings.collect_view()}
            {discs.collect_view()}
        </svg>
    }
}
