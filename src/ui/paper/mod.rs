//! Sheets to print for a workshop: a map to write on, cards to cut out, the result for the wall; with a look at them before.

mod picture;
mod sheets;

use crate::browser::page;
use crate::model::{Paper, Workspace};
use crate::state::{Project, Shelf, lang, say, say_with, t};
use crate::ui::dialogs::Dialogs;
use crate::ui::kit::{Binding, CheckField, Dialog, Glyph, Icon};
use crate::ui::map::MapSlot;
use leptos::portal::Portal;
use leptos::task::spawn_local;
use leptos::{html, prelude::*};
use picture::{Asked, Picture, asked};
pub use sheets::Sheet;
use std::sync::Arc;

#[component]
pub fn PaperDialog() -> impl IntoView {
    let dialogs = expect_context::<Dialogs>();
    view! {
        <Dialog open=dialogs.paper title=Signal::derive(|| say("paper.paper"))>
            <Choosing />
        </Dialog>
    }
}

/// The map of the sheet, as far as it is drawn.
#[derive(Clone)]
enum Drawn {
    Coming,
    Here(Arc<Picture>),
    Failed,
}

/// Draws the map a sheet wants in an element out of sight, and again whenever it wants another.
fn keep_drawn(node: NodeRef<html::Div>, wanted: Memo<Option<Asked>>) -> RwSignal<Drawn> {
    let (project, shelf, map) = (expect_context::<Project>(), expect_context::<Shelf>(), expect_context::<MapSlot>());
    let drawn = RwSignal::new(Drawn::Coming);
    let turn = StoredValue::new(0_u32);
    Effect::new(move |_| {
        let (Some(asked), Some(element)) = (wanted.get(), node.get()) else { return };
        let language = lang();
        drawn.set(Drawn::Coming);
        turn.update_value(|turn| *turn += 1);
        let mine = turn.get_value();
        spawn_local(async move {
            let found = picture::draw(&element, asked, language, project, shelf, map.bounds()).await;
            if turn.try_get_value() == Some(mine) {
                drawn.set(found.map_or(Drawn::Failed, |picture| Drawn::Here(Arc::new(picture))));
            }
        });
    });
    drawn
}

#[component]
fn Choosing() -> impl IntoView {
    let project = expect_context::<Project>();
    let sheet = RwSignal::new(Sheet::Map);
    let paper = RwSignal::new(Paper::A4);
    let with_records = RwSignal::new(false);
    let node = NodeRef::<html::Div>::new();
    let wanted = Memo::new(move |_| asked(sheet.get(), paper.get(), with_records.get()));
    let drawn = keep_drawn(node, wanted);
    let picture = move || match drawn.get() {
        Drawn::Here(picture) if wanted.with(Option::is_some) => Some(picture),
        _ => None,
    };
    let svg = Memo::new(move |_| {
        let picture = picture();
        project.read(|workspace: &Workspace| sheets::svg(workspace, sheet.get(), paper.get(), picture.as_deref())).unwrap_or_default()
    });
    let coming = move || wanted.with(Option::is_some) && matches!(drawn.get(), Drawn::Coming);
    let failed = move || wanted.with(Option::is_some) && matches!(drawn.get(), Drawn::Failed);
    let missing = move || failed() && sheet.get() == Sheet::Map;
    let room = move || wanted.get().map(|asked| format!("width: {}px; height: {}px", asked.width_px, asked.height_px)).unwrap_or_default();
    let preview = move || say_with("paper.preview", &[("sheet", &say(sheet.get().name())), ("paper", paper.get().name())]);
    view! {
        <div class="body">
            <div class="paper-choices">
                <Chips label="paper.which_sheet" all=&Sheet::ALL chosen=sheet name=|sheet: Sheet| say(sheet.name()) />
                <Chips label="paper.which_size" all=&Paper::ALL chosen=paper name=|paper: Paper| paper.name().to_owned() />
                <Show when=move || sheet.get() == Sheet::Map>
                    <CheckField label="paper.with_records" bind=Binding::on(with_records, |yes| *yes, |kept, yes| *kept = yes) />
                </Show>
            </div>
            <Show when=failed>
                <p class="notice warn" role="alert">{t("paper.no_map")}</p>
            </Show>
            <div class="paper-preview" class:coming=coming aria-busy=move || coming().to_string()>
                <div class="paper-sheet" class:on-side=move || sheet.get().on_side() role="img" aria-label=preview inner_html=move || svg.get()></div>
                <Show when=coming>
                    <p class="paper-coming" role="status">{t("paper.drawing")}</p>
                </Show>
            </div>
            <div class="paper-map" inert=true aria-hidden="true" node_ref=node style=room></div>
        </div>
        <footer>
            <button class="button primary" disabled=move || coming() || missing() on:click=move |_| page::print()>
                <Icon glyph=Glyph::Print />
                {t("report.print")}
            </button>
        </footer>
        <Portal>
            <Printed svg=svg.into() paper=paper.into() on_side=Signal::derive(move || sheet.get().on_side()) />
        </Portal>
    }
}

/// Of several, one; pressed in.
#[component]
fn Chips<T: Copy + PartialEq + Send + Sync + 'static>(
    label: &'static str,
    all: &'static [T],
    chosen: RwSignal<T>,
    name: fn(T) -> String,
) -> impl IntoView {
    let chip = move |each: T| {
        view! {
            <button type="button" class="chip choice" aria-pressed=move || (chosen.get() == each).to_string() on:click=move |_| chosen.set(each)>
                {move || name(each)}
            </button>
        }
    };
    view! {
        <fieldset class="field">
            <legend>{t(label)}</legend>
            <div class="chips">{all.iter().copied().map(chip).collect_view()}</div>
        </fieldset>
    }
}

/// What the printer gets: the sheet alone, in its true size. Never on screen.
#[component]
fn Printed(svg: Signal<String>, paper: Signal<Paper>, on_side: Signal<bool>) -> impl IntoView {
    let sides = move || {
        let ((short, long), on_side) = (paper.get().size_mm(), on_side.get());
        if on_side { (long, short) } else { (short, long) }
    };
    let rule = move || {
        let (width, height) = sides();
        format!(
            "@media print {{ @page {{ size: {width}mm {height}mm; margin: 0; }} .paper-printed {{ width: {width}mm; height: calc({height}mm - 1px); }} }}"
        )
    };
    view! {
        <style>{rule}</style>
        <div class="paper-printed" aria-hidden="true" inner_html=move || svg.get()></div>
    }
}
