//! The worker's end of the bridge, inside a real worker.
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

use linli::browser::worker::serve;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

#[wasm_bindgen_test]
fn requests_are_answered_one_after_the_other() {
    js_sys::eval(
        "globalThis.send = globalThis.postMessage; globalThis.sent = []; globalThis.postMessage = (message) => sent.push(message);",
    )
    .unwrap();
    serve(|numbers: Vec<u32>, bytes: Option<Vec<u8>>, reporter| {
        reporter.progress(0.5, "adding");
        match numbers.as_slice() {
            [] => Err("nothing to add".to_owned()),
            numbers => Ok((numbers.iter().sum::<u32>(), bytes.map(|bytes| bytes.into_iter().rev().collect()))),
        }
    });
    let said = js_sys::eval(
        "const ask = (data) => globalThis.dispatchEvent(new MessageEvent('message', { data }));
        ask({ text: '[1,2,3]', bytes: new Uint8Array([7, 8]).buffer });
        ask({ text: '[4]' });
        ask({ text: '[]' });
        ask({ text: 'no JSON' });
        globalThis.postMessage = globalThis.send;
        JSON.stringify(sent.map(({ type, text, fraction, step, bytes }) => ({ type, text, fraction, step, bytes: bytes && [...new Uint8Array(bytes)] })))",
    );
    let said: serde_json::Value = serde_json::from_str(&said.unwrap().as_string().unwrap()).unwrap();
    let progress = serde_json::json!({ "type": "progress", "fraction": 0.5, "step": "adding" });
    let expected = serde_json::json!([
        { "type": "ready" },
        progress,
        { "type": "done", "text": "6", "bytes": [8, 7] },
        progress,
        { "type": "done", "text": "4" },
        progress,
        { "type": "failed", "text": "nothing to add" },
    ]);
    let said = said.as_array().unwrap();
    assert_eq!(said[..7], expected.as_array().unwrap()[..]);
    assert_eq!(said[7]["type"], "failed");
}
