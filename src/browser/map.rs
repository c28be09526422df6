//! The Rust side of the map: a handle on the JavaScript facade `mapkit`, whose contract is the `Handle` of `mapkit/index.js`.

mod messages;
mod settings;

pub use messages::*;
pub use settings::*;

use super::{environment, js};
use crate::model::{Id, Position};
use js_sys::{Function, Promise};
use serde::{Serialize, de::DeserializeOwned};
use thiserror::Error;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, Element};

/// The bundle, copied beside `index.html`.
const SCRIPT: &str = "./mapkit/mapkit.js";

#[wasm_bindgen(inline_js = "export function load(url) { return import(url) }")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn load(url: &str) -> Result<Promise, JsValue>;
}

#[wasm_bindgen]
extern "C" {
    type Facade;
    #[wasm_bindgen(method, structural, catch)]
    fn create(this: &Facade, element: &Element, options: &str, on_event: &Function) -> Result<Promise, JsValue>;

    #[derive(Clone)]
    type Drawn;
    #[wasm_bindgen(method, structural, catch, js_name = setRecords)]
    fn set_records(this: &Drawn, records: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, structural, catch, js_name = updateRecords)]
    fn update_records(this: &Drawn, diff: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    fn select(this: &Drawn, id: Option<&str>) -> Result<(), JsValue>;
    #[wasm_bindgen(method, structural, catch, js_name = setPaths)]
    fn set_paths(this: &Drawn, lines: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, structural, catch, js_name = setHere)]
    fn set_here(this: &Drawn, here: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    fn mark(this: &Drawn, ids: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, structural, catch, js_name = setMode)]
    fn set_mode(this: &Drawn, mode: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, structural, catch, js_name = finishDrawing)]
    fn finish_drawing(this: &Drawn) -> Result<(), JsValue>;
    #[wasm_bindgen(method, structural, catch, js_name = cancelDrawing)]
    fn cancel_drawing(this: &Drawn) -> Result<(), JsValue>;
    #[wasm_bindgen(method, structural, catch, js_name = undoVertex)]
    fn undo_vertex(this: &Drawn) -> Result<(), JsValue>;
    #[wasm_bindgen(method, structural, catch, js_name = setBase)]
    fn set_base(this: &Drawn, base: &str, file: Option<&Blob>) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    fn view(this: &Drawn) -> Result<Option<String>, JsValue>;
    #[wasm_bindgen(method, structural, catch, js_name = setView)]
    fn set_view(this: &Drawn, view: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, structural, catch, js_name = takeKeys)]
    fn take_keys(this: &Drawn) -> Result<(), JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    fn fit(this: &Drawn, bounds: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    fn center(this: &Drawn) -> Result<Option<String>, JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    fn project(this: &Drawn, lng: f64, lat: f64) -> Result<Option<String>, JsValue>;
    #[wasm_bindgen(method, structural, catch, js_name = setPadding)]
    fn set_padding(this: &Drawn, padding: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    fn restyle(this: &Drawn, options: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    fn png(this: &Drawn) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    fn bare(this: &Drawn, paleness: f64) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    fn destroy(this: &Drawn) -> Result<(), JsValue>;
}

/// Why there is no map; List and Board do everything but the picture. `detail` is for the console.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum MapError {
    /// The bundle could not be fetched.
    #[error("expected the map's program, found: {detail}")]
    NotLoaded { detail: String },
    /// No WebGL2 on this device.
    #[error("expected graphics that can draw a map, found: {detail}")]
    NoGraphics { detail: String },
    /// The base cannot be drawn; the one before stays.
    #[error("expected a base that can be drawn, found {reason:?}: {detail}")]
    BaseRefused { reason: BaseFault, detail: String },
    /// The facade threw or answered something else than its contract says.
    #[error("expected the map to follow, found: {detail}")]
    Failed { detail: String },
}

fn failed(error: JsValue) -> MapError {
    MapError::Failed { detail: js::detail(&error) }
}

fn no_map(error: JsValue) -> MapError {
    let detail = js::detail(&error);
    if detail.contains("no-webgl") { MapError::NoGraphics { detail } } else { MapError::Failed { detail } }
}

type OnEvent = Closure<dyn Fn(String)>;

/// A map in an element; dropping it takes the map away. Keep it with `StoredValue::new_local`.
pub struct MapHandle {
    drawn: Drawn,
    _on_event: OnEvent,
}

/// A map on its way. When nobody waits for it any more, it is taken away as soon as it has come.
struct Coming(Option<(Promise, OnEvent)>);

impl Drop for Coming {
    fn drop(&mut self) {
        if let Some((promise, on_event)) = self.0.take() {
            spawn_local(async move {
                if let Ok(drawn) = promise.await {
                    let _ = drawn.unchecked_into::<Drawn>().destroy();
                }
                drop(on_event);
            });
        }
    }
}

impl MapHandle {
    /// Loads the facade when first needed and draws into the element. Given up meanwhile (the element is gone), the map goes too.
    pub async fn create(element: &Element, options: &MapOptions, on_event: impl Fn(MapEvent) + 'static) -> Result<Self, MapError> {
        Self::create_from(SCRIPT, element, options, on_event).await
    }

    /// As `create`, with another script beside `index.html`.
    pub async fn create_from(
        script: &str,
        element: &Element,
        options: &MapOptions,
        on_event: impl Fn(MapEvent) + 'static,
    ) -> Result<Self, MapError> {
        let not_loaded = |error: JsValue| MapError::NotLoaded { detail: js::detail(&error) };
        let facade = load(&environment::address_of(script)).map_err(not_loaded)?.await.map_err(not_loaded)?;
        let on_event = Closure::<dyn Fn(String)>::new(move |text: String| match serde_json::from_str(&text) {
            Ok(event) => on_event(event),
            Err(error) => web_sys::console::warn_1(&format!("map event not understood: {error}: {text}").into()),
        });
        let facade: Facade = facade.unchecked_into();
        let promise = facade.create(element, &write(options)?, on_event.as_ref().unchecked_ref()).map_err(no_map)?;
        let mut coming = Coming(Some((promise.clone(), on_event)));
        let drawn = promise.await;
        let (Ok(drawn), Some((_, on_event))) = (&drawn, coming.0.take()) else { return Err(drawn.map_or_else(no_map, failed)) };
        Ok(Self { drawn: drawn.clone().unchecked_into(), _on_event: on_event })
    }

    /// Replaces everything on the map.
    pub fn set_records(&self, records: &Records) -> Result<(), MapError> {
        self.drawn.set_records(&write(records)?).map_err(failed)
    }

    /// Changes what is on the map by a difference.
    pub fn update_records(&self, diff: &Diff) -> Result<(), MapError> {
        self.drawn.update_records(&write(diff)?).map_err(failed)
    }

    /// Marks one record, or none.
    pub fn select(&self, id: Option<Id>) -> Result<(), MapError> {
        self.drawn.select(id.map(|id| id.to_string()).as_deref()).map_err(failed)
    }

    /// Rings these pins where they stand, and no others.
    pub fn mark(&self, ids: &[Id]) -> Result<(), MapError> {
        self.drawn.mark(&write(&ids)?).map_err(failed)
    }

    /// Draws where the device is and looks there; `None` takes it away.
    pub fn set_here(&self, here: Option<&HereMark>) -> Result<(), MapError> {
        self.drawn.set_here(&write(&here)?).map_err(failed)
    }

    /// Draws these footpaths under everything that was put down, and no others.
    pub fn set_paths(&self, lines: &[Vec<Position>]) -> Result<(), MapError> {
        self.drawn.set_paths(&write(&lines)?).map_err(failed)
    }

    /// What a tap means from now on.
    pub fn set_mode(&self, mode: &Mode) -> Result<(), MapError> {
        self.drawn.set_mode(&write(mode)?).map_err(failed)
    }

    /// Closes the outline being drawn; answered by the event `Shape` or `ShapeError`.
    pub fn finish_drawing(&self) -> Result<(), MapError> {
        self.drawn.finish_drawing().map_err(failed)
    }

    /// Begins the outline anew.
    pub fn cancel_drawing(&self) -> Result<(), MapError> {
        self.drawn.cancel_drawing().map_err(failed)
    }

    /// Takes the last corner of the outline back.
    pub fn undo_vertex(&self) -> Result<(), MapError> {
        self.drawn.undo_vertex().map_err(failed)
    }

    /// Lays another base under the records. A PMTiles base needs its file; a picture needs it once, after that `None` only moves or fades it.
    pub async fn set_base(&self, base: &BaseSpec, file: Option<&Blob>) -> Result<BaseInfo, MapError> {
        let answer = self.drawn.set_base(&write(base)?, file).map_err(failed)?.await.map_err(failed)?;
        let answer: BaseAnswer = read(answer.as_string())?;
        if answer.ok { Ok(answer.info) } else { Err(MapError::BaseRefused { reason: answer.reason, detail: answer.detail }) }
    }

    /// Where the map looks.
    pub fn view(&self) -> Result<Seen, MapError> {
        read(self.drawn.view().map_err(failed)?)
    }

    /// Looks somewhere else.
    pub fn set_view(&self, view: &View) -> Result<(), MapError> {
        self.drawn.set_view(&write(view)?).map_err(failed)
    }

    /// Sets the keyboard on the map.
    pub fn take_keys(&self) {
        // A map that is gone takes none.
        let _ = self.drawn.take_keys();
    }

    /// Looks at all of a box.
    pub fn fit(&self, fit: &Fit) -> Result<(), MapError> {
        self.drawn.fit(&write(fit)?).map_err(failed)
    }

    /// The place in the middle of what panels leave free.
    pub fn center(&self) -> Result<Place, MapError> {
        read(self.drawn.center().map_err(failed)?)
    }

    /// Where on screen a place lies.
    pub fn project(&self, lng: f64, lat: f64) -> Result<Pixel, MapError> {
        read(self.drawn.project(lng, lat).map_err(failed)?)
    }

    /// What panels cover; the selected pin is moved out from under them.
    pub fn set_padding(&self, padding: &Padding) -> Result<(), MapError> {
        self.drawn.set_padding(&write(padding)?).map_err(failed)
    }

    /// Another theme, language or other words; the view in the options is not gone to.
    pub fn restyle(&self, options: &MapOptions) -> Result<(), MapError> {
        self.drawn.restyle(&write(options)?).map_err(failed)
    }

    /// What is on screen, with scale and attribution, as a PNG.
    pub async fn png(&self) -> Result<Blob, MapError> {
        let picture = self.drawn.png().map_err(failed)?.await.map_err(failed)?;
        picture.dyn_into().map_err(failed)
    }

    /// The bare map once it is drawn, as a PNG under a white veil (0 to 1): scale and attribution are the caller's to add.
    pub async fn bare(&self, paleness: f64) -> Result<Blob, MapError> {
        let picture = self.drawn.bare(paleness).map_err(failed)?.await.map_err(failed)?;
        picture.dyn_into().map_err(failed)
    }
}

impl Drop for MapHandle {
    fn drop(&mut self) {
        let _ = self.drawn.destroy();
    }
}

fn write(message: &impl Serialize) -> Result<String, MapError> {
    serde_json::to_string(message).map_err(|error| MapError::Failed { detail: error.to_string() })
}

/// The facade answers nothing once the map is gone.
fn read<T: DeserializeOwned>(answer: Option<String>) -> Result<T, MapError> {
    let text = answer.ok_or_else(|| MapError::Failed { detail: "no map any more".to_owned() })?;
    serde_json::from_str(&text).map_err(|error| MapError::Failed { detail: format!("{error}: {text}") })
}
