//! Files, pictures and the worker's bridge, in a real browser.
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

use linli::browser::files::{self, FileError};
use linli::browser::pictures::{Picture, blob_to_data_uri, data_uri_to_blob, draw};
use linli::browser::worker::{Job, Progress, WorkerError};
use linli::browser::{Blob, clock};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

wasm_bindgen_test_configure!(run_in_browser);

/// As a picture is kept.
async fn reencode_picture(blob: &Blob, longest_px: u32) -> Result<Picture, FileError> {
    draw(blob, longest_px).await?.encode(blob.type_() == "image/jpeg").await
}

/// A picture half blue, half `fill`.
fn picture(width: u32, height: u32, fill: &str, kind: &str) -> Blob {
    let document = web_sys::window().unwrap().document().unwrap();
    let canvas: HtmlCanvasElement = document.create_element("canvas").unwrap().unchecked_into();
    canvas.set_width(width);
    canvas.set_height(height);
    let pen: CanvasRenderingContext2d = canvas.get_context("2d").unwrap().unwrap().unchecked_into();
    for (colour, left) in [("#0072b2", 0.0), (fill, f64::from(width) / 2.0)] {
        pen.set_fill_style_str(colour);
        pen.fill_rect(left, 0.0, f64::from(width) / 2.0, f64::from(height));
    }
    data_uri_to_blob(&canvas.to_data_url_with_type(kind).unwrap()).unwrap()
}

#[wasm_bindgen_test]
async fn bytes_and_text_are_read_as_they_are() {
    let bytes: Vec<u8> = (0..=255).collect();
    let blob = files::to_blob(&bytes, "application/octet-stream").unwrap();
    assert_eq!(files::read_bytes(&blob).await.unwrap(), bytes);
    let text = files::to_blob("\u{feff}名稱,緯度\n".as_bytes(), "text/csv").unwrap();
    assert_eq!(files::read_text(&text).await.unwrap(), "名稱,緯度\n");
    files::download("邻里.json", "application/json", b"{}").unwrap();
}

#[wasm_bindgen_test]
async fn data_uris_go_both_ways() {
    let bytes: Vec<u8> = (0..=255).cycle().take(100_001).collect();
    let uri = blob_to_data_uri(&files::to_blob(&bytes, "image/png").unwrap()).await.unwrap();
    assert!(uri.starts_with("data:image/png;base64,"));
    let back = data_uri_to_blob(&uri).unwrap();
    assert_eq!(back.type_(), "image/png");
    assert_eq!(files::read_bytes(&back).await.unwrap(), bytes);
    let plain = data_uri_to_blob("data:text/plain,%E9%82%BB%E9%87%8C").unwrap();
    assert_eq!(files::read_text(&plain).await.unwrap(), "邻里");
    for wrong in ["", "photo.png", "data:image/png;base64", "data:image/png;base64,***"] {
        assert_eq!(data_uri_to_blob(wrong).unwrap_err(), FileError::NotADataUri, "{wrong}");
    }
}

#[wasm_bindgen_test]
async fn pictures_are_made_small_enough() {
    let large = reencode_picture(&picture(2400, 1200, "#e69f00", "image/png"), 1600).await.unwrap();
    assert_eq!((large.width_px, large.height_px, large.blob.type_()), (1600, 800, "image/jpeg".to_owned()));
    let small = reencode_picture(&picture(40, 20, "#e69f00", "image/png"), 1600).await.unwrap();
    assert_eq!((small.width_px, small.height_px), (40, 20));
    let see_through = reencode_picture(&picture(400, 800, "rgba(0,0,0,0.5)", "image/png"), 600).await.unwrap();
    assert_eq!((see_through.width_px, see_through.height_px, see_through.blob.type_()), (300, 600, "image/png".to_owned()));
    let drawing = files::to_blob(
        br#"<svg xmlns="http://www.w3.org/2000/svg" width="300" height="150"><rect width="300" height="150"/></svg>"#,
        "image/svg+xml",
    );
    let drawing = reencode_picture(&drawing.unwrap(), 100).await.unwrap();
    assert_eq!((drawing.width_px, drawing.height_px), (100, 50));
    let no_picture = files::to_blob(b"not a picture", "image/png").unwrap();
    assert!(matches!(reencode_picture(&no_picture, 100).await, Err(FileError::NotAPicture { .. })));
}

#[wasm_bindgen_test]
async fn photos_stand_upright_and_forget_where_they_were_taken() {
    let photo = files::read_bytes(&picture(200, 100, "#e69f00", "image/jpeg")).await.unwrap();
    // EXIF of one entry: orientation 6, "turn me a quarter to the right".
    let exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
    let mut marked = photo[..2].to_vec();
    marked.extend([0xff, 0xe1]);
    marked.extend((exif.len() as u16 + 2).to_be_bytes());
    marked.extend(exif);
    marked.extend(&photo[2..]);
    let upright = reencode_picture(&files::to_blob(&marked, "image/jpeg").unwrap(), 1600).await.unwrap();
    assert_eq!((upright.width_px, upright.height_px), (100, 200));
    let bytes = files::read_bytes(&upright.blob).await.unwrap();
    assert!(!bytes.windows(4).any(|window| window == b"Exif"));
}

/// A worker of this script.
fn start(script: &str, bytes: Option<&[u8]>, heard: &Rc<RefCell<Vec<Progress>>>) -> Result<Job<Vec<u32>>, WorkerError> {
    let url = web_sys::Url::create_object_url_with_blob(&files::to_blob(script.as_bytes(), "text/javascript").unwrap()).unwrap();
    let heard = heard.clone();
    Job::start_script(&url, &[1, 2, 3], bytes, move |progress| heard.borrow_mut().push(progress))
}

#[wasm_bindgen_test]
async fn a_worker_tells_how_far_it_is_and_answers() {
    let heard = Rc::default();
    let script = "addEventListener('message', ({ data }) => {
            postMessage({ type: 'progress', fraction: 0.5, step: 'half' });
            const bytes = new Uint8Array(data.bytes).reverse();
            postMessage({ type: 'done', text: JSON.stringify(JSON.parse(data.text).reverse()), bytes: bytes.buffer }, [bytes.buffer]);
        });
        postMessage({ type: 'ready' });";
    let (response, bytes) = start(script, Some(&[7, 8, 9]), &heard).unwrap().await.unwrap();
    assert_eq!((response, bytes), (vec![3, 2, 1], Some(vec![9, 8, 7])));
    assert_eq!(*heard.borrow(), [Progress { fraction: 0.5, step: "half".to_owned() }]);
}

#[wasm_bindgen_test]
async fn a_worker_can_be_stopped_and_its_troubles_are_told_apart() {
    let heard = Rc::default();
    let endless = start("postMessage({ type: 'ready' });", None, &heard).unwrap();
    let canceller = endless.canceller();
    wasm_bindgen_futures::spawn_local(async move {
        clock::sleep_ms(30).await;
        canceller.cancel();
        canceller.cancel();
    });
    assert_eq!(endless.await.unwrap_err(), WorkerError::Cancelled);
    let breaks = start("onmessage = () => { throw new Error('out of memory'); }; postMessage({ type: 'ready' });", None, &heard);
    assert!(matches!(breaks.unwrap().await, Err(WorkerError::Broken { detail }) if detail.contains("out of memory")));
    let odd = start("onmessage = () => postMessage({ type: 'done', text: '{}' }); postMessage({ type: 'ready' });", None, &heard);
    assert!(matches!(odd.unwrap().await, Err(WorkerError::NotUnderstood { .. })));
    let missing = Job::<()>::start_script("no-such-worker.js", &(), None, |_| {});
    assert!(matches!(missing.unwrap().await, Err(WorkerError::Missing { .. })));
}
