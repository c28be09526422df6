//! What lies under the map: a plain grid, a plan or photo, a PMTiles file, online tiles; and the footpaths over it.

use super::Dialogs;
use super::footpaths::FootpathFiles;
use crate::browser::map::Bounds;
use crate::browser::{File, files};
use crate::document::Edit;
use crate::model::{Base, Info, Position};
use crate::state::{Desk, Plan, Project, Shelf, Tool, keep_picture, keep_tiles, say, t};
use crate::ui::kit::{Binding, Dialog, TextField};
use crate::ui::map::MapSlot;
use leptos::prelude::*;
use leptos::task::spawn_local;

const OSM_TILES: &str = "https://tile.openstreetmap.org/{z}/{x}/{y}.png";
const OSM_ATTRIBUTION: &str = "© OpenStreetMap contributors";

/// Puts another base under the map, as one step of undo.
fn lay(project: Project, base: Base) {
    let Some(before) = project.peek(|workspace| workspace.info.clone()) else { return };
    let after = Info { base, ..before.clone() };
    let _same_as_before = project.commit(Edit::SetInfo { before, after });
}

/// The sentence on the corner marks of a printed sheet.
const fn told(marks: usize, is_laid: bool) -> &'static str {
    match (marks, is_laid) {
        (_, true) => "paper.laid",
        (0, false) => "paper.no_marks",
        _ => "paper.marks_found",
    }
}

/// The box around the corners: west, south, east, north.
fn around(corners: &[Position; 4]) -> Bounds {
    let (lngs, lats) = (corners.map(Position::lng), corners.map(Position::lat));
    let least = |degrees: [f64; 4]| degrees.into_iter().fold(f64::INFINITY, f64::min);
    let most = |degrees: [f64; 4]| degrees.into_iter().fold(f64::NEG_INFINITY, f64::max);
    [least(lngs), least(lats), most(lngs), most(lats)]
}

#[component]
pub fn BaseDialog() -> impl IntoView {
    let dialogs = expect_context::<Dialogs>();
    let project = expect_context::<Project>();
    let shelf = expect_context::<Shelf>();
    let desk = expect_context::<Desk>();
    let map = expect_context::<MapSlot>();
    let trouble = RwSignal::new(None::<&'static str>);
    let community = move || project.peek(|workspace| workspace.info.id).unwrap_or_default();
    let kind = move || project.read(|workspace| workspace.info.base.clone()).unwrap_or_default();
    let close = move || {
        trouble.set(None);
        dialogs.base.set(false);
    };
    let grid = move |_| {
        lay(project, Base::Grid);
        close();
    };
    let looking = RwSignal::new(false);
    let picture = move |file: File| {
        looking.set(true);
        spawn_local(async move {
            let kept = keep_picture(shelf, community(), file, map.bounds()).await;
            looking.set(false);
            match kept {
                Ok(Plan { base, marks, is_laid }) => {
                    if is_laid && let Base::Picture { corners, .. } = &base {
                        map.fit(around(corners));
                    }
                    lay(project, base);
                    close();
                    desk.take(Tool::Corners);
                    map.told_by_marks.set(Some((told(marks, is_laid), marks)));
                }
                Err(_) => trouble.set(Some("dialogs.picture_failed")),
            }
        });
    };
    let tiles = move |file: File| {
        spawn_local(async move {
            match keep_tiles(shelf, community(), file).await {
                Ok(base) => {
                    lay(project, base);
                    close();
                }
                Err(_) => trouble.set(Some("dialogs.tiles_failed")),
            }
        });
    };
    view! {
        <Dialog open=dialogs.base title=Signal::derive(|| say("map.base"))>
            <div class="body bases">
                <button class="base" aria-pressed=move || matches!(kind(), Base::Grid).to_string() on:click=grid>
                    <strong>{t("dialogs.base_grid")}</strong>
                    <span class="small soft">{t("dialogs.base_grid_hint")}</span>
                </button>
                <FileBase
                    label="dialogs.base_picture"
                    hint="dialogs.base_picture_hint"
                    accept="image/*"
                    chosen=Signal::derive(move || matches!(kind(), Base::Picture { .. }))
                    open=Callback::new(picture)
                />
                <Show when=move || looking.get()>
                    <p class="notice" role="status">{t("paper.looking")}</p>
                </Show>
                <Show when=move || matches!(kind(), Base::Picture { .. })>
                    <button
                        class="button"
                        on:click=move |_| {
                            close();
                            map.told_by_marks.set(None);
                            desk.take(Tool::Corners);
                        }
                    >
                        {t("dialogs.adjust_picture")}
                    </button>
                </Show>
                <FileBase
                    label="dialogs.base_pmtiles"
                    hint="dialogs.base_pmtiles_hint"
                    accept=".pmtiles"
                    chosen=Signal::derive(move || matches!(kind(), Base::Pmtiles { .. }))
                    open=Callback::new(tiles)
                />
                <OnlineTiles lay_it=Callback::new(move |base: Base| {
                    let lay_it = move || {
                        lay(project, base.clone());
                        close();
                    };
                    dialogs.after_caution(|cautions| &cautions.online_tiles, lay_it);
                }) />
                <FootpathFiles />
                <Show when=move || trouble.get().is_some()>
                    <p class="notice bad" role="alert">{move || trouble.get().map(say)}</p>
                </Show>
            </div>
        </Dialog>
    }
}

/// A base that comes from a file.
#[component]
fn FileBase(label: &'static str, hint: &'static str, accept: &'static str, chosen: Signal<bool>, open: Callback<File>) -> impl IntoView {
    view! {
        <label class="base" class:chosen=move || chosen.get()>
            <strong>{t(label)}</strong>
            <span class="small soft">{t(hint)}</span>
            <input
                class="visually-hidden"
                type="file"
                accept=accept
                aria-label=t(label)
                on:change:target=move |event| {
                    if let Some(file) = files::take_chosen(&event.target()).into_iter().next() {
                        open.run(file);
                    }
                }
            />
        </label>
    }
}

/// Tiles from the network; nothing is fetched before it is asked for.
#[component]
fn OnlineTiles(lay_it: Callback<Base>) -> impl IntoView {
    let url = RwSignal::new(OSM_TILES.to_owned());
    let attribution = RwSignal::new(OSM_ATTRIBUTION.to_owned());
    let wrong = RwSignal::new(None::<&'static str>);
    let show = move |_| {
        let (url, attribution) = (url.get_untracked().trim().to_owned(), attribution.get_untracked().trim().to_owned());
        let whole = url.starts_with("https://") && ["{z}", "{x}", "{y}"].iter().all(|part| url.contains(part));
        if !whole {
            wrong.set(Some("dialogs.tiles_address_wrong"));
            return;
        }
        wrong.set(None);
        lay_it.run(Base::Tiles { url, attribution, max_zoom: 19 });
    };
    view! {
        <details class="more base">
            <summary>{t("dialogs.base_online")}</summary>
            <div class="stack">
                <p class="small soft">{t("dialogs.base_online_hint")}</p>
                <TextField id="tiles-url" label="dialogs.tiles_address" bind=Binding::on(url, Clone::clone, |url, text| *url = text) error=wrong.into() />
                <TextField id="tiles-attribution" label="dialogs.tiles_attribution" bind=Binding::on(attribution, Clone::clone, |kept, text| *kept = text) />
                <button class="button primary" on:click=show>{t("dialogs.tiles_show")}</button>
            </div>
        </details>
    }
}
