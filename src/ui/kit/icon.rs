//! Line icons, drawn with the text's colour.

use leptos::prelude::*;

/// The icons in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    Map,
    List,
    Board,
    Network,
    Community,
    Actions,
    Report,
    Workshop,
    Talk,
    Print,
    Picture,
    Show,
    Undo,
    Redo,
    Import,
    Export,
    Language,
    Layers,
    Sliders,
    Captain,
    Gap,
    Close,
    More,
    Search,
    Place,
    Here,
    Hand,
    Camera,
    Edit,
    Plus,
    Minus,
    Whole,
    Before,
    After,
}

const fn path(glyph: Glyph) -> &'static str {
    match glyph {
        Glyph::Map => "m9 4-6 2.5v13L9 17l6 3 6-2.5v-13L15 7zM9 4v13m6-10v13",
        Glyph::List => "M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01",
        Glyph::Workshop => "M3 5h18v11H3zM12 16v4m-4 0h8M7 9h6M7 12h9",
        Glyph::Board => "M7.500 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM16.500 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8z",
        Glyph::Network => {
            "M5.500 9a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM18 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM17 20.500a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM6 20a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM8 6.500h8M7.300 8.300l7.600 7M5.700 9 6 16M8 18h6M18 8l-.7 6.500"
        }
        Glyph::Community => {
            "M12 4a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM5 13a2.200 2.200 0 1 0 0 4.400 2.200 2.200 0 0 0 0-4.400zm14 0a2.200 2.200 0 1 0 0 4.400 2.200 2.200 0 0 0 0-4.400zM7 20c.3-4 2.300-6.500 5-6.500s4.700 2.500 5 6.500"
        }
        Glyph::Actions => {
            "M12 13.500 5.500 6M12 13.500 18.500 6M12 13.500V20M5 7.500a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM19 7.500a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM12 22a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM12 15.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z"
        }
        Glyph::Report => "M6 3h9l4 4v14H6zM14 3v5h5M9 12h7M9 16h7",
        Glyph::Talk => "M4 5h16v11H11l-5 4v-4H4zM8 9h8M8 12h5",
        Glyph::Print => "M7 8V3h10v5M7 17H4V9h16v8h-3M7 14h10v7H7z",
        Glyph::Picture => "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M9 9h.01",
        Glyph::Show => "M3 4h18v12H3zM12 16v3M8 21l4-2 4 2M10 8l4 2-4 2z",
        Glyph::Undo => "M9 7 4 12l5 5M4 12h10a6 6 0 0 1 6 6v1",
        Glyph::Redo => "m15 7 5 5-5 5M20 12H10a6 6 0 0 0-6 6v1",
        Glyph::Import => "M12 4v11m-5-5 5 5 5-5M4 20h16",
        Glyph::Export => "M12 16V4M7 9l5-5 5 5M4 20h16",
        Glyph::Language => {
            "M3 6h11M8.500 3v3M12 6c-1.200 5-4.500 8.500-8.500 10.500M6 9.500c1.200 3 3.700 5.500 6.500 7M12.500 21l4.500-10.500L21.500 21M14.200 17.500h5.600"
        }
        Glyph::Layers => "m12 3 9 5-9 5-9-5zM3 12.500l9 5 9-5M3 17l9 5 9-5",
        Glyph::Sliders => "M4 7h9m5 0h2M4 17h2m5 0h9M15.500 4.500v5M8.500 14.500v5",
        Glyph::Captain => {
            "M3 11 12 4l9 7M6 9.500V20h12V9.500M12 11.500a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM8.500 20c.300-2.300 1.700-3.500 3.500-3.500s3.200 1.200 3.500 3.500"
        }
        Glyph::Gap => {
            "M9 4.500A8 8 0 0 0 4.500 9M4.500 15A8 8 0 0 0 9 19.500M15 19.500a8 8 0 0 0 4.500-4.500M19.500 9A8 8 0 0 0 15 4.500M12 9v4M12 15.500v.5"
        }
        Glyph::Close => "M6 6l12 12M18 6 6 18",
        Glyph::More => "M5 11.5v1M12 11.5v1M19 11.5v1",
        Glyph::Search => "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zm5 12 4.500 4.500",
        Glyph::Here => {
            "M12 5a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM12 9.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5zM12 2v3M12 19v3M2 12h3M19 12h3"
        }
        Glyph::Place => {
            "M12 21c-4-4.500-6.500-7.700-6.500-11a6.500 6.500 0 0 1 13 0c0 3.300-2.500 6.500-6.500 11zm0-13.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5z"
        }
        Glyph::Camera => "M4 7.500h3.500L9 5h6l1.500 2.500H20V19H4zM12 9.500a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7z",
        Glyph::Hand => {
            "M7 12V6.500a1.500 1.500 0 0 1 3 0V11m0-6a1.500 1.500 0 0 1 3 0v6m0-4.500a1.500 1.500 0 0 1 3 0V12m0-2.500a1.500 1.500 0 0 1 3 0V15a6 6 0 0 1-6 6h-1c-2.500 0-4-1.200-5.200-3.200L4 13.500a1.600 1.600 0 0 1 2.600-1.800L8 13.500"
        }
        Glyph::Plus => "M12 5v14M5 12h14",
        Glyph::Minus => "M5 12h14",
        Glyph::Whole => "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
        Glyph::Before => "M19 12H5m6-6-6 6 6 6",
        Glyph::After => "M5 12h14m-6-6 6 6-6 6",
        Glyph::Edit => "M4 20h4L19 9l-4-4L4 16zM13.500 6.500l4 4",
    }
}

/// An icon; decoration, so its button carries the label.
#[component]
pub fn Icon(glyph: Glyph) -> impl IntoView {
    view! {
        <svg
            class="icon"
            width="24"
            height="24"
            viewBox="0 0 24 24"
            fill="none"
            stroke="currentColor"
            stroke-width=if glyph == Glyph::More { "3" } else { "1.9" }
            stroke-linecap="round"
            stroke-linejoin="round"
            aria-hidden="true"
        >
            <path d=path(glyph)></path>
        </svg>
    }
}
