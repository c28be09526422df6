//! The showcase: what everybody may see, one thing a slide, big; arrow keys, swipes and buttons step.

use crate::browser::page;
use crate::packs::TermList;
use crate::practice::showcase::{Slide, slides};
use crate::state::{Project, say_with, t};
use crate::ui::kit::{AssetMark, Glyph, Icon, term};
use crate::ui::route::{Route, Screen};
use crate::ui::terms;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::{html, prelude::*};

/// A finger that travels less than this has tapped, not swiped.
const SWIPE_PX: i32 = 50;

#[component]
pub fn Showcase() -> impl IntoView {
    let project = expect_context::<Project>();
    let route = expect_context::<Route>();
    let all = Memo::new(move |_| project.read(slides).unwrap_or_default());
    let at = RwSignal::new(0_usize);
    let count = move || all.with(Vec::len);
    let step = move |forwards: bool| {
        let last = all.with_untracked(Vec::len).saturating_sub(1);
        at.update(|at| *at = if forwards { (*at + 1).min(last) } else { at.saturating_sub(1) });
    };
    let leave = move || {
        if let Some(id) = route.screen().community() {
            route.go(Screen::Report(id));
        }
    };
    let stage = NodeRef::<html::Section>::new();
    let keys = window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| match event.key().as_str() {
        "ArrowRight" | "PageDown" => step(true),
        "ArrowLeft" | "PageUp" => step(false),
        "Escape" => leave(),
        _ => {}
    });
    on_cleanup(move || keys.remove());
    Effect::new(move |_| {
        if let Some(stage) = stage.get() {
            request_animation_frame(move || page::focus_on(&stage));
        }
    });
    let pressed_at = StoredValue::new(None::<i32>);
    let lifted = move |event: PointerEvent| {
        let travelled = pressed_at.get_value().map_or(0, |from| event.client_x() - from);
        pressed_at.set_value(None);
        if travelled.abs() > SWIPE_PX {
            step(travelled < 0);
        }
    };
    let full = move |_| {
        if let Some(stage) = stage.get_untracked() {
            page::turn_full_screen(&stage);
        }
    };
    // A slide that is no longer public is gone at once.
    let shown = move || all.with(|all| all.get(at.get().min(all.len().saturating_sub(1))).cloned());
    let position = move || say_with("report.slide_of", &[("n", &(at.get() + 1).min(count()).to_string()), ("all", &count().to_string())]);
    view! {
        <section
            class="showcase"
            node_ref=stage
            tabindex="-1"
            aria-label=t("report.showcase")
            on:pointerdown=move |event| pressed_at.set_value(Some(event.client_x()))
            on:pointerup=lifted
            on:pointercancel=move |_| pressed_at.set_value(None)
        >
            <header class="row">
                <button class="button" on:click=move |_| leave()><Icon glyph=Glyph::Report />{t("report.back_to_report")}</button>
                <span class="grow"></span>
                <button class="button" on:click=full><Icon glyph=Glyph::Show />{t("report.full_screen")}</button>
            </header>
            <div class="slide" aria-live="polite">
                {move || match shown() {
                    Some(slide) => view! { <SlideView slide /> }.into_any(),
                    None => view! { <Nothing /> }.into_any(),
                }}
            </div>
            <Show when=move || { count() > 0 }>
                <footer class="row">
                    <button class="button" disabled=move || at.get() == 0 on:click=move |_| step(false)>{t("report.previous")}</button>
                    <p class="grow numbers" role="status">{position}</p>
                    <button class="button primary" disabled=move || { at.get() + 1 >= count() } on:click=move |_| step(true)>{t("report.next_slide")}</button>
                </footer>
            </Show>
        </section>
    }
}

#[component]
fn SlideView(slide: Slide) -> impl IntoView {
    let category = slide.category.as_deref().map(|id| terms::label(TermList::Categories, id));
    let gifts = slide.gifts.iter().map(|gift| view! { <li><b>{term("gift_kind", gift.kind.id())}</b> {gift.text.clone()}</li> });
    view! {
        <article data-kind=slide.kind.id()>
            <AssetMark kind=slide.kind size=120 />
            <p class="slide-kind">{term("asset_kind", slide.kind.id())} {category.map(|category| format!(" · {category}"))}</p>
            <h2>{slide.name.clone()}</h2>
            <ul>{gifts.collect_view()}</ul>
            {(!slide.text.is_empty()).then(|| view! { <p class="slide-text">{slide.text.clone()}</p> })}
        </article>
    }
}

#[component]
fn Nothing() -> impl IntoView {
    view! {
        <div class="stack">
            <h2>{t("report.nothing_to_show")}</h2>
            <p>{t("report.nothing_to_show_hint")}</p>
        </div>
    }
}
