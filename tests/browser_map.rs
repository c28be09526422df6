//! The map's bridge against a stand-in for the facade that writes down what it is told.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::must_use_candidate,
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    clippy::disallowed_types,
    reason = "helpers of tests stop the test, and tests may read files, print and take the time"
)]

use linli::browser::map::*;
use linli::browser::{files, ids};
use linli::model::{AreaKind, AssetKind, Base, LinkKind, LinkState, Position, Shape};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const STAND_IN: &str = "
const told = (window.told = []);
export async function create(element, options, onEvent) {
    if (element.dataset.graphics === 'none') throw new Error('no-webgl');
    window.tell = (event) => onEvent(typeof event === 'string' ? event : JSON.stringify(event));
    const note = (name) => (...all) => void told.push([name, ...all]);
    const names = ['setRecords', 'updateRecords', 'select', 'setMode', 'finishDrawing', 'cancelDrawing', 'undoVertex', 'setView', 'fit', 'setPadding', 'restyle', 'destroy'];
    const map = Object.fromEntries(names.map((name) => [name, note(name)]));
    return { ...map,
        view: () => JSON.stringify({ lng: 114.2, lat: 22.3, zoom: 16, bounds: [1, 2, 3, 4] }),
        center: () => JSON.stringify({ lng: 114.2, lat: 22.3 }),
        project: (lng, lat) => JSON.stringify({ x: lng * 2, y: lat * 2 }),
        setBase: async (base, file) => { told.push(['setBase', base, file?.size ?? null]); return JSON.stringify(file ? { ok: true, bounds: [1, 2, 3, 4], kind: 'vector' } : { ok: false, reason: 'not-pmtiles', detail: 'no file given' }); },
        png: async () => new Blob(['picture'], { type: 'image/png' }),
    };
}";

fn options() -> MapOptions {
    MapOptions { lang: "en".to_owned(), reduced_motion: true, ..MapOptions::default() }
}

fn script(text: &str) -> String {
    web_sys::Url::create_object_url_with_blob(&files::to_blob(text.as_bytes(), "text/javascript").unwrap()).unwrap()
}

fn element() -> web_sys::Element {
    web_sys::window().unwrap().document().unwrap().create_element("div").unwrap()
}

fn told() -> Vec<serde_json::Value> {
    let text = js_sys::eval("JSON.stringify(window.told.splice(0))").unwrap().as_string().unwrap();
    serde_json::from_str(&text).unwrap()
}

#[wasm_bindgen_test]
async fn commands_reach_the_facade_and_dropping_ends_it() {
    let map = MapHandle::create_from(&script(STAND_IN), &element(), &options(), |_| ()).await.unwrap();
    let (asset, need) = (ids::new_id(), ids::new_id());
    let place = |lng, lat| Position::new(lng, lat).unwrap();
    let shape = Shape::new(vec![vec![vec![place(0.0, 0.0), place(1.0, 0.0), place(0.0, 1.0)]]]).unwrap();
    let point = Point { id: need, lng: 114.2, lat: 22.3, kind: PointKind::Need, label: "陪診".to_owned(), met: true, faded: false };
    let records = Records {
        points: vec![Point { id: asset, kind: PointKind::Asset(AssetKind::Story), ..point.clone() }, point],
        areas: vec![AreaShape { id: asset, kind: AreaKind::GridCell, label: String::new(), polygons: shape, hatch: None }],
        links: vec![LinkLine {
            id: need,
            kind: LinkKind::Match,
            state: LinkState::Suggested,
            from: [1.0, 2.0],
            to: [3.0, 4.0],
            from_id: asset,
            to_id: need,
        }],
    };
    map.set_records(&records).unwrap();
    map.update_records(&Diff { points: Changes { put: vec![], remove: vec![asset] }, ..Diff::default() }).unwrap();
    map.select(Some(asset)).unwrap();
    map.select(None).unwrap();
    map.set_mode(&Mode::Connect { from: asset }).unwrap();
    map.finish_drawing().unwrap();
    let told = told();
    let sent: serde_json::Value = serde_json::from_str(told[0][1].as_str().unwrap()).unwrap();
    assert_eq!(sent["points"][0]["kind"], "story");
    assert_eq!(sent["points"][1]["kind"], "need");
    assert_eq!(sent["areas"][0]["polygons"][0][0][1], serde_json::json!([1.0, 0.0]));
    assert_eq!(sent["links"][0]["from_id"], asset.to_string());
    let diff: serde_json::Value = serde_json::from_str(told[1][1].as_str().unwrap()).unwrap();
    assert_eq!(diff["points"]["remove"][0], asset.to_string());
    assert_eq!(told[2], serde_json::json!(["select", asset.to_string()]));
    assert!(told[3][1].is_null());
    assert_eq!(told[4][1], format!(r#"{{"mode":"connect","from":"{asset}"}}"#));
    assert_eq!(told[5][0], "finishDrawing");

    assert_eq!(map.view().unwrap(), Seen { lng: 114.2, lat: 22.3, zoom: 16.0, bounds: [1.0, 2.0, 3.0, 4.0] });
    assert_eq!((map.center().unwrap(), map.project(1.0, 2.0).unwrap()), (Place { lng: 114.2, lat: 22.3 }, Pixel { x: 2.0, y: 4.0 }));
    let plan = files::to_blob(b"plan", "image/png").unwrap();
    let spec = BaseSpec::from(&Base::Pmtiles { file: "sha-1".to_owned(), name: "Island".to_owned() });
    let info = BaseInfo { bounds: Some([1.0, 2.0, 3.0, 4.0]), kind: Some("vector".to_owned()), ..BaseInfo::default() };
    assert_eq!(map.set_base(&spec, Some(&plan)).await.unwrap(), info);
    let refused = map.set_base(&spec, None).await.unwrap_err();
    assert_eq!(refused, MapError::BaseRefused { reason: BaseFault::NotPmtiles, detail: "no file given".to_owned() });
    let tiles = BaseSpec::Tiles { url: "https://tiles/{z}/{x}/{y}".to_owned(), attribution: String::new(), max_zoom: 18 };
    map.set_base(&tiles, Some(&plan)).await.unwrap();
    let told = self::told();
    assert_eq!(told[0], serde_json::json!(["setBase", r#"{"base":"pmtiles","id":"sha-1"}"#, 4]));
    assert!(told[2][1].as_str().unwrap().contains(r#""maxzoom":18"#));
    map.fit(&Fit { bounds: [1.0, 2.0, 3.0, 4.0], padding: None, max_zoom: Some(17.0) }).unwrap();
    map.set_view(&View { lng: 1.0, lat: 2.0, zoom: None, animate: true }).unwrap();
    let expected = [r#"{"bounds":[1.0,2.0,3.0,4.0],"maxZoom":17.0}"#, r#"{"lng":1.0,"lat":2.0,"animate":true}"#];
    assert_eq!(self::told().iter().map(|call| call[1].as_str().unwrap()).collect::<Vec<_>>(), expected);
    assert_eq!(files::read_text(&map.png().await.unwrap()).await.unwrap(), "picture");
    drop(map);
    assert_eq!(self::told().last().unwrap()[0], "destroy");
}

#[wasm_bindgen_test]
async fn events_come_typed_and_unknown_ones_do_no_harm() {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let listener = heard.clone();
    let map =
        MapHandle::create_from(&script(STAND_IN), &element(), &options(), move |event| listener.borrow_mut().push(event)).await.unwrap();
    let id = ids::new_id();
    let tell = format!(
        "const id = '{id}';
        for (const event of [
            {{ type: 'ready' }}, {{ type: 'tap', lng: 114.2, lat: 22.3 }}, {{ type: 'pick', id, record: 'point' }},
            {{ type: 'pick-many', ids: [id], lng: 1, lat: 2, x: 3, y: 4 }}, {{ type: 'background' }}, {{ type: 'move', id, lng: 1, lat: 2 }},
            {{ type: 'drawing', vertices: 3 }}, {{ type: 'shape', polygons: [[[[0, 0], [1, 0], [0, 1]]]] }}, {{ type: 'shape', id, polygons: [] }},
            {{ type: 'shape-error', reason: 'too-few' }}, {{ type: 'corners', corners: [[0, 1], [1, 1], [1, 0], [0, 0]] }},
            {{ type: 'view', lng: 1, lat: 2, zoom: 3 }}, {{ type: 'base-error', detail: 'tile' }}, {{ type: 'of a later version' }}, 'no JSON', {{ type: 'lost' }},
        ]) window.tell(event);"
    );
    js_sys::eval(&format!("{{ {tell} }}")).unwrap();
    let expected = [
        MapEvent::Ready,
        MapEvent::Tap { lng: 114.2, lat: 22.3 },
        MapEvent::Pick { id, record: Picked::Point },
        MapEvent::PickMany { ids: vec![id], lng: 1.0, lat: 2.0, x: 3.0, y: 4.0 },
        MapEvent::Background,
        MapEvent::Move { id, lng: 1.0, lat: 2.0 },
        MapEvent::Drawing { vertices: 3 },
        MapEvent::Shape { id: None, polygons: vec![vec![vec![[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]]]] },
        MapEvent::Shape { id: Some(id), polygons: vec![] },
        MapEvent::ShapeError { reason: ShapeFault::TooFew },
        MapEvent::Corners { corners: [[0.0, 1.0], [1.0, 1.0], [1.0, 0.0], [0.0, 0.0]] },
        MapEvent::View { lng: 1.0, lat: 2.0, zoom: 3.0 },
        MapEvent::BaseError { detail: "tile".to_owned() },
        MapEvent::Lost,
    ];
    assert_eq!(*heard.borrow(), expected);
    drop(map);
}

#[wasm_bindgen_test]
async fn without_program_or_graphics_there_is_a_reason() {
    let missing = MapHandle::create_from("no-such-script.js", &element(), &options(), |_| ()).await;
    assert!(matches!(missing.err(), Some(MapError::NotLoaded { .. })));
    let element = element();
    element.unchecked_ref::<web_sys::HtmlElement>().set_attribute("data-graphics", "none").unwrap();
    let blind = MapHandle::create_from(&script(STAND_IN), &element, &options(), |_| ()).await;
    assert!(matches!(blind.err(), Some(MapError::NoGraphics { detail }) if detail.contains("no-webgl")));
}

#[wasm_bindgen_test]
async fn a_map_nobody_waits_for_is_taken_away() {
    let script = script(&STAND_IN.replace(
        "export async function create(element, options, onEvent) {",
        "export async function create(element, options, onEvent) { window.begun = true; await new Promise((go) => setTimeout(go, 100));",
    ));
    js_sys::eval("window.begun = false; window.told = []").unwrap();
    let element = element();
    let options = options();
    {
        let mut creating = Box::pin(MapHandle::create_from(&script, &element, &options, |_| ()));
        // Polled until the facade is at work, then given up.
        std::future::poll_fn(|context| {
            assert!(creating.as_mut().poll(context).is_pending());
            std::task::Poll::Ready(())
        })
        .await;
        while !js_sys::eval("window.begun").unwrap().is_truthy() {
            linli::browser::clock::sleep_ms(10).await;
            std::future::poll_fn(|context| {
                assert!(creating.as_mut().poll(context).is_pending());
                std::task::Poll::Ready(())
            })
            .await;
        }
    }
    linli::browser::clock::sleep_ms(250).await;
    assert_eq!(told().last().unwrap()[0], "destroy");
}
