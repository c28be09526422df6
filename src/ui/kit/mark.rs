//! The mark: an asset is a solid disc with its kind's glyph, a need a hollow ring, a met need a filled ring; an action joins discs.

use crate::model::{ActionState, AssetKind, NeedState, Record};
use leptos::prelude::*;

/// The kind's glyph as SVG path data on 24 × 24.
pub const fn glyph(kind: AssetKind) -> &'static str {
    match kind {
        AssetKind::Individual => {
            "M12 4.8a3.4 3.4 0 1 1 0 6.8 3.4 3.4 0 0 1 0-6.800zM5.200 19.5c.6-4 3.300-6.100 6.800-6.100s6.200 2.100 6.800 6.100z"
        }
        AssetKind::Association => {
            "M7.4 6.4a2.6 2.6 0 1 1 0 5.200 2.600 2.600 0 0 1 0-5.200zm9.200 0a2.600 2.600 0 1 1 0 5.200 2.600 2.600 0 0 1 0-5.200zM2.600 18.500c.4-3.200 2.200-5 4.800-5s4.200 1.600 4.600 4.200c.4-2.600 2-4.200 4.600-4.200s4.400 1.800 4.800 5z"
        }
        AssetKind::Institution => {
            "M12 4 3.500 8.600v1.600h17V8.600zM5 11.600h2.400v5.600H5zm5.800 0h2.400v5.600h-2.400zm5.800 0H19v5.600h-2.400zM3.500 18.400h17v1.800h-17z"
        }
        AssetKind::Place => "M12 3.200 6.400 11h2.400l-3.400 5h5.400v4.600h2.400V16h5.400l-3.400-5h2.400z",
        AssetKind::Economy => {
            "M4.600 4.500h14.800l1.200 4.600a2.400 2.400 0 0 1-1.600 2.600V19H5v-7.300a2.400 2.400 0 0 1-1.600-2.600zM8 13v3.600h4V13z"
        }
        AssetKind::Story => "M4 5.500c3-.9 5.700-.5 8 1 2.300-1.500 5-1.900 8-1v12.600c-3-.9-5.700-.5-8 1-2.300-1.500-5-1.900-8-1z",
    }
}

/// A solid disc with the kind's glyph; decoration, so always beside a label.
#[component]
pub fn AssetMark(kind: AssetKind, #[prop(default = 34)] size: u32) -> impl IntoView {
    view! {
        <svg class="mark" width=size height=size viewBox="0 0 40 40" aria-hidden="true">
            <circle cx="20" cy="20" r="18.5" fill=format!("var(--{})", kind.id()) stroke="#fff" stroke-width="2.5"></circle>
            <path transform="translate(8 7.6)" fill="#fff" fill-rule="evenodd" d=glyph(kind)></path>
        </svg>
    }
}

/// A hollow ring; filled and ticked once met.
#[component]
pub fn NeedMark(#[prop(optional)] met: bool, #[prop(default = 34)] size: u32) -> impl IntoView {
    let fill = if met { "var(--need)" } else { "var(--card)" };
    view! {
        <svg class="mark" width=size height=size viewBox="0 0 40 40" aria-hidden="true">
            <circle cx="20" cy="20" r="15" fill=fill stroke="var(--need)" stroke-width="6.5"></circle>
            {met.then(|| view! { <path d="m13.5 20.4 4.6 4.6 8.6-9.2" fill="none" stroke="#fff" stroke-width="3.6"></path> })}
        </svg>
    }
}

/// A dashed outline.
#[component]
pub fn AreaMark(#[prop(default = 34)] size: u32) -> impl IntoView {
    view! {
        <svg class="mark" width=size height=size viewBox="0 0 40 40" aria-hidden="true">
            <path
                d="M6 12 22 5l13 10-5 19-20-3z"
                fill="color-mix(in srgb, currentColor 12%, transparent)"
                stroke="currentColor"
                stroke-width="2.5"
                stroke-dasharray="4 3"
            ></path>
        </svg>
    }
}

/// A line from disc to ring.
#[component]
fn LinkMark(agreed: bool, size: u32) -> impl IntoView {
    view! {
        <svg class="mark" width=size height=size viewBox="0 0 40 40" aria-hidden="true" stroke="var(--accent)" stroke-width="4" fill="none">
            <path d="M10 30Q12 10 30 10" stroke-dasharray=if agreed { "none" } else { "5 4" }></path>
            <circle cx="9" cy="31" r="5" fill="var(--accent)" stroke="none"></circle>
            <circle cx="31" cy="10" r="4.5"></circle>
        </svg>
    }
}

/// Discs joined by lines: assets combined.
#[component]
fn ActionMark(done: bool, size: u32) -> impl IntoView {
    let middle = if done { "var(--accent)" } else { "var(--card)" };
    view! {
        <svg class="mark" width=size height=size viewBox="0 0 40 40" aria-hidden="true" stroke="var(--accent)" stroke-width="3.5">
            <path d="M20 22 9 9M20 22 31 9M20 22v11" fill="none"></path>
            <g fill="var(--accent)" stroke="none">
                <circle cx="8" cy="8" r="5"></circle>
                <circle cx="32" cy="8" r="5"></circle>
                <circle cx="20" cy="34" r="5"></circle>
            </g>
            <circle cx="20" cy="21" r="6" fill=middle></circle>
        </svg>
    }
}

/// A leaf of a calendar; ticked once held.
#[component]
fn EventMark(held: bool, size: u32) -> impl IntoView {
    view! {
        <svg class="mark" width=size height=size viewBox="0 0 40 40" aria-hidden="true" stroke="var(--accent)" stroke-width="3" fill="none">
            <rect x="5" y="8" width="30" height="27" rx="4" fill="var(--card)"></rect>
            <path d="M5 16h30M13 4v8M27 4v8"></path>
            {held.then(|| view! { <path d="m13.500 25.500 4.500 4.500 8.500-9"></path> })}
        </svg>
    }
}

/// The mark of any record.
#[component]
pub fn RecordMark(record: Record, #[prop(default = 34)] size: u32) -> impl IntoView {
    match record {
        Record::Asset(asset) => view! { <AssetMark kind=asset.kind size /> }.into_any(),
        Record::Need(need) => view! { <NeedMark met=need.state == NeedState::Met size /> }.into_any(),
        Record::Area(_) => view! { <AreaMark size /> }.into_any(),
        Record::Link(link) => view! { <LinkMark agreed=link.state.is_agreed() size /> }.into_any(),
        Record::Action(action) => view! { <ActionMark done=action.state == ActionState::Done size /> }.into_any(),
        Record::Event(event) => view! { <EventMark held=event.held size /> }.into_any(),
    }
}

/// Bump and hollow, the sign of the house.
#[component]
pub fn Logo(#[prop(default = 34)] size: u32) -> impl IntoView {
    view! {
        <svg width=size height=size viewBox="0 0 40 40" aria-hidden="true">
            <circle cx="14" cy="20" r="11" fill="var(--individual)"></circle>
            <circle cx="27" cy="20" r="8.6" fill="none" stroke="var(--need)" stroke-width="4.6"></circle>
        </svg>
    }
}
